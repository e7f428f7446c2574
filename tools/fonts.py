"""Makes the font files of the package from their published sources, and the list of what each can show.

Needs `pip install fonttools fontpkg-arimo fontpkg-source-serif-4 fontpkg-inter` and Debian's `fonts-dejavu-core` and
`fonts-droid-fallback`. Run `python tools/fonts.py`; the files land in src/cv_generator/rendering/fonts.

Variable fonts become static instances: what is embedded is then the same on every version of every viewer. Arimo has no
small capitals, so its bold gets them: capitals at 80 % whose stems are drawn heavier (extrapolated along the weight
axis) to match. They are glyphs of their own behind the feature `smcp`, so that the text layer keeps "Work Experience".
"""

from __future__ import annotations

import importlib
import json
import shutil
import unicodedata
from pathlib import Path

from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.misc.transform import Transform
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph
from fontTools.varLib import instancer

FONTS = Path(__file__).parents[1] / "src/cv_generator/rendering/fonts"
DEBIAN = Path("/usr/share/fonts/truetype")
INSTANCES = (
    # package, file, family, style, axes
    ("fontpkg_arimo", "Arimo[wght].ttf", "Arimo", "Regular", {"wght": 400}),
    ("fontpkg_arimo", "Arimo[wght].ttf", "Arimo", "Bold", {"wght": 700}),
    ("fontpkg_source_serif_4", "SourceSerif4[opsz,wght].ttf", "Source Serif 4", "Regular", {"wght": 400, "opsz": 11}),
    ("fontpkg_source_serif_4", "SourceSerif4[opsz,wght].ttf", "Source Serif 4", "Bold", {"wght": 650, "opsz": 11}),
    (
        "fontpkg_source_serif_4", "SourceSerif4-Italic[opsz,wght].ttf", "Source Serif 4", "Italic",
        {"wght": 400, "opsz": 11},
    ),
    ("fontpkg_inter", "Inter[opsz,wght].ttf", "Inter", "Regular", {"wght": 400, "opsz": 14}),
    ("fontpkg_inter", "Inter[opsz,wght].ttf", "Inter", "Bold", {"wght": 620, "opsz": 14}),
)  # fmt: skip
COPIES = (DEBIAN / "dejavu/DejaVuSans.ttf", DEBIAN / "droid/DroidSansFallbackFull.ttf")
SMALL = 0.8
HEAVIER = 1.35
"""How far along the weight axis the small capitals are drawn; 1 is the bold itself."""


def main() -> None:
    for package, file, family, style, axes in INSTANCES:
        source = Path(importlib.import_module(package).__file__ or "").parent / "files" / file
        font = instancer.instantiateVariableFont(TTFont(source), axes)
        _name(font, family, style)
        if family == "Arimo" and style == "Bold":
            _add_small_capitals(font, instancer.instantiateVariableFont(TTFont(source), {"wght": 400}))
        font.save(FONTS / f"{family.replace(' ', '')}-{style}.ttf")
        shutil.copy(source.parents[1] / "LICENSE", FONTS / f"{family.replace(' ', '')}-LICENSE.txt")
    for copy in COPIES:
        shutil.copy(copy, FONTS / copy.name)
    coverage = {path.stem: _ranges(TTFont(path).getBestCmap()) for path in sorted(FONTS.glob("*.ttf"))}
    (FONTS / "coverage.json").write_text(json.dumps(coverage, separators=(",", ":")) + "\n")


def _name(font: TTFont, family: str, style: str) -> None:
    bold, italic = style == "Bold", style == "Italic"
    texts = {1: family, 2: style, 4: f"{family} {style}", 6: f"{family.replace(' ', '')}-{style}"}
    for number in (16, 17, 21, 22, 25):
        font["name"].removeNames(nameID=number)
    for number, text in texts.items():
        font["name"].removeNames(nameID=number)
        font["name"].setName(text, number, 3, 1, 0x409)
    font["OS/2"].usWeightClass = 700 if bold else 400
    font["OS/2"].fsSelection = (font["OS/2"].fsSelection & ~0x61) | (0x20 if bold else 0x01 if italic else 0x40)
    font["head"].macStyle = 1 if bold else 2 if italic else 0
    if "STAT" in font:
        del font["STAT"]


def _add_small_capitals(bold: TTFont, regular: TTFont) -> None:
    cmap = bold.getBestCmap()
    rules = []
    for code, glyph in sorted(cmap.items()):
        capital = chr(code).upper()
        if unicodedata.category(chr(code)) != "Ll" or len(capital) != 1 or ord(capital) not in cmap:
            continue
        small = f"{glyph}.sc"
        if small in bold["glyf"].glyphs:
            continue
        bold["glyf"][small], bold["hmtx"][small] = _small(cmap[ord(capital)], bold, regular)
        rules.append(f"sub {glyph} by {small};")
    bold.setGlyphOrder([*dict.fromkeys(bold.getGlyphOrder())])
    _add_feature(bold, rules)


def _add_feature(font: TTFont, rules: list[str]) -> None:
    """Adds `smcp` beside the features that the font has; feaLib alone would replace them."""
    table = font["GSUB"]
    addOpenTypeFeaturesFromString(font, "feature smcp {\n" + "\n".join(rules) + "\n} smcp;", tables=["GSUB"])
    record = font["GSUB"].table.FeatureList.FeatureRecord[0]
    lookups = table.table.LookupList.Lookup
    record.Feature.LookupListIndex = [len(lookups)]
    lookups.extend(font["GSUB"].table.LookupList.Lookup)
    features = table.table.FeatureList.FeatureRecord
    features.append(record)
    for script in table.table.ScriptList.ScriptRecord:
        languages = [it.LangSys for it in script.Script.LangSysRecord]
        for language in filter(None, (script.Script.DefaultLangSys, *languages)):
            language.FeatureIndex.append(len(features) - 1)
    font["GSUB"] = table


def _small(capital: str, bold: TTFont, regular: TTFont) -> tuple[Glyph, tuple[int, int]]:
    def outline(font: TTFont) -> list[tuple[str, tuple[tuple[float, float], ...]]]:
        pen = DecomposingRecordingPen(font.getGlyphSet())
        font.getGlyphSet()[capital].draw(pen)
        return pen.value

    pen = TTGlyphPen(None)
    shrunk = TransformPen(pen, Transform(SMALL, 0, 0, SMALL, _tracking(bold), 0))
    for (step, heavy), (_, light) in zip(outline(bold), outline(regular), strict=True):
        points = [
            tuple(r + HEAVIER * (b - r) for b, r in zip(p, q, strict=True)) if p is not None else None
            for p, q in zip(heavy, light, strict=True)
        ]
        getattr(shrunk, step)(*points)
    glyph = pen.glyph()
    glyph.recalcBounds(bold["glyf"])
    widths = bold["hmtx"][capital][0], regular["hmtx"][capital][0]
    advance = SMALL * (widths[1] + HEAVIER * (widths[0] - widths[1])) + 2 * _tracking(bold)
    return glyph, (round(advance), getattr(glyph, "xMin", 0))


def _tracking(font: TTFont) -> float:
    """Air on each side: capitals that make up whole words want a little more than in running text."""
    return 0.006 * float(font["head"].unitsPerEm)


def _ranges(codes: dict[int, str]) -> list[list[int]]:
    """The code points as [first, last] pairs."""
    found: list[list[int]] = []
    for code in sorted(codes):
        if found and code == found[-1][1] + 1:
            found[-1][1] = code
        else:
            found.append([code, code])
    return found


if __name__ == "__main__":
    main()
