"""Sections whose headings do not tell what they are, told by what stands in them: whole ones, and parts of them."""

from __future__ import annotations

from dataclasses import replace

from cv_generator.reading.structure.headings import Headed, sections_guessed
from cv_generator.reading.structure.printed import PrintedLine
from cv_generator.reading.structure.section_figures import Piece, Told
from cv_generator.reading.structure.section_model import is_sure, kinds_told, lead_in
from cv_generator.reading.structure.sections import Section

_WHY = "its lines look like this by all that they hold"
_FEWEST = 4
"""Sections under listed headings, without which nothing around one of them says whether its heading misleads."""


def reconsidered(sections: list[Section]) -> list[Section]:
    """The sections, those that are open parted and told anew where their lines clearly say something else."""
    told: Told | None = None
    found: list[Section] = []
    sure = sum(bool(section.lines and is_sure(section)) for section in sections)
    for number, section in enumerate(sections):
        lead = lead_in(section)
        if lead is None or (is_sure(section) and sure < _FEWEST):
            found.append(section)
            continue
        told = told or Told(sections)
        pieces = told.pieces(number)
        kinds = kinds_told(pieces, section.kind, lead)
        _place(section, _runs(pieces, kinds), found)
    return found


def _runs(pieces: list[Piece], kinds: list[str]) -> list[tuple[str, Piece, list[PrintedLine]]]:
    """Neighbours of one kind together, with the first piece of each."""
    runs: list[tuple[str, Piece, list[PrintedLine]]] = []
    for piece, kind in zip(pieces, kinds, strict=True):
        if runs and runs[-1][0] == kind:
            runs[-1][2].extend(piece.lines)
        else:
            runs.append((kind, piece, list(piece.lines)))
    return runs


def _place(section: Section, runs: list[tuple[str, Piece, list[PrintedLine]]], found: list[Section]) -> None:
    """Adds a section to those before it, as its runs tell: a run that goes on with the section above joins it."""
    ruled = "contact" if section.kind == "title" else section.kind
    if [kind for kind, _, _ in runs] == [ruled]:
        found.append(section)
        return
    for kind, piece, lines in runs:
        above = next((one for one in reversed(found) if one.stream == section.stream), None)
        goes_on = above is not None and above.kind == kind
        if not piece.at:
            _place_first(section, kind, lines, above if goes_on and kind != ruled else None, found)
        elif above is not None and goes_on and not piece.heads(kind):
            above.lines = [*above.lines, *lines]
        elif len(lines) > 1 and piece.heads(kind):
            headed = Headed(-1, 0, (kind,), lines[0].text, sure=False, why=_WHY)
            found.append(Section((kind,), section.stream, headed, lines[0], lines[1:]))
        else:
            found.append(Section((kind,), section.stream, lines=lines, why=_WHY))


def _place_first(
    section: Section, kind: str, lines: list[PrintedLine], above: Section | None, found: list[Section]
) -> None:
    """Adds the first lines of a section, with its heading; under none they go on with the section above, if any."""
    head = section.heading_line
    no_heading = section.heading is None or (
        section.host is None and kind not in sections_guessed(section.heading.text)
    )
    if above is not None and no_heading:
        above.lines = [*above.lines, *([head] if head is not None else []), *lines]
        return
    why = section.why if section.kind in (kind, "title") else _WHY
    found.append(replace(section, kinds=(kind,), lines=lines, why=why))
