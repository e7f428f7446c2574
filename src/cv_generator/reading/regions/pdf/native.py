"""The calls into pdfium, typed. The only module that knows its C interface; nothing here interprets a document."""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

import pypdfium2.raw as pdfium

from cv_generator.reading.regions.blocks import Style

CHARACTERS = 40_000
OBJECTS = 20_000
"""Characters and drawn objects of one page that are looked at. A page set solid in 6 point has about 12,000."""

_PAINTED = 2_000_000  # points in the square: about two sheets of A3
_SMALL = 9.0  # points
_FRAME = 60.0  # points
_THIN, _RULE, _SIDE = 2.5, 15.0, 6.0  # points: the width of a rule, the length of a level and of an upright one
_DRAWN = (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_SHADING)
_NESTED = 8  # forms within each other that are looked into
_SMALLEST = 1 / 300  # of the page's width, 2 points on A4: smaller type is put there for machines alone
_LEVEL = 3  # degrees; text set askew by less is read as level
_FORCE_BOLD, _ITALIC = 1 << 18, 1 << 6
_ICON_FONT = re.compile(r"awesome|icon(?!den)|feather|fa-?solid|fa-?brands|fa-?regular|marvosym")
"""Names of fonts whose letters are pictures. "Semicondensed" is none of them."""
_BOLD = re.compile(
    r"bold|-bd|(?<!aca)demi(?!-?light|cond\d)|(?:black|heavy)(?:it|obl|(?![a-z]))|(?<=[^a-z])(?:black|heavy)"
    r"|^(?:cm|ec|sf)(?:ss)?(?:b[il]?\d|bx|sx)"
)
"""Names of fonts that are bold; TeX's Computer Modern has `cmbx10`, `cmb10`, `cmssbx10`, `ecbx1000`, `ecbi1000`. Others
hold the letters within a word: `academicons`, `blackadderitc`, `lmsansdemicond10`."""
_PLAIN = re.compile(r"regular|roman|light|book|thin|^(?:ps|mt|it|italic|oblique)+$")
_HEAVY = 600
_INVISIBLE = (3, 7)  # text render modes: neither filled nor stroked; clip only

Matrix = tuple[float, float, float, float, float, float]
"""How a point of a form comes to the page: (a x + c y + e, b x + d y + f)."""


@dataclass(frozen=True, slots=True)
class Look:
    """What the characters of one text object share. `size` is in points as printed, `angle` in degrees.

    `mark` is the element of a tagged PDF it belongs to; `font` tells one font of a page from another.
    """

    style: Style
    size: float
    angle: int
    shown: bool
    icon: bool
    mark: int
    font: int | None = None


@dataclass(slots=True)  # not frozen: a page has thousands, and a frozen one takes four times as long to make
class Glyph:
    """A printed character. x runs to the right, `base`, its baseline, down from the page's top; in points.

    Text at an angle has axes of its own: x along its baseline, `base` away from it. `apart` is pdfium's guess that a
    blank stands before it, where the file has none.
    """

    text: str
    x0: float
    x1: float
    base: float
    look: Look
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """A filled path, an outline, or an image.

    Coordinates run right and down; `color` is (red, green, blue), each 0 to 255. An outline as large as a frame has
    none. `segments` are the lines and curves of a path: a rectangle has five, a letter tens of them.
    """

    x0: float
    top: float
    x1: float
    bottom: float
    color: tuple[int, int, int] | None
    image: Any = None
    segments: int = 0


