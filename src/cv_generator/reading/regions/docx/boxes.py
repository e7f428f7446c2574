"""Text boxes in the order in which a person reads a page, whatever their order in the file.

A page of boxes is cut as a reader sees it (the recursive cut of Nagy and Seth, 1984, as PDF readers use it): where a
gutter runs down between boxes, column after column; else the topmost boxes first. Boxes of one column are one stream,
so that a heading in a box of its own heads the box below it.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from cv_generator.reading.regions.blocks import Block, Line, Picture, Row
from cv_generator.reading.regions.docx.places import PAGE_HEIGHT, Place

_COLUMN = 0.4
"""Share of the height of all boxes from which one box alone is a column."""

_GAP = 12.0
_TOUCH, _FRAMES, _MARGIN = 4.0, 16.0, 0.1
"""Points by which frames of two columns may overlap: some always, more where that is a small share of the left one,
since the text keeps a margin inside its frame."""
_EDGE = 24.0
"""Points by which the left edges of a heading's box and of the box that it heads may differ."""
_HEAD_OF_PAGE = 0.35
"""Share of the height of the first page in which boxes stand before the text that begins there."""
_LONGEST_HEADING, _HEADING = 40, 1.0
"""Letters of a text that heads the box beside it, and the points by which it then stands above that box."""
_FLOW = 0.5
"""Share of a document's letters in floating boxes from which its page is made of boxes."""


@dataclass(frozen=True, slots=True)
class Box:
    """A text box: its stream in the blocks, and where it stands. `follows` is the stream that it reads as part of."""

    stream: str
    place: Place
    follows: str = ""
    ink: float = math.inf
    is_heading: bool = False
    """Whether it holds one short text and nothing else."""
    is_fixed: bool = False
    """Whether it keeps its place on the page, wherever the paragraph stands that it hangs on."""

    @property
    def inked(self) -> float:
        """How far right its text reaches, where its frame is wider than that."""
        return min(self.place.right, self.place.x + self.ink)


def in_reading_order(blocks: list[Block], boxes: Sequence[Box]) -> list[Block]:
    """The blocks with those of the boxes in order, where most of the text stands in boxes; else as they are."""
    known = {box.stream: box for box in boxes}
    told = {block.stream for block in blocks if not isinstance(block, Picture)}
    known = {stream: box for stream, box in known.items() if stream in told}
    mine = [block for block in blocks if block.stream in known]
    if len(known) < 2 or _letters(mine) < _FLOW * _letters(blocks):
        return _in_flow(blocks, known)
    first = next(at for at, block in enumerate(blocks) if block.stream in known)
    by_box: dict[str, list[Block]] = {}
    for block in mine:
        by_box.setdefault(block.stream, []).append(block)
    ordered = [
        _apart(moved(block, stream)) if at == 0 else moved(block, stream)
        for stream, column in _columns([_inked(box, by_box[box.stream]) for box in boxes if box.stream in by_box])
        for box in column
        for at, block in enumerate(by_box[box.stream])
    ]
    rest = [block for block in blocks[first:] if block.stream not in known]
    return [*blocks[:first], *ordered, *rest]


def _in_flow(blocks: list[Block], boxes: Mapping[str, Box]) -> list[Block]:
    """The blocks with a box of one line in the text around it, or at the head of the box that it stands right above."""
    sizes = Counter(block.stream for block in blocks)
    heads = _heads([box for box in boxes.values() if sizes[box.stream]], sizes)
    behind = {stream: block for block in blocks if (stream := heads.get(block.stream, ""))}
    ordered: list[Block] = []
    for block in blocks:
        if block.stream in heads:
            continue
        if block.stream in behind:
            ordered.append(_apart(moved(behind.pop(block.stream), block.stream)))
        box = boxes.get(block.stream)
        ordered.append(moved(block, box.follows) if box is not None and box.follows else block)
    return _with_head_of_page(ordered, boxes)


def _with_head_of_page(blocks: list[Block], boxes: Mapping[str, Box]) -> list[Block]:
    """The blocks, those of boxes that keep their place in the upper part of the first page before the text."""
    head = [box for box in boxes.values() if box.is_fixed and box.place.y < _HEAD_OF_PAGE * PAGE_HEIGHT]
    order = {box.stream: at for at, box in enumerate(sorted(head, key=lambda box: box.place.y))}
    first = sorted((block for block in blocks if block.stream in order), key=lambda block: order[block.stream])
    return [*first, *(block for block in blocks if block.stream not in order)]


def _heads(boxes: list[Box], sizes: Mapping[str, int]) -> dict[str, str]:
    """The streams of boxes of one line -> the stream of the longer box right below it, at the same left edge."""
    found: dict[str, str] = {}
    longer = [box for box in boxes if not box.follows and sizes[box.stream] > 1]
    for head in boxes:
        below = [box for box in longer if _is_right_below(box.place, head.place)]
        if head.follows and below:
            found[head.stream] = min(below, key=lambda box: box.place.y).stream
    return found if len(set(found.values())) == len(found) else {}


def _is_right_below(place: Place, head: Place) -> bool:
    return abs(place.x - head.x) <= _EDGE and 0 < place.y - head.y <= head.height + _GAP


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
    columns = _cut(_with_level_headings(sorted(boxes, key=lambda box: (box.place.y, box.place.x))))
    return [(f"boxes{number}", column) for number, column in enumerate(columns, 1)]


