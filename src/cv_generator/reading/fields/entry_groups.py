"""Several roles at one employer: an employer above its roles, and roles that go on at the employer above."""

from __future__ import annotations

from cv_generator.reading.fields.segments import Segment
from cv_generator.reading.words import evidence


def find_groups(segments: list[Segment]) -> None:
    """An employer's line above several roles: with the whole period, or without a date."""
    for index, segment in enumerate(segments[:-1]):
        following = segments[index + 1]
        own, other = segment.date, following.date
        if len(segment.lines) == 1 and own and other and own.date and other.date and len(following.lines) >= 1:
            encloses = own.date.start <= other.date.start and (
                own.date.end is None or (other.date.end is not None and other.date.end <= own.date.end)
            )
            if (
                encloses
                and own.line.look != other.line.look
                and not own.date.is_single
                and not any(evidence.title(cell.text) > 1 for cell in own.cells)
                and _first_in_group(segments, index)
            ):
                segment.heads = True
        segment.heads = segment.heads or _spans_roles(segments, index)
    head: Segment | None = None
    for index, segment in enumerate(segments):
        if segment.heads:
            head = segment
            continue
        before = segments[index - 1] if index else None
        if segment.lines and evidence.is_break(segment.lines[0].text):
            continue
        if (
            head is not None
            and segment.date
            and head.date
            and (
                segment.lines[0].line.look != head.lines[0].line.look
                or (len(head.lines) > 1 and _lies_in(segment, head))
            )
        ):
            segment.inherits = True
            continue
        if head is not None and len(head.lines) > 1:
            head = None
            continue  # an employer with a period of its own heads what lies in that, and nothing behind it
        head = None
        if before is None:
            continue
        segment.inherits = _goes_on(before, segment)
        before.grouped = segment.inherits and not before.inherits


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


def _goes_on(before: Segment, segment: Segment) -> bool:
    """Whether an entry begins like a later line of the one above: with the role, since the employer is the same."""
    previous, own = before.date, segment.date
    if previous is None or own is None or previous.where != own.where or not segment.lines[0].cells:
        return False
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
        other.lines[0].line.look == segments[index].lines[0].line.look for other in segments[:index]
    )
