"""A page's SVG in parts: what stands on it, and the letters and pictures that it names.

Two thirds of a page's SVG are outlines of letters, which hardly change from one edit to the next, and a photo is as
large as the rest. Who holds them already needs the body only: 15 kB of a page compressed, instead of 62.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from cv_generator.rendering.places import places_in

MM = 25.4 / 72
"""Millimetres of a point."""

_LETTERS = re.compile(r"<defs><symbol .*?</symbol></defs>", re.DOTALL)
_LETTER = re.compile(r'<symbol id="g(?P<id>[0-9A-F]{8})[0-9A-F]*"(?P<rest>.*?</symbol>)', re.DOTALL)
_NAMED = '"#g'
_SHORT = 8
"""Digits of a letter's name that tell it from the others of a CV. It has up to 32: zeros in front are not written."""
_PICTURE = re.compile(r"data:image/[a-z+]+;base64,[A-Za-z0-9+/=]+")
_PLACE = re.compile(r'<rect data-path="[^>]*/>')
_SIZE = re.compile(r'viewBox="0 0 (?P<width>[\d.]+) (?P<height>[\d.]+)"')


@dataclass(frozen=True, slots=True)
class Drawing:
    """`body` is the page's SVG without `parts`: it names letters by their ids and holds `{id}` in a picture's place.

    `places` are rectangles by field path, in pt as `width` and `height`: (path, x, y, width, height).
    """

    body: str
    parts: dict[str, str]
    places: list[tuple[str, float, float, float, float]]
    width: float
    height: float

    @property
    def tag(self) -> str:
        """Equal for equal pages on which the same fields stand at the same places."""
        return hashlib.sha256(f"{self.body}{self.places}".encode()).hexdigest()[:16]


def taken_apart(svg: str) -> Drawing:
    """The parts of a page. Letters go into a `<defs>` at the end, pictures where their ids stand."""
    parts: dict[str, str] = {}

    def letters(found: re.Match[str]) -> str:
        for letter in _LETTER.finditer(found[0]):
            parts[f"g{letter['id']}"] = f'<symbol id="g{letter["id"]}"{letter["rest"]}'
        return ""

    def picture(found: re.Match[str]) -> str:
        name = f"p{hashlib.sha256(found[0].encode()).hexdigest()[:8]}"
        parts[name] = found[0]
        return f"{{{name}}}"

    places = [
        (it.path, round(it.x / MM, 1), round(it.y / MM, 1), round(it.width / MM, 1), round(it.height / MM, 1))
        for it in places_in(svg.encode(), 1)
    ]
    body = _PICTURE.sub(picture, _LETTERS.sub(letters, _PLACE.sub("", svg)))
    size = _SIZE.search(svg)
    width, height = (float(size["width"]), float(size["height"])) if size else (0.0, 0.0)
    return Drawing(_shortly_named(body), parts, places, width, height)


def _shortly_named(body: str) -> str:
    """Letters by the start of their names. A page names thousands; a pattern would take ten times as long."""
    first, *rest = body.split(_NAMED)
    return _NAMED.join([first, *(text[:_SHORT] + text[text.index('"') :] for text in rest)])
