"""Notes on what lines became: contact data, the heads and texts of entries, and the fields that hold their words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from cv_generator.reading.explanation import Explanation, Part, Went
from cv_generator.reading.fields.contact_bits import Bit
from cv_generator.reading.fields.dated_lines import DatedLine
from cv_generator.reading.fields.found import Found
from cv_generator.reading.fields.header_roles import Vote
from cv_generator.reading.fields.segments import Segment
from cv_generator.reading.structure.printed import PrintedLine, blocks_of

FORM = "the section is a form: labels name the parts of its entries"
TABLE = "the section is a table whose first row names the columns"
LIST = "the section is a list of undated things, each an entry"
_ROLES = {"T": "title", "E": "employer or school", "L": "place"}
_WHERE = {
    "left": "in the cell at the left", "right": "in the cell at the right", "whole": "alone on its line",
    "start": "at the beginning", "end": "at the end", "bracket": "in brackets",
}  # fmt: skip


def tell_lines(told: Explanation, kind: str, lines: Iterable[PrintedLine], why: str) -> None:
    for line in lines:
        told.note(blocks_of(line), "item" if line.bullet else "head", kind, why)


def tell_bits(told: Explanation, bits: Iterable[Bit]) -> None:
    """Notes the pieces of contact data that were known by their label or their form."""
    for bit in bits:
        why = f"the label “{bit.printed.strip(' :')}” says so" if bit.label and bit.printed else "its form tells it"
        told.note(bit.blocks, "contact", bit.label or "contact", why, bit.text)


def tell_segments(told: Explanation, kind: str, segments: Iterable[Segment], vote: Vote) -> None:
    """Notes which lines name each entry, who is who among their cells, and what the other lines are."""
    order = {"TE": "title first", "ET": "employer or school first"}.get(vote.order, "")
    for number, segment in enumerate(segments, 1):
        for at, line in enumerate(segment.lines):
            told.note(blocks_of(line.line), *_line(kind, number, segment, at))
            if line.found is not None:
                where = _WHERE.get(line.where, line.where)
                told.note(line.found.blocks, "date", kind, f"a date {where}", line.found.text)
        for role, (text, blocks) in segment.roles.fields.items():
            why = f"the {_ROLES[role]} of entry {number}; the section's vote: {order}, by {vote.margin:.1f}"
            told.note(blocks, "head", kind, f"{why}; certain by {segment.roles.certainty:.2f}", text)


def _line(kind: str, number: int, segment: Segment, at: int) -> tuple[Part, str, str]:
    line: DatedLine = segment.lines[at]
    if line.label:
        return "label", kind, "it only announces what follows"
    if at < segment.header:
        how = "employer above several roles" if segment.heads else "goes on at the employer above"
        special = f" ({how})" if segment.heads or segment.inherits else ""
        return "head", kind, f"line {at + 1} of the {segment.header} that name entry {number}{special}"
    if line.bullet:
        return "item", kind, f"a list item of entry {number}"
    return "prose", kind, f"text below the head of entry {number}"


def tell_places(told: Explanation, placed: Mapping[str, Found], left: dict[int, list[str]]) -> None:
    """Notes the field that each value went to, and the words that went nowhere."""
    for path, found in placed.items():
        is_structure = path.startswith("#")
        went = Went("" if is_structure else path, found.value, found.text, round(found.certainty, 2), found.doubts)
        told.place(found.blocks, went)
    told.left = left
