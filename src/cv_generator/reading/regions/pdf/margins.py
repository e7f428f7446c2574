"""Running headers, footers and page numbers, set aside from the text of the pages."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass

from cv_generator.languages import Pattern
from cv_generator.reading.regions.pdf.words import Piece

_PAGE_NUMBER = Pattern(
    r"[-–|\s]*(?:(?:{page}|{page short}|s\.|p\.)\s*)?\d{1,3}\s*(?:(?:{page of}|/|\|)\s*\d{1,3})?[-–|\s]*", re.IGNORECASE
)
_EDGE = 0.25  # of the page's height: how far from its edge a running line stands at most
_LOW = 0.1  # of the page's height: the strip at its lower edge
_FAR = 4.0  # of the size: white space that no text of a page leaves within itself
_FAR_IN_PIECES = 3.0  # the same of a line in several pieces
_SMALLER = 0.97  # of the size of most of a page: its footers are not as large
_MOST = 12  # pieces of a header or a footer
_SAME_PLACE = 4.0  # points
_SAME_LINE = 1.0

Key = tuple[str, int]


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
    header: list[Piece] = []
    footer: list[Piece] = []
    for page in pages:
        numbers = [piece for piece in page.pieces if _is_page_number(piece, page)]
        page.pieces[:] = [piece for piece in page.pieces if piece not in numbers]
        footer.extend(_beside_number(page, numbers))
    running = _running(pages) if len(pages) > 1 else set()
    seen: set[Key] = set()
    for number, page in enumerate(pages, 1):
        for piece in [piece for piece in page.pieces if id(piece) in running]:
            page.pieces.remove(piece)
            at_top = piece.base - page.top < page.bottom - piece.base
            key = _key(piece, page, number, len(pages))
            if key not in seen:
                seen.add(key)
                (header if at_top else footer).append(piece)
    footer.extend(piece for page in pages for piece in _far_below(page))
    return Margins(header, footer)


def _far_below(page: Page) -> list[Piece]:
    """Small lines at the lower edge of a page, far below its text: a footer, though no other page has it too.

    One line in several pieces, such as a date and a name, needs less white space above it.
    """
    height = page.bottom - page.top
    ordered = sorted(page.pieces, key=lambda piece: piece.base)
    first = next((i for i, piece in enumerate(ordered) if page.bottom - piece.base < _LOW * height), len(ordered))
    for at in range(len(ordered) - 1, max(first, 1) - 1, -1):
        above, low = ordered[:at], ordered[at:]
        usual = Counter(round(piece.size, 1) for piece in above).most_common(1)[0][0]
        in_pieces = len(low) > 1 and low[-1].base - low[0].base < _SAME_LINE
        if low[0].base - above[-1].base < (_FAR_IN_PIECES if in_pieces else _FAR) * usual:
            continue
        if len(low) > _MOST or any(piece.size > _SMALLER * usual for piece in low):
            return []
        page.pieces[:] = [piece for piece in page.pieces if piece not in low]
        return low
    return []


def _beside_number(page: Page, numbers: list[Piece]) -> list[Piece]:
    """Small texts on the line of a page number at the lower edge, such as the name of a section, taken out."""
    usual = Counter(round(piece.size, 1) for piece in page.pieces).most_common(1)
    low = [number for number in numbers if page.bottom - number.base < _LOW * (page.bottom - page.top)]
    found = [
        piece
        for piece in page.pieces
        if piece.size < _SMALLER * usual[0][0] and any(abs(piece.base - one.base) < _SAME_LINE for one in low)
    ]
    page.pieces[:] = [piece for piece in page.pieces if piece not in found]
    return found


def _is_page_number(piece: Piece, page: Page) -> bool:
    height = page.bottom - page.top
    near_edge = min(piece.base - page.top, page.bottom - piece.base) < 0.09 * height
    return near_edge and bool(_PAGE_NUMBER.fullmatch(piece.text)) and piece.size < 14


def _running(pages: list[Page]) -> set[int]:
    """Pieces whose text recurs at the same place of other pages, outside all other text of each."""
    candidates = _recurring(pages, [page.pieces for page in pages])
    outermost = [_outermost(page, candidates) for page in pages]
    return _recurring(pages, outermost)


def _recurring(pages: list[Page], pieces: list[list[Piece]]) -> set[int]:
    places: dict[Key, list[tuple[int, Piece]]] = defaultdict(list)
    for number, (page, found) in enumerate(zip(pages, pieces, strict=True), 1):
        for piece in found:
            if min(piece.base - page.top, page.bottom - piece.base) < _EDGE * (page.bottom - page.top):
                places[_key(piece, page, number, len(pages))].append((number, piece))
    return {
        id(piece)
        for found_there in places.values()
        if len({number for number, _ in found_there}) >= max(2, len(pages) - 1)
        for _, piece in found_there
    }


def _outermost(page: Page, recurring: set[int]) -> list[Piece]:
    """Recurring pieces with nothing but recurring ones between them and the edge of the page.

    More of them than a header or a footer has are text that stands on several pages, and stay.
    """
    others = [piece.base for piece in page.pieces if id(piece) not in recurring]
    first, last = min(others, default=page.bottom), max(others, default=page.top)
    above = [p for p in page.pieces if id(p) in recurring and p.base < first + 2]
    below = [p for p in page.pieces if id(p) in recurring and p.base > last - 2 and p not in above]
    return [piece for edge in (above, below) if len(edge) <= _MOST for piece in edge]


def _key(piece: Piece, page: Page, number: int, count: int) -> Key:
    """Words and place; the page's own number and that of all pages count as the same on each."""
    words = re.sub(rf"\b(?:{number}|{count})\b", "#", piece.text.casefold())
    return words, round((piece.base - page.top) / _SAME_PLACE)
