"""Bullets that were broken by hand: one item that wraps, or several texts, each in a line of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from cv_generator.cv.dates import find_dates
from cv_generator.languages import Pattern, word_set
from cv_generator.reading.regions.blocks import Run

_STOPS = frozenset(".!?")
_OPEN = ":,;-–—&/|("
_DASHED = re.compile(r"[-–—] ?(?=[^\W\d_])")
_TO_NOW = Pattern(r"[-–—] ?(?:{present})[\s.,;)]*", re.IGNORECASE, name="dates")
_DATE = 40
"""A date is looked for in so many letters on each side of a break."""
_FEWEST = 3
"""Words of a text before a break; fewer are a name with what is told of it."""


def texts_of_item(lines: Sequence[tuple[Run, ...]]) -> Iterator[tuple[tuple[Run, ...], bool]]:
    """The texts of a bullet, from its lines between breaks; with whether each is an item.

    Behind the end of a sentence begins another item, as does a line with a dash of its own; any other line goes on.
    A bullet that begins with a range of dates is an entry: its other lines may begin a text without these, told of it.
    """
    texts = ["".join([run.text for run in line]).strip() for line in lines]
    dates = find_dates(texts[0][:_DATE]) if len(lines) > 1 else ()
    is_entry = any(found.start == 0 and not found.range.is_single for found in dates)
    start, is_item, words, brackets, above = 0, True, 0, 0, ""
    for at, text in enumerate(texts[1:], 1):
        above = texts[at - 1] or above
        words += len(texts[at - 1].split())
        brackets += texts[at - 1].count("(") - texts[at - 1].count(")")
        is_dashed, is_ended = _begins_dashed(above, text), above[-1:] in _STOPS
        if is_dashed or ((is_ended or is_entry) and words >= _FEWEST and brackets <= 0 and _may_part(above, text)):
            yield _joined(lines[start:at]), is_item
            start, is_item, words, brackets = at, is_dashed or is_ended, 0, 0
    yield _joined(lines[start:]), is_item


def ends_open(text: str) -> bool:
    """Whether a text ends in a small word that must go on."""
    last = text.rpartition(" ")[2]
    return last.islower() and last in word_set("grammar", "sentence words")


def _begins_dashed(above: str, text: str) -> bool:
    """Whether a line begins with a dash that marks an item: it is not that of a range that was broken."""
    if not _DASHED.match(text) or _TO_NOW.fullmatch(text):
        return False
    before = above[-_DATE:]
    return not any(found.start < len(before) < found.end for found in find_dates(f"{before} {text[:_DATE]}"))


def _may_part(above: str, text: str) -> bool:
    """Whether a line behind a break does not go on in small letters, nor with what the one above left open."""
    return text != "" and not text[0].islower() and above[-1:] not in _OPEN and not ends_open(above)


def _joined(lines: Sequence[tuple[Run, ...]]) -> tuple[Run, ...]:
    """Lines of one text as its runs, without a dash of its own at its beginning."""
    first, *others = lines
    if first and (dash := _DASHED.match(first[0].text)):
        first = (replace(first[0], text=first[0].text[dash.end() :]), *first[1:])
    return (*first, *(run for line in others for run in (Run(" "), *line)))
