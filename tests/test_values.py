"""Values: compared by what they hold, and never changed, which the type checker sees to."""

from __future__ import annotations

from dataclasses import replace

from cv_generator.reading.regions.blocks import Run
from cv_generator.values import once, value


def test_values_are_compared_by_what_they_hold() -> None:
    one, same, other = Run("Muster"), Run("Muster"), replace(Run("Muster"), text="Anna")
    assert one == same != other
    assert len({one, same, other}) == 2


def test_the_type_checker_takes_them_for_frozen() -> None:
    told = value.__dataclass_transform__  # type: ignore[attr-defined]
    assert {**told, **told["kwargs"]}["frozen_default"] is True  # Python 3.11 has no place of its own for it


def test_making_one_costs_no_check_of_each_member() -> None:
    assert "__setattr__" not in vars(Run)


def test_what_is_asked_once_is_worked_out_once() -> None:
    asked: list[int] = []

    class Line:
        @once
        def text(self) -> str:
            """What it says."""
            asked.append(1)
            return "Muster"

    line = Line()
    assert (line.text, line.text, asked) == ("Muster", "Muster", [1])
    assert Line.text.__doc__ == "What it says."
