"""Headings whose words no list knows: they look exactly like the headings of their document that are known."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from cv_generator.cv.dates import parse_date_range
from cv_generator.reading.structure.forms import fields_of_forms
from cv_generator.reading.structure.headings import (
    ENTRIES,
    Headed,
    Look,
    body_style,
    ends_in_heading,
    listed_headings,
    look,
    parts_of,
    sections_guessed,
    sections_named,
)
from cv_generator.reading.structure.lower_headings import labels_of_parts
from cv_generator.reading.structure.margin_headings import margin_headings
from cv_generator.reading.structure.overlooked_headings import is_school_below, overlooked_headings
from cv_generator.reading.structure.printed import PrintedLine, has_date, has_range
from cv_generator.reading.structure.recurring_labels import recurring_labels
from cv_generator.reading.structure.sole_headings import sole_headings
from cv_generator.reading.structure.weaker_headings import weaker_headings
from cv_generator.reading.words import evidence
from cv_generator.reading.words.labels import label_of
from cv_generator.reading.words.language_names import is_language
from cv_generator.reading.words.text import is_prose

_VALUED = re.compile(r"\s*[^\s:]+:\s*\S")
"""One word before a colon and what it labels; more words may go on: `Further Studies: Courses and Seminars`."""
_REMARK = re.compile(r"\(.*\)|\[.*\]")
_WORDS_OF_A_HEADING = 4
_LINES_ABOVE = 3
_NEAR = 60  # characters from the beginning of a line
_APART = 6.0  # points at least
_LISTS = ("certifications", "trainings", "awards", "publications", "references")
_LINES_OF_NAME = 3
_FEW = 2  # as many are believed beside two known ones


def find_headings(lines: list[PrintedLine]) -> dict[int, Headed]:
    """Index of a line -> the heading on it, those that only their look makes one included."""
    lines = _in_levels_of_type(lines)
    fields = fields_of_forms(lines) | recurring_labels(lines)
    body = body_style(lines)
    kept, main = listed_headings(lines, fields, body)
    found: dict[int, Headed] = {}
    for stream, (seen, level) in _looks(lines, kept, main):
        found |= _Stream(lines, kept, stream, seen, level).unlisted()
    found |= kept
    found = margin_headings(lines) | found
    found |= weaker_headings(lines, found)
    found |= overlooked_headings(lines, found, body)
    found |= sole_headings(lines, found)
    fields |= labels_of_parts(lines, found)
    return {index: found[index] for index in sorted(found) if index not in fields}


def _in_levels_of_type(lines: list[PrintedLine]) -> list[PrintedLine]:
    """The lines, headings that are declared in several levels and set in one type in one level, as they are read.

    Each of these levels holds known headings: titles of entries may be set as the headings above them are.
    """
    known = (line for line in lines if line.level and sections_named(line.cells[0].text))
    named = Counter((look(line.cells[0], line.level), line.level) for line in known)
    levels: dict[Look, list[int]] = {}
    for (seen, level), count in named.items():
        if count >= _FEW:
            levels.setdefault(seen, []).append(level)
    return [
        replace(line, level=min(same))
        if line.level and line.level in (same := levels.get(look(line.cells[0], line.level), ())) else line
        for line in lines
    ]  # fmt: skip


def _looks(
    lines: list[PrintedLine], kept: dict[int, Headed], main: dict[str, tuple[Look, int]]
) -> Iterator[tuple[str, tuple[Look, int]]]:
    """Per stream, how its headings look: most of them, and others that recur, of a sidebar read with the page, say.

    A stream without a known one has those of the others, where they are sure, or begins as one of them does.
    """
    yield from main.items()
    seen = Counter((lines[i].stream, look(lines[i].cells[0], lines[i].level), lines[i].level) for i in kept)
    for (stream, own, level), count in seen.items():
        if count >= _FEW and main.get(stream) != (own, level):
            yield stream, (own, level)
    looks = Counter((look(lines[i].cells[0], lines[i].level), lines[i].level) for i in kept)
    firsts = {line.stream: line for line in reversed(lines) if line.stream not in main}
    for stream, first in firsts.items():
        begins = look(first.cells[0], first.level), first.level
        usual, count = looks.most_common(1)[0] if looks else (begins, 0)
        if begins in looks or count > _FEW:
            yield stream, begins if begins in looks else usual


class _Stream:
    """One stream of a document, and the headings that are known to look as `seen` says."""

    def __init__(self, lines: list[PrintedLine], kept: dict[int, Headed], stream: str, seen: Look, level: int) -> None:
        self._lines, self._kept, self._seen, self._level = lines, kept, seen, level
        self._own = [i for i, line in enumerate(lines) if line.stream == stream]
        everywhere = [i for i in kept if self._has_look(i)]
        own = [i for i in self._own if i in kept and self._has_look(i)]
        self._known = own or everywhere
        self._few = max(_FEW, len(own) // 2 if own else len(everywhere))
        gaps = sorted(gap for i in self._known if (gap := lines[i].gap) is not None)
        self._usual_gap = gaps[len(gaps) // 2 if len(gaps) > _FEW else 0] if gaps else None
        self._in_rows = sum(bool(lines[i].row) for i in self._known) >= _FEW
        self._below_rows = sum(bool(lines[i].row and not lines[i].starts_row) for i in self._known) >= _FEW
        self._closed = 2 * sum(lines[i].text.endswith(".") for i in self._known) > len(self._known)
        self._coloured = 2 * sum(_styles(lines[i]) > 1 for i in self._known) > len(self._known)

    def unlisted(self) -> dict[int, Headed]:
        alike = [i for i in self._own if self._could_be(i)]
        names = [i for i in alike if self._is_dated_below(i) and not sections_guessed(self._lines[i].text)]
        if len(self._known) < _FEW:
            return self._beside_a_single_one(alike)
        self._are_few = len(alike) <= self._few and not any(map(self._names_an_entry, alike))
        alike = [i for i in alike if self._heads_a_section(i) and not self._is_one_of(names, i)]
        alike = [i for i in alike if not self._is_school_below(i)]
        told = [i for i in alike if sections_guessed(self._lines[i].cells[0].text)]
        rest = [i for i in alike if i not in told and not self._is_named_below(i, alike)]
        rest = [i for i in rest if not self._is_one_of_a_list(i, rest)]
        loud = all(self._is_louder(i) for i in rest)
        most = 2 * len(self._known) if loud or self._are_few else max(1, len(self._known) // 2)
        return {i: self._headed(i) for i in sorted([*told, *(rest if len(rest) <= most else ())])}

    def _is_dated_below(self, index: int) -> bool:
        below = self._lines[index + 1] if index + 1 < len(self._lines) else None
        return below is not None and not below.bullet and has_range(below, _NEAR)

    def _is_one_of(self, names: list[int], index: int) -> bool:
        """Whether a line above a range of dates is an employer as those above it, though a word tells a section.

        So is `Polder Technologies` among several names above dates, all set as the headings are.
        """
        section = max((i for i in self._known if i < index), default=-1)
        kinds = sections_guessed(self._lines[index].cells[0].text) or ("",)
        above = [i for i in names if section < i < index]
        return len(above) > _FEW and kinds[0] not in ENTRIES and self._is_dated_below(index)

    def _is_school_below(self, index: int) -> bool:
        above = max((i for i in self._kept if i < index), default=-1)
        text = self._lines[index].cells[0].text
        return above >= 0 and is_school_below(self._kept[above].sections[0], sections_guessed(text), text)

    def _beside_a_single_one(self, alike: list[int]) -> dict[int, Headed]:
        """One known heading makes headings only of larger lines whose words tell a section."""
        self._are_few = False
        told = [i for i in alike if sections_guessed(self._lines[i].text) and self._is_louder(i)]
        return {i: self._headed(i) for i in told if not self._names_a_person(i)} if self._known else {}

    def _names_a_person(self, index: int) -> bool:
        return evidence.title(self._lines[index].text) > 1 and index < min(self._known)

    def _is_named_below(self, index: int, alike: list[int]) -> bool:
        """Whether lines that look like headings are what a known one heads: the first stands right below it."""
        known = max((i for i in self._kept if i < index), default=-1)
        return known >= 0 and known + 1 in alike

    def _is_one_of_a_list(self, index: int, rest: list[int]) -> bool:
        """Whether a line below certificates, say, names one of them: it is one of several, each above a line or two."""
        known = max((i for i in self._kept if i < index), default=-1)
        end = min((i for i in self._kept if i > index), default=len(self._lines))
        if known < 0 or self._kept[known].sections[0] not in _LISTS:
            return False
        names = [i for i in rest if known < i < end]
        return len(names) > _FEW and all(below - above <= _LINES_OF_NAME for above, below in pairwise(names))

    def _headed(self, index: int) -> Headed:
        text = self._lines[index].cells[0].text
        kinds = sections_guessed(text)
        why = f"it is set as the {len(self._known)} known headings are; "
        why += "stems of its words tell what it is about" if kinds else "its words tell nothing"
        return Headed(index, 0, kinds or ("other",), text, sure=False, why=why)

    def _has_look(self, index: int) -> bool:
        """Whether a line looks as the headings do.

        Large and short ones need no capitals, which small capitals may hide, unless they name an entry.
        """
        line = self._lines[index]
        size, bold, shouted, color, declared = look(line.cells[0], line.level)
        alike = (size, bold, color, declared) == (*self._seen[:2], *self._seen[3:]) and line.level == self._level
        if not alike or shouted == self._seen[2]:
            return alike
        is_short = len(line.cells[0].text.split()) <= _WORDS_OF_A_HEADING
        return is_short and self._is_louder(index) and not self._names_an_entry(index)

    def _could_be(self, index: int) -> bool:
        line = self._lines[index]
        if index in self._kept or line.bullet or line.continues or not self._has_look(index):
            return False
        text = line.cells[0].text
        alone = len(line.cells) == 1
        placed = (
            (line.starts_row or (self._below_rows and alone)) if line.row and self._in_rows else not line.row and alone
        )
        if "@" in text or _VALUED.match(text) or is_language(text) or _REMARK.fullmatch(text):
            return False  # an address, a label and its value, what heads its levels, or a remark on what stands above
        closed = (";", ",") if self._closed else (".", ";", ",")
        return placed and index > 0 and 3 < len(text) < 70 and not text.endswith(closed)

    def _names_an_entry(self, index: int) -> bool:
        """Whether a line that looks like a heading has the words of a title, a degree, an employer or a place."""
        text = self._lines[index].cells[0].text
        if sections_guessed(text):
            return False
        return max(evidence.title(text), evidence.degree(text), evidence.organisation(text)) > 1 or evidence.is_place(
            text
        )

    def _heads_a_section(self, index: int) -> bool:
        """An unlisted heading has as much white space above as the others; a title above a date is none."""
        line, usual = self._lines[index], self._usual_gap
        gap = line.gap
        follows = index != self._own[0] and not self._in_rows
        told = bool(sections_guessed(line.text))
        least = (0.65 if told else 0.75) * (usual or 0.0)
        if any(sections_named(part) for part in parts_of(line.text)):
            least = min(least, self._twice_the_gaps_above(index))
        if follows and gap is not None and gap < least and not self._is_louder(index):
            return False
        if label_of(line.text.partition(":")[0]) or (_styles(line) > 1 and not self._coloured):
            return False
        roomy = bool(usual and gap and gap >= 0.85 * usual)
        dated = any(has_date(o, 120) for o in self._lines[index : index + 3] if not o.bullet)
        if (
            index < min(self._known)
            and not (dated and (told or self._are_few))
            and not (told and (self._seen[2] or self._is_told_by_its_end(index)))
            and not (
                roomy and index > self._own[0] + _FEW and self._is_louder(index) and not self._names_an_entry(index)
            )
        ):
            return False
        if index < min(self._known) and index + 1 < len(self._lines) and is_prose(self._lines[index + 1].text):
            return sections_guessed(text := line.text)[:1] == ("summary",) or ends_in_heading(text)
        if roomy and dated and self._leads_with_date(index + 1):
            above = max((i for i in self._known if i < index), default=index)
            if self._is_louder(index) or self._leads_with_date(above + 1):
                return True
        return not dated or self._is_no_title(index, roomy=roomy)

    def _twice_the_gaps_above(self, index: int) -> float:
        """The white space that sets a known word off from the lines above it, of which there are several."""
        above = [i for i in range(max(index - _LINES_ABOVE, 1), index) if i - 1 not in self._kept]
        gaps = [gap for i in above if (gap := self._lines[i].gap) is not None]
        return max(2 * max(gaps), _APART) if len(gaps) >= _FEW else math.inf

    def _is_told_by_its_end(self, index: int) -> bool:
        """`Professional Nurse Licensure`: the last word tells what it is about, and names nobody."""
        last = self._lines[index].text.rpartition(" ")[2]
        return self._is_louder(index) and bool(sections_guessed(last)) and evidence.title(last) < 1

    def _leads_with_date(self, index: int) -> bool:
        """Whether an entry begins on a line, its date in a column of its own: what is above it is no part of it."""
        line = self._lines[index] if index < len(self._lines) else None
        return line is not None and len(line.cells) > 1 and parse_date_range(line.cells[0].text) is not None

    def _is_no_title(self, index: int, *, roomy: bool) -> bool:
        """Of a line above a date: whether its words, its size or its rarity make it a heading all the same."""
        text = self._lines[index].cells[0].text
        guess = (*sections_guessed(text), "")[0]
        if guess and (
            self._is_louder(index) or (self._seen[2] and (evidence.title(text) <= 1 or ends_in_heading(text)))
        ):
            return True
        if evidence.title(text) > 1 or (evidence.degree(text) > 1 and guess != "education"):
            return False
        new = bool(guess) and guess not in {section for found in self._kept.values() for section in found.sections}
        apart = roomy or self._in_rows or self._seen[2]
        return self._is_louder(index) or (roomy and new and index - 1 not in self._kept) or (self._are_few and apart)

    def _is_louder(self, index: int) -> bool:
        """Whether a line is set larger than what is below it, or declared a heading: bold titles are no match then."""
        line = self._lines[index]
        below = [other for other in self._lines[index + 1 : index + 4] if other.look != line.look]
        size = line.cells[0].style.size or 0.0
        return bool(line.level) or (bool(below) and size > 1.08 * max(other.style.size or size for other in below))


def _styles(line: PrintedLine) -> int:
    """In how many types a line is set: some templates colour the first letters of headings."""
    return len({run.style for run in line.cells[0].runs if run.text.strip()})
