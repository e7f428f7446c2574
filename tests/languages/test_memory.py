"""What a reading remembers lives as long as it, and belongs to it alone."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable

from cv_generator.languages import lexicon, one_reading, reading_in, while_reading


def _counting() -> tuple[list[str], Callable[[str], int]]:
    asked: list[str] = []

    @while_reading(2)
    def length(text: str) -> int:
        asked.append(text)
        return len(text)

    return asked, length


def test_an_answer_is_remembered_within_a_reading_and_asked_anew_outside() -> None:
    asked, length = _counting()
    with one_reading():
        assert (length("Ada"), length("Ada")) == (3, 3)
    assert asked == ["Ada"]
    assert (length("Ada"), length("Ada")) == (3, 3)
    assert asked == ["Ada"] * 3


def test_a_reading_within_a_reading_is_the_same_one() -> None:
    asked, length = _counting()
    with one_reading():
        length("Ada")
        with one_reading():
            length("Ada")
        length("Ada")
    assert asked == ["Ada"]


def test_no_more_answers_are_kept_than_were_allowed() -> None:
    asked, length = _counting()
    with one_reading():
        for text in ("a", "b", "c", "a"):
            length(text)
    assert asked == ["a", "b", "c", "a"]


def test_answers_of_two_languages_are_kept_apart() -> None:
    @while_reading(8)
    def is_title(word: str) -> bool:
        return lexicon("evidence", "title").has(word)

    with one_reading():
        with reading_in("fr"):
            french = is_title("kierownik")
        with reading_in("pl"):
            polish = is_title("kierownik")
    assert (french, polish) == (False, True)


def test_nothing_of_a_document_is_left_behind_it() -> None:
    secret = "Zwischenmieterin Quintessa"

    @while_reading(8)
    def echoed(text: str) -> list[str]:
        return [text, text]

    with one_reading():
        echoed(secret)
        assert any(isinstance(each, list) and each == [secret, secret] for each in gc.get_objects())
    gc.collect()
    assert not any(isinstance(each, list) and each == [secret, secret] for each in gc.get_objects())


def test_two_threads_that_read_at_once_share_no_answers() -> None:
    asked, length = _counting()
    with one_reading():
        length("Ada")
        other = threading.Thread(target=length, args=("Ada",))
        other.start()
        other.join()
    assert asked == ["Ada", "Ada"]
