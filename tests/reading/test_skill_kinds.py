"""Skills as people write them: in the head of a page, with numbers, with levels, in clauses. All persons are invented."""

from __future__ import annotations

import pytest

from tests.reading.printing import read


def skills(text: str) -> list[str]:
    found: list[str] = []
    for one in read(text).cv.skills:
        found.extend(one.items if hasattr(one, "items") else [one])
    return found


def test_groups_of_skills_between_contact_and_the_first_section_need_no_heading():
    text = (
        "@ Ada Quill\nada@example.org\nLanguages: Ada, C++, ASP.NET\nTools: Moss • Fern • Ivy\n"
        "# Experience\n2019 - 2020 Engineer, Birch Ltd"
    )
    assert skills(text) == ["Ada", "C++", "ASP.NET", "Moss", "Fern", "Ivy"]


def test_numbers_that_stand_right_before_items_are_none_of_them():
    assert skills("@ Ada Quill\n# Skills\n1.Leadership\n2.Teamwork\n3.Drawing") == ["Leadership", "Teamwork", "Drawing"]


@pytest.mark.parametrize("mark", [": ", " | ", " – ", " - "])
def test_how_well_a_thing_is_known_belongs_to_it(mark):
    lines = "\n".join(f"- {name}{mark}{level}" for name, level in (("Blender", "podstawowy"), ("Krita", "sprawny")))
    assert skills(f"@ Ada Quill\n# Umiejętności\n{lines}") == ["Blender (podstawowy)", "Krita (sprawny)"]


@pytest.mark.parametrize(
    "phrase", ["Bereitschaft, Verantwortung zu übernehmen", "Fähigkeit, sich in ein Team einzufügen"]
)
def test_a_comma_before_an_infinitive_parts_no_skills(phrase):
    assert skills(f"@ Ada Quill\n# Fähigkeiten\nTeamgeist\n{phrase}\nGeduld") == ["Teamgeist", phrase, "Geduld"]


def test_a_bracket_that_stays_open_goes_on_in_the_next_line():
    assert skills("@ Ada Quill\n# Kenntnisse\nGute Informatikkenntnisse (\nWriter, Calc)\nZeichnen") == [
        "Gute Informatikkenntnisse ( Writer, Calc)",
        "Zeichnen",
    ]


def test_a_language_among_skills_whose_level_is_drawn_is_a_language():
    cv = read("@ Ada Quill\n# Skills\nDrawing\\t★★★☆☆\nDutch\\t★★★★☆\nSewing\\t★★☆☆☆").cv
    assert [one.language for one in cv.languages] == ["Dutch"]


def test_a_number_at_the_foot_of_a_page_is_no_language():
    assert [one.language for one in read("@ Ada Quill\n# Languages\nDutch - fluent\n1").cv.languages] == ["Dutch"]


def test_labels_in_bold_before_lists_need_no_colon():
    cv = read(
        "@ Ada Quill\n# Skills\n**Systems** Linux, Solaris\n**Languages** Ada, C, Prolog\n**Office.** Writer, Calc"
    ).cv
    assert [(group.group, list(group.items)) for group in cv.skills] == [
        ("Systems", ["Linux", "Solaris"]),
        ("Languages", ["Ada", "C", "Prolog"]),
        ("Office", ["Writer", "Calc"]),
    ]


def test_a_word_in_bold_among_skills_is_no_label():
    assert skills("@ Ada Quill\n# Skills\n**Ada**, C, Prolog\nDrawing\nSewing") == [
        "Ada",
        "C",
        "Prolog",
        "Drawing",
        "Sewing",
    ]


def test_what_groups_of_skills_are_called_stands_before_them_in_a_cell_of_its_own():
    text = "@ Ada Quill\n# Kenntnisse\nEDV-Kenntnisse\\tgut in Writer\nSonstiges\\tTeamgeist\nGenauigkeit\\tGeduld"
    assert skills(text) == ["gut in Writer", "Teamgeist", "Genauigkeit", "Geduld"]


@pytest.mark.parametrize("heading", ["Summary of Skills", "Non-Technical Skills Summary"])
def test_a_summary_of_skills_lists_skills(heading):
    items = ["Good knowledge of moss", "Drawing of ferns", "Patience with ivy", "Sewing"]
    lines = "\n".join(f"- {item}" for item in items)
    text = f"@ Ada Quill\n# Experience\n2019 - 2020 Gardener, Birch Ltd\n# {heading}\n{lines}"
    assert skills(text) == items


