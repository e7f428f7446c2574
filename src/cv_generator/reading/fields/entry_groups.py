"""Several roles at one employer: an employer above its roles, and roles that go on at the employer above."""

from __future__ import annotations

from cv_generator.reading.fields.dated_lines import DatedLine
from cv_generator.reading.fields.segments import Segment
from cv_generator.reading.words import evidence


def find_groups(kind: str, segments: list[Segment]) -> None:
    """An employer's line above several roles: with the whole period, or without a date.

    Studies that name a school of their own do not go on at the school above, nor do jobs that begin with an employer.
    """
    for index, segment in enumerate(segments[:-1]):
        segment.heads = _heads(segments, index) or _spans_roles(segments, index)
    head: Segment | None = None
    for index, segment in enumerate(segments):
        if segment.heads:
            head = segment
            continue
        before = segments[index - 1] if index else None
        if segment.lines and evidence.is_break(segment.lines[0].text):
            continue
        first = segment.lines[0]
        if (
            head is not None
            and segment.date
            and head.date
            and (_is_set_below(first, head.lines[0]) or (len(head.lines) > 1 and _lies_in(segment, head)))
        ):
            segment.inherits = True
            continue
        if head is not None and len(head.lines) > 1:
            head = None
            continue  # an employer with a period of its own heads what lies in that, and nothing behind it
        head = None
        if before is None:
            continue
        names_own = _names_school(segment) if kind == "education" else _names_employer(first)
        segment.inherits = _goes_on(before, segment) and not names_own
        before.grouped = segment.inherits and not before.inherits


def _names_school(segment: Segment) -> bool:
    return any(evidence.institution(cell.text) > 1 for line in segment.lines if not line.bullet for cell in line.cells)


def _names_employer(line: DatedLine) -> bool:
    """Whether a line is the name of an employer or a school, and of no role."""
    return max(evidence.organisation(line.text), evidence.institution(line.text)) > 1 and evidence.title(line.text) <= 0


def _spans_roles(segments: list[Segment], index: int) -> bool:
    """Whether an entry of nothing but an employer and its period is followed by several roles within that period."""
    segment = segments[index]
    if segment.date is None or segment.date.date is None or segment.date.date.is_single or len(segment.lines) != 2:
        return False
    if segment.date.cells or any(line.bullet or evidence.title(line.text) > 1 for line in segment.lines):
        return False
    roles = segments[index + 1 : index + 3]
    return len(roles) == 2 and all(_lies_in(role, segment) and evidence.title(role.lines[0].text) > 1 for role in roles)


def _lies_in(segment: Segment, head: Segment) -> bool:
    """Whether the dates of one entry lie within those of another."""
    own, around = (each.date.date if each.date else None for each in (segment, head))
    if own is None or around is None or own.start < around.start:
        return False
    return around.end is None or (own.end is not None and own.end <= around.end)


_PROSE = 60  # letters of a line that says what an employer does
_INDENTED = 6.0  # points by which roles stand in from their employer
_ROLES = 2  # roles within its time that make an employer of a line which only stands out to the left


def _heads(segments: list[Segment], index: int) -> bool:
    """Whether an entry is an employer with the whole time there, above the roles of that time."""
    segment, following = segments[index], segments[index + 1 :]
    own, other = segment.date, following[0].date
    if own is None or own.date is None or other is None or own.date.is_single or not _may_head(segment):
        return False
    below = next((i for i, role in enumerate(following) if not _encloses(own, role.date)), len(following))
    if not below or any(evidence.title(cell.text) > 1 for cell in own.cells) or not _first_in_group(segments, index):
        return False
    return own.line.look != other.line.look or (_is_set_below(other, own) and below >= _ROLES)


def _encloses(own: DatedLine, other: DatedLine | None) -> bool:
    """Whether the time of one line lies within that of another; a year without a month may be any part of it."""
    if other is None or other.date is None or own.date is None or own.date.start.year > other.date.start.year:
        return False
    start, first = own.date.start, other.date.start
    if start.month and first.month and start > first:
        return False
    end, last = own.date.end, other.date.end
    if end is None or last is None:
        return end is None
    return last.year < end.year or (last.year == end.year and not (end.month and last.month and last > end))


def _is_set_below(line: DatedLine, head: DatedLine) -> bool:
    """Whether a line is set otherwise than the employer above it: in another type, or farther in."""
    return line.line.look != head.line.look or line.line.indent > head.line.indent + _INDENTED


def _may_head(segment: Segment) -> bool:
    """Whether an entry is one dated line, and below it at most what the employer does."""
    first, *others = segment.lines
    return not others or (first.date is not None and all(len(o.text) > _PROSE and not o.bullet for o in others))


def _goes_on(before: Segment, segment: Segment) -> bool:
    """Whether an entry begins like a later line of the one above: with the role, since the employer is the same."""
    previous, own = before.date, segment.date
    if previous is None or own is None or previous.where != own.where or not segment.lines[0].cells:
        return False
    if evidence.is_sentence(before.lines[0].text):
        return False  # what somebody did names no employer
    above, above_previous = segment.lines.index(own), before.lines.index(previous)
    if not (above < above_previous or (before.inherits and above == above_previous)):
        return False
    twin = before.lines[above_previous - above]
    first = segment.lines[0]
    alike = twin.line.look == first.line.look or (bool(twin.cells) and twin.cells[0].style == first.cells[0].style)
    same = alike and len(segment.lines[0].cells) <= len(twin.cells)
    names_role = evidence.title(segment.lines[0].text) > 1 and evidence.title(twin.text) > 1
    alone = above == 0 or before.inherits or before.lines[0].line.look != segment.lines[0].line.look
    return same and (alone or (names_role and evidence.title(before.lines[0].text) < 1))


def _first_in_group(segments: list[Segment], index: int) -> bool:
    """The line must look like the first lines of other entries, or stand first."""
    return index == 0 or any(
        other.lines[0].line.look[:4] == segments[index].lines[0].line.look[:4] for other in segments[:index]
    )
