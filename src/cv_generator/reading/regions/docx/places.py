"""Where a floating drawing stands on its page, in points from the upper left corner.

What Word stores is an offset from the page, a margin, the column or the paragraph of the anchor (ECMA-376 part 1,
20.4.3). The place of a paragraph is not known without typesetting; it is taken to be some lines below the one before,
which keeps the order of drawings that hang on different paragraphs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile

from lxml import etree

from cv_generator.cv.figures import whole
from cv_generator.reading.regions.docx.names import WPG_NS, a, w, wp

EMU_PER_POINT = 12_700
PAGE_WIDTH = 595.0
PAGE_HEIGHT = 842.0
_MARGIN = 72.0
_LINE = 14.0
_LENGTH = re.compile(r"(?:^|;)\s*(margin-left|margin-top|left|top|width|height)\s*:\s*(-?[\d.]+)\s*(pt|in|cm|mm|px)?")
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


def place_of(content: etree._Element, placement: etree._Element | None, inside: Inside | None) -> Place | None:
    """Where the text box with this content stands; None where the file does not say it."""
    if placement is None:
        return _vml_place(content)
    extent = placement.find(wp("extent"))
    width, height = (0.0, 0.0) if extent is None else _pair(extent, "cx", "cy")
    x = _offset(placement.find(wp("positionH")), width / EMU_PER_POINT, PAGE_WIDTH)
    y = _offset(placement.find(wp("positionV")), height / EMU_PER_POINT, PAGE_HEIGHT)
    if x is None or y is None:
        return None
    y += _page_and_paragraph(placement)
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


def _offset(position: etree._Element | None, size: float, page: float) -> float | None:
    if position is None:
        return None
    base = 0.0 if position.get("relativeFrom") in ("page", "leftMargin", "topMargin") else _MARGIN
    offset = position.find(wp("posOffset"))
    if offset is not None:
        return base + (whole(offset.text) or 0) / EMU_PER_POINT
    align = position.findtext(wp("align"), "")
    return {"center": (page - size) / 2, "right": page - size - base, "bottom": page - size - base}.get(align, base)


def _page_and_paragraph(placement: etree._Element) -> float:
    """How far down the anchor is: its page, and where the offset is from its paragraph that one's guessed place."""
    paragraph = next(placement.iterancestors(_PARAGRAPH), None)
    if paragraph is None:
        return 0.0
    vertical = placement.find(wp("positionV"))
    follows = vertical is not None and vertical.get("relativeFrom") in ("paragraph", "line")
    breaks = _breaks_before(placement, paragraph)
    above = 0  # paragraphs on the same page
    for node in paragraph.itersiblings(preceding=True):
        above += not breaks
        breaks += sum(1 for mark in node.iter(_RENDERED, _BREAK) if _ends_page(mark))
    return breaks * PAGE_HEIGHT + (above * _LINE if follows else 0.0)


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
    style = shape.get("style", "")
    found = {m[1]: float(m[2]) * _POINTS[m[3]] for m in _LENGTH.finditer(style)}
    relative = _RELATIVE.search(style)
    paragraph = next(shape.iterancestors(_PARAGRAPH), None)
    before = sum(1 for _ in paragraph.itersiblings(preceding=True)) if paragraph is not None else 0
    down = 0.0 if relative and relative[1] in ("page", "margin") else before * _LINE
    x, y = found.get("margin-left", found.get("left")), found.get("margin-top", found.get("top"))
    if x is None or y is None:
        return None
    return Place(x + _MARGIN, y + _MARGIN + down, found.get("width", 0.0), found.get("height", 0.0))


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
