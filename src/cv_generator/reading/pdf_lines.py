"""Pieces -> printed lines, and lines -> paragraphs: words are rejoined where a line ended only because it was full."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from cv_generator.reading.blocks import Run, Style
from cv_generator.reading.markers import is_marker, marker_length
from cv_generator.reading.pdf_words import Piece, Word

_LEADING = 1.85  # of the size: lines further apart belong to different paragraphs
_SUSPENDED = frozenset(("und", "oder", "bzw.", "and", "or", "i", "oraz", "lub", "sowie", "bis", "to"))


@dataclass(slots=True)
class PrintedLine:
    """Pieces side by side on one baseline, the marker of a bullet taken off. `x0` is where the text begins."""

    pieces: list[Piece]
    marker: float | None = None
    gap: float | None = None
    aside: list[Piece] = field(default_factory=list)

    @property
    def x0(self) -> float:
        return self.pieces[0].x0

    @property
    def x1(self) -> float:
        return self.pieces[-1].x1

    @property
    def base(self) -> float:
        return self.pieces[0].base

    @property
    def size(self) -> float:
        return max(piece.size for piece in self.pieces)

    @property
    def page(self) -> int:
        return self.pieces[0].page

    @property
    def first(self) -> Word:
        return self.pieces[0].words[0]

    @property
    def last(self) -> Word:
        return self.pieces[-1].words[-1]


@dataclass(slots=True)
class Paragraph:
    """Printed lines that read as one. `marker` is the x of its bullet, None where it is no list item."""

    lines: list[PrintedLine]

    @property
    def marker(self) -> float | None:
        return self.lines[0].marker

    def runs(self) -> tuple[Run, ...]:
        """The words of all lines, tabs between pieces, hyphens of hyphenation taken out."""
        texts: list[tuple[str, Style, str | None]] = []
        for index, line in enumerate(self.lines):
            if index:
                _join_lines(texts, line.first)
            for number, piece in enumerate([*line.pieces, *line.aside]):
                if number:
                    texts.append(("\t", piece.words[0].style, None))
                for position, word in enumerate(piece.words):
                    blank = "" if word.glued or not position else " "
                    texts.append((blank + word.text.replace("\u00ad", ""), word.style, word.href))
            if line.last.text.endswith("\u00ad"):
                texts.append(("\u00ad", line.last.style, None))
        return tuple(_merged(texts))


def printed_lines(pieces: Iterable[Piece]) -> list[PrintedLine]:
    """Pieces of one column as lines from top to bottom, each from left to right."""
    lines: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda p: (p.page, p.base, p.x0)):
        home = next((line for line in reversed(lines[-4:]) if _same_line(line, piece)), None)
        if home is None:
            lines.append([piece])
        else:
            home.append(piece)
    return [line for row in lines for line in _line(sorted(row, key=lambda p: p.x0))]


def _same_line(line: list[Piece], piece: Piece) -> bool:
    if line[0].page != piece.page:
        return False
    size = min(max(p.size for p in line), piece.size)
    if abs(line[0].base - piece.base) > 0.35 * size:
        return False
    return all(piece.x0 >= p.x1 - 0.3 * size or piece.x1 <= p.x0 + 0.3 * size for p in line)


def _line(row: list[Piece]) -> Iterator[PrintedLine]:
    """One line, or several where list items stand side by side."""
    parts: list[list[Piece]] = [[]]
    for piece in row:
        if parts[-1] and (is_marker(piece.words[0].text) or piece.marked) and _starts_with_marker(parts[-1][0]):
            parts.append([])
        parts[-1].append(piece)
    for part in parts:
        yield _without_marker(_merged_pieces(part))


def _starts_with_marker(piece: Piece) -> bool:
    return piece.marked or is_marker(piece.words[0].text)


def _merged_pieces(row: list[Piece]) -> list[Piece]:
    """Pieces that stand as close as words do become one."""
    merged = [row[0]]
    for piece in row[1:]:
        last = merged[-1]
        if piece.x0 - last.x1 < 0.8 * max(piece.size, last.size) and not is_marker(last.text):
            piece.words[0].glued = piece.x0 - last.x1 < 0.12 * piece.size
            merged[-1] = Piece([*last.words, *piece.words], last.order, last.page, last.marked)
        else:
            merged.append(piece)
    return merged


def _without_marker(row: list[Piece]) -> PrintedLine:
    """The marker at the start of a line taken off, whether it is a word, a part of one, or a drawn dot."""
    first = row[0]
    if first.marked:
        return PrintedLine(row, marker=first.x0)
    x0, head = first.x0, first.words[0]
    if is_marker(head.text):
        rest = first.words[1:]
        if rest:
            rest[0].glued = False
            return PrintedLine([Piece(rest, first.order, first.page), *row[1:]], marker=x0)
        if len(row) > 1:
            return PrintedLine(row[1:], marker=x0)
    elif length := marker_length(head.text):
        share = length / len(head.text)
        head.text, head.x0 = head.text[length:], head.x0 + share * (head.x1 - head.x0)
        return PrintedLine(row, marker=x0)
    elif head.text == "o" and len(first.words) > 1 and first.words[1].x0 - head.x1 > 0.5 * head.size:
        return PrintedLine([Piece(first.words[1:], first.order, first.page), *row[1:]], marker=x0)
    return PrintedLine(row)


def paragraphs(lines: list[PrintedLine], edge_of: Edges) -> list[Paragraph]:
    """Lines of one column as paragraphs. `edge_of` knows where the lines of the column would have had to wrap."""
    found: list[Paragraph] = []
    for line in lines:
        if found and _continues(found[-1], line, edge_of):
            found[-1].lines.append(line)
        else:
            found.append(Paragraph([line]))
    return found


class Edges:
    """Where lines had to wrap: for list items the furthest end of an item with that indent, else the column's edge."""

    def __init__(self, lines: list[PrintedLine], left: float, right: float) -> None:
        self.left, self.right = left, right
        self._items: dict[int, float] = {}
        texts = {round(line.x0 / 2) for line in lines if line.marker is not None}
        for line in lines:
            for key in (round(line.x0 / 2) + d for d in (-1, 0, 1)):
                if key in texts:
                    self._items[key] = max(self._items.get(key, 0.0), line.x1)

    def of(self, paragraph: Paragraph) -> float:
        if paragraph.marker is None:
            return self.right
        return self._items.get(round(paragraph.lines[0].x0 / 2), self.right)


