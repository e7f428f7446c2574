"""Titles that go on behind a bar on their line: `Project Manager | Care of pumps`, the employer on another line."""

from __future__ import annotations

import re
from collections.abc import Iterable

from cv_generator.reading.fields.header_roles import Roles
from cv_generator.reading.fields.segments import Segment
from cv_generator.reading.words import evidence

_BAR = r"\s*([|│┃¦·•])\s*"


def with_whole_titles(pairs: Iterable[tuple[Segment, Roles]]) -> None:
    """Joins to titles the texts that stand alone behind a bar on their line, name nobody and play no role."""
    for segment, played in pairs:
        for text in list(played.texts):
            if (joined := _joined(segment, played, text[0])) is not None:
                _, blocks = played.fields["T"]
                played.texts.remove(text)
                played.fields["T"] = (joined, tuple(dict.fromkeys((*blocks, *text[1]))))


def _joined(segment: Segment, played: Roles, text: str) -> str | None:
    """The title with a text behind it, as they are printed."""
    title = played.fields["T"][0] if "T" in played.fields and not segment.project else ""
    if not title or evidence.is_place(text) or evidence.is_anywhere(text) or evidence.detail(text) > 1:
        return None
    if max(evidence.organisation(text), evidence.institution(text)) > 1:
        return None
    whole = re.compile(rf"{re.escape(title)}{_BAR}{re.escape(text)}")
    for line in segment.lines[: segment.header]:
        for cell in line.line.cells if text in line.line.text else ():
            if found := whole.fullmatch(cell.text):
                return f"{title} {found[1]} {text}"
    return None
