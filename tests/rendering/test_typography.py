"""Raw typing becomes type; what may mean something else stays."""

from __future__ import annotations

import pytest

from cv_generator.languages import codes
from cv_generator.rendering.ties import tied
from cv_generator.rendering.typography import labelled, rules, typeset_text, without_bullet


@pytest.mark.parametrize(
    ("language", "typed", "set_as"),
    [
        ("en", 'the "best" team', "the “best” team"),
        ("de", 'das "beste" Team', "das „beste“ Team"),
        ("pl", 'zespół "najlepszy"', "zespół „najlepszy”"),
        ("en", "O'Connor's team in the '90s", "O’Connor’s team in the ’90s"),
        ("en", "lead - then deputy", "lead – then deputy"),
        ("en", "a team of 10-15 people", "a team of 10–15 people"),
        ("pl", "zespół 20-300 osób", "zespół 20–300 osób"),
        ("en", "since 2018--2020", "since 2018–2020"),
        ("en", "and so on...", "and so on…"),
        ("en", "o\ufb03ce of\u00a0the\u202fyear", "office of the year"),
        ("en", "a  double   blank", "a double blank"),
    ],
)
def test_typing_is_set_as_a_typesetter_would(language: str, typed: str, set_as: str) -> None:
    assert typeset_text(typed, language) == set_as


@pytest.mark.parametrize(
    "kept",
    [
        "https://example.org/a--b/'c'/10-15", "someone--else@example.com", "2020-05", "E-Mail 2021-07-01", "+41 44 668-18-00",
        "co-op", "ISO 9001-0", "24/7", "5'10", "C++", "page 15-10", "80-233 Gdańsk", "80-233", "ul. Prosta 2, 44-100 Żory", "555-1234",
    ],
)  # fmt: skip
def test_what_may_be_an_address_a_date_or_an_identifier_stays(kept: str) -> None:
    assert typeset_text(kept, "en").replace("’", "'") == kept


@pytest.mark.parametrize(
    "typed", ["• Led it", "- Led it", "* Led it", "– Led it", "▪ Led it", "•Led it", "o  Led it", " ‣ Led it"]
)
def test_a_sign_that_was_typed_before_an_item_is_not_doubled(typed: str) -> None:
    assert without_bullet(typed) == "Led it"


@pytest.mark.parametrize("kept", ["-5 °C", "+49 30", "o Captain", "*", "C++ and Go"])
def test_an_item_that_only_begins_with_such_a_sign_stays(kept: str) -> None:
    assert without_bullet(kept) == kept


def test_every_language_has_rules_of_its_own() -> None:
    found = [rules(code) for code in codes()]
    assert len(found) >= 3
    assert all(len(it.quotes) == 4 and it.before and it.after for it in found)


@pytest.mark.parametrize(
    ("language", "printed"), [("en", "Tools:"), ("fr", "Tools :"), ("fr-CH", "Tools :"), ("it", "Tools:")]
)
def test_a_label_ends_in_the_colon_of_its_language_once(language: str, printed: str) -> None:
    assert labelled("Tools", language) == printed
    assert labelled(printed, language) == printed
    assert labelled("", language) == ""
    assert language != "fr" or tied(printed, language) == [(0, len(printed))]
