"""The cells of an entry's head, brought to pieces that may play one role each, and those that name nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from cv_generator.cv.dates import find_dates
from cv_generator.languages import Pattern
from cv_generator.reading.fields.dated_lines import HeaderCell
from cv_generator.reading.fields.entry_heads import is_remark, without_mark, without_years
from cv_generator.reading.fields.labelled_details import BELOW, is_labelled
from cv_generator.reading.fields.whole_schools import with_whole_schools
from cv_generator.reading.words import evidence
from cv_generator.reading.words.form_labels import field_of

_DASHES = ("–", "—", "-", ":")
_ADDRESSES = ("https://", "http://", "www.")


def pieces_of(kind: str, cells: list[HeaderCell]) -> list[HeaderCell]:
    """The cells, what belongs together as one and what stands beside a name in a cell of its own."""
    cells = [part for cell in _with_whole_places(cells) for part in _without_share(_without_duration(cell))]
    cells = [part for cell in _with_whole_labels(cells) for part in _without_labelled(cell)]
    if kind != "education":
        return cells
    return with_whole_schools([part for cell in _with_bare_degree(cells) for part in _without_mark(cell)])


def beside_names(cells: list[HeaderCell], *, of_project: bool) -> list[HeaderCell]:
    """The cells that name nothing: remarks, labelled values, web addresses, what a project is behind its name in bold.

    None where there is one cell.
    """
    first = cells[0] if len(cells) > 1 else None
    return [cell for cell in cells if first and (_names_nothing(cell) or (of_project and _tells_what(first, cell)))]


def _names_nothing(cell: HeaderCell) -> bool:
    return is_remark(cell.text) or is_labelled(cell.text) or cell.text.startswith(_ADDRESSES)


def _tells_what(first: HeaderCell, cell: HeaderCell) -> bool:
    return cell is not first and first.style.bold and not cell.style.bold and cell.joint.strip() in _DASHES


def _with_bare_degree(cells: list[HeaderCell]) -> list[HeaderCell]:
    """The cells, an only degree without its brackets: `(Diploma in Peat Control)` below a school is no remark."""
    named = [cell for cell in cells if evidence.degree(cell.text) > 1]
    if len(named) != 1 or not is_remark(named[0].text) or find_dates(named[0].text):
        return cells
    return [replace(cell, text=cell.text[1:-1]) if cell is named[0] else cell for cell in cells]


def _with_whole_places(cells: list[HeaderCell]) -> list[HeaderCell]:
    """`Bremen, ` in bold before `Germany` in plain type is one place."""
    kept: list[HeaderCell] = []
    for cell in cells:
        whole = f"{kept[-1].text}, {cell.text}" if kept and cell.joint == ", " else ""
        if whole and evidence.is_place(whole):
            kept[-1] = replace(kept[-1], text=whole, blocks=(*kept[-1].blocks, *cell.blocks), at_edge=cell.at_edge)
        else:
            kept.append(cell)
    return kept


_SHARE = re.compile(r" (\((?:[^\W\d]+ )?\d+(?:[–-]\d+)?(?:\s?%|\s[^\W\d]+)\))$")
"""`(part-time 40 %)`, `(3 weeks)`: how much or how long"""
_GOES_ON = Pattern(r"(?i) (\((?:{present})\))$", name="dates")


def _without_mark(cell: HeaderCell) -> Iterator[HeaderCell]:
    name, mark = without_mark(cell.text)
    yield replace(cell, text=name) if mark else cell
    if mark:
        yield replace(cell, text=mark)


_LAST_PIECE = re.compile(r"\s[–—-]\s+([^,–—-]{3,20})$")


def _without_duration(cell: HeaderCell) -> HeaderCell:
    """`Farn Mill` of `Farn Mill – 5 weeks`: the dates tell how long."""
    found = _LAST_PIECE.search(cell.text)
    return replace(cell, text=cell.text[: found.start()]) if found and evidence.is_duration(found[1]) else cell


def _without_share(cell: HeaderCell) -> Iterator[HeaderCell]:
    """A name, and in a cell of its own how much or how long, where that stands in brackets behind the name.

    So do the years of a school behind a colon, a comma or a blank: `Farn Club: Grades 9-12`.
    """
    found = _SHARE.search(cell.text) or _going_on(cell.text)
    name, behind = (cell.text[: found.start()], found[1]) if found else without_years(cell.text)
    yield replace(cell, text=name) if behind else cell
    if behind:
        yield replace(cell, text=behind)


def _going_on(text: str) -> re.Match[str] | None:
    """`(in progress)` behind the name of a school or an employer; behind a degree or a role it stays."""
    found = _GOES_ON.search(text) if text[-1] == ")" else None
    name = text[: found.start()] if found else ""
    return found if name and max(evidence.degree(name), evidence.title(name)) <= 1 else None


def _with_whole_labels(cells: list[HeaderCell]) -> list[HeaderCell]:
    """The cells, a label in a type of its own with its value and what goes on behind: `**GPA**: 3.9`."""
    kept: list[HeaderCell] = []
    labelled = False
    for cell in cells:
        begins = bool(kept) and cell.joint == ": " and field_of(kept[-1].text) in BELOW
        labelled = begins or (labelled and bool(cell.joint))
        if labelled:
            text = f"{kept[-1].text}{cell.joint}{cell.text}"
            kept[-1] = replace(kept[-1], text=text, blocks=tuple(dict.fromkeys((*kept[-1].blocks, *cell.blocks))))
        else:
            kept.append(cell)
    return kept


def _without_labelled(cell: HeaderCell) -> Iterator[HeaderCell]:
    """A name, and in a cell of its own what has a label behind it: `Research Fellow, Advisor: Dr. Ada Quill`.

    So does the address of its site: `Farn College https://farn.example`.
    """
    found = _LABELLED.search(cell.text) if ":" in cell.text and not is_labelled(cell.text) else None
    at = found.start(1) if found and field_of(found[1]) in BELOW else 0
    if address := _ADDRESS.search(cell.text):
        at = address.start(1)
    if not at:
        yield cell
        return
    yield replace(cell, text=cell.text[:at].rstrip(" ,;|–—-"))
    yield replace(cell, text=cell.text[at:], joint="")


_LABELLED = re.compile(r",\s+([^\W\d_][^:,;]{1,38}):\s")
_ADDRESS = re.compile(r"[^\W_][,;|)]? ((?:https?://|www\.)\S+)$")
