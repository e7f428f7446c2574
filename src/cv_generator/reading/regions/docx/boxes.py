"""Text boxes in the order in which a person reads a page, whatever their order in the file.

A page of boxes is cut as a reader sees it (the recursive cut of Nagy and Seth, 1984, as PDF readers use it): where a
gutter runs down between boxes, column after column; else the topmost boxes first. Boxes of one column are one stream,
so that a heading in a box of its own heads the box below it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from cv_generator.reading.regions.blocks import Block, Line, Row
from cv_generator.reading.regions.docx.places import PAGE_HEIGHT, Place

_COLUMN = 0.4
"""Share of the height of all boxes from which one box alone is a column."""

_GAP = 12.0
_TOUCH, _FRAMES, _MARGIN = 4.0, 16.0, 0.1
"""Points by which frames of two columns may overlap: some always, more where that is a small share of the left one,
since the text keeps a margin inside its frame."""
_FLOW = 0.5
"""Share of a document's letters in floating boxes from which its page is made of boxes."""


@dataclass(frozen=True, slots=True)
class Box:
    """A text box: its stream in the blocks, and where it stands. `follows` is the stream that it reads as part of."""

    stream: str
    place: Place
    follows: str = ""


def in_reading_order(blocks: list[Block], boxes: Sequence[Box]) -> list[Block]:
    """The blocks with those of the boxes in order, where most of the text stands in boxes; else as they are."""
    known = {box.stream: box for box in boxes}
    mine = [block for block in blocks if block.stream in known]
    if len(known) < 2 or _letters(mine) < _FLOW * _letters(blocks):
        return [_in_flow(block, known) for block in blocks]
    first = next(at for at, block in enumerate(blocks) if block.stream in known)
    by_box: dict[str, list[Block]] = {}
    for block in mine:
        by_box.setdefault(block.stream, []).append(block)
    ordered = [
        _apart(moved(block, stream)) if at == 0 else moved(block, stream)
        for stream, column in _columns([box for box in boxes if box.stream in by_box])
        for box in column
        for at, block in enumerate(by_box[box.stream])
    ]
    rest = [block for block in blocks[first:] if block.stream not in known]
    return [*blocks[:first], *ordered, *rest]


def _in_flow(block: Block, boxes: Mapping[str, Box]) -> Block:
    box = boxes.get(block.stream)
    return moved(block, box.follows) if box is not None and box.follows else block


def _apart(block: Block) -> Block:
    """The first line of a box, with the white space that the border of a box is."""
    return replace(block, gap=max(block.gap or 0.0, _GAP)) if isinstance(block, Line) else block


def moved(block: Block, stream: str) -> Block:
    """The block in another stream, with everything in it."""
    if isinstance(block, Row):
        cells = tuple(tuple(moved(inner, stream) for inner in cell) for cell in block.cells)
        return replace(block, cells=cells, stream=stream)
    return replace(block, stream=stream)


def _columns(boxes: list[Box]) -> list[tuple[str, list[Box]]]:
    """The boxes column by column, each with the name of its stream."""
    columns = _cut(sorted(boxes, key=lambda box: (box.place.y, box.place.x)))
    return [(f"boxes{number}", column) for number, column in enumerate(columns, 1)]


def _cut(boxes: list[Box]) -> list[list[Box]]:
    """Columns of boxes that were sorted from the top."""
    if len(boxes) < 2:
        return [boxes]
    parts = _parts(boxes)
    if parts:
        return [part for each in parts for part in _cut(each)]
    spanning: list[Box] = []  # a heading in a box of its own, and the wide box below it that it heads
    below = boxes
    while below and not _parts(below):
        top, below = _topmost(below)
        spanning.extend(box for column in _by_gutter(top) for box in column)
    return [spanning, *(_cut(below) if below else [])]


def _parts(boxes: list[Box]) -> list[list[Box]]:
    """The boxes as columns side by side, or as pages; empty where they are neither."""
    columns = _by_gutter(boxes)
    if len(columns) > 1 and all(len(column) > 1 or _is_tall(column[0], boxes) for column in columns):
        return columns
    pages = _pages(boxes)
    return pages if len(pages) > 1 and not _has_gutter_below(boxes) else []


def _topmost(boxes: list[Box]) -> tuple[list[Box], list[Box]]:
    """The boxes beside the first one, and those below."""
    first = boxes[0].place
    top = [box for box in boxes if box.place.y < first.y + max(first.height * 0.5, 6.0)]
    return top, [box for box in boxes if box not in top]


_BANNERS = 3


def _has_gutter_below(boxes: list[Box]) -> bool:
    """Whether a gutter runs down all pages below a few boxes that span both columns: a name, a headline."""
    for _ in range(_BANNERS):
        boxes = _topmost(boxes)[1] if boxes else []
        if len(_by_gutter(boxes)) > 1:
            return True
    return False


def _pages(boxes: list[Box]) -> list[list[Box]]:
    """The boxes by page, by the height at which they begin; those without columns that follow each other as one."""
    pages: dict[int, list[Box]] = {}
    for box in boxes:
        pages.setdefault(int(box.place.y // PAGE_HEIGHT), []).append(box)
    groups: list[tuple[bool, list[Box]]] = []
    for page in pages.values():
        parted = len(_by_gutter(page)) > 1 or _has_gutter_below(page)
        if groups and not parted and not groups[-1][0]:
            groups[-1][1].extend(page)
        else:
            groups.append((parted, page))
    return [page for _, page in groups]


def _is_tall(box: Box, boxes: list[Box]) -> bool:
    """Whether one box is a column by itself."""
    height = max(box.place.bottom for box in boxes) - min(box.place.y for box in boxes)
    return box.place.height > height * _COLUMN


def _by_gutter(boxes: list[Box]) -> list[list[Box]]:
    """The boxes apart where a gutter runs down the whole height, from left to right."""
    columns: list[list[Box]] = []
    right, overlap = float("-inf"), _TOUCH
    for box in sorted(boxes, key=lambda box: box.place.x):
        if not columns or box.place.x >= right - overlap:
            columns.append([])
        columns[-1].append(box)
        if box.place.right > right:
            right, overlap = box.place.right, max(_TOUCH, min(_FRAMES, box.place.width * _MARGIN))
    order = {box.stream: at for at, box in enumerate(boxes)}
    return [sorted(column, key=lambda box: order[box.stream]) for column in columns]


def _letters(blocks: Sequence[Block]) -> int:
    total = 0
    for block in blocks:
        if isinstance(block, Row):
            total += sum(_letters(cell) for cell in block.cells)
        else:
            total += len(getattr(block, "text", ""))
    return total
