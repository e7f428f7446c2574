"""The view in the form that the templates read: plain values, texts with their break rules."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cached_property, partial
from math import ceil
from typing import Any, Final, TypeVar

from cv_generator.rendering.as_json import to_json
from cv_generator.rendering.composer import Composer
from cv_generator.rendering.contact import lines_of
from cv_generator.rendering.density import Density
from cv_generator.rendering.flow import Flow, is_short, size_beside
from cv_generator.rendering.looks import Look
from cv_generator.rendering.metrics import lines_about
from cv_generator.rendering.pieces import Pieces, Setting, plain
from cv_generator.rendering.view import Entry, Pair, Section, Text, View

T = TypeVar("T")

SMALL_PRINT: Final = 7.5
"""Points of the consent clause (see `consent` in base.typ)."""

SHORT_SECTION: Final = 4
"""Lines up to which a section stays on one page."""

HEADING: Final = 1.16
"""Size of a section's heading, in em, in the templates with an axis."""

SHORT_ENTRIES: Final = 2
SHORT_ENTRIES_LINES: Final = 9
"""Entries of a section, and their lines, up to which it stays on one page."""

SHORT_ENTRY: Final = 3
"""Bullets of an entry up to which it stays on one page: two at least would stand on each side of a break."""

UNPARTED: Final = 2
"""Lines of a text that the typesetter parts nowhere of its own: it leaves no line alone on a page."""

LONG_TEXT: Final = 7
"""Lines of a text above which it may break over pages wherever it happens to."""

SEPARATOR: Final = " · "
"""Between contact data, with 0.84 em of white more (see `dotted` in base.typ)."""

BULLET: Final = 0.8
"""What a list's sign and the white after it take, in em (see `set list` in base.typ)."""

WHERE: Final = 0.4
"""White in em between a title and the place on its line, besides the blank (see compact.typ)."""

WIDE_BLANK: Final = 0.5
"""Width in em of two fixed blanks in the gap before a date (see tools/wide_blank.py)."""

LEAST_GAP: Final = 1.5
"""White in em at least before a date at the right edge."""

_MM: Final = 25.4 / 72


def sheet_of(
    view: View,
    flow: Flow,
    look: Look,
    density: Density,
    composer: Composer,
    *,
    has_photo: bool = False,
    with_paths: bool = False,
) -> bytes:
    """The JSON that `templates/base.typ` calls `view`."""
    size = look.size(density) * _MM
    setting = Setting(view.texts_language, look.font, look.column(density) / size, with_paths=with_paths)
    head = replace(setting, column=look.head(density, has_photo=has_photo) / size)
    side = replace(setting, column=look.side_column() / size)
    side_size = size_beside(view.contact if flow.contact_beside else (), flow.side, side)
    side = replace(side, column=side.column / side_size) if look.template.side else head
    above = setting if look.template.side else head
    parts = [part for line in view.contact for part in line]
    main, beside, heads, ours = (
        _Sheet(setting, look, composer),
        _Sheet(side, look, composer),
        _Sheet(above, look, composer),
        _Sheet(replace(setting, language=view.language), look, composer),
    )
    bold = replace(setting, bold=True, is_alone=False)
    person = to_json(
        {
            "document_title": view.document_title,
            "author": view.name,
            "name": plain(view.name, replace(bold, column=above.column * size / (17 * _MM), is_alone=True)),
            "name_width": round(bold.width(view.name), 2),
            "name_word": round(max(map(bold.width, re.split(r"\s", view.name))), 2),
            "headline": main.text(view.headline, replace(main.amid, column=0.7 * setting.column)),
            "contact": [(beside if flow.contact_beside else heads).text(part) for part in parts],
            "contact_lines": lines_of([head.width(it.text) for it in parts], _between(head), above.column),
            "contact_beside": flow.contact_beside,
            "side_size": side_size,
            "photo_alt": view.photo_alt,
            "signature": ours.plain(view.signature),
            "consent": main.texts(view.consent, replace(setting, column=setting.column * size / (SMALL_PRINT * _MM))),
            "consent_long": sum(len(it.text) for it in view.consent) > 1500,
        }
    )
    flows = (("sections", main, flow.first), ("side", beside, flow.side), ("rest", main, flow.rest))
    lists = (b'"%s":[%s]' % (name.encode(), sheet.sections(sections)) for name, sheet, sections in flows)
    return b'{"person":%s,%s}' % (person, b",".join(lists))


