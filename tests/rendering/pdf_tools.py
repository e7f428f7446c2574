"""What tests look for inside PDFs."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import pikepdf
import pypdf
import pypdfium2 as pdfium
import pypdfium2.raw as raw
from pdfminer.high_level import extract_text

from cv_generator.rendering.selfcheck import read_back

T = TypeVar("T")


def _poppler(pdf: bytes, folder: Path, *options: str) -> str:
    program = shutil.which("pdftotext")
    assert program, "pdftotext is missing: install poppler-utils"
    (folder / "cv.pdf").write_bytes(pdf)
    return subprocess.run(
        [program, *options, "-enc", "UTF-8", folder / "cv.pdf", "-"], capture_output=True, check=True
    ).stdout.decode()


EXTRACTORS: dict[str, Callable[[bytes, Path], str]] = {
    "pdfium": lambda pdf, _: "\f".join(read_back(pdf).pages),
    "pdfminer.six": lambda pdf, _: extract_text(io.BytesIO(pdf)),
    "poppler": _poppler,
    "poppler -raw": lambda pdf, folder: _poppler(pdf, folder, "-raw"),
    "poppler -layout": lambda pdf, folder: _poppler(pdf, folder, "-layout"),
    "pypdf": lambda pdf, _: "\f".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages),
}
"""Each with the settings that it has when nobody sets any, and poppler in its other two orders."""


def glyph_boxes(pdf: bytes) -> Iterator[tuple[float, float, float, float, float, float]]:
    """Left, bottom, right, top of every printed glyph in pt, then the page's width and height."""
    document = pdfium.PdfDocument(pdf)
    for page in document:
        text = page.get_textpage()
        for at in range(text.count_chars()):
            if not chr(raw.FPDFText_GetUnicode(text.raw, at)).isspace() and not raw.FPDFText_IsGenerated(text.raw, at):
                yield *text.get_charbox(at), *page.get_size()
        text.close()
        page.close()
    document.close()


def top_of(pdf: bytes, word: str) -> float:
    """How far from the foot of its page, in pt, the first letter of a word's first occurrence reaches."""
    return _letter_box(pdf, word)[3]


def left_of(pdf: bytes, word: str) -> float:
    """How far from the left edge of its page, in pt, the ink of a word's first occurrence begins."""
    return _letter_box(pdf, word)[0]


def right_of(pdf: bytes, word: str) -> float:
    """How far from the left edge of its page, in pt, the ink of a word's first occurrence ends."""
    return _first(pdf, word, lambda text, at: text.get_charbox(at + len(word) - 1)[2])


def size_of(pdf: bytes, word: str) -> float:
    """The size of the type, in pt, that a word's first occurrence is set in."""
    return _first(pdf, word, lambda text, at: raw.FPDFText_GetFontSize(text.raw, at))


def _letter_box(pdf: bytes, word: str) -> tuple[float, float, float, float]:
    return _first(pdf, word, lambda text, at: text.get_charbox(at))


def _first(pdf: bytes, word: str, told: Callable[[pdfium.PdfTextPage, int], T]) -> T:
    """What is told of the first letter of a word's first occurrence."""
    document = pdfium.PdfDocument(pdf)
    found = []
    for page in document:
        text = page.get_textpage()
        at = text.search(word, match_case=True, match_whole_word=True).get_next()
        found += [told(text, at[0])] if at else []
        text.close()
        page.close()
    document.close()
    return found[0]


def tags(pdf: bytes) -> list[str]:
    """The roles of the structure tree, depth first."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return list(_roles(opened.Root.StructTreeRoot))


def _roles(element: Any) -> Iterator[str]:
    if "/S" in element:
        yield str(element.S)
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") != "/OBJR":
            yield from _roles(kid)


def attached(pdf: bytes) -> dict[str, tuple[str, str, bytes]]:
    """Name -> (relationship, media type, content) of the associated files."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        files = opened.Root.get("/AF", [])
        return {
            str(file.UF): (str(file.AFRelationship), str(file.EF.F.Subtype), bytes(file.EF.F.read_bytes()))
            for file in files
        }
