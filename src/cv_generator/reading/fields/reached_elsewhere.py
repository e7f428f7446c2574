"""E-mail address and telephone number of the person that stand amid something else, as columns put them there."""

from __future__ import annotations

from cv_generator.reading.structure.printed import PrintedLine
from cv_generator.reading.structure.sections import Section
from cv_generator.reading.words.labels import label_of
from cv_generator.reading.words.patterns import EMAIL, PHONE

_OF_OTHERS = frozenset(("contact", "title", "references", "publications"))
"""Sections that are read for contact data already, or hold those of other people."""


def take_reached(sections: list[Section], contact: list[PrintedLine]) -> list[PrintedLine]:
    """Takes the lines that are nothing but an e-mail address, or a number with its country's code, off other sections.

    Only where the contact data hold none of the kind, and the sections one only: of two nobody knows whose they are.
    """
    taken: list[PrintedLine] = []
    for form, is_one in ((EMAIL, _is_email), (PHONE, _is_phone)):
        if any(form.search(line.text) for line in contact):
            continue
        others = [section for section in sections if section.kind not in _OF_OTHERS]
        found = [line for section in others for line in section.lines if is_one(_value(line))]
        if len({_value(line).casefold() for line in found}) == 1:
            for section in others:
                section.lines = [line for line in section.lines if not is_one(_value(line))]
            taken += found
    return taken


def _value(line: PrintedLine) -> str:
    label, _, value = line.text.partition(":")
    return value.strip() if label_of(label) in ("email", "phone") else line.text.strip()


def _is_email(text: str) -> bool:
    return EMAIL.fullmatch(text) is not None


def _is_phone(text: str) -> bool:
    return text.startswith("+") and PHONE.fullmatch(text) is not None
