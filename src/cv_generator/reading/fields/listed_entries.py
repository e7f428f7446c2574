"""Undated entries that are a mere list: memberships, and projects as `Name: what it is`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cv_generator.reading.fields.found import Found, FoundCv, FoundEntry
from cv_generator.reading.structure.printed import PrintedLine, blocks_of, has_date, has_range
from cv_generator.reading.words import evidence

_NAMED = re.compile(r"([^:.]{2,60}?|\S+\.\w{2,4})(?::\s+|\s+[–—-]\s+)(\S.*)")
_LONGEST_NAME = 80
_WORDS_THAT_TELL = 6


def read_listed(kind: str, lines: list[PrintedLine], cv: FoundCv, *, projects: bool) -> bool:
    """Appends the items of a list without dates as entries; false where the section is something else."""
    if kind != "further_experience" or not lines or any(len(line.cells) > 1 or line.row for line in lines):
        return False
    lines, behind = _without_last_words(lines)
    named = [_NAMED.fullmatch(line.text) for line in lines]
    spans = any(map(has_range, lines))
    if all(parts and tells(parts[2]) for parts in named) and not spans and not any(line.bullet for line in lines):
        cv.entries.setdefault(kind, []).extend(_entries(lines, named, projects=projects))
        _add_texts(cv.entries[kind], behind)
        return True
    if not all(line.bullet and not line.depth for line in lines) or any(map(has_date, lines)):
        return False
    if not all(named) and any(len(line.text) > _LONGEST_NAME or evidence.is_sentence(line.text) for line in lines):
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


def tells(text: str) -> bool:
    """Whether what stands behind a name says what the thing is: several words."""
    return len(text.split()) >= _WORDS_THAT_TELL


def _entries(lines: list[PrintedLine], named: list[re.Match[str] | None], *, projects: bool) -> Iterator[FoundEntry]:
    for line, parts in zip(lines, named, strict=True):
        blocks = blocks_of(line)
        if parts:
            yield FoundEntry(
                {"title": Found(parts[1], parts[1], blocks, 0.8)}, [Found(parts[2], parts[2], blocks, 0.8)]
            )
            continue
        is_role = projects or evidence.title(line.text) > max(1.0, evidence.organisation(line.text))
        yield FoundEntry({"title" if is_role else "organization": Found(line.text, line.text, blocks, 0.65)})
