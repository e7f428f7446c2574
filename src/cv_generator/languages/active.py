"""The languages whose words count at the moment.

A document is read with the words of its own language and of those that its language is mixed with (`read_with` in
`language.toml`); so it pays only for these, and the Portuguese word for October does not turn "rolled out 2019" into a
date. Outside a document, where a single value is understood, all languages count.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, wraps
from typing import Any, TypeVar, TypeVarTuple

from cv_generator.languages.facts import facts
from cv_generator.languages.folders import DEFAULT, code_of, codes

Asked = TypeVarTuple("Asked")
T = TypeVar("T")

_ACTIVE: ContextVar[tuple[str, ...]] = ContextVar("languages", default=())


def active() -> tuple[str, ...]:
    """The codes of the languages whose words count, in the order of `codes`."""
    return _ACTIVE.get() or codes()


chosen = _ACTIVE.get
"""The codes of the languages that a document chose, the key of what is kept for them; none where all count."""


@contextmanager
def counting(code: str) -> Iterator[None]:
    """Within this block the words of a language count, with those of the languages that it is read with.

    `memory.reading_in` does this with what is remembered.
    """
    token = _ACTIVE.set(_with(code))
    try:
        yield
    finally:
        _ACTIVE.reset(token)


@cache
def _with(code: str) -> tuple[str, ...]:
    wanted = {code_of(code), DEFAULT, *facts(code).read_with}  # canonical dates have words of the default
    return tuple(known for known in codes() if known in wanted)


def remembered() -> Callable[[Callable[[*Asked], T]], Callable[[*Asked], T]]:
    """As `functools.cache`, for what follows from the languages that count alone: tables, never a person's text."""

    def decorate(function: Callable[[*Asked], T]) -> Callable[[*Asked], T]:
        kept: dict[tuple[Any, ...], T] = {}

        @wraps(function)
        def ask(*args: *Asked) -> T:
            asked = (chosen(), *args)
            try:
                return kept[asked]
            except KeyError:
                answer = kept[asked] = function(*args)
                return answer

        return ask

    return decorate
