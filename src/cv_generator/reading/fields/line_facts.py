"""What is known of each line of a section with entries, in numbers: its look, its place, its date, what it names.

The model of where entries begin is fitted on rows of these; no word is in them.
"""

from __future__ import annotations

from typing import NamedTuple

from cv_generator.reading.fields.dated_lines import DatedLine
from cv_generator.reading.words import evidence

SINGLE, RANGE = 1, 2
TENTH = 10
"""Gaps, sizes and what words tell are in tenths."""
_LONGEST, _LONGEST_LABEL = 120, 32


class LineFacts(NamedTuple):
    """One line. `look` numbers the looks of the section as they first appear; `gap` is -1 where it is not known.

    `date` is SINGLE or RANGE, 0 for lines without one and for items. `cells` counts those that are printed, `rest`
    those without the date; `labelled` lines begin with a label and go on behind it. `role` is what speaks for a title
    or, in education, a degree; `body` for an employer or a school.
    """

    look: int
    bold: int
    size: int
    capitals: int
    bullet: int
    gap: int
    indent: int
    starts_row: int
    column: int
    continues: int
    cells: int
    rest: int
    length: int
    digit: int
    colon: int
    labelled: int
    date: int
    role: int
    body: int


def facts_of(kind: str, lines: list[DatedLine]) -> list[LineFacts]:
    """The facts of all lines of a section."""
    looks: dict[object, int] = {}
    role, body = (
        (evidence.degree, evidence.institution) if kind == "education" else (evidence.title, evidence.organisation)
    )
    found = []
    for line in lines:
        printed, words = line.line, line.text
        text, look = printed.text, printed.look
        tells = not printed.bullet and 0 < len(words) <= _LONGEST
        found.append(LineFacts(
            looks.setdefault(look, len(looks)), look.bold, round(TENTH * (look.size or 0.0)), look.capitals,
            printed.bullet, -1 if printed.gap is None else round(TENTH * printed.gap), round(printed.indent),
            printed.starts_row, printed.column, printed.continues, len(printed.cells), len(line.cells), len(text),
            text[:1].isdigit(), text[-1:] == ":", ": " in text[:_LONGEST_LABEL],
            0 if line.date is None or printed.bullet else SINGLE if line.date.is_single else RANGE,
            round(TENTH * role(words)) if tells else 0, round(TENTH * body(words)) if tells else 0,
        ))  # fmt: skip
    return found
