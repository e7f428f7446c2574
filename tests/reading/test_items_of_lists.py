"""Where the items of a list begin: below dates, between signs, in cells, after white space; and sentences among them."""

from __future__ import annotations

import pytest

from tests.reading.printing import read, read_spaced

_HEAD = "@ Ada Quill\n\nada@example.org"


def _read(heading: str, *lines: str):
    return read("\n".join([_HEAD, f"# {heading}", *lines])).cv


@pytest.mark.parametrize(
    ("line", "items"),
    [
        ("Kilns — Fen School (2023) · Glazes — Fen School (2021)", ["Kilns — Fen School (2023)", "Glazes — Fen School (2021)"]),
        ("Raku – Fen (2014) | Slip – Fen (2012)", ["Raku – Fen (2014)", "Slip – Fen (2012)"]),
        ("clay chemistry • kiln control • glaze maths • safety", ["clay chemistry", "kiln control", "glaze maths", "safety"]),
        (
            "Course in throwing – 2019\\tCourse in glazing – 2017\\tKnowledge of gas and wood kilns",
            ["Course in throwing – 2019", "Course in glazing – 2017", "Knowledge of gas and wood kilns"],
        ),
    ],
)  # fmt: skip
def test_items_of_one_line_are_parted_where_each_is_whole(line: str, items: list[str]) -> None:
    assert _read("Courses", line).trainings == items


@pytest.mark.parametrize("line", ["Raku | Fen School | 2014", "Kiln control · Fen School · 2021"])
def test_a_name_its_school_and_its_date_are_one_item(line: str) -> None:
    assert len(_read("Courses", line).trainings) == 1


def test_what_stands_below_a_date_is_one_item_also_where_a_heading_names_two_kinds() -> None:
    lines = ("05.2021 – 06.2021", "Kiln control", "A course of the Fen School", "06.2019", "Raku exam", "A certificate")
    cv = _read("Courses and Certificates", *lines)
    assert cv.trainings == ["Kiln control, A course of the Fen School, 05.2021 – 06.2021"]
    assert cv.certifications == ["Raku exam, A certificate, 06.2019"]


def test_lines_that_each_end_in_a_date_are_items_in_whatever_type() -> None:
    cv = _read("Awards", "**Clay cup, Fen Fair. 2018**", "Slip medal, Fen Fair. 2017", "**Raku prize, Norwich. 2015**")
    assert len(cv.awards) == 3


def test_a_line_in_another_type_is_an_item_where_all_others_stand_alone() -> None:
    names = ("16 **Throwing — Fen**", "16 **Glazing — Fen**", "16 **Raku — Fen**", "16 _Slip — Fen_")
    assert len(read_spaced("\n".join(["0 @ Ada Quill", "12 # Courses", *names])).cv.trainings) == 4


def test_far_items_of_several_distances_are_told_from_near_lines() -> None:
    lines = ("3 Raku", "0 Fen School", "21 Throwing", "0 Fen School", "11 Glazing", "17 Slip", "0 Norwich")
    cv = read_spaced("\n".join(["0 @ Ada Quill", "12 # Certificates", *lines])).cv
    assert cv.certifications == ["Raku, Fen School", "Throwing, Fen School", "Glazing", "Slip, Norwich"]


def test_one_wrapped_item_among_others_is_told_by_its_distance() -> None:
    lines = ("7 Raku Firing and Pit Firing", "5 Certified Kiln Control", "0 Professional", "5 Glazes of the Fen")
    cv = read_spaced("\n".join(["0 @ Ada Quill", "12 # Certificates", *lines])).cv
    assert [item.replace(",", "") for item in cv.certifications][1] == "Certified Kiln Control Professional"
    assert len(cv.certifications) == 3


def test_a_paragraph_among_skills_or_interests_is_cut_into_its_sentences() -> None:
    said = "I repair kilns of every kind, also large ones. My glazes are mixed by hand, as they were in former days."
    assert len(_read("Skills", said, "Glazing").skills) == 3
    work = ("2019 – 2021, Potter, Mire Ltd, Norwich", "# Interests")
    assert len(_read("Work Experience", *work, said).interests) == 2


def test_slashes_part_skills_where_nothing_else_does() -> None:
    assert _read("Skills", "Clay / Slip / Raku", "Wood / Gas").skills == ["Clay", "Slip", "Raku", "Wood", "Gas"]
    assert _read("Skills", "Clay / Slip", "Glazing").skills == ["Clay / Slip", "Glazing"]


def test_a_name_with_an_explanation_behind_a_dash_is_one_skill() -> None:
    lines = [
        f"- {name} – Skilled in mixing and firing, drying, and storage of it." for name in ("Clay", "Slip", "Raku")
    ]
    assert len(_read("Skills", *lines).skills) == 3


def test_references_in_one_cell_are_parted_by_white_space() -> None:
    people = [f"{name}//Kiln Master//Phone: +44 113 496 01{at}0" for at, name in enumerate(("Nell Farrow", "Tom Reed"))]
    assert len(_read("References", f"|{people[0]}//{people[1]}|").references) == 2


def test_a_labelled_line_below_the_contact_tells_more_of_the_same_person() -> None:
    people = ("Nell Farrow", "Phone: +44 113 496 0110", "Position: Head of Kilns")
    assert _read("References", *people).references == [
        "Nell Farrow, Phone: +44 113 496 0110, Position: Head of Kilns",
    ]
    forms = ("Name: Nell Farrow", "Phone: +44 113 496 0110", "Name: Tom Reed", "Phone: +44 113 496 0120")
    assert len(_read("References", *forms).references) == 2


def test_labels_side_by_side_above_items_are_no_skills_however_long() -> None:
    lines = (
        "Ceramic materials and glazes\\tKilns of the school",
        "- Raku",
        "- Slip",
        "Methods of drying and firing\\tOther",
        "- Pit",
    )
    skills = [
        item for each in _read("Skills", *lines).skills for item in ([each] if isinstance(each, str) else each.items)
    ]
    assert skills == ["Raku", "Slip", "Pit"]


def test_labels_above_publications_are_none_and_part_none():
    cv = read("""
        # Publications
        _Reports and chapters:_
        - Quill, A., Mire, I.: Peat as a store of water. Fen Letters 4, 2019
        - Quill, A.: Pumps of the fen. Moor Press, 2015
        - Mire, I., Quill, A.: Sluices by hand. Fen Letters 2, 2013
        _Contributions to conferences:_
        - Quill, A.: Counting herons. Moor Days, Leeds, 2012
        - Quill, A.: Counting eels. Moor Days, Leeds, 2011
    """).cv
    assert [text[-4:] for text in cv.publications[:5]] == ["2019", "2015", "2013", "2012", "2011"]