@dataclass(frozen=True, slots=True)
class Rule:
    """A drawn line, level or upright, of the coordinates of a `Shape`."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def is_upright(self) -> bool:
        return self.bottom - self.top > self.x1 - self.x0


@dataclass(frozen=True, slots=True)
class Painting:
    """A page as painted, a pixel a point: three bytes of colour and one to spare each, in rows of `stride` bytes."""

    width: int
    height: int
    stride: int
    pixels: bytes

    def share_below(self, brightness: int, x0: float, top: float, x1: float, bottom: float) -> float:
        """The share of an area's pixels that have a colour darker than a brightness."""
        left, right = max(0, round(x0)), min(self.width, round(x1))
        rows = range(max(0, round(top)), min(self.height, round(bottom)))
        dark = sum(
            min(self.pixels[at : at + 3]) < brightness
            for row in rows
            for at in range(row * self.stride + 4 * left, row * self.stride + 4 * right, 4)
        )
        return dark / max(1, len(rows) * (right - left))


@dataclass(frozen=True, slots=True)
class LinkArea:
    x0: float
    top: float
    x1: float
    bottom: float
    url: str


def _rules_of(x0: float, top: float, x1: float, bottom: float, filled: int) -> Iterator[Rule]:
    """The lines that a path draws: itself where it is thin, the four sides of an outline."""
    wide, high = x1 - x0, bottom - top
    if (high < _THIN < _RULE < wide) or (wide < _THIN < _SIDE < high):
        yield Rule(x0, top, x1, bottom)
    elif not filled and wide > _RULE and high > _SIDE:
        yield from (Rule(x0, top, x1, top), Rule(x0, bottom, x1, bottom))
        yield from (Rule(x0, top, x0, bottom), Rule(x1, top, x1, bottom))


def _room(kind: Any, count: int) -> tuple[memoryview, list[Any]]:
    """Room for numbers that functions answer through pointers: a view that reads all at once, and a pointer to each."""
    numbers, size = (kind * count)(), ctypes.sizeof(kind)
    return memoryview(numbers).cast("B").cast(kind._type_), [ctypes.byref(numbers, size * at) for at in range(count)]


def _quick(function: Any, result: Any) -> Any:
    """The same C function, called in half the time: arguments are taken as they are, and other threads wait.

    A pointer that it answers is a plain integer, which can be a key; one that it is given is an object of `ctypes`,
    for a plain integer is taken for one of 32 bits.
    """
    return ctypes.PYFUNCTYPE(result)(ctypes.cast(function, ctypes.c_void_p).value or 0)


_pointer, _int = ctypes.c_void_p, ctypes.c_int
_unicode = _quick(pdfium.FPDFText_GetUnicode, ctypes.c_uint)
_object_of = _quick(pdfium.FPDFText_GetTextObject, _pointer)
_loose_box = _quick(pdfium.FPDFText_GetLooseCharBox, _int)
_origin = _quick(pdfium.FPDFText_GetCharOrigin, _int)
_size_of = _quick(pdfium.FPDFTextObj_GetFontSize, _int)
_mode_of = _quick(pdfium.FPDFTextObj_GetTextRenderMode, _int)
_mark_of = _quick(pdfium.FPDFPageObj_GetMarkedContentID, _int)
_fill_of = _quick(pdfium.FPDFPageObj_GetFillColor, _int)
_font_of = _quick(pdfium.FPDFTextObj_GetFont, _pointer)
_matrix_of = _quick(pdfium.FPDFText_GetMatrix, _int)
_object_at = _quick(pdfium.FPDFPage_GetObject, pdfium.FPDF_PAGEOBJECT)
_kind_of = _quick(pdfium.FPDFPageObj_GetType, _int)
_bounds_of = _quick(pdfium.FPDFPageObj_GetBounds, _int)


