"""What the service itself does with what was sent takes time in proportion to its length."""

from __future__ import annotations

import datetime as dt
import re
import time
from collections.abc import Callable
from typing import Any

import pytest

from cv_generator.cv import checks, dates, json_text, mistakes, paths
from cv_generator.cv.model import Cv
from cv_generator.errors import UserError
from tests import patterns

WORKERS_ONLY = re.compile(
    r"cv_generator\.(?:rendering|reading\.(?:words|regions|structure|fields|formats|document|assemble|photo|kind))\b"
)
"""Modules that only ever run in workers, under a limit of processor time."""


def in_the_service() -> dict[tuple[Any, int], patterns.Found]:
    found: dict[tuple[Any, int], patterns.Found] = {}
    for module in patterns.modules():
        if not WORKERS_ONLY.match(module.__name__):
            for each in patterns.in_module(module)[0]:
                key = (each.pattern.pattern, each.pattern.flags)
                known = found.get(key, each)
                found[key] = patterns.Found(known.where, each.pattern, known.anchored and each.anchored)
    return found


FOUND = in_the_service()


def test_the_patterns_of_the_service_are_found() -> None:
    assert len(FOUND) > 40


@pytest.mark.parametrize("found", FOUND.values(), ids=lambda found: found.where.removeprefix("cv_generator."))
def test_a_pattern_of_the_service_is_linear(found: patterns.Found) -> None:
    assert patterns.is_linear(found), found.pattern.pattern


@pytest.mark.parametrize("pattern", [r"\s+$", r"(?:a|a)+b", r"x*y", r"(\w+)@", r"(.+?)\s*:\s*(.+)"])
def test_patterns_that_are_not_linear_are_told(pattern: str) -> None:
    assert not patterns.is_linear(patterns.Found("", re.compile(pattern), anchored=pattern.startswith("(.")))


DAY = dt.date(2026, 1, 21)
PIECES = ["a", "1", " ", "-", "a ", "1 ", "1-", " -", ".", "2020 ", "Jan ", "(", ")(", "|", ",", "a,", "[", "[0]", "a.", "{", "é", "\u0660",
          "\n", "* ", "- ", "@", "a@", "://", "01.2020 - ", "present ", "to ", "\ufdfa", "a\u0301"]  # fmt: skip


def refused(work: Callable[[], object]) -> None:
    try:
        work()
    except (UserError, ValueError):
        return


def built(name: str, text: str) -> None:
    """A CV with a text in a field, checked as every answer checks it."""
    entry = {"employer": text, "title": text, "date_range": text, "bullets": [text]}
    fields: dict[str, Any] = {
        "summary": text,
        "date_of_birth": text,
        "work_experience": [entry],
        "languages": [text],
        "links": [text],
    }
    refused(lambda: checks.check(Cv.model_validate({name: fields.get(name, text)}), DAY))


WORK: dict[str, Callable[[str], object]] = {
    "a range of dates": dates.parse_date_range,
    "a day": dates.parse_day,
    "JSON as text": json_text.parsed,
    "a path": lambda text: refused(lambda: paths.parse(text)),
    "a path that is meant": mistakes.nearest_path,
    "names of members": lambda text: refused(lambda: mistakes.understand({text: 1, "jobs": [{text: text}]})),
    "values of members": lambda text: refused(
        lambda: mistakes.understand({"jobs": text, "hobbies": text, "sprachen": text})
    ),
    **{
        f"the field {name}": lambda text, name=name: built(name, text)
        for name in (
            "full_name",
            "email",
            "phone",
            "summary",
            "date_of_birth",
            "work_experience",
            "languages",
            "links",
            "photo_url",
        )
    },
}


@pytest.mark.parametrize("work", WORK, ids=str)
def test_work_on_what_was_sent_is_linear(work: str) -> None:
    """Four times the text takes four times as long; sixteen times would be the square."""

    def seconds(text: str) -> float:
        started = time.process_time()
        WORK[work](text)
        return time.process_time() - started

    slow = []
    for piece in PIECES:
        text = piece * (25_000 // len(piece))
        if seconds(4 * text) > 0.1 and min(seconds(4 * text), seconds(4 * text)) > 8 * max(seconds(text), 0.01):
            slow.append(piece)
    assert not slow
