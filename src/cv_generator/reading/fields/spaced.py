"""Items of several lines that white space sets apart: `SCRUM` above `Certificate 2024`, a referee above a telephone."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from cv_generator.cv.dates import find_dates
from cv_generator.reading.structure.printed import PrintedLine

_APART = 4.0  # points at least between the white space within an item and that between two


def out_of_one_cell(lines: list[PrintedLine]) -> list[PrintedLine]:
    """Lines that all stand in one cell of a table without their row, which then tells nothing of where items begin.

    The first one may stand in the column of the heading that was printed before it.
    """
    rows, columns = {line.row for line in lines}, {line.column for line in lines[1:]}
    if rows == {0} or len(rows) != 1 or len(columns) > 1:
        return lines
    if any(line.starts_row for line in lines[1:]) or any(len(line.cells) > 1 for line in lines):
        return lines
    return [replace(line, row=0, starts_row=False) for line in lines]


def by_white_space(lines: list[PrintedLine], *, most: int) -> list[list[PrintedLine]]:
    """Lines grouped by two plain distances, the near one within an item; empty where there are others, or no groups.

    An item has `most` lines at most, and more than one of them has several. A bullet may close it: what else there is
    to say.
    """
    gaps = [line.gap for line in lines[1:]]
    known = [gap for gap in gaps if gap is not None]
    if len(known) < len(gaps) or len(known) < 2 or any(line.row for line in lines):
        return []
    parted = _parted(known)
    if parted is None:
        return []
    groups = [lines[:1]]
    for line, gap in zip(lines[1:], known, strict=True):
        if gap > parted:
            groups.append([line])
        else:
            groups[-1].append(line)
    several = sum(len(group) > 1 for group in groups)
    whole = several > 1 and max(map(len, groups)) <= most and not any(map(_holds_two, groups))
    return groups if whole and all(map(_closes_with_bullet, groups)) else []


def _parted(gaps: list[float]) -> float | None:
    """The distance that parts the near ones, all alike, from the far ones; None where they are not so."""
    ordered = sorted(gaps)
    near, far = max(pairwise(ordered), key=lambda pair: pair[1] - pair[0])
    return (near + far) / 2 if near - ordered[0] <= _ALIKE and far - near >= _APART and far >= 1.6 * near else None


_ALIKE = 2.0  # points between the near ones at most


def _closes_with_bullet(group: list[PrintedLine]) -> bool:
    """Whether a bullet stands in a group only as the last of several lines."""
    return not any(line.bullet for line in group[:-1]) and (not group[-1].bullet or len(group) > _FEWEST_ABOVE)


_FEWEST_ABOVE = 2


def by_hanging_indent(lines: list[PrintedLine], *, most: int) -> list[list[PrintedLine]]:
    """Titles at one edge, each with who wrote it and where it appeared further in; empty where it is not so.

    What a row parts into cells goes on with the lines around it: its own edge is unknown.
    """
    placed = [line for line in lines if not line.row]
    edge = min((line.indent for line in placed), default=0.0)
    inner = [line.indent for line in placed if line.indent - edge > _ONE_EDGE]
    if not inner or min(inner) - edge < _INDENTED or max(inner) - min(inner) > _ONE_EDGE:
        return []
    heads = [at for at, line in enumerate(lines) if not line.row and line.indent - edge <= _ONE_EDGE]
    ends = [*heads[1:], len(lines)]
    groups = [lines[start:end] for start, end in zip(heads, ends, strict=True)]
    plain = not any(line.bullet or (line.starts_row and find_dates(line.cells[0].text)) for line in lines)
    told = len(groups) >= _FEWEST_HANGING and heads[0] == 0 and plain
    whole = told and all(1 < len(group) <= most and not group[0].text.endswith(":") for group in groups)
    return groups if whole else []


_ONE_EDGE = 1.5  # points
_INDENTED = 6.0  # points at least
_FEWEST_HANGING = 3


def _holds_two(group: list[PrintedLine]) -> bool:
    """Whether the type of a group's first line comes back behind another one: two names with what is below each."""
    looks = [line.look[:3] for line in group if not line.bullet]
    changed = next((at for at, seen in enumerate(looks) if seen != looks[0]), len(looks))
    return bool(looks) and looks[0] in looks[changed:]
