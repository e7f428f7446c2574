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
    if len(lines) < 2 or not lines[0].row:
        return False
    inside = takewhile(lambda line: line.row, lines)
    names, *rows = [list(group) for _, group in groupby(inside, key=lambda line: line.row)]
    starts, columns = _columns(names)
    if not columns or not rows or not all(row[0].starts_row for row in rows):
        return False
    fields = [list(_fields(row, columns, starts)) for row in rows]
    placed = _with_one_school(_with_whole_degrees(row) for row in _without_numbers(fields, cv))
    if not any(field.kind == "date" for fields in placed for field in fields):
        return False
    cv.structure.extend(Found("", line.text, blocks_of(line), verbatim=False) for line in names)
    for own, group in groupby(placed, key=lambda fields: _kind_of(kind, fields)):
        cv.entries.setdefault(own, []).extend(entries_of(own, group))
    return True


def _kind_of(kind: str, fields: list[LabelledField]) -> str:
    """The section that a row belongs to: a degree from a school is education, also among jobs."""
    texts = [field.values[0].value for field in fields if field.values and field.kind in _NAMES]
    studied = any(evidence.degree(text) > 1 for text in texts) and any(evidence.institution(text) > 1 for text in texts)
    return "education" if kind == "work_experience" and studied else kind


def _columns(lines: list[PrintedLine]) -> tuple[tuple[int, ...], list[str]]:
    """What the cells of a row name, with their places in the grid where it tells them. Empty where it is no such row.

    Of the columns that name nothing known the first holds the titles where no other does; the others hold details.
    """
    named = _named_places(lines)
    kinds = [_kind_of_column(name) for name in named.values()]
    if len(kinds) < 2 or "date" not in kinds or not _NAMES & set(kinds):
        return (), []
    if not {"title", "degree"} & set(kinds) and "" in kinds:
        kinds[kinds.index("")] = "title"
    in_grid = all(line.columns for line in lines)
    return tuple(named) if in_grid else (), [kind or "detail" for kind in kinds]


def _named_places(lines: list[PrintedLine]) -> dict[int, str]:
    """The names of columns, of however many lines, by their places in the grid; else by their numbers."""
    first = lines[0]
    named: dict[int, str] = {}
    for line in lines:
        places = line.columns or (
            range(len(line.cells)) if line is first else (min(line.column, len(first.cells) - 1),)
        )
        for place, cell in zip(places, line.cells, strict=False):
            named[place] = f"{named[place]} {cell.text}" if place in named else cell.text
    return dict(sorted(named.items()))


def _kind_of_column(name: str) -> str:
    """The field that a column's name tells, if need be by a part of it: `University / Affiliation`."""
    return field_of(name) or next((kind for part in _PARTS.split(name) if (kind := field_of(part))), "")


def _without_numbers(rows: list[list[LabelledField]], cv: FoundCv) -> list[list[LabelledField]]:
    """The rows without the first column where that only counts them: `1.`, `2.`, `3.`"""
    counted = [fields[0].values[0] for fields in rows if fields and fields[0].column == 0]
    if [one.value.strip(" .)") for one in counted] != [str(number) for number in range(1, len(rows) + 1)]:
        return rows
    cv.structure.extend(replace(one, value="", verbatim=False) for one in counted)
    return [fields[1:] for fields in rows]


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


_PARTS = re.compile(r"\s*/\s*")
_WORD = re.compile(r"[^\W_]")
"""A cell with a dash alone says nothing."""
