"""Postal addresses, told by their postcodes, streets and towns."""

from __future__ import annotations

import re

from cv_generator.cv.dates import find_dates
from cv_generator.reading.contact_bits import Bit
from cv_generator.reading.found import Found
from cv_generator.reading.lexicon import lexicon
from cv_generator.reading.pieces import outside_brackets

POSTAL = re.compile(
    r"(?<!\d)\d\d-\d{3}(?!\d)|\b[A-Z]\d[\dW] ?[A-Z\d]{4}\b|\b\d{4}-\d{3} [A-Z]|\b\d{3} \d\d [A-Z]|\b\d{4} "
    r"[A-Z]{2} [A-Z]|\b[A-Z]\d[A-Z] \d[A-Z]\d\b|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|\b(?:[A-Z]{1,3}-)?\d{4,5},? "
    r"(?:[A-ZÄÖÜŁŚŻ]|$)|\b[A-Z]{2},? \d{5}(?:-\d{4})?\b|^\s*(?:[A-Z]{1,2}-)?\d{4,5}\s+\w"
)
"""A postcode with what makes it one: a town behind it, or a form that only postcodes have."""


def address_like(text: str) -> bool:
    if len(text) > 130 or (find_dates(text) and not POSTAL.search(text)):
        return False
    if POSTAL.search(text):
        return True
    return (
        any(c.isdigit() for c in text) and lexicon("contact", "street").hits(text) > 0 and not re.search(r"\d{6}", text)
    )


def is_near(found: Found, bit: Bit) -> bool:
    return bool(bit.blocks) and 0 <= bit.blocks[0] - found.blocks[-1] <= 1


def address_lines(text: str) -> list[str]:
    """Cut at commas, but a state stays with its town and a flat with its street."""
    lines: list[str] = []
    for piece in outside_brackets(text, ",;"):
        follows = re.fullmatch(r"[A-Z]{2}(?: \d{5}(?:-\d{4})?)?", piece) or re.match(
            r"(?i)(?:apt|apartment|flat|suite|unit|lok|m\.)\b", piece
        )
        if lines and follows:
            lines[-1] = f"{lines[-1]}, {piece}"
        elif piece:
            lines.append(piece)
    return lines
