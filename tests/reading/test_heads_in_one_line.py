"""A title and an employer, or a degree and a school, on one line with the words of a language between them."""

from __future__ import annotations

import pytest

from tests.reading.printing import read

_WORK = {
    "fr": "Expériences professionnelles", "de": "Berufserfahrung", "nl": "Werkervaring", "es": "Experiencia laboral",
    "it": "Esperienze lavorative", "pt": "Experiência profissional", "pl": "Doświadczenie zawodowe",
}  # fmt: skip
_STUDIES = {
    "fr": "Formation", "de": "Ausbildung", "nl": "Opleiding", "es": "Formación", "it": "Istruzione", "pt": "Formação",
    "pl": "Wykształcenie",
}  # fmt: skip


@pytest.mark.parametrize(
    ("code", "line", "title", "employer"),
    [
        ("fr", "Caissière à la boutique Karité", "Caissière", "boutique Karité"),
        ("fr", "ETUDIANT AU GROTTES DE LANNE", "ETUDIANT", "GROTTES DE LANNE"),
        ("de", "UNREAL ENTWICKLERIN IN DER FIRMA PIXHAGEN", "UNREAL ENTWICKLERIN", "PIXHAGEN"),
        ("de", "PRAKTIKANTIN BEI DER HAGEDORN GROUP", "PRAKTIKANTIN", "HAGEDORN GROUP"),
        ("de", "Eine Woche Praktikum Bei Raumausstatter Hagedorn", "Eine Woche Praktikum", "Raumausstatter Hagedorn"),
        ("nl", "Stage bij gemeente Hudeloo", "Stage", "gemeente Hudeloo"),
        ("es", "Camarero en el restaurante La Perla", "Camarero", "restaurante La Perla"),
        ("es", "Dependiente en tienda de ropa Zarabel", "Dependiente", "tienda de ropa Zarabel"),
        ("it", "Cameriera nel ristorante Da Gino", "Cameriera", "ristorante Da Gino"),
        ("it", "Commessa presso negozio di abbigliamento Zanetta", "Commessa", "negozio di abbigliamento Zanetta"),
        ("pt", "Empregada de mesa no restaurante O Marujo", "Empregada de mesa", "restaurante O Marujo"),
        ("pl", "Sprzedawca w sklepie Żabiniec", "Sprzedawca", "sklepie Żabiniec"),
        ("pl", "Stażystka w Kancelarii Adwokackiej Nowin", "Stażystka", "Kancelarii Adwokackiej Nowin"),
    ],
)
def test_what_kind_of_employer_it_is_may_stand_small_before_its_name(code: str, line: str, title: str, employer: str):
    draft = read(f"# {_WORK[code]}\n2013 – 2014\\t{line}\n# {_STUDIES[code]}\n2010 – 2012\\tBachelor, Farnhove")
    job = draft.cv.work_experience[0]
    assert (job.title, job.employer) == (title, employer)
    assert not draft.unplaced_text


@pytest.mark.parametrize(
    ("code", "line", "title", "school"),
    [
        ("fr", "Baccalauréat au lycée Cheikh Anfar", "Baccalauréat", "lycée Cheikh Anfar"),
        ("es", "Grado en Ingeniería Informática por la Universidad de Farnal",
         "Grado en Ingeniería Informática", "Universidad de Farnal"),
        ("es", "Máster en Dirección en la escuela superior de negocios Alcor",
         "Máster en Dirección", "escuela superior de negocios Alcor"),
        ("it", "Diploma di maturità presso il liceo scientifico Voltan", "Diploma di maturità", "liceo scientifico Voltan"),
        ("nl", "Bachelor Informatica aan de hogeschool van Hudeloo", "Bachelor Informatica", "hogeschool van Hudeloo"),
        ("pl", "Technik informatyk w Zespole Szkół nr 2", "Technik informatyk", "Zespole Szkół nr 2"),
        ("pl", "Informatyka na Politechnice Torfowej", "Informatyka", "Politechnice Torfowej"),
    ],
)  # fmt: skip
def test_a_degree_or_a_subject_is_parted_from_its_school_by_a_small_word(code: str, line: str, title: str, school: str):
    draft = read(f"# {_WORK[code]}\n2013 – 2014\\tHudel GmbH\n# {_STUDIES[code]}\n2010 – 2012\\t{line}")
    study = draft.cv.education[0]
    assert (study.title, study.institution) == (title, school)
    assert not draft.unplaced_text


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("fr", "Responsable de la communication interne"),
        ("es", "Docente de secundaria en el área de Tecnología"),
        ("nl", "Medewerker voor administratieve taken"),
        ("pl", "Specjalista do spraw sprzedaży na rynku lokalnym"),
    ],
)
def test_small_words_behind_a_role_are_part_of_it(code: str, line: str):
    job = read(
        f"# {_WORK[code]}\n2013 – 2014\\t{line}\nHudel GmbH\n# {_STUDIES[code]}\n2010\\tBachelor"
    ).cv.work_experience[0]
    assert (job.title, job.employer) == (line, "Hudel GmbH")


