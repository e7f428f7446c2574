"""A page's SVG in parts: what stands on it, and the letters and pictures that it names.

Two thirds of a page's SVG are outlines of letters, which hardly change from one edit to the next, and a photo is as
large as the rest. Who holds them already needs the body only: 15 kB of a page compressed, instead of 62.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

_LETTERS = re.compile(r"<defs><symbol .*?</symbol></defs>", re.DOTALL)
_LETTER = re.compile(r'<symbol id="g(?P<id>[0-9A-F]{8})[0-9A-F]*".*?</symbol>', re.DOTALL)
_NAME = re.compile(r"\bg([0-9A-F]{8})[0-9A-F]{24}\b")
_PICTURE = re.compile(r'(?<=href=")data:image/[a-z+]+;base64,[A-Za-z0-9+/=]+')
_SIZE = re.compile(r'viewBox="0 0 (?P<width>[\d.]+) (?P<height>[\d.]+)"')


@dataclass(frozen=True, slots=True)
class Drawing:
    """`body` is the page's SVG without `parts`: it names letters by their ids and holds `{id}` in a picture's place."""

    body: str
    parts: dict[str, str]
    width: float
    height: float

    @property
    def tag(self) -> str:
        """Equal for equal pages."""
        return hashlib.sha256(self.body.encode()).hexdigest()[:16]


def taken_apart(svg: str) -> Drawing:
    """The parts of a page. Letters go into a `<defs>` at the end, pictures where their ids stand."""
    parts: dict[str, str] = {}

    def letters(found: re.Match[str]) -> str:
        for letter in _LETTER.finditer(found[0]):
            parts[f"g{letter['id']}"] = _NAME.sub(r"g\1", letter[0])
        return ""

    def picture(found: re.Match[str]) -> str:
        name = f"p{hashlib.sha256(found[0].encode()).hexdigest()[:8]}"
        parts[name] = found[0]
        return f"{{{name}}}"

    body = _PICTURE.sub(picture, _LETTERS.sub(letters, svg))
    size = _SIZE.search(svg)
    width, height = (float(size["width"]), float(size["height"])) if size else (0.0, 0.0)
    return Drawing(_NAME.sub(r"g\1", body), parts, width, height)
