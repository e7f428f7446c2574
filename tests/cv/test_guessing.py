"""What was meant by a call is guessed at in the service's own process, so guessing has an end."""

from __future__ import annotations

import time
import tracemalloc
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest

from cv_generator.cv.editing import apply_edits, edited
from cv_generator.cv.model import Cv
from cv_generator.cv.paths import Edit
from cv_generator.errors import InvalidEdit, InvalidInput
from cv_generator.operations.definition import parse
from cv_generator.operations.editing import UpdateArguments

SECONDS = 3.0
"""Of processor time for one call; what is kept out took 12 seconds to many minutes."""


def large(letters: str) -> Cv:
    """A CV of some hundred kilobytes, whose items have long names that are nearly the same."""
    names = [letters + str(number) for number in range(200)]
    jobs = [{"employer": name, "title": name, "date_range": "2019"} for name in names]
    return Cv.model_validate({"full_name": "Anna", "work_experience": jobs, "skills": names})


EDITS: dict[str, list[Edit]] = {
    "sixty names of many parts": [Edit("skills." + "a." * 2_400, "x")] * 60,
    "sixty names like many others": [Edit(f"skills[b{'a' * 190}]", "x")] * 60,
    "sixty names of letters in another order": [Edit(f"skills[{'ab' * 95}]", "x")] * 60,
    "sixty names of one entry": [Edit("work_experience.x.y.z.w.q.title", "x")] * 60,
    "sixty removals by name": [Edit(f"skills.{'a' * 4_000}", None, "remove", has_value=False)] * 60,
    "a move to a place of many steps": [Edit("work_experience[0]", "[0]" * 100_000, "move")],
    "a text of many parts": [Edit("custom_sections", {"title": "|a" * 500_000, "|a" * 500_000: "x"})],
    "a text of many lines as languages": [Edit("languages", "a\n" * 1_000_000)],
    "an object of many names": [Edit("design", {f"a.{number}": "x" for number in range(100_000)})],
    "an object of many names for a text": [Edit("summary", {f"a.{number}": "x" for number in range(100_000)})],
}


def own_sections(heading: str) -> Cv:
    """A CV of as many sections as there may be, with long headings."""
    sections = [{"heading": f"{number} {heading}", "items": ["a"]} for number in range(500)]
    return Cv.model_validate({"full_name": "Anna", "custom_sections": sections})


SIGNS = ["a,", "a;", "1.\n", "&amp;", "\\n"]


@pytest.mark.parametrize(
    "path", [*Cv.model_fields, "design.section_order", "design.hidden", "work_experience[0].bullets"]
)
def test_a_text_of_many_parts_costs_little_whatever_it_is_sent_for(path: str) -> None:
    cv = Cv.model_validate({"full_name": "Anna", "work_experience": [{"employer": "Firma", "title": "Lead"}]})
    for sign in SIGNS:
        edit = [Edit(path, sign * (49_000 // len(sign)))]
        assert spent(lambda edit=edit: refused_or_done(cv, edit)) < SECONDS, sign


def test_names_that_a_design_does_not_know_cost_little_beside_many_long_headings() -> None:
    cv = own_sections("x " * 450)
    for names in ([f"zz{number}" for number in range(500)], ["custom sections"] * 500):
        tracemalloc.start()
        try:
            assert spent(lambda names=names: refused_or_done(cv, [Edit("design.section_order", names)])) < SECONDS
            assert tracemalloc.get_traced_memory()[1] < 30_000_000
        finally:
            tracemalloc.stop()


@pytest.mark.parametrize("name", EDITS)
def test_edits_that_mean_nothing_cost_little(name: str) -> None:
    cv = large("a" * 190)
    assert spent(lambda: refused(lambda: apply_edits(cv, EDITS[name]), InvalidEdit)) < SECONDS


LISTS: dict[str, list[str]] = {
    "items with characters by name": ["&amp;" * 60 + str(number) for number in range(500)],
    "items with tags": ["<b>a</b>" * 40 + str(number) for number in range(500)],
    "items that say that the rest stays": ["new", *["... (rest unchanged)"] * 330],
}


@pytest.mark.parametrize("name", LISTS)
def test_what_is_told_of_a_list_costs_little(name: str) -> None:
    """Every item of it may have to be mended, and they are mended together."""
    cv = Cv.model_validate({"full_name": "Anna", "interests": [f"kept {number}" for number in range(500)]})
    started = time.process_time()
    told = edited(cv, [Edit("interests", LISTS[name])])
    assert time.process_time() - started < SECONDS / 2
    assert told.cv.interests == LISTS[name]


CALLS: dict[str, dict[str, Any]] = {
    "many arguments": {f"a{number}": "x" for number in range(100_000)},
    "many arguments in an object": {"cv_data": {f"a{number}": "x" for number in range(100_000)}},
    "many arguments in an object of options": {"options": {f"field_path{number}": "x" for number in range(100_000)}},
    "many edits": {"edits": [{"path": "summary", "val": "x"}] * 60_000},
    "many edits as JSON text": {"edits": "[" + ",".join(['{"path":"summary","val":"x"}'] * 30_000) + "]"},
    "many texts as edits": {"edits": ["x"] * 200_000},
    "many paths in an object": {"edits": {f"a{number}": "x" for number in range(100_000)}},
    "many names in an edit": {"edits": [{f"a{number}": "x" for number in range(100_000)}]},
}


@pytest.mark.parametrize("name", CALLS)
def test_arguments_that_are_none_cost_little(name: str) -> None:
    call = {"session_id": "x", **CALLS[name]}
    assert spent(lambda: refused(lambda: parse(UpdateArguments, call), InvalidInput)) < SECONDS


def spent(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def refused(work: Callable[[], object], refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        work()


def refused_or_done(cv: Cv, edits: list[Edit]) -> None:
    with suppress(InvalidEdit):
        apply_edits(cv, edits)


def test_an_item_is_still_known_by_a_name_with_dots() -> None:
    cv = Cv.model_validate({"full_name": "Anna", "skills": ["Node.js", "Go"]})
    with pytest.raises(InvalidEdit) as refused:
        apply_edits(cv, [Edit("skills.Node.js", "Deno")])
    assert refused.value.problems[0].hint.startswith('Send skills[0] as a whole, such as "Node.js (Deno)"')
