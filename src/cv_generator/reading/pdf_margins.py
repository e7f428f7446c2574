"""Running headers, footers and page numbers, set aside from the text of the pages."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from cv_generator.reading.pdf_words import Piece

_PAGE_NUMBER = re.compile(
    r"[-–|\s]*(?:(?:page|seite|strona|str\.|s\.|p\.)\s*)?\d{1,3}\s*(?:(?:of|von|z|ze|/|\|)\s*\d{1,3})?[-–|\s]*",
    re.IGNORECASE,
)
_EDGE = 0.25  # of the page's height: how far from its edge a running line stands at most
_SAME_PLACE = 4.0  # points


@dataclass(frozen=True, slots=True)
class Page:
    """The pieces of a page; `top` and `bottom` are its edges on the common scale."""

    pieces: list[Piece]
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Margins:
    header: list[Piece]
    footer: list[Piece]


def set_aside(pages: list[Page]) -> Margins:
    """Take running lines and page numbers out of the pages. Each text that recurs is kept once, numbers not at all."""
    for page in pages:
        page.pieces[:] = [piece for piece in page.pieces if not _is_page_number(piece, page)]
    if len(pages) < 2:
        return Margins([], [])
    running = _running(pages)
    header: list[Piece] = []
    footer: list[Piece] = []
    seen: set[tuple[str, int]] = set()
    for page in pages:
        for piece in [piece for piece in page.pieces if id(piece) in running]:
            page.pieces.remove(piece)
            at_top = piece.base - page.top < page.bottom - piece.base
            key = _key(piece, page)
            if key not in seen:
                seen.add(key)
                (header if at_top else footer).append(piece)
    return Margins(header, footer)


def _is_page_number(piece: Piece, page: Page) -> bool:
    height = page.bottom - page.top
    near_edge = min(piece.base - page.top, page.bottom - piece.base) < 0.09 * height
    return near_edge and bool(_PAGE_NUMBER.fullmatch(piece.text)) and piece.size < 14


def _running(pages: list[Page]) -> set[int]:
    """Pieces whose text recurs at the same place of other pages."""
    places: dict[tuple[str, int], list[tuple[int, Piece]]] = defaultdict(list)
    for number, page in enumerate(pages):
        for piece in page.pieces:
            place = min(piece.base - page.top, page.bottom - piece.base)
            if place < _EDGE * (page.bottom - page.top):
                places[_key(piece, page)].append((number, piece))
    found: set[int] = set()
    for pieces in places.values():
        on_pages = {number for number, _ in pieces}
        if len(on_pages) > 1 and len(on_pages) >= len(pages) - 1:
            found.update(id(piece) for _, piece in pieces)
    return {id(piece) for page in pages for piece in _outermost(page, found)}


def _outermost(page: Page, recurring: set[int]) -> list[Piece]:
    """Recurring pieces with nothing but recurring ones between them and the edge of the page."""
    others = [piece.base for piece in page.pieces if id(piece) not in recurring]
    first, last = min(others, default=page.bottom), max(others, default=page.top)
    return [p for p in page.pieces if id(p) in recurring and (p.base < first + 2 or p.base > last - 2)]


def _key(piece: Piece, page: Page) -> tuple[str, int]:
    words = re.sub(r"\d+", "#", piece.text.casefold())
    return words, round((piece.base - page.top) / _SAME_PLACE)
