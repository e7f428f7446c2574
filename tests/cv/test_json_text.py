"""Text that is JSON is parsed before anything else is tried, and text that is none stays as it is."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cv_generator.cv import json_text
from tests.pace import usual_seconds


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ('["a", "b"]', ["a", "b"]),
        ('{"group": "DB", "items": ["a"]}', {"group": "DB", "items": ["a"]}),
        ('```json\n["a"]\n```', ["a"]),
        ("['a', 'b, c']", ["a", "b, c"]),
        ("[{'language': 'German', 'level': None}]", [{"language": "German", "level": None}]),
        ('"[\\"a\\", \\"b\\"]"', ["a", "b"]),
        ('[\\"a\\", \\"b, c\\"]', ["a", "b, c"]),
        ('{\\"group\\": \\"DB\\"}', {"group": "DB"}),
        ('"Zeile\\nzwei"', "Zeile\nzwei"),
        ("[]", []),
        ("{}", {}),
        ('{"bullets": "[\\"a\\"]"}', {"bullets": ["a"]}),
    ],
)
def test_text_that_is_json_is_what_it_holds(text: str, held: Any) -> None:
    assert json_text.parsed(text) == held


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Chess",
        "[sic]",
        "[1]",
        "[2019, 2020]",
        '"The Fixer"',
        "{curly} words",
        "[a, b]",
        "- one\n- two",
        "['a', open('x')]",
    ],
)
def test_text_that_is_no_json_stays(text: str) -> None:
    assert json_text.parsed(text) == text


@pytest.mark.parametrize("text", ['["a", "b"', '[{"language": "German", "level": "C1",}]', '{"a": }', "['it's']"])
def test_text_that_sets_out_to_be_json_and_is_not_is_told_from_prose(text: str) -> None:
    assert json_text.is_broken(text)
    assert "no valid JSON" in json_text.fault(text)


def test_deep_nesting_neither_fails_nor_takes_long() -> None:
    assert json_text.parsed("[" * 100_000) == "[" * 100_000
    assert json_text.is_broken('["' + "[" * 100_000)
    assert json_text.parsed("['" * 40_000) == "['" * 40_000


@given(
    st.recursive(
        st.text() | st.booleans(),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    )
)
def test_whatever_is_sent_as_json_text_is_what_it_would_be_as_it_is(value: Any) -> None:
    if isinstance(value, list | dict):
        assert json_text.parsed(json.dumps(value)) == json_text.parsed(value)


@pytest.mark.parametrize("text", ['{"a": "1", "a": "2"}', '[{"b": {"a": [], "a": []}}]', "{'a': '1', 'a': '2'}"])
def test_text_that_names_a_member_twice_is_never_taken_for_its_last_value(text: str) -> None:
    assert json_text.parsed(text) == text
    assert json_text.is_broken(text)


def test_the_name_that_stands_twice_is_told() -> None:
    assert json_text.named_twice(b'{"a": 1, "b": {"c": 1, "c": 2}}') == "c"
    assert json_text.named_twice('{"a": 1, "b": {"a": 2}}') == ""
    assert json_text.named_twice("no JSON") == ""
    assert json_text.fault('{"a": "1", "a": "2"}') == "names a twice in one object"


def test_a_name_that_stands_twice_among_many_is_found_at_once() -> None:
    names = ",".join(f'"{number}": 1' for number in range(30_000))
    text = f'{{{names}, "last": 1, "last": 2}}'
    assert usual_seconds(lambda: json_text.named_twice(text)) < 0.5
    assert json_text.named_twice(text) == "last"


def test_a_number_that_no_parser_takes_is_told() -> None:
    text = '["a", ' + "9" * 5_000 + "]"
    assert json_text.is_broken(text)
    assert json_text.fault(text) == "holds a number of more digits than can be read"


def test_a_list_between_marks_of_prose_is_read_and_one_without_is_never_cut() -> None:
    assert json_text.parsed("[“Go”, “Rust”]") == ["Go", "Rust"]
    for text in ("[Go, Rust]", "[Go, Rust, ]"):
        assert json_text.parsed(text) == text
        assert json_text.is_broken(text), text
    for text in ("[sic]", "Go, Rust [beginner]", "[a, b] and c"):
        assert not json_text.is_broken(text), text