class NativePage:
    """One page of a document. Closes what it opened when it leaves its `with` block."""

    def __init__(self, document: Any, index: int) -> None:
        self.rules: list[Rule] = []
        """The level and upright lines among the shapes, once these were asked for."""
        self._document = document
        self._matrix, (self._at_matrix, *_) = _room(ctypes.c_float, 6)
        self._size, (self._at_size,) = _room(ctypes.c_float, 1)
        self._fonts: dict[int, tuple[bool, bool, bool, bool]] = {}
        self._looks: dict[tuple[Any, ...], Look] = {}
        self._page = pdfium.FPDF_LoadPage(document, index)
        self._text = pdfium.FPDFText_LoadPage(self._page) if self._page else None
        box = pdfium.FS_RECTF()
        known = bool(self._page) and pdfium.FPDF_GetPageBoundingBox(self._page, ctypes.byref(box))
        self.left: float = box.left if known else 0.0
        self.top: float = box.top if known else 842.0
        self.width: float = box.right - box.left if known else 595.0
        self.height: float = box.top - box.bottom if known else 842.0

    def __enter__(self) -> NativePage:
        return self

    def __exit__(self, *_: object) -> None:
        if self._text:
            pdfium.FPDFText_ClosePage(self._text)
        if self._page:
            pdfium.FPDF_ClosePage(self._page)

    def characters(self) -> int:
        """How many characters the page has, those included that pdfium adds."""
        return max(0, pdfium.FPDFText_CountChars(self._text)) if self._text else 0

    def glyphs(self) -> Iterator[Glyph]:
        """Every printed character in the order of the file; what pdfium adds by itself is left out."""
        if not self._text:
            return
        text, count = self._text, min(CHARACTERS, pdfium.FPDFText_CountChars(self._text))
        box, (at_box, *_) = _room(ctypes.c_float, 4)
        x, y = ctypes.c_double(), ctypes.c_double()
        at_x, at_y = ctypes.byref(x), ctypes.byref(y)
        looks: dict[int, Look] = {}
        owner_before, top_before, bottom_before, base = 0, 0.0, 0.0, 0.0
        edge, apart = self.left, False
        for index in range(count):
            owner = _object_of(text, index)
            if not owner:
                apart = _unicode(text, index) == 0x20
                continue
            look = looks.get(owner)
            if look is None:
                look = looks[owner] = self._look(owner, index)
            code = _unicode(text, index)
            if not code or not _loose_box(text, index, at_box):
                continue
            left, top, right, bottom = box
            # Within a text object, boxes that are level with each other stand on one baseline.
            if owner != owner_before or top != top_before or bottom != bottom_before or look.angle:
                if not _origin(text, index, at_x, at_y):
                    continue
                owner_before, top_before, bottom_before, base = owner, top, bottom, self.top - y.value
            character = "-" if code in (0x02, 0xFFFE) else chr(code) if code < 0x110000 else "\ufffd"
            if look.angle:
                yield _turned(character, (x.value, y.value), (right - left, top - bottom), look)
                continue
            if code == 0x20 and right - left < 0.01:
                continue
            yield Glyph(character, left - edge, right - edge, base, look, apart)
            apart = False

    def shapes(self) -> Iterator[Shape]:
        """Filled paths and images, in the order of painting, those inside forms where the forms put them."""
        page = self._page
        things = ((_object_at(page, i), None) for i in range(_count(page))) if page else iter(())
        for thing, kind, matrix in islice(_flattened(things), OBJECTS):
            if kind in _DRAWN:
                yield from self._shape(thing, kind, matrix)

    def painting(self) -> Painting | None:
        """The page as painted; None for one that is shown turned or larger than any paper of a CV."""
        width, height = round(self.width), round(self.height)
        if not self._page or pdfium.FPDFPage_GetRotation(self._page) or width * height > _PAINTED:
            return None
        bitmap = pdfium.FPDFBitmap_Create(width, height, 0)
        try:
            pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xFFFFFFFF)
            pdfium.FPDF_RenderPageBitmap(bitmap, self._page, 0, 0, width, height, 0, 0)
            stride = pdfium.FPDFBitmap_GetStride(bitmap)
            pixels = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), stride * height)
            return Painting(width, height, stride, pixels)
        finally:
            pdfium.FPDFBitmap_Destroy(bitmap)

    def links(self) -> Iterator[LinkArea]:
        """Link annotations that lead to an address."""
        position, link = ctypes.c_int(0), pdfium.FPDF_LINK()
        while self._page and pdfium.FPDFLink_Enumerate(self._page, ctypes.byref(position), ctypes.byref(link)):
            action = pdfium.FPDFLink_GetAction(link)
            if not action or pdfium.FPDFAction_GetType(action) != pdfium.PDFACTION_URI:
                continue
            rect = pdfium.FS_RECTF()
            if pdfium.FPDFLink_GetAnnotRect(link, ctypes.byref(rect)):
                size = pdfium.FPDFAction_GetURIPath(self._document, action, None, 0)
                buffer = ctypes.create_string_buffer(size)
                pdfium.FPDFAction_GetURIPath(self._document, action, buffer, size)
                top, bottom = self.top - max(rect.top, rect.bottom), self.top - min(rect.top, rect.bottom)
                url = buffer.value.decode("utf-8", "replace")
                yield LinkArea(rect.left - self.left, top, rect.right - self.left, bottom, url)

    def _shape(self, thing: Any, kind: int, matrix: Matrix | None) -> Iterator[Shape]:
        bounds = _bounds(thing, matrix)
        if bounds is None:
            return
        left, bottom, right, top = bounds
        color, segments = None, 0
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            segments = pdfium.FPDFPath_CountSegments(thing)
            mode, stroke = ctypes.c_int(), ctypes.c_int()
            pdfium.FPDFPath_GetDrawMode(thing, ctypes.byref(mode), ctypes.byref(stroke))
            small = max(right - left, top - bottom) < _SMALL
            place = (left - self.left, self.top - top, right - self.left, self.top - bottom)
            self.rules.extend(_rules_of(*place, mode.value))
            if mode.value:
                color = _fill(thing)
            elif stroke.value and small:
                color = (0, 0, 0)  # an outline as small as this is a hollow bullet
            if color is None and (not stroke.value or top - bottom < _FRAME):
                return
        image = thing if kind == pdfium.FPDF_PAGEOBJ_IMAGE else None
        yield Shape(left - self.left, self.top - top, right - self.left, self.top - bottom, color, image, segments)

    def _look(self, text_object: int, index: int) -> Look:
        owner = _pointer(text_object)
        _size_of(owner, self._at_size)
        _matrix_of(self._text, index, self._at_matrix)
        a, b, c, d, _, _ = self._matrix
        points = abs(self._size[0]) * math.hypot(c, d)
        angle = 0
        if b or a <= 0:
            angle = round(math.degrees(math.atan2(b, a)))
            angle = angle if abs(angle) > _LEVEL else 0
        font = _font_of(owner)
        mode = _mode_of(owner)
        color = _fill(owner)
        mark = _mark_of(owner)
        told = (font, mode, color, mark, points, angle)
        known = self._looks.get(told)
        if known is not None:  # some programs make an object of every letter
            return known
        bold, italic, caps, icon = self._font(font)
        bold = bold or mode == pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE
        style = Style(round(points, 1), bold, italic, caps, bytes(color).hex() if color and any(color) else None)
        shown = mode not in _INVISIBLE and color is not None and points >= max(1.0, self.width * _SMALLEST)
        look = self._looks[told] = Look(style, points, angle, shown, icon, mark, font)
        return look

    def _font(self, font: int | None) -> tuple[bool, bool, bool, bool]:
        """Whether a font is bold, italic, made of small capitals, and made of icons."""
        if font is None:
            return False, False, False, False
        if font not in self._fonts:
            handle = ctypes.cast(font, pdfium.FPDF_FONT)
            name, flags = _font_name(handle), max(0, pdfium.FPDFFont_GetFlags(handle))
            italic = "italic" in name or "oblique" in name or bool(flags & _ITALIC)
            caps = any(word in name for word in ("smcp", "smallcap", "-sc"))
            icon = bool(_ICON_FONT.search(name))
            self._fonts[font] = (_is_bold(name, handle, flags), italic, caps, icon)
        return self._fonts[font]


