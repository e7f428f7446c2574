"""Items of several lines that white space sets apart: `SCRUM` above `Certificate 2024`, a referee above a telephone."""

from __future__ import annotations

from cv_generator.reading.structure.printed import PrintedLine

_APART = 4.0  # points at least between the white space within an item and that between two
_MARGIN = 0.25  # of the way from the one to the other: what stands between them tells nothing


def by_white_space(lines: list[PrintedLine], *, most: int) -> list[list[PrintedLine]]:
    """Lines grouped by two plain distances, the near one within an item; empty where there are others, or no groups.

    An item has `most` lines at most, and more than one of them has several.
    """
    gaps = [line.gap for line in lines[1:]]
    known = [gap for gap in gaps if gap is not None]
    if len(known) < len(gaps) or len(known) < 2 or any(line.bullet or line.row for line in lines):
        return []
    near, far = min(known), max(known)
    if far - near < _APART or far < 1.6 * near:
        return []
    groups = [lines[:1]]
    for line, gap in zip(lines[1:], known, strict=True):
        way = (gap - near) / (far - near)
        if _MARGIN < way < 1 - _MARGIN:
            return []
        if way > 0.5:
            groups.append([line])
        else:
            groups[-1].append(line)
    several = sum(len(group) > 1 for group in groups)
    whole = several > 1 and max(map(len, groups)) <= most and not any(map(_holds_two, groups))
    return groups if whole else []


def _holds_two(group: list[PrintedLine]) -> bool:
    """Whether the type of a group's first line comes back behind another one: two names with what is below each."""
    looks = [line.look[:3] for line in group]
    changed = next((at for at, seen in enumerate(looks) if seen != looks[0]), len(looks))
    return looks[0] in looks[changed:]
