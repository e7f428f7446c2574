"""Edits of one call that are about one text or list: the last of them would take the place of the others."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from cv_generator.cv import keeping, shifting
from cv_generator.cv.in_part import Tried
from cv_generator.cv.paths import Edit
from cv_generator.errors import Problem

_SPELLED_OUT = 300
"""Letters of the texts that a hint spells out."""


def clashes(tried: Sequence[Tried]) -> Iterator[Problem]:
    """Edits under different names that mean one text or list: the last would take the place of the others."""
    said: dict[str, dict[str, list[Any]]] = {}
    for one in tried:
        name = one.edit.field_path
        for each in one.meant or ():
            if each.op not in ("set", "append") or each.field_path.endswith("date_range"):
                continue
            names = said.setdefault(each.field_path, {})
            others = [value for other, values in names.items() if other != name for value in values]
            if each.op == "set" and not keeping.words(others) <= keeping.words(each.value):
                yield _same_field(each, one.edit, [other for other in names if other != name], others)
            names.setdefault(name, []).append(each.value)


def set_twice(edits: Sequence[Edit]) -> Iterator[Problem]:
    """Texts that a later edit of the same call replaced."""
    said: dict[str, str] = {}
    for n, edit in enumerate(edits):
        if edit.op != "set":
            said = {path: text for path, text in said.items() if edit.op == "append" or "[" not in path}
            continue
        before = said.get(edit.field_path, "")
        if not isinstance(edit.value, str):
            continue
        if not keeping.words(before) <= keeping.words(edit.value):
            hint = "Only the last one is stored: where both are meant, send one text with both."
            now = shifting.at_the_end(edit.field_path, edits[n + 1 :]) or edit.field_path
            yield Problem(now, "set_twice", f"was set to {before[:60]} by an edit before", hint)
        said[edit.field_path] = edit.value


def _same_field(meant: Edit, edit: Edit, names: Sequence[str], others: Sequence[Any]) -> Problem:
    path, kind = meant.field_path, "list" if isinstance(meant.value, list) else "text"
    values = [json.dumps(value, ensure_ascii=False) for value in (*others, meant.value)]
    both = f": {' or '.join(values)}" if len("".join(values)) <= _SPELLED_OUT else ""
    one = both if kind == "text" else ", with all that it shall hold"
    message = f"means {path}, as {' and '.join(names)} does"
    return Problem(edit.field_path, "same_field", message, f"Send one {kind} for {path}{one}.")


def followed_by(edits: Sequence[Edit], others: Sequence[Edit]) -> list[Edit]:
    """Edits with others behind them; what sets a text again takes the place of the edit that did."""
    found = list(edits)
    for other in others:
        own = ("set", other.field_path)
        same = [n for n, each in enumerate(found) if (each.op, each.field_path) == own]
        if same and other.op == "set":
            found[same[-1]] = other
        else:
            found.append(other)
    return found