def _turned(character: str, origin: tuple[float, float], extent: tuple[float, float], look: Look) -> Glyph:
    """A glyph of text at an angle, on the axes of that text: along its baseline and away from it."""
    turn, (x, y), (wide, high) = math.radians(look.angle), origin, extent
    along, across = x * math.cos(turn) + y * math.sin(turn), y * math.cos(turn) - x * math.sin(turn)
    width = wide if abs(math.cos(turn)) > 0.7 else high
    return Glyph(character, along, along + width, -across, look)


def _count(page: Any) -> int:
    count: int = pdfium.FPDFPage_CountObjects(page)
    return max(0, count)


def _flattened(things: Iterable[tuple[Any, Matrix | None]], depth: int = 0) -> Iterator[tuple[Any, int, Matrix | None]]:
    """All objects with their kinds; those inside forms, behind these, with the way from there to the page."""
    for thing, matrix in things:
        kind = _kind_of(thing)
        yield thing, kind, matrix
        if kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _NESTED:
            own = pdfium.FS_MATRIX()
            known = pdfium.FPDFPageObj_GetMatrix(thing, ctypes.byref(own))
            inner = _within(own, matrix) if known else matrix
            children = range(max(0, pdfium.FPDFFormObj_CountObjects(thing)))
            yield from _flattened(((pdfium.FPDFFormObj_GetObject(thing, i), inner) for i in children), depth + 1)


