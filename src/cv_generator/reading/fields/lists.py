"""Sections that are lists: certificates, courses, publications, awards; and prose."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from cv_generator.cv.dates import find_dates, parse_date_range
from cv_generator.languages import word_set
from cv_generator.reading.fields.found import Found, FoundCv, merged
from cv_generator.reading.fields.pieces import cut, groups_at, of_line, part, worded
from cv_generator.reading.fields.spaced import by_hanging_indent, by_white_space, out_of_one_cell
from cv_generator.reading.structure.headings import sections_named
from cv_generator.reading.structure.line_look import LineLook
from cv_generator.reading.structure.printed import Cell, PrintedLine
from cv_generator.reading.words.patterns import LABELLED
from cv_generator.reading.words.text import is_outside_brackets

_NUMBER = re.compile(r"(?:\[(?=\d+\]))?(\d{1,2})[.)\]]\s+")
_PROSE_END = re.compile(r"[.!?:…]$")


def read_items(name: str, lines: list[PrintedLine], cv: FoundCv) -> None:
    """One string per item, with the year where it is printed; an item may stand on several lines."""
    if name == "certifications":
        lines = [piece for line in lines for piece in _behind_own_label(name, line, cv)]
    lines = [piece for line in _with_shared_dates(_without_labels(out_of_one_cell(lines))) for piece in _apart(line)]
    numbered = _numbered(lines) if name != "awards" else []
    hanging = by_hanging_indent(lines, most=_LINES_OF_ONE) if name == "publications" else []
    for group in numbered or hanging or _items(lines, _LINES_OF_ONE if name == "publications" else 3):
        found = _without_number(group, cv) if numbered else _one_item(group)
        if re.search(r"\w", found.value):
            cv.lists.setdefault(name, []).append(found)


def _behind_own_label(name: str, line: PrintedLine, cv: FoundCv) -> list[PrintedLine]:
    """The items behind a label that only says again what the list is: `Licences: Crane Operator, Notary Public`."""
    labelled = LABELLED.fullmatch(line.text) if len(line.cells) == 1 else None
    if labelled is None or sections_named(labelled[1])[:1] != (name,):
        return [line]
    cv.structure.append(replace(of_line(line), value=labelled[1], text=labelled[1], verbatim=False))
    start = labelled.start(2)
    commas = [start + m.end() for m in re.finditer(r",\s+", labelled[2])]
    pieces = list(cut(line, [start, *commas]))
    names = all(1 < len(piece.text.rstrip(",").split()) <= _WORDS_OF_NAME for piece in pieces)
    if not names or len(pieces) < _FEWEST_NAMES or find_dates(labelled[2]) or "(" in labelled[2]:
        return list(cut(line, [start]))
    return [replace(piece, bullet=True, cells=(_without_comma(piece.cells[0]),)) for piece in pieces]


def _without_comma(cell: Cell) -> Cell:
    return replace(cell, runs=tuple(replace(run, text=run.text.rstrip(", ")) for run in cell.runs))


_WORDS_OF_NAME, _FEWEST_NAMES = 7, 3


def _with_shared_dates(lines: list[PrintedLine]) -> list[PrintedLine]:
    """Items below another of the same year, which is printed once, each with that year.

    So it is where most dates stand beside one line, and some beside more of the same type.
    """
    dated = [index for index, line in enumerate(lines) if len(line.cells) == 2 and _leads_with_date(line)]
    if len(dated) < _FEWEST_DATED or dated[0] or any(line.bullet or line.row or line.continues for line in lines):
        return lines
    counts = [end - start for start, end in pairwise([*dated, len(lines)])]
    if counts.count(1) * 2 <= len(counts):
        return lines
    shared: list[PrintedLine] = []
    for line in lines:
        alone = (
            len(line.cells) == 1
            and shared
            and not find_dates(line.text)
            and _type_of(line)[:2] == _type_of(shared[-1])[:2]
        )
        shared.append(replace(line, cells=(shared[-1].cells[0], *line.cells)) if alone else line)
    return shared


_FEWEST_DATED = 4
_CLOSED = re.compile(r"(?:[,·|–-] |\()(?:19|20)\d\d\)?(?= [^\W\d_a-z]|$)")


def _apart(line: PrintedLine) -> list[PrintedLine]:
    """The items of a line that holds several: in cells, between signs, or run together behind their years."""
    return _in_cells(line) or _at_signs(line) or _at_closing_dates(line)


def _in_cells(line: PrintedLine) -> list[PrintedLine]:
    """Items side by side, each of several words; empty where a cell is a date, or is short as what tells of another."""
    texts = [cell.text for cell in line.cells]
    dated = all(map(_ends_in_own_date, texts))
    wordy = len(texts) >= _FEWEST_CELLS and all(len(text.split()) >= _WORDS_OF_CELL for text in texts)
    if len(texts) < 2 or not (dated or wordy):
        return []
    return [replace(line, cells=(cell,), starts_row=False) for cell in line.cells]


_FEWEST_CELLS, _WORDS_OF_CELL = 3, 4


def _at_signs(line: PrintedLine) -> list[PrintedLine]:
    """Items between signs, each with its own date, or many short ones without any; empty where it is no such line."""
    if len(line.cells) > 1:
        return []
    marks = [m for m in _SIGN.finditer(line.text) if is_outside_brackets(line.text, m.start())]
    starts = [0, *(m.end() for m in marks)]
    ends = [*(m.start() for m in marks), len(line.text)]
    texts = [line.text[start:end].strip() for start, end in zip(starts, ends, strict=True)]
    dated = len(texts) > 1 and all(map(_ends_in_own_date, texts))
    listed = len(texts) >= _FEWEST_LISTED and not find_dates(line.text)
    short = all(len(text.split()) <= _WORDS_OF_NAME for text in texts) and "|" not in line.text
    if not dated and not (listed and short):
        return []
    cell = line.cells[0]
    return [replace(line, cells=(worded(cell, text),), bullet=True) for text in texts if text]


_SIGN = re.compile(r"\s[·•|]\s")
_FEWEST_LISTED = 4


def _ends_in_own_date(text: str) -> bool:
    """Whether a text is something with one date at its end: `First aid (2019)`."""
    found = find_dates(text)
    return len(found) == 1 and found[0].start > _LEAST_NAMED and found[0].end >= len(text) - 1


_LEAST_NAMED = 5  # characters


def _at_closing_dates(line: PrintedLine) -> list[PrintedLine]:
    """Items that ran together, each of which ends in its year: `First aid, 2019 Crane licence, 2021`."""
    ends = [m.end() for m in _CLOSED.finditer(line.text)] if len(line.cells) == 1 else []
    if len(ends) < 2 or ends[-1] != len(line.text):
        return [line]
    return list(cut(line, [0, *ends[:-1]]))


def _without_labels(lines: list[PrintedLine]) -> list[PrintedLine]:
    """The lines without those that only name a group of items: `Books:`, `Book chapters` above several dated ones."""
    lines = [line for line, below in zip(lines, [*lines[1:], None], strict=False) if not _leads_to(line, below)]
    labels = [index for index, line in enumerate(lines) if _may_label(line)]
    looks = {lines[index].look[:4] for index in labels}
    if (
        len(looks) != 1
        or len(labels) * 2 >= len(lines)
        or any(line.look[:4] in looks for line in lines if not _may_label(line))
    ):
        return lines
    ends = [*labels[1:], len(lines)]
    counts = [
        sum(bool(find_dates(line.text)) for line in lines[i + 1 : end]) for i, end in zip(labels, ends, strict=True)
    ]
    if labels[0] != 0 or min(counts) < 1 or max(counts) < 2:
        return lines
    return [line for index, line in enumerate(lines) if index not in labels]


def _leads_to(line: PrintedLine, below: PrintedLine | None) -> bool:
    return _may_label(line) and line.text.endswith(":") and below is not None and below.bullet


def _may_label(line: PrintedLine) -> bool:
    return not line.bullet and len(line.cells) == 1 and len(line.text) < 50 and not find_dates(line.text)


def _numbered(lines: list[PrintedLine]) -> list[list[PrintedLine]]:
    """Items numbered upwards or downwards, each with the lines that it goes on in; none where they are not."""
    marks = [_NUMBER.match(line.text) for line in lines]
    numbers = [int(mark[1]) for mark in marks if mark]
    steps = {after - before for before, after in pairwise(numbers)}
    if not marks or not marks[0] or not (
        (steps == {1} and numbers[0] == 1) or (steps == {-1} and (numbers[-1] == 1 or len(numbers) > 2))
    ):  # fmt: skip
        return []
    groups: list[list[PrintedLine]] = []
    for line, mark in zip(lines, marks, strict=True):
        groups.append([line]) if mark else groups[-1].append(line)
    return groups


def _without_number(lines: list[PrintedLine], cv: FoundCv) -> Found:
    whole = merged([of_line(line) for line in lines])
    number = _NUMBER.match(whole.value)
    if number is None:
        return whole
    cv.structure.append(Found("", number[0], whole.blocks[:1], verbatim=False))
    rest = whole.value[number.end() :]
    return replace(whole, value=rest, text=rest)


_LINES_OF_ONE = 6  # of a publication: title, authors, where it appeared, and what was said of it


def _items(lines: list[PrintedLine], most: int) -> list[list[PrintedLine]]:
    """The lines of each item, of which one told by white space alone has `most` at most."""
    return (
        _below_dates(lines)
        or _told_below(lines)
        or _closed_by_dates(lines)
        or _named_by_type(lines)
        or _set_apart(lines)
        or by_white_space(lines, most=most)
        or _by_look(lines)
    )


def _below_dates(lines: list[PrintedLine]) -> list[list[PrintedLine]]:
    """Items that each stand below a line that is their date; none where the first line is no date."""
    starts = [at for at, line in enumerate(lines) if parse_date_range(line.text)]
    groups = groups_at(lines, starts)
    return groups if starts[:1] == [0] and all(len(group) > 1 for group in groups) else []


def _told_below(lines: list[PrintedLine]) -> list[list[PrintedLine]]:
    """Dated names with bullets below that tell more of them; none where bullets are dated, or names are not."""
    heads = [line for line in lines if not line.bullet]
    if len(heads) < _FEWEST_TOLD or lines[0].bullet or len(heads) == len(lines):
        return []
    if not all(find_dates(line.text) for line in heads) or any(line.bullet and find_dates(line.text) for line in lines):
        return []
    groups: list[list[PrintedLine]] = []
    for line in lines:
        groups[-1].append(line) if line.bullet else groups.append([line])
    return groups


_FEWEST_TOLD = 2


def _named_by_type(lines: list[PrintedLine]) -> list[list[PrintedLine]]:
    """Items that each begin with a name in the first line's type, above who gave it, when, and what else is told."""
    if not lines or any(
        _type_of(line) == _type_of(lines[0]) and (line.bullet or len(line.cells) > 1) for line in lines
    ):
        return []
    heads = [at for at, line in enumerate(lines) if _type_of(line) == _type_of(lines[0])]
    groups = groups_at(lines, heads)
    if any(sum(line.bullet and bool(find_dates(line.text)) for line in group) > 1 for group in groups):
        return []  # each has a date of its own: they stand below a label
    dated = sum(any(find_dates(line.text) for line in group[1:]) for group in groups)
    told = len(groups) > 1 and all(len(group) > 1 for group in groups) and dated * 2 > len(groups)
    return groups if told and not any(find_dates(group[0].text) for group in groups) else []


