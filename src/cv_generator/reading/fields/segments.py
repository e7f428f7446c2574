"""The lines of one entry, and how many of them name it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from cv_generator.languages import word_set
from cv_generator.reading.fields.dated_lines import DatedLine, HeaderCell
from cv_generator.reading.fields.found import Found
from cv_generator.reading.fields.header_roles import Roles
from cv_generator.reading.words import evidence


@dataclass(slots=True)
class Segment:
    """The lines of one entry. `header` counts those that name it; `inherits` says that its employer stands above.

    `grouped` marks the first of several roles at one employer; `only` limits the roles where the list has told them.
    """

    lines: list[DatedLine]
    header: int = 1
    inherits: bool = False
    grouped: bool = False
    heads: bool = False
    project: bool = False
    only: str = ""
    remarks: list[HeaderCell] = field(default_factory=list)
    roles: Roles = field(default_factory=Roles)

    @property
    def date(self) -> DatedLine | None:
        for line in self.lines:
            if line.date:
                return line
        return None

    @property
    def degree(self) -> tuple[Found, Found] | None:
        """The label of a degree and the degree, which is the title where the entry has no other."""
        return next((line.degree for line in self.lines if line.degree), None)

    @property
    def named(self) -> dict[str, Found]:
        """The roles that labels tell."""
        return {role: found for line in self.lines for role, found in line.named.items()}


def only_name_projects(segments: list[Segment]) -> None:
    """Below the name of a project and its date stand technologies or what it is, unless somebody is named there.

    Behind the name stand technologies or a link in some heads: then what stands there in the others is no name either.
    """
    behind = [line.cells[1:] for segment in segments for line in segment.lines[:1] if len(line.cells) > 1]
    told = sum(all(map(_says_with_what, cells)) for cells in behind)
    unlike = sum(any(" " in cell.text and not _says_with_what(cell) for cell in cells) for cells in behind)
    with_what = told > 0 and told >= unlike
    for segment in segments:
        first = next((i for i, line in enumerate(segment.lines) if line.cells), 0)
        named = segment.lines[first + 1 : segment.header]
        while named and not _names_an_organisation(named[-1]):
            named.pop()
        at = segment.lines.index(segment.date) if segment.date else 0
        segment.header = max(first + 1 + len(named), at + 1)
        cells = segment.lines[first].cells if segment.lines else []
        others = [cell for cell in cells[1:] if not _is_organisation(cell)]
        weaker = bool(cells) and cells[0].style.bold and not any(map(_is_bold_or_place, others))
        alone = len(others) == max(0, len(cells) - 1) and (with_what or weaker or all(cell.joint for cell in others))
        segment.project = not named and bool(cells) and alone


def _is_bold_or_place(cell: HeaderCell) -> bool:
    return cell.style.bold or evidence.is_place(cell.text)


def _says_with_what(cell: HeaderCell) -> bool:
    """Whether a text behind the name of a project lists technologies or is a link: `Python, Pandas`, `GitHub`."""
    if cell.text.casefold().strip(" []()") in word_set("grammar", "link text") or _DOMAIN.fullmatch(cell.text):
        return True
    items = cell.text.split(", ")
    short = all(1 <= len(item.split()) <= _WORDS_OF_ITEM for item in items)
    return len(items) > 1 and short and evidence.title(cell.text) <= 0 and not evidence.is_place(cell.text)


_WORDS_OF_ITEM = 3
_DOMAIN = re.compile(r"(?i)[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,10}(?:/\S*)?")


def _names_an_organisation(line: DatedLine) -> bool:
    return any(map(_is_organisation, line.cells))


def _is_organisation(cell: HeaderCell) -> bool:
    named = evidence.organisation(cell.text) > 0.5 or evidence.institution(cell.text) > 1
    return named and not _DOMAIN.fullmatch(cell.text)
