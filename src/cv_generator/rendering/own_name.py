"""The person's own name among the authors of a work: set in bold, as scholars do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from cv_generator.rendering.inline import Run

_INITIALS = r"[^\W\d_]\.(?:[ -]?[^\W\d_]\.)*"


def in_bold(runs: Sequence[Run], full_name: str) -> tuple[Run, ...]:
    """The runs with the name in bold: `Muster, A.`, `A. Muster`, `Anna Muster`, `Muster A`."""
    pattern = _pattern(full_name)
    return tuple(part for run in runs for part in (_parted(run, pattern) if pattern else (run,)))


def _parted(run: Run, pattern: re.Pattern[str]) -> Iterator[Run]:
    at = 0
    for it in pattern.finditer(run.text):
        if it.start() > at:
            yield replace(run, text=run.text[at : it.start()])
        yield replace(run, text=it[0], bold=True)
        at = it.end()
    if at < len(run.text):
        yield replace(run, text=run.text[at:])


@lru_cache(256)
def _pattern(full_name: str) -> re.Pattern[str] | None:
    """None for a name of one word, which could be any word. Titles (with a dot) are no part of a name."""
    words = [word for word in full_name.replace(",", " ").split() if not word.endswith(".")]
    if len(words) < 2:
        return None
    first, last = re.escape(words[0]), re.escape(words[-1])
    initial = re.escape(words[0][0])
    given = rf"(?:{first}|{initial}\.(?:[ -]?{_INITIALS})?)"
    return re.compile(rf"(?<!\w)(?:{last}, {given}|{given}(?: {_INITIALS})? {last}|{last} {initial}(?!\w))(?!\w)")
