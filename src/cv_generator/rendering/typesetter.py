"""Jobs -> pages: the layout, the file, the pictures. Typst releases the GIL, so threads typeset side by side."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from cv_generator.cv.language import Language
from cv_generator.rendering import typefaces
from cv_generator.rendering.as_json import to_json
from cv_generator.rendering.attachment import Attachment
from cv_generator.rendering.density import Density
from cv_generator.rendering.desk import desk
from cv_generator.rendering.looks import Look
from cv_generator.rendering.pdf_data import STAND_IN, with_data

STANDARDS: tuple[Literal["a-3a", "ua-1"], ...] = ("a-3a", "ua-1")
"""PDF/A-3a (archival, carries the CV's data) and PDF/UA-1 (accessible). Typst refuses to export what breaks them."""

Mode = Literal["pages", "measure", "places"]


@dataclass(frozen=True, slots=True)
class Job:
    """All that decides the pages. Equal jobs give equal bytes. `sheet` is the view as the templates read it (JSON),
    `language` that of the page, `texts_language` that of the person's texts.

    `breaks` are field paths before which a page ends; `split` is the one that begins the second page where that is
    wider.
    """

    sheet: bytes = field(repr=False)
    language: Language
    texts_language: Language
    look: Look
    density: Density
    today: dt.date
    attachment: Attachment | None = None
    attachment_title: str = ""
    photo: bytes = field(default=b"", repr=False)
    breaks: tuple[str, ...] = ()
    split: str = ""

    @property
    def template(self) -> str:
        return self.look.name

    def data(self, mode: Mode) -> bytes:
        """What the templates read besides the view, as JSON: all that an edit of a text leaves alone."""
        further = {
            "language": _tongue(self.language),
            "texts_language": _tongue(self.texts_language),
            "look": {
                **self.look.data(self.density),
                "spacing": self.density.spacing,
                "leading": self.density.leading,
                "margin": self.density.margin,
                "today": [self.today.year, self.today.month, self.today.day],
                "fonts": typefaces.fallback_families(),
                "attachment": self.attachment_title,
            },
            "cv": self.attachment is not None,
            "photo": bool(self.photo),
            "breaks": self.breaks,
            "mode": mode,
        }
        return to_json(further)


def _tongue(language: Language) -> dict[str, str | None]:
    """A language as Typst names it: it knows no regions of numbers (`es-419`)."""
    code, _, region = language.partition("-")
    return {"lang": code, "region": region if region.isalpha() else None}


@dataclass(frozen=True, slots=True)
class Layout:
    """Where things came to stand.

    `body` is the page and the depth in mm below its top margin at which the text ends, without the small print at the
    foot. `room` is the height in mm between the margins, `top` the upper margin, `line` the height of one line. `marks`
    are field paths with the page and the height at which they start, where there are several pages or in measuring
    mode. `line` is there in measuring mode only.
    """

    pages: int
    body: tuple[int, float]
    end: float
    room: float
    top: float
    line: float
    marks: tuple[tuple[str, int, float], ...]

    def page_of(self, path: str) -> int:
        """The page on which a field starts; 0 for one that is not marked."""
        return next((page for marked, page, _ in self.marks if marked == path), 0)

    @property
    def used(self) -> float:
        """Height in mm that the body takes, pages before the last counted whole."""
        return (self.body[0] - 1) * self.room + self.body[1]


class Draft:
    """One job on its way: its layout, its file, its pictures. The first of them costs most, the others reuse it.

    `functools.cached_property` would hold one lock for all drafts while it works (Python 3.11), and threads would wait
    for each other.
    """

    def __init__(self, job: Job, mode: Mode = "pages") -> None:
        self.job = job
        self._files = (job.data(mode), job.sheet, job.photo, STAND_IN if job.attachment else b"")
        self._layout: Layout | None = None
        self._pdf: bytes | None = None

    @property
    def layout(self) -> Layout:
        if self._layout is None:
            self._layout = self._laid_out()
        return self._layout

    @property
    def pdf(self) -> bytes:
        if self._pdf is None:
            self._pdf = self._written()
        return self._pdf

    def _laid_out(self) -> Layout:
        with desk(self.job.template, *self._files) as found:
            facts: Mapping[str, Any] = found.query("<facts>")
        page, depth = facts["body"]
        return Layout(
            pages=facts["pages"],
            body=(page, depth),
            end=facts["end"],
            room=facts["room"],
            top=facts["top"],
            line=facts["line"],
            marks=tuple((path, page, at) for path, page, at in facts["marks"]),
        )

    def _written(self) -> bytes:
        with desk(self.job.template, *self._files) as found:
            made = found.compile(format="pdf", pdf_standards=[*STANDARDS], timestamp=self._timestamp())
        assert isinstance(made, bytes)  # a list is what the page formats give
        return with_data(made, *self.job.attachment.deflated()) if self.job.attachment else made

    def pictures(self, kind: Literal["svg", "png"], ppi: float = 110) -> list[bytes]:
        """Each page as a picture. `ppi` matters to PNG only."""
        with desk(self.job.template, *self._files) as found:
            made = found.compile(format=kind, ppi=ppi, timestamp=self._timestamp())
        return [page for page in (made if isinstance(made, list) else [made]) if page is not None]

    def _timestamp(self) -> int:
        day = self.job.today
        return int(dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC).timestamp())
