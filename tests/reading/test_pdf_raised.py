"""Letters raised within a word are looked for among their neighbours alone."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from cv_generator.reading.regions.blocks import PLAIN
from cv_generator.reading.regions.pdf.raised import join_raised
from cv_generator.reading.regions.pdf.words import Piece, Word


def _piece(text: str, x: float, base: float, size: float, order: int) -> Piece:
    return Piece([Word(text, x, x + len(text) * size / 2, base, size, PLAIN, 0)], order)


@pytest.mark.parametrize("place", [lambda at: (9 * (at % 60), 8 * (at // 60)), lambda _: (5, 5)])
def test_thousands_of_small_pieces_take_no_time(place: Callable[[int], tuple[float, float]]) -> None:
    pieces = [_piece("a", *place(at), 6, at) for at in range(4000)]
    before = time.process_time()
    assert join_raised(pieces) == pieces
    assert time.process_time() - before < 1


def test_an_ordinal_is_joined_to_its_number_and_the_rest_to_both() -> None:
    pieces = [_piece("far", 0, 10, 10, 0), _piece("21", 50, 40, 10, 1), _piece("st", 60, 37, 6, 2)]
    assert [piece.text for piece in join_raised([*pieces, _piece("May", 66, 40, 10, 3)])] == ["far", "21stMay"]
