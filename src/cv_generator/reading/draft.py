"""What reading a document yields."""

from __future__ import annotations

from dataclasses import dataclass

from cv_generator.cv.model import Cv
from cv_generator.values import value

DOUBTFUL = 0.5
"""A value that is less certain is one to ask the person about.

Certainty is bent so that 8 % of the right values of unseen CVs lie below it.
"""


@value()
class Source:
    """Where the value at a field path came from, how certain it is (0 to 1), and what speaks against it."""

    path: str
    text: str
    block: int
    certainty: float
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Photo:
    """The portrait, byte for byte as it is in the document."""

    data: bytes
    media_type: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A CV read from a document. Every word of the document is in `cv` or in `unplaced_text`.

    `cv.photo_url` is empty: the portrait travels in `photo`. `format` is `docx`, `pdf`, `cv_pdf` (a PDF made by this
    service, restored without loss), `json_resume`, `json`, `yaml`, or the name of another program's file. `words`
    counts the words of the document.
    `unread_language` is the code of its language where that is none that is read; "" otherwise.
    `faults` are kind and place of faults of ours that cost a section its fields: its words are in `unplaced_text`.
    """

    cv: Cv
    format: str
    photo: Photo | None = None
    unplaced_text: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    words: int = 0
    unread_language: str = ""
    faults: tuple[str, ...] = ()
