"""What is asked of an entry's header and what it answers: its cells, and who plays which role in them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from cv_generator.reading.fields.dated_lines import HeaderCell
from cv_generator.reading.words import evidence

_AGREEING = 2  # headers that make a custom


@dataclass(slots=True)
class Header:
    """The cells of one entry's header. `only` limits the roles where the layout has decided them already.

    `grouped` says that further roles at the same employer follow, whose name therefore stands first. `dated` is the
    number of the line that has the date, -1 where none has. `project` says that the heading of the section announces
    projects. `open` are the roles that a parse may give although `only`, which is a guess then, has fewer.
    """

    cells: list[HeaderCell]
    only: str = ""
    breaks: bool = False
    grouped: bool = False
    dated: int = -1
    project: bool = False
    open: str = ""
    scores: list[dict[str, float]] = field(default_factory=list)


@dataclass(slots=True)
class Roles:
    """What a header says: role -> (text, blocks); texts without a role; how sure the vote was (0 to 1).

    `chances` are how likely what plays each role is, among all ways to read the header (0 to 1).
    """

    fields: dict[str, tuple[str, tuple[int, ...]]] = field(default_factory=dict)
    texts: list[tuple[str, tuple[int, ...]]] = field(default_factory=list)
    certainty: float = 0.9
    chances: dict[str, float] = field(default_factory=dict)


@dataclass(slots=True)
class Vote:
    """The order that the entries of one section agreed on, as a hint for the next section."""

    order: str = ""
    margin: float = 0.0


def repeated_in(headers: list[Header]) -> frozenset[str]:
    """Texts that stand in several headers: an employer or a school is more often repeated than a title."""
    seen: dict[str, int] = {}
    for header in headers:
        for text in {cell.text for cell in header.cells}:
            seen[text] = seen.get(text, 0) + 1
    return frozenset(text for text, count in seen.items() if count > 1)


def part_as_most(headers: list[Header], wraps: list[tuple[str, str]]) -> None:
    """Parts a cell at the end of a line on paper where its header then has as many cells as most others have.

    Two lines that fill a narrow column look like a long one: `Quelle Metallbau` above `Leiterin und Ausbilderin`.
    """
    counts = Counter(len(header.cells) for header in headers)
    usual, count = counts.most_common(1)[0] if counts else (0, 0)
    if count < _AGREEING or count * 2 < len(headers):
        return
    for header in headers:
        if len(header.cells) == usual - 1:
            header.cells = next((parted for wrap in wraps if (parted := _parted_at(header.cells, wrap))), header.cells)


_DASH = re.compile(r"\s+[–—−-]\s+")
_DASHED = 3  # heads that show that a dash parts them


def part_at_dashes(headers: list[Header]) -> None:
    """Parts the cells of heads where one dash stands in each of them: `Farn Mill – Baker, Night Shift`."""
    single = [header for header in headers if len(header.cells) == 1]
    if len(single) < _DASHED or len(single) < len(headers):
        return
    found = [list(_DASH.finditer(header.cells[0].text)) for header in single]
    if any(len(marks) != 1 for marks in found):
        return
    for header, (mark,) in zip(single, found, strict=True):
        cell = header.cells[0]
        first = replace(cell, text=cell.text[: mark.start()], at_edge=False)
        header.cells = [first, replace(cell, text=cell.text[mark.end() :], joint=" – ")]


def _parted_at(cells: list[HeaderCell], wrap: tuple[str, str]) -> list[HeaderCell]:
    """The cells, one of them in two where a line ended; empty where none has that end."""
    for index, cell in enumerate(cells):
        before, found, behind = cell.text.partition(f"{wrap[0]} {wrap[1]}")
        if found and wrap[0][-1].isalnum() and wrap[1][:1].isupper():
            first = replace(cell, text=f"{before}{wrap[0]}", at_edge=False)
            second = replace(cell, text=f"{wrap[1]}{behind}", joint="", line=cell.line + 1)
            return [*cells[:index], first, second, *cells[index + 1 :]]
    return []


def with_learnt_places(headers: list[Header]) -> None:
    """Parts from the cells the places that no list knows: they close several names, or stand alone elsewhere.

    `Anna School, Quellheim` and `Lind School, Quellheim`.
    """
    seen: dict[str, set[str]] = {}
    for cell in (cell for header in headers for cell in header.cells):
        named, _, tail = cell.text.rpartition(", ")
        if evidence.could_be_place(tail) and not _is_known(named, tail) and not evidence.is_department(tail):
            seen.setdefault(tail, set()).add(named)
    learnt = {tail for tail, names in seen.items() if len(names) >= _AGREEING and _are_bodies(names - {""})}
    if learnt:
        for header in headers:
            header.cells = [part for cell in header.cells for part in _parted(cell, learnt)]


def _is_known(named: str, tail: str) -> bool:
    """Whether a text ends in a place that is told without the other entries: `Tampa, Florida`."""
    town = named.rpartition(", ")[2]
    around = tail.casefold() in evidence.surroundings() or (len(tail) < 4 and tail.isupper())
    return around or evidence.is_place(tail) or evidence.is_place(f"{town}, {tail}")


def _are_bodies(names: set[str]) -> bool:
    """Whether names are those of schools and employers, some by their words, and none is a role or a degree."""
    named = any(max(evidence.institution(name), evidence.organisation(name)) > 0.5 for name in names)
    return named and not any(max(evidence.title(name), evidence.degree(name)) > 1 for name in names)


def _parted(cell: HeaderCell, learnt: set[str]) -> Iterator[HeaderCell]:
    named, _, tail = cell.text.rpartition(", ")
    if tail not in learnt:
        yield cell
        return
    if named:
        yield replace(cell, text=named, at_edge=False)
    yield replace(cell, text=tail, is_place=True)


def place_as_most(template: tuple[str, ...], roles: list[Roles]) -> None:
    """Where most headers end in a town behind a comma, the others do so with towns that no list knows."""
    ends = next((code for code in template if len(code) > 1 and code[-1] == "L" and code[-2] in "TE"), "")
    placed = sum("L" in played.fields for played in roles)
    if not ends or placed < _AGREEING or placed * 2 < len(roles):
        return
    for played in roles:
        if "L" in played.fields or ends[-2] not in played.fields:
            continue
        text, blocks = played.fields[ends[-2]]
        named, comma, town = text.rpartition(", ")
        whole = town.count("(") == town.count(")")
        if comma and whole and evidence.could_be_place(town) and not evidence.is_department(town):
            played.fields[ends[-2]], played.fields["L"] = (named, blocks), (town, blocks)
