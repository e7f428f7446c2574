"""Texts that are far longer than what they are: a headline of a page. They are stored and told, since they are printed.

What fits on the page the typesetter decides; a text of such a length is mostly one in the wrong field.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from cv_generator.cv.remnants import texts
from cv_generator.errors import Problem

_LINE = 200
_ITEM = 1_000
USUAL: Final[Mapping[str, int]] = {
    **dict.fromkeys(("full_name", "headline", "title", "employer", "institution", "organization", "location"), _LINE),
    **dict.fromkeys(("bullets", "details"), _ITEM),
    "summary": 2_000,
}
"""Field -> characters up to which nothing is said. A page of a CV has some 3,500."""

_INDEX = re.compile(r"\[\d+\]$")


def warnings(document: Mapping[str, Any], before: Mapping[str, Any] | None = None) -> Iterator[Problem]:
    """The texts of a CV that are longer; those that stood in it `before` were told then."""
    known = {text for _, text in _long(before)} if before else set()
    for path, text in _long(document):
        if text not in known:
            wrong = f"has {len(text):,} characters, all of them printed"
            yield Problem(path, "very_long", wrong, _hint(path))


def _hint(path: str) -> str:
    if path == "summary":
        return "A few sentences are read: move the rest to where it belongs, or shorten it."
    return "One line is read here: shorten it, or move the rest into bullets or the summary."


def _long(document: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for path, text in texts({name: value for name, value in document.items() if _longest(value) > _LINE}, ""):
        if len(text) > _LINE and len(text) > USUAL.get(_INDEX.sub("", path).rpartition(".")[2], len(text)):
            yield path, text


def _longest(value: Any) -> int:
    """Characters of the longest text within a value; most fields have no long one, and need no paths then."""
    if isinstance(value, str):
        return len(value)
    if isinstance(value, str):
        return len(value)
    inner = value if isinstance(value, list) else value.values() if isinstance(value, Mapping) else ()
    return max((len(each) if isinstance(each, str) else _longest(each) for each in inner), default=0)
