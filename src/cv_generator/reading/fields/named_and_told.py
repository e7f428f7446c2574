"""Lines that name a project or an activity and go on with what it is: `**Solar Kiln**: Dries walnut in a week`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise, takewhile

from cv_generator.cv.dates import find_dates, parse_date_range
from cv_generator.reading.fields.dated_lines import cut
from cv_generator.reading.fields.found import Found, FoundCv
from cv_generator.reading.fields.labelled_details import BELOW
from cv_generator.reading.regions.blocks import Style
from cv_generator.reading.structure.printed import Cell, PrintedLine, has_date
from cv_generator.reading.words import evidence
from cv_generator.reading.words.form_labels import field_of

NAMED = re.compile(r"([^:.]{2,60}?|\S+\.\w{2,4})(?::\s+|\s+[–—-]\s+)(\S.*)")
_NAMED_CLOSELY = re.compile(r"([^:]{2,60}?)\s?(?::\s*|\s+[–—-]\s+)(\S.*)")
_COLON = re.compile(r"([^:]{2,60}?)\s?:\s+(\S.*)")
_WORDS_THAT_TELL = 6
_FEWEST = 2


def tells(text: str) -> bool:
    """Whether what stands behind a name says what the thing is: several words."""
    return len(text.split()) >= _WORDS_THAT_TELL


def with_names_parted(kind: str, lines: list[PrintedLine], *, projects: bool) -> list[PrintedLine]:
    """Lines that name something and go on with what it is, as heads with an item each. Other lines stay as they are."""
    if kind != "further_experience":
        return lines
    lines = _with_names_amid(_with_plain_names(_without_opening(lines) if projects else lines, projects=projects))
    return _with_named_items(lines) if projects else lines


def _without_opening(lines: list[PrintedLine]) -> list[PrintedLine]:
    """Lines of projects without a first one that only leads to all of them: `My sites, and more on example.org:`.

    It is in a weaker look than the line right below it and others, which name the projects.
    """
    if len(lines) < _FEWEST_AMID or lines[0].bullet or lines[1].bullet or lines[0].row or has_date(lines[0]):
        return lines
    first, names = lines[0], sum(line.look == lines[1].look for line in lines)
    leads = _LEADS.search(first.text) is not None or evidence.is_sentence(first.text)
    return lines[1:] if leads and _is_louder(lines[1].style, first.style) and names >= _FEWEST + 1 else lines


def _is_louder(one: Style, other: Style) -> bool:
    if one.bold != other.bold:
        return one.bold
    return (one.size or 0.0) > (other.size or 0.0) + 0.4


_LEADS = re.compile(r"(?:\S+ ){3,}\S+:$|(?:^|\s)(?:https?://|www\.|(?:[\w-]+\.)+[a-z]{2,6}/)\S+$|\.\s[A-ZÀ-ÖŁŚŻ]")


def without_counts(lines: list[PrintedLine], cv: FoundCv) -> list[PrintedLine]:
    """Lines without the numbers of entries in cells of their own: `01` or `Project 1` before the name of the first."""
    firsts = {at: line.cells[0] for at, line in enumerate(lines) if len(line.cells) > 1}
    found = {at: count for at, cell in firsts.items() if (count := _COUNT.fullmatch(cell.text))}
    numbers = [int(count[2]) for count in found.values()]
    if len(found) < _FEWEST or numbers != list(range(1, len(numbers) + 1)) or len({c[1] for c in found.values()}) > 1:
        return lines
    cv.structure.extend(Found("", count[0], (firsts[at].block,), verbatim=False) for at, count in found.items())
    return [replace(line, cells=line.cells[1:]) if at in found else line for at, line in enumerate(lines)]


_COUNT = re.compile(r"([^\W\d_]{3,14} |)#?0?(\d{1,2})[.:)]?")


def _with_names_amid(lines: list[PrintedLine]) -> list[PrintedLine]:
    """Lines of one look in which names and what is told of them take turns: names end in no stop, or all in a colon.

    `Solar Kiln`, `Dries walnut in three weeks.`, `Costs less than a stove.`, `Bike Dyno`, `Measures drag.`
    """
    if len(lines) < _FEWEST_AMID or any(line.row or len(line.cells) > 1 or line.depth for line in lines):
        return lines
    heads = [at for at, line in enumerate(lines) if _is_name_amid(line.text)]
    told = [line.text for at, line in enumerate(lines) if at not in heads]
    alike = len({line.look for line in lines}) == 1 and all(text.endswith(".") and tells(text) for text in told)
    if not alike or heads[:1] != [0] or not _FEWEST <= len(heads) <= len(told):
        return lines
    if any(after - at == 1 for at, after in pairwise([*heads, len(lines)])):
        return lines
    return [replace(line, bullet=at not in heads) for at, line in enumerate(lines)]


_FEWEST_AMID = 4


def _is_name_amid(text: str) -> bool:
    words = text.split()
    return len(words) <= _WORDS_OF_NAME and text[-1] not in ".;," and text[0].isupper() and not find_dates(text)


_WORDS_OF_NAME = 8


def _with_named_items(lines: list[PrintedLine]) -> list[PrintedLine]:
    """Items that all begin with a name in bold, `**Solar Kiln**: Dries walnut (2021)`.

    The date at the end of an item stands beside its name.
    """
    parted = [_parted_item(line) for line in lines]
    if len(lines) < _FEWEST or not all(parted):
        return lines
    return [line for parts in parted for line in parts]


def _parted_item(line: PrintedLine) -> list[PrintedLine]:
    """The head and the text of an item with a name in bold; empty where it is none."""
    first, text = line.cells[0], line.cells[0].text
    named = NAMED.fullmatch(text)
    if not line.bullet or line.depth or named is None or _bold_beginning(first) != named[1].strip(_MARKS):
        return []
    end, aside = len(text), line.cells[1:]
    if (dates := find_dates(text)) and not text[dates[-1].end :].strip(" .") and dates[-1].start > named.start(2):
        end = dates[-1].start
        aside = (Cell(tuple(cut(first, end, dates[-1].end)), first.block), *aside)
    name, told = (Cell(tuple(cut(first, *span)), first.block) for span in (named.span(1), (named.start(2), end)))
    if not told.text:
        return []
    return [replace(line, bullet=False, cells=(name, *aside)), replace(line, cells=(told,), depth=line.depth + 1)]


_MARKS = " :–—-"


def _bold_beginning(cell: Cell) -> str:
    """The bold words that a cell begins with, without marks behind them."""
    if not cell.runs[0].style.bold:
        return ""
    return "".join(run.text for run in takewhile(lambda run: run.style.bold, cell.runs)).strip(_MARKS)


def _with_plain_names(lines: list[PrintedLine], *, projects: bool) -> list[PrintedLine]:
    """Plain lines that begin with a name in bold and a mark, and then tell at length.

    All lines that begin in bold do so, or are bold as a whole; what is not in bold below are items too. Of projects
    so are the lines that have a date in a cell of its own, `Name: what it is` beside it, though nothing is bold.
    """
    bold = [at for at, line in enumerate(lines) if not line.bullet and _bold_beginning(line.cells[0])]
    if found := _found(lines, [at for at in bold if not _is_bold(lines[at])], _parted_at_bold):
        plain = {at for at in range(len(lines)) if at not in bold} if bold[0] == 0 else set()
        return [
            line
            for at, old in enumerate(lines)
            for line in found.get(at, [replace(old, bullet=True) if at in plain else old])
        ]
    dated = [at for at, line in enumerate(lines) if any(parse_date_range(cell.text) for cell in line.cells)]
    found = _found(lines, [at for at in dated if len(lines[at].cells) > 1], _parted_beside_date) if projects else {}
    return [line for at, old in enumerate(lines) for line in found.get(at, [old])]


def _found(
    lines: list[PrintedLine], heads: list[int], part: Callable[[PrintedLine], list[PrintedLine]]
) -> dict[int, list[PrintedLine]]:
    """The heads and items that lines are parted into; empty unless several, and all, have names of their own."""
    found = {at: part(lines[at]) for at in heads}
    names = Counter(parts[0].text.casefold() for parts in found.values() if parts)
    return found if len(found) >= _FEWEST and len(names) == len(found) and all(found.values()) else {}


def _is_bold(line: PrintedLine) -> bool:
    return all(run.style.bold or not run.text.strip(_MARKS) for cell in line.cells for run in cell.runs)


def _parted_at_bold(line: PrintedLine) -> list[PrintedLine]:
    first = line.cells[0]
    named = _NAMED_CLOSELY.fullmatch(first.text)
    if named is None or _bold_beginning(first) != named[1].strip(_MARKS):
        return []
    return _head_and_text(line, 0, named)


def _parted_beside_date(line: PrintedLine) -> list[PrintedLine]:
    found = [(at, named) for at, cell in enumerate(line.cells) if (named := _COLON.fullmatch(cell.text))]
    return _head_and_text(line, *found[0]) if len(found) == 1 else []


def _head_and_text(line: PrintedLine, at: int, named: re.Match[str]) -> list[PrintedLine]:
    """A line without what its cell at `at` tells behind a name, and that as an item; empty where it tells little."""
    if not tells(named[2]) or field_of(named[1]) in BELOW:
        return []
    cell = line.cells[at]
    name, told = (Cell(tuple(cut(cell, *named.span(group))), cell.block) for group in (1, 2))
    head = replace(line, cells=(*line.cells[:at], name, *line.cells[at + 1 :]))
    return [head, replace(line, cells=(told,), bullet=True, starts_row=False, depth=line.depth)]
