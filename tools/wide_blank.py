"""A wide fixed blank, with which a line is filled up to a date at the right edge.

Poppler takes a gap of more than 0.7 em for that between two columns and reads what is right of it after all that is
left of it; pdfminer does so too. A gap that is filled with fixed blanks is none for pdfminer, but poppler passes over
every glyph that stands for one blank. So two fixed blanks are one glyph here, which the file says to stand for both:
that is part of a word for poppler, and the line stays whole. The rule is one of `dlig` (OpenType's ligatures on
demand), which pages ask for in that gap alone; the glyph is half an em wide, so that a line has dozens of blanks and
not hundreds.

`python tools/wide_blank.py FONT...` gives it to fonts that lack it.
"""

from __future__ import annotations

import sys
from typing import Any

from fontTools.otlLib.builder import buildLigatureSubstSubtable, buildLookup
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import otTables
from fontTools.ttLib.tables._g_l_y_f import Glyph

GLYPH = "uni00A000A0"
WIDTH = 0.5
"""Of the glyph, in em."""


def add_wide_blank(font: TTFont) -> None:
    """Adds the glyph and its rule. Call it after `kerning.part_blanks`: the fixed blank needs a glyph of its own."""
    blank = font.getBestCmap()[0xA0]
    font.setGlyphOrder([*font.getGlyphOrder(), GLYPH])
    font["glyf"][GLYPH], font["hmtx"][GLYPH] = Glyph(), (round(WIDTH * font["head"].unitsPerEm), 0)
    _add_rule(font["GSUB"].table, (blank, blank))


def _add_rule(table: Any, blanks: tuple[str, str]) -> None:
    """Beside the rules that the font has, for all scripts and languages; features stay in the order of their tags."""
    table.LookupList = table.LookupList or _emptied(otTables.LookupList(), Lookup=[])
    table.FeatureList = table.FeatureList or _emptied(otTables.FeatureList(), FeatureRecord=[])
    lookups, features = table.LookupList.Lookup, table.FeatureList.FeatureRecord
    lookups.append(buildLookup([buildLigatureSubstSubtable({blanks: GLYPH})]))
    table.LookupList.LookupCount = len(lookups)
    record = otTables.FeatureRecord()
    record.FeatureTag, record.Feature = "dlig", otTables.Feature()
    record.Feature.FeatureParams = None
    record.Feature.LookupListIndex, record.Feature.LookupCount = [len(lookups) - 1], 1
    at = next((n for n, each in enumerate(features) if each.FeatureTag > "dlig"), len(features))
    features.insert(at, record)
    table.FeatureList.FeatureCount = len(features)
    for script in table.ScriptList.ScriptRecord:
        usual = script.Script.DefaultLangSys or _emptied(otTables.LangSys(), ReqFeatureIndex=0xFFFF, FeatureIndex=[])
        script.Script.DefaultLangSys, usual.LookupOrder = usual, None
        for language in [usual, *(each.LangSys for each in script.Script.LangSysRecord)]:
            language.FeatureIndex = sorted([at, *(n + (n >= at) for n in language.FeatureIndex)])
            language.FeatureCount = len(language.FeatureIndex)


def _emptied(part: Any, **fields: Any) -> Any:
    vars(part).update(fields)
    return part


def main() -> None:
    for path in sys.argv[1:]:
        font = TTFont(path, recalcTimestamp=False)
        listed = font["GSUB"].table.FeatureList
        if all(each.FeatureTag != "dlig" for each in (listed.FeatureRecord if listed else ())):
            add_wide_blank(font)
            font.save(path)


if __name__ == "__main__":
    main()
