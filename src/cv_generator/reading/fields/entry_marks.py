"""What speaks against an entry while it is read: its look and shape against the others, and what told its section."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from cv_generator.reading.fields.found import FoundEntry
from cv_generator.reading.fields.segments import Segment
from cv_generator.reading.structure.sections import Section


def marks_of(segments: Sequence[Segment]) -> dict[int, set[str]]:
    """The marks of each segment, by its `id`."""
    looks = Counter(_look(segment) for segment in segments)
    headers = Counter(segment.header for segment in segments)
    usual, header = looks.most_common(1)[0] if looks else (None, 0), headers.most_common(1)
    return {
        id(segment): {
            name
            for name, holds in (
                ("looks otherwise than others", len(segments) > 1 and _look(segment) != usual[0]),
                ("has more or fewer lines that name it", len(segments) > 1 and segment.header != header[0][0]),
                ("texts without a role beside its names", bool(segment.roles.texts)),
                ("two dates", sum(line.date is not None for line in segment.lines) > 1),
                ("no date", segment.date is None),
                ("one cell names all", sum(len(line.cells) for line in segment.lines[: segment.header]) == 1),
                ("several cells", sum(len(line.cells) for line in segment.lines[: segment.header]) > 3),
                ("plain text below", any(not line.bullet for line in segment.lines[segment.header :])),
                ("nothing below", len(segment.lines) == segment.header),
                ("shares its employer", segment.inherits),
                ("head behind a marker", segment.lines[0].bullet),
            )
            if holds
        }
        for segment in segments
    }


def _look(segment: Segment) -> tuple[object, ...]:
    first = segment.lines[0]
    return (first.line.look, first.where, len(first.cells))


def mark_section(entries: Iterable[FoundEntry], section: Section) -> None:
    """What told that these are entries, and of what."""
    told = set()
    if section.heading is None:
        told.add("no heading")
    elif not section.heading.sure:
        told.add("heading told by its look")
    if section.why:
        told.add("kind told by what it holds")
    if len(section.kinds) > 1:
        told.add("heading of several things")
    for entry in entries:
        entry.marks |= told
