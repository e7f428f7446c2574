"""The same career, written in each language: what is found is the same. All persons are invented."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from cv_generator.reading.document import read_document
from cv_generator.reading.words.tongue import detect_language
from tests.reading.docx_files import docx, p
from tests.reading.printing import read

BOLD = "<w:b/>"


@dataclass(frozen=True)
class Written:
    """Headings of experience, education, skills, languages; then what stands below them."""

    code: str
    headings: tuple[str, str, str, str]
    contact: tuple[str, ...]
    job: tuple[str, str, str]
    study: tuple[str, str, str]
    tongue: tuple[str, str]


CVS = (
    Written(
        "fr",
        ("EXPERIENCES PROFESSIONNELLES", "FORMATION", "COMPETENCES", "LANGUES"),
        ("Élodie Vasseur-Brun", "12 rue des Tanneurs, 59000 Lille", "Tél. : +33 6 39 98 10 20", "elodie@example.com"),
        ("depuis mars 2019", "Cheffe de projet, Société Oléandre", "Encadrement d’une équipe de six personnes"),
        ("2014 – 2016", "Master Gestion de projet, Université des Flandres", "Mention très bien"),
        ("Anglais", "courant"),
    ),
    Written(
        "it",
        ("Esperienze lavorative", "Istruzione e formazione", "Competenze", "Lingue"),
        ("Ginevra Bassanelli", "Via dei Mulini 8, 20121 Milano", "Tel.: +39 320 000 1122", "ginevra@example.com"),
        ("dal marzo 2019", "Responsabile acquisti, Meccanica Oleandri S.r.l.", "Gestione di un gruppo di sei persone"),
        ("2014 – 2016", "Laurea magistrale in Economia, Università del Ticino Nord", "Votazione 110/110"),
        ("Inglese", "ottimo"),
    ),
    Written(
        "es",
        ("Experiencia laboral", "Formación académica", "Competencias", "Idiomas"),
        ("Lucía Valdemar Ortuño", "Calle del Olmo 14, 28012 Madrid", "Móvil: +34 600 000 112", "lucia@example.com"),
        ("desde marzo de 2019", "Jefa de compras, Adelfas del Sur, S.L.", "Dirección de un equipo de seis personas"),
        ("2014 – 2016", "Máster en Logística, Universidad de Levante", "Trabajo de fin de máster con premio"),
        ("Inglés", "avanzado"),
    ),
    Written(
        "nl",
        ("Werkervaring", "Opleidingen", "Vaardigheden", "Talen"),
        ("Sanne van den Oleander", "Molenstraat 8, 3511 AB Utrecht", "Telefoon: +31 6 1234 0000", "sanne@example.com"),
        ("maart 2019 – heden", "Projectleider, Oleander Techniek B.V.", "Leiding aan een team van zes mensen"),
        ("2014 – 2016", "Master Bedrijfskunde, Universiteit van de Veluwe", "Scriptie over voorraadbeheer"),
        ("Engels", "vloeiend"),
    ),
    Written(
        "pt",
        ("Experiência profissional", "Formação académica", "Competências", "Línguas"),
        ("Inês Loureiro Bastos", "Rua das Oliveiras 8, 4000-123 Porto", "Telemóvel: +351 910 000 112", "ines@example.com"),
        ("desde março de 2019", "Gestora de projetos, Oleandros do Norte, Lda.", "Coordenação de uma equipa de seis pessoas"),
        ("2014 – 2016", "Mestrado em Gestão, Universidade do Douro Sul", "Tese sobre gestão de stocks"),
        ("Inglês", "fluente"),
    ),
)  # fmt: skip


def _document(cv: Written) -> bytes:
    experience, education, skills, languages = (p(runs=_bold(heading)) for heading in cv.headings)
    contact = "".join(p(line) for line in cv.contact)
    job, study = (
        p(runs=_bold(title)) + p(dates) + p(detail, "<w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr>")
        for dates, title, detail in (cv.job, cv.study)
    )
    known = p("Excel, SAP, Jira")
    return docx(contact + experience + job + education + study + skills + known + languages + p(": ".join(cv.tongue)))


def _bold(text: str) -> str:
    return f"<w:r><w:rPr>{BOLD}</w:rPr><w:t>{text}</w:t></w:r>"


@pytest.mark.parametrize("written", CVS, ids=lambda written: written.code)
def test_a_cv_is_read_in_its_language(written: Written) -> None:
    cv = read_document(_document(written)).cv
    assert cv.language == written.code
    assert cv.full_name == written.contact[0]
    assert (cv.email, cv.address_lines) == (written.contact[3], written.contact[1].split(", "))
    assert [job.date_range for job in cv.work_experience] == ["2019-03 – Present"]
    assert written.job[1].startswith(cv.work_experience[0].title)
    assert cv.work_experience[0].bullets == [written.job[2]]
    assert [study.date_range for study in cv.education] == ["2014 – 2016"]
    assert cv.skills == ["Excel", "SAP", "Jira"]
    assert [(spoken.language, spoken.level) for spoken in cv.languages] == [written.tongue]


def test_headings_in_capitals_may_lack_their_accents() -> None:
    french = next(written for written in CVS if written.code == "fr")
    assert french.headings[0] == "EXPERIENCES PROFESSIONNELLES"
    assert len(read_document(_document(french)).cv.work_experience) == 1


@pytest.mark.parametrize(
    "levels", [("Native or Bilingual", "Full Professional", "Elementary"), ("sehr gut", "gut", "A1")]
)
def test_languages_on_one_line_are_parted_behind_the_brackets_with_their_levels(levels: tuple[str, str, str]) -> None:
    names = ("Deutsch", "Englisch", "Tschechisch")
    line = " ".join(f"{name} ({level})" for name, level in zip(names, levels, strict=True))
    found = read(f"@ Ada Muster\n# Sprachen\n{line}").cv.languages
    assert [(spoken.language, spoken.level) for spoken in found] == list(zip(names, levels, strict=True))


@pytest.mark.parametrize(
    ("heading", "line"),
    [
        ("Expérience professionnelle", "Stagiaire au sein de la société Lumen"),
        ("Experiencia laboral", "Cajera en la empresa Lumen"),
        ("Experiência profissional", "Estagiária na empresa Lumen"),
        ("Esperienza lavorativa", "Cameriera presso la ditta Lumen"),
        ("Werkervaring", "Kassierster bij de firma Lumen"),
    ],
)
def test_the_company_that_is_called_one_is_the_employer(heading: str, line: str) -> None:
    draft = read(f"@ Marta Lazo\n# {heading}\n{line}\t2019")
    (job,) = draft.cv.work_experience
    assert (job.title, job.employer, draft.unplaced_text) == (line.split(maxsplit=1)[0], "Lumen", ())


@pytest.mark.parametrize(
    "texts", [["Eva M", "eva@example.com", "Bern"], ["MIT", "Physics", "PhD"], ["www.example.com/eva"]]
)
def test_addresses_and_names_in_capitals_speak_for_no_language(texts: list[str]) -> None:
    assert detect_language(texts) == "en"


def test_a_beginning_and_an_end_on_labelled_lines_of_their_own_are_one_range() -> None:
    (job,) = read("# Experiência\nMonitora, Colégio Sol\nInício: Agosto(2017)\nFim: Dezembro(2019)").cv.work_experience
    assert (job.title, job.employer, str(job.date_range)) == ("Monitora", "Colégio Sol", "2017-08 – 2019-12")
