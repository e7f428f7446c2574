"""Titles that stand as the first item below an employer, and schools that stand below a degree."""

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


def take_schools_from_texts(entries: list[FoundEntry]) -> None:
    """Where an entry of education has a degree and no school, the first text below that names one is it."""
    for entry in entries:
        if "institution" in entry.fields or not entry.fields:
            continue
        text = next((text for text in entry.texts[:_FIRST] if _is_school(text.value)), None)
        if text is not None:
            entry.texts.remove(text)
            entry.fields["institution"] = text


_FIRST = 2
_LONGEST_SCHOOL = 90  # letters


def _is_school(text: str) -> bool:
    told = evidence.institution(text) > 1 >= max(evidence.degree(text), evidence.detail(text))
    return told and len(text) <= _LONGEST_SCHOOL and ":" not in text and not evidence.is_sentence(text)
