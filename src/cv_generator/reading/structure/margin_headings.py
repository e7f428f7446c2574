"""Headings in the first cells of a table, in plain type: known by what the column says from its top to its bottom."""

from __future__ import annotations

from cv_generator.cv.dates import parse_date_range
from cv_generator.reading.structure.headings import Headed, sections_guessed, sections_named
from cv_generator.reading.structure.line_look import LineLook
from cv_generator.reading.structure.printed import PrintedLine
from cv_generator.reading.words.language_names import is_language

_ENTRIES = frozenset(("work_experience", "education"))
_KINDS = 3  # different sections that such a column names
_LONGEST = 40


def margin_headings(lines: list[PrintedLine]) -> dict[int, Headed]:
    """Index of a line -> the heading in its first cell; empty where the first cells of the rows say something else."""
    rows = [index for index, line in enumerate(lines) if line.starts_row and _may_head(line)]
    told = {index: kinds for index in rows if (kinds := _kinds(lines[index].cells[0].text))}
    named = {kinds[0] for kinds in told.values()}
    if len(named) < _KINDS or not named & _ENTRIES or len(told) * 3 < len(rows) * 2:
        return {}
    if len(told) > 2 * len(named) and not _are_above_dates(lines, rows):
        return {}
    looks = {lines[index].look for index in told if sections_named(lines[index].cells[0].text)}
    told = {index: kinds for index, kinds in told.items() if _is_set_alike(lines[index], looks)}
    rows = [index for index in rows if index >= min(told)]  # what stands above them all is the person's name
    rows = [index for index in rows if index in told or _is_set_alike(lines[index], looks)]
    why = "it stands in the first column of a table, whose cells name sections from top to bottom"
    return {
        index: Headed(index, 0, told.get(index, ("other",)), lines[index].cells[0].text, sure=index in told, why=why)
        for index in rows
    }


def _are_above_dates(lines: list[PrintedLine], rows: list[int]) -> bool:
    """Whether the column names a kind above the date of each entry: most of its labels stand above a date."""
    below = [next((line for line in lines[at + 1 : at + 4] if line.starts_row), None) for at in rows]
    dated = sum(line is not None and parse_date_range(line.cells[0].text) is not None for line in below)
    return dated * 3 >= len(rows) * 2


def _is_set_alike(line: PrintedLine, looks: set[LineLook]) -> bool:
    """Whether a cell that tells nothing is set as those that name sections: what `Voto finale` labels is not."""
    return (line.look in looks or not looks) and not is_language(line.cells[0].text)


def _may_head(line: PrintedLine) -> bool:
    text = line.cells[0].text
    return 3 < len(text) <= _LONGEST and not line.bullet and not any(c.isdigit() for c in text) and "@" not in text


def _kinds(text: str) -> tuple[str, ...]:
    return sections_named(text) or sections_guessed(text)
