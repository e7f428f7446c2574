"""Whether the pages of a PDF show what the data inside it say.

The data outrank the pages when such a PDF is read. Where the two differ, somebody has changed one of them, and the
person must know: what is sent to an employer is the page.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from cv_generator.cv.model import Cv

NOT_SHOWN = 0.25
"""Share of the data's words that a page may leave out: levels, months and web addresses are printed in other words."""

NOT_IN_DATA = 0.35
"""Share of the page's words that may come from elsewhere: headings, months, a consent clause."""

_WORD = re.compile(r"[^\W\d_]{4,40}")
_FEWEST = 8


def notices(cv: Cv, shown: str) -> tuple[str, ...]:
    """What to tell the person, for `unplaced_text`; empty where page and data agree."""
    hidden = set(cv.design.hidden)
    said = set(_words("\n".join(_texts(cv.model_dump(exclude={"photo_url", "language", "design", *hidden})))))
    printed = set(_words(shown.replace("\ufffe", "")))
    lost, added = said - printed, printed - said
    told = []
    if (len(lost) >= _FEWEST and len(lost) > NOT_SHOWN * len(said)) or _others(cv, shown):
        told.append(
            "[This PDF carries the data of a CV, which were taken over; its pages do not show them. "
            "Ask the person which of the two is meant.]"
        )
    if len(added) >= _FEWEST and len(added) > NOT_IN_DATA * len(printed):
        told.append(f"[The pages of this PDF show text that its data do not hold:] {shown.strip()}")
    return tuple(told)


_UNUSABLE = {
    "corrupt": "are damaged",
    "unsupported_format": "come from a newer version of this program",
    "not_a_cv": "are not as a CV has them",
}


def instead_of_data(reason: str) -> str:
    """What to tell, for `unplaced_text`, where the pages were read since the data inside cannot be."""
    return f"[The data that this PDF carries {_UNUSABLE[reason]}: its pages were read instead.]"


def _others(cv: Cv, shown: str) -> bool:
    """Whether the pages name another person, headline, e-mail, number, job or school: all are printed as they are."""
    printed = _letters(shown)
    jobs = () if "work_experience" in cv.design.hidden else cv.work_experience
    schools = () if "education" in cv.design.hidden else cv.education
    named = [
        cv.full_name,
        *(getattr(cv, name) for name in ("email", "headline") if name not in cv.design.hidden),
        *(text for job in jobs for text in (job.employer, job.title)),
        *(text for school in schools for text in (school.institution, school.title)),
    ]
    number = "" if "phone" in cv.design.hidden else cv.phone
    return any(_letters(text) not in printed for text in named) or _digits(number) not in _digits(shown)


def _letters(text: str) -> str:
    """Without what lines, hyphens and spacing change."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text).casefold()))


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, unicodedata.normalize("NFKC", text)))


def _words(text: str) -> Iterator[str]:
    return (word.casefold() for word in _WORD.findall(text))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _texts(inner)
