"""Whether one text says in other words what another says, by the words that tell something."""

from __future__ import annotations

from collections.abc import Mapping

from cv_generator.cv.keeping import evenly, words
from cv_generator.languages import codes, remembered, sections_in

_TELLING = 3


def bare(item: str) -> str:
    """A text as texts are compared where only blanks, capitals and the sign at its end may differ."""
    return evenly(item).rstrip(".;,")


def is_reworded(before: set[str], after: set[str]) -> bool:
    """Whether two texts, by their telling words, have more than half of those of one of them in common."""
    shared = 2 * len(before & after)
    return shared > len(before) > 0 or (len(after) >= _TELLING and shared > len(after))


def telling(text: str) -> set[str]:
    """The words of a text but for the small words of all languages."""
    return words(text).difference(*small_words().values())


@remembered()
def small_words() -> Mapping[str, frozenset[str]]:
    """The small words of each language, by its code."""
    return {code: frozenset(sections_in("small_words", code).get("", ())) for code in codes()}
