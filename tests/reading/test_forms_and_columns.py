"""Forms in two columns, lists that say more than names, headings that are numbered or marked. All persons are invented."""

from __future__ import annotations

import pytest

from cv_generator.reading.assemble import assemble
from cv_generator.reading.document import read_document
from cv_generator.reading.regions.blocks import Blocks, Bullet, Line, Run, Style
from tests.reading.docx_files import docx, p
from tests.reading.printing import read


def test_a_cell_of_labels_beside_a_cell_of_values_is_read_row_by_row():
    draft = read("""
        @ Joris van der Linde
        # Werkervaring
        September 2014 - Januari 2015:
        |Bedrijfsnaam://Plaats://Functie://Werkzaamheden:|Ontwerpbureau Kiezel//Zwolle//Illustrator//Tekende affiches en boeken.|
        September 2016 - Heden:
        |Bedrijfsnaam://Plaats://Functie://Werkzaamheden:|Speelhuis De Waal//Almere//Docent tekenen//Gaf les aan kinderen.|
        """)
    jobs = draft.cv.work_experience
    assert [(j.employer, j.location, j.title, j.bullets) for j in jobs] == [
        ("Ontwerpbureau Kiezel", "Zwolle", "Illustrator", ["Tekende affiches en boeken."]),
        ("Speelhuis De Waal", "Almere", "Docent tekenen", ["Gaf les aan kinderen."]),
    ]


def test_levels_in_a_cell_beside_their_languages_belong_to_each_and_a_heading_in_both_columns_is_one():
    draft = read("""
        @ Joris van der Linde
        |**Werkervaring**|**Werkervaring**|
        |2014 - 2016|Illustrator, Ontwerpbureau Kiezel|
        |**Talen**|**Talen**|
        |Nederlands//Engels//Duits|Moedertaal//Uitstekend//Goed|
        """)
    assert [(one.language, one.level) for one in draft.cv.languages] == [
        ("Nederlands", "Moedertaal"), ("Engels", "Uitstekend"), ("Duits", "Goed"),
    ]  # fmt: skip


def test_lines_that_begin_with_a_star_right_before_a_year_are_items():
    draft = read("""
        @ Aminata Sowdiallo
        # FORMATION
        *2013 : BTS Comptabilité, Lycée Les Acacias
        *2016 : Licence Gestion, Université du Fleuve
        *2018 : Master Finance, Université du Fleuve
        """)
    assert [(e.date_range, e.title) for e in draft.cv.education] == [
        ("2013", "BTS Comptabilité"), ("2016", "Licence Gestion"), ("2018", "Master Finance"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("heading", "language", "lines", "level"),
    [
        ("Idiomas", "Inglês", ("Compreensão - C2", "Conversação - C1"), "Compreensão - C2, Conversação - C1"),
        ("Langues", "Anglais", ("Expression orale : courant", "Lecture : bilingue"), "Expression orale : courant, Lecture : bilingue"),
    ],
)  # fmt: skip
def test_what_is_told_of_the_sides_of_a_language_is_its_level(heading, language, lines, level):
    told = "\n".join(lines)
    draft = read(f"@ Marta Solvarinho\n# {heading}\n{language}\n{told}")
    assert [(one.language, one.level) for one in draft.cv.languages] == [(language, level)]


def test_languages_that_somebody_says_to_speak_are_languages():
    draft = read("@ Aminata Sowdiallo\n# LANGUES\nJe parle wolof et français")
    assert [one.language for one in draft.cv.languages] == ["wolof", "français"]


@pytest.mark.parametrize(
    ("heading", "line", "items"),
    [
        ("Hobby e interessi", "Gioco a scacchi, un passatempo che mi insegna la pazienza.", 1),
        ("Loisirs", "J’aime la musique, la danse et le théâtre", 1),
        ("Interests", "five-a-side football, dinghy sailing, drum and bass (I play it badly)", 3),
        ("Intereses", "lectura, montañismo, cocina", 3),
    ],
)
def test_what_somebody_says_to_like_is_one_interest(heading, line, items):
    assert len(read(f"@ Marta Solvarinho\n# {heading}\n{line}").cv.interests) == items


def _skills(draft):
    return [item for one in draft.cv.skills for item in ([one] if isinstance(one, str) else one.items)]


def test_skills_that_are_explained_stay_whole():
    texts = [
        "Autonomia: abituata a lavorare da sola, anche lontano",
        "Pazienza: interesse per strumenti nuovi, libri e persone",
        "Ordine: attenzione ai dettagli e alle scadenze",
    ]
    assert _skills(read("\n".join(["@ Ginevra Bassanelli", "# Competenze", *texts]))) == texts
    listed = read(
        "@ Ginevra Bassanelli\n# Competenze\n- Linguaggi: Java, Ada, Go\n- Web: HTML, CSS\n- Altro: Git, Make"
    )
    assert _skills(listed) == ["Java", "Ada", "Go", "HTML", "CSS", "Git", "Make"]


def test_a_sentence_of_skills_is_one_and_a_list_with_a_stop_is_not():
    draft = read("@ Ginevra Bassanelli\n# Competenze\n- Ottima conoscenza di Ada, C e Go.\n- Java, Rust.")
    assert _skills(draft) == ["Ottima conoscenza di Ada, C e Go.", "Java", "Rust"]


def test_shares_behind_skills_say_nothing_and_dashes_part_short_ones():
    assert _skills(read("@ Marta Solvarinho\n# Habilidades\n- Html: 30%\n- Dibujo 80 %\n- C#: 50%")) == [
        "Html",
        "Dibujo",
        "C#",
    ]
    assert _skills(read("@ Marta Solvarinho\n# Habilidades\nHtml – Css – Bootstrap")) == ["Html", "Css", "Bootstrap"]
    assert len(_skills(read("@ Marta Solvarinho\n# Habilidades\nDibujo – a mano"))) == 1


def test_items_with_typed_markers_in_the_style_of_a_heading_are_items():
    style = '<w:pStyle w:val="Heading2"/>'
    lines = "<w:br/>".join(f'<w:t xml:space="preserve">- {text}</w:t>' for text in ("Torneado", "Soldadura", "Fresado"))
    body = (
        p("Marta Solvarinho")
        + p("CONOCIMIENTOS", '<w:pStyle w:val="Heading1"/>')
        + p(properties=style, runs=f"<w:r>{lines}</w:r>")
    )
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="Heading{n}"><w:name w:val="heading {n}"/><w:pPr><w:outlineLvl w:val="{n - 1}"/></w:pPr></w:style>'
        for n in (1, 2)
    )
    parts = {
        "word/styles.xml": f'<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{styles}</w:styles>'
    }
    data = docx(body, parts=parts, relationships={"r1": ("styles", "styles.xml")})
    assert _skills(read_document(data)) == ["Torneado", "Soldadura", "Fresado"]


