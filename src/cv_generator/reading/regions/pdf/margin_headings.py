"""Headings in the margin that stand a little above or below the line they begin beside, brought level with it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from cv_generator.reading.regions.blocks import Style
from cv_generator.reading.regions.pdf.columns import blocks_of
from cv_generator.reading.regions.pdf.margins import Page
from cv_generator.reading.regions.pdf.words import Piece

_FEWEST = 3  # headings that show a margin of them
_OFF = 0.7  # of the size: how far a heading's baseline is from that of its text at most
_BELOW = 3.0  # of the size: how far below a heading its text begins at most
_LONGEST = 40
_FLUSH = 3.0  # points by which edges of one margin may differ
_SPACED = 1.6  # of the size: white space between two sections


def level_headings(pages: Sequence[Page]) -> None:
    """Move headings left of all text, in a look of their own, to the baseline of the line that they stand beside."""
    everything = [piece for page in pages for piece in page.pieces]
    for headings in _margins(everything):
        own = {id(heading) for heading in headings}
        others = [piece for piece in everything if id(piece) not in own]
        blocks = blocks_of(headings)
        if not _is_margin(blocks, others):
            continue
        found = [text for block in blocks if (text := _beginning_beside(block[0], others))]
        if len(found) < len(blocks):
            found = _beginnings_below(blocks, others)
        if len(found) < len(blocks):
            continue
        for block, text in zip(blocks, found, strict=True):
            down = text.base - block[0].base
            for piece in block:
                piece.move_to(piece.page, down)


def _margins(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Texts of one look that begin or end at one edge, in any look but that of most of the text."""
    edges: dict[tuple[Style, str, int], list[Piece]] = defaultdict(list)
    letters: Counter[Style] = Counter()
    for piece in pieces:
        style = piece.words[0].style
        letters[style] += len(piece.text)
        edges[style, "left", round(piece.x0 / _FLUSH)].append(piece)
        edges[style, "right", round(piece.x1 / _FLUSH)].append(piece)
    usual = letters.most_common(1)[0][0] if letters else None
    for (look, _, _), found in edges.items():
        if look != usual and len(found) >= _FEWEST and all(piece.dot is None for piece in found):
            yield found


def _is_margin(blocks: Sequence[Sequence[Piece]], others: Sequence[Piece]) -> bool:
    """Whether nothing but these headings stands in their margin, from the first to the last of each page."""
    if len(blocks) < _FEWEST:
        return False
    right = max(piece.x1 for block in blocks for piece in block)
    by_page: dict[int, list[Piece]] = defaultdict(list)
    for block in blocks:
        by_page[block[0].page].extend(block)
    for headings in by_page.values():
        top, bottom = headings[0].base - headings[0].size, headings[-1].base + headings[-1].size
        if any(top < other.base < bottom and other.x0 < right for other in others):
            return False
    return True


def _beginning_beside(heading: Piece, others: Sequence[Piece]) -> Piece | None:
    """The line that begins beside a heading: the nearest with white space above, the upper of two."""
    near = [p for p in others if abs(p.base - heading.base) < _OFF * max(p.size, heading.size)]
    begin = [line for line in near if not _is_crowded(line, others)]
    return min(begin, key=lambda p: (round(abs(p.base - heading.base), 1), p.base), default=None)


def _beginnings_below(blocks: Sequence[Sequence[Piece]], others: Sequence[Piece]) -> list[Piece]:
    """The first lines that begin beside headings or a little below; fewer than there are headings where one has none.

    Headings are words without figures, each another: dates and labels in a margin say nothing of what is below them.
    """
    texts = [" ".join(piece.text for piece in block) for block in blocks]
    if len(set(texts)) < len(texts) or any(len(text) > _LONGEST or any(map(str.isdigit, text)) for text in texts):
        return []
    found: list[Piece] = []
    for block, following in zip(blocks, [*blocks[1:], [None]], strict=True):
        top = block[0].base - _OFF * block[0].size
        end = block[0].base + _BELOW * block[0].size
        if (after := following[0]) is not None and after.page == block[0].page:
            end = min(end, after.base - _OFF * after.size)
        begin = [line for line in others if top < line.base < end and line.x0 > block[0].x0]
        found.extend([min(begin, key=lambda line: line.base)] if begin else [])
    return found


def _is_crowded(line: Piece, others: Sequence[Piece]) -> bool:
    """Whether another line stands right above a line."""
    return any(0.5 * line.size < line.base - other.base < _SPACED * line.size for other in others)
