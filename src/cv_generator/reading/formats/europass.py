"""Europass XML -> canonical CV: the `SkillsPassport` of 2013 to 2020 and the `Candidate` (HR Open) since then.

Both stand alone or attached to a PDF that Europass made. Elements are found by their local names, so that prefixes and
versions of the schema do not matter; what holds text and was not asked for is handed back as unplaced.
"""

from __future__ import annotations

from typing import Any

from lxml import etree

from cv_generator.errors import UnreadableDocument
from cv_generator.reading.formats import europass_candidate, europass_passport
from cv_generator.reading.formats.elements import Element
from cv_generator.reading.formats.parts import Imported
from cv_generator.reading.regions.docx.package import parse_xml

_ROOTS = {"SkillsPassport": europass_passport.imported, "Candidate": europass_candidate.imported}


def is_europass(data: bytes) -> bool:
    """Whether XML is one of Europass' documents, told from its first element."""
    head = data[:4096]
    return b"europass" in head.lower() and any(f"{name}".encode() in head for name in _ROOTS)


def from_europass(data: bytes, language: str | None = None) -> Imported:
    """Europass XML as a canonical CV. Raises UnreadableDocument where it is damaged or another kind of XML."""
    root: Any = parse_xml(data)
    name = etree.QName(root).localname
    make = _ROOTS.get(name)
    if make is None:
        raise UnreadableDocument("unsupported_format", "This is XML, but not Europass. Save it as DOCX or PDF.")
    return make(Element(root), language)
