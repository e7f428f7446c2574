"""Pictures, text boxes and shapes of a DOCX, in both dialects (DrawingML and the older VML)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from cv_generator.cv.figures import whole
from cv_generator.reading.regions.docx.names import WPG_NS, a, chart, dgm, mc, r, v, w, wp
from cv_generator.reading.regions.docx.places import (
    EMU_PER_POINT,
    Inside,
    Place,
    moves_with_text,
    offset_below,
    place_of,
    vml_lengths,
)


@dataclass(frozen=True, slots=True)
class PictureReference:
    """A picture by its relationship. Measures are points."""

    relationship: str
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class TextBox:
    """The content of a text box.

    `inline` where it stands in the flow of the text like a paragraph of its own, `follows` where it floats, but moves
    with the paragraph that it hangs on and holds one paragraph: it reads as part of the text around it. `moves` is
    false where it keeps its place on the page. `below` are the points from the top of that paragraph to its own.
    """

    content: etree._Element
    inline: bool
    follows: bool = False
    place: Place | None = None
    moves: bool = True
    below: float = 0.0


@dataclass(frozen=True, slots=True)
class ShapeText:
    """Words of a shape that are no paragraphs of Word's: WordArt, SmartArt, a locked canvas."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Diagram:
    """SmartArt, whose words stand in a part of their own."""

    relationship: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart, such as bars of skill. Its words stand in a part of their own."""

    relationship: str
    inline: bool

    @staticmethod
    def texts(root: etree._Element) -> list[str]:
        """What a chart's part names: its title, what it measures, from the top down, and the rows of its legend."""
        named = [name for measured in root.iter(chart("cat")) for name in _names_in(measured)]
        lies = root.find(f".//{chart('barDir')}")
        legend = root.find(f".//{chart('legend')}")
        rows = root.iterfind(f".//{chart('ser')}/{chart('tx')}") if legend is not None else ()
        texts = [
            *("".join(_names_in(title)) for title in root.iter(chart("title"))),
            *(reversed(named) if lies is not None and lies.get("val") == "bar" else named),
            *(name for row in rows for name in _names_in(row)),
        ]
        return list(dict.fromkeys(texts))


def _names_in(node: etree._Element) -> list[str]:
    """The texts below a node of a chart: typed there, or kept from the cells of its table."""
    return [text.text or "" for text in node.iter(_A_TEXT, _KEPT) if text.tag == _A_TEXT or not _is_figure(text)]


def _is_figure(value: etree._Element) -> bool:
    return next(value.iterancestors(_FIGURES, _FIGURES_TYPED), None) is not None


Drawn = PictureReference | TextBox | ShapeText | Diagram | Chart


def chosen(alternatives: etree._Element) -> Iterator[etree._Element]:
    """What to read of an `AlternateContent`: the first choice, or the fallback where there is none. Never both."""
    choice = alternatives.find(mc("Choice"))
    picked = choice if choice is not None and len(choice) else alternatives.find(mc("Fallback"))
    yield from picked if picked is not None else ()


def drawn(element: etree._Element) -> Iterator[Drawn]:
    """Everything in a `drawing`, `pict` or `object`, in the order of the file."""
    placement = next((child for child in element if child.tag in (_INLINE, _ANCHOR)), None)
    yield from _Walk(placement).all(element, _size(placement), None)


@dataclass(frozen=True, slots=True)
class _Walk:
    """A walk through one drawing. `inside` is how a group moves what stands in it."""

    placement: etree._Element | None

    def all(self, element: etree._Element, size: tuple[float, float], inside: Inside | None) -> Iterator[Drawn]:
        for child in element:
            for picked in chosen(child) if child.tag == _ALTERNATE else (child,):
                yield from self._one(picked, size, inside)

    def _one(self, element: etree._Element, size: tuple[float, float], inside: Inside | None) -> Iterator[Drawn]:
        tag = element.tag
        if tag == _BOX_CONTENT:
            place = place_of(element, self.placement, inside)
            moves = moves_with_text(element) if self.placement is None else _moves(self.placement)
            follows = moves and sum(1 for _ in element.iter(_W_PARAGRAPH)) == 1
            below = offset_below(self.placement) if moves and self.placement is not None else 0.0
            yield TextBox(element, _is_inline(self.placement), follows, place, moves, below)
        elif tag == _BLIP:
            if relationship := element.get(_EMBED):
                yield PictureReference(relationship, *size)
        elif tag == _IMAGE_DATA:
            if relationship := element.get(_ID):
                yield PictureReference(relationship, *(size if any(size) else _vml_size(element)))
        elif tag == _TEXT_PATH:
            yield ShapeText(tuple(element.get("string", "").splitlines()))
        elif tag == _TEXT_BODY:
            lines = ("".join(t.text or "" for t in p.iter(_A_TEXT)) for p in element.iter(_A_PARAGRAPH))
            yield ShapeText(tuple(line for line in lines if line.strip()))
        elif tag == _DIAGRAM:
            yield Diagram(element.get(_DATA, ""))
        elif tag == _CHART:
            yield Chart(element.get(_ID, ""), _is_inline(self.placement))
        else:
            if tag in _GROUPS:
                inside = (inside or Inside()).group(element)
            yield from self.all(element, _own_size(element) or size, inside)


def _is_inline(placement: etree._Element | None) -> bool:
    if placement is None:
        return False
    return placement.tag == _INLINE or (placement.find(wp("wrapTopAndBottom")) is not None and _moves(placement))


def _moves(placement: etree._Element) -> bool:
    """Whether a drawing moves with the paragraph that it hangs on."""
    vertical = placement.find(wp("positionV"))
    return vertical is not None and vertical.get("relativeFrom") in ("paragraph", "line")


def _size(placement: etree._Element | None) -> tuple[float, float]:
    extent = placement.find(wp("extent")) if placement is not None else None
    return (0.0, 0.0) if extent is None else _emu(extent)


def _own_size(element: etree._Element) -> tuple[float, float] | None:
    """The size of one picture in a group, where the drawing as a whole is larger."""
    if element.tag.rpartition("}")[2] != "pic":
        return None
    extent = next(element.iter(_EXTENT), None)
    return None if extent is None else _emu(extent)


def _emu(extent: etree._Element) -> tuple[float, float]:
    return (whole(extent.get("cx")) or 0) / EMU_PER_POINT, (whole(extent.get("cy")) or 0) / EMU_PER_POINT


def _vml_size(image: etree._Element) -> tuple[float, float]:
    shape = image.getparent()
    found = vml_lengths(shape) if shape is not None else {}
    return found.get("width", 0.0), found.get("height", 0.0)


_INLINE, _ANCHOR, _EXTENT = wp("inline"), wp("anchor"), a("ext")
_ALTERNATE, _BOX_CONTENT, _W_PARAGRAPH = mc("AlternateContent"), w("txbxContent"), w("p")
_BLIP, _EMBED, _ID, _IMAGE_DATA, _TEXT_PATH = a("blip"), r("embed"), r("id"), v("imagedata"), v("textpath")
_TEXT_BODY, _A_PARAGRAPH, _A_TEXT = a("txBody"), a("p"), a("t")
_GROUPS = frozenset((f"{{{WPG_NS}}}wgp", f"{{{WPG_NS}}}grpSp"))
_CHART, _KEPT, _FIGURES, _FIGURES_TYPED = chart("chart"), chart("v"), chart("numCache"), chart("numLit")
_DIAGRAM, _DATA = dgm("relIds"), r("dm")
