"""Where a floating drawing stands on its page, in points from the upper left corner.

What Word stores is an offset from the page, a margin, the column or the paragraph of the anchor (ECMA-376 part 1,
20.4.3). Where the paragraph stands is not known without typesetting: `Flow` tells about how far down a text has come.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from itertools import takewhile

from lxml import etree

from cv_generator.cv.figures import whole
from cv_generator.reading.regions.docx.names import WPG_NS, a, w, wp
from cv_generator.reading.regions.docx.styles import ParagraphLook

EMU_PER_POINT = 12_700
PAGE_WIDTH = 595.0
PAGE_HEIGHT = 842.0
_MARGIN = 72.0
_LINE, _LETTER = 1.22, 0.5
"""The height of a line and the width of a letter, in sizes of the type: what Calibri has."""
_LENGTH = re.compile(
    r"(?:^|;)\s*(margin-left|margin-top|left|top|width|height)\s*:\s*(-?(?:\d{1,9}\.?\d*|\.\d+))\s*(pt|in|cm|mm|px)?"
)
_RELATIVE = re.compile(r"mso-position-vertical-relative:\s*(\w+)")
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 28.35, "mm": 2.835, "px": 0.75, None: 1.0}


@dataclass(frozen=True, slots=True)
class Place:
    """A rectangle. `y` grows down and through the pages."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height


@dataclass(frozen=True, slots=True)
class Inside:
    """How the drawings in a group are moved and scaled: `outer = offset + inner * scale`, in EMU."""

    x: float = 0.0
    y: float = 0.0
    scale_x: float = 1.0
    scale_y: float = 1.0

    def group(self, group: etree._Element) -> Inside:
        """The same for what stands in a group that stands here."""
        properties = group.find(f"{{{WPG_NS}}}grpSpPr/{_TRANSFORM}")
        if properties is None:
            return self
        at, extent = _pair(properties.find(a("off")), "x", "y"), _pair(properties.find(a("ext")), "cx", "cy")
        inner, size = _pair(properties.find(a("chOff")), "x", "y"), _pair(properties.find(a("chExt")), "cx", "cy")
        scale_x = extent[0] / size[0] if size[0] else 1.0
        scale_y = extent[1] / size[1] if size[1] else 1.0
        return Inside(
            self.x + (at[0] - inner[0] * scale_x) * self.scale_x,
            self.y + (at[1] - inner[1] * scale_y) * self.scale_y,
            self.scale_x * scale_x,
            self.scale_y * scale_y,
        )


@dataclass(slots=True)
class Flow:
    """About where the next paragraph begins: pages that ended, and points below the top of the text on its page."""

    pages: int = 0
    down: float = 0.0

    def go_on(self, paragraph: etree._Element, height: float) -> None:
        """A paragraph of this height has passed, with the ends of pages in it."""
        ended = sum(1 for mark in paragraph.iter(_RENDERED, _BREAK) if _ends_page(mark))
        self.pages += ended
        self.down = height if ended else self.down + height

    def place(self, place: Place, *, moves: bool) -> Place:
        """The place on its page of a drawing whose place is from the paragraph here, or from the page."""
        return replace(place, y=place.y + self.pages * PAGE_HEIGHT + (self.down if moves else 0.0))


def height_of(characters: int, size: float, look: ParagraphLook, width: float) -> float:
    """About how high a paragraph of so many characters is on lines of this width, in points."""
    lines = max(math.ceil(characters * size * _LETTER / max(width, size)), 1)
    return lines * size * _LINE * (look.leading or 1.0) + (look.before or 0.0) + (look.after or 0.0)


