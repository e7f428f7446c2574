"""The fonts: what the package's own show, and how an operator adds one."""

from __future__ import annotations

import io
import json
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pypdf
import pytest
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable
from fontTools.ttLib.tables.otTables import ClassDef

from cv_generator.rendering import typefaces
from cv_generator.rendering.cmap import characters
from cv_generator.rendering.document import TEMPLATES, typeset
from cv_generator.rendering.selfcheck import read_back
from tests.rendering.people import DAY, full, lean

FONTS = Path(typefaces.__file__).parent / "fonts"


@pytest.fixture
def hieroglyphs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with a font that shows U+13000, with the form of Arimo's A."""
    with TTFont(FONTS / "Arimo-Regular.ttf") as font:
        table = CmapSubtable.newSubtable(12)
        table.platformID, table.platEncID, table.language, table.cmap = 3, 10, 0, {0x13000: "A"}
        font["cmap"].tables = [table]
        for number, text in ((1, "Test Hieroglyphs"), (4, "Test Hieroglyphs"), (6, "TestHieroglyphs")):
            font["name"].setName(text, number, 3, 1, 0x409)
        font.save(tmp_path / "hieroglyphs.ttf")
    monkeypatch.setattr(typefaces, "_offered", [])
    yield tmp_path
    monkeypatch.undo()
    typefaces.forget()


def test_the_list_of_what_the_fonts_show_is_true() -> None:
    listed = json.loads((FONTS / "coverage.json").read_text("utf-8"))
    files = sorted(FONTS.glob("*.ttf"))
    assert [path.stem for path in files] == sorted(listed)
    for path in files:
        codes = {code for first, last in listed[path.stem] for code in range(first, last + 1)}
        with TTFont(path, lazy=True) as font:
            assert codes == set(font.getBestCmap()), f"{path.name}: run python tools/fonts.py"


def test_the_characters_of_a_font_are_read_as_fonttools_reads_them() -> None:
    for path in FONTS.glob("*.ttf"):
        with TTFont(path, lazy=True) as font:
            assert characters(path.read_bytes()) == set(font.getBestCmap()), path.name


@pytest.mark.parametrize("data", [b"", b"no font at all", b"\0\1\0\0" + b"\0" * 40], ids=len)
def test_what_is_no_font_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="not a TrueType or OpenType font"):
        characters(data)


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_letter_that_the_fonts_show_passes_the_self_check(template: str) -> None:
    listed = json.loads((FONTS / "coverage.json").read_text("utf-8"))
    codes = {code for ranges in listed.values() for first, last in ranges for code in range(first, last + 1)}
    letters = [chr(code) for code in sorted(codes) if code > 32 and not 0x3400 <= code <= 0x9FFF]
    some = [it for it in letters if unicodedata.bidirectional(it) not in ("R", "AL")][TEMPLATES.index(template) :: 12]
    assert len(some) > 500
    words = " ".join(f"ab{it}cd {it}e" for it in some)
    assert typeset(lean(bullets=0, summary=words), max_pages=10, template=template, today=DAY).page_count > 1


def test_every_font_has_its_licence_beside_it() -> None:
    licences = {path.name.removesuffix("-LICENSE.txt") for path in FONTS.glob("*-LICENSE.txt")}
    assert {path.stem.split("-")[0] for path in FONTS.glob("*.ttf")} == licences


def test_the_fonts_are_small_enough_to_ship() -> None:
    assert sum(path.stat().st_size for path in FONTS.iterdir()) < 15_000_000


def test_a_font_that_an_operator_adds_shows_its_letters(hieroglyphs: Path) -> None:
    cv = full(headline="Bird 𓀀")
    assert typeset(cv, today=DAY).warnings
    typefaces.offer(hieroglyphs)
    made = typeset(cv, today=DAY)
    assert made.warnings == ()
    assert "Bird 𓀀" in read_back(made.data).text


def test_the_usual_letters_are_in_the_fonts_that_come_with_it() -> None:
    starts, ends = typefaces._ranges()
    assert len(typefaces._USUAL) > 300
    for letter in typefaces._USUAL:
        assert any(first <= ord(letter) <= last for first, last in zip(starts, ends, strict=True)), letter


def test_kerning_is_found_by_counting() -> None:
    """The classes of glyphs are lists: ranges would be looked for by bisection, for each pair of letters."""
    fonts = [path for path in FONTS.glob("*.ttf") if path.stem.startswith(("Source", "EBGaramond", "Inter", "Arimo"))]
    assert len(fonts) == 15
    for path in fonts:
        with TTFont(path, lazy=True) as font:
            lookups = [it for it in font["GPOS"].table.LookupList.Lookup if it.LookupType == 9]
            tables = [table.ExtSubTable for lookup in lookups for table in lookup.SubTable]
            pairs = [table for table in tables if table.LookupType == 2 and table.ValueFormat1 == 4]
            assert pairs, path.name
            for table in pairs:
                assert table.Format == 2, path.name
                assert {_format(table.ClassDef1), _format(table.ClassDef2)} == {1}, path.name


def _format(classes: ClassDef) -> int:
    return int(classes.reader.readUShort())  # not known any more when it has been read


@pytest.mark.parametrize("template", TEMPLATES)
def test_no_blank_after_a_heading_needs_a_note_in_the_file(template: str) -> None:
    """Where two letters share a glyph, each of one of them is a span of its own that says what it is."""
    with pypdf.PdfReader(io.BytesIO(typeset(full(), template=template, max_pages=3, today=DAY).data)) as file:
        contents = [page.get_contents() for page in file.pages]
    assert contents
    assert all(b"/MCID" in content.get_data() for content in contents if content)
    assert not any(b"ActualText" in content.get_data() for content in contents if content)