def _by_look(lines: list[PrintedLine]) -> list[list[PrintedLine]]:
    groups: list[list[PrintedLine]] = []
    bulleted = any(line.bullet for line in lines)
    outer = min((line.depth for line in lines if line.bullet), default=0)
    first = lines[0] if lines else None
    looks = {_type_of(line) for line in lines}
    dated = (
        bool(lines)
        and all(_leads_with_date(line) for line in lines if len(line.cells) > 1)
        and any(len(line.cells) > 1 for line in lines)
    )
    rows = [line for line in lines if line.starts_row]
    alone = _stand_alone(lines)
    rowed = len(rows) > 1 and all(any(parse_date_range(cell.text) for cell in line.cells) for line in rows)
    for line in lines:
        if not groups or first is None:
            groups.append([line])
        elif (rowed and line.row and not line.starts_row and line.row == groups[-1][0].row) or (
            line.bullet and _is_dated_head(groups[-1])
        ):
            groups[-1].append(line)
        elif line.bullet:
            groups.append([line]) if line.depth <= outer and (groups[-1][-1].bullet or first.bullet) else groups[
                -1
            ].append(line)
        elif line.starts_row or (dated and len(line.cells) > 1):
            groups.append([line])
        elif bulleted or (dated and len(line.cells) == 1 and first.cells and len(first.cells) > 1):
            groups[-1].append(line) if not (
                bulleted and _type_of(line) == _type_of(first) and not first.bullet
            ) else groups.append([line])
        elif _ends_in_own_date(line.text) and _ends_in_own_date(groups[-1][-1].text):
            groups.append([line])
        elif len(looks) > 1 and not first.continues and not alone:
            groups.append([line]) if _type_of(line) == _type_of(first) else groups[-1].append(line)
        elif _continues(groups[-1][-1], line):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _stand_alone(lines: list[PrintedLine]) -> bool:
    """Whether lines at one distance mostly follow another of the first one's type: the few others are items too."""
    gaps = [line.gap for line in lines[1:] if line.gap is not None]
    if len(gaps) + 1 < len(lines) or not gaps or max(gaps) - min(gaps) > _ONE_GAP:
        return False
    heads = [_type_of(line) == _type_of(lines[0]) for line in lines]
    return 2 * sum(head and not after for head, after in pairwise(heads)) < sum(heads)


