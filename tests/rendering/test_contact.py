"""Contact data in lines: as few as hold it, all about as long."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cv_generator.rendering.contact import FILLED, lines_of


@given(st.lists(st.floats(0.5, 60), max_size=12), st.floats(10, 50))
def test_no_line_is_wider_than_its_room_but_that_of_a_single_part(widths: list[float], room: float) -> None:
    lines = lines_of(widths, 1.5, room)
    assert sum(lines) == len(widths)
    at = 0
    for count in lines:
        filled = sum(widths[at : at + count]) + 1.5 * (count - 1)
        assert count == 1 or filled <= FILLED * room + 1e-9
        at += count


def test_what_finds_room_on_one_line_stands_on_one() -> None:
    assert lines_of([8, 8, 8], 1.5, 30) == (3,)


def test_lines_are_about_as_long_and_no_part_is_left_alone() -> None:
    assert lines_of([10, 10, 10, 10], 1.5, 36) == (2, 2)
    assert lines_of([], 1.5, 36) == ()
