"""Text that a DOCX takes from another file inside it (`w:altChunk`): a web page, a web archive, plain text, a DOCX.

Word puts such a file in its place when it opens the document, and programs that make DOCX of HTML leave all of their
text in one (ECMA-376 part 1, 17.17.2).
"""

from __future__ import annotations

import email
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from email.message import Message

from lxml import etree

from cv_generator.cv.limits import MB
from cv_generator.errors import UnreadableDocument
from cv_generator.reading.regions.blocks import Block, Blocks, Bullet, Heading, Line, Row, Run, Style
from cv_generator.reading.regions.plain import is_text, read_plain

BYTES = MB
"""The longest of such files that is read; a CV as HTML has some 50 kB."""

TOO_LONG = "The document holds far more text than a CV. Send the CV alone."
_HTML = re.compile(rb"<(?:!doctype html|html|head|body|div|p|table|h[1-6]|ul|span)\b", re.IGNORECASE)
_ARCHIVE = re.compile(rb"(?im)^(?:MIME-Version|Content-Type):")
_WHITE = re.compile(r"\s+")


def chunk_blocks(data: bytes, stream: str, inner: Callable[[bytes], Blocks]) -> Iterator[Block]:
    """The blocks of such a file; none of kinds that are not read, such as RTF. `inner` reads one that is a DOCX.

    Raises UnreadableDocument where it is longer than a CV.
    """
    if data.startswith(b"PK"):
        yield from inner(data).blocks
        return
    if len(data) > BYTES:
        raise UnreadableDocument("too_complex", TOO_LONG)
    if _ARCHIVE.search(data[:2000]):
        data = _page_of(email.message_from_bytes(data))
    if _HTML.search(data[:4000]):
        yield from _Page(stream).blocks(data)
    elif not data.startswith(b"{\\rtf") and is_text(data):
        yield from (replace(block, stream=stream) for block in read_plain(data).blocks)


def _page_of(archive: Message) -> bytes:
    """The web page in a web archive."""
    pages = (part.get_payload(decode=True) for part in archive.walk() if part.get_content_type() == "text/html")
    return next((page for page in pages if isinstance(page, bytes)), b"")


_SILENT = frozenset(("head", "script", "style", "template", "title", "noscript"))
_BLOCKS = frozenset(
    "address article aside blockquote body dd div dl dt footer form h1 h2 h3 h4 h5 h6 header html hr li main nav ol p"
    " pre section table tbody td tfoot th thead tr ul".split()
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BOLD, _ITALIC = frozenset(("b", "strong", "th")), frozenset(("i", "em"))


@dataclass(slots=True)
class _Page:
    """Makes blocks of the elements of a web page."""

    stream: str
    _runs: list[Run] = field(default_factory=list)

    def blocks(self, data: bytes) -> Iterator[Block]:
        parser = etree.HTMLParser(
            encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
        )
        root = etree.fromstring(data, parser)
        if root is not None:
            yield from self._element(root, Line(runs=(), stream=self.stream), Style(), None)
            yield from self._ended(Line(runs=(), stream=self.stream))

    def _element(self, element: etree._Element, form: Line, style: Style, href: str | None) -> Iterator[Block]:
        tag = element.tag
        if tag in _SILENT:
            return
        if tag == "br":
            self._runs.append(Run("\n", style))
        elif tag == "tr":
            yield from self._ended(form)
            yield from self._row(element, form, style)
        elif tag in _BLOCKS:
            yield from self._ended(form)
            own = self._form(tag, form)
            yield from self._children(element, own, _styled(tag, style), href)
            yield from self._ended(own)
        else:
            yield from self._children(element, form, _styled(tag, style), element.get("href") or href)

    def _children(self, element: etree._Element, form: Line, style: Style, href: str | None) -> Iterator[Block]:
        self._say(element.text, style, href)
        for child in element:
            yield from self._element(child, form, style, href)
            self._say(child.tail, style, href)

    def _row(self, element: etree._Element, form: Line, style: Style) -> Iterator[Block]:
        cells = [tuple(self._element(cell, form, style, None)) for cell in element]
        filled = [cell for cell in cells if cell]
        if len(filled) > 1:
            yield Row(cells=tuple(filled), stream=self.stream)
        else:
            yield from (block for cell in filled for block in cell)

    def _form(self, tag: str, form: Line) -> Line:
        if tag in _HEADINGS:
            return Heading(runs=(), stream=self.stream, level=_HEADINGS[tag])
        if tag == "li":
            return Bullet(runs=(), stream=self.stream, depth=form.depth + 1 if isinstance(form, Bullet) else 0)
        return form if isinstance(form, Bullet) else Line(runs=(), stream=self.stream)

    def _say(self, text: str | None, style: Style, href: str | None) -> None:
        if text:
            self._runs.append(Run(_WHITE.sub(" ", text), style, href))

    def _ended(self, form: Line) -> Iterator[Line]:
        """The line that ends here, where it holds a word."""
        runs, self._runs = self._runs, []
        if "".join(run.text for run in runs).strip():
            yield replace(form, runs=tuple(runs))


def _styled(tag: str, style: Style) -> Style:
    if tag in _BOLD:
        return replace(style, bold=True)
    return replace(style, italic=True) if tag in _ITALIC else style