def place_of(content: etree._Element, placement: etree._Element | None, inside: Inside | None) -> Place | None:
    """Where the text box with this content stands; None where the file does not say it.

    Its height on the page is from the paragraph that it hangs on, where it moves with that.
    """
    if placement is None:
        return _vml_place(content)
    extent = placement.find(wp("extent"))
    width, height = (0.0, 0.0) if extent is None else _pair(extent, "cx", "cy")
    x = _offset(placement.find(wp("positionH")), width / EMU_PER_POINT, PAGE_WIDTH)
    y = _offset(placement.find(wp("positionV")), height / EMU_PER_POINT, PAGE_HEIGHT)
    if x is None or y is None:
        return None
    paragraph = next(placement.iterancestors(_PARAGRAPH), None)
    y += _breaks_before(placement, paragraph) * PAGE_HEIGHT if paragraph is not None else 0.0
    shape = _shape(content)
    transform = shape.find(f".//{_TRANSFORM}") if shape is not None else None
    if inside is None or transform is None:
        return Place(x, y, width / EMU_PER_POINT, height / EMU_PER_POINT)
    at, size = _pair(transform.find(a("off")), "x", "y"), _pair(transform.find(a("ext")), "cx", "cy")
    return Place(
        x + (inside.x + at[0] * inside.scale_x) / EMU_PER_POINT,
        y + (inside.y + at[1] * inside.scale_y) / EMU_PER_POINT,
        size[0] * inside.scale_x / EMU_PER_POINT,
        size[1] * inside.scale_y / EMU_PER_POINT,
    )


def offset_below(placement: etree._Element) -> float:
    """How far a drawing stands below the top of the paragraph that it hangs on."""
    offset = placement.find(f"{wp('positionV')}/{wp('posOffset')}")
    return 0.0 if offset is None else (whole(offset.text) or 0) / EMU_PER_POINT


def _offset(position: etree._Element | None, size: float, page: float) -> float | None:
    if position is None:
        return None
    base = 0.0 if position.get("relativeFrom") in ("page", "leftMargin", "topMargin") else _MARGIN
    offset = position.find(wp("posOffset"))
    if offset is not None:
        return base + (whole(offset.text) or 0) / EMU_PER_POINT
    align = position.findtext(wp("align"), "")
    return {"center": (page - size) / 2, "right": page - size - base, "bottom": page - size - base}.get(align, base)


def _breaks_before(placement: etree._Element, paragraph: etree._Element) -> int:
    """How many pages end within a paragraph before a drawing that hangs on it."""
    marks = (node for node in paragraph.iter(_RENDERED, _BREAK, placement.tag) if node is placement or _is_break(node))
    return sum(1 for _ in takewhile(lambda node: node is not placement, marks))


def _is_break(node: etree._Element) -> bool:
    return node.tag != wp("anchor") and _ends_page(node)


def _ends_page(mark: etree._Element) -> bool:
    return mark.tag == _RENDERED or mark.get(w("type")) == "page"


def _shape(content: etree._Element) -> etree._Element | None:
    return next((node for node in content.iterancestors() if node.tag.endswith("}wsp")), None)


def _vml_place(content: etree._Element) -> Place | None:
    """Of an older drawing: the CSS of its shape, or of the group that it is drawn in."""
    shape = _vml_shape(content)
    if shape is None:
        return None
    found = vml_lengths(shape)
    x, y = found.get("margin-left", found.get("left")), found.get("margin-top", found.get("top"))
    if x is None or y is None:
        return None
    return Place(x + _MARGIN, y + _MARGIN, found.get("width", 0.0), found.get("height", 0.0))


def vml_lengths(shape: etree._Element) -> dict[str, float]:
    """The measures that the CSS of an older drawing states, by their names, in points."""
    return {m[1]: float(m[2]) * _POINTS[m[3]] for m in _LENGTH.finditer(shape.get("style", ""))}


def _vml_shape(content: etree._Element) -> etree._Element | None:
    """The outermost shape of an older drawing that has a place on the page."""
    shapes = [node for node in content.iterancestors() if "absolute" in node.get("style", "")]
    return shapes[-1] if shapes else None


def moves_with_text(content: etree._Element) -> bool:
    """Whether an older drawing moves with the paragraph that it hangs on."""
    shape = _vml_shape(content)
    if shape is None:
        return False
    relative = _RELATIVE.search(shape.get("style", ""))
    return relative is None or relative[1] in ("text", "line", "paragraph")


def _pair(element: etree._Element | None, first: str, second: str) -> tuple[float, float]:
    if element is None:
        return 0.0, 0.0
    return float(whole(element.get(first)) or 0), float(whole(element.get(second)) or 0)


_TRANSFORM, _PARAGRAPH = a("xfrm"), w("p")
_RENDERED, _BREAK = w("lastRenderedPageBreak"), w("br")
