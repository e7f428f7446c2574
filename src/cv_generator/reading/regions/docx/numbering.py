"""Lists of a DOCX: which paragraphs are items, how deep, how far indented (ECMA-376 part 1, 17.9)."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from cv_generator.reading.regions.docx.names import VAL, w
from cv_generator.reading.regions.docx.styles import paragraph_look

_NO_MARKER = ("none",)


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list. `left` is its indentation in points, None where the level does not say."""

    marked: bool
    left: float | None = None


class Numbering:
    """The numbering part. A list that it does not declare counts as bulleted: the document says it is a list."""

    def __init__(self, root: etree._Element | None) -> None:
        self._abstract: dict[str, etree._Element] = {}
        self._lists: dict[str, etree._Element] = {}
        self._levels: dict[tuple[str, int], Level] = {}
        for element in root if root is not None else ():
            if element.tag == w("abstractNum"):
                self._abstract[element.get(w("abstractNumId"), "")] = element
            elif element.tag == w("num"):
                self._lists[element.get(w("numId"), "")] = element

    def level(self, list_id: str, depth: int) -> Level | None:
        """The level of a list, None for `numId` 0, which takes a paragraph out of its style's list."""
        if list_id == "0":
            return None
        key = (list_id, depth)
        if key not in self._levels:
            self._levels[key] = self._read(list_id, depth)
        return self._levels[key]

    def _read(self, list_id: str, depth: int) -> Level:
        number = self._lists.get(list_id)
        if number is None:
            return Level(marked=True)
        for override in number.iterchildren(w("lvlOverride")):
            level = override.find(w("lvl"))
            if override.get(w("ilvl")) == str(depth) and level is not None:
                return _level(level)
        abstract = number.find(w("abstractNumId"))
        definition = self._abstract.get(abstract.get(VAL, "")) if abstract is not None else None
        for level in definition.iterchildren(w("lvl")) if definition is not None else ():
            if level.get(w("ilvl")) == str(depth):
                return _level(level)
        return Level(marked=True)


def _level(element: etree._Element) -> Level:
    kind, text = element.find(w("numFmt")), element.find(w("lvlText"))
    left = paragraph_look(element.find(w("pPr"))).left
    if kind is not None and kind.get(VAL) in _NO_MARKER and not _text(text):
        return Level(marked=False, left=left)
    picture = element.find(w("lvlPicBulletId"))
    return Level(marked=bool(_text(text)) or picture is not None or text is None, left=left)


def _text(element: etree._Element | None) -> str:
    return "" if element is None else element.get(VAL, "").strip("\u200b ")
