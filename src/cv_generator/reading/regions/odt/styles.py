"""How text looks in an ODT: styles resolved along their parents."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from cv_generator.cv import figures
from cv_generator.reading.regions.blocks import Style
from cv_generator.reading.regions.odt.names import FO, STYLE, fo, local, style

_LENGTH = re.compile(r"(-?\d+(?:\.\d+)?)(pt|cm|mm|in|px)?")
_POINTS = {"pt": 1.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "in": 72.0, "px": 0.75, None: 1.0}
_CHAIN = 20


@dataclass(frozen=True, slots=True)
class Look:
    """What styles say of a paragraph and its letters. `before` and `left` are points."""

    letters: Style
    before: float = 0.0
    left: float = 0.0
    outline: int = 0


def points(text: str) -> float:
    """`0.5cm` -> 14.17; 0 where it is no length."""
    found = _LENGTH.fullmatch(text.strip())
    return float(found[1]) * _POINTS[found[2]] if found else 0.0


class Styles:
    """The named and the automatic styles of a document."""

    def __init__(self, *roots: Any) -> None:
        self._nodes: dict[tuple[str, str], Any] = {}
        self._defaults: dict[str, Any] = {}
        self._seen: dict[tuple[str, str], Look] = {}
        for root in roots:
            for node in root.iter(f"{STYLE}style", f"{STYLE}default-style") if root is not None else ():
                family = node.get(style("family"), "")
                if local(node) == "default-style":
                    self._defaults[family] = node
                else:
                    self._nodes[family, node.get(style("name"), "")] = node

    def look(self, family: str, name: str, under: Style | None = None) -> Look:
        """The look of a style; of text in `under` where the style is of characters."""
        key = (family, name)
        if under is None and key in self._seen:
            return self._seen[key]
        found = Look(under or Style())
        for node in self._chain(family, name):
            found = _over(node, found)
        if under is None:
            self._seen[key] = found
        return found

    def _chain(self, family: str, name: str) -> list[Any]:
        """The style and what it is based on, the farthest first."""
        chain: list[Any] = []
        while (node := self._nodes.get((family, name))) is not None and len(chain) < _CHAIN:
            chain.append(node)
            name = node.get(style("parent-style-name"), "")
        if family == "paragraph" and family in self._defaults:
            chain.append(self._defaults[family])
        return chain[::-1]


def _over(node: Any, below: Look) -> Look:
    letters, before, left = below.letters, below.before, below.left
    for part in node:
        if local(part) == "text-properties":
            letters = _letters(part, letters)
        elif local(part) == "paragraph-properties":
            before = points(part.get(fo("margin-top"), "")) or before
            left = points(part.get(fo("margin-left"), "")) or left
    outline = node.get(style("default-outline-level"), "")
    level = figures.index(outline)
    return Look(letters, before, left, below.outline if level is None else level)


def _letters(part: Any, below: Style) -> Style:
    found = below
    for key, value in part.attrib.items():
        if not key.startswith(FO):
            continue
        name = key[len(FO) :]
        if name == "font-size" and (size := _size(value, below.size)):
            found = replace(found, size=size)
        elif name == "font-weight":
            found = replace(found, bold=value == "bold" or (figures.index(value) or 0) >= 600)
        elif name == "font-style":
            found = replace(found, italic=value in ("italic", "oblique"))
        elif name in ("text-transform", "font-variant"):
            found = replace(found, caps=value in ("uppercase", "small-caps"))
        elif name == "color" and value.startswith("#"):
            found = replace(found, color=value[1:].lower())
    return found


def _size(value: str, below: float | None) -> float:
    if value.endswith("%"):
        share = points(value[:-1])
        return round((below or 12.0) * share / 100, 1)
    return points(value)
