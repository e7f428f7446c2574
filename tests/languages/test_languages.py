"""The folders of languages: what they hold, and which words count when."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

import cv_generator
from cv_generator.cv import dates
from cv_generator.languages import (
    Lexica,
    active,
    codes,
    everywhere,
    facts,
    lexicon,
    pattern,
    reading_in,
    sections,
    sections_in,
    with_plain_forms,
)
from cv_generator.languages.folders import LanguageFolderError, add_directory, folder
from cv_generator.reading.structure.headings import sections_named
from cv_generator.reading.words.language_names import language_names

FILES = ("calls", "contact", "dates", "evidence", "fields", "headings", "small_words", "stems")


def test_english_comes_first_and_german_and_polish_follow():
    assert codes()[:3] == ("en", "de", "pl")


@pytest.mark.parametrize("code", codes())
def test_every_language_has_its_words_and_its_facts(code):
    for name in FILES:
        assert sections_in(name, code), name
    assert facts(code).name
    assert set(facts(code).page.headings) == set(facts("en").page.headings)
    assert set(facts(code).page.levels) == set(facts("en").page.levels)


@pytest.mark.parametrize("code", codes())
def test_a_file_has_no_section_that_the_english_one_lacks(code):
    """English names every section; a section of another name would never be asked for."""
    for name in FILES:
        assert set(sections_in(name, code)) - {str(month) for month in range(1, 13)} <= set(sections_in(name, "en")), (
            name
        )


def test_a_document_is_read_with_the_words_of_its_language_and_its_companions():
    with reading_in("de"):
        assert active() == ("en", "de", "pl")
    assert active() == codes()


def test_the_lists_of_several_languages_are_asked_as_one():
    with reading_in("pl"):
        assert {"languages", "sprachen", "języki"} <= set(sections("headings")["languages"])
        assert lexicon("evidence", "title").hits("Leiterin und inżynier, engineer") == 3


def test_towns_of_all_countries_are_known_in_every_language():
    assert {"Sevilla", "Poznań", "Winterthur", "Bristol"} <= set(everywhere("places")["towns"])


def test_dates_are_understood_in_all_languages_outside_a_document():
    assert [str(dates.parse_date_range(text)) for text in ("seit März 2019", "od marca 2019", "since March 2019")] == [
        "2019-03 – Present"
    ] * 3


def test_a_directory_without_languages_is_refused(tmp_path: Path):
    with pytest.raises(LanguageFolderError, match=r"holds no folder with a language\.toml"):
        add_directory(tmp_path)


def test_eight_languages_are_read():
    assert {"en", "de", "pl", "fr", "it", "es", "nl", "pt"} <= set(codes())


def test_the_guide_names_every_file_that_a_folder_may_hold():
    guide = (Path(__file__).parents[2] / "docs" / "add-a-language.md").read_text("utf-8")
    held = {file.name for code in codes() for file in folder(code).iterdir() if file.is_file()}
    assert len(held) > 10
    assert {name for name in held if f"`{name}`" not in guide} == set()


NAMED = re.compile(rf"[\"'](?:{'|'.join(codes())})[\"']")


def test_no_other_part_of_the_program_names_a_language():
    """`pt` is also a unit of length, in tables of units."""
    source = Path(cv_generator.__file__).parent
    modules = [file for file in source.rglob("*.py") if source / "languages" not in file.parents]
    assert len(modules) > 100
    named = [
        f"{file.relative_to(source)}: {line.strip()}"
        for file in modules
        for line in file.read_text("utf-8").splitlines()
        if NAMED.search(line) and '"pt": 1.0' not in line and ">>>" not in line
    ]
    assert named == []


TOY = {
    "language.toml": """