def _continues(paragraph: Paragraph, line: PrintedLine, edges: Edges) -> bool:
    above, first = paragraph.lines[-1], paragraph.lines[0]
    if line.marker is not None or len(line.pieces) > 1 or len(above.pieces) > 1 or above.aside or line.aside:
        return False
    if abs(above.size - line.size) > 0.6 or not _near(above, line):
        return False
    if not _same_look(above, line):
        return False
    centered = paragraph.marker is None and _is_centered(above, edges) and _is_centered(line, edges)
    if not centered and not _aligned(paragraph, line):
        return False
    room = edges.right - edges.left - (above.x1 - above.x0) if centered else edges.of(paragraph) - above.x1
    needed = _width_of_first_word(line) + 0.22 * line.size
    if first is above and paragraph.marker is None and line.x0 > above.x0 + 1.5 * line.size:
        return False
    return needed > room - 0.5


def _near(above: PrintedLine, line: PrintedLine) -> bool:
    """Whether a line follows at the distance of lines, or at the top of the next page."""
    if line.page != above.page:
        return line.page == above.page + 1
    return 0 < line.base - above.base <= _LEADING * line.size


def _same_look(above: PrintedLine, line: PrintedLine) -> bool:
    ended, begins = above.last.style, line.first.style
    if (ended.bold, ended.italic, ended.color) == (begins.bold, begins.italic, begins.color):
        return True
    # A line that changes its look halfway may wrap exactly there; a line all in one look is a line of its own.
    return any(word.style != ended for piece in above.pieces for word in piece.words) or any(
        word.style == ended for piece in line.pieces for word in piece.words
    )


def _aligned(paragraph: Paragraph, line: PrintedLine) -> bool:
    above = paragraph.lines[-1]
    if paragraph.marker is not None:
        text = paragraph.lines[0].x0
        return abs(line.x0 - text) < 3 or paragraph.marker - 2 <= line.x0 <= text + 3
    return abs(line.x0 - above.x0) < 2.5 or (len(paragraph.lines) == 1 and -30 < line.x0 - above.x0 < 0)


def _is_centered(line: PrintedLine, edges: Edges) -> bool:
    left, right = line.x0 - edges.left, edges.right - line.x1
    return left > 6 and abs(left - right) < 6


def _width_of_first_word(line: PrintedLine) -> float:
    words = line.pieces[0].words
    end = 1
    while end < len(words) and words[end].glued:
        end += 1
    text = "".join(word.text for word in words[:end])
    width = words[end - 1].x1 - words[0].x0
    if (hyphen := re.match(r"[^\W\d_]{2,}-(?=\w{3})", text)) is not None:
        return width * len(hyphen[0]) / len(text)
    return width


def _join_lines(texts: list[tuple[str, Style, str | None]], first: Word) -> None:
    """What stands between two lines of a paragraph: nothing after hyphenation, else a blank."""
    text, style, href = texts[-1]
    word = first.text
    token = "".join(piece for piece, _, _ in texts[-6:]).split()[-1:] or [""]
    is_address = bool(re.search(r"@|://|www\.|\w\.\w+/", token[0]))
    suspended = word.casefold() in _SUSPENDED
    if text == "\u00ad":
        texts.pop()
    elif is_address and re.search(r"[-/._@=&?]$", text):
        return
    elif re.search(r"[^\W\d_]{2}-$", text) and word[:1].islower() and not suspended:
        texts[-1] = (text[:-1], style, href)
    elif not re.search(r"\w[-/]$", text) or suspended:
        texts.append((" ", style, href))


def _merged(texts: list[tuple[str, Style, str | None]]) -> Iterator[Run]:
    pending: tuple[str, Style, str | None] | None = None
    for text, style, href in texts:
        if pending is None:
            pending = (text, style, href)
        elif (pending[1] == style or not text.strip()) and (pending[2] == href or not text.strip()):
            pending = (pending[0] + text, pending[1], pending[2])
        else:
            yield Run(*pending)
            pending = (text, style, href)
    if pending is not None:
        yield Run(*pending)
