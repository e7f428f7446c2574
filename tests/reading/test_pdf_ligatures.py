"""Joined letters of fonts that name them wrongly or not at all."""

from __future__ import annotations

import pytest

from cv_generator.reading.regions.blocks import Style
from cv_generator.reading.regions.pdf.ligatures import with_named_ligatures
from cv_generator.reading.regions.pdf.native import Glyph, Look

_WIDTHS = {"t": 0.33, "i": 0.22, "f": 0.31, "l": 0.22, " ": 0.2}


def glyphs(text: str, joined: dict[str, str]) -> list[Glyph]:
    """A line in which some signs stand, with their width, for letters that are joined."""
    look = Look(Style(10.0), 10.0, 0, True, False, 0, 1)
    found, x = [], 50.0
    for letter in text:
        width = 10 * sum(_WIDTHS.get(one, 0.5) for one in joined.get(letter, letter))
        found.append(Glyph(letter, x, x + width, 100.0, look))
        x += width
    return found


@pytest.mark.parametrize(
    ("text", "joined", "meant"),
    [
        (
            "Mul\ufffdmedia and crea\ufffde with little fuss",
            {"\ufffd": "ti"},
            "Multimedia and creatie with little fuss",
        ),
        ("A\ufffder Microso\ufffd it is filed", {"\ufffd": "ft"}, "After Microsoft it is filed"),
        ("Communica9on and educa9on, little by little", {"9": "ti"}, "Communication and education, little by little"),
    ],
)
def test_joined_letters_are_told_by_their_width_and_by_known_words(text, joined, meant):
    assert "".join(glyph.text for glyph in with_named_ligatures(glyphs(text, joined))) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("BaƩery tesƟng, Ɵme and soŌware", "Battery testing, time and software"),
        ("aƫtude of the plaƞorm; they liŌ", "attitude of the platform; they lift"),
        ("Ōtsu, KYŌTO, Ō", "Ōtsu, KYŌTO, Ō"),
    ],
)
def test_letters_that_a_printer_driver_puts_for_joined_ones_are_those(text, meant):
    assert "".join(glyph.text for glyph in with_named_ligatures(glyphs(text, {}))) == meant


@pytest.mark.parametrize(
    "text", ["k8s, web2print, mp3s and little else", "R&D, at&t, e=mc", "Class 9 of 9, little by little"]
)
def test_signs_that_are_meant_stay(text):
    assert "".join(glyph.text for glyph in with_named_ligatures(glyphs(text, {}))) == text


def test_two_signs_of_one_name_and_different_widths_are_none_that_is_known() -> None:
    wide, narrow = glyphs("communica9on", {"9": "ti"}), glyphs("communica9on", {"9": "i"})
    apart = glyphs(" ", {})
    both = [*wide, *apart, *narrow]
    assert "".join(glyph.text for glyph in with_named_ligatures(both)) == "communica9on communica9on"


@pytest.mark.parametrize(
    ("text", "joined", "meant"),
    [
        ("con\x1dit of \x1cnances, little", {"\x1d": "fl", "\x1c": "fi"}, "conflit of finances, little"),
        ("Applica_on of little", {"_": "ti"}, "Application of little"),
        ("\x1especial; little", {"\x1e": "ffi"}, "\x1especial; little"),
    ],
)
def test_codes_of_joined_letters_in_tex_are_these_where_they_are_as_wide(text, joined, meant):
    assert "".join(glyph.text for glyph in with_named_ligatures(glyphs(text, joined))) == meant
