"""Where each field stands on the pages: rectangles by field path, one for each line of its text.

While a picture is drawn for that, each text is a link to its field path (see `at` in base.typ); the typesetter then
draws a rectangle over every line of it. The rectangles stay in the picture, as `<rect data-path="…">`, invisible.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

_MM: Final = 25.4 / 72
_LINK: Final = re.compile(
    r'<a transform="(?P<moved>[^"]*)" href="cv:(?P<path>[^"]*)"[^>]*>'
    r'<rect width="(?P<width>[\d.]+)" height="(?P<height>[\d.]+)"[^>]*/></a>'
)
_STEP: Final = re.compile(
    r'<g\b(?P<open>[^>]*?)(?P<alone>/?)>|</g>|<rect data-path="(?P<path>[^"]*)" (?P<rest>[^>]*)/>'
)
_TRANSFORM: Final = re.compile(r'transform="(?:translate|matrix)\(([^"]*)\)"')
_SAME_LINE: Final = 1.2
"""How far in mm the rectangles of one line may differ in height: bold and regular letters do, a little."""
_NUMBER: Final = re.compile(r"-?[\d.]+(?:e-?\d+)?")


@dataclass(frozen=True, slots=True)
class Place:
    """A rectangle in mm from the upper left corner of a page (from 1)."""

    path: str
    page: int
    x: float
    y: float
    width: float
    height: float


def with_paths(svg: bytes) -> bytes:
    """The picture with invisible rectangles that bear `data-path` in place of the links."""
    return _LINK.sub(
        lambda it: (
            f'<rect data-path="{it["path"]}" transform="{it["moved"]}" width="{it["width"]}" '
            f'height="{it["height"]}" fill="transparent" stroke="none"/>'
        ),
        svg.decode(),
    ).encode()


def places_in(svg: bytes, page: int) -> list[Place]:
    """The places in a picture of `with_paths`; what belongs together on a line is one."""
    found: list[Place] = []
    for place in _places_in(svg, page):
        if found and found[-1].path == place.path and abs(found[-1].y - place.y) < _SAME_LINE:
            last = found[-1]
            found[-1] = replace(last, width=round(max(last.x + last.width, place.x + place.width) - last.x, 2))
        else:
            found.append(place)
    return found


def _places_in(svg: bytes, page: int) -> Iterator[Place]:
    moved = [(0.0, 0.0)]
    for it in _STEP.finditer(svg.decode()):
        if it["path"] is not None:
            x, y = _moved(it["rest"], moved[-1])
            width, height = (float(found) for found in re.findall(r'(?:width|height)="([\d.]+)"', it["rest"]))
            sizes = (round(length * _MM, 2) for length in (x, y, width, height))
            yield Place(html.unescape(it["path"]), page, *sizes)
        elif it["open"] is None:
            moved.pop()
        elif not it["alone"]:
            moved.append(_moved(it["open"], moved[-1]))


def _moved(attributes: str, origin: tuple[float, float]) -> tuple[float, float]:
    """Where a group's origin lies: the typesetter moves groups and turns none that holds links."""
    found = _TRANSFORM.search(attributes)
    numbers = [float(number) for number in _NUMBER.findall(found[1])] if found else [0.0]
    x, y = numbers[-2:] if len(numbers) > 1 else (numbers[0], 0.0)  # SVG leaves a second number of 0 out
    return origin[0] + x, origin[1] + y
