"""Documents with text that are no CV of anybody: letters, and templates that nobody filled in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cv_generator.cv.model import Cv
from cv_generator.languages import Pattern

_OPENS = Pattern(r"(?i)(?:{letter opens})\s*[,:!]?")
_CLOSES = Pattern(r"(?i)(?:{letter closes})\s*[,.!]?")
_LONGEST = 120
_TO_FILL_IN = re.compile(r"\[[^\[\]]{2,300}\]")
_PLACES = 4


def why_no_cv(lines: Sequence[str], cv: Cv) -> str:
    """What to send instead of a document that is none; "" for a CV. `lines` are the texts of the document."""
    if _is_not_filled_in(lines):
        return "The document is a template that is not filled in. Fill it in and send it."
    told = (cv.work_experience, cv.education, cv.further_experience, cv.skills, cv.languages, cv.certifications)
    if not any(told) and _is_letter(lines):
        return "The document is a letter. Send the CV."
    return ""


def _is_not_filled_in(lines: Sequence[str]) -> bool:
    """Whether more than half of all letters stand in square brackets, as `[Job Title]` does."""
    places = [found for line in lines for found in _TO_FILL_IN.findall(line)]
    return len(places) >= _PLACES and 2 * sum(map(_letters, places)) > sum(map(_letters, lines))


def _is_letter(lines: Sequence[str]) -> bool:
    """Whether one line opens a letter and a later one closes it."""
    short = [line.strip() for line in lines if len(line) < _LONGEST]
    opened = next((at for at, line in enumerate(short) if _OPENS.fullmatch(line)), None)
    return opened is not None and any(_CLOSES.fullmatch(line) for line in short[opened + 1 :])


def _letters(text: str) -> int:
    return sum(c.isalpha() for c in text)
