"""The parts of an OOXML package, read under limits: a DOCX is a ZIP of XML from a stranger.

Parts are read one by one as they are asked for, so what nobody needs (macros, embedded packages, fonts) is never
unpacked. Nothing outside the package is ever fetched: a relationship to the outside is a text, no more.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from cv_generator.cv.limits import MB
from cv_generator.errors import UnreadableDocument
from cv_generator.reading import zips
from cv_generator.reading.regions.docx.names import A_NS, CHART_NS, R_NS, W_NS, WP_NS

ENTRIES = 5_000
"""Entries of the archive. The largest real DOCX seen have a few hundred."""

XML_BYTES = 6 * MB
"""One part of XML, unpacked. A CV's is below 1 MB; the tree takes about ten times as much memory."""

ALL_XML_BYTES = 12 * MB
MEDIA_BYTES = 30 * MB
"""One picture, unpacked. Pictures hardly shrink, so this is no more than the document itself can be."""

ALL_MEDIA_BYTES = 90 * MB

_RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_STRICT = b"http://purl.oclc.org/ooxml/"
_TRANSITIONAL = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W_NS.encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R_NS.encode()),
    (b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing", WP_NS.encode()),
    (b"http://purl.oclc.org/ooxml/drawingml/main", A_NS.encode()),
    (b"http://purl.oclc.org/ooxml/drawingml/chart", CHART_NS.encode()),
)
"""Namespaces of the strict variant of OOXML (ISO/IEC 29500), which mean the same as the ones everybody writes."""

_TOO_BIG = "The file unpacks to far more than a CV holds. Save it again as DOCX or PDF, with smaller pictures."
_DAMAGED = "The file is damaged. Open it in a word processor and save it again as DOCX or PDF."


@dataclass(frozen=True, slots=True)
class Relationship:
    """What an `r:id` stands for. `target` is a part's name, or an address where `external`."""

    kind: str
    target: str
    external: bool


def corrupt() -> UnreadableDocument:
    return UnreadableDocument("corrupt", _DAMAGED)


def parse_xml(data: bytes) -> etree._Element:
    """The root of a part. No DTD, no entities, no network, no oversized trees.

    Raises UnreadableDocument where it is no XML.
    """
    if _STRICT in data[:8192]:
        for strict, transitional in _TRANSITIONAL:
            data = data.replace(strict, transitional)
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise corrupt() from None
    if root is None or root.getroottree().docinfo.internalDTD is not None:
        raise UnreadableDocument("corrupt", "The file declares XML entities, which no word processor writes.")
    return root


@contextmanager
def _forgiven() -> Iterator[None]:
    """Go on where a part is damaged."""
    try:
        yield
    except UnreadableDocument as error:
        if error.reason != "corrupt":
            raise


class Package:
    """An OOXML package. Raises UnreadableDocument where it is damaged, encrypted or a bomb."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self._entries = {entry.filename.lstrip("/"): entry for entry in self._zip.infolist()}
        except zips.DAMAGED:
            raise corrupt() from None
        if len(self._entries) > ENTRIES or len(self._zip.infolist()) > ENTRIES:
            raise UnreadableDocument("too_complex", _TOO_BIG)
        self._xml_left, self._media_left = ALL_XML_BYTES, ALL_MEDIA_BYTES
        self._relationships: dict[str, dict[str, Relationship]] = {}

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def names(self) -> list[str]:
        return list(self._entries)

    def xml(self, name: str, prepare: Callable[[bytes], bytes] | None = None) -> etree._Element | None:
        """The root of an XML part, None where the package has no such part. `prepare` sees it before it is parsed."""
        if name not in self._entries:
            return None
        data = self._read(name, min(XML_BYTES, self._xml_left))
        self._xml_left -= len(data)
        return parse_xml(prepare(data) if prepare else data)

    def xml_if_whole(self, name: str) -> etree._Element | None:
        """The root of an XML part, None where it is missing or damaged: a CV is read without it then."""
        with _forgiven():
            return self.xml(name)
        return None

    def media(self, name: str) -> bytes | None:
        """The bytes of a picture, None where it is missing or damaged: a CV is read without it then."""
        if name not in self._entries:
            return None
        with _forgiven():
            data = self._read(name, min(MEDIA_BYTES, self._media_left))
            self._media_left -= len(data)
            return data
        return None

    def relationships(self, part: str) -> dict[str, Relationship]:
        """The relationships of a part by id; empty where it has none."""
        if part not in self._relationships:
            self._relationships[part] = self._read_relationships(part)
        return self._relationships[part]

    @cached_property
    def main_part(self) -> str:
        """Name of the main document part."""
        for relationship in self.relationships("").values():
            if relationship.kind == "officeDocument" and relationship.target in self:
                return relationship.target
        if "word/document.xml" in self:
            return "word/document.xml"
        raise corrupt()

    def _read_relationships(self, part: str) -> dict[str, Relationship]:
        folder, name = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        found: dict[str, Relationship] = {}
        if root is None:
            return found
        for element in root.iter(_RELATIONSHIPS):
            target = element.get("Target", "")
            external = element.get("TargetMode") == "External"
            if not external:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            kind = element.get("Type", "").rpartition("/")[2]
            found[element.get("Id", "")] = Relationship(kind, target, external)
        return found

    def _read(self, name: str, limit: int) -> bytes:
        entry = self._entries[name]
        if entry.flag_bits & 1:
            raise UnreadableDocument("encrypted", "Remove the password in the word processor and send the file again.")
        if entry.file_size > limit:
            raise UnreadableDocument("too_complex", _TOO_BIG)
        try:
            with self._zip.open(entry) as part:
                data = part.read(limit + 1)  # the size that the archive declares may be a lie
        except zips.DAMAGED:
            raise corrupt() from None
        if len(data) > limit:
            raise UnreadableDocument("too_complex", _TOO_BIG)
        return data
