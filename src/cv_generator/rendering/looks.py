"""What a template is made of, and the look that comes of it, of the person's design and of a density.

The templates (Typst) and the DOCX both take faces, colour and lengths from here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from cv_generator.rendering.density import DENSITIES, Density
from cv_generator.rendering.metrics import width_of
from cv_generator.rendering.view import HEAD, Head

if TYPE_CHECKING:
    from cv_generator.cv.design import Design

_MM: Final = 25.4 / 72

PAPERS: Final[Mapping[str, tuple[str, float, float]]] = {
    "a4": ("a4", 210.0, 297.0),
    "letter": ("us-letter", 215.9, 279.4),
}
"""Name -> Typst's name, width and height in mm."""

SCALE: Final[Mapping[str, float]] = {
    "Source Sans 3": 1.0, "Source Serif 4": 0.96, "EB Garamond": 1.12, "Arimo": 0.93, "Inter": 0.91,
}  # fmt: skip
"""What a size is multiplied by, so that all faces look as large as Source Sans: by the heights of their small
letters."""

WORD_FONTS: Final[Mapping[str, str]] = {
    "Source Sans 3": "Calibri", "Source Serif 4": "Cambria", "EB Garamond": "Garamond", "Arimo": "Arial",
    "Inter": "Arial",
}  # fmt: skip
"""The nearest faces that every Word has: in a DOCX none is embedded."""

CONTRAST: Final = 4.5
"""Of text on its ground, at least (WCAG 2.2, 1.4.3)."""

TINT: Final = 0.09
"""How much of the accent is in a tinted ground; the rest is white."""


@dataclass(frozen=True, slots=True)
class Template:
    """Lengths in mm at the loosest density. `axis`: where the text starts, from the left margin; 0 without an axis.

    `widest_axis`: where it starts at most, for long dates. `date`: their size in em at most. `side`: width of the
    tinted column on the first page. `numbered`: sections whose items have numbers. `head`: order of an entry's head.
    """

    font: str
    accent: str
    top: float
    right: float
    bottom: float
    left: float
    axis: float = 0.0
    photo: float = 27.0
    side: float = 0.0
    widest_axis: float = 0.0
    date: float = 1.0
    numbered: tuple[str, ...] = ()
    head: Head = HEAD


TEMPLATES: Final[Mapping[str, Template]] = {
    "axis": Template("Source Sans 3", "#1d4289", 18, 20, 18, 20, axis=34, widest_axis=35, date=0.95),
    "compact": Template("Source Sans 3", "#1f3a5f", 16, 19, 16, 19, photo=25, head=("title", "where", "date")),
    "academic": Template(
        "Source Serif 4",
        "#6b1d2a",
        22,
        24,
        21,
        24,
        axis=33,
        widest_axis=38,
        date=0.94,
        photo=28,
        numbered=("publications",),
    ),
    "sidebar": Template("Source Sans 3", "#0f5c66", 17, 18, 17, 18, photo=38, side=62, head=("title", "date", "where")),
}
"""By the names in `cv/design.py`."""

DEFAULT: Final = next(iter(TEMPLATES))

HEAD_GAP: Final = 8.0
"""White in mm between name and contact data and the portrait beside them."""

GUTTER: Final = 0.62
"""White in em between what hangs beside the axis and the text. Programs take a wider one for that between columns."""

SIDE_INSET: Final = 8.0
"""White in mm on each side of what stands in a side column."""


