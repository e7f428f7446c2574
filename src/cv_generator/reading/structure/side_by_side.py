"""The cells of a row as printed lines: what stands side by side, and what follows each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from cv_generator.cv.dates import find_dates, parse_date_range
from cv_generator.reading.regions.blocks import Run
from cv_generator.reading.structure.printed import Cell, PrintedLine, blocks_of
from cv_generator.reading.words.language_names import is_level


def side_by_side(columns: list[list[PrintedLine]]) -> Iterator[PrintedLine]:
    """Short cells stand beside the first line of the long one; several long cells follow each other."""
    columns = [_joined_years(lines) for lines in columns]
    if paired := _beside_dates(columns) or _beside_labels(columns) or _beside_margin(columns):
        yield from paired
        return
    columns = [_joined_date(lines) for lines in columns]
    long = [lines for lines in columns if len(lines) > 1]
    narrow = columns[0] if len(columns[0]) <= 3 and all(len(line.text) < 40 for line in columns[0]) else None
    if len(long) <= 1 or (len(long) == 2 and narrow is not None and narrow is long[0] and _is_date(narrow[0])):
        head = replace(columns[-1][0] if len(columns) > 1 else columns[0][0])
        cells = tuple(cell for lines in columns for cell in lines[0].cells)
        placed = tuple(at for lines in columns for at in lines[0].columns)
        kind = max((lines[0] for lines in columns), key=lambda line: len(line.text))
        yield replace(
            head, cells=cells, block=columns[0][0].block, bullet=kind.bullet, level=0, starts_row=True, column=0,
            columns=placed,
        )  # fmt: skip
        for lines in columns:
            yield from lines[1:]
        return
    for index, lines in enumerate(columns):
        yield replace(lines[0], starts_row=index == 0)
        yield from lines[1:]


def _beside_dates(columns: list[list[PrintedLine]]) -> list[PrintedLine]:
    """A cell of dates beside one of as many texts, row by row; empty where they are something else.

    Texts of several lines are told by the white space above each. The dates stand first, last or between; what stands
    in short cells before the texts heads them.
    """
    for at in dict.fromkeys((0, len(columns) - 1, *range(1, len(columns) - 1))):
        dates, remarks = _dates_with_remarks(columns[at])
        if len(dates) < 2:
            continue
        others = columns[:at] + columns[at + 1 :]
        texts = others.pop()
        starts = _starts_of(texts, len(dates)) if all(len(lines) <= _LINES_OF_HEAD for lines in others) else []
        if starts:
            heads = [replace(line, starts_row=not number) for number, line in enumerate(chain.from_iterable(others))]
            return heads + list(_dated(texts, dict(zip(starts, dates, strict=True)), remarks))
    return []


def _dates_with_remarks(lines: list[PrintedLine]) -> tuple[list[PrintedLine], dict[PrintedLine, PrintedLine]]:
    """The dates of a cell and what stands in brackets below some of them; no dates where it holds anything else."""
    dates: list[PrintedLine] = []
    remarks: dict[PrintedLine, PrintedLine] = {}
    for line in _whole_dates(lines):
        if _is_date(line):
            dates.append(line)
        elif dates and _REMARK.fullmatch(line.text) and dates[-1] not in remarks:
            remarks[dates[-1]] = line
        else:
            return [], {}
    return dates, remarks


_LINES_OF_HEAD = 2
_REMARK = re.compile(r"\([^()]*\)")


def _dated(
    texts: list[PrintedLine], dates: dict[int, PrintedLine], remarks: dict[PrintedLine, PrintedLine]
) -> Iterator[PrintedLine]:
    """The lines of some texts, each behind its date where one begins, with the remark on the date below it."""
    for at, line in enumerate(texts):
        date = dates.get(at)
        yield _behind(date, line) if date else line
        if date in remarks:
            yield remarks[date]


def _beside_labels(columns: list[list[PrintedLine]]) -> list[PrintedLine]:
    """A cell of labels beside one of as many values, or one of names beside one of as many levels, row by row."""
    if len(columns) != 2 or len(columns[0]) < 2 or len(columns[0]) != len(columns[1]):
        return []
    names, values = columns
    if any(len(line.cells) > 1 for line in names) or any(line.bullet for line in (*names, *values)):
        return []
    labelled = all(line.text.endswith(":") for line in names)
    levels = all(len(line.cells) == 1 and len(line.text) < _LONGEST_LEVEL and is_level(line.text) for line in values)
    paired = zip(names, values, strict=True) if labelled or (levels and not any(map(_is_date, names))) else ()
    return [_behind(name, value) for name, value in paired]


_LONGEST_LEVEL = 30


def _beside_margin(columns: list[list[PrintedLine]]) -> list[PrintedLine]:
    """A last cell of places and dates, one below the other, beside the heads of entries; empty where it is another.

    Each of its lines stands beside one of the entry, as it would behind a tab. Of several entries in one row each has
    white space above, or begins in the type of the first. What stands in short cells before them heads them.
    """
    if len(columns) < 2:
        return []
    *others, texts, margin = columns
    if len(margin) < 2 or len(texts) < 2 or any(len(lines) > 1 for lines in others):
        return []
    if any(line.bullet or len(line.cells) > 1 or len(line.text) > _WIDEST_MARGIN for line in margin) or texts[0].bullet:
        return []
    entries = _parted_by_dates(margin)
    starts = [0] if len(entries) == 1 else _starts_of(texts, len(entries)) or _in_type_of_first(texts, len(entries))
    if not entries or not starts:
        return []
    beside: list[PrintedLine] = [replace(lines[0], starts_row=not number) for number, lines in enumerate(others)]
    for entry, start, end in zip(entries, starts, [*starts[1:], len(texts)], strict=True):
        own = texts[start:end]
        ahead = next((at for at, line in enumerate(own) if line.bullet), len(own))
        if len(entry) > ahead:
            return []
        first, *rest = (replace(line, cells=(*line.cells, *at.cells)) for line, at in zip(own, entry, strict=False))
        beside += [replace(first, starts_row=not beside or start > 0), *rest, *own[len(entry) :]]
    return beside


_WIDEST_MARGIN = 40


def _parted_by_dates(margin: list[PrintedLine]) -> list[list[PrintedLine]]:
    """The lines of a margin, entry by entry: each has as many, one of them with a date; empty where that is not so."""
    dated = [at for at, line in enumerate(margin) if find_dates(line.text)]
    each = len(margin) // max(len(dated), 1)
    if not dated or each * len(dated) != len(margin) or not 2 <= each <= _LINES_OF_MARGIN:
        return []
    if any(at // each != number for number, at in enumerate(dated)):
        return []
    return [margin[at : at + each] for at in range(0, len(margin), each)]


_LINES_OF_MARGIN = 3


def _in_type_of_first(lines: list[PrintedLine], count: int) -> list[int]:
    """The indices of the lines in the type of the first one where they are `count`; else empty."""
    starts = [at for at, line in enumerate(lines) if line.look == lines[0].look]
    return starts if len(starts) == count else []


def _behind(date: PrintedLine, line: PrintedLine) -> PrintedLine:
    return replace(line, cells=(*date.cells, *line.cells), block=date.block, also=date.also, starts_row=True)


def _whole_dates(lines: list[PrintedLine]) -> list[PrintedLine]:
    found: list[PrintedLine] = []
    while lines:
        first, *lines = _joined_date(lines)
        found.append(first)
    return found


def _starts_of(lines: list[PrintedLine], count: int) -> list[int]:
    """The indices of the lines that begin `count` texts, which stand farther apart than their lines; else empty."""
    if len(lines) == count:
        return list(range(count))
    for apart in sorted({line.gap or 0.0 for line in lines[1:]}, reverse=True):
        starts = [at for at, line in enumerate(lines) if not at or (line.gap or 0.0) >= apart]
        if len(starts) >= count:
            return starts if len(starts) == count else []
    return []


def _joined_date(lines: list[PrintedLine]) -> list[PrintedLine]:
    """`08/2016 –` above `07/2018` is one date, as are `2016-08 – 2018-` above `07` and `Summer` above `2019`.

    What follows stays.
    """
    for count in (3, 2):
        head = lines[:count]
        if len(head) < count or any(len(line.text) > _LONGEST_DATE for line in head):
            continue
        for joint in ("", " "):
            found = parse_date_range(joint.join(line.text for line in head))
            if found and (not found.is_single or head[0].text.isalpha()):
                blank = (Run(joint),) if joint else ()
                runs = tuple(run for line in head for cell in line.cells for run in (*cell.runs, *blank))
                cells = (Cell(runs, head[0].block),)
                return [replace(head[0], cells=cells, also=tuple(line.block for line in head[1:])), *lines[count:]]
    return lines


def _joined_years(lines: list[PrintedLine]) -> list[PrintedLine]:
    """A cell of two dates of which the later stands below is one range; lists of dates begin with the latest."""
    begun = parse_date_range(lines[0].text) if len(lines) == 2 else None
    if begun is None or not begun.is_single or any(len(line.text) > _LONGEST_DATE for line in lines):
        return lines
    ended = parse_date_range(lines[1].text)
    joined = parse_date_range(f"{begun} – {ended or lines[1].text}") if ended is None or ended.is_single else None
    if joined is None or joined.is_single:
        return lines
    runs = [run for line in lines for cell in line.cells for run in cell.runs]
    at = len(runs) - sum(len(cell.runs) for cell in lines[1].cells)
    cells = (Cell((*runs[:at], Run(" – "), *runs[at:]), lines[0].block),)
    return [replace(lines[0], cells=cells, also=(*lines[0].also, *blocks_of(lines[1])))]


_LONGEST_DATE = 25


def _is_date(line: PrintedLine) -> bool:
    return parse_date_range(line.text) is not None
