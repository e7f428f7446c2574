"""Lines broken with tabs: people press the key until the text stands in the next line, below where it began.

A word processor moves a tab that finds no room to the next line. Where that happens can only be estimated, from the
widths that letters have on the average; so the rule asks for a run of tabs that begins near the edge or goes beyond it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from cv_generator.reading.regions.blocks import Run

_STOP = 36.0  # points between the tab stops that nobody set
_LETTER = 0.48  # of the size: a letter, on the average
_SIZE = 11.0  # points, where no size is told
_NEAR = 0.12  # of the width: what is left of a line that the next word does not fit in
_FULL = 0.8  # of the width: a line that ends beyond was full, and goes on in the next
_TABS = re.compile(r"[ \u00a0]*\t[\t \u00a0]*")
_LETTERS = 20
"""Letters before tabs that break a line; fewer are a label or a date."""


def without_breaking_tabs(runs: Sequence[Run], width: float) -> tuple[Run, ...]:
    """The runs of a paragraph of a page with lines of `width` points, tabs that break its lines as breaks or blanks.

    Lines are broken so below an indentation that was made with tabs too. A blank stands where a sentence goes on: in
    small letters, or from a line that was full. A year behind tabs stands at the right edge and begins no line.
    """
    text = "".join(run.text for run in runs)
    breaks = _breaks(text, runs, width)
    if not breaks:
        return tuple(runs)
    kept: list[Run] = []
    at = 0
    for run in runs:
        end = at + len(run.text)
        pieces, since = [], at
        for (start, stop), sign in breaks.items():
            if stop <= at or start >= end:
                continue
            pieces.append(text[since : max(start, since)])
            if at <= start < end:
                pieces.append(sign)
            since = min(stop, end)
        pieces.append(text[since:end])
        kept.append(replace(run, text="".join(pieces)))
        at = end
    return tuple(run for run in kept if run.text)


def _breaks(text: str, runs: Sequence[Run], width: float) -> dict[tuple[int, int], str]:
    """The places of tabs that break the line, and what stands for each."""
    letter = _LETTER * next((run.style.size for run in runs if run.style.size and run.text.strip()), _SIZE)
    found: dict[tuple[int, int], str] = {}
    x, at = 0.0, 0
    for tabs in _TABS.finditer(text):
        before = text[at : tabs.start()]
        x = _after(before, x, letter, width)
        count = tabs[0].count("\t")
        target = (int(x / _STOP) + count) * _STOP
        behind = text[tabs.end() : tabs.end() + 1]
        set_in = bool(at) and count > 1 and len(before.strip()) >= _LETTERS and behind and not behind.isdigit()
        if set_in and (target > width or x > (1 - _NEAR) * width):
            found[tabs.span()] = " " if behind.islower() or x > _FULL * width else "\n"
        x = target - width if target > width else target
        at = tabs.end()
    return found


def _after(text: str, x: float, letter: float, width: float) -> float:
    """Where a text ends that begins at `x` and wraps at the width; one that hardly seems to fit does."""
    x += len(text) * letter
    while x > (1 + _NEAR) * width:
        x -= width
    return min(x, width)
