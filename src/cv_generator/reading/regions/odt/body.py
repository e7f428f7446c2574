"""The text of an ODT as blocks, in the order in which a person reads."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cv_generator.cv import figures
from cv_generator.cv.pictures import PRINTABLE, media_type
from cv_generator.errors import UnreadableDocument
from cv_generator.reading.regions.blocks import BODY, Block, Bullet, Heading, Line, Picture, Row, Run, Style
from cv_generator.reading.regions.odt.names import DRAW, HREF, OFFICE, STYLE, SVG, TABLE, local, text
from cv_generator.reading.regions.odt.package import Package
from cv_generator.reading.regions.odt.styles import Look, Styles, points

_DEPTH = 60
_REPEATED = 50
"""How many blanks or equal cells a count may stand for."""

_NO_TEXT = frozenset(("tracked-changes", "annotation", "note", "sequence-decls", "forms", "bookmark"))


class Body:
    """One document being read."""

    def __init__(self, package: Package) -> None:
        self._package = package
        content, named = package.xml("content.xml"), package.xml("styles.xml")
        if content is None:
            raise UnreadableDocument("corrupt", "The file holds no text. Save it again as ODT, DOCX or PDF.")
        self._content, self._named = content, named
        self._styles = Styles(named, content)
        self._frames = 0

    def blocks(self) -> Iterator[Block]:
        """Headers of the pages, the text, footers."""
        yield from self._margins("header")
        body = self._content.find(f"{OFFICE}body/{OFFICE}text")
        if body is None:
            raise UnreadableDocument("unsupported_format", "This is no text document. Save it as DOCX or PDF.")
        yield from self._all(body, BODY, 0)
        yield from self._margins("footer")

    def _margins(self, kind: str) -> Iterator[Block]:
        if self._named is not None:
            for node in self._named.iter(f"{STYLE}{kind}"):
                yield from self._all(node, kind, 0)

    def _all(self, parent: Any, stream: str, depth: int) -> Iterator[Block]:
        if depth > _DEPTH:
            raise UnreadableDocument("too_complex", "The file is nested deeper than a CV is.")
        for node in parent:
            name = local(node)
            if name in ("p", "h"):
                yield from self._paragraph(node, stream, depth)
            elif name == "list":
                yield from self._list(node, stream, depth, 0)
            elif name == "table":
                yield from self._table(node, stream, depth)
            elif name == "frame":
                yield from self._frame(node, depth)
            elif name not in _NO_TEXT:
                yield from self._all(node, stream, depth + 1)

    def _list(self, node: Any, stream: str, depth: int, level: int) -> Iterator[Block]:
        for item in node:
            is_first = True
            for child in item:
                if local(child) == "list":
                    yield from self._list(child, stream, depth + 1, level + 1)
                    continue
                for block in self._all([child], stream, depth + 1):
                    yield _item(block, level) if is_first else block
                    is_first = is_first and not isinstance(block, Line)

    def _table(self, node: Any, stream: str, depth: int) -> Iterator[Block]:
        for row in node.iter(f"{TABLE}table-row"):
            if row.getparent() is not node and local(row.getparent()) not in ("table-header-rows", "table-rows"):
                continue  # of a table within a cell
            cells = [cell for cell in row if local(cell) == "table-cell"]
            read = [tuple(self._all(cell, stream, depth + 1)) for cell in cells]
            filled = tuple(cell for cell in read if any(isinstance(b, Row | Picture) or b.text.strip() for b in cell))
            if len(filled) == 1:
                yield from filled[0]
            elif filled:
                yield Row(cells=filled, stream=stream)

    def _paragraph(self, node: Any, stream: str, depth: int) -> Iterator[Block]:
        look = self._styles.look("paragraph", node.get(text("style-name"), ""))
        frames: list[Any] = []
        runs = tuple(run for run in self._runs(node, look.letters, None, frames) if run.text)
        for frame in frames:
            yield from self._frame(frame, depth + 1)
        if "".join(run.text for run in runs).strip():
            yield _line(node, runs, look, stream)

    def _runs(self, node: Any, letters: Style, href: str | None, frames: list[Any]) -> Iterator[Run]:
        if node.text:
            yield Run(node.text, letters, href)
        for child in node:
            name = local(child)
            if name == "s":
                yield Run(" " * min(figures.whole(child.get(text("c"))) or 1, _REPEATED), letters, href)
            elif name == "tab":
                yield Run("\t", letters, href)
            elif name == "line-break":
                yield Run("\n", letters, href)
            elif name == "frame":
                frames.append(child)
            elif name == "span":
                under = self._styles.look("text", child.get(text("style-name"), ""), letters).letters
                yield from self._runs(child, under, href, frames)
            elif name and name not in _NO_TEXT:
                yield from self._runs(child, letters, child.get(HREF) if name == "a" else href, frames)
            if child.tail:
                yield Run(child.tail, letters, href)

    def _frame(self, frame: Any, depth: int) -> Iterator[Block]:
        """A text box is a stream of its own; a picture a picture."""
        for child in frame:
            if local(child) == "text-box":
                self._frames += 1
                yield from self._all(child, f"box{self._frames}", depth + 1)
            elif child.tag == f"{DRAW}image":
                data = self._package.picture(child.get(HREF, ""))
                kind = media_type(data)
                if kind in PRINTABLE:
                    width, height = (points(frame.get(f"{SVG}{side}", "")) for side in ("width", "height"))
                    yield Picture(data=data, media_type=kind, width=width, height=height)
                    return


def _line(node: Any, runs: tuple[Run, ...], look: Look, stream: str) -> Line:
    level = node.get(text("outline-level"), "") if local(node) == "h" else str(look.outline or "")
    if number := figures.index(level):
        return Heading(runs=runs, stream=stream, gap=look.before, indent=look.left, level=min(number, 9))
    return Line(runs=runs, stream=stream, gap=look.before, indent=look.left)


def _item(block: Block, level: int) -> Block:
    """The first line of an item carries its bullet."""
    if type(block) is not Line:
        return block
    return Bullet(runs=block.runs, stream=block.stream, gap=block.gap, indent=block.indent, depth=level)
