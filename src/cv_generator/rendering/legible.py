"""Letters that no font can show are replaced by a visible mark, and said so. Never an empty box unnoticed.

What the fonts of the package show is written down in fonts/coverage.json, which `tools/fonts.py` makes with them.
"""

from __future__ import annotations

import json
import unicodedata
from bisect import bisect_right
from dataclasses import fields, is_dataclass, replace
from functools import cache
from importlib import resources
from typing import Any

from cv_generator.rendering.view import View

MARK = "\ufffd"
"""REPLACEMENT CHARACTER, a question mark on a black diamond; Arimo has it."""

_NAMES_SHOWN = 12


def legible(view: View) -> tuple[View, tuple[str, ...]]:
    """The view in letters that can be shown, and a warning that names those that cannot.

    Characters that nobody sees (soft hyphens, joiners, direction marks) are left out: they would tear words apart in
    the text layer.
    """
    letters = set().union(*view.texts())
    unseen = {letter for letter in letters if unicodedata.category(letter) == "Cf"}
    missing = {letter for letter in letters - unseen if not _shown(letter)}
    if not unseen and not missing:
        return view, ()
    table = str.maketrans({**dict.fromkeys(unseen, ""), **dict.fromkeys(missing, MARK)})
    return _translated(view, table), (_warning(missing),) if missing else ()


def _warning(missing: set[str]) -> str:
    named = [f"{letter} (U+{ord(letter):04X})" for letter in sorted(missing)]
    more = f" and {len(named) - _NAMES_SHOWN} more" if len(named) > _NAMES_SHOWN else ""
    return (
        f"No font shows {', '.join(named[:_NAMES_SHOWN])}{more}; {MARK} stands in its place. "
        "Write it in other letters, or have a font added (see the documentation on fonts)."
    )


def _translated(part: Any, table: dict[int, str]) -> Any:
    """The same structure with all displayed strings translated; paths, addresses and kinds stay."""
    if isinstance(part, str):
        return part.translate(table)
    if isinstance(part, tuple):
        return tuple(_translated(item, table) for item in part)
    if is_dataclass(part) and not isinstance(part, type):
        shown = (it.name for it in fields(part) if it.name not in ("path", "url", "kind", "language"))
        return replace(part, **{name: _translated(getattr(part, name), table) for name in shown})
    return part


@cache
def _shown(letter: str) -> bool:
    """Whether a font of the package has the letter. Blanks need no font."""
    if letter.isspace():
        return True
    starts, ends = _coverage()
    at = bisect_right(starts, ord(letter)) - 1
    return at >= 0 and ord(letter) <= ends[at]


@cache
def _coverage() -> tuple[list[int], list[int]]:
    """First and last code points of the ranges that any font shows, sorted and disjoint."""
    listed = json.loads((resources.files("cv_generator.rendering") / "fonts" / "coverage.json").read_text("utf-8"))
    starts: list[int] = []
    ends: list[int] = []
    for first, last in sorted(tuple(pair) for ranges in listed.values() for pair in ranges):
        if ends and first <= ends[-1] + 1:
            ends[-1] = max(ends[-1], last)
        else:
            starts.append(first)
            ends.append(last)
    return starts, ends