@pytest.mark.parametrize(
    ("line", "level"),
    [
        ("Proficient in Dutch (TOEFL 108/120).", "Proficient (TOEFL 108/120)"),
        ("Excellent in Dutch (mother tongue).", "Excellent (mother tongue)"),
        ("Fluent in Dutch.", "Fluent"),
    ],
)
def test_what_stands_in_brackets_behind_a_language_is_of_its_level(line, level):
    cv = read(f"@ Ada Quill\n# Languages\n- {line}\n- Basic skills in Danish and Czech").cv
    assert (cv.languages[0].language, cv.languages[0].level) == ("Dutch", level)


def test_what_stands_out_of_a_list_of_languages_ends_it():
    cv = read(
        "# Sprachen\n- Deutsch: Muttersprache\n- Englisch: gut in Wort und Schrift\n"
        "Werkzeuge\n- Grundkenntnisse in Blender\n- Git\n|Umgebung|Emacs, Vim|"
    ).cv
    assert [(spoken.language, spoken.level) for spoken in cv.languages] == [
        ("Deutsch", "Muttersprache"),
        ("Englisch", "gut in Wort und Schrift"),
    ]
    items = [item for one in cv.skills for item in (getattr(one, "items", None) or [one])]
    assert {"Grundkenntnisse in Blender", "Git", "Emacs", "Vim"} <= set(items)


def test_languages_without_any_level_are_one_each_though_one_is_in_no_list():
    cv = read("# Languages\n- English\n- Bengali\n- Quillish").cv
    assert [(spoken.language, spoken.level) for spoken in cv.languages] == [
        ("English", ""),
        ("Bengali", ""),
        ("Quillish", ""),
    ]


def test_the_end_of_a_sentence_is_no_language():
    draft = read("# Języki\nangielski: poziom zaawansowany\nniemiecki: poziom podstawowy\nmnie przez dom.")
    assert [spoken.language for spoken in draft.cv.languages] == ["angielski", "niemiecki"]
    assert draft.unplaced_text == ("mnie przez dom.",)


def test_other_short_things_right_below_skills_are_skills():
    jobs = "# Doświadczenie\n**Programista**\t03/2019 – 04/2021\nZakłady Lis, Gdynia"
    cv = read(f"@ Ewa Lis\n{jobs}\n# Umiejętności\nReact\nVue\n# Inne\nAzure\nJest\n# Języki\nangielski (C1)").cv
    assert cv.skills == ["React", "Vue", "Azure", "Jest"]
    assert cv.custom_sections == []


def test_other_things_with_labels_below_skills_are_none_of_them():
    cv = read("@ Ewa Lis\n# Umiejętności\nReact\nVue\n# Inne\nPrawo jazdy: B\nDyspozycyjność: od zaraz").cv
    assert cv.skills == ["React", "Vue"]


def test_labels_before_dashes_name_groups():
    lines = "- Front End - HTML, CSS, Svelte\n- Back End - Ada, Go\n- Drawing – Inkscape\n- Peat Tools - Spade, Slane"
    assert [group.model_dump() for group in read(f"# Skills\n{lines}").cv.skills] == [
        {"group": "Front End", "items": ["HTML", "CSS", "Svelte"]}, {"group": "Back End", "items": ["Ada", "Go"]},
        {"group": "Drawing", "items": ["Inkscape"]}, {"group": "Peat Tools", "items": ["Spade", "Slane"]},
    ]  # fmt: skip


def test_a_name_with_a_dash_among_other_skills_is_one():
    assert read("# Skills\n- Welding\n- C - the language\n- Sums").cv.skills == ["Welding", "C - the language", "Sums"]


def test_sentences_behind_labels_that_begin_with_capitals_stay_with_them() -> None:
    skills = [
        "Leading: Kept crews of the polder together, small and large.",
        "Planning: Set up the rota of all pumps, year by year.",
        "Writing: Reports that people read to the end.",
    ]
    assert read("# Skills\n" + "\n".join(skills)).cv.skills == skills


def test_a_colon_within_brackets_parts_no_label() -> None:
    assert read("# Skills\n- Sluices (Farn type: gates, valves)\n- Pumps").cv.skills == [
        "Sluices (Farn type: gates, valves)",
        "Pumps",
    ]


@pytest.mark.parametrize(
    "items",
    [
        ["Experience with Python, Java, SQL, Go"],
        ["Erfahrung mit Python, Java, SQL, Go", "Sicherer Umgang mit Word, Excel, Outlook, SAP"],
    ],
)
def test_a_list_behind_what_leads_to_it_is_one_item(items: list[str]):
    assert read("@ Ida Moor\n# Skills\n" + "\n".join(f"- {item}" for item in items)).cv.skills == items
