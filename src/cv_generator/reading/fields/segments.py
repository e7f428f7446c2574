"""The lines of one entry, and how many of them name it."""

from __future__ import annotations

from dataclasses import dataclass, field

from cv_generator.reading.fields.dated_lines import DatedLine, HeaderCell
from cv_generator.reading.fields.found import Found
from cv_generator.reading.fields.header_roles import Roles
from cv_generator.reading.words import evidence


@dataclass(slots=True)
class Segment:
    """The lines of one entry. `header` counts those that name it; `inherits` says that its employer stands above.

    `grouped` marks the first of several roles at one employer.
    """

    lines: list[DatedLine]
    header: int = 1
    inherits: bool = False
    grouped: bool = False
    heads: bool = False
    project: bool = False
    remarks: list[HeaderCell] = field(default_factory=list)
    roles: Roles = field(default_factory=Roles)

    @property
    def date(self) -> DatedLine | None:
        return next((line for line in self.lines if line.date), None)

    @property
    def degree(self) -> tuple[Found, Found] | None:
        """The label of a degree and the degree, which is the title where the entry has no other."""
        return next((line.degree for line in self.lines if line.degree), None)

    @property
    def named(self) -> dict[str, Found]:
        """The roles that labels tell."""
        return {role: found for line in self.lines for role, found in line.named.items()}


def only_name_projects(segments: list[Segment]) -> None:
    """Below the name of a project and its date stand technologies or what it is, unless somebody is named there."""
    for segment in segments:
        first = next((i for i, line in enumerate(segment.lines) if line.cells), 0)
        named = segment.lines[first + 1 : segment.header]
        while named and not _names_an_organisation(named[-1]):
            named.pop()
        at = segment.lines.index(segment.date) if segment.date else 0
        segment.header = max(first + 1 + len(named), at + 1)
        cells = segment.lines[first].cells if segment.lines else []
        segment.project = not named and bool(cells) and all(c.joint and not _is_organisation(c) for c in cells[1:])


def _names_an_organisation(line: DatedLine) -> bool:
    return any(map(_is_organisation, line.cells))


def _is_organisation(cell: HeaderCell) -> bool:
    return evidence.organisation(cell.text) > 0.5 or evidence.institution(cell.text) > 1
