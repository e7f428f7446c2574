"""The neutral form between a format and its meaning: what a person sees on the page, in the order of reading.

`docx` and `pdf` make blocks; `assemble` turns them into a CV and knows no format. A block keeps its text exactly as it
stands in the document (tabs as `\\t`, breaks inside a paragraph as `\\n`), since zero loss is proven on blocks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import field

from cv_generator.values import once, value

BODY = "body"


@value()
class Style:
    """How a piece of text looks. `size` is in points, None where unknown; `color` is `rrggbb`, None for automatic."""

    size: float | None = None
    bold: bool = False
    italic: bool = False
    caps: bool = False
    color: str | None = None


PLAIN = Style()


@value()
class Place:
    """A rectangle on a page, in points from its upper left corner, and what is printed in it. The first page is 1."""

    page: int
    left: float
    top: float
    right: float
    bottom: float
    text: str = ""


@value()
class Run:
    """A piece of text in one style. `href` is the target where it is a link."""

    text: str
    style: Style = PLAIN
    href: str | None = None


@value(kw_only=True, slots=False)
class Line:
    """A paragraph, or a printed line of one where the format knows lines only.

    `stream` names the column, sidebar, text box or header it stands in: lines of one stream follow each other, and a
    section never runs from one stream into another. `gap` is the white space above in points, None where unknown.
    It is `ruled` where a rule, a shade or underlining runs over its whole length; None where nobody looked.
    `places` are where its printed lines stand; empty where only typesetting would tell, and where nobody asked.
    `wraps` are the words before and behind the ends of the printed lines that were taken for one.
    """

    runs: tuple[Run, ...]
    stream: str = BODY
    gap: float | None = None
    indent: float = 0.0
    ruled: bool | None = None
    places: tuple[Place, ...] = field(default=(), compare=False, repr=False)
    wraps: tuple[tuple[str, str], ...] = field(default=(), compare=False, repr=False)

    @once
    def text(self) -> str:
        return "".join([run.text for run in self.runs])


@value(kw_only=True, slots=False)
class Heading(Line):
    """A paragraph that the document itself declares a heading (a style, an outline level, a PDF tag).

    `level` is 1 to 9; 0 is the title of the document.
    """

    level: int = 1


@value(kw_only=True, slots=False)
class Bullet(Line):
    """An item of a list, without its marker. `depth` 0 is the outermost list."""

    depth: int = 0


@value(kw_only=True)
class Picture:
    """An image. `width` and `height` are printed points, 0 where unknown; `data` are the bytes as in the document."""

    data: bytes
    media_type: str
    width: float = 0.0
    height: float = 0.0
    stream: str = BODY
    page: int = 1


@value(kw_only=True)
class Row:
    """Cells that stand side by side and belong together, such as a date and its text. Each holds blocks of its own.

    `columns` are their first columns in the grid of a table, whose empty cells are left out; empty where none is known.
    """

    cells: tuple[tuple[Block, ...], ...]
    stream: str = BODY
    columns: tuple[int, ...] = ()


Block = Heading | Bullet | Line | Row | Picture


@value()
class Blocks:
    """A document as blocks. `format` is `docx` or `pdf`; `title` and `author` come from its properties.

    `pages` are the widths and heights of its pages in points; empty where only typesetting would tell. `leads` are the
    addresses that nothing but pictures leads to, such as icons.
    """

    format: str
    blocks: tuple[Block, ...]
    title: str = ""
    author: str = ""
    language: str = ""
    notes: tuple[str, ...] = field(default=())
    pages: tuple[tuple[float, float], ...] = field(default=(), compare=False, repr=False)
    leads: tuple[str, ...] = ()

    def texts(self) -> Iterator[str]:
        """Every text of the document, in the order of reading."""
        for block in walk(self.blocks):
            if isinstance(block, Line):
                yield block.text


def walk(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """All blocks, rows opened, in the order of reading."""
    for block in blocks:
        if isinstance(block, Row):
            for cell in block.cells:
                yield from walk(cell)
        else:
            yield block


def hrefs_of(blocks: Iterable[Block]) -> frozenset[str]:
    """The addresses that texts lead to."""
    lines = (block for block in walk(tuple(blocks)) if isinstance(block, Line))
    return frozenset(run.href for line in lines for run in line.runs if run.href)