def test_a_section_of_addresses_of_pages_alone_tells_where_somebody_is_found():
    draft = read(
        "@ Marta Solvarinho\n# Portfólio\nhttps://marta.example/obras\nhttps://www.linkedin.com/in/marta-solvarinho"
    )
    assert [link.url for link in draft.cv.links] == [
        "https://marta.example/obras",
        "https://www.linkedin.com/in/marta-solvarinho",
    ]
    assert not draft.cv.further_experience


def test_numbered_headings_head_sections_and_so_do_those_numbered_below_them():
    big, middle, plain = Style(14.3, bold=True), Style(12.0, bold=True), Style(10.0)
    lines = [
        Line(runs=(Run("Sanne van den Oleander", Style(20.0)),), gap=0.0),
        Line(runs=(Run("1 Opleiding", big),), gap=17.0),
        Bullet(runs=(Run("2011-2015: Informatica, Universiteit van de Veluwe", plain),), gap=9.0),
        Line(runs=(Run("2 Vaardigheden", big),), gap=17.0),
        Line(runs=(Run("2.1 ICT-vaardigheden", middle),), gap=10.0),
        Bullet(runs=(Run("Java, Ada", plain),), gap=9.0),
        Line(runs=(Run("2.2 Talenkennis", middle),), gap=10.0),
        Bullet(runs=(Run("Engels: vloeiend", plain),), gap=9.0),
    ]
    draft = assemble(Blocks("pdf", tuple(lines)))
    assert [e.institution for e in draft.cv.education] == ["Universiteit van de Veluwe"]
    assert _skills(draft) == ["Java", "Ada"]
    assert [(one.language, one.level) for one in draft.cv.languages] == [("Engels", "vloeiend")]


def test_undated_jobs_that_are_named_and_told_in_a_line_are_no_summary():
    draft = read("""
        @ Élodie Vasseur-Brun
        # Expériences
        Stage – Radars du Ponant (Brest) : découverte des métiers de la mesure et de la maintenance des antennes
        Vendeuse – Librairie des Halles (Lille) : conseil des clients et tenue de la caisse pendant deux étés entiers
        """)
    assert draft.cv.summary == ""
    assert (draft.cv.work_experience[0].title, draft.cv.work_experience[0].employer) == ("Stage", "Radars du Ponant")


def test_contact_data_at_the_foot_of_a_page_belong_to_no_section():
    draft = read("""
        @ Élodie Vasseur-Brun
        # Formation
        2014 – 2016 Master Gestion de projet, Université des Flandres
        # Compétences
        - Tableurs
        - Gestion de projet
        elodie@example.com
        12 rue des Tanneurs
        06 39 98 10 20
        59000 Lille
        """)
    assert _skills(draft) == ["Tableurs", "Gestion de projet"]
    assert draft.cv.email == "elodie@example.com"
    assert draft.cv.address_lines == ["12 rue des Tanneurs", "59000 Lille"]
    assert draft.cv.phone.endswith("39 98 10 20")


def test_names_with_a_stop_behind_them_are_a_list():
    draft = read(
        "@ Ginevra Bassanelli\n# Competenze\nBuona conoscenza di Ada, C e Go.\nSuite Ufficio Rossi, Java, Rust."
    )
    assert _skills(draft) == ["Buona conoscenza di Ada, C e Go.", "Suite Ufficio Rossi", "Java", "Rust"]


def test_a_year_with_how_long_it_took_dates_a_job_beside_ranges():
    jobs = read(r"""
        @ Élodie Vasseur-Brun
        # Expériences professionnelles
        Groupe Sureau - Saint Étienne, FR (42000)\t2017 (actuellement)
        **Développeuse Web**
        - Nouvelles pages
        Antennes du Ponant – Lyon, FR (69003)\t2015 (3 mois)
        **Développeuse Python**
        - Mesures
        """).cv.work_experience
    assert [(job.date_range, job.location, job.title) for job in jobs] == [
        ("2017 – Present", "Saint Étienne, FR (42000)", "Développeuse Web"),
        ("2015", "Lyon, FR (69003)", "Développeuse Python"),
    ]


def test_a_few_words_before_a_list_of_names_make_no_sentence_of_it():
    draft = read(
        "@ Ada Sample\n# Skills\nIntermediate experience with Ada, Rust, Go, Make.\nBuilt parts of a compiler at school, in Go."
    )
    assert _skills(draft)[1:] == ["Rust", "Go", "Make", "Built parts of a compiler at school, in Go."]