_ONE_GAP = 1.5  # points


def _is_dated_head(group: list[PrintedLine]) -> bool:
    """Whether a group begins with a name and, in a line of its own, its date: the items below tell more of it."""
    head = [line for line in group if not line.bullet]
    return len(head) > 1 and not group[0].bullet and any(parse_date_range(line.text) for line in head[1:])


def _type_of(line: PrintedLine) -> LineLook:
    """The type that a line is set in. Capitals are none: `DELF B2` is written so anywhere."""
    return line.look._replace(capitals=False)


def _closed_by_dates(lines: list[PrintedLine]) -> list[list[PrintedLine]]:
    """Items of two lines or more in one type, of which the last ends in the date: a title and who awarded it."""
    if not lines or any(line.bullet or len(line.cells) > 1 or line.starts_row for line in lines):
        return []
    groups: list[list[PrintedLine]] = [[]]
    for line in lines:
        if groups[-1] and _ends_in_date(groups[-1][-1]):
            groups.append([])
        groups[-1].append(line)
    closing = [group[-1].text for group in groups]
    gaps = [line.gap or 0.0 for group in groups for line in group[1:]]
    titled = all(len(group) > 1 and not any(find_dates(line.text) for line in group[:-1]) for group in groups)
    alike = len({len(group) for group in groups}) == 1 and len(groups[0]) == 2
    if not titled or any(map(_is_open, lines)) or max(gaps) > min(gaps) + 1.5 or not _ends_in_date(lines[-1]):
        return []
    if not (alike or all(parse_date_range(text) for text in closing)):
        return []
    marked = all(re.search(r"\s[·|–—-]\s*\S+(?:\s\S+)?$", text) for text in closing)
    return groups if len(groups) > 1 or marked else []


