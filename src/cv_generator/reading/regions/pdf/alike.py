"""Lines of one form, such as the rows of a list: each is a text of its own, though the line above was full."""

from __future__ import annotations

import re

from cv_generator.reading.regions.blocks import Style
from cv_generator.reading.regions.pdf.lines import PrintedLine

_LABEL = re.compile(r"[^\W\d_][^\W_]*(?:[ /-][^\W_]+){0,3}: \S")
_YEAR_LAST = re.compile(r"[^\W\d_].*[,(] ?(?:\d{1,2}[./]|[^\W\d_]{3,9}\.? )?(?:19|20)\d\d\)?$")
_BRACKETED = re.compile(r"[^()]*[^()\s] \([^()]{1,24}\)$")
_DASHED = re.compile(r"[^–—|]+ [–—|] [^–—|]+$")


def are_alike(first: PrintedLine, above: PrintedLine, line: PrintedLine) -> bool:
    """Whether a line has the form of a paragraph, of which `first` and `above` are the first and the last line."""
    if first.marker is not None:
        return False
    one, two = first.pieces[0].text, line.pieces[0].text
    if _LABEL.match(one) and _LABEL.match(two):
        return True
    return _change_looks_alike(first, line) or (first is above and _end_alike(one, two))


def _end_alike(one: str, two: str) -> bool:
    """Whether two lines end in a year each, or in a short bracket behind what a dash divides."""
    if _YEAR_LAST.match(one) and _YEAR_LAST.match(two):
        return one[:1].isupper() == two[:1].isupper()
    return all(_BRACKETED.match(text) and _DASHED.match(text) for text in (one, two))


def _change_looks_alike(first: PrintedLine, line: PrintedLine) -> bool:
    """Whether two lines change their look in the same way, as a label and its text do in each row of a list."""
    one, two = _looks(first), _looks(line)
    if len(one) != 2 or one != two:
        return False
    return one[0].bold or first.last.text.endswith(")") or line.first.text[:1].isupper()


def _looks(line: PrintedLine) -> list[Style]:
    """The styles of a line in their order."""
    styles = [word.style for piece in line.pieces for word in piece.words]
    return [style for index, style in enumerate(styles) if not index or style != styles[index - 1]]
