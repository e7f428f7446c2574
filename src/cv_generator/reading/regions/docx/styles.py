"""How text looks: the styles of a DOCX, resolved along their chains (ECMA-376 part 1, 17.7)."""

from __future__ import annotations

import re
from dataclasses import field, replace
from functools import cached_property

from lxml import etree

from cv_generator.cv.figures import whole
from cv_generator.languages import Pattern
from cv_generator.reading.regions.blocks import Style
from cv_generator.reading.regions.docx.names import VAL, child_of, w
from cv_generator.values import value

_OFF = ("0", "false", "off", "none")
_HEADING_NAME = Pattern(r"(?:{heading style})\s*(\d)", re.IGNORECASE)
_TITLE_NAME = Pattern(r"{title style}", re.IGNORECASE)
_CHAIN = 20  # styles based on styles; Word allows about as many, and a damaged file may go in circles


_NEARLY_BLACK = re.compile(r"(?:[01][0-9a-f]){3}")
"""Letters of such a colour look like those of none."""


@value()
class RunLook:
    """Properties of characters as far as they are stated; None is unstated."""

    size: float | None = None
    bold: bool | None = None
    italic: bool | None = None
    caps: bool | None = None
    color: str | None = None
    hidden: bool | None = None
    underlined: bool | None = None

    def over(self, below: RunLook) -> RunLook:
        """What is stated here wins over `below`."""
        if self is NO_LOOK:
            return below
        return RunLook(
            below.size if self.size is None else self.size,
            below.bold if self.bold is None else self.bold,
            below.italic if self.italic is None else self.italic,
            below.caps if self.caps is None else self.caps,
            below.color if self.color is None else self.color,
            below.hidden if self.hidden is None else self.hidden,
            below.underlined if self.underlined is None else self.underlined,
        )

    def style(self) -> Style:
        color = self.color if self.color and self.color != "auto" and not _NEARLY_BLACK.fullmatch(self.color) else None
        return Style(self.size, bool(self.bold), bool(self.italic), bool(self.caps), color)


@value()
class ParagraphLook:
    """Properties of a paragraph as far as they are stated. Measures are points, `leading` is in lines.

    `ruled` says that it has a border or a shade.
    """

    before: float | None = None
    after: float | None = None
    leading: float | None = None
    left: float | None = None
    ruled: bool | None = None
    outline: int | None = None
    list_id: str | None = None
    list_level: int | None = None

    def over(self, below: ParagraphLook) -> ParagraphLook:
        if self is NO_PARAGRAPH_LOOK:
            return below
        return ParagraphLook(
            below.before if self.before is None else self.before,
            below.after if self.after is None else self.after,
            below.leading if self.leading is None else self.leading,
            below.left if self.left is None else self.left,
            below.ruled if self.ruled is None else self.ruled,
            below.outline if self.outline is None else self.outline,
            below.list_id if self.list_id is None else self.list_id,
            below.list_level if self.list_level is None else self.list_level,
        )


@value()
class NamedStyle:
    name: str = ""
    based_on: str = ""
    run: RunLook = field(default_factory=RunLook)
    paragraph: ParagraphLook = field(default_factory=ParagraphLook)


NO_LOOK = RunLook()
NO_PARAGRAPH_LOOK = ParagraphLook()


class Styles:
    """The styles part. Elements are read when a style is first used: Word's own part declares hundreds."""

    def __init__(self, root: etree._Element | None) -> None:
        self._elements: dict[str, etree._Element] = {}
        self._default_id = ""
        self._root = root
        self._resolved: dict[str, NamedStyle] = {}
        self._of_paragraphs: dict[str, NamedStyle] = {}
        self._levels: dict[str, int | None] = {}
        for element in root.iterchildren(w("style")) if root is not None else ():
            style_id = element.get(w("styleId"), "")
            self._elements[style_id] = element
            if element.get(w("type")) == "paragraph" and on(element.get(w("default"), "0")):
                self._default_id = style_id

    def paragraph(self, style_id: str) -> NamedStyle:
        """A paragraph style with all that it inherits, the document's defaults included."""
        known = style_id if style_id in self._elements else self._default_id
        if known not in self._of_paragraphs:
            own, defaults = self._chain(known), self._defaults
            run, paragraph = own.run.over(defaults.run), own.paragraph.over(defaults.paragraph)
            if paragraph.outline is not None and paragraph.outline == self._chain(self._default_id).paragraph.outline:
                paragraph = replace(paragraph, outline=None)  # a level that all paragraphs have heads nothing
            self._of_paragraphs[known] = replace(own, run=run, paragraph=paragraph)
        return self._of_paragraphs[known]

    def character(self, style_id: str) -> RunLook:
        return self._chain(style_id).run if style_id in self._elements else NO_LOOK

    def name(self, style_id: str) -> str:
        return self._chain(style_id).name if style_id in self._elements else style_id

    def heading_level(self, style_id: str) -> int | None:
        """1 to 9 for the built-in headings and for styles based on them, 0 for the title, None for others."""
        if style_id not in self._levels:
            self._levels[style_id] = self._level(style_id)
        return self._levels[style_id]

    def _level(self, style_id: str) -> int | None:
        for _ in range(_CHAIN):
            style = self._chain(style_id) if style_id in self._elements else NamedStyle(name=style_id)
            if found := _HEADING_NAME.fullmatch(style.name.strip()):
                return int(found[1])
            if _TITLE_NAME.fullmatch(style.name.strip()):
                return 0
            if not style.based_on:
                return None
            style_id = style.based_on
        return None

    @cached_property
    def _defaults(self) -> NamedStyle:
        defaults = self._root.find(w("docDefaults")) if self._root is not None else None
        if defaults is None:
            return NamedStyle()
        run = defaults.find(f"{w('rPrDefault')}/{w('rPr')}")
        paragraph = defaults.find(f"{w('pPrDefault')}/{w('pPr')}")
        return NamedStyle(run=run_look(run), paragraph=paragraph_look(paragraph))

    def _chain(self, style_id: str, depth: int = 0) -> NamedStyle:
        if style_id in self._resolved:
            return self._resolved[style_id]
        element = self._elements.get(style_id)
        if element is None or depth > _CHAIN:
            return NamedStyle()
        based_on = _value(element, "basedOn")
        below = self._chain(based_on, depth + 1) if based_on else NamedStyle()
        resolved = NamedStyle(
            _value(element, "name"),
            based_on,
            run_look(child_of(element, w("rPr"))).over(below.run),
            paragraph_look(child_of(element, w("pPr"))).over(below.paragraph),
        )
        self._resolved[style_id] = resolved
        return resolved


