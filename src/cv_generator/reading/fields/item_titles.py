"""Titles that stand as the first item below an employer."""

from __future__ import annotations

from cv_generator.reading.fields.found import FoundEntry
from cv_generator.reading.words import evidence

_LONGEST = 5  # words
_FEWEST = 2  # entries


def take_titles_from_items(entries: list[FoundEntry]) -> None:
    """Where no entry of several has a title and the first item of each is one, it is: `• Shop assistant`."""
    firsts = [entry.texts[0].value for entry in entries if entry.texts and not entry.fields.get("title")]
    if len(entries) < _FEWEST or len(firsts) < len(entries):
        return
    if all(len(first.split()) <= _LONGEST and evidence.title(first) > 1 for first in firsts):
        for entry in entries:
            entry.fields["title"] = entry.texts.pop(0)