def _with_level_headings(boxes: list[Box]) -> list[Box]:
    """The boxes, where those of the left column are headings, each beside the box that it heads, in one column."""
    columns = _by_gutter(boxes)
    if len(columns) < _TWO or len(columns[0]) < _TWO or not all(box.is_heading for box in columns[0]):
        return boxes
    headed = {heading.stream: _beside(heading, columns[1]) for heading in columns[0]}
    streams = [box.stream for box in headed.values() if box is not None]
    if len(streams) < len(headed) or len(set(streams)) < len(headed):
        return boxes
    places = {heading: box.place for heading, box in headed.items() if box is not None}
    moved_in = [replace(box, place=_above(places[box.stream])) if box.stream in places else box for box in boxes]
    return sorted(moved_in, key=lambda box: (box.place.y, box.place.x))


def _beside(heading: Box, column: Sequence[Box]) -> Box | None:
    """The box of a column whose upper edge is about level with that of a heading."""
    near = min(column, key=lambda box: abs(box.place.y - heading.place.y))
    return near if abs(near.place.y - heading.place.y) < _EDGE else None


def _above(place: Place) -> Place:
    return Place(place.x, place.y - _HEADING, place.width, _HEADING)


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
        spanning.extend(_beside_each_other(top))
    return [spanning, *(_cut(below) if below else [])]


def _parts(boxes: list[Box]) -> list[list[Box]]:
    """The boxes as columns side by side, or as pages; empty where they are neither."""
    if _are_level(boxes):
        return []
    columns = _by_gutter(boxes)
    if len(columns) > 1 and all(len(column) > 1 or _is_tall(column[0], boxes) for column in columns):
        return columns
    columns = _by_gutter(boxes, right=lambda box: box.inked)
    if len(columns) == _TWO and all(len(column) >= _MANY and _reaches_far(column, boxes) for column in columns):
        return columns
    pages = _pages(boxes)
    return pages if len(pages) > 1 and not _has_gutter_below(boxes) else []


def _topmost(boxes: list[Box]) -> tuple[list[Box], list[Box]]:
    """The boxes beside the first one, and those below."""
    first = boxes[0].place
    top = [box for box in boxes if box.place.y < first.y + max(first.height * 0.5, _LEVEL)]
    return top, [box for box in boxes if box not in top]


_BANNERS = 3


def _beside_each_other(boxes: list[Box]) -> list[Box]:
    """Boxes of one height from left to right: all of one line, whatever room their frames take, or columns."""
    if _are_level(boxes):
        return sorted(boxes, key=lambda box: box.place.x)
    return [box for column in _by_gutter(boxes) for box in column]


def _are_level(boxes: list[Box]) -> bool:
    """Whether boxes of a line or two each begin at one height: a row, no columns."""
    return all(abs(box.place.y - boxes[0].place.y) < _LEVEL and box.place.height < _LOW for box in boxes)


_LEVEL, _LOW = 6.0, 30.0


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


def _reaches_far(column: list[Box], boxes: list[Box]) -> bool:
    """Whether the boxes of a column reach down most of the height of all."""
    top, bottom = min(box.place.y for box in column), max(box.place.bottom for box in column)
    height = max(box.place.bottom for box in boxes) - min(box.place.y for box in boxes)
    return bottom - top > height * _FAR


_TWO, _MANY, _FAR = 2, 4, 0.6
"""Columns that are told by their texts alone: so many, of so many boxes each, over so much of the height."""


def _by_gutter(boxes: list[Box], right: Callable[[Box], float] = lambda box: box.place.right) -> list[list[Box]]:
    """The boxes apart where a gutter runs down the whole height, from left to right.

    `right` is how far a box reaches: its frame, or the text in it.
    """
    columns: list[list[Box]] = []
    edge, overlap = float("-inf"), _TOUCH
    for box in sorted(boxes, key=lambda box: box.place.x):
        if not columns or box.place.x >= edge - overlap:
            columns.append([])
        columns[-1].append(box)
        if right(box) > edge:
            edge, overlap = right(box), max(_TOUCH, min(_FRAMES, box.place.width * _MARGIN))
    order = {box.stream: at for at, box in enumerate(boxes)}
    return [sorted(column, key=lambda box: order[box.stream]) for column in columns]


def _inked(box: Box, blocks: Sequence[Block]) -> Box:
    """The box with how wide its text is about, by the longest of its lines."""
    lines = [line for block in blocks for line in ([block] if isinstance(block, Line) else [])]
    if len(lines) < len(blocks):
        return box  # rows, whose columns are not known
    widths = (
        len(text) * (line.runs[0].style.size or _SIZE) * _LETTER for line in lines for text in line.text.split("\n")
    )
    is_heading = len(lines) == 1 and len(lines[0].text) <= _LONGEST_HEADING
    return replace(box, ink=max(widths, default=0.0) + 2 * _PADDING, is_heading=is_heading)


_SIZE, _LETTER, _PADDING = 11.0, 0.55, 7.2


def _letters(blocks: Sequence[Block]) -> int:
    total = 0
    for block in blocks:
        if isinstance(block, Row):
            total += sum(_letters(cell) for cell in block.cells)
        else:
            total += len(getattr(block, "text", ""))
    return total
