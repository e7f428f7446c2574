"""Sections that are lists: certificates, courses, publications, awards, interests, references; and prose."""

from __future__ import annotations

import re
from dataclasses import replace

from cv_generator.cv.dates import find_dates, parse_date_range
from cv_generator.reading.contact_bits import EMAIL
from cv_generator.reading.found import Found, FoundCv, merged
from cv_generator.reading.phones import PHONE
from cv_generator.reading.pieces import items_of, of_line, part
from cv_generator.reading.printed import PrintedLine
from cv_generator.reading.skills import joined_lists

_NUMBER = re.compile(r"(?:\[(?=\d+\]))?(\d{1,2})[.)\]]\s+")
_PROSE_END = re.compile(r"[.!?:…]$")


def read_items(name: str, lines: list[PrintedLine], cv: FoundCv) -> None:
    """One string per item, with the year where it is printed; an item may stand on several lines."""
    numbered = _numbered(lines) if name != "awards" else []
    for group in numbered or _items(lines):
        found = _without_number(group, cv) if numbered else _one_item(group)
        if re.search(r"\w", found.value):
            cv.lists.setdefault(name, []).append(found)


def _numbered(lines: list[PrintedLine]) -> list[list[PrintedLine]]:
    """Items with the numbers 1, 2, 3 before them, each with the lines that it goes on in; none where they are not."""
    groups: list[list[PrintedLine]] = []
    for line in lines:
        number = _NUMBER.match(line.text)
        if number and int(number[1]) == len(groups) + 1:
            groups.append([line])
        elif groups and not number:
            groups[-1].append(line)
        else:
            return []
    return groups if len(groups) > 1 else []


def _without_number(lines: list[PrintedLine], cv: FoundCv) -> Found:
    whole = merged([of_line(line) for line in lines])
    number = _NUMBER.match(whole.value)
    if number is None:
        return whole
    cv.structure.append(Found("", number[0], whole.blocks[:1], verbatim=False))
    rest = whole.value[number.end() :]
    return replace(whole, value=rest, text=rest)


def _items(lines: list[PrintedLine]) -> list[list[PrintedLine]]:
    groups: list[list[PrintedLine]] = []
    bulleted = any(line.bullet for line in lines)
    outer = min((line.depth for line in lines if line.bullet), default=0)
    first = lines[0] if lines else None
    looks = {line.look for line in lines}
    dated = (
        bool(lines)
        and all(_leads_with_date(line) for line in lines if len(line.cells) > 1)
        and any(len(line.cells) > 1 for line in lines)
    )
    for line in lines:
        if not groups or first is None:
            groups.append([line])
        elif line.bullet:
            groups.append([line]) if line.depth <= outer and (groups[-1][-1].bullet or first.bullet) else groups[
                -1
            ].append(line)
        elif line.starts_row or (dated and len(line.cells) > 1):
            groups.append([line])
        elif bulleted or (dated and len(line.cells) == 1 and first.cells and len(first.cells) > 1):
            groups[-1].append(line) if not (
                bulleted and line.look == first.look and not first.bullet
            ) else groups.append([line])
        elif len(looks) > 1 and not first.continues:
            groups.append([line]) if line.look == first.look else groups[-1].append(line)
        elif _continues(groups[-1][-1], line):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _continues(before: PrintedLine, line: PrintedLine) -> bool:
    return (
        line.text[:1].islower() or before.text.endswith((",", "–", "-", ":", "(")) or bool(parse_date_range(line.text))
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
        joint = (
            ""
            if not value
            else " "
            if value.endswith((",", ";", ":", "–", "-", "(")) or piece.value[:1] in "(–" or piece.value[:1].islower()
            else ", "
        )
        value += joint + piece.value
    return replace(merged([*pieces, *dates]), value=value)


def _led(text: str) -> tuple[str, str] | None:
    """`2019: Course` and `03/2019 – Course` as date and text."""
    found = find_dates(text)
    if not found or found[0].start or found[0].end >= len(text):
        return None
    rest = text[found[0].end :]
    bare = rest.lstrip(" :–-—|,\t")
    return (text[: found[0].end], bare) if len(bare) > 3 and re.match(r"\s*[:–—|,-]|\s{2,}|\s", rest) else None


def read_interests(lines: list[PrintedLine], cv: FoundCv) -> None:
    """Interests, cut at commas."""
    for line in joined_lists(lines):
        for cell in line.cells:
            text = cell.text
            if (m := re.fullmatch(r"([^:,]{2,30}):\s+(.+)", text)) is not None:
                text = m[2]
            cv.lists.setdefault("interests", []).extend(
                part(item, cell, 0.9) for item in items_of(text) if re.search(r"\w", item)
            )


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


def read_references(lines: list[PrintedLine], cv: FoundCv) -> None:
    """One string per person, or a sentence such as `Available on request`."""
    contacts = [bool(EMAIL.search(line.text) or PHONE.search(line.text)) for line in lines]
    looks = {line.look for line in lines}
    groups: list[list[PrintedLine]] = []
    for index, line in enumerate(lines):
        new = not groups or line.bullet or line.starts_row or (line.row and line.column != lines[index - 1].column)
        if not new and any(contacts):
            distinct = len(looks) > 1 and sum(other.look == lines[0].look for other in lines) < len(lines)
            new = (line.look == lines[0].look) if distinct else (contacts[index - 1] and not contacts[index])
        elif not new:
            new = len(looks) == 1 or line.look == lines[0].look
        groups.append([line]) if new else groups[-1].append(line)
    for group in groups:
        found = merged([of_line(line, 0.9) for line in group], ", ")
        if found.value:
            cv.lists.setdefault("references", []).append(found)
