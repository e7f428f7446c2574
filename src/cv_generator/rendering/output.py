"""What typesetting offers and yields. Light to import: nothing here needs the typesetter."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from cv_generator.cv.design_names import TEMPLATES

__all__ = ["DEFAULT_TEMPLATE", "MOST_PAGES", "TEMPLATES", "TEMPLATE_FILES", "Typeset"]

TEMPLATE_FILES = Path(__file__).parent / "templates"
DEFAULT_TEMPLATE = TEMPLATES[0]

MOST_PAGES = 10
"""More is no CV; the limit keeps one call from taking seconds."""


@dataclass(frozen=True, slots=True)
class Typeset:
    """A finished document.

    `tightened` says in words what was made tighter than the template's loosest density, empty where nothing was.
    `warnings` are texts for the answer's `validation`, such as characters that no font can show.
    """

    data: bytes = field(repr=False)
    media_type: str
    page_count: int
    file_name: str
    template: str
    tightened: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PageImage:
    """One page as a picture, and how many there are."""

    data: bytes = field(repr=False)
    media_type: str
    page_count: int
