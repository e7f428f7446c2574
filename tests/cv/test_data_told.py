"""What is stored otherwise than it was meant is told of whole CVs as it is told of edits, at every door for data."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cv_generator import library
from cv_generator.cv.editing import edited
from cv_generator.cv.mistakes import understand
from cv_generator.cv.model import Cv
from cv_generator.cv.paths import Edit
from cv_generator.operations.answers import EDIT_ARGUMENTS
from cv_generator.operations.context import Context
from cv_generator.operations.definition import shown
from cv_generator.operations.dispatch import invoke
from cv_generator.operations.editing import UpdateArguments
from cv_generator.operations.registry import BY_NAME
from cv_generator.reading.cv_data import understand_data
from tests.surfaces.test_cli_data import Run, run

__all__ = ["run"]

PERIODS = {
    "until 2020": "until", "Summer 2019": "Summer", "2022 – expected 2026": "expected", "ca. 2015 – 2018": "ca",
}  # fmt: skip


@pytest.mark.parametrize("period", PERIODS)
@pytest.mark.parametrize("section", ["work_experience", "education", "further_experience"])
def test_words_beside_dates_are_told_of_a_whole_cv_as_of_an_edit(section: str, period: str) -> None:
    entries = [{"title": "Clerk", "date_range": "2010"}, {"title": "Head", "date_range": period}]
    by_edit = edited(Cv(), [Edit(section, entries)]).besides.warnings
    assert understand({section: entries}).told == by_edit
    [problem] = by_edit
    assert (problem.path, problem.code) == (f"{section}[1].date_range", "words_left_out")
    assert problem.message.endswith(f"without {PERIODS[period]}")


def test_a_repair_tells_the_words_that_it_leaves_out() -> None:
    data = {"jobs": [{"company": "Alpha", "role": "Head", "period": "Summer 2019"}]}
    assert [each.code for each in understand(data, repair=True).told] == ["words_left_out"]


@pytest.mark.parametrize("date", ["Summer 2019", "ca. 2019"])
def test_words_beside_the_dates_of_other_programs_are_told(date: str) -> None:
    data = {"basics": {"name": "Ada"}, "work": [{"name": "Alpha", "position": "Head", "startDate": date}]}
    told = [(each.path, each.code) for each in understand_data(data).told]
    assert told == [("work[0]", "open_end"), ("work[0].startDate", "words_left_out")]


def test_what_found_no_field_is_not_told_twice() -> None:
    data = {"basics": {"name": "Ada"}, "work": [{"name": "Alpha", "startDate": "2019", "endDate": "2020 (expected)"}]}
    sent = understand_data(data)
    assert (len(sent.unplaced), sent.told) == (1, ())


LISTS = [
    ({"languages": ["Italian fluent"]}, "level_inside", [{"language": "Italian", "level": "fluent"}]),
    ({"languages": ["Italian (C1)", "Italienisch"]}, "listed_twice", [{"language": "Italian", "level": "C1"}]),
    ({"languages": ["Italian", "Italian (C1)"]}, "listed_twice", [{"language": "Italian", "level": "C1"}]),
    (
        {"skills": [{"group": "DB", "items": ["a"]}, "Go", {"group": "db", "items": ["a", "b"]}]},
        "listed_twice",
        [{"group": "DB", "items": ["a", "b"]}, "Go"],
    ),
]


@pytest.mark.parametrize("by_edit", [True, False])
@pytest.mark.parametrize(("data", "code", "expected"), LISTS)
def test_a_list_tells_what_is_in_it_twice_or_inside_a_name(
    context: Context, data: dict[str, Any], code: str, expected: list[Any], by_edit: bool
) -> None:
    [(path, items)] = data.items()
    if by_edit:
        session = invoke(context, BY_NAME["create_cv_session"], {}).as_json()["session_id"]
        sent = {"session_id": session, "field_path": path, "value": items}
        answer = invoke(context, BY_NAME["update_cv_field"], sent).as_json()
    else:
        answer = invoke(context, BY_NAME["create_cv_session"], {"cv_data": data}).as_json()
    assert [each["code"] for each in answer["warnings"]] == [code]
    assert "suggested_call" not in answer["warnings"][0]["hint"]
    invoke(context, BY_NAME["update_cv_field"], answer["suggested_call"])
    sent = {"session_id": answer["session_id"], "fields": [path]}
    assert invoke(context, BY_NAME["get_cv_session"], sent).as_json()["cv_data"] == {path: expected}


def test_of_two_levels_of_a_language_none_is_chosen() -> None:
    understood = understand({"languages": ["Italian (B1)", "Italian (C1)"]})
    assert ([each.code for each in understood.told], understood.mends) == (["listed_twice"], ())


def test_a_date_whose_order_is_open_comes_with_the_edit_that_turns_it(context: Context) -> None:
    data = {"work_experience": [{"title": "Head", "date_range": "01/02/2013"}]}
    answer = invoke(context, BY_NAME["create_cv_session"], {"cv_data": data}).as_json()
    assert answer["suggested_call"]["edits"] == [{"field_path": "work_experience[0].date_range", "value": "2013-01"}]


def test_what_is_suggested_is_a_call_of_the_operation_that_edits(context: Context) -> None:
    assert shown(UpdateArguments) == EDIT_ARGUMENTS
    sent = {"cv_data": {"languages": ["Italian fluent"]}, "repair": False}
    strict = invoke(context, BY_NAME["create_cv_session"], sent).as_json()["suggested_call"]
    assert set(strict) == set(EDIT_ARGUMENTS)
    assert set(strict["edits"][0]) == {"field_path", "value", "op"}


DATA = {
    "full_name": "Ada Sample",
    "email": "ada@example.com",
    "phone": "+44 113 496 0123",
    "work_experience": [{"date_range": "Summer 2019", "employer": "Span Ltd", "title": "Engineer"}],
    "education": [{"date_range": "2016 – 2019", "institution": "University of Leeds", "title": "BEng"}],
}


def test_the_library_tells_by_a_warning_or_to_whom_it_is_given() -> None:
    with pytest.warns(UserWarning, match="without Summer"):
        library.load(DATA)
    found: list[Any] = []
    library.load(DATA, on_warning=found.append)
    assert [each.path for each in found] == ["work_experience[0].date_range"]


@pytest.mark.parametrize("name", ["cv.json", "cv.yaml"])
@pytest.mark.parametrize("command", [("render", "-o", "cv.pdf"), ("read",), ("validate",)])
def test_the_command_line_tells_it(run: Run, tmp_path: Path, command: tuple[str, ...], name: str) -> None:
    (tmp_path / name).write_text(json.dumps(DATA))
    status, out, err = run(command[0], name, *command[1:])
    assert status == 0
    assert (out if command[0] == "validate" else err).count("is stored as 2019, without Summer") == 1


@pytest.mark.parametrize("text", ["English/French C1", "English and French C1", "English, French C1", "English/French"])
def test_of_two_languages_in_one_item_the_one_that_is_there_keeps_its_level(text: str) -> None:
    cv = Cv(full_name="Ada Sample", languages=[{"language": "English", "level": "B2"}])
    done = edited(cv, [Edit("languages", text, "append")])
    assert [problem.code for problem in done.besides.warnings] == ["one_item"]
    mended = edited(done.cv, done.besides.moves).cv
    level = "C1" if "C1" in text else ""
    assert [(each.language, each.level) for each in mended.languages] == [("English", "B2"), ("French", level)]
