"""Styles, numbering and settings of the exported DOCX.

The styles are Word's own where Word has one (Title, Subtitle, Heading 1, List Bullet, Hyperlink), so that outline,
navigation and screen readers work and a person restyles the whole document by changing one style.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from typing import Final

from cv_generator.cv.language import Language
from cv_generator.rendering import words
from cv_generator.rendering.density import Density
from cv_generator.rendering.docx_xml import Element, element, name_of, twips, twips_of_mm

AXIS_MM: Final = 42.5
"""Where titles and bullets start; dates and labels stand to the left."""

PHOTO_MM: Final = (30.0, 37.5)
_HANGING_MM: Final = 4.2
_BULLETS: Final = 1


@dataclass(frozen=True, slots=True)
class Look:
    """What tells one template's DOCX from another's. Fonts that every Word has: none is embedded."""

    font: str
    accent: str


LOOKS: Final[dict[str, Look]] = {
    "zurich": Look("Arial", "1A3FC4"),
    "classic": Look("Times New Roman", "1A1A1A"),
    "modern": Look("Arial", "0F5C66"),
}


def look_of(template: str) -> Look:
    """The look of a template; one that is new here looks like `zurich`."""
    return LOOKS.get(template, LOOKS["zurich"])


def styles(language: Language, density: Density, look: Look) -> Element:
    """The style sheet. Lengths shrink with the density that the typesetter chose for the same CV."""

    def space(before: float, after: float) -> Element:
        return element("w:spacing", before=twips(before * density.spacing), after=twips(after * density.spacing))

    axis = twips_of_mm(AXIS_MM)
    hanging = element("w:ind", left=axis, hanging=axis)
    stop = element("w:tabs", element("w:tab", val="left", pos=axis))
    line = element("w:bottom", val="single", sz=4, space=2, color=look.accent)
    accent = element("w:color", val=look.accent)
    size = density.size
    return element(
        "w:styles",
        _defaults(language, density, look.font),
        _style("Normal", "Normal", [], [], default=True),
        _style("Title", "Title", [_keep(), space(0, 3)], [_bold(), *_size(size + 9)]),
        _style("Subtitle", "Subtitle", [_keep(), space(0, 6)], [*_size(size + 1)]),
        _style("Contact", "Contact", [space(0, 2)], []),
        _style(
            "Heading1",
            "heading 1",
            [_keep(), element("w:pBdr", line), space(11, 4), element("w:outlineLvl", val=0)],
            [_bold(), accent, *_size(size + 1.5)],
        ),
        _style("Entry", "CV Entry", [_keep(), stop, space(5, 0), hanging], []),
        _style("Place", "CV Place", [space(0, 2), element("w:ind", left=axis)], []),
        _style("Pair", "CV Pair", [deepcopy(stop), space(0, 2), deepcopy(hanging)], []),
        _style("ListBullet", "List Bullet", [_numbered(), space(0, 1.5)], []),
        _style("SmallPrint", "CV Small Print", [space(10, 2)], [*_size(8)]),
        _style("Hyperlink", "Hyperlink", [], [], kind="character"),
    )


def numbering(look: Look) -> Element:
    """One bulleted list, indented to the axis."""
    left, hanging = twips_of_mm(AXIS_MM + _HANGING_MM), twips_of_mm(_HANGING_MM)
    level = element(
        "w:lvl",
        element("w:start", val=1),
        element("w:numFmt", val="bullet"),
        element("w:pStyle", val="ListBullet"),
        element("w:lvlText", val="•"),
        element("w:lvlJc", val="left"),
        element("w:pPr", element("w:ind", left=left, hanging=hanging)),
        element("w:rPr", _fonts(look.font), element("w:color", val=look.accent)),
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


def _defaults(language: Language, density: Density, font: str) -> Element:
    text = element("w:rPr", _fonts(font), *_size(density.size), element("w:lang", val=words.tag(language)))
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
