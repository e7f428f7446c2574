"""The body of a part (document, header, text box, cell) as blocks, in the order of reading."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from lxml import etree

from cv_generator.cv.figures import whole
from cv_generator.cv.pictures import media_type
from cv_generator.errors import UnreadableDocument
from cv_generator.languages import Pattern, word_set
from cv_generator.reading.regions.blocks import PLAIN, Block, Blocks, Bullet, Heading, Line, Picture, Run
from cv_generator.reading.regions.docx.boxes import Box
from cv_generator.reading.regions.docx.breaking_tabs import without_breaking_tabs
from cv_generator.reading.regions.docx.chunks import TOO_LONG, chunk_blocks
from cv_generator.reading.regions.docx.drawings import (
    Chart,
    Diagram,
    Drawn,
    PictureReference,
    ShapeText,
    TextBox,
    chosen,
)
from cv_generator.reading.regions.docx.names import VAL, a, child_of, mc, r, w
from cv_generator.reading.regions.docx.numbering import Numbering
from cv_generator.reading.regions.docx.package import Package
from cv_generator.reading.regions.docx.places import Flow, height_of
from cv_generator.reading.regions.docx.styles import NamedStyle, ParagraphLook, Styles, paragraph_look, run_look
from cv_generator.reading.regions.docx.tables import Cell, Merge, blocks_of
from cv_generator.reading.regions.docx.text import Inline, TextReader
from cv_generator.reading.regions.markers import split_marked

PARAGRAPHS = 3_000
CHARACTERS = 120_000
"""What a document may hold: the longest academic CVs have about 2,000 paragraphs and 100,000 characters."""

CHUNKS = 20
"""Other files that a document may take text from."""

PLACED = 200
"""Text boxes whose places are looked at; a page that is made of boxes has some twenty."""

_LINE_HEIGHT = 12.0  # of an empty paragraph that does not say its size; points
_BELOW = 0.6
"""Share of the height of a paragraph from which what hangs on it stands below its text, not beside or above it."""
_LIST_STYLE = Pattern(r"(?:{list style})\D*(\d)", re.IGNORECASE)


@dataclass(slots=True)
class Shared:
    """What all parts of a document share. `width` is that of its lines in points; `inner` reads a DOCX in this one.

    `told` are the parts of charts and SmartArt whose words were taken.
    """

    package: Package
    styles: Styles
    numbering: Numbering
    paragraphs: int = 0
    characters: int = 0
    boxes: int = 0
    tables: int = 0
    width: float = 451.0
    inner: Callable[[bytes], Blocks] | None = None
    chunks: int = 0
    placed: list[Box] = field(default_factory=list)
    told: set[str] = field(default_factory=set)

    def count(self, characters: int) -> None:
        """Count a paragraph; refuse a document that is longer than any CV, before it is read to its end."""
        self.paragraphs += 1
        self.characters += characters
        if self.paragraphs > PARAGRAPHS or self.characters > CHARACTERS:
            raise UnreadableDocument("too_complex", TOO_LONG)

    def next_box(self) -> str:
        self.boxes += 1
        return f"box{self.boxes}"

    def box(self, box: TextBox, around: str, flow: Flow) -> str:
        """The stream of a text box in the stream `around`, `flow` far down; the place of one that floats is kept."""
        if box.inline or (box.follows and (box.place is None or len(self.placed) >= PLACED)):
            return around
        stream = self.next_box()
        if box.place is not None and len(self.placed) < PLACED:
            place = flow.place(box.place, moves=box.moves)
            self.placed.append(Box(stream, place, around if box.follows else "", is_fixed=not box.moves))
        return stream

    def next_table(self) -> str:
        self.tables += 1
        return f"table{self.tables}"


class PartReader:
    """Reads the paragraphs and tables of one part. Notes that it meets are collected in `notes`."""

    def __init__(self, shared: Shared, part: str) -> None:
        self._shared = shared
        self._relationships = shared.package.relationships(part)
        self._text = TextReader(shared.styles, self._relationships)
        self._pending: Inline | None = None
        self._white = 0.0
        self._flow = Flow()
        self.notes: list[tuple[str, str]] = []

    def blocks(self, parent: etree._Element, stream: str) -> list[Block]:
        """The blocks of all children that hold text."""
        return [block for element in _content(parent) for block in self._block(element, stream)]

    def _block(self, element: etree._Element, stream: str) -> Iterator[Block]:
        if element.tag == _PARAGRAPH:
            yield from self._paragraph(element, stream)
        elif element.tag == _TABLE:
            yield from self._table(element, stream)
        elif element.tag == _CHUNK:
            yield from self._chunk(element, stream)

    def _chunk(self, element: etree._Element, stream: str) -> Iterator[Block]:
        """What another file inside this one says, in its place."""
        relationship = self._relationships.get(element.get(r("id"), ""))
        if relationship is None or relationship.external or self._shared.inner is None:
            return
        self._shared.chunks += 1
        if self._shared.chunks > CHUNKS:
            raise UnreadableDocument("too_complex", TOO_LONG)
        if data := self._shared.package.media(relationship.target):
            yield from chunk_blocks(data, stream, self._shared.inner)

    def _table(self, table: etree._Element, stream: str) -> Iterator[Block]:
        rows = [
            self._cells(row, stream)
            for row in _content(table)
            if row.tag == _TABLE_ROW and child_of(row, _ROW_PROPERTIES, _DELETED) is None
        ]
        yield from blocks_of(rows, stream, f"{stream}/{self._shared.next_table()}")

    def _cells(self, row: etree._Element, stream: str) -> tuple[Cell, ...]:
        above, below, cells = self._white, 0.0, []
        top, bottom = self._flow, self._flow
        before = child_of(row, _ROW_PROPERTIES, _BEFORE)
        at = whole(before.get(VAL)) or 0 if before is not None else 0
        for cell in _content(row):
            properties = child_of(cell, _CELL_PROPERTIES)
            if cell.tag == _CELL and child_of(properties, _CELL_DELETED) is None:
                self._white, self._flow = above, replace(top)
                spans = child_of(properties, _SPAN)
                span = max(whole(spans.get(VAL)) or 1, 1) if spans is not None else 1
                cells.append(Cell(tuple(self.blocks(cell, stream)), at, span, _merge(properties)))
                at += span
                below = max(below, self._white)
                bottom = max(bottom, self._flow, key=lambda flow: (flow.pages, flow.down))
        self._flow = bottom
        self._white = min(below, _LINE_HEIGHT)  # the empty paragraphs of empty cells leave no gap below
        return tuple(cells)

    def _paragraph(self, element: etree._Element, stream: str) -> Iterator[Block]:
        properties = child_of(element, _PROPERTIES)
        style_id = _style_id(properties)
        named = self._shared.styles.paragraph(style_id)
        look = paragraph_look(properties).over(named.paragraph)
        inline = self._text.read(element, named.run, self._pending)
        characters = sum([len(run.text) for run in inline.runs])
        self._shared.count(characters)
        if _mark_is_deleted(properties):
            self._pending = inline
            return
        self._pending = None
        self.notes.extend(inline.notes)
        mark = run_look(child_of(properties, _RUN_PROPERTIES)).over(named.run)
        size = next((run.style.size for run in inline.runs if run.text.strip()), mark.size) or _LINE_HEIGHT
        height = height_of(characters, size, look, self._shared.width)
        above: list[Drawn] = []
        below: list[Drawn] = []
        for thing in inline.drawn_before:
            (below if isinstance(thing, TextBox) and thing.below > height * _BELOW else above).append(thing)
        if above:
            yield from self._drawn(above, stream)
        yield from self._lines(inline, style_id, named, look, stream)
        if below or inline.drawn_after:
            yield from self._drawn([*below, *inline.drawn_after], stream)
        self._flow.go_on(element, height)

    def _lines(
        self, inline: Inline, style_id: str, named: NamedStyle, look: ParagraphLook, stream: str
    ) -> Iterator[Block]:
        runs = _joined_if_letter_spaced(tuple(inline.runs))
        text = "".join([run.text for run in runs])
        if "\t" in text and (any("\t\t" in run.text for run in runs) or sum(run.text == "\t" for run in runs) > 1):
            runs = without_breaking_tabs(runs, self._shared.width)
        gap = max(self._white, look.before or 0.0)
        self._white = look.after or 0.0
        if not text.strip():
            self._white += gap + (named.run.size or _LINE_HEIGHT)
            return
        if inline.has_page_number and not _says_more_than_a_page(runs):
            return
        level = self._heading_level(style_id, look)
        item = self._shared.numbering.level(look.list_id, look.list_level or 0) if look.list_id else None
        indent = look.left if look.left is not None else (item.left or 0.0) if item else 0.0
        ruled = bool(look.ruled) or inline.is_underlined
        if (
            level is not None
            and text.count("\n")
            and len(found := list(split_marked(Line(runs=runs, stream=stream, gap=gap)))) > 1
        ):
            yield from found  # items in the style of a heading
        elif level is not None:
            yield Heading(runs=runs, stream=stream, gap=gap, indent=indent, ruled=ruled, level=level)
        elif item is not None and item.marked:
            depth = max(look.list_level or 0, _depth_by_name(named.name))
            yield Bullet(runs=runs, stream=stream, gap=gap, indent=indent, ruled=ruled, depth=depth)
        else:
            yield from split_marked(Line(runs=runs, stream=stream, gap=gap, indent=indent, ruled=ruled))

    def _heading_level(self, style_id: str, look: ParagraphLook) -> int | None:
        level = self._shared.styles.heading_level(style_id)
        if level is None and look.outline is not None and 0 <= look.outline < 9:
            return look.outline + 1
        return level

    def _drawn(self, things: Iterable[Drawn], stream: str) -> Iterator[Block]:
        for thing in things:
            if isinstance(thing, TextBox):
                white, flow = self._white, self._flow
                self._white, self._flow = 0.0, Flow()
                yield from self.blocks(thing.content, self._shared.box(thing, stream, flow))
                self._white, self._flow = white, flow
            elif isinstance(thing, PictureReference):
                yield from self._picture(thing, stream)
            else:
                box = stream if isinstance(thing, Chart) and thing.inline else self._shared.next_box()
                yield from (Line(runs=(Run(line, PLAIN),), stream=box) for line in self._words(thing) if line.strip())

    def _picture(self, reference: PictureReference, stream: str) -> Iterator[Picture]:
        relationship = self._relationships.get(reference.relationship)
        if relationship is None or relationship.external:
            return
        data = self._shared.package.media(relationship.target)
        if data:
            yield Picture(
                data=data, media_type=media_type(data), width=reference.width, height=reference.height, stream=stream
            )

    def _words(self, thing: ShapeText | Diagram | Chart) -> Sequence[str]:
        """The lines of what holds words that are no paragraphs of Word's."""
        if isinstance(thing, ShapeText):
            return thing.lines
        relationship = self._relationships.get(thing.relationship)
        if relationship is None or relationship.external or relationship.target in self._shared.told:
            return []
        self._shared.told.add(relationship.target)
        root = self._shared.package.xml_if_whole(relationship.target)
        if root is None:
            return []
        if isinstance(thing, Chart):
            texts = thing.texts(root)
        else:
            texts = ["".join(t.text or "" for t in p.iter(a("t"))) for p in root.iter(a("p"))]
        for text in texts:
            self._shared.count(len(text))
        return texts