def _ends_in_date(line: PrintedLine) -> bool:
    found = find_dates(line.text)
    return bool(found) and found[-1].end >= len(line.text) - 1


def _set_apart(lines: list[PrintedLine]) -> list[list[PrintedLine]]:
    """Items told by the white space between them, where a line that follows closely goes on from a full one."""
    gaps = [line.gap for line in lines[1:]]
    if any(gap is None for gap in gaps) or any(line.bullet or line.starts_row for line in lines):
        return []
    known = [gap for gap in gaps if gap is not None]
    near, far = min(known, default=0.0), max(known, default=0.0)
    if far < near + 1.5 or near > 1.5:
        return []
    full = 0.7 * max(len(line.text) / (len(line.wraps) + 1) for line in lines)
    groups: list[list[PrintedLine]] = [lines[:1]]
    for before, line, gap in zip(lines, lines[1:], known, strict=False):
        if gap - near > 0.5 * (far - near):
            groups.append([line])
        elif len(before.text) + len(line.text.split()[0]) < full:
            return []
        else:
            groups[-1].append(line)
    return groups


def _is_open(line: PrintedLine) -> bool:
    return line.text.rpartition(" ")[2] in word_set("grammar", "joining words")


_SMALL = re.compile(r"[^\W\d_A-Z](?![^\W\d_a-z])")
"""A small letter that begins a word of small ones: `eCommerce` and `iOS` are names."""


