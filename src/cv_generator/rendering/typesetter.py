"""The only importer of typst: inputs -> pages.

One `typst.Fonts` for the process, without system fonts, so that every machine sets the same page. Compilers keep the
inputs of their last call, so each call borrows one for itself; typst releases the GIL while it works.
"""

from __future__ import annotations

import datetime as dt
import json
import queue
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from cv_generator.rendering.density import Density
from cv_generator.rendering.sheet import sheet_of
from cv_generator.rendering.view import View
from cv_generator.rendering.words import ATTACHMENT

if TYPE_CHECKING:
    import typst

STANDARDS: list[Literal["a-3a", "ua-1"]] = ["a-3a", "ua-1"]
"""PDF/A-3a (archival, carries the CV's data) and PDF/UA-1 (accessible). Typst refuses to export what breaks them."""

TEMPLATES: tuple[str, ...] = ("zurich",)

FALLBACK_FAMILIES = ("Arimo", "DejaVu Sans", "Droid Sans Fallback")
"""What shows letters that a template's font lacks: Latin, Greek, Cyrillic; symbols; Chinese, Japanese, Korean."""

Mode = Literal["pages", "measure"]


@dataclass(frozen=True, slots=True)
class Job:
    """All that decides the pages. Equal jobs give equal bytes."""

    view: View
    template: str
    density: Density
    today: dt.date
    attachment: str = ""
    photo: str = field(default="", repr=False)
    further_fonts: tuple[str, ...] = ()

    def inputs(self, mode: Mode) -> dict[str, str]:
        """What the template reads: strings, most of them JSON."""
        look = {
            "spacing": self.density.spacing,
            "leading": self.density.leading,
            "margin": self.density.margin,
            "size": self.density.size,
            "today": [self.today.year, self.today.month, self.today.day],
            "fonts": [*FALLBACK_FAMILIES, *self.further_fonts],
            "attachment": ATTACHMENT[self.view.language],
        }
        return {
            "view": sheet_of(self.view),
            "look": json.dumps(look),
            "cv": self.attachment,
            "photo": self.photo,
            "mode": mode,
        }


@dataclass(frozen=True, slots=True)
class Layout:
    """Where things came to stand.

    `body` is the page and the depth in mm below its top margin at which the text ends, without the small print at the
    foot; `end` is where everything ends on the last page, in mm from the page's edge; `room` is the height in mm
    between the margins, `top` the upper margin, `line` the height of one line. `marks` are field paths with the
    height at which they start. `line` and `marks` are there in measuring mode only.
    """

    pages: int
    body: tuple[int, float]
    end: float
    room: float
    top: float = 0.0
    line: float = 0.0
    marks: tuple[tuple[str, float], ...] = ()

    @property
    def used(self) -> float:
        """Height in mm that the body takes, pages before the last counted whole."""
        return (self.body[0] - 1) * self.room + self.body[1]


def pdf(job: Job) -> tuple[bytes, Layout]:
    """The PDF and its layout."""
    with _compiler(job.template) as compiler:
        data = compiler.compile(
            format="pdf",
            sys_inputs=job.inputs("pages"),
            pdf_standards=[*STANDARDS],
            timestamp=_timestamp(job.today),
        )
        assert isinstance(data, bytes)
        return data, _layout(compiler)


def layout(job: Job, mode: Mode = "pages") -> Layout:
    """The layout alone, without writing a file: about two thirds of the time that `pdf` takes."""
    import typst

    compiler = typst.Compiler(_template(job.template), root=_root(), font_paths=_fonts(), sys_inputs=job.inputs(mode))
    return _layout(compiler)


def pictures(job: Job, kind: Literal["svg", "png"], ppi: float) -> list[bytes]:
    """Each page as a picture."""
    with _compiler(job.template) as compiler:
        made = compiler.compile(format=kind, sys_inputs=job.inputs("pages"), ppi=ppi, timestamp=_timestamp(job.today))
    pages = made if isinstance(made, list) else [made]
    return [page for page in pages if page is not None]


def _layout(compiler: typst.Compiler) -> Layout:
    facts: Mapping[str, Any] = json.loads(compiler.query("<facts>", field="value", one=True))
    body_page, body_depth = facts["body"]
    return Layout(
        pages=facts["pages"],
        body=(body_page, body_depth),
        end=facts["end"],
        room=facts["room"],
        top=facts["top"],
        line=facts["line"],
        marks=tuple((path, at) for path, at in facts["marks"]),
    )


def _timestamp(today: dt.date) -> int:
    return int(dt.datetime(today.year, today.month, today.day, tzinfo=dt.UTC).timestamp())


_idle: dict[str, queue.LifoQueue[typst.Compiler]] = {}
_idle_guard = threading.Lock()


@contextmanager
def _compiler(template: str) -> Iterator[typst.Compiler]:
    """A compiler that nobody else uses meanwhile; as many are made as threads typeset at once."""
    import typst

    with _idle_guard:
        idle = _idle.setdefault(template, queue.LifoQueue())
    try:
        compiler = idle.get_nowait()
    except queue.Empty:
        compiler = typst.Compiler(_template(template), root=_root(), font_paths=_fonts())
    yield compiler
    idle.put(compiler)  # one that raised is not used again


@cache
def _fonts() -> typst.Fonts:
    import typst

    folder = str(resources.files("cv_generator.rendering") / "fonts")
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])


@cache
def _root() -> str:
    return str(Path(str(resources.files("cv_generator.rendering") / "templates")))


def _template(name: str) -> str:
    return str(Path(_root()) / f"{name}.typ")
