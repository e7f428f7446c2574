"""How many lines of an entry name it: as many as in the others, until somebody and something are named."""

from __future__ import annotations

import re
from collections import Counter

from cv_generator.languages import Pattern
from cv_generator.reading.fields.dated_lines import DatedLine
from cv_generator.reading.fields.labelled_details import detail
from cv_generator.reading.fields.named_and_told import tells
from cv_generator.reading.fields.segments import Segment
from cv_generator.reading.words import evidence

_WORDS_OF_TITLE = 4


def count_headers(kind: str, segments: list[Segment]) -> None:
    """How many lines name an entry: as many as most entries have above their bullets."""
    counts: Counter[int] = Counter()
    for segment in segments:
        segment.header = _plain_lines(kind, segment)
        bounded = segment.header < len(segment.lines) and segment.lines[segment.header].bullet
        if (
            bounded
            and segment.date
            and not (segment.heads or segment.inherits or evidence.is_break(segment.lines[0].text))
        ):
            counts[segment.header] += 1
    if not counts:
        counts.update(_needed(kind, segment) for segment in segments if segment.date and not segment.heads)
    usual = max(counts, key=lambda count: (counts[count], -count)) if counts else 0
    for segment in segments:
        if segment.heads:
            segment.header = 1 if segment.lines[0].date else segment.header
            continue
        limit = max(usual, _needed(kind, segment))
        at = segment.lines.index(segment.date) + 1 if segment.date else 1
        limit = max(1, min(at, segment.header), limit)
        while limit < segment.header and limit < 5 and _is_place(segment.lines[limit].text):
            limit += 1
        segment.header = min(segment.header, limit)


def _is_place(text: str) -> bool:
    return evidence.place(text) > 1


def _needed(kind: str, segment: Segment) -> int:
    """Without bullets to end a header: the lines until the date, and until somebody and something are named."""
    at = segment.lines.index(segment.date) + 1 if segment.date else 1
    role = evidence.degree if kind == "education" else evidence.title
    for count in range(at, min(at + 2, segment.header) + 1):
        naming = [line for line in segment.lines[:count] if line.cells]
        cells = [
            cell.text
            for line in naming
            for cell in line.cells
            if not evidence.is_place(cell.text) and not is_remark(cell.text)
        ]
        has_role = any(role(text) > 1 for text in cells)
        if (
            len(cells) > 2
            or (len(cells) == 2 and (has_role or len(naming) > 1))
            or (cells and (evidence.is_break(cells[0]) or len(segment.named.keys() & {"T", "E"}) == 1))
        ):
            return count + _names_more(kind, segment, count, cells)
        if len(cells) == 1 and "," in cells[0] and has_role:
            more = _names_more(kind, segment, count, cells)
            return count + (more or (count < segment.header and _ends_in_place(kind, segment, count, cells[0])))
    is_date_alone = segment.date is not None and not any(line.cells for line in segment.lines[:at])
    return min(at + is_date_alone, segment.header)


_SCHOOL_YEARS = r"(?:{school years}) (?:K|\d\d?)(?: ?[–-] ?\d\d?)?"
_ARE_YEARS, _IN_YEARS = Pattern(_SCHOOL_YEARS), Pattern(rf"[:,]? ({_SCHOOL_YEARS})$")


def without_years(text: str) -> tuple[str, str]:
    """A name without the years of a school behind it, and these: `Farn Club: Grades 9-12`; else empty.

    They stay with a role: `Teacher, Grades 3-4`.
    """
    found = _IN_YEARS.search(text) if text[-1].isdigit() else None
    if found is None or evidence.title(text[: found.start()]) > 1:
        return text, ""
    return text[: found.start()], found[1]


_MARK = r"(?:\d{1,3}(?:[.,]\d{1,2})?\s?%|\d{1,2}[.,]\d{1,2}\s?[^\W\d_]{2,4})\.?"
_IS_MARK, _BEHIND_NAME = re.compile(_MARK), re.compile(rf"\s?[,/]\s?({_MARK})$")


def without_mark(text: str) -> tuple[str, str]:
    """A name without the mark behind a comma or a stroke, and that: `Farn College, Lindwil, 76.2 %`; else empty."""
    found = _BEHIND_NAME.search(text)
    return (text[: found.start()], found[1]) if found and found.start() else (text, "")


def is_remark(text: str) -> bool:
    """`(part-time)`, `(80 %)`: what stands in brackets alone is no name of anything, unless of a place.

    Neither are a mark (`76.2 %`) and the years of a school.
    """
    if text[-1].isdigit() and _ARE_YEARS.fullmatch(text):
        return True
    if text[0].isdigit() and _IS_MARK.fullmatch(text):
        return True
    return text[0] == "(" and text[-1] == ")" and text.count("(") == 1 and not evidence.is_place(text[1:-1])


def _ends_in_place(kind: str, segment: Segment, count: int, naming: str) -> bool:
    """Whether the next line, and not the one that names a role, ends in a town: it names the employer, then."""
    behind, below = naming.rpartition(",")[2], segment.lines[count].text.rpartition(", ")
    named = evidence.institution if kind == "education" else evidence.organisation
    return bool(below[0]) and evidence.place(below[2]) > 1 and named(behind) <= 0 and not evidence.is_place(behind)


def _names_more(kind: str, segment: Segment, count: int, cells: list[str]) -> bool:
    """Whether the next line names the employer or the school, the degree or the role, and nothing above does."""
    if count >= segment.header:
        return False
    text = segment.lines[count].text
    named = evidence.institution if kind == "education" else evidence.organisation
    best = max((named(cell) for cell in cells), default=0.0)
    if kind == "education" and len(cells) > 1 and all(evidence.degree(cell) < 1 for cell in cells):
        return evidence.degree(text) > 1 or named(text.partition(",")[0]) > max(0.9, best)
    untitled = kind != "education" and len(cells) > 1 and all(evidence.title(cell) < 1 for cell in cells)
    if untitled and evidence.title(text) > 1 and len(text.split()) <= _WORDS_OF_TITLE:
        return True
    return named(text.partition(",")[0]) > max(0.9, best)


def _plain_lines(kind: str, segment: Segment) -> int:
    count, passed = 0, segment.date is None
    for line in segment.lines:
        passed = passed or line.date is not None
        if line.bullet or line.label:
            break
        if count and passed and not line.date and _says_more(kind, segment, count, line):
            break
        count += 1
    return min(count, 6)


def _says_more(kind: str, segment: Segment, count: int, line: DatedLine) -> bool:
    """Whether a line below the names of an entry tells what it is about: a detail, long text, a sentence."""
    if detail(line.whole) >= 2 or len(line.text) > 110:
        return True
    if kind == "further_experience" and _tells_of_name(segment, line):
        return True
    return evidence.is_sentence(line.text) and any(before.cells for before in segment.lines[:count])


def _tells_of_name(segment: Segment, line: DatedLine) -> bool:
    """Whether a line in plain type, most of its words in small letters, stands below a name in bold, and is no role.

    `**Farn Youth**` above `Club that plans and builds canoes for the regattas of its county`.
    """
    names = [cell for cell in segment.lines[0].cells if cell.style.bold]
    words = [word for word in line.text.split() if word[0].isalpha()]
    if not names or line.line.style.bold or not tells(line.text):
        return False
    small = sum(word[0].islower() for word in words) * 2 >= len(words)
    return small and evidence.title(" ".join(words[:3])) <= 1
