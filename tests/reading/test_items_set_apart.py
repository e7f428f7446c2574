"""A line that white space sets apart from a list does not go on with its last item."""

from __future__ import annotations

from tests.reading.printing import read_spaced


def test_a_line_below_wide_white_space_is_an_item_of_its_own() -> None:
    cv = read_spaced("0 @ Ada Quill\n12 # Skills\n2 - Kiln repair\n2 - Glazing\n2 - Slip casting\n11 Stoneware").cv
    assert cv.skills == ["Kiln repair", "Glazing", "Slip casting", "Stoneware"]
