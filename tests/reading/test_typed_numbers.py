"""Numbers that were typed before items and before the heads of entries."""

from __future__ import annotations

from tests.reading.printing import read


def test_lines_that_count_are_items_where_they_follow_one_another_and_heads_where_items_stand_below_them():
    draft = read(
        "@ Ada Fenn\n# Education\n1. Master of Arts in Hydrology (2018-2021)\n- University of Leeds\n2. Bachelor of Arts in History (2014-2017)\n"
        "- University of York\n3. Primary School (2004-2010)\n- Hull School\n# Languages\n1. Kinyarwanda: Fluent\n2. Dutch: Basic"
    )
    assert [(entry.title, entry.date_range) for entry in draft.cv.education][:2] == [
        ("Master of Arts in Hydrology", "2018 – 2021"), ("Bachelor of Arts in History", "2014 – 2017"),
    ]  # fmt: skip
    assert [(one.language, one.level) for one in draft.cv.languages] == [("Kinyarwanda", "Fluent"), ("Dutch", "Basic")]
    assert not draft.unplaced_text


def test_two_lines_that_count_alone_keep_their_numbers():
    cv = read("@ Ada Fenn\n# Interests\n1. Fußballclub Emden\n2. Ruderclub Leer").cv
    assert cv.interests == ["1. Fußballclub Emden", "2. Ruderclub Leer"]


def test_a_number_goes_on_with_the_items_above_it_and_no_other_does():
    """A page ends between the second and the third: alone on its page it has no marker as far as the page tells."""
    text = (
        "@ Ada Fenn\n# Publications\n- Fenn A., The fen. Mire Press 2016.\n- Fenn A., Maps of Ely. Mire Press 2019.\n"
    )
    assert len(read(text + "3. Fenn A., Peat and turf. Mire Press 2022.").cv.publications) == 3
    assert len(read(text + "7. Fenn A., Peat and turf. Mire Press 2022.").cv.publications) == 2
