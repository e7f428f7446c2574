"""Texts that are numbers, of any length and in any alphabet, are numbers or none: nothing trips over them."""

from __future__ import annotations

from typing import Any

import pytest

from cv_generator.cv import figures
from cv_generator.cv.editing import apply_edits
from cv_generator.cv.model import Cv
from cv_generator.cv.paths import Edit
from cv_generator.errors import InvalidEdit, InvalidInput, UserError
from cv_generator.operations.definition import parse
from cv_generator.operations.editing import UpdateArguments

FIGURES = [
    "1" * 5_000,
    "9" * 400,
    "²",
    "³²",
    "१" * 5_000,
    "½",
    "①",
    "-" + "1" * 5_000,
    "0" * 5_000 + "1",
    "1e999",
    "nan",
]
PATHS = ["work_experience[0]", "skills", "design", "birth_date"]


@pytest.mark.parametrize(("text", "number"), [("7", 7), ("-3", -3), (" 12 ", 12), ("٣", 3), ("", None), ("1.5", None), *((each, None) for each in FIGURES)])  # fmt: skip
def test_a_text_is_a_whole_number_of_a_sane_size_or_none(text: str, number: int | None) -> None:
    assert figures.whole(text) == number


def test_an_index_has_no_sign() -> None:
    assert [figures.index(each) for each in ("3", "-3", "+3", " 3", "²")] == [3, None, None, None, None]


def values(figure: str) -> list[Any]:
    date = {"year": "2020", "month": figure, "day": figure}
    return [
        figure,
        {figure: "x"},
        {figure: {"employer": "x"}},
        [{"employer": "x", "start_date": date}],
        f"{figure}. a\n2. b",
    ]


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: f"{figure[:3]}… of {len(figure)}")
def test_no_edit_trips_over_a_figure(figure: str, cv_data: dict[str, Any]) -> None:
    cv = Cv.model_validate(cv_data)
    for path in PATHS:
        for op in ("set", "append", "insert", "move", "remove"):
            for value in values(figure):
                for spelled in (path, f"{path}[{figure[:2_000]}]", f"/{path}/{figure[:2_000]}"):
                    try:
                        apply_edits(cv, [Edit(spelled, value, op)])  # type: ignore[arg-type]
                    except (InvalidEdit, UserError):
                        continue


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: f"{figure[:3]}… of {len(figure)}")
def test_no_patch_trips_over_a_figure(figure: str) -> None:
    for edit in (
        {"op": "move", "path": f"/skills/{figure}", "from": f"/skills/{figure}"},
        {"op": "add", "path": f"skills[{figure}]", "from": "skills[0]", "index": figure},
    ):
        try:
            parse(UpdateArguments, {"session_id": "x", "edits": [edit], "expected_version": f"v{figure}"})
        except InvalidInput:
            continue
