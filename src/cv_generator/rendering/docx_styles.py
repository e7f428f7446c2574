"""Styles, numbering and settings of the exported DOCX.

The styles are Word's own where Word has one (Title, Subtitle, Heading 1, List Bullet, Hyperlink), so that outline,
navigation and screen readers work and a person restyles the whole document by changing one style.
"""

from __future__ import annotations

from copy import deepcopy
from typing import Final, Literal

from cv_generator.cv.language import Language
from cv_generator.rendering import words
from cv_generator.rendering.density import Density
from cv_generator.rendering.docx_xml import Element, element, name_of, twips, twips_of_mm
from cv_generator.rendering.looks import Look

_HANGING_MM: Final = 4.2
_BULLETS: Final = 1


Kind = Literal["axis", "line", "below"]


def kind_of(look: Look) -> Kind:
    """Where an entry's date stands: beside an axis, at the end of the head's one line, or below the title."""
    if look.axis:
        return "axis"
    return "line" if look.template.head[-1] == "date" else "below"


def photo_mm(look: Look) -> tuple[float, float]:
    """Width and height of the portrait, which stands beside the head."""
    width = min(30.0, look.template.photo)
    return width, width * 5 / 4


def styles(language: Language, density: Density, look: Look) -> Element:
    """The style sheet. Lengths shrink with the density that the typesetter chose for the same CV."""

    def space(before: float, after: float) -> Element:
        return element("w:spacing", before=twips(before * density.spacing), after=twips(after * density.spacing))

    axis = twips_of_mm(look.axis)
    size = look.size(density)
    accent = element("w:color", val=look.accent[1:].upper())
    is_book = look.template.numbered != ()
    caps = [element("w:smallCaps")] if is_book else []
    italic = [element("w:i")] if is_book else []
    firm = [] if is_book else [element("w:color", val=_FIRM)]
    head = _head_layout(look, density)
    name = [] if is_book else [_bold()]
    return element(
        "w:styles",
        _defaults(language, density, look),
        _style("Normal", "Normal", [], [], default=True),
        _style("Title", "Title", [_keep(), space(0, 3)], [*name, deepcopy(accent), *_size(size + 12)]),
        _style(
            "Subtitle",
            "Subtitle",
            [_keep(), space(0, 6)],
            [*map(deepcopy, italic), *map(deepcopy, firm), *_size(size + 2.5)],
        ),
        _style("Contact", "Contact", [space(0, 2)], []),
        _style(
            "Heading1",
            "heading 1",
            [_keep(), *_rule(look), space(11, 4), element("w:outlineLvl", val=0)],
            [_bold(), *caps, accent, *_size(size + 1.5)],
        ),
        _style("Entry", "CV Entry", [_keep(), *head, space(5, 0), *_hanging(axis)], []),
        _style("Place", "CV Place", [space(0, 2), *([element("w:ind", left=axis)] if axis else [])], [*italic, *firm]),
        _style("Pair", "CV Pair", [*map(deepcopy, head), space(0, 2), *_hanging(axis)], []),
        _style("Numbered", "CV Numbered", [*map(deepcopy, head), space(0, 2), *_hanging(axis)], []),
        _style("ListBullet", "List Bullet", [_numbered(), space(0, 1.5)], []),
        _style("SmallPrint", "CV Small Print", [space(10, 2)], [*_size(8)]),
        _style("Hyperlink", "Hyperlink", [], [], kind="character"),
    )


_FIRM: Final = "333333"
"""The ink of what names something a second time (headline, employer), as `firm` in templates/base.typ."""


def _rule(look: Look) -> list[Element]:
    """The rule at a heading: below it, above it in a book's look, none beside a tinted column."""
    if look.template.side:
        return []
    side = "top" if look.template.numbered else "bottom"
    return [element("w:pBdr", element(f"w:{side}", val="single", sz=4, space=2, color=look.accent[1:].upper()))]


def _head_layout(look: Look, density: Density) -> list[Element]:
    """The tab stop of an entry's head: the axis, or the right edge of the text."""
    kind = look.template
    if kind_of(look) == "below":
        return []
    right = look.paper[1] - (kind.left + kind.right) * density.margin
    side, at = ("left", look.axis) if look.axis else ("right", right)
    return [element("w:tabs", element("w:tab", val=side, pos=twips_of_mm(at)))]


def _hanging(axis: int) -> list[Element]:
    return [element("w:ind", left=axis, hanging=axis)] if axis else []


def numbering(look: Look) -> Element:
    """One bulleted list, indented to the axis."""
    left, hanging = twips_of_mm(look.axis + _HANGING_MM), twips_of_mm(_HANGING_MM)
    level = element(
        "w:lvl",
        element("w:start", val=1),
        element("w:numFmt", val="bullet"),
        element("w:pStyle", val="ListBullet"),
        element("w:lvlText", val="•"),
        element("w:lvlJc", val="left"),
        element("w:pPr", element("w:ind", left=left, hanging=hanging)),
        element("w:rPr", _fonts(look.word_font), element("w:color", val=look.accent[1:].upper())),
        ilvl=0,
    )
    return element(
        "w:numbering",
        element("w:abstractNum", element("w:multiLevelType", val="hybridMultilevel"), level, abstractNumId=0),
        element("w:num", element("w:abstractNumId", val=0), numId=_BULLETS),
    )


def settings(language: Language) -> Element:
    """Word 2013 and later lay it out as they do their own documents, without hyphenation."""
    mode = element("w:compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val=15)
    return element(
        "w:settings",
        element("w:autoHyphenation", val="false"),
        element("w:compat", mode),
        element("w:themeFontLang", val=words.tag(language)),
    )


def _defaults(language: Language, density: Density, look: Look) -> Element:
    text = element(
        "w:rPr", _fonts(look.word_font), *_size(look.size(density)), element("w:lang", val=words.tag(language))
    )
    spacing = element(
        "w:spacing", before=0, after=0, line=round(240 * max(1.0, 1.04 * density.leading)), lineRule="auto"
    )
    paragraph = element("w:pPr", element("w:widowControl"), spacing)
    return element("w:docDefaults", element("w:rPrDefault", text), element("w:pPrDefault", paragraph))


def _style(
    key: str,
    name: str,
    paragraph: list[Element],
    text: list[Element],
    *,
    kind: str = "paragraph",
    default: bool = False,
) -> Element:
    style = element(
        "w:style",
        element("w:name", val=name),
        *([] if default or kind == "character" else [element("w:basedOn", val="Normal")]),
        element("w:qFormat"),
        *([element("w:pPr", *paragraph)] if paragraph else []),
        *([element("w:rPr", *text)] if text else []),
        type=kind,
        styleId=key,
    )
    if default:
        style.set(name_of("w:default"), "1")
    if name not in _WORDS_OWN:
        style.set(name_of("w:customStyle"), "1")
    return style


_WORDS_OWN: Final = frozenset({"Normal", "Title", "Subtitle", "heading 1", "List Bullet", "Hyperlink"})


def _keep() -> Element:
    return element("w:keepNext")


def _bold() -> Element:
    return element("w:b")


def _size(points: float) -> list[Element]:
    """Word counts half points."""
    return [element("w:sz", val=round(points * 2)), element("w:szCs", val=round(points * 2))]


def _fonts(font: str) -> Element:
    return element("w:rFonts", ascii=font, hAnsi=font, cs=font)


def _numbered() -> Element:
    return element("w:numPr", element("w:numId", val=_BULLETS))
