"""Makes the font files of the package from their published sources, and the list of what each can show.

Needs `pip install fonttools fontpkg-source-sans-3 fontpkg-source-serif-4 fontpkg-eb-garamond fontpkg-arimo
fontpkg-inter`, Debian's `fonts-dejavu-core` and `fonts-droid-fallback`, and npm's `@expo-google-fonts/noto-emoji`,
whose folder is the argument. Run `python tools/fonts.py FOLDER`; the files land in src/cv_generator/rendering/fonts.

Variable fonts become static instances: what is embedded is then the same on every version of every viewer. No letter
is left out. Of their rules those stay that pages use (`FEATURES`): passing all others over for each letter took the
typesetter a tenth of its time. What they tell of pairs of letters is written anew, and the fixed blank is a glyph of
its own (`kerning.py`), two of them a wide one (`wide_blank.py`). "Bold" is the weight that reads well beside the
regular at 10 pt, not always the heaviest.
"""

from __future__ import annotations

import importlib
import json
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer
from kerning import flatten, part_blanks
from wide_blank import add_wide_blank

FONTS = Path(__file__).parents[1] / "src/cv_generator/rendering/fonts"
DEBIAN = Path("/usr/share/fonts/truetype")
SANS, SERIF, GARAMOND, ARIMO, INTER = "Source Sans 3", "Source Serif 4", "EB Garamond", "Arimo", "Inter"
INSTANCES = (
    # package, file, family, style, axes
    ("fontpkg_source_sans_3", "SourceSans3[wght].ttf", SANS, "Regular", {"wght": 400}),
    ("fontpkg_source_sans_3", "SourceSans3-Italic[wght].ttf", SANS, "Italic", {"wght": 400}),
    ("fontpkg_source_sans_3", "SourceSans3[wght].ttf", SANS, "Bold", {"wght": 640}),
    ("fontpkg_source_serif_4", "SourceSerif4[opsz,wght].ttf", SERIF, "Regular", {"wght": 400, "opsz": 11}),
    ("fontpkg_source_serif_4", "SourceSerif4-Italic[opsz,wght].ttf", SERIF, "Italic", {"wght": 400, "opsz": 11}),
    ("fontpkg_source_serif_4", "SourceSerif4[opsz,wght].ttf", SERIF, "Bold", {"wght": 650, "opsz": 11}),
    ("fontpkg_eb_garamond", "EBGaramond[wght].ttf", GARAMOND, "Regular", {"wght": 400}),
    ("fontpkg_eb_garamond", "EBGaramond-Italic[wght].ttf", GARAMOND, "Italic", {"wght": 400}),
    ("fontpkg_eb_garamond", "EBGaramond[wght].ttf", GARAMOND, "Bold", {"wght": 640}),
    ("fontpkg_arimo", "Arimo[wght].ttf", ARIMO, "Regular", {"wght": 400}),
    ("fontpkg_arimo", "Arimo-Italic[wght].ttf", ARIMO, "Italic", {"wght": 400}),
    ("fontpkg_arimo", "Arimo[wght].ttf", ARIMO, "Bold", {"wght": 700}),
    ("fontpkg_inter", "Inter[opsz,wght].ttf", INTER, "Regular", {"wght": 400, "opsz": 14}),
    ("fontpkg_inter", "Inter-Italic[opsz,wght].ttf", INTER, "Italic", {"wght": 400, "opsz": 14}),
    ("fontpkg_inter", "Inter[opsz,wght].ttf", INTER, "Bold", {"wght": 620, "opsz": 14}),
)
FEATURES = ("smcp", "c2sc", "kern", "mark", "mkmk")
"""Small capitals, kerning, accents on letters that have no sign of their own."""

COPIES = (DEBIAN / "dejavu/DejaVuSans.ttf", DEBIAN / "droid/DroidSansFallbackFull.ttf")


def main() -> None:
    for package, file, family, style, axes in INSTANCES:
        source = Path(importlib.import_module(package).__file__ or "").parent / "files" / file
        font = instancer.instantiateVariableFont(TTFont(source, recalcTimestamp=False), axes)
        _name(font, family, style)
        _slim(font)
        flatten(font)
        part_blanks(font)
        if style == "Regular":
            add_wide_blank(font)
        font.save(FONTS / f"{family.replace(' ', '')}-{style}.ttf")
        shutil.copy(source.parents[1] / "LICENSE", FONTS / f"{family.replace(' ', '')}-LICENSE.txt")
    for copy in COPIES:
        shutil.copy(copy, FONTS / copy.name)
    _emoji(Path(sys.argv[1]))
    coverage = {path.stem: _ranges(TTFont(path).getBestCmap()) for path in sorted(FONTS.glob("*.ttf"))}
    _write("coverage.json", coverage)
    _write("widths.json", {path.stem: _widths(TTFont(path)) for path in sorted(FONTS.glob("*.ttf")) if _measured(path)})


def _write(name: str, content: object) -> None:
    (FONTS / name).write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8")


def _measured(path: Path) -> bool:
    return path.stem.endswith(("-Regular", "-Bold"))


def _widths(font: TTFont) -> dict[int, str]:
    """Width in thousandths of an em -> the letters below U+2500 that are so wide."""
    units, found = font["head"].unitsPerEm, {}
    for code, glyph in sorted(font.getBestCmap().items()):
        if 32 <= code < 0x2500:
            found.setdefault(round(1000 * font["hmtx"][glyph][0] / units), []).append(chr(code))
    return {width: "".join(letters) for width, letters in sorted(found.items())}


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


def _emoji(package: Path) -> None:
    """Pictures of one sign each, without colour. Digits and flags' letters, which only sequences need, are left out."""
    font = TTFont(package / "400Regular" / "NotoEmoji_400Regular.ttf", recalcTimestamp=False)
    _slim(font, [code for code in font.getBestCmap() if code > 0x2000 and not 0x1F1E6 <= code <= 0x1F1FF])
    font.save(FONTS / "NotoEmoji.ttf")
    shutil.copy(package / "LICENSE_FONT", FONTS / "NotoEmoji-LICENSE.txt")


def _slim(font: TTFont, codes: Iterable[int] = ()) -> None:
    """Leaves out rules that pages do not use, the glyphs that only those reach, and hints for screens."""
    options = subset.Options(
        layout_features=list(FEATURES), hinting=False, glyph_names=False, notdef_outline=True, name_IDs=["*"]
    )
    slim = subset.Subsetter(options)
    slim.populate(unicodes=list(codes or font.getBestCmap()))
    slim.subset(font)


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