_LETTER_SPACED = re.compile(r"(?:[\w&] )*[\w&](?:[ \u00a0]{2,}(?:[\w&] )*[\w&])*:?")
"""`K U R Z   Z U   M I R`: capitals set apart by typing blanks, words by two or more."""


def _joined_if_letter_spaced(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """A heading whose letters were set apart by blanks, as the words that people see in it."""
    text = runs[0].text.strip() if len(runs) == 1 else ""
    if len(text) < 7 or not text.isupper() or not _LETTER_SPACED.fullmatch(text):
        return runs
    words = (word.replace(" ", "") for word in re.split(r"[ \u00a0]{2,}", text))
    return (replace(runs[0], text=" ".join(words)),)


def _content(parent: etree._Element) -> Iterator[etree._Element]:
    """Children, with content controls, custom XML, insertions and alternatives opened and deletions left out."""
    for child in parent:
        tag = child.tag
        if tag == _CONTROL:
            content = child_of(child, _CONTROL_CONTENT)
            if content is not None:
                yield from _content(content)
        elif tag in _TRANSPARENT:
            yield from _content(child)
        elif tag == _ALTERNATE:
            yield from chosen(child)
        else:
            yield child


def _merge(properties: etree._Element | None) -> Merge:
    """How a cell is merged with those above and below it."""
    found = child_of(properties, _MERGE)
    if found is None:
        return Merge.NONE
    return Merge.BEGINS if found.get(VAL) == "restart" else Merge.GOES_ON


def _mark_is_deleted(properties: etree._Element | None) -> bool:
    """Whether a tracked change removes the end of this paragraph: it then runs on into the next."""
    mark = child_of(properties, _RUN_PROPERTIES)
    return mark is not None and any(child.tag in (_DELETED, _MOVED_AWAY) for child in mark)


def _style_id(properties: etree._Element | None) -> str:
    named = child_of(properties, _STYLE)
    return "" if named is None else named.get(VAL, "")


def _depth_by_name(style_name: str) -> int:
    found = _LIST_STYLE.match(style_name)
    return int(found[1]) - 1 if found and found[1] != "0" else 0


def _says_more_than_a_page(runs: tuple[Run, ...]) -> bool:
    """Whether a paragraph with a page number says anything besides `Page 1 of 2`."""
    words = re.findall(r"[^\W\d_]+", "".join(run.text for run in runs).casefold())
    return any(word not in word_set("grammar", "page words") for word in words)


_PARAGRAPH, _TABLE, _TABLE_ROW, _CELL, _CHUNK = w("p"), w("tbl"), w("tr"), w("tc"), w("altChunk")
_ROW_PROPERTIES, _BEFORE = w("trPr"), w("gridBefore")
_CELL_PROPERTIES, _CELL_DELETED, _MERGE, _SPAN = w("tcPr"), w("cellDel"), w("vMerge"), w("gridSpan")
_PROPERTIES, _RUN_PROPERTIES, _STYLE = w("pPr"), w("rPr"), w("pStyle")
_DELETED, _MOVED_AWAY = w("del"), w("moveFrom")
_CONTROL, _CONTROL_CONTENT, _ALTERNATE = w("sdt"), w("sdtContent"), mc("AlternateContent")
_TRANSPARENT = frozenset(w(n) for n in ("customXml", "smartTag", "ins", "moveTo"))
