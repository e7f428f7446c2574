"""How well somebody knows a thing, among the skills: it is no skill."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from cv_generator.languages import Pattern, word_set
from cv_generator.reading.fields.found import Found, FoundCv, FoundGroup
from cv_generator.reading.fields.pieces import part, worded
from cv_generator.reading.structure.printed import PrintedLine
from cv_generator.reading.words.evidence import is_duration
from cv_generator.reading.words.text import items_of

LEVEL_WORDS = Pattern(r"(?i)(?:(?:{skill level})\b[ ,/-]*)+")


def take_levels(groups: list[FoundGroup]) -> None:
    """Takes out of groups of skills the items that only say how well others are known.

    `MySQL` and `good` of one line become `MySQL (good)`; what goes for several things, or stands away from its own, is
    left over. A single word counts where there are several: `professional` alone is a strength.
    """
    told = [item.value for group in groups for item in group.items if is_skill_level(item.value)]
    several = len(told) > 1
    for group in groups:
        group.items[:] = _without_levels(group.items, several=several)


def _without_levels(items: list[Found], *, several: bool) -> list[Found]:
    counts = Counter(item.blocks for item in items)
    kept: list[Found] = []
    for item in items:
        if not is_skill_level(item.value) or not (several or " " in item.value):
            kept.append(item)
            continue
        name = kept[-1] if kept else None
        beside = name is not None and name.blocks == item.blocks and counts[item.blocks] == _NAME_AND_LEVEL
        if name is not None and beside and "(" not in name.value:
            kept[-1] = replace(name, value=f"{name.value} ({item.value})", text=f"{name.text} {item.text}")
    return kept


_NAME_AND_LEVEL = 2


def _is_share(text: str) -> bool:
    return bool(_SHARE.fullmatch(text.strip()))


_SHARE = re.compile(r"(?:1?\d{1,2}) ?%|(?:10|\d)(?:[.,]\d)? ?/ ?(?:10|5)")


def is_skill_level(text: str) -> bool:
    """BASIC in capitals is a language of programming."""
    return not text.isupper() and bool(LEVEL_WORDS.fullmatch(text.strip("() ")))


def without_shares(lines: list[PrintedLine], cv: FoundCv) -> list[PrintedLine]:
    """`MySQL | 70 %` as `MySQL`: the length of a bar in figures says nothing that a reader could compare."""
    lines = _with_shares_apart(lines)
    shares = [cell for line in lines for cell in line.cells if _is_share(cell.text)]
    if len(shares) < _SHARES:
        return lines
    cv.structure.extend(replace(part(cell.text, cell), value="", verbatim=False) for cell in shares)
    bare = [replace(line, cells=tuple(cell for cell in line.cells if not _is_share(cell.text))) for line in lines]
    return [line for line in bare if line.cells]


def _with_shares_apart(lines: list[PrintedLine]) -> list[PrintedLine]:
    """`MySQL: 70 %` in two cells, where most lines of one cell are a name and its share."""
    single = [line for line in lines if len(line.cells) == 1]
    parted = {id(line): found for line in single if (found := _name_and_share(line.text))}
    if 2 * len(parted) <= len(single):
        return lines
    return [
        replace(line, cells=tuple(worded(line.cells[0], text) for text in parted[id(line)]))
        if id(line) in parted
        else line
        for line in lines
    ]


def _name_and_share(text: str) -> tuple[str, str] | None:
    """`MySQL` and `70 %`; none of `Reduced costs by 70 %`: no name ends in such a word."""
    found = _ENDS_IN_SHARE.fullmatch(text)
    words = found[1].split() if found else []
    if found is None or not words or len(words) > _WORDS_OF_NAME:
        return None
    small = word_set("grammar", "joining words") | word_set("grammar", "sentence words")
    return None if words[-1] in small else (found[1], found[2])


_ENDS_IN_SHARE = re.compile(r"([^:,;%]{1,60}?)(?: ?[:–-])? ?(1?\d{1,2} ?%)")
_SHARES = 2
_WORDS_OF_NAME = 4


def with_levels(lines: list[PrintedLine]) -> list[PrintedLine]:
    """`SAP | gut`, `SAP: gut`, `SAP – gut` as `SAP (gut)`, `SAP | 3 Jahre` as `SAP (3 Jahre)`: it is no other thing.

    The level of several things is the label of their group.
    """
    return [_with_level(line) for line in lines]


def _with_level(line: PrintedLine) -> PrintedLine:
    beside = line.cells[1].text.strip(" |") if len(line.cells) == _NAME_AND_LEVEL else ""
    if beside and (LEVEL_WORDS.fullmatch(beside) or is_duration(beside)):
        name, level = line.cells[0].text.rstrip(" :"), beside
    else:
        name, colon, level = _parted_at_level(line.text)
        if len(line.cells) > 1 or not colon or not LEVEL_WORDS.fullmatch(level) or LEVEL_WORDS.fullmatch(name):
            return line
    first = line.cells[0]
    several = len(items_of(name, ",;")) > 1
    return replace(
        line,
        cells=(worded(first, f"{level}: {name}" if several else f"{name} ({level})"),),
        also=(*line.also, line.cells[-1].block),
    )


def _parted_at_level(text: str) -> tuple[str, str, str]:
    """A text before and behind the last mark that parts a name from how well it is known, and that mark."""
    marks = (": ", " | ", " – ", " - ", " — ")
    mark = max(marks, key=text.rfind)
    before, found, behind = text.rpartition(mark)
    return before.strip(), found, behind.strip()