def _continues(before: PrintedLine, line: PrintedLine) -> bool:
    return (
        (bool(_SMALL.match(line.text)) and not line.look.capitals)
        or before.text.endswith((",", "–", "-", ":", "("))
        or _is_open(before)
        or bool(parse_date_range(line.text))
    )


def _leads_with_date(line: PrintedLine) -> bool:
    return parse_date_range(line.cells[0].text) is not None


def _one_item(lines: list[PrintedLine]) -> Found:
    """A date in front is set behind, as in a list without columns."""
    pieces: list[Found] = []
    dates: list[Found] = []
    for line in lines:
        for index, cell in enumerate(line.cells):
            found = part(cell.text, cell)
            if index == 0 and parse_date_range(cell.text) and (len(line.cells) > 1 or len(lines) > 1):
                dates.append(found)
            elif index == 0 and len(line.cells) == 1 and (led := _led(cell.text)):
                dates.append(part(led[0], cell))
                pieces.append(part(led[1], cell))
            else:
                pieces.append(found)
    value = ""
    for piece in [*pieces, *dates]:
        goes_on = (
            value.endswith((",", ";", ":", "–", "-", "(")) or piece.value[:1] in "(–" or piece.value[:1].islower()
            or value.rpartition(" ")[2] in word_set("grammar", "joining words")
        )  # fmt: skip
        value += ("" if not value else " " if goes_on else ", ") + piece.value
    return replace(merged([*pieces, *dates]), value=value)


def _led(text: str) -> tuple[str, str] | None:
    """`2019: Course` and `03/2019 – Course` as date and text."""
    found = find_dates(text)
    if not found or found[0].start or found[0].end >= len(text):
        return None
    rest = text[found[0].end :]
    bare = rest.lstrip(" :–-—|,\t")
    return (text[: found[0].end], bare) if len(bare) > 1 and re.match(r"\s*[:–—|,-]|\s{2,}|\s", rest) else None


def read_summary(lines: list[PrintedLine], cv: FoundCv) -> None:
    """Prose: its lines joined, paragraphs kept apart."""
    pieces = [of_line(line, 0.93) for line in lines]
    if not pieces:
        return
    value = pieces[0].value
    for before, line, piece in zip(lines, lines[1:], pieces[1:], strict=False):
        whole = _PROSE_END.search(before.text) or line.bullet
        value += ("\n" if whole else " ") + piece.value
    found = replace(merged(pieces), value=value)
    old = cv.single.get("summary")
    cv.single["summary"] = merged([old, found], "\n") if old else found
