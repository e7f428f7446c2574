"""The ZIP package around the parts of a DOCX (Open Packaging Conventions, ECMA-376 part 2).

Nothing but the parts decides its bytes: order, times and attributes inside the ZIP are fixed.
"""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import quote
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree

from cv_generator.rendering.docx_xml import Element, legal

_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_CORE: Final = "application/vnd.openxmlformats-package.core-properties+xml"
_CONTENT_TYPES: Final = {
    "/word/document.xml": f"{_WORD}.document.main+xml",
    "/word/styles.xml": f"{_WORD}.styles+xml",
    "/word/numbering.xml": f"{_WORD}.numbering+xml",
    "/word/settings.xml": f"{_WORD}.settings+xml",
    "/docProps/core.xml": _CORE,
}
_DUBLIN: Final = {
    "cp": f"{_PACKAGE}/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
}


@dataclass(slots=True)
class Relationships:
    """What a part points to, each under an id of its own. The same target twice is one relationship."""

    _ids: dict[tuple[str, str], str] = field(default_factory=dict)

    def part(self, kind: str, target: str) -> str:
        """The id of a part inside the package; `kind` is the last word of its type, such as `styles`."""
        return self._ids.setdefault((f"{_OFFICE}/{kind}", target), f"rId{len(self._ids) + 1}")

    def link(self, url: str) -> str:
        """The id of an address outside."""
        return self._ids.setdefault((f"{_OFFICE}/hyperlink", _uri(url)), f"rId{len(self._ids) + 1}")

    def xml(self) -> Element:
        root = _root(f"{_PACKAGE}/relationships", "Relationships")
        for (kind, target), key in self._ids.items():
            relationship = etree.SubElement(root, f"{{{_PACKAGE}/relationships}}Relationship")
            for name, value in (("Id", key), ("Type", kind), ("Target", target)):
                relationship.set(name, value)
            if kind.endswith("/hyperlink"):
                relationship.set("TargetMode", "External")
        return root


def core_properties(title: str, author: str, language: str, day: dt.date) -> Element:
    root = etree.Element(f"{{{_DUBLIN['cp']}}}coreProperties", nsmap=_DUBLIN)
    for name, text in (("title", title), ("creator", author), ("language", language)):
        etree.SubElement(root, f"{{{_DUBLIN['dc']}}}{name}").text = legal(text)
    for name in ("created", "modified"):
        date = etree.SubElement(root, f"{{{_DUBLIN['dcterms']}}}{name}")
        date.set(f"{{{_DUBLIN['xsi']}}}type", "dcterms:W3CDTF")
        date.text = f"{day.isoformat()}T00:00:00Z"
    return root


def content_types() -> Element:
    space = f"{_PACKAGE}/content-types"
    root = _root(space, "Types")
    defaults = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
    for extension, kind in {**defaults, "jpg": "image/jpeg"}.items():
        etree.SubElement(root, f"{{{space}}}Default", Extension=extension, ContentType=kind)
    for part, kind in _CONTENT_TYPES.items():
        etree.SubElement(root, f"{{{space}}}Override", PartName=part, ContentType=kind)
    return root


def root_relationships() -> Element:
    relationships = Relationships()
    relationships.part("officeDocument", "word/document.xml")
    root = relationships.xml()
    kind = f"{_PACKAGE}/relationships/metadata/core-properties"
    etree.SubElement(root, root[0].tag, Id="rId2", Type=kind, Target="docProps/core.xml")
    return root


def zipped(parts: Sequence[tuple[str, bytes]]) -> bytes:
    """The package. Its times are the earliest that ZIP can say."""
    out = io.BytesIO()
    with ZipFile(out, "w") as package:
        for name, data in parts:
            entry = ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.compress_type, entry.create_system, entry.external_attr = ZIP_DEFLATED, 0, 0
            package.writestr(entry, data)
    return out.getvalue()


def _root(space: str, name: str) -> Element:
    """An element whose namespace needs no prefix below it."""
    prefixes: dict[Any, str] = {None: space}
    return etree.Element(f"{{{space}}}{name}", nsmap=prefixes)


def _uri(url: str) -> str:
    """Percent-encoded: Word calls a whole document damaged where one address in it is not a URI."""
    lone = re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", url)
    return quote(lone, safe="%/:=&?~#+!$,;'@()*")
