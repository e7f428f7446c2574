"""A text as the templates read it: runs of bold, italic and links, with what stays on one line in boxes.

A hyphen at the end of a line is ambiguous: text extractors take it for hyphenation and join "E-" and "Mail" to "EMail".
So no line ends with a hyphen, and words are not hyphenated: of a word in two parts no two programs make the same (the
figures are in docs/typesetting.md). One that is wider than its column is set smaller; an address breaks before a dot, a
slash or an at sign. None of this leaves a mark in the text layer, as zero-width characters
would.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise
from typing import Any, Final

from cv_generator.rendering.inline import Run
from cv_generator.rendering.metrics import width_of
from cv_generator.rendering.ties import tied

Pieces = str | list[Any]
"""A text, or its pieces in order: strings, and objects with `t` (again pieces) and how they are set (see base.typ)."""

_HYPHENS: Final = "\u2010–-"
_FIRST_PART: Final = re.compile(rf"(?<=[ {_HYPHENS}])")
_HYPHENED: Final = re.compile(rf"\S*[{_HYPHENS}]\S*")

_CUTS: Final = tuple(
    map(re.compile, (r"(?<=/)(?=[^/\s])", r"(?<=[^\s/:])(?=@)", r"(?<=[^\s./@:])(?=\.)", r"(?<=\w)(?=[?&=_/-])"))
)
"""Where a word that is too wide may be cut, the best places first: after a slash, before an at sign, a dot, others."""


@dataclass(frozen=True)
class Setting:
    """Where a text is set: its language, and the column in em of the family it is set in. `with_paths`: for places.

    `is_alone`: the text begins a line of its own, so that one can tell where its lines end.
    """

    language: str
    family: str
    column: float
    bold: bool = False
    with_paths: bool = False
    is_alone: bool = True

    def __hash__(self) -> int:
        return self._hash

    @cached_property
    def _hash(self) -> int:
        return hash((self.language, self.family, self.column, self.bold, self.with_paths, self.is_alone))

    def width(self, text: str) -> float:
        return width_of(text, self.family, bold=self.bold)


def pieces(runs: Sequence[Run], setting: Setting) -> Pieces:
    """The pieces of a text. Their strings joined are the text again."""
    text = "".join([run.text for run in runs])
    is_mixed = any(run.bold for run in runs)
    groups = [] if _is_one_line(text, setting) else _at_risk(text, _groups(text, setting), setting, is_mixed=is_mixed)
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
        found += [{"t": _whole(_styled(runs, a, b, setting)), "k": 1, **_smaller(text[a:b], setting)} for a, b in parts]
    return [*found, *_styled(runs, at, len(text), setting)]


def plain(text: str, setting: Setting) -> Pieces:
    """The pieces of a text without markup."""
    return pieces((Run(text),), setting)


def _groups(text: str, setting: Setting) -> list[tuple[int, int]]:
    """Start and end of what a line could part and must not, or could not and must: tied words, words with hyphens, and
    words that are wider than the column. In order and disjoint; words are whole."""
    found = tied(text, setting.language) if " " in text else []
    if any(hyphen in text for hyphen in _HYPHENS):
        found += [it.span() for it in _HYPHENED.finditer(text)]
    if len(text) >= (letters := int(setting.column / _WIDEST)):
        found += [it.span() for it in _wide(letters).finditer(text)]
    merged: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return [part for group in merged for part in _fitting(text, *group, setting)]


def _is_one_line(text: str, setting: Setting) -> bool:
    """Whether nothing of the text can be parted, since all of it finds room on its line."""
    if not setting.is_alone or len(text) > 3 * setting.column:
        return False
    return len(text) * _WIDEST < setting.column or setting.width(text) * _BOLDER < setting.column - _SLACK


_BOLDER: Final = 1.05
"""How much wider bold letters and missing kerning may make a text than it was told."""


def _at_risk(text: str, groups: list[tuple[int, int]], setting: Setting, *, is_mixed: bool) -> list[tuple[int, int]]:
    """The groups that a line could part: those that stand at the end of a line, or may. A box is a text object of its
    own, and some programs lose the blank before it; so there are no more than must be.

    Lines are filled word by word, as the typesetter does; where kerning could decide, all that follows may be parted.
    """
    if not groups or not setting.is_alone:
        return groups
    slack = _SLACK * (2 if is_mixed else 1) + 0.015 * setting.column
    blank = setting.width(" ")
    found: list[tuple[int, int]] = []
    filled = 0.0
    for start, end, is_group in _units(text, groups):
        width = setting.width(text[start:end])
        reach = filled + (blank if filled else 0.0) + width
        if reach <= setting.column - slack:
            filled = reach
            continue
        if is_group and (width > setting.column - slack or _could_begin(text[start:end], filled, setting, slack)):
            found.append((start, end))
        if reach <= setting.column + slack or width > setting.column - slack:  # one cannot know
            return [*found, *(group for group in groups if group[0] > start)]
        filled = width
    return found


def _could_begin(group: str, filled: float, setting: Setting, slack: float) -> bool:
    """Whether a part of the group might still stand on a line that is filled so far."""
    first = _FIRST_PART.split(group, maxsplit=1)[0].rstrip()
    return filled + setting.width(f" {first}") <= setting.column + slack


def _units(text: str, groups: list[tuple[int, int]]) -> Iterator[tuple[int, int, bool]]:
    """The words of a text, groups whole, and whether each is a group."""
    at = 0
    for start, end in [*groups, (len(text), len(text))]:
        for it in re.finditer(r"\S+", text[at:start]):
            yield at + it.start(), at + it.end(), False
        if start < end:
            yield start, end, True
        at = end


_SLACK: Final = 0.5
"""What kerning and the like may change a line's width, in em."""


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
    """The group whole; where it is too wide, its parts between the signs of an address; one that still is whole where
    smaller type makes room for it, else its letters."""
    smallest = SMALLEST if rank == len(_CUTS) else 1.0
    if (end - start) * _WIDEST < setting.column or smallest * setting.width(text[start:end]) <= setting.column:
        yield start, end
    elif rank == len(_CUTS):
        yield from _letters(text, start, end)
    else:
        cuts = [0, *(it.start() for it in _CUTS[rank].finditer(text[start:end])), end - start]
        for a, b in pairwise(cuts):
            yield from _unbreakable(text, start + a, start + b, setting, rank + 1)


