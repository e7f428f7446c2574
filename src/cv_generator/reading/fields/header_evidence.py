"""How well a piece of an entry's header plays one role: title, employer or institution, place, or a mere text."""

from __future__ import annotations

import re
from collections.abc import Callable

from cv_generator.languages import Pattern, while_reading
from cv_generator.reading.words import evidence

INNER_COMMA = Pattern(r",\s(?!{behind comma}|{behind inner comma})", re.IGNORECASE)
_AT_WITHIN = Pattern(r"\s(?:{at})\s+(?=[\"„«(]?[^\W_a-z])")
_HOLDS_BOTH = 1.2  # against the name of an employer that holds a role and a word such as `at`
DEPARTMENT = 0.8
"""What speaks against a comma within an employer's name, before which a department would stand."""

_NO_PLACE = -3.0
_MARK = re.compile(r"(?<=\w)[;,]\s+[^\W\d_]{2,16}:?\s\d[\d.,/]{0,8}$")
"""`; GPA: 3.9` behind a degree"""


@while_reading(16384)
def fitness(kind: str, role: str, text: str) -> float:
    """How well a text plays one role; 0 says nothing, above 1 is good evidence."""
    if not text:
        return -3.0
    if role == "X":
        return evidence.detail(text) - 0.9
    if role == "L":
        return evidence.place(text) if evidence.is_place(text) or evidence.title(text) <= 1 else _NO_PLACE
    if kind == "education" and role == "T" and (mark := _MARK.search(text)):
        text = text[: mark.start()]
    score = _SCORERS[kind == "education", role](text)
    if "," in text and (comma := INNER_COMMA.search(text)):
        score -= _against_comma(kind, role, text[: comma.start()], text[comma.end() :])
    if text[0] == "(":
        score -= 1.0
    if role == "E" and (within := _AT_WITHIN.search(text)):
        named = evidence.degree if kind == "education" else evidence.title
        score -= _HOLDS_BOTH * (named(text[: within.start()]) > 1)
    if score < 1 and evidence.describes(text):
        score -= 1.6
    against = evidence.detail(text)
    if kind == "education" and role == "T" and ":" in text and evidence.degree(text.partition(":")[0]) > 1:
        against -= 1.0  # "Postgraduate studies: accountancy"
    return score - 0.8 * min(against, 2.0)


def _against_comma(kind: str, role: str, before: str, behind: str) -> float:
    """A title is more often followed by its department or subject than an employer by its own."""
    if role == "E" and kind != "education" and _is_body(before) and _is_body(behind):
        return 0.3  # "Cancer Institute, Emory University Hospital"
    if role == "E":
        return DEPARTMENT + 0.4 * evidence.is_department(before)
    if kind != "education" and evidence.title(before) < 0.5 < evidence.title(behind):
        return 0.9  # "Plymouth Branch, Secretary": the title stands behind something else
    if kind != "education" and _is_body(behind) and evidence.title(behind) < 1:
        return DEPARTMENT
    named = evidence.institution if kind == "education" else evidence.organisation
    parts = (before,) if evidence.is_department(behind) else (before, behind)
    return 0.3 * max(0.0, *(min(named(part), 1.0) for part in parts))


def _is_body(text: str) -> bool:
    """Whether a text names an employer by the words that schools, hospitals and firms have in their names."""
    return max(evidence.organisation(text), evidence.institution(text)) > 1


def _degree(text: str) -> float:
    return evidence.degree(text) - 0.5 * max(0.0, evidence.institution(text))


def _institution(text: str) -> float:
    return evidence.institution(text) - 0.3 * max(0.0, evidence.degree(text))


def _employer(text: str) -> float:
    """Schools and hospitals are employers too. What stands in brackets behind a name is no part of it."""
    bare = text.rpartition(" (")[0] if text.endswith(")") else ""
    bare = bare or text
    schooled = 0.35 * max(0.0, evidence.institution(bare)) * (not evidence.describes(bare))
    return evidence.organisation(bare) + schooled


_SCORERS: dict[tuple[bool, str], Callable[[str], float]] = {
    (True, "T"): _degree, (True, "E"): _institution, (False, "T"): evidence.title, (False, "E"): _employer,
}  # fmt: skip
