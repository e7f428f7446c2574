"""A text as the templates read it: runs of bold, italic and links, with what stays on one line in boxes.

A hyphen at the end of a line is ambiguous: text extractors take it for hyphenation and join "E-" and "Mail" to "EMail".
So no line ends with a hyphen. And a word that is wider than its column may break, or it would run off the page: an
address before a dot, a slash or an at sign. None of this leaves a mark in the text layer, as zero-width characters
would.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any, Final

from cv_generator.rendering.inline import Run
from cv_generator.rendering.metrics import width_of
from cv_generator.rendering.ties import tied

Pieces = str | list[Any]
"""A text, or its pieces in order: strings, and objects with `t` (again pieces) and how they are set (see base.typ)."""

_HYPHENS: Final = "\u2010–-"
_HYPHENED: Final = re.compile(rf"\S*[{_HYPHENS}]\S*")

_CUTS: Final = tuple(
    map(re.compile, (r"(?<=/)(?=[^/\s])", r"(?<=[^\s/:])(?=@)", r"(?<=[^\s./@:])(?=\.)", r"(?<=\w)(?=[?&=_/-])"))
)
"""Where a word that is too wide may be cut, the best places first: after a slash, before an at sign, a dot, others."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a text is set: its language, and the column in em of the family it is set in. `with_paths`: for places."""

    language: str
    family: str
    column: float
    bold: bool = False
    with_paths: bool = False

    def width(self, text: str) -> float:
        return width_of(text, self.family, bold=self.bold)


def pieces(runs: Sequence[Run], setting: Setting) -> Pieces:
    """The pieces of a text. Their strings joined are the text again."""
    text = "".join([run.text for run in runs])
    groups = _groups(text, setting)
    if not groups and not any(run.bold or run.italic or run.url or (run.path and setting.with_paths) for run in runs):
        return text
    found: list[Any] = []
    at = 0
    starts = {start for start, _ in groups}
    for start, end in groups:
        found += _styled(runs, at, start, setting)
        parts = list(_unbreakable(text, start, end, setting))
        at = end + (end + 1 in starts)  # a blank that stands alone between two boxes is lost in pdfium
        parts[-1] = (parts[-1][0], at)
        found += [{"t": _whole(_styled(runs, a, b, setting)), "k": 1} for a, b in parts]
    return [*found, *_styled(runs, at, len(text), setting)]


def plain(text: str, setting: Setting) -> Pieces:
    """The pieces of a text without markup."""
    return pieces((Run(text),), setting)


def _groups(text: str, setting: Setting) -> list[tuple[int, int]]:
    """Start and end of what a line could part and must not, or could not and must: tied words, words with hyphens, and
    words that are wider than the column. In order and disjoint; words are whole."""
    found = tied(text, setting.language) if " " in text else []
    for words in (_HYPHENED, _wide(int(setting.column / _WIDEST))):
        found += [it.span() for it in words.finditer(text)]
    merged: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return [part for group in merged for part in _fitting(text, *group, setting)]


def _fitting(text: str, start: int, end: int, setting: Setting) -> Iterator[tuple[int, int]]:
    """The group, or its words where together they would take a line of their own."""
    group = text[start:end]
    if " " not in group or len(group) * _WIDEST < setting.column or setting.width(group) <= 0.8 * setting.column:
        yield start, end
        return
    for it in re.finditer(r"\S+", group):
        yield start + it.start(), start + it.end()


_WIDEST: Final = 0.7
"""What a letter of a word is wide in em at most, on average: shorter words are not measured."""


@cache
def _wide(letters: int) -> re.Pattern[str]:
    return re.compile(rf"(?<!\S)\S{{{max(2, letters)},}}")


def _unbreakable(text: str, start: int, end: int, setting: Setting, rank: int = 0) -> Iterator[tuple[int, int]]:
    """The group whole; where it is too wide, its parts between the signs of an address; where one still is, its
    letters."""
    if (end - start) * _WIDEST < setting.column or setting.width(text[start:end]) <= setting.column:
        yield start, end
    elif rank == len(_CUTS):
        yield from _letters(text, start, end)
    else:
        cuts = [0, *(it.start() for it in _CUTS[rank].finditer(text[start:end])), end - start]
        for a, b in pairwise(cuts):
            yield from _unbreakable(text, start + a, start + b, setting, rank + 1)


def _letters(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Letters with their accents; a blank stays with what precedes it, and a hyphen with what follows."""
    at = start
    for here in range(start + 1, end):
        clings = unicodedata.category(text[here]).startswith("M") or text[here].isspace()
        if not clings and text[here - 1] not in _HYPHENS:
            yield at, here
            at = here
    yield at, end


def _styled(runs: Sequence[Run], start: int, end: int, setting: Setting) -> list[Any]:
    """What the runs hold between two places of their joined text."""
    found: list[Any] = []
    at = 0
    for run in runs:
        part = run.text[max(0, start - at) : max(0, end - at)]
        at += len(run.text)
        if part:
            marks = {"b": run.bold, "i": run.italic, "u": run.url, "p": setting.with_paths and run.path}
            style = {key: value for key, value in marks.items() if value}
            found.append({"t": part, **style} if style else part)
    return found


def _whole(parts: list[Any]) -> Pieces:
    return parts[0] if len(parts) == 1 and isinstance(parts[0], str) else parts
