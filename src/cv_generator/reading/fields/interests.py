"""Interests: names between commas, names with what there is to say of each, and sentences."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from cv_generator.cv.dates import find_dates
from cv_generator.reading.fields.found import Found, FoundCv, merged
from cv_generator.reading.fields.pieces import of_cell, of_line, part
from cv_generator.reading.fields.skills import are_phrases, at_dashes, joined_lists
from cv_generator.reading.structure.headings import sections_named
from cv_generator.reading.structure.printed import PrintedLine
from cv_generator.reading.words.patterns import FIRST_PERSON, LABELLED
from cv_generator.reading.words.text import is_prose, items_of, sentences_of, shares_a_noun


def read_interests(lines: list[PrintedLine], cv: FoundCv) -> None:
    """Interests, cut at commas. What holds a date is one, and so is one with what there is to say of it.

    `Cooking: a course every spring` is such; of `Hobbies: chess, tea` alone the label only announces them.
    """
    phrased = _are_phrases(lines)
    if told := _told_each(lines):
        cv.lists.setdefault("interests", []).extend(told)
        return
    several = sum(bool(LABELLED.fullmatch(line.text)) for line in lines) > 1
    for line in joined_lists(lines):
        if _is_dated_row(line):
            cv.lists.setdefault("interests", []).append(of_line(line, 0.9))
            continue
        if _is_explained(line):
            said = merged([part(cell.text, cell, 0.9) for cell in line.cells], ": ")
            cv.lists.setdefault("interests", []).append(said)
            continue
        cells = line.cells
        if len(cells) > 1 and _announces(cells[0].text):
            cv.structure.append(replace(part(cells[0].text, cells[0]), value="", verbatim=False))
            cells = cells[1:]
        for cell in cells:
            source = of_cell(cell, line)
            if phrased and line.bullet:
                cv.lists.setdefault("interests", []).append(part(cell.text.rstrip("."), source, 0.9))
                continue
            if sentences := sentences_of(cell.text):
                cv.lists.setdefault("interests", []).extend(part(one, source, 0.9) for one in sentences)
            else:
                _read(cell.text, source, cv, several=several)


def _read(text: str, source: Found, cv: FoundCv, *, several: bool) -> None:
    """The interests of a text. `several` says that labels name more than the section itself."""
    labelled = LABELLED.fullmatch(text)
    if labelled and not several and sections_named(labelled[1]):
        cv.structure.append(replace(part(labelled[1], source), value="", verbatim=False))
        text, labelled = labelled[2], None
    whole = labelled or find_dates(text) or shares_a_noun(text) or _is_told_in_sentences(text)
    cv.lists.setdefault("interests", []).extend(
        part(item, source, 0.9)
        for item in ([text] if whole else at_dashes(text) or items_of(text))
        if re.search(r"\w", item)
    )


def _is_explained(line: PrintedLine) -> bool:
    """Whether a row of a table is a name and what there is to say of it: `Chess` beside `two clubs in all`."""
    if len(line.cells) != _NAME_AND_TOLD or not line.row:
        return False
    name, told = (cell.text for cell in line.cells)
    return " " not in name and "," not in told and len(told.split()) >= _WORDS_OF_SAYING


def _announces(text: str) -> bool:
    """Whether a cell before others only says what they are: `Hobbies`."""
    return sections_named(text.rstrip(" :"))[:1] == ("interests",)


_NAME_AND_TOLD, _WORDS_OF_SAYING = 2, 3


def _told_each(lines: list[PrintedLine]) -> list[Found]:
    """Interests that are a name each and, on the lines below it, sentences about it; empty where they are no such.

    `Chess`, and below it `I have played for ten years, and in two clubs.`
    """
    named = [
        len(line.cells) == 1 and len(line.text.split()) <= _WORDS_OF_HOBBY and "," not in line.text for line in lines
    ]
    if len(lines) < 2 * _FEWEST_HOBBIES or not named[0] or named[-1] or any(a and b for a, b in pairwise(named)):
        return []
    if any(not name and len(line.text.split()) < _WORDS_OF_TOLD for name, line in zip(named, lines, strict=True)):
        return []
    found: list[Found] = []
    for name, line in zip(named, lines, strict=True):
        if name:
            found.append(of_line(line, 0.9))
        else:
            joint = " " if ":" in found[-1].value else ": "
            found[-1] = merged([found[-1], of_line(line, 0.9)], joint)
    return found if len(found) >= _FEWEST_HOBBIES else []


_WORDS_OF_HOBBY, _WORDS_OF_TOLD, _FEWEST_HOBBIES = 5, 8, 2


def _are_phrases(lines: list[PrintedLine]) -> bool:
    """Whether a list names one thing in each of its items, most of them in several words and without a comma."""
    items = [line.text for line in lines if line.bullet]
    return (
        len(items) >= _FEWEST_PHRASES
        and are_phrases(lines)
        and 2 * sum(len(items_of(text)) > 1 for text in items) <= len(items)
    )


_FEWEST_PHRASES = 3


def _is_dated_row(line: PrintedLine) -> bool:
    """Whether the first of several cells says since when, and the others what."""
    return len(line.cells) > 1 and len(line.cells[0].text) < _LONGEST_DATE and bool(find_dates(line.cells[0].text))


_LONGEST_DATE = 25


def _is_told_in_sentences(text: str) -> bool:
    """Whether interests are prose, whose commas part what belongs together, or somebody says what they like."""
    count = len(text.split())
    if is_prose(text) or (text.endswith(".") and count >= _WORDS_OF_SENTENCE):
        return count > _WORDS_OF_CLAUSE * len(items_of(text))
    clause, comma, _ = text.partition(",")
    return bool(comma) and len(text.split()) > _WORDS_OF_CLAUSE and bool(FIRST_PERSON.search(clause))


_WORDS_OF_CLAUSE, _WORDS_OF_SENTENCE = 5, 12
