"""Entries in the rows of a table whose first row names the columns: `Period | Position | Employer | Duties`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby, takewhile

from cv_generator.cv.dates import parse_date_range
from cv_generator.reading.fields.found import Found, FoundCv, merged
from cv_generator.reading.fields.labelled import LabelledField, entries_of
from cv_generator.reading.fields.pieces import of_line, part
from cv_generator.reading.structure.printed import PrintedLine, blocks_of
from cv_generator.reading.words import evidence
from cv_generator.reading.words.form_labels import field_of

_NAMES = frozenset(("title", "degree", "employer", "institution"))


def read_grid(kind: str, lines: list[PrintedLine], cv: FoundCv) -> bool:
    """Appends the rows of a section that is such a table to `cv.entries[kind]`; false where it is none.

    What stands below the table tells nothing of its rows.
    """
    columns = _columns(lines[0]) if len(lines) > 1 else []
    inside = takewhile(lambda line: line.row, lines[1:])
    rows = [list(group) for _, group in groupby(inside, key=lambda line: line.row)]
    if not columns or not rows or not all(row[0].row and row[0].starts_row for row in rows):
        return False
    starts = lines[0].columns if len(lines[0].columns) == len(columns) else ()
    placed = _with_one_school(_with_whole_degrees(_fields(row, columns, starts)) for row in rows)
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


def _with_whole_degrees(fields: Iterable[LabelledField]) -> list[LabelledField]:
    """The fields of a row, what stands in the column behind a degree as part of it: `B.Tech | Civil Engineering`."""
    kept: list[LabelledField] = []
    for field in fields:
        if kept and field.kind == kept[-1].kind == "degree":
            kept[-1] = LabelledField("degree", [merged([*kept[-1].values, *field.values], ", ")])
        else:
            kept.append(field)
    return kept


def _with_one_school(rows: Iterable[list[LabelledField]]) -> list[list[LabelledField]]:
    """The rows, of several columns of schools only the one that names schools: `Board | Institute` has one."""
    placed = list(rows)
    named: dict[int, float] = {}
    for field in (field for fields in placed for field in fields if field.kind == "institution"):
        named[field.column] = named.get(field.column, 0.0) + evidence.institution(field.values[0].value)
    others = named.keys() - {max(named, key=lambda column: (named[column], -column), default=0)}
    return [
        [replace(field, kind="detail") if field.kind == "institution" and field.column in others else field
         for field in fields]
        for fields in placed
    ]  # fmt: skip


def _fields(row: list[PrintedLine], columns: list[str], starts: tuple[int, ...]) -> Iterator[LabelledField]:
    """The cells of a row under their columns. A row may leave out cells, and a cell may hold several lines.

    `starts` are the places of the columns in the grid.
    """
    values: dict[int, list[Found]] = {}
    at = 0
    first, *others = row
    where = _columns_of(first, starts)
    for number, cell in enumerate(first.cells):
        if where:
            values.setdefault(where[number], []).append(part(cell.text, cell))
            continue
        while at + 1 < len(columns) and (columns[at] == "date") != (parse_date_range(cell.text) is not None):
            at += 1
        column = min(at, len(columns) - 1) if len(first.cells) > 1 else first.column
        values.setdefault(column, []).append(part(cell.text, cell))
        at += 1
    for line in others:
        below = _columns_of(line, starts) if where else ()
        values.setdefault(below[0] if below else min(line.column, len(columns) - 1), []).append(of_line(line))
    for column, found in sorted(values.items()):
        if any(_WORD.search(one.value) for one in found):
            yield LabelledField(columns[column], found, column)


def _columns_of(row: PrintedLine, starts: tuple[int, ...]) -> tuple[int, ...]:
    """The columns in which the cells of a row stand; empty where the grid does not tell."""
    if not starts or len(row.columns) != len(row.cells) or row.columns[0] < starts[0]:
        return ()
    return tuple(max(at for at, start in enumerate(starts) if start <= place) for place in row.columns)


_WORD = re.compile(r"[^\W_]")
"""A cell with a dash alone says nothing."""
