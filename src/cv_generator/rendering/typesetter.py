"""The only importer of typst: inputs -> pages.

One `typst.Fonts` for the process, without system fonts, so that every machine sets the same page. Each draft has a
compiler of its own: that costs 0.3 ms, lets threads work side by side (typst releases the GIL), and what a compiler has
laid out once it need not lay out again for the file.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from cv_generator.rendering import typefaces
from cv_generator.rendering.density import Density

if TYPE_CHECKING:
    pass

STANDARDS: tuple[Literal["a-3a", "ua-1"], ...] = ("a-3a", "ua-1")
"""PDF/A-3a (archival, carries the CV's data) and PDF/UA-1 (accessible). Typst refuses to export what breaks them."""

TEMPLATES: tuple[str, ...] = ("zurich", "classic", "modern")

Mode = Literal["pages", "measure"]


@dataclass(frozen=True, slots=True)
class Job:
    """All that decides the pages. Equal jobs give equal bytes. `sheet` is the view as the templates read it (JSON)."""

    sheet: str = field(repr=False)
    template: str
    density: Density
    today: dt.date
    attachment: str = field(default="", repr=False)
    attachment_title: str = ""
    photo: str = field(default="", repr=False)

    def inputs(self, mode: Mode) -> dict[str, str]:
        """What the template reads: strings, most of them JSON."""
        look = {
            "spacing": self.density.spacing,
            "leading": self.density.leading,
            "margin": self.density.margin,
            "size": self.density.size,
            "today": [self.today.year, self.today.month, self.today.day],
            "fonts": typefaces.fallback_families(),
            "attachment": self.attachment_title,
        }
        return {
            "view": self.sheet,
            "look": json.dumps(look),
            "cv": self.attachment,
            "photo": self.photo,
            "mode": mode,
        }


@dataclass(frozen=True, slots=True)
class Layout:
    """Where things came to stand.

    `body` is the page and the depth in mm below its top margin at which the text ends, without the small print at the
    foot. `room` is the height in mm between the margins, `top` the upper margin, `line` the height of one line. `marks`
    are field paths with the height at which they start. `line` and `marks` are there in measuring mode only.
    """

    pages: int
    body: tuple[int, float]
    room: float
    top: float
    line: float
    marks: tuple[tuple[str, float], ...]

    @property
    def used(self) -> float:
        """Height in mm that the body takes, pages before the last counted whole."""
        return (self.body[0] - 1) * self.room + self.body[1]


class Draft:
    """One job on its way: its layout, its file, its pictures. The first of them costs most, the others reuse it."""

    def __init__(self, job: Job, mode: Mode = "pages") -> None:
        import typst

        self.job = job
        self._mode: Mode = mode
        self._compiler = typst.Compiler(
            str(_templates() / f"{job.template}.typ"),
            root=str(_templates()),
            font_paths=typefaces.loaded(),
            sys_inputs=job.inputs(mode),
        )

    @cached_property
    def layout(self) -> Layout:
        facts: Mapping[str, Any] = json.loads(self._compiler.query("<facts>", field="value", one=True))
        page, depth = facts["body"]
        return Layout(
            pages=facts["pages"],
            body=(page, depth),
            room=facts["room"],
            top=facts["top"],
            line=facts["line"],
            marks=tuple((path, at) for path, at in facts["marks"]),
        )

    @cached_property
    def pdf(self) -> bytes:
        made = self._compiler.compile(format="pdf", pdf_standards=[*STANDARDS], timestamp=self._timestamp())
        assert isinstance(made, bytes)  # a list is what the page formats give
        return made

    def pictures(self, kind: Literal["svg", "png"], ppi: float) -> list[bytes]:
        """Each page as a picture. `ppi` matters to PNG only."""
        made = self._compiler.compile(format=kind, ppi=ppi, timestamp=self._timestamp())
        return [page for page in (made if isinstance(made, list) else [made]) if page is not None]

    def _timestamp(self) -> int:
        day = self.job.today
        return int(dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC).timestamp())


@cache
def _templates() -> Path:
    return Path(str(resources.files("cv_generator.rendering"))) / "templates"