def is_torn(text: str, setting: Setting) -> bool:
    """Whether a word of the text would be cut between two letters: too wide for the column in smaller type too."""
    parts = [part for word in _wide(int(setting.column / _WIDEST)).finditer(text) for part in _cut(word[0])]
    return any(SMALLEST * setting.width(part) > setting.column for part in parts)


def _cut(word: str) -> list[str]:
    """The parts of a word between all signs of an address."""
    cuts = sorted({0, len(word), *(it.start() for sign in _CUTS for it in sign.finditer(word))})
    return [word[a:b] for a, b in pairwise(cuts)]


SMALLEST: Final = 0.7
"""How much smaller a word is set that is wider than its column: 7.4 pt at the loosest density."""


def _smaller(part: str, setting: Setting) -> dict[str, float]:
    """`s`: what the size of a part is multiplied by, where the part is wider than the column."""
    if len(part) * _WIDEST < setting.column or (width := setting.width(part)) <= setting.column:
        return {}
    return {"s": round(0.98 * setting.column / width, 3)}


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
        if not part:
            continue
        if run.bold or run.italic or run.url or (setting.with_paths and run.path):
            marks = {"b": run.bold, "i": run.italic, "u": run.url, "p": setting.with_paths and run.path}
            found.append({"t": part, **{key: value for key, value in marks.items() if value}})
        else:
            found.append(part)
    return found


def _whole(parts: list[Any]) -> Pieces:
    return parts[0] if len(parts) == 1 and isinstance(parts[0], str) else parts
