"""Kerning in the form in which the typesetter finds it soonest.

Published fonts list exceptions before classes, in tables one behind the other, each with its glyphs in ranges. The
typesetter looks for each pair of letters in all of them, by bisection, which took it an eighth of the time of a layout.
Here all that is told of a pair is one number in one table, and the class of a glyph is found by counting. What is
told stays the same: `python tools/kerning.py OLD NEW` compares two fonts pair by pair.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from typing import Any

from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import otTables
from fontTools.ttLib.tables._g_l_y_f import Glyph
from fontTools.ttLib.tables.otBase import ValueRecord

ADVANCE = 4
"""The value format of a table that moves the next glyph along the line, and does nothing else (OpenType, GPOS)."""

PAIRS, MARKS, MARKS_ON_LIGATURES, MARKS_ON_MARKS, CONTEXTS, EXTENSION = 2, 4, 5, 6, 8, 9
"""Types of lookups."""

LARGEST = 54_000
"""Bytes of numbers in one table: what follows them is found by an offset of 16 bits."""

_FIXED = "uni00A0"

Row = dict[str, int]
"""Second glyph -> by how many units it moves. Those that do not move are not in it."""


def flatten(font: TTFont) -> None:
    """Writes each lookup of pairs anew that does nothing but move the second glyph along the line.

    The first table knows the usual letters, and those after which nothing moves, which are then looked for no further.
    """
    if "GDEF" in font and (kinds := font["GDEF"].table.GlyphClassDef):
        font["GDEF"].table.GlyphClassDef = _Listed.of(kinds.classDefs)
    order = font.getGlyphOrder()
    names = font.getReverseGlyphMap()
    codes = {glyph: code for code, glyph in sorted(font.getBestCmap().items(), reverse=True)}
    for lookup in _plain_lookups(font):
        rows = {first: row for first, row in _rows(_tables(lookup), order) if row}
        usual = sorted(rows, key=lambda glyph: (codes.get(glyph, sys.maxunicode), names[glyph]))
        tables = _written([(first, rows[first]) for first in usual], names)
        tables[0].Coverage.glyphs = [
            glyph for glyph in order if glyph in tables[0].ClassDef1.classDefs or glyph not in rows
        ]
        lookup.LookupType = EXTENSION
        lookup.SubTable = [_extended(table) for table in tables]
        lookup.SubTableCount = len(lookup.SubTable)


def _plain_lookups(font: TTFont) -> list[Any]:
    lookups = font["GPOS"].table.LookupList.Lookup if "GPOS" in font else []
    return [lookup for lookup in lookups if all(_is_plain(table) for table in _tables(lookup))]


def _tables(lookup: Any) -> list[Any]:
    return [getattr(table, "ExtSubTable", table) for table in lookup.SubTable]


def _is_plain(table: Any) -> bool:
    return table.LookupType == PAIRS and (table.ValueFormat1, table.ValueFormat2) == (ADVANCE, 0)


def _rows(tables: Iterable[Any], order: list[str]) -> Iterable[tuple[str, Row]]:
    """For each glyph what moves after it, as the tables tell it: the first one that knows a pair decides."""
    known = [(table, {glyph: at for at, glyph in enumerate(table.Coverage.glyphs)}) for table in tables]
    for first in order:
        row: Row = {}
        for table, covered in known:
            if first not in covered:
                continue
            if table.Format == 1:
                for record in table.PairSet[covered[first]].PairValueRecord:
                    row.setdefault(record.SecondGlyph, _units(record))
                continue
            records = table.Class1Record[table.ClassDef1.classDefs.get(first, 0)].Class2Record
            units = [_units(record) for record in records]
            for second in order:
                row.setdefault(second, units[table.ClassDef2.classDefs.get(second, 0)])
            break  # such a table knows every second glyph
        yield first, {second: units for second, units in row.items() if units}


def _units(record: Any) -> int:
    return getattr(record.Value1, "XAdvance", 0)


def _written(rows: list[tuple[str, Row]], names: Mapping[str, int]) -> list[Any]:
    """As few tables as hold the rows, those of the usual letters in the first."""
    firsts = _classes({first: tuple(sorted(row.items())) for first, row in rows})
    columns: dict[str, list[tuple[str, int]]] = {}
    for first, row in rows:
        for second, units in row.items():
            columns.setdefault(second, []).append((first, units))
    seconds = _classes({second: tuple(column) for second, column in columns.items()})
    width = max(seconds.values()) + 1
    if 2 * width * (max(firsts.values()) + 1) > LARGEST:
        half = len(rows) // 2
        return [*_written(rows[:half], names), *_written(rows[half:], names)]
    matrix = {firsts[first]: {seconds[second]: units for second, units in row.items()} for first, row in rows}
    matrix[0] = {}
    table = otTables.PairPos()
    table.LookupType, table.Format = PAIRS, 2
    table.ValueFormat1, table.ValueFormat2 = ADVANCE, 0
    table.Coverage = otTables.Coverage()
    table.Coverage.glyphs = sorted(firsts, key=names.__getitem__)
    table.ClassDef1, table.ClassDef2 = _Listed.of(firsts), _Listed.of(seconds)
    table.Class1Record = [_record(matrix[number], width) for number in sorted(matrix)]
    table.Class1Count, table.Class2Count = len(matrix), width
    return [table]


def _classes(told: Mapping[str, tuple[Any, ...]]) -> dict[str, int]:
    """The same number, from 1, for glyphs of which the same is told."""
    numbers: dict[tuple[Any, ...], int] = {}
    return {glyph: numbers.setdefault(what, 1 + len(numbers)) for glyph, what in told.items()}


def _record(units: Mapping[int, int], width: int) -> Any:
    record = otTables.Class1Record()
    record.Class2Record = []
    for number in range(width):
        cell = otTables.Class2Record()
        cell.Value1 = ValueRecord(ADVANCE)
        cell.Value1.XAdvance = units.get(number, 0)
        record.Class2Record.append(cell)
    return record


def _extended(table: Any) -> Any:
    extension = otTables.ExtensionPos()
    extension.Format, extension.ExtensionLookupType, extension.ExtSubTable = 1, PAIRS, table
    return extension


class _Listed(otTables.ClassDef):  # type: ignore[misc]
    """Classes of glyphs in a list by their numbers, however much shorter ranges would be."""

    @classmethod
    def of(cls, classes: Mapping[str, int]) -> _Listed:
        made = cls()
        made.classDefs = {glyph: number for glyph, number in classes.items() if number}
        return made

    def preWrite(self, font: TTFont) -> dict[str, Any]:  # noqa: N802 - fontTools names it
        numbered = {font.getGlyphID(glyph): number for glyph, number in self.classDefs.items()}
        first = min(numbered, default=0)
        self.Format = 1
        listed = [numbered.get(at, 0) for at in range(first, max(numbered, default=-1) + 1)]
        return {"StartGlyph": font.getGlyphName(first), "ClassValueArray": listed}


def part_blanks(font: TTFont) -> None:
    """Gives the fixed blank a glyph of its own, with the width and the kerning of the blank.

    Where both share one, a PDF has to say of each fixed blank what it is: a text object and a marked span for every
    one of those that follow a heading. Call it after `flatten`. Raises ValueError for kerning that it does not know.
    """
    blank = font.getBestCmap()[0x20]
    if font.getBestCmap()[0xA0] != blank:
        return
    font.setGlyphOrder([*font.getGlyphOrder(), _FIXED])
    font["glyf"][_FIXED], font["hmtx"][_FIXED] = Glyph(), font["hmtx"][blank]
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[0xA0] = _FIXED
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for table in _tables(lookup):
            _like_blank(table, blank)


def _like_blank(table: Any, blank: str) -> None:
    """What a table says of the blank it says of the fixed one."""
    if table.LookupType in (MARKS, MARKS_ON_LIGATURES, MARKS_ON_MARKS):
        return
    contexts = [getattr(table, f"{part}Coverage", []) for part in ("Backtrack", "Input", "LookAhead")]
    plain = [coverage for each in contexts for coverage in each] if table.LookupType == CONTEXTS else [table.Coverage]
    in_classes = table.LookupType == PAIRS and table.Format == 2
    for coverage in plain:
        if blank in coverage.glyphs:
            if not in_classes and (table.LookupType, table.Format) not in ((1, 1), (CONTEXTS, 3)):
                raise ValueError(f"The blank stands in a table of type {table.LookupType}, format {table.Format}")
            coverage.glyphs.append(_FIXED)
    for classes in (table.ClassDef1, table.ClassDef2) if in_classes else ():
        if blank in classes.classDefs:
            classes.classDefs[_FIXED] = classes.classDefs[blank]


def compare(one: TTFont, other: TTFont) -> int:
    """How many pairs both fonts move alike. Raises ValueError where one moves a pair in another way."""
    order, pairs = one.getGlyphOrder(), 0
    for ours, theirs in zip(_plain_lookups(one), _plain_lookups(other), strict=True):
        for (first, row), (_, same) in zip(_rows(_tables(ours), order), _rows(_tables(theirs), order), strict=True):
            if row != same:
                raise ValueError(f"After {first} other glyphs move, or in another way")
            pairs += len(row)
    return pairs


if __name__ == "__main__":
    print(compare(*(TTFont(path) for path in sys.argv[1:3])), "pairs move alike")