def _within(own: Any, outer: Matrix | None) -> Matrix:
    """The way from a form's own axes to the page, where the form itself stands in another one."""
    a, b, c, d, e, f = own.a, own.b, own.c, own.d, own.e, own.f
    if outer is None:
        return a, b, c, d, e, f
    oa, ob, oc, od, oe, of = outer
    return (
        a * oa + b * oc, a * ob + b * od, c * oa + d * oc, c * ob + d * od, e * oa + f * oc + oe, e * ob + f * od + of,
    )  # fmt: skip


def _bounds(thing: Any, matrix: Matrix | None) -> tuple[float, float, float, float] | None:
    """Left, bottom, right and top of an object on the page."""
    if not _bounds_of(thing, *_at_bounds):
        return None
    left, bottom, right, top = _bounds_told
    if matrix is None:
        return left, bottom, right, top
    a, b, c, d, e, f = matrix
    corners = [(x, y) for x in (left, right) for y in (bottom, top)]
    xs, ys = [a * x + c * y + e for x, y in corners], [b * x + d * y + f for x, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


_bounds_told, _at_bounds = _room(ctypes.c_float, 4)


def _is_bold(name: str, font: Any, flags: int) -> bool:
    """Whether a font is bold, by its name.

    The weight is made of the width of stems, which programs state as they like: it counts only where the name has an
    ending that says neither, such as `-medium` or `-w6`.
    """
    if _BOLD.search(name) or flags & _FORCE_BOLD:
        return True
    _, mark, ending = name.replace(",", "-").partition("-")
    return bool(mark) and not _PLAIN.search(ending) and pdfium.FPDFFont_GetWeight(font) >= _HEAVY


def _font_name(font: Any) -> str:
    """The font's name in lower case, without the prefix of a subset."""
    size = pdfium.FPDFFont_GetBaseFontName(font, None, 0)
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDFFont_GetBaseFontName(font, buffer, size)
    return buffer.value.decode("utf-8", "replace").rpartition("+")[2].lower()


def _fill(thing: Any) -> tuple[int, int, int] | None:
    """The fill colour, None where it is fully transparent."""
    if not _fill_of(thing, *_at_fill_parts):
        return (0, 0, 0)
    red, green, blue, alpha = _fill_parts
    return (red, green, blue) if alpha > 8 else None


_fill_parts, _at_fill_parts = _room(ctypes.c_uint, 4)
