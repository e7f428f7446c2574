"""Make the pages' own faces from the fonts of the CVs: the letters of Latin script, compressed as browsers take them;
and of each typeface of the CVs the letters of its own name, in which its name stands in the panel for the look.

Run `python tools/web_fonts.py` after a change of the fonts; needs `brotli` beside the development packages.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

from cv_generator.cv.design_names import FONTS as FAMILIES

ROOT = Path(__file__).parents[1] / "src" / "cv_generator"
FONTS = ROOT / "rendering" / "fonts"
WEB = ROOT / "surfaces" / "web" / "static" / "fonts"
FACES = ("SourceSerif4-Regular", "Inter-Regular", "Inter-Bold")
LETTERS = "20-7E,A0-17F,218-21B,1E9E,2010-2026,2030,2032-2033,2039-203A,20AC,2190-2193,2212"
BLANKS = (0x20, 0xA0)
PAIRS = 2  # kind of a lookup of kerning
BY_CLASSES = 2  # its format
FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "tnum", "liga", "calt"]


def main() -> None:
    (WEB / "names").mkdir(parents=True, exist_ok=True)
    for face in FACES:
        make(face, subset.parse_unicodes(LETTERS), WEB / f"{face}.woff2")
    for family in FAMILIES:
        make(f"{squeezed(family)}-Regular", [*map(ord, set(family))], WEB / "names" / f"{squeezed(family)}.woff2")
    for family in sorted({face.split("-")[0] for face in FACES} | {*map(squeezed, FAMILIES)}):
        shutil.copy(FONTS / f"{family}-LICENSE.txt", WEB)


def make(face: str, letters: list[int], target: Path) -> None:
    options = subset.Options(flavor="woff2", layout_features=FEATURES, desubroutinize=True, hinting=False)
    font = subset.load_font(str(FONTS / f"{face}.ttf"), options)
    maker = subset.Subsetter(options)
    maker.populate(unicodes=letters)
    maker.subset(font)
    unkern(font)
    subset.save_font(font, str(target), options)


def unkern(font: TTFont) -> None:
    """Take blanks out of the kerning by classes: browsers kern at those that bind and at no others."""
    blanks = {name for code, name in font.getBestCmap().items() if code in BLANKS}
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for table in (getattr(each, "ExtSubTable", each) for each in lookup.SubTable):
            if table.LookupType == PAIRS and table.Format == BY_CLASSES:
                table.Coverage.glyphs = [name for name in table.Coverage.glyphs if name not in blanks]
                for classes in (table.ClassDef1.classDefs, table.ClassDef2.classDefs):
                    for name in blanks & classes.keys():
                        del classes[name]


def squeezed(family: str) -> str:
    return family.replace(" ", "")


if __name__ == "__main__":
    main()
