"""Entries in the rows of a table whose first row names the columns: `Period | Position | Employer | Duties`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from cv_generator.cv.dates import parse_date_range
from cv_generator.reading.fields.found import Found, FoundCv
from cv_generator.reading.fields.labelled import LabelledField, entries_of, field_of
from cv_generator.reading.fields.pieces import of_line, part
from cv_generator.reading.structure.printed import PrintedLine, blocks_of
from cv_generator.reading.words import evidence

_NAMES = frozenset(("title", "degree", "employer", "institution"))


def read_grid(kind: str, lines: list[PrintedLine], cv: FoundCv) -> bool:
    """Appends the rows of a section that is such a table to `cv.entries[kind]`; false where it is none."""
    columns = _columns(lines[0]) if len(lines) > 1 else []
    rows = [list(group) for _, group in groupby(lines[1:], key=lambda line: line.row)]
    if not columns or not all(row[0].row and row[0].starts_row for row in rows):
        return False
    placed = [list(_fields(row, columns)) for row in rows]
    if not any(field.kind == "date" for fields in placed for field in fields):
        return False
    cv.structure.append(Found("", lines[0].text, blocks_of(lines[0]), verbatim=False))
    for own, group in groupby(placed, key=lambda fields: _kind_of(kind, fields)):
        cv.entries.setdefault(own, []).extend(entries_of(own, group))
    return True


def _kind_of(kind: str, fields: list[LabelledField]) -> str:
    """The section that a row belongs to: a degree from a school is education, also among jobs."""
    texts = [field.values[0].value for field in fields if field.values and field.kind in _NAMES]
    studied = any(evidence.degree(text) > 1 for text in texts) and any(evidence.institution(text) > 1 for text in texts)
    return "education" if kind == "work_experience" and studied else kind


def _columns(line: PrintedLine) -> list[str]:
    """What the cells of a row name. Empty where it is no such row.

    Of the columns that name nothing known the first holds the titles where no other does; the others hold details.
    """
    kinds = [field_of(cell.text) for cell in line.cells]
    if not line.row or len(kinds) < 2 or "date" not in kinds or not _NAMES & set(kinds):
        return []
    if not {"title", "degree"} & set(kinds) and "" in kinds:
        kinds[kinds.index("")] = "title"
    return [kind or "detail" for kind in kinds]


def _fields(row: list[PrintedLine], columns: list[str]) -> Iterator[LabelledField]:
    """The cells of a row under their columns. A row may leave out cells, and a cell may hold several lines."""
    values: dict[int, list[Found]] = {}
    at = 0
    first, *others = row
    for cell in first.cells:
        while at + 1 < len(columns) and (columns[at] == "date") != (parse_date_range(cell.text) is not None):
            at += 1
        column = min(at, len(columns) - 1) if len(first.cells) > 1 else first.column
        values.setdefault(column, []).append(part(cell.text, cell))
        at += 1
    for line in others:
        values.setdefault(min(line.column, len(columns) - 1), []).append(of_line(line))
    for column, found in sorted(values.items()):
        yield LabelledField(columns[column], found)
