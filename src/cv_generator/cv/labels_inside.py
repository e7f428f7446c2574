"""A text that begins with the name of its own field, `Headline: Nurse`: it is told, since that would be printed too."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from cv_generator.cv.keeping import names_at
from cv_generator.cv.mistakes_names import ROOT, Place
from cv_generator.cv.paths import Edit
from cv_generator.errors import Problem

_LABELLED = re.compile(r"([^\W\d_][\w -]{1,30}?)\s*:\s+(\S.*)", re.DOTALL)
_FIELDS = (
    "full_name",
    "headline",
    "nationality",
    "summary",
    "employer",
    "institution",
    "organization",
    "title",
    "location",
)
"""Fields of one text in which no label belongs. A degree may be told with one: `Degree: with distinction`."""


def told(value: Any, path: str) -> tuple[tuple[Problem, ...], tuple[Edit, ...]] | None:
    """The texts of a value that begin with their field's name, with the edits that take it off; None without any."""
    found = list(_labelled(value, path))
    hint = "Where it is only the name of the field, send suggested_call: it takes it off."
    problems = (Problem(each.field_path, "label_inside", "begins with the name of its field", hint) for each in found)
    return (tuple(problems), tuple(found)) if found else None


def _labelled(value: Any, path: str) -> Iterator[Edit]:
    if isinstance(value, Mapping) and path.endswith("]"):
        for name, inner in value.items():
            yield from _labelled(inner, f"{path}.{name}")
        return
    parent, _, name = path.rpartition(".")
    found = _LABELLED.fullmatch(value) if name in _FIELDS and isinstance(value, str) else None
    names = (names_at(parent) if parent else ROOT) if found else None
    if found and names and names.place(found[1]) == Place(name):
        yield Edit(path, found[2])
