"""How texts are compared, wherever they stand."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cv_generator.reading.words.text import within

_WORDS = st.text("abc", max_size=7)


def _changes(one: str, other: str) -> int:
    """How many letters must be added, left out or exchanged, by Levenshtein's table."""
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        above, row = row, [at]
        for index, second in enumerate(other):
            row.append(min(above[index] + (letter != second), above[index + 1] + 1, row[index] + 1))
    return row[-1]


@given(_WORDS, _WORDS, st.integers(0, 3))
def test_texts_are_alike_where_no_more_letters_differ_than_are_allowed(one: str, other: str, limit: int) -> None:
    assert within(one, other, limit) == (_changes(one, other) <= limit)