def _between(setting: Setting) -> float:
    """Width in em of what stands between two parts of a line."""
    return setting.width(SEPARATOR) + 0.84


@dataclass(frozen=True)
class _Sheet:
    """Sets texts in one column; `amid` is the setting of texts that stand beside others on their line."""

    setting: Setting
    look: Look
    composer: Composer

    @cached_property
    def amid(self) -> Setting:
        return replace(self.setting, is_alone=False)

    @cached_property
    def bold(self) -> Setting:
        return replace(self.setting, bold=True)

    @cached_property
    def in_list(self) -> Setting:
        return replace(self.setting, column=self.setting.column - BULLET)

    def plain(self, text: str) -> Pieces:
        return plain(text, self.setting)

    def text(self, it: Text, setting: Setting | None = None) -> dict[str, Any]:
        """A text; without a `setting` one that stands beside others on its line."""
        has_own_paths = any(run.path for run in it.runs)
        setting = setting or self.amid
        return {
            "text": self.composer.pieces(it.runs or it.text, setting),
            "url": it.url,
            "path": "" if has_own_paths else it.path,
        }

    def lines(self, text: str) -> int:
        return lines_about(text, self.setting.column)

    def sections(self, sections: Iterable[Section]) -> bytes:
        """Sections as JSON, separated by commas. One that was set before is not set again."""
        return b",".join([self._section_json(section) for section in sections])

    def _section_json(self, section: Section) -> bytes:
        return self._kept(section, lambda: to_json(self.section(section)))

    def _kept(self, part: Section | Entry, made: Callable[[], T]) -> T:
        """What was made of a part of the view in this column and with such heads before, else now."""
        return self.composer.kept((part, self.setting, self.look.axis, self.look.template.head), made, 0)

    def section(self, section: Section) -> dict[str, Any]:
        return {
            "path": section.path,
            "heading": section.heading,
            "heading_path": section.path,
            "heading_reach": self._reach(section.heading),
            "kind": section.kind,
            "numbered": section.numbered,
            "number_width": self._number_width(section),
            "whole": self._is_short(section),
            "entries": [self._kept(entry, partial(self.entry, entry)) for entry in section.entries],
            "pairs": [self.pair(pair) for pair in section.pairs],
            "pair_lines": self._pair_lines(section.pairs),
            "items": self.texts(section.items, self.setting if section.kind == "prose" else self.in_list),
        }

    def _number_width(self, section: Section) -> float:
        """Width in em of the widest number, where items have any."""
        numbers = range(1, len(section.items) + 1) if section.numbered else ()
        return max((self.setting.width(f"{number}.") for number in numbers), default=0.0)

    def _reach(self, heading: str) -> int:
        """How many fixed blanks follow a heading so that it reaches past the axis.

        pdfminer tells what belongs together by the areas between lines. Where headings end before the axis and the
        texts under them begin at it, three headings of short sections are a column of their own, read before those.
        Source Sans has no wider blank.
        """
        axis = self.look.axis
        if not axis:
            return 0
        missing = axis / (10 * _MM) + 2 - HEADING * self.bold.width(heading)
        return max(0, ceil(missing / (HEADING * self.bold.width("\u00a0"))))

    def _is_short(self, section: Section) -> bool:
        """Whether a section stays on one page. Of two entries one alone would look left behind."""
        if len(section.entries) > SHORT_ENTRIES:
            return False
        return self._lines_in(section) <= (SHORT_ENTRIES_LINES if section.entries else SHORT_SECTION)

    def _lines_in(self, section: Section) -> int:
        texts = [*(it.text for it in section.items), *(" ".join(pair.texts()) for pair in section.pairs)]
        texts += [text for entry in section.entries for text in (entry.title.text, entry.where.text) if text]
        texts += [bullet.text for entry in section.entries for bullet in entry.bullets]
        return sum(self.lines(text) for text in texts)

    def entry(self, entry: Entry) -> dict[str, Any]:
        head = self.lines(entry.title.text) + self.lines(entry.where.text)
        lines = head + sum(self.lines(bullet.text) for bullet in entry.bullets)
        edge = self._to_the_edge(entry)
        title, where = self._settings_of_head(entry, fills=edge.get("fill", 0) > 0)
        return {
            "path": entry.path,
            "date": entry.date.text,
            "date_path": entry.date.path,
            "title": self.text(entry.title, title),
            "where": self.text(entry.where, where),
            **edge,
            "continued": not (entry.date or entry.title or entry.where),
            "whole": len(entry.bullets) <= SHORT_ENTRY and lines <= 3 * LONG_TEXT,
            "long": head > LONG_TEXT,
            "bullets": self.texts(entry.bullets, self.in_list),
        }

    def _settings_of_head(self, entry: Entry, *, fills: bool) -> tuple[Setting | None, Setting | None]:
        """For title and place: what stands whole on its line is set as a text alone, whose ties take no boxes; programs
        that lose the blank before a box would glue words of a title. `fills`: it was measured to fit."""
        second = self.look.template.head[1]
        if self.look.template.axis:
            return self.bold, self.setting
        if second == "where":
            return (self.bold, self.setting) if fills else (None, None)
        beside = self.bold.width(entry.title.text) + self.setting.width(f"  {entry.date.text}") + WHERE
        return (self.bold if beside <= self.setting.column else None), self.setting

    def _to_the_edge(self, entry: Entry) -> dict[str, Any]:
        """How the date gets to the right edge: by so many fixed blanks (`fill`), with the place on a line of its own
        where the title takes too much of the line (`below`). 0 where both find no room: there the date follows."""
        if self.look.template.head[-1] != "date" or not (entry.date and entry.title):
            return {}
        place = self.setting.width(f"{entry.where.text} {entry.date.text}")
        beside = self.setting.column - self.bold.width(entry.title.text) - self.setting.width(" ") - WHERE - place
        below = self.setting.column - place
        is_below = beside < LEAST_GAP <= below and bool(entry.where)
        room = below if is_below else beside
        return {"below": is_below, "fill": 2 * int(room / WIDE_BLANK) if room >= LEAST_GAP else 0}

    def pair(self, pair: Pair) -> dict[str, Any]:
        return {
            "path": pair.path,
            "label": self.text(pair.label),
            "value": self.text(pair.value),
            "hangs": self.bold.width(pair.label.text) <= self.hanging,
            "brief": self.lines(pair.value.text) <= LONG_TEXT,
            "short": is_short(pair),
        }

    def _pair_lines(self, pairs: tuple[Pair, ...]) -> tuple[int, ...]:
        """How many pairs stand on each line, where they share lines (see `labelled-lines` in base.typ)."""
        if not all(map(is_short, pairs)):
            return ()
        widths = [self.bold.width(f"{pair.label.text} ") + self.setting.width(pair.value.text) for pair in pairs]
        return lines_of(widths, _between(self.setting), self.setting.column)

    @property
    def hanging(self) -> float:
        """Width in em of a label that may hang beside the axis. pdfminer takes text that starts further to the left for
        something that comes before the line above."""
        return 0.82 * self.look.axis / (10 * _MM)

    def texts(self, texts: Iterable[Text], setting: Setting | None = None) -> list[dict[str, Any]]:
        """Texts that begin lines of their own."""
        setting = setting or self.setting
        return [{**self.text(it, setting), "brief": UNPARTED < self.lines(it.text) <= LONG_TEXT} for it in texts]
