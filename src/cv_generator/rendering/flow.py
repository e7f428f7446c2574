"""In which order the sections stand in the file: one flow, or, in a template with a side column, a main flow and a
side.

The main text comes first in the text layer, then what stands in the side column of the first page, then what follows
on the
next pages, at full width. `split` is the field path at which the second page begins, as the typesetter found it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from cv_generator.rendering.density import Density
from cv_generator.rendering.looks import Look
from cv_generator.rendering.metrics import lines_of
from cv_generator.rendering.pieces import Setting, is_torn
from cv_generator.rendering.view import NOTHING, Entry, Pair, Section, Text, View

SIDE_FIELDS: Final = ("skills", "languages", "certifications", "interests", "awards", "trainings")
"""What may stand in a side column: short, and not the career itself."""

SMALLEST_BESIDE: Final = 0.84
"""Size in em at least of what stands in a side column, so that its words find room on a line."""

LONG_PART: Final = 34
"""Characters of a pair above which it may break over lines."""

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
    setting = Setting(view.texts_language, look.font, column)
    scale = size_beside((contact,), (), setting)
    column, line = column / scale, line * scale
    kind = look.template
    room = look.paper[2] - (kind.top + kind.bottom) * density.margin
    filled = (kind.photo * 5 / 4 + 8 if has_photo else 0.0) + sum(
        _lines(part.text, column, look) for part in contact
    ) * (line + 2.4 * density.spacing * _MM)
    found = []
    for section in view.sections:
        if section.path not in SIDE_FIELDS or _room_for_words(section, setting) - 0.005 < SMALLEST_BESIDE:
            continue
        parts = [_lines(item.text, column - 1.2, look) for item in section.items]
        parts += [_pair_lines(pair, column, look) for pair in section.pairs]
        height = (
            (22 * density.spacing + 1.8 * size) * _MM + sum(parts) * line + len(parts) * 2.6 * density.spacing * _MM
        )
        if filled + height <= _FULL * room:
            filled += height
            found.append(section)
    return tuple(found)


def _pair_lines(pair: Pair, column: float, look: Look) -> int:
    """A short pair is a line of its own (see `side-pairs` in sidebar.typ); of others the label has one before it."""
    if is_short(pair) or not pair.label:
        return _lines(" ".join(filter(None, pair.texts())), column, look)
    return _lines(pair.label.text, column, look) + _lines(pair.value.text, column, look)


def _lines(text: str, column: float, look: Look) -> int:
    return lines_of(text, column, look.font)


def is_short(pair: Pair) -> bool:
    """Whether a label and its value stand on one line, as a language and its level do."""
    return bool(pair.label) and len(pair.label.text) + len(pair.value.text) <= LONG_PART


def size_beside(contact: Iterable[Iterable[Text]], sections: Iterable[Section], setting: Setting) -> float:
    """The size in em of all that stands in a side column: as much smaller as its widest words ask for, and contact data
    that are a little too wide for a line."""
    lines = (setting.column / setting.width(part.text) for parts in contact for part in parts if part)
    wanted = [*filter(SMALLEST_BESIDE.__le__, lines), *(_room_for_words(section, setting) for section in sections)]
    return round(min([each - 0.005 for each in wanted if each < 1], default=1.0), 3)


def _room_for_words(section: Section, setting: Setting) -> float:
    """The size in em at which the widest word finds room on a line of the side column; a little room is left."""
    bold, bullet = replace(setting, bold=True), 0.9 if section.kind == "items" else 0.0
    wide = [bold.width(word) + bullet for text in section.texts() for word in text.split()]
    return setting.column / (max(wide, default=0.0) + 0.2)


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
