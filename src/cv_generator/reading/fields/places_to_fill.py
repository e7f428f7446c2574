"""Lines of a template that nobody filled in say nothing: `[Job title] | [Company]`, `[Describe your duties here]`."""

from __future__ import annotations

import re

from cv_generator.reading.fields.found import Found, FoundCv
from cv_generator.reading.structure.printed import PrintedLine, blocks_of
from cv_generator.reading.words.form_labels import field_of
from cv_generator.reading.words.labels import label_of

_PLACE = re.compile(r"\[([^\[\]\d@:]{2,300})\]")
_BESIDE = re.compile(r"[\W_]*")


def without_places_to_fill(lines: list[PrintedLine], cv: FoundCv) -> list[PrintedLine]:
    """The lines without those that hold nothing but places to fill in, each in square brackets."""
    kept: list[PrintedLine] = []
    for line in lines:
        if "[" in line.text and _is_to_fill(line.text):
            cv.structure.append(Found("", line.text, blocks_of(line), verbatim=False))
        else:
            kept.append(line)
    return kept


def _is_to_fill(text: str) -> bool:
    places = _PLACE.findall(text)
    return bool(places) and bool(_BESIDE.fullmatch(_PLACE.sub("", text))) and all(map(_asks, places))


def _asks(text: str) -> bool:
    """Whether a text in brackets names a field or tells what to write, and is no name such as `[New York]`."""
    return bool(field_of(text) or label_of(text)) or any(word[0].islower() for word in text.split()[1:])
