"""DOCX -> blocks: everything that a person sees in the document, in the order of reading."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property

from lxml import etree

from cv_generator.reading.regions.blocks import BODY, Block, Blocks, hrefs_of
from cv_generator.reading.regions.docx.body import PartReader, Shared
from cv_generator.reading.regions.docx.boxes import in_reading_order
from cv_generator.reading.regions.docx.names import VAL, r, w
from cv_generator.reading.regions.docx.numbering import Numbering
from cv_generator.reading.regions.docx.package import Package, corrupt
from cv_generator.reading.regions.docx.styles import Styles, on, twips

_TABLE_STYLE, _STYLE_END = b'<w:style w:type="table"', b"</w:style>"
_LATENT_STYLES, _LATENT_END = b"<w:latentStyles", b"</w:latentStyles>"
"""Most of a styles part, and nothing that says how a text looks: parsing them would take half the time of reading."""

_DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"


def _used_styles(styles: bytes) -> bytes:
    """The styles part without its styles of tables and its list of styles that the document does not hold."""
    kept: list[bytes] = []
    at = 0
    while (start := styles.find(_TABLE_STYLE, at)) >= 0:
        kept.append(styles[at:start])
        end = styles.find(_STYLE_END, start)
        at = end + len(_STYLE_END) if end >= 0 else len(styles)
    whole = b"".join((*kept, styles[at:]))
    before, _, latent = whole.partition(_LATENT_STYLES)
    _, closed, after = latent.partition(_LATENT_END)
    return before + after if closed else whole


def read_docx(data: bytes) -> Blocks:
    """All blocks of a DOCX: headers first, then the body, then notes and footers.

    Raises UnreadableDocument where the package is damaged, encrypted or unpacks to more than a CV can hold.
    """
    return _Document(Package(data), inner=lambda chunk: _Document(Package(chunk), inner=None).blocks()).blocks()


class _Document:
    def __init__(self, package: Package, inner: Callable[[bytes], Blocks] | None) -> None:
        self._package = package
        self._part = package.main_part
        root = package.xml(self._part)
        body = root.find(w("body")) if root is not None else None
        if body is None:
            raise corrupt()
        self._body = body
        styles = Styles(package.xml(self._related("styles"), prepare=_used_styles))
        self._shared = Shared(package, styles, Numbering(package.xml(self._related("numbering"))), inner=inner)
        self._shared.width = self._line_width() or self._shared.width

    def blocks(self) -> Blocks:
        reader = PartReader(self._shared, self._part)
        body = in_reading_order(reader.blocks(self._body, BODY), self._shared.placed)
        blocks: list[Block] = [*self._margins("header"), *body, *self._notes(reader.notes), *self._margins("footer")]
        title, author, language = self._properties()
        return Blocks("docx", tuple(blocks), title, author, language, leads=self._leads(blocks))

    def _leads(self, blocks: list[Block]) -> tuple[str, ...]:
        """The addresses of the main part that no text leads to."""
        relationships = self._package.relationships(self._part).values()
        targets = (one.target for one in relationships if one.external and one.kind == "hyperlink")
        told = hrefs_of(blocks)
        return tuple(dict.fromkeys(target for target in targets if target not in told))

    def _line_width(self) -> float:
        """The width between the margins of its pages, in points; 0 where the document does not say."""
        size, margins = (self._body.find(f"{w('sectPr')}/{w(name)}") for name in ("pgSz", "pgMar"))
        if size is None or margins is None:
            return 0.0
        wide, left, right = twips(size.get(w("w"))), twips(margins.get(w("left"))), twips(margins.get(w("right")))
        return (wide or 0.0) - (left or 0.0) - (right or 0.0)

    def _related(self, kind: str) -> str:
        relationships = self._package.relationships(self._part).values()
        return next((r.target for r in relationships if r.kind == kind and not r.external), "")

    def _margins(self, kind: str) -> Iterator[Block]:
        """Headers or footers, each part once, those of the first page first."""
        relationships = self._package.relationships(self._part)
        for reference in dict.fromkeys(self._references(kind)):
            relationship = relationships.get(reference)
            root = self._package.xml(relationship.target) if relationship and not relationship.external else None
            if relationship is not None and root is not None:
                yield from PartReader(self._shared, relationship.target).blocks(root, kind)

    def _references(self, kind: str) -> list[str]:
        found: list[tuple[int, str]] = []
        for section in self._sections:
            first_page = section.find(w("titlePg"))
            shown = {"default": 1}
            if first_page is not None and on(first_page.get(VAL)):
                shown["first"] = 0
            for reference in section.iterchildren(w(f"{kind}Reference")):
                shows = reference.get(w("type"), "default")
                order = 2 if shows == "even" and self._has_even_pages else shown.get(shows)
                if order is not None:
                    found.append((order, reference.get(r("id"), "")))
        return [reference for _, reference in sorted(found, key=lambda pair: pair[0])]

    @cached_property
    def _sections(self) -> list[etree._Element]:
        return list(self._body.iter(w("sectPr")))

    @cached_property
    def _has_even_pages(self) -> bool:
        """Whether the pages with even numbers have headers and footers of their own."""
        root = self._package.xml(self._related("settings"))
        element = root.find(w("evenAndOddHeaders")) if root is not None else None
        return element is not None and on(element.get(VAL))

    def _notes(self, references: list[tuple[str, str]]) -> Iterator[Block]:
        """Footnotes and endnotes, in the order of their marks."""
        for kind in ("footnotes", "endnotes"):
            wanted = [note for note_kind, note in references if note_kind == kind]
            part = self._related(kind)
            root = self._package.xml(part) if wanted and part else None
            if root is None:
                continue
            by_id = {note.get(w("id"), ""): note for note in root}
            reader = PartReader(self._shared, part)
            for note in wanted:
                if note in by_id:
                    yield from reader.blocks(by_id[note], kind)

    def _properties(self) -> tuple[str, str, str]:
        root = self._package.xml("docProps/core.xml")
        if root is None:
            return "", "", ""
        texts = {child.tag: (child.text or "").strip() for child in root}
        names = ("title", "creator", "language")
        title, author, language = (texts.get(f"{_DUBLIN_CORE}{name}", "") for name in names)
        return title, author, language