name = "Toy"
own_name = "Toyish"
tag = "en"
[page]
curriculum_vitae = "Lifo"
attachment = "Lifo datumo"
photo_of = "Foto {name}"
born = "Nasko {day}"
nationality = "Nacio {text}"
present = "nuntempe"
month = "{month:02d}/{year}"
day = "dd.MM.y"
[page.headings]
summary = "Profilo"
work_experience = "Laboro"
education = "Studado"
further_experience = "Alia"
skills = "Scipovo"
languages = "Lingvoj"
certifications = "Atestoj"
trainings = "Kursoj"
publications = "Verkoj"
awards = "Premioj"
interests = "Intereso"
references = "Referencoj"
[page.levels]
native = ["Denaska"]
bilingual = ["Dulingva"]
fluent = ["Flua"]
business = ["Profesia"]
intermediate = ["Meza"]
basic = ["Baza"]
""",
    "small_words.txt": "kaj; estas; en; la; mi; gvidado; laboro; studado; scipovo",
    "headings.txt": "[work_experience]\nmia laboro\n[skills]\nscipovo",
    "dates.txt": "[present]\nnuntempe",
}
USE = """
import datetime as dt, sys
from pathlib import Path
from cv_generator.languages import add_directory
add_directory(Path(sys.argv[1]))
from cv_generator.cv.model import Cv
from cv_generator.reading.document import read_document
from cv_generator.rendering.document import page_image
from tests.reading.docx_files import docx, p
bold = lambda text: p(runs=f"<w:r><w:rPr><w:b/></w:rPr><w:t>{text}</w:t></w:r>")
cv = read_document(docx(
    p("Ada Sample") + p("ada@example.com") + bold("Mia laboro") + p("2019 - nuntempe")
    + p("Gvidado kaj laboro en la urbo, kaj mi estas tie") + bold("Scipovo") + p("Excel, SAP")
)).cv
print(cv.language, cv.work_experience[0].date_range, cv.skills)
edited = Cv(**{**cv.model_dump(), "headline": "Testa"})
made = page_image(edited, today=dt.date(2026, 1, 1))
print(made.page_count, edited.headline)
"""


def test_a_folder_is_all_that_a_language_needs(tmp_path: Path):
    """In a process of its own: what is derived from the languages is derived once."""
    folder_of_toy = tmp_path / "xx"
    folder_of_toy.mkdir()
    for name, text in TOY.items():
        (folder_of_toy / name).write_text(text, "utf-8")
    done = subprocess.run(
        [sys.executable, "-c", USE, str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    assert done.stdout.splitlines() == ["xx 2019 – Present ['Excel', 'SAP']", "1 Testa"]


HEADINGS = {
    "fr": {
        "further_experience": ("Projets techniques", "Projets étudiants", "Activités extra-curriculaires"),
        "work_experience": ("Parcours pro", "Expériences de terrain", "Emplois précédents"),
        "education": ("Mon cursus", "Où j’ai étudié", "Études et diplômes"),
        "trainings": ("Stages et formations", "Formations continues"),
        "skills": ("Mes points forts", "Ce que je sais faire", "Informatique et compétences"),
        "interests": ("Ce que j'aime", "Mon temps libre"),
        "summary": ("En deux mots", "Qui je suis"),
    },
    "it": {
        "further_experience": ("Progetti universitari", "Progetti sviluppati", "Reti e affiliazioni"),
        "work_experience": ("Il mio percorso lavorativo", "Precedenti esperienze lavorative"),
        "education": ("Cosa ho studiato", "Iter scolastico"),
        "skills": ("Cosa so fare", "Uso del PC"),
        "interests": ("Nel tempo libero", "Cosa mi piace"),
        "summary": ("Obbiettivo professionale", "In poche parole"),
    },
    "es": {
        "further_experience": ("Portafolio", "Proyectos desarrollados", "Trabajos voluntarios"),
        "work_experience": ("A qué me dedico", "Prácticas formativas"),
        "education": ("Qué he estudiado", "Grado de instrucción"),
        "skills": ("Lo que sé hacer", "Informática y otros conocimientos"),
        "interests": ("Lo que me gusta", "Ocio y aficiones"),
        "summary": ("Algo sobre mí", "Qué busco", "Perfil laboral"),
    },
    "nl": {
        "further_experience": ("Studieprojecten", "Vrijwillige activiteiten", "Belangrijke projecten"),
        "work_experience": ("Wat ik doe", "Professionele achtergrond"),
        "education": ("Mijn diploma's", "Gevolgde studies"),
        "publications": ("Geschreven", "Artikels"),
        "interests": ("Wat ik graag doe", "Naast mijn werk"),
        "summary": ("Iets over mij", "In een notendop", "Professionele doelstelling"),
    },
    "pt": {
        "further_experience": ("Portfólio", "Projetos desenvolvidos", "Projetos acadêmicos"),
        "work_experience": ("O meu percurso profissional", "Principais experiências"),
        "education": ("O que estudei", "Grau de escolaridade"),
        "skills": ("O que sei fazer", "Conhecimentos de informática e outros"),
        "interests": ("Nos tempos livres", "Lazer e hobbies"),
        "summary": ("O que procuro", "Em poucas palavras"),
    },
}


@pytest.mark.parametrize("code", HEADINGS)
def test_headings_that_people_write_in_their_own_words_are_understood(code):
    with reading_in(code):
        for section, headings in HEADINGS[code].items():
            assert {heading: sections_named(heading) for heading in headings} == dict.fromkeys(headings, (section,))


@pytest.mark.parametrize(
    ("code", "texts"),
    [
        ("fr", ("mars 2019 – à l'heure actuelle", "de mars 2019 à ce jour", "03/2019 - toujours en cours")),
        ("it", ("da marzo 2019 ad oggi", "marzo 2019 – a tutt'oggi", "03/2019 – in corso")),
        ("es", ("marzo 2019 – act.", "desde marzo de 2019 hasta el día de hoy", "03/2019 - actualidad")),
        ("nl", ("maart 2019 t/m heden", "maart 2019 – tot op vandaag", "sinds maart 2019")),
        ("pt", ("março de 2019 – até aos dias de hoje", "desde março de 2019", "03/2019 - em curso")),
    ],
)
def test_a_time_that_goes_on_is_told_in_many_ways(code, texts):
    with reading_in(code):
        assert {text: str(dates.parse_date_range(text)) for text in texts} == dict.fromkeys(texts, "2019-03 – Present")


@pytest.mark.parametrize(
    ("code", "text", "period"),
    [
        ("es", "18-NOV-2021 – 13-SEP-2024", "2021-11 – 2024-09"),
        ("es", "2017 - Agosto", "2017-08"),
        ("es", "2017 - Agosto 2018", "2017 – 2018-08"),
        ("es", "Generación 2014-2018", "2014 – 2018"),
        ("fr", "Été - 2019", "2019"),
        ("fr", "Juillet/Août 2018", "2018-07 – 2018-08"),
        ("fr", "Obtenu en 2019", "2019"),
        ("it", "2018/oggi", "2018 – Present"),
        ("it", "in servizio dal 2020", "2020 – Present"),
        ("nl", "Behaald in 2018", "2018"),
        ("nl", "2018/heden", "2018 – Present"),
        ("pt", "Conclusão: 2019", "2019"),
        ("pt", "Admissão: 03/2019 Saída: 04/2020", "2019-03 – 2020-04"),
        ("pt", "02/2019 - emprego atual", "2019-02 – Present"),
    ],
)
def test_a_date_is_read_as_its_country_writes_it(code, text, period):
    with reading_in(code):
        assert str(dates.parse_date_range(text)) == period


def test_towns_that_the_telephone_areas_do_not_name_are_known():
    towns = {"Pamplona", "Dos Hermanas", "Marinha Grande", "Capelle aan den IJssel", "Temse", "Guérande"}
    assert towns <= set(everywhere("places")["towns"])


def test_a_label_of_forms_is_no_heading_by_its_parts():
    with reading_in("fr"):
        assert sections_named("Principales activités et responsabilités") == ()
        assert sections_named("Activités et loisirs") == ("interests",)


def test_lists_that_are_asked_together_say_what_each_says_alone():
    kinds = ("title", "organisation", "institution", "degree", "department", "break")
    lists = [lexicon("evidence", kind) for kind in kinds]
    together = Lexica((each,) for each in lists)
    texts = (
        "Head nurse of the county hospital, parental leave, head of department",
        "Ausbildung zur Krankenpflegerin am Städtischen Klinikum, Elternzeit",
        "Master of Science, Politechnika Wrocławska, Bachelor of Science",
        "", "Ada",
    )  # fmt: skip
    said = [together.hits(text) for text in texts]
    assert said == [tuple(each.hits(text) for each in lists) for text in texts]
    assert max(max(hits) for hits in said) > 1
    assert Lexica([(lists[0], lists[0])]).hits(texts[0]) == (2 * said[0][0],)


def test_words_count_without_their_accents_too():
    with reading_in("fr"):
        assert lexicon("evidence", "institution").has("lycee")
        assert lexicon("evidence", "degree").has("baccalaureat")
        assert sections_named("ETUDES SUPERIEURES") == sections_named("Etudes supérieures") == ("education",)
    with reading_in("es"):
        assert sections_named("Formacion academica") == ("education",)


def test_a_heading_may_be_numbered():
    for text in ("3 Languages", "4.2 Languages", "IV. Languages", "2) Languages"):
        assert sections_named(text) == ("languages",), text
    assert not sections_named("3 languages")


@pytest.mark.parametrize(
    ("code", "heading", "section"),
    [
        ("fr", "Compétences techniques et relationnelles", "skills"),
        ("es", "Habilidades técnicas y personales", "skills"),
        ("pt", "Projetos acadêmicos e profissionais", "further_experience"),
        ("it", "Competenze tecniche e trasversali", "skills"),
        ("nl", "Sociale en technische vaardigheden", "skills"),
        ("de", "Fachliche und persönliche Kompetenzen", "skills"),
    ],
)
def test_adjectives_that_a_heading_joins_are_of_one_noun(code, heading, section):
    with reading_in(code):
        assert sections_named(heading) == (section,)


def test_a_second_noun_makes_a_second_section():
    with reading_in("fr"):
        assert sections_named("Compétences et langues") == ("skills", "languages")


@pytest.mark.parametrize(
    ("code", "heading", "section"),
    [
        ("fr", "Missions humanitaires", "further_experience"),
        ("it", "Esperienze di docenza", "work_experience"),
        ("es", "Prevención de riesgos laborales", "trainings"),
        ("nl", "Softwarevaardigheden", "skills"),
        ("pt", "Premiações e reconhecimentos", "awards"),
    ],
)
def test_what_a_heading_may_be_called_is_listed_widely(code, heading, section):
    with reading_in(code):
        assert sections_named(heading) == (section,)


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("en", ("Bengali", "Castilian", "isiZulu")),
        ("de", ("Holländisch", "Weißrussisch")),
        ("pl", ("holenderski",)),
        ("fr", ("thaïlandais", "tamazight")),
        ("es", ("finlandés", "vascuence")),
        ("pt", ("checo", "polaco", "estónio")),
    ],
)
def test_languages_are_known_by_the_names_that_people_call_them(code, names):
    with reading_in(code):
        assert [name for name in names if name.casefold() not in language_names()] == []


@pytest.mark.parametrize("text", ["S K I L L S", "C E RT I F I C AT E S", "L AN G U A G E S"])
def test_a_heading_may_be_set_in_letters_apart_some_of_them_in_pairs(text):
    assert sections_named(text) == sections_named(text.replace(" ", "")) != ()


def test_short_words_are_no_letters_set_apart():
    assert sections_named("I do it as I am") == ()


def test_phrases_of_one_initial_stand_together_and_match_as_one_after_the_other() -> None:
    held: Counter[bool] = Counter()
    for code in codes():
        with reading_in(code):
            for name in ("grammar", "dates"):
                for section, listed in sections(name).items():
                    if any(phrase.startswith("*") for phrase in listed):
                        continue  # a list of words
                    phrases = sorted(dict.fromkeys(with_plain_forms(listed)), key=len, reverse=True)
                    in_order = "|".join(each.replace(" ?", r"\s*").replace(" ", r"\s+") for each in phrases) or "(?!)"
                    held[pattern(name, section).startswith("(?=[")] += 1
                    for flags in (0, re.IGNORECASE):
                        one, other = re.compile(in_order, flags), re.compile(pattern(name, section), flags)
                        for text in (*phrases, *(phrase.replace("\\", "").title() for phrase in phrases)):
                            found, also = one.search(f"so {text} on"), other.search(f"so {text} on")
                            assert (found and found.span()) == (also and also.span()), (code, section, text)
    assert held[True] > 100
