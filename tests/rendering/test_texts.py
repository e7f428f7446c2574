"""Texts on their way to the page: how they are shortened, which letters can be shown."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cv_generator.rendering.document import typeset
from cv_generator.rendering.file_names import file_name
from cv_generator.rendering.legible import MARK, legible
from cv_generator.rendering.selfcheck import read_back
from cv_generator.rendering.shorten import shortened
from cv_generator.rendering.viewing import view_of
from tests.rendering.people import DAY, full


@given(st.text(alphabet=st.sampled_from("abc ,.;–"), min_size=1, max_size=300), st.integers(5, 300))
def test_shortened_texts_keep_to_the_length_and_start_as_before(text: str, length: int) -> None:
    text = text.strip() or "a"
    short = shortened(text, length)
    assert len(short) <= max(length, 3)
    assert text.startswith(short.removesuffix(" …").removesuffix("…").rstrip())


def test_texts_are_cut_where_a_reader_pauses() -> None:
    text = "Led the renewal of the line, in four stages; saved a year against the plan of the owner."
    assert shortened(text, 50) == "Led the renewal of the line, in four stages"
    assert shortened(text, 20) == "Led the renewal …"


def test_letters_that_no_font_has_are_marked_and_named() -> None:
    view, warnings = legible(view_of(full(full_name="ქეთი 𓀀 Example"), today=DAY))
    assert view.name == f"ქეთი {MARK} Example"
    assert warnings[0].startswith("No font shows 𓀀 (U+13000); � stands in its place.")


def test_greek_cyrillic_chinese_and_symbols_are_shown_as_they_are() -> None:
    wanted = view_of(full(full_name="Ελένη Željko Михайло 王小明 ✓ ☎ → €"), today=DAY)
    assert legible(wanted) == (wanted, ())


def test_emoji_are_one_picture_each_and_read_back() -> None:
    summary = "📧 E-Mail 🎓 Studium 👩🏽‍💻 👍🏻 ❤️ ✅ 1️⃣"
    made = typeset(full(summary=summary, headline="🚀 Start"), today=DAY)
    assert made.warnings == ()
    text = read_back(made.data).text
    assert "🚀 Start" in text
    assert all(sign in text for sign in ("📧", "🎓", "👩", "💻", "👍", "❤", "✅"))
    assert not set(text) & set("🏽🏻\u200d\ufe0f\u20e3")


def test_characters_that_nobody_sees_are_left_out() -> None:
    view, warnings = legible(view_of(full(full_name="Kraft\u00adfahrer\u200b \u202aJo\u200dhn\u3164"), today=DAY))
    assert (view.name, warnings) == ("Kraftfahrer John", ())


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Dr. Anna Müller-Łoś", "CV_Dr-Anna-Mueller-Los_de_2026-11-23.pdf"),
        ("../../etc/passwd\x00", "CV_etc-passwd_de_2026-11-23.pdf"),
        ("王小明", "CV_de_2026-11-23.pdf"),
        ("", "CV_de_2026-11-23.pdf"),
        ("x" * 500, f"CV_{'x' * 70}_de_2026-11-23.pdf"),
    ],
)
def test_file_names_are_safe_on_every_system(name: str, expected: str) -> None:
    assert file_name(name, "de", dt.date(2026, 11, 23), "pdf") == expected
