"""References: which lines tell of one person."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from cv_generator.languages import lexicon
from cv_generator.reading.fields.found import Found, FoundCv, merged
from cv_generator.reading.fields.names import looks_like_a_name
from cv_generator.reading.fields.phones import is_number_of_something_else
from cv_generator.reading.fields.pieces import cut, groups_at, of_line, worded
from cv_generator.reading.fields.spaced import by_white_space, out_of_one_cell
from cv_generator.reading.regions.blocks import Run
from cv_generator.reading.structure.printed import Cell, PrintedLine, blocks_of
from cv_generator.reading.words import evidence
from cv_generator.reading.words.labels import label_of
from cv_generator.reading.words.patterns import EMAIL, PHONE


def read_references(lines: list[PrintedLine], cv: FoundCv) -> None:
    """One string per person, or a sentence such as `Available on request`."""
    lines = out_of_one_cell([line for line in lines if any(map(str.isalnum, line.text))])
    groups = (
        _numbered(lines, cv)
        or _signed(lines)
        or _beside(lines)
        or _at_first_label(lines)
        or _told_below(lines)
        or _at_names(lines, least=len(spaced := by_white_space(lines, most=6)))
        or spaced
        or _persons([piece for line in lines for piece in _at_contacts(line)])
    )
    for group in groups:
        found = merged([of_line(line, 0.9) for line in group], ", ")
        if found.value:
            found = replace(found, value=_STOP.sub("", _MARK_AND_COMMA.sub(r"\1 ", found.value)))
            cv.lists.setdefault("references", []).append(found)


_MARK_AND_COMMA = re.compile(r"([:;,]), ")
_STOP = re.compile(r"(?<=[^\W\d_]{5})\.(?=, )")
"""The stop of a line that has become a part of one item."""


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
    bare = worded(cell, cell.text[number.end() :])
    return replace(line, cells=(bare, *line.cells[1:]))


def _at_first_label(lines: list[PrintedLine]) -> list[list[PrintedLine]]:
    """Persons of forms, of whom each begins with the same label: `Name | Ada Quill` above `Phone | …`; else none."""
    labels = [line.cells[0].text.casefold() for line in lines if len(line.cells) > 1]
    starts = [at for at, label in enumerate(labels) if label == labels[0]]
    if len(starts) < _FEWEST or len(labels) < len(lines) or len(set(labels)) != starts[1]:
        return []
    return groups_at(lines, starts)


def _told_below(lines: list[PrintedLine]) -> list[list[PrintedLine]]:
    """Persons named on plain lines, with what there is to say of each in a list below; else none."""
    starts = [at for at, line in enumerate(lines) if not line.bullet]
    told = sum(at + 1 < len(lines) and lines[at + 1].bullet for at in starts)
    return groups_at(lines, starts) if starts[:1] == [0] and told > 1 and told >= len(starts) - 1 else []


def _at_names(lines: list[PrintedLine], *, least: int) -> list[list[PrintedLine]]:
    """Persons who each begin with a name and have as many lines as the others; else none, or no more than `least`."""
    if any(line.bullet or line.row or len(line.cells) > 1 for line in lines):
        return []
    starts = [at for at, line in enumerate(lines) if _is_name(line.text)]
    steps = {after - before for before, after in pairwise(starts)}
    last = len(lines) - starts[-1] if starts else 0
    alike = starts[:1] == [0] and len(steps) == 1 and min(steps) > 1 and min(steps) <= last <= min(steps) + 1
    return groups_at(lines, starts) if alike and len(starts) > max(least, 1) else []


def _is_name(text: str) -> bool:
    bare = text.rstrip(" .:,")
    return looks_like_a_name(bare) and "," not in bare and evidence.title(bare) < 1 and evidence.organisation(bare) < 1


_FEWEST = 2


def _persons(lines: list[PrintedLine]) -> list[list[PrintedLine]]:
    lines = _numbers_joined(lines)
    contacts = [_reached_at(line.text) for line in lines]
    looks = {line.look for line in lines}
    distinct = len(looks) > 1 and sum(other.look == lines[0].look for other in lines) < len(lines)
    one_line_each = (
        len(lines) > 1 and all(at > 0 for at in contacts) and not any(label_of(_who(line)) for line in lines)
    )
    groups: list[list[PrintedLine]] = []
    for index, line in enumerate(lines):
        if groups and not line.bullet and contacts[index] == 0 and contacts[index - 1] < 0:
            groups[-1].append(line)
            continue
        new = (
            not groups
            or one_line_each
            or line.bullet
            or line.starts_row
            or (line.row and line.column != lines[index - 1].column)
        )
        if not new and any(contacts):
            again = contacts[index - 1] >= 0 and (contacts[index] < 0 or _names_first(line.text[: contacts[index]]))
            new = (line.look == lines[0].look and contacts[index] != 0) if distinct else again
            new = new and not (contacts[index] < 0 and _tells_more(line.text))
        elif not new:
            new = len(looks) == 1 or line.look == lines[0].look
        groups.append([line]) if new else groups[-1].append(line)
    return groups


def _tells_more(text: str) -> bool:
    """Whether a label begins a line that tells more of the person above: `Position: Head of Kilns`."""
    label = _LABEL.match(text)
    return label is not None and label_of(label[1]) != "name"


_LABEL = re.compile(r"([^\W\d_]{3,20}) ?: ?\S")


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
    first = min(found, default=-1)
    return -1 if first > 0 and _is_no_telephone(text[:first]) else first


def _is_no_telephone(before: str) -> bool:
    """Whether the words before a number say that it is none: `P.O. Box 245-3400`."""
    last = _LAST_WORD.search(before.casefold())
    boxed = last is not None and lexicon("contact", "street").has(last[1])
    return boxed or is_number_of_something_else(before)


_LAST_WORD = re.compile(r"([^\W\d_]{2,}) $")


def _who(line: PrintedLine) -> str:
    """What stands before the contact of a line."""
    return line.text[: max(_reached_at(line.text), 0)].rstrip(" -–:;.")


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
