"""References: which lines tell of one person."""

from __future__ import annotations

import re
from dataclasses import replace

from cv_generator.reading.fields.found import Found, FoundCv, merged
from cv_generator.reading.fields.pieces import cut, of_line
from cv_generator.reading.fields.spaced import by_white_space
from cv_generator.reading.regions.blocks import Run
from cv_generator.reading.structure.printed import Cell, PrintedLine, blocks_of
from cv_generator.reading.words.labels import label_of
from cv_generator.reading.words.patterns import EMAIL, PHONE


def read_references(lines: list[PrintedLine], cv: FoundCv) -> None:
    """One string per person, or a sentence such as `Available on request`."""
    spaced = by_white_space(lines, most=6)
    groups = (
        _numbered(lines, cv)
        or _signed(lines)
        or _beside(lines)
        or spaced
        or _persons([piece for line in lines for piece in _at_contacts(line)])
    )
    for group in groups:
        found = merged([of_line(line, 0.9) for line in group], ", ")
        if found.value:
            cv.lists.setdefault("references", []).append(found)


def _numbered(lines: list[PrintedLine], cv: FoundCv) -> list[list[PrintedLine]]:
    """Persons whose names are numbered, or the first a list's item and the others numbered by hand; else none."""
    marks = {at: found for at, line in enumerate(lines) if (found := _NUMBER.match(line.cells[0].text))}
    numbers = [int(found[1]) for found in marks.values()]
    starts = sorted({at for at, line in enumerate(lines) if line.bullet} | set(marks))
    first = starts.index(next(iter(marks))) + 1 if marks else 0
    if len(starts) < 2 or starts[0] or numbers != list(range(first, first + len(numbers))) or len(numbers) < 2:
        return []
    if len(starts) != first + len(numbers) - 1:
        return []
    kept = [_without_number(line, marks[at], cv) if at in marks else line for at, line in enumerate(lines)]
    return [kept[start:end] for start, end in zip(starts, [*starts[1:], len(lines)], strict=True)]


_NUMBER = re.compile(r"\s*(\d)[.)]\s*(?=[^\W\d_])")


def _without_number(line: PrintedLine, number: re.Match[str], cv: FoundCv) -> PrintedLine:
    cv.structure.append(Found("", number[0].strip(), blocks_of(line), verbatim=False))
    cell = line.cells[0]
    bare = Cell((Run(cell.text[number.end() :], cell.style),), cell.block)
    return replace(line, cells=(bare, *line.cells[1:]))


def _persons(lines: list[PrintedLine]) -> list[list[PrintedLine]]:
    lines = _numbers_joined(lines)
    contacts = [_reached_at(line.text) for line in lines]
    looks = {line.look for line in lines}
    distinct = len(looks) > 1 and sum(other.look == lines[0].look for other in lines) < len(lines)
    groups: list[list[PrintedLine]] = []
    for index, line in enumerate(lines):
        new = not groups or line.bullet or line.starts_row or (line.row and line.column != lines[index - 1].column)
        if not new and any(contacts):
            again = contacts[index - 1] >= 0 and (contacts[index] < 0 or _names_first(line.text[: contacts[index]]))
            new = (line.look == lines[0].look and contacts[index] != 0) if distinct else again
        elif not new:
            new = len(looks) == 1 or line.look == lines[0].look
        groups.append([line]) if new else groups[-1].append(line)
    return groups


def _numbers_joined(lines: list[PrintedLine]) -> list[PrintedLine]:
    """A telephone number that was broken after its first digits as one line with what stands before it."""
    joined: list[PrintedLine] = []
    for line in lines:
        if joined and _REST_OF_NUMBER.fullmatch(line.text) and joined[-1].text[-1:].isdigit():
            last = joined[-1].cells[-1]
            runs = (*last.runs, Run(" ", last.style), *line.cells[0].runs)
            cells = (*joined[-1].cells[:-1], Cell(runs, last.block))
            joined[-1] = replace(joined[-1], cells=cells, also=(*joined[-1].also, line.block))
        else:
            joined.append(line)
    return joined


_REST_OF_NUMBER = re.compile(r"\d[\d ()/-]{1,14}")


def _beside(lines: list[PrintedLine]) -> list[list[PrintedLine]]:
    """Persons side by side, each in the cells below the name; none where the lines are no such columns.

    Where names stand below contacts again, further persons follow. Columns on the right may end earlier than others.
    """
    count = len(lines[0].cells) if lines else 0
    if count < 2 or len(lines) < 2 or any(len(line.cells) > count or line.row for line in lines):
        return []
    persons: list[list[PrintedLine]] = []
    for block in _blocks_of_persons(lines):
        columns = [
            [replace(line, cells=(line.cells[index],)) for line in block if index < len(line.cells)]
            for index in range(count)
        ]
        columns = [column for column in columns if column]
        reached = all(any(_reached_at(line.text) >= 0 for line in column[1:]) for column in columns)
        if not reached or any(_reached_at(column[0].text) >= 0 for column in columns):
            return []
        persons.extend(columns)
    return persons if sum(len(line.cells) == count for line in lines) * 2 > len(lines) else []


def _blocks_of_persons(lines: list[PrintedLine]) -> list[list[PrintedLine]]:
    """Lines cut where one without any contact stands below one that has some."""
    blocks: list[list[PrintedLine]] = []
    for above, line in zip([None, *lines], lines, strict=False):
        again = above is not None and _is_reached(above) and not _is_reached(line)
        if above is None or (again and not label_of(line.cells[0].text)):
            blocks.append([])
        blocks[-1].append(line)
    return blocks


def _is_reached(line: PrintedLine) -> bool:
    return any(_reached_at(cell.text) >= 0 for cell in line.cells)


def _at_contacts(line: PrintedLine) -> list[PrintedLine]:
    """Persons who ran together on one line, each with their contact at the end."""
    ends = [m.end() for pattern in (EMAIL, PHONE) for m in pattern.finditer(line.text)] if len(line.cells) == 1 else []
    starts = [
        end for end in sorted(ends)
        if _NEXT_PERSON.match(line.text, end) and (reached := _reached_at(line.text[end:])) > 0
        and _names_first(line.text[end : end + reached])
    ]  # fmt: skip
    return list(cut(line, [0, *starts])) if starts else [line]


_NEXT_PERSON = re.compile(r"\s+[^\W\d_a-z]")


def _reached_at(text: str) -> int:
    """Where the e-mail address or the telephone number of a line begins; -1 where it has none."""
    found = [m.start() for m in (EMAIL.search(text), PHONE.search(text)) if m]
    return min(found, default=-1)


def _names_first(before: str) -> bool:
    """Whether the text before a contact tells who is reached there: `Anna Muster, Head of Sales, +41 …`."""
    pieces = [piece.strip() for piece in re.split(r"[,|·•;–(]", before) if piece.strip()]
    return bool(pieces) and len(pieces[0].split()) > 1 and not label_of(pieces[0])


def _signed(lines: list[PrintedLine]) -> list[list[PrintedLine]]:
    """What somebody said, each with the line below that says who; none where the lines do not come in such pairs."""
    texts, names = lines[::2], lines[1::2]
    quoted = all(_QUOTE.match(line.text) for line in texts) and not any(_QUOTE.match(line.text) for line in names)
    marked = all(line.bullet for line in names) and not any(line.bullet for line in texts)
    if len(texts) != len(names) or not (quoted or marked):
        return []
    return [list(pair) for pair in zip(texts, names, strict=True)]


_QUOTE = re.compile(r"[“„\"»«].{20,}[”“\"«»]\s*$")