@dataclass(frozen=True)
class Look:
    """Everything about how one CV looks but its density."""

    name: str
    design: Design
    usual_paper: str = "a4"
    """On which it is printed where the design does not say."""
    dates: tuple[str, ...] = ()
    """Those that hang beside the axis, as they are printed."""

    @property
    def template(self) -> Template:
        return TEMPLATES[self.name]

    @property
    def font(self) -> str:
        return self.design.font or self.template.font

    @property
    def word_font(self) -> str:
        return WORD_FONTS[self.font]

    @property
    def paper(self) -> tuple[str, float, float]:
        return PAPERS[self.design.paper or self.usual_paper]

    @cached_property
    def accent(self) -> str:
        """The colour, dark enough for text."""
        wanted = self.design.accent or self.template.accent
        return readable(wanted, TINT if self.template.side else 0.0)

    @property
    def warnings(self) -> tuple[str, ...]:
        wanted = self.design.accent
        if not wanted or wanted == self.accent:
            return ()
        return (f"The accent {wanted} is too light to be read on paper; {self.accent} was taken, the same hue darker.",)

    @property
    def page_numbers(self) -> bool:
        """From the second page on, unless the person does not want them."""
        return self.design.page_numbers is not False

    def size(self, density: Density) -> float:
        """The body in points."""
        return round(density.size * SCALE.get(self.font, 1.0), 2)

    @cached_property
    def _longest_date(self) -> float:
        """Width in em."""
        return max((width_of(date, self.font) for date in self.dates), default=0.0)

    @cached_property
    def axis(self) -> float:
        """Where the text starts, in mm from the left margin; 0 without an axis."""
        kind = self.template
        if not kind.axis:
            return 0.0
        wanted = (kind.date * self._longest_date + GUTTER) * self.size(DENSITIES[0]) * _MM
        return round(min(max(kind.axis, wanted), kind.widest_axis), 1)

    def date_size(self, density: Density) -> float:
        """Of all dates beside the axis, in em: one size, at which the longest finds room."""
        room = self.axis / (self.size(density) * _MM) - GUTTER
        return round(min(self.template.date, room / max(self._longest_date, 1.0)), 3)

    def column(self, density: Density) -> float:
        """Width in mm of the column that an entry's text is set in, where it is narrowest."""
        kind = self.template
        if kind.side:
            return self.paper[1] - kind.left * density.margin - kind.side - SIDE_INSET
        return self.paper[1] - (kind.left + kind.right) * density.margin - self.axis

    def head(self, density: Density, *, has_photo: bool) -> float:
        """Width in mm of the column of name and contact data, beside the portrait where it stands there."""
        kind = self.template
        beside = kind.photo + HEAD_GAP if has_photo and not kind.side else 0.0
        return self.paper[1] - (kind.left + kind.right) * density.margin - beside

    def side_column(self) -> float:
        return self.template.side - 2 * SIDE_INSET

    def data(self, density: Density) -> dict[str, Any]:
        """What the templates read of it, besides the density's own factors."""
        kind, (paper, width, height) = self.template, self.paper
        return {
            "font": self.font,
            "accent": self.accent,
            "size": self.size(density),
            "paper": paper,
            "paper_width": width,
            "paper_height": height,
            "page_numbers": self.page_numbers,
            "margins": [kind.top, kind.right, kind.bottom, kind.left],
            "axis": self.axis,
            "gutter": GUTTER,
            "date_size": self.date_size(density),
            "photo_width": kind.photo,
            "head_gap": HEAD_GAP,
            "side": kind.side,
            "side_inset": SIDE_INSET,
        }


def readable(color: str, tint: float) -> str:
    """The colour (`#rrggbb`), darkened until it can be read on white, or on a ground tinted with it."""
    red, green, blue = (int(color[at : at + 2], 16) for at in (1, 3, 5))
    for percent in range(100, -1, -2):
        shade = tuple(round(part * percent / 100) for part in (red, green, blue))
        ground = tuple(tint * part + (1 - tint) * 255 for part in shade)
        if (_luminance(ground) + 0.05) / (_luminance(shade) + 0.05) >= CONTRAST:
            return "#" + "".join(f"{part:02x}" for part in shade)
    raise AssertionError("black can be read on everything that is tinted so lightly")


def _luminance(color: tuple[float, ...]) -> float:
    """Relative luminance of an sRGB colour (WCAG 2.2)."""
    linear = [c / 12.92 if (c := part / 255) <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for part in color]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
