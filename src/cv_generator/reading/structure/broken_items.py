"""Bullets that were broken by hand: one item that wraps, or several texts, each in a line of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from cv_generator.languages import word_set
from cv_generator.reading.regions.blocks import Run

_STOPS = frozenset(".!?")
_OPEN = ":,;-–—&/|("
_DASHED = re.compile(r"[-–—] ?(?=[^\W\d_])")
_FEWEST = 3
"""Words of a text before a break; fewer are a name with what is told of it."""


def texts_of_item(lines: Sequence[tuple[Run, ...]]) -> Iterator[tuple[tuple[Run, ...], bool]]:
    """The texts of a bullet, from its lines between breaks; with whether each is an item.

    Behind the end of a sentence begins another item, as does a line with a dash of its own; other lines are told below.
    """
    texts = ["".join([run.text for run in line]).strip() for line in lines]
    start, is_item = 0, True
    for at in range(1, len(lines)):
        if _begins_text(" ".join(texts[start:at]).strip(), texts[at]):
            yield _joined(lines[start:at]), is_item
            start, is_item = at, texts[at - 1][-1:] in _STOPS or _DASHED.match(texts[at]) is not None
    yield _joined(lines[start:]), is_item


def ends_open(text: str) -> bool:
    """Whether a text ends in a small word that must go on."""
    last = text.rpartition(" ")[2]
    return last.islower() and last in word_set("grammar", "sentence words")


def _begins_text(above: str, text: str) -> bool:
    """Whether a line behind a break begins a text: it does not go on in small letters, nor with what was left open."""
    if _DASHED.match(text):
        return True
    if text[:1].islower() or not text or len(above.split()) < _FEWEST or above[-1] in _OPEN:
        return False
    return not ends_open(above) and above.count("(") <= above.count(")")


def _joined(lines: Sequence[tuple[Run, ...]]) -> tuple[Run, ...]:
    """Lines of one text as its runs, without a dash of its own at its beginning."""
    first, *others = lines
    if first and (dash := _DASHED.match(first[0].text)):
        first = (replace(first[0], text=first[0].text[dash.end() :]), *first[1:])
    return (*first, *(run for line in others for run in (Run(" "), *line)))
