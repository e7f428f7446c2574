"""The check that reads the PDF back: it must see every fault that it is there for."""

from __future__ import annotations

import pytest

from cv_generator.rendering.selfcheck import fault

WORDS = ["Anna Muster", "Led • a team", "https://www.example.com/long"]


@pytest.mark.parametrize(
    "text",
    [
        "Anna Muster\r\n• Led • a team\r\nhttps://www.example.com/long",
        "Anna Muster · Led a team https://www.exam\r\nple.com/long\r\n",
        "Anna\r\nMuster\nLed  a\u00a0team https://www.example.com/long",
    ],
)
def test_all_words_in_order_are_no_fault(text: str) -> None:
    assert fault(WORDS, text) is None


@pytest.mark.parametrize(
    ("text", "word_number"),
    [
        ("", 1),
        ("Anna Led a team https://www.example.com/long", 2),
        ("Muster Anna Led a team https://www.example.com/long", 1),
        ("Anna MusterLed a team https://www.example.com/long", 2),
        ("Anna Muster Led a team https://www.example.com/", 6),
        ("Anna Mus ter Led a team https://www.example.com/long", 2),
        ("Anna Muster Led a team https://www.example.com/long and more", 7),
        ("Anna Muster LED a team https://www.example.com/long", 3),
    ],
)
def test_a_lost_moved_glued_torn_or_added_word_is_a_fault(text: str, word_number: int) -> None:
    found = fault(WORDS, text)
    assert found
    assert found.word_number == word_number


def test_a_lost_letter_of_an_arabic_line_is_a_fault() -> None:
    assert fault(["محمد علي Ada"], "Ada علي محمد") is None
    assert fault(["محمد علي Ada"], "Ada علي محم")