def on(value: str | None) -> bool:
    """An on/off attribute; absent means on."""
    return value not in _OFF


def run_look(element: etree._Element | None) -> RunLook:
    """The stated properties of an `rPr`."""
    if element is None or not len(element):
        return NO_LOOK
    size: float | None = None
    bold = italic = caps = hidden = underlined = None
    color: str | None = None
    for child in element:
        tag = child.tag
        if tag == _SIZE:
            size = half_points(child.get(VAL))
        elif tag == _BOLD:
            bold = on(child.get(VAL))
        elif tag == _ITALIC:
            italic = on(child.get(VAL))
        elif tag in _CAPS:
            caps = bool(caps) or on(child.get(VAL))
        elif tag == _COLOR:
            color = (child.get(VAL) or "auto").lower()
        elif tag == _VANISH:
            hidden = on(child.get(VAL))
        elif tag == _UNDERLINED:
            underlined = child.get(VAL, "single") not in _OFF
    return RunLook(size, bold, italic, caps, color, hidden, underlined)


def paragraph_look(element: etree._Element | None) -> ParagraphLook:
    """The stated properties of a `pPr`."""
    if element is None or not len(element):
        return NO_PARAGRAPH_LOOK
    before = after = leading = left = None
    outline = list_level = None
    ruled: bool | None = None
    list_id: str | None = None
    for child in element:
        tag = child.tag
        if tag == _SPACING:
            before, after, leading = twips(child.get(_BEFORE)), twips(child.get(_AFTER)), _leading(child)
        elif tag == _INDENT:
            left = twips(child.get(_LEFT) or child.get(_START))
        elif tag == _BORDERS:
            ruled = bool(ruled) or any(side.get(VAL) not in _NO_BORDER for side in child)
        elif tag == _SHADE:
            ruled = bool(ruled) or child.get(_FILL, "auto").lower() not in _NO_SHADE
        elif tag == _OUTLINE:
            outline = whole(child.get(VAL))
        elif tag == _NUMBERING:
            list_id, list_level = _value(child, "numId") or None, whole(_value(child, "ilvl"))
    return ParagraphLook(before, after, leading, left, ruled, outline, list_id, list_level)


def twips(value: str | None) -> float | None:
    """Twentieths of a point (or a measure with its unit, as strict files have) -> points.

    None for what is no number, and for one that no page can have.
    """
    if not value:
        return None
    has_unit = value[-2:].isalpha()
    try:
        number = float(value[:-2] if has_unit else value)
    except ValueError:
        return None
    points = number * _UNITS.get(value[-2:].lower(), 1.0) if has_unit else number / 20
    return points if abs(points) <= _LONGEST_MEASURE else None


def _leading(spacing: etree._Element) -> float | None:
    """The height of a line as a multiple of what its type needs; None where it is stated in points or not at all."""
    height = twips(spacing.get(_LINE)) if spacing.get(_RULE, "auto") == "auto" else None
    return None if height is None else height / _SINGLE


def half_points(value: str | None) -> float | None:
    points = twips(value)
    return points if points is None or (value or "")[-2:].isalpha() else points * 10


def _value(element: etree._Element, name: str) -> str:
    child = child_of(element, w(name))
    return "" if child is None else child.get(VAL, "")


_LONGEST_MEASURE = 15_840.0  # points; ten times the length of the largest page of Word's
_UNITS = {"pt": 1.0, "in": 72.0, "cm": 28.3465, "mm": 2.83465, "pc": 12.0, "pi": 12.0}
_SIZE, _BOLD, _ITALIC, _COLOR, _VANISH = w("sz"), w("b"), w("i"), w("color"), w("vanish")
_UNDERLINED, _BORDERS, _SHADE, _FILL = w("u"), w("pBdr"), w("shd"), w("fill")
_NO_BORDER, _NO_SHADE = ("nil", "none"), ("auto", "ffffff")
_CAPS = (w("caps"), w("smallCaps"))
_SPACING, _INDENT, _OUTLINE, _NUMBERING = w("spacing"), w("ind"), w("outlineLvl"), w("numPr")
_BEFORE, _AFTER, _LEFT, _START = w("before"), w("after"), w("left"), w("start")
_LINE, _RULE, _SINGLE = w("line"), w("lineRule"), 12.0
