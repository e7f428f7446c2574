"""Jobs that are the items of a list, each with its role and its employer: `Cook at Farn Mill`.

They have dates of their own, or share the one that stands alone above them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from cv_generator.cv.dates import parse_date_range
from cv_generator.reading.fields.dated_lines import DatedLine, dated_items
from cv_generator.reading.fields.found import Found, FoundCv
from cv_generator.reading.fields.header_cuts import kind_of_mark, marks_in
from cv_generator.reading.fields.segments import Segment
from cv_generator.reading.structure.printed import PrintedLine, blocks_of
from cv_generator.reading.words import evidence
from cv_generator.reading.words.judge import log_odds


def jobs_as_items(kind: str, lines: list[PrintedLine], cv: FoundCv) -> list[Segment]:
    """One job for each item, where most items name a role and somebody; empty where it is no such list.

    Above them stand dates alone and words that group them, and no other plain line. Such words are structure where
    they are a label (`Language teaching:`), and left over elsewhere.
    """
    items = [line for line in lines if line.bullet]
    if kind != "work_experience" or len(items) < _FEWEST or any(line.row or line.depth for line in lines):
        return []
    if not lines[-1].bullet or not all(line.bullet or parse_date_range(line.text) or _groups(line) for line in lines):
        return []
    if sum(map(_names_both, items)) * 4 < 3 * len(items):
        return []
    return list(_segments(lines, cv))


_FEWEST = 2
_LONGEST_LABEL, _LONGEST_ITEM = 45, 170


def _groups(line: PrintedLine) -> bool:
    """Whether a plain line names neither a role nor an employer, but what those below it have in common."""
    text = line.text
    named = max(evidence.title(text), evidence.organisation(text), evidence.institution(text)) > 1
    return len(line.cells) == 1 and len(text) <= _LONGEST_LABEL and not named and not evidence.is_sentence(text)


def _names_both(line: PrintedLine) -> bool:
    """Whether an item says who somebody was and for whom: a role before a mark, somebody known behind it.

    Behind a word such as `at` whoever looks like a name is somebody.
    """
    text = line.text
    if len(text) > _LONGEST_ITEM:
        return False
    for mark in marks_in(text):
        role, body = text[: mark.start()], text[mark.end() :].partition(" (")[0].partition(",")[0]
        known = max(evidence.organisation(body), evidence.institution(body)) > _SOMEBODY
        known = known or (kind_of_mark(mark, text) == "at" and log_odds(body)[-1] > 0)
        if known and evidence.title(role) > 1 >= evidence.title(body):
            return True
    return False


_SOMEBODY = 0.5


def _segments(lines: list[PrintedLine], cv: FoundCv) -> Iterator[Segment]:
    above: DatedLine | None = None
    for line, own in zip(lines, dated_items([replace(line, bullet=False) for line in lines]), strict=True):
        if line.bullet and above and not own.date:
            yield Segment([replace(own, date=above.date, found=above.found)])
            above = replace(above, found=above.found and replace(above.found, text=""))
        elif line.bullet:
            yield Segment([own])
        elif own.date and not own.cells:
            above = own
        else:
            above = None
            if line.text.endswith(":"):
                cv.structure.append(Found("", line.text, blocks_of(line), verbatim=False))