def test_a_subject_in_a_degree_that_is_all_in_capitals_is_no_school():
    study = read("# Formation\n2016\\tBACCALAUREAT EN INFORMATIQUE DE GESTION\nHaute École Farnhove").cv.education[0]
    assert (study.title, study.institution) == ("BACCALAUREAT EN INFORMATIQUE DE GESTION", "Haute École Farnhove")


@pytest.mark.parametrize(
    ("code", "line", "title", "employer", "place"),
    [
        ("it", "Cameriere, presso Bar Farnese, Torino", "Cameriere", "Bar Farnese", "Torino"),
        ("nl", "Kok, bij Bakkerij Hudel, Gent", "Kok", "Bakkerij Hudel", "Gent"),
        ("fr", "Vendeuse, chez Maison Farnel, Lyon", "Vendeuse", "Maison Farnel", "Lyon"),
    ],
)
def test_a_small_word_behind_a_comma_is_no_part_of_the_name(
    code: str, line: str, title: str, employer: str, place: str
):
    draft = read(f"# {_WORK[code]}\n2013 – 2014\\t{line}\n# {_STUDIES[code]}\n2010\\tBachelor, Farnhove")
    job = draft.cv.work_experience[0]
    assert (job.title, job.employer, job.location) == (title, employer, place)
    assert not draft.unplaced_text


def test_a_school_behind_a_comma_and_a_small_word_is_the_school():
    study = read(
        "# Istruzione\n2013 – 2015\\tLaurea in Informatica, all'Università degli Studi di Farnese\n# Lingue\nItaliano (madrelingua)"
    ).cv.education[0]
    assert (study.title, study.institution) == ("Laurea in Informatica", "Università degli Studi di Farnese")


def test_a_dash_may_stand_right_behind_a_name_in_capitals():
    study = read(
        "# Formation\n2017 – 2019\\tLYCEE ROBERT FARN- HAGUENAU\nBTS Électrotechnique\n# Langues\nFrançais"
    ).cv.education[0]
    assert (study.institution, study.location) == ("LYCEE ROBERT FARN", "HAGUENAU")


def test_how_long_a_job_was_is_no_part_of_where_it_was():
    job = read(
        "# Expérience professionnelle\n2018\\tKUVANGA – Télétravail – 5 semaines\nVente\n# Langues\nFrançais"
    ).cv.work_experience[0]
    assert (job.employer, job.location) == ("KUVANGA", "Télétravail")


@pytest.mark.parametrize(
    ("code", "title", "school"),
    [
        ("fr", "Diplôme d'État en Technique, option Mécanique générale", "Lycée Farnga"),
        ("es", "Bachillerato, modalidad Ciencias", "IES Farnga"),
        ("it", "Diploma di maturità, indirizzo Informatica", "Liceo Farnga"),
        ("de", "Bachelor of Science, Schwerpunkt Torf", "Universität Farnga"),
        ("pt", "Licenciatura em Gestão, ramo Marketing", "Universidade de Farnga"),
    ],
)
def test_a_subject_behind_a_degree_and_a_comma_is_no_school(code: str, title: str, school: str):
    study = read(f"# {_WORK[code]}\n2013\\tHudel GmbH\n# {_STUDIES[code]}\n{title}\\t2017\n{school}").cv.education[0]
    assert (study.title, study.institution) == (title, school)


def test_a_subject_behind_a_school_and_a_comma_is_no_part_of_its_name():
    study = read("# Formation\n2012\\tLycée Farn, option théâtre\n# Langues\nFrançais").cv.education[0]
    assert (study.institution, study.details) == ("Lycée Farn", ["option théâtre"])


@pytest.mark.parametrize(
    ("code", "line", "title", "employer", "place"),
    [
        ("fr", "Stage d'observation, Karité SARL en mai 2019 à Lille", "Stage d'observation", "Karité SARL", "Lille"),
        ("de", "Praktikant, Hagedorn GmbH im Mai 2019 in Kassel", "Praktikant", "Hagedorn GmbH", "Kassel"),
    ],
)
def test_a_date_may_stand_between_a_name_and_its_place(code: str, line: str, title: str, employer: str, place: str):
    job = read(f"# {_WORK[code]}\n{line}").cv.work_experience[0]
    assert (job.title, job.employer, job.location, str(job.date_range)) == (title, employer, place, "2019-05")


def test_a_word_before_a_place_is_no_part_of_its_name():
    draft = read(f"# {_STUDIES['nl']}\n2010 – 2012\tBachelor Informatica aan hogeschool Hudeloo\nte Beverwijk")
    assert draft.cv.education[0].location == "Beverwijk"
    assert not draft.unplaced_text
