"""Undated entries that are a mere list: memberships, and projects as `Name: what it is`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from cv_generator.cv.dates import find_dates
from cv_generator.languages import word_set
from cv_generator.reading.fields.dated_lines import DatedLine, dated_items
from cv_generator.reading.fields.entry_heads import without_years
from cv_generator.reading.fields.found import Found, FoundCv, FoundEntry
from cv_generator.reading.fields.header_cuts import clean, kind_of_mark, marks_in
from cv_generator.reading.fields.named_and_told import NAMED, tells
from cv_generator.reading.fields.segments import Segment
from cv_generator.reading.structure.printed import PrintedLine, blocks_of, has_date, has_range
from cv_generator.reading.words import evidence

_LONGEST_NAME = 80


def read_listed(kind: str, lines: list[PrintedLine], cv: FoundCv, *, projects: bool) -> bool:
    """Appends the items of a list without dates as entries; false where the section is something else."""
    if kind != "further_experience" or not lines or any(line.row for line in lines):
        return False
    apart = [line.bullet for line in lines if len(line.cells) > 1]  # within some items by wide blanks alone
    if not all(apart) or len(apart) * 2 > len(lines):
        return False
    lines, behind = _without_last_words(lines)
    named = [NAMED.fullmatch(line.text) for line in lines]
    spans = any(map(has_range, lines))
    if all(parts and tells(parts[2]) for parts in named) and not spans and not any(line.bullet for line in lines):
        cv.entries.setdefault(kind, []).extend(_entries(lines, named, projects=projects))
        _add_texts(cv.entries[kind], behind)
        return True
    if not all(line.bullet and not line.depth for line in lines) or any(map(has_date, lines)):
        return False
    entries = cv.entries.setdefault(kind, [])
    entries.extend(_entries(lines, named if all(named) else [None] * len(lines), projects=projects))
    _add_texts(entries, behind)
    return True


def _without_last_words(lines: list[PrintedLine]) -> tuple[list[PrintedLine], list[PrintedLine]]:
    """A list and the plain lines below it, where all its items are marked: they say something of the whole."""
    count = next((at for at, line in enumerate(reversed(lines)) if line.bullet), 0)
    at = len(lines) - count
    return (lines[:at], lines[at:]) if at > 1 and all(line.bullet for line in lines[:at]) else (lines, [])


def _add_texts(entries: list[FoundEntry], lines: list[PrintedLine]) -> None:
    entries[-1].texts.extend(Found(line.text, line.text, blocks_of(line), 0.6) for line in lines)


def _entries(lines: list[PrintedLine], named: list[re.Match[str] | None], *, projects: bool) -> Iterator[FoundEntry]:
    for line, parts in zip(lines, named, strict=True):
        blocks = blocks_of(line)
        text, years = without_years(line.text)
        more = [Found(years, years, blocks, 0.7)] if years else []
        if parts and not years:
            yield FoundEntry(
                {"title": Found(parts[1], parts[1], blocks, 0.8)}, [Found(parts[2], parts[2], blocks, 0.8)]
            )
            continue
        if not projects and (role := _role_at_body(text)):
            title, body, behind = role
            at = Found(body, behind, blocks, 0.7, verbatim=False)
            yield FoundEntry({"title": Found(title, title, blocks, 0.7), "organization": at}, more)
            continue
        name = "organization" if not projects and _is_somebody(text) else "title"
        yield FoundEntry({name: Found(text, text, blocks, 0.65)}, more)


def _role_at_body(text: str) -> tuple[str, str, str] | None:
    """A role, the association or school behind it, and that with the word between them: `Treasurer at Farn Club`."""
    if evidence.is_sentence(text):
        return None
    for mark in marks_in(text):
        role, body = clean(text[: mark.start()]), clean(text[mark.end() :])
        named = re.split(r", | \(", body)[0]
        if (
            kind_of_mark(mark, text) in _PARTING
            and evidence.title(role) > 1 >= evidence.organisation(role)
            and len(role.split()) <= _WORDS_OF_NAME
            and max(evidence.organisation(named), evidence.institution(named)) > _NAMED_FIRST
            and evidence.title(named) <= 1
            and is_name(named)
        ):
            return role, body, text[mark.start() :]
    return None


_PARTING = frozenset(("comma", "dash", "at"))


def _is_somebody(text: str) -> bool:
    """Whether an item is the name of an association rather than what somebody did or was there.

    A name of several words is that of its last one, whatever role stands before it: `Student Publication Office`.
    """
    *before, last = text.split() or [""]
    small = word_set("grammar", "joining words")
    if before and is_name(text) and "," not in text and evidence.organisation(last) > _NAMED_FIRST:
        return not small.intersection(before) or evidence.title(text) <= 1
    if evidence.title(text) > max(1.0, evidence.organisation(text)) or len(text) > _LONGEST_NAME:
        return False
    return is_name(text) or evidence.organisation(first_words(text)) > _NAMED_FIRST


_NAMED_FIRST = 0.5


# ---------------------------------------------------------------- items of which some have a date


def items_as_entries(kind: str, lines: list[PrintedLine]) -> list[Segment]:
    """The items of a list of which some have no date: degrees, courses, memberships, what somebody did.

    What stands farther in, or tells of the item above (`Grade: good`), belongs to that. Empty where it is no such list.
    """
    if kind == "work_experience" or not lines or lines[0].depth:
        return []
    if not all(line.bullet for line in lines) and not _are_names(kind, lines):
        return []
    found = dated_items([line if _tells_more(line) else replace(line, bullet=False) for line in lines])
    starts = [at for at, line in enumerate(found) if not line.bullet]
    if len(starts) < _FEWEST or starts[0] or not _may_lack_dates(kind, [found[at] for at in starts]):
        return []
    segments = [Segment(found[a:b]) for a, b in pairwise([*starts, len(found)])]
    for segment in segments:
        if len(find_dates(segment.lines[0].line.text)) > 1:
            segment.lines[0] = segment.lines[0].without_date()  # years that it tells of: `prizes of 2015 and 2017`
        segment.only = (_roles_in_education if kind == "education" else _roles_beside)(segment.lines[0])
    return segments


_FEWEST = 2
_FEWEST_NAMES = 3


def _are_names(kind: str, lines: list[PrintedLine]) -> bool:
    """Whether plain lines in one look are a list of associations, of which hardly any has a date."""
    if kind != "further_experience" or len(lines) < _FEWEST_NAMES or len({line.look for line in lines}) > 1:
        return False
    if any(line.bullet or line.row or len(line.cells) > 1 for line in lines) or sum(map(has_date, lines)) * 3 > len(
        lines
    ):
        return False
    return sum(evidence.organisation(line.text) > _NAMED_FIRST for line in lines) * 3 >= 2 * len(lines)


def _may_lack_dates(kind: str, items: list[DatedLine]) -> bool:
    """Whether items without a date may stand among those with one: these are fewer, or all those name something.

    Of education so does a list in which each item names a school: none goes on in the next.
    """
    bare = [item for item in items if item.date is None]
    if len(bare) * 2 > len(items):
        return True
    if kind == "education":
        return bool(bare) and all(evidence.institution(item.text) > 1 for item in items)
    return kind == "further_experience" and bool(bare) and all(map(_names_something, bare))


def _names_something(item: DatedLine) -> bool:
    return evidence.title(item.text) > 1 or _is_somebody(item.text)


def _tells_more(line: PrintedLine) -> bool:
    return bool(line.depth) or (evidence.detail(line.text) > _TOLD and ":" in line.text[:_LONGEST_LABEL])


_TOLD = 2.0
_LONGEST_LABEL = 32


def _roles_beside(line: DatedLine) -> str:
    """The roles that an item of further experience may play: one of them where it is not parted in any way."""
    if len(line.cells) != 1 or marks_in(line.text):
        return ""
    return "E" if _is_somebody(line.text) else "T"


def _roles_in_education(line: DatedLine) -> str:
    """The roles that an item of education may play: all where it names a degree and a school, else one of them."""
    pieces = [piece for cell in line.cells for piece in _PIECES.split(cell.text)]
    schools = [evidence.institution(piece) > 1 and evidence.degree(piece) <= 1 for piece in pieces]
    if any(schools) and any(evidence.degree(piece) > 1 for piece in pieces):
        return ""
    text = line.text
    named = evidence.institution(first_words(text, 1)) > 1 or (is_name(text) and evidence.institution(text) > 1)
    return "EL" if named and evidence.degree(text) <= 1 else "T"


_PIECES = re.compile(r", | [–—|-] | \(")


def is_name(text: str) -> bool:
    """Whether all words of a short text are set as those of names are: `Guild of Balladeers`."""
    small = word_set("grammar", "place words") | word_set("grammar", "joining words")
    words = text.split()
    named = all(word[0].isupper() or not word[0].isalpha() or word.casefold() in small for word in words)
    return len(words) <= _WORDS_OF_NAME and named and not evidence.is_sentence(text)


_WORDS_OF_NAME = 8


def first_words(text: str, count: int = 2) -> str:
    return " ".join(text.split()[:count])
