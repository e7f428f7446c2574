"""In which order the sections stand in the file: one flow, or, in a template with a side column, a main flow and a
side.

The main text comes first in the text layer, then what stands in the side column of the first page, then what follows
on the
next pages, at full width. `split` is the field path at which the second page begins, as the typesetter found it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from cv_generator.rendering.density import Density
from cv_generator.rendering.looks import Look
from cv_generator.rendering.metrics import lines_of, width_of
from cv_generator.rendering.pieces import Setting, is_torn
from cv_generator.rendering.view import NOTHING, Entry, Section, Text, View

SIDE_FIELDS: Final = ("skills", "languages", "certifications", "interests", "awards", "trainings")
"""What may stand in a side column: short, and not the career itself."""

_MM: Final = 25.4 / 72
_FULL: Final = 0.94
"""How far a side column is filled by estimate."""


@dataclass(frozen=True, slots=True)
class Flow:
    """`first` is the main flow of the first page (or of all), `side` stands beside it, `rest` begins the second
    page. `contact_beside` says that the contact data stand in the side column."""

    first: tuple[Section, ...]
    side: tuple[Section, ...] = ()
    rest: tuple[Section, ...] = ()
    contact_beside: bool = False

    def sections(self) -> Iterator[Section]:
        yield from (*self.first, *self.side, *self.rest)


def flow_of(view: View, look: Look, density: Density, *, has_photo: bool, split: str = "") -> Flow:
    """The flow of a view in this look."""
    if not look.template.side:
        numbered = look.template.numbered
        return Flow(
            tuple(replace(it, numbered=len(it.items) > 1) if it.path in numbered else it for it in view.sections)
        )
    contact = _contact_beside(view, look, density)
    side = _side(view, look, density, contact, has_photo=has_photo)
    main = tuple(section for section in view.sections if section not in side)
    first, rest = parted(main, split) if split else (main, ())
    return Flow(first, side, rest, contact_beside=bool(contact))


def _contact_beside(view: View, look: Look, density: Density) -> tuple[Text, ...]:
    """The contact data, where all of them can be set in the side column without a word that is cut between letters."""
    parts = tuple(part for line in view.contact for part in line)
    setting = Setting(view.texts_language, look.font, _in_em(look.side_column(), look, density))
    return () if any(is_torn(part.text, setting) for part in parts) else parts


def _in_em(length: float, look: Look, density: Density) -> float:
    """A length in mm as one in em of the body."""
    return length / (look.size(density) * _MM)


def _side(
    view: View, look: Look, density: Density, contact: tuple[Text, ...], *, has_photo: bool
) -> tuple[Section, ...]:
    """The sections that find room beside the main text of the first page, below `contact`, in the CV's order."""
    size = look.size(density)
    line = size * (0.72 + 0.58 * density.leading) * _MM
    column = _in_em(look.side_column(), look, density)
    kind = look.template
    room = look.paper[2] - (kind.top + kind.bottom) * density.margin
    filled = (kind.photo * 5 / 4 + 8 if has_photo else 0.0) + sum(
        _lines(part.text, column, look) for part in contact
    ) * (line + 2.4 * density.spacing * _MM)
    found = []
    for section in view.sections:
        if section.path not in SIDE_FIELDS or not _is_narrow(section, column, look):
            continue
        gaps = (22 * density.spacing + 1.8 * size) * _MM
        height = gaps + sum(
            _lines(text, column - 1.2, look) * line + 3.2 * density.spacing * _MM
            for text in [
                *(item.text for item in section.items),
                *(t for pair in section.pairs for t in pair.texts() if t),
            ]
        )
        if filled + height <= _FULL * room:
            filled += height
            found.append(section)
    return tuple(found)


def _lines(text: str, column: float, look: Look) -> int:
    return lines_of(text, column, look.font)


def _is_narrow(section: Section, column: float, look: Look) -> bool:
    """Whether all its words find room on a line of the side column."""
    return all(
        width_of(word, look.font, bold=True) <= column - 1.2 for text in section.texts() for word in text.split()
    )


def parted(sections: tuple[Section, ...], path: str) -> tuple[tuple[Section, ...], tuple[Section, ...]]:
    """The sections before a part, and those from it on. What is cut in two goes on without its heading or head."""
    for at, section in enumerate(sections):
        if section.path == path:
            return sections[:at], sections[at:]
        halves = _halves(section, path)
        if halves:
            return (*sections[:at], halves[0]), (halves[1], *sections[at + 1 :])
    return sections, ()


def _halves(section: Section, path: str) -> tuple[Section, Section] | None:
    for name in ("pairs", "items"):
        parts = getattr(section, name)
        for n, part in enumerate(parts):
            if part.path == path and n:
                return replace(section, **{name: parts[:n]}), replace(section, heading="", **{name: parts[n:]})
    for n, entry in enumerate(section.entries):
        if entry.path == path:
            return (
                replace(section, entries=section.entries[:n]),
                replace(section, heading="", entries=section.entries[n:]),
            )
        for m, bullet in enumerate(entry.bullets):
            if bullet.path == path and m:
                before, after = _entry_halves(entry, m)
                return (
                    replace(section, entries=(*section.entries[:n], before)),
                    replace(section, heading="", entries=(after, *section.entries[n + 1 :])),
                )
    return None


def _entry_halves(entry: Entry, at: int) -> tuple[Entry, Entry]:
    rest = replace(entry, date=NOTHING, title=NOTHING, where=NOTHING, bullets=entry.bullets[at:])
    return replace(entry, bullets=entry.bullets[:at]), rest
