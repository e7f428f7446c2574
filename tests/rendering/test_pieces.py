"""What stays on one line of a text, and where a word breaks that is wider than its column."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cv_generator.rendering.inline import Run, runs_of
from cv_generator.rendering.metrics import width_of
from cv_generator.rendering.pieces import Pieces, Setting, pieces, plain

WIDE = Setting("de", "Source Sans 3", 36, is_alone=False)


def joined(found: Pieces) -> str:
    return found if isinstance(found, str) else "".join(joined(it["t"] if isinstance(it, dict) else it) for it in found)


def kept(found: Pieces) -> list[str]:
    """The texts that stay on one line."""
    return [joined(it["t"]) for it in found if isinstance(it, dict) and "k" in it]


@given(st.text(alphabet=st.sampled_from("ab -\u2010–mWé\u0301漢./@8%"), max_size=90), st.sampled_from([4, 12, 36]))
def test_pieces_put_together_are_the_text_again(text: str, column: float) -> None:
    assert joined(plain(text, Setting("en", "Source Sans 3", column))) == text


@given(st.text(alphabet=st.sampled_from("ab -mW"), max_size=90))
@example("WWWWWWWWWWWWWWWWWWWWWWWWWWWW- - W W")
def test_no_piece_that_may_end_a_line_ends_with_a_hyphen(text: str) -> None:
    found = plain(" ".join(text.split()).strip(" -"), WIDE)
    for piece in [found] if isinstance(found, str) else found[:-1]:
        assert not joined(piece if isinstance(piece, str) else piece["t"]).rstrip().endswith("-")


def test_a_text_that_finds_room_on_one_line_needs_no_boxes() -> None:
    """A box is a text object of its own, and some programs lose the blank before it."""
    text = "Die E-Mail an Haupt- und Nebenstelle"
    assert plain(text, Setting("de", "Source Sans 3", 36)) == text
    assert any(kept(plain(text, Setting("de", "Source Sans 3", column))) for column in range(6, 16))


def test_only_what_a_line_could_part_is_kept_together() -> None:
    text = "Ausbau um 38 MW und Betrieb der vielen anderen Anlagen im Norden und Osten sowie von weiteren 14 MW an der Küste"
    narrow = Setting("de", "Source Sans 3", 20)
    assert "38 MW" not in kept(plain(text, narrow))
    for column in range(12, 40):
        found = kept(plain(text, Setting("de", "Source Sans 3", column)))
        assert len(found) <= 4, column


def test_words_with_hyphens_stay_whole() -> None:
    assert kept(plain("Die E-Mail an Haupt- und Nebenstelle geht hin", WIDE)) == ["E-Mail", "Haupt- und", "geht hin"]


@pytest.mark.parametrize(
    ("address", "column", "parts"),
    [
        ("github.com/ada-example/engine", 14, ["github.com/", "ada-example/", "engine"]),
        ("maximilian.muster@lebensmittel.example", 12, ["maximilian", ".muster", "@lebensmittel", ".example"]),
    ],
)
def test_addresses_break_after_a_slash_and_before_an_at_sign_or_a_dot(
    address: str, column: float, parts: list[str]
) -> None:
    assert kept(plain(address, Setting("de", "Source Sans 3", column * 0.55))) == parts


def test_a_word_breaks_nowhere_where_it_finds_room_on_a_line_of_its_own() -> None:
    word = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsrichtlinien"
    assert width_of(word, "Source Sans 3") < 36
    assert kept(plain(f"Die {word} gelten", WIDE)) in ([], [word])


def test_a_word_that_is_wider_than_its_column_is_set_smaller_and_stays_whole() -> None:
    word = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsrichtlinien"
    for column in range(22, 31):
        setting = Setting("de", "Source Sans 3", column)
        found: Any = plain(f"Die {word} gelten", setting)
        (scale,) = [it["s"] for it in found if isinstance(it, dict)]
        assert kept(found) == [word]
        assert 0.9 * column < scale * setting.width(word) < column


def test_markup_keeps_its_look_inside_of_what_stays_together() -> None:
    found: Any = pieces(runs_of("Es waren **38** MW"), WIDE)
    assert found == ["Es waren ", {"t": [{"t": "38", "b": True}, " MW"], "k": 1}]


def test_the_field_of_a_run_is_said_only_where_places_are_asked_for() -> None:
    runs = (Run("Bern", path="location"),)
    assert pieces(runs, WIDE) == "Bern"
    assert pieces(runs, Setting("de", "Source Sans 3", 36, with_paths=True)) == [{"t": "Bern", "p": "location"}]


def test_no_blank_stands_alone_between_two_boxes() -> None:
    """pdfium loses it, and glues the words together."""
    found = plain("office Projekt- und Nr. 5 in Krakau unternommenen", WIDE)
    assert kept(found) == ["Projekt- und ", "Nr. 5"]
    assert " " not in found
