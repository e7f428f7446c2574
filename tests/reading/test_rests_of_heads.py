"""What is left over of the head of an entry: texts as they are printed."""

from __future__ import annotations

from cv_generator.reading.fields.dated_lines import dated_lines
from cv_generator.reading.fields.entries import _whole_lines
from cv_generator.reading.fields.header_roles import Roles
from cv_generator.reading.fields.segments import Segment
from cv_generator.reading.structure.printed_lines import printed_lines
from tests.reading.printing import printed


def _left_over(pieces: list[str]) -> list[str]:
    lines = dated_lines(printed_lines(printed("Potter, Fen Clay Ltd\\t2010 - 2012\nAdvised by: Tom Reed, Ely")))
    segment = Segment(lines, 2)
    segment.roles = Roles(texts=[(piece, (1,)) for piece in pieces])
    return [text for text, _ in _whole_lines(segment)]


def test_a_line_of_which_no_piece_found_a_field_is_one_text() -> None:
    assert _left_over(["Ltd", "Advised by", "Tom Reed", "Ely"]) == ["Ltd", "Advised by: Tom Reed, Ely"]


def test_pieces_of_a_line_of_which_one_found_a_field_stay_apart() -> None:
    assert _left_over(["Advised by", "Ely"]) == ["Advised by", "Ely"]
