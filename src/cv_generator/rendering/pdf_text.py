"""The text of a PDF's pages as pdfium gives it back, through the functions of pdfium that this takes and no others.

pypdfium2 declares five hundred of them in Python, with helpers around them. Loading these takes longer than setting
a CV, and the command line starts for each one.
"""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Callable, Sequence
from functools import cache
from importlib.machinery import PathFinder
from itertools import chain, islice, repeat
from pathlib import Path

_LIBRARIES = ("libpdfium.so", "libpdfium.dylib", "pdfium.dll")
HYPHEN_AT_LINE_END = "\ufffe"
"""What pdfium gives in a text for a hyphen and the line break after it."""

_HYPHEN = "\x02"
"""What it gives for the same where it is asked for one letter."""

_OTHER_LINE = 1.0
"""pt up or down."""

_POINTERS = ("FPDF_LoadMemDocument64", "FPDF_LoadPage", "FPDFText_LoadPage")
"""What returns a pointer. Without a declaration ctypes would take it for an int, and cut it."""

_turn = threading.Lock()
"""pdfium keeps global state and must not be entered by two threads at once."""


Reading = Callable[[ctypes.CDLL, ctypes.c_void_p], str]
"""Of the text of one page."""


def pages_of(pdf: bytes, known: Sequence[str | None] = ()) -> tuple[str, ...]:
    """The text of each page, in the order in which it was written. Raises ValueError for what is no PDF.

    `known` are the texts of the first pages as far as they are known; None is read.
    """
    return _read(pdf, _whole, known)


def pages_by_place(pdf: bytes) -> tuple[str, ...]:
    """The same letter by letter, with a line break before each that stands higher or lower than the one before it.

    pdfium itself tells lines by how high their letters are and how far it goes back to the left. After a line of two
    letters, a bullet, which is low, is none to it. Takes five times as long.
    """
    return _read(pdf, _by_place)


def _read(pdf: bytes, reading: Reading, known: Sequence[str | None] = ()) -> tuple[str, ...]:
    with _turn:
        pdfium = _pdfium()
        document = ctypes.c_void_p(pdfium.FPDF_LoadMemDocument64(pdf, ctypes.c_size_t(len(pdf)), None))
        if not document.value:
            raise ValueError("no PDF that pdfium opens")
        try:
            count = pdfium.FPDF_GetPageCount(document)
            texts = islice(chain(known, repeat(None)), count)
            return tuple(
                _text(pdfium, document, number, reading) if text is None else text for number, text in enumerate(texts)
            )
        finally:
            pdfium.FPDF_CloseDocument(document)


def _text(pdfium: ctypes.CDLL, document: ctypes.c_void_p, number: int, reading: Reading) -> str:
    page = ctypes.c_void_p(pdfium.FPDF_LoadPage(document, number))
    text = ctypes.c_void_p(pdfium.FPDFText_LoadPage(page))
    try:
        return reading(pdfium, text)
    finally:
        pdfium.FPDFText_ClosePage(text)
        pdfium.FPDF_ClosePage(page)


def _whole(pdfium: ctypes.CDLL, text: ctypes.c_void_p) -> str:
    count = pdfium.FPDFText_CountChars(text)
    room = ctypes.create_string_buffer(2 * (count + 1))
    written = pdfium.FPDFText_GetText(text, 0, count, room) if count > 0 else 1
    return room.raw[: 2 * (written - 1)].decode("utf-16-le", "ignore")


def _by_place(pdfium: ctypes.CDLL, text: ctypes.c_void_p) -> str:
    left, height = ctypes.c_double(), ctypes.c_double()
    read: list[str] = []
    before = None
    for at in range(pdfium.FPDFText_CountChars(text)):
        letter = chr(pdfium.FPDFText_GetUnicode(text, at))
        if pdfium.FPDFText_IsGenerated(text, at) == 0:
            pdfium.FPDFText_GetCharOrigin(text, at, ctypes.byref(left), ctypes.byref(height))
            read += ["\n"] if before is not None and abs(height.value - before) > _OTHER_LINE else []
            before = height.value
        read.append(HYPHEN_AT_LINE_END if letter == _HYPHEN else letter)
    return "".join(read)


@cache
def _pdfium() -> ctypes.CDLL:
    """The library that pypdfium2 brings. Where that is loaded too, it finds the library ready, as this does."""
    found = PathFinder.find_spec("pypdfium2_raw")
    folders = [Path(folder) for folder in (found and found.submodule_search_locations) or ()]
    files = [folder / name for folder in folders for name in _LIBRARIES if (folder / name).is_file()]
    pdfium = ctypes.CDLL(str(files[0]) if files else _LIBRARIES[0])
    for name in _POINTERS:
        getattr(pdfium, name).restype = ctypes.c_void_p
    pdfium.FPDF_InitLibrary()
    return pdfium
