"""What is remembered while one document is read, and gone with it.

The same words are asked for again and again while a document is read. Answers are kept in an object that lives as long
as the reading: no text of a person stays behind in a module, and two readings at once know nothing of each other.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from cv_generator.languages.active import chosen

P = ParamSpec("P")
T = TypeVar("T")

Answers = dict[Any, Any]


class Memory:
    """The answers of one reading, by who gave them, for each set of languages apart."""

    __slots__ = ("_answers", "_by_languages", "_languages")

    def __init__(self) -> None:
        self._languages: tuple[str, ...] = ()
        self._answers: dict[Hashable, Answers] = {}
        self._by_languages: dict[tuple[str, ...], dict[Hashable, Answers]] = {(): self._answers}

    def of(self, who: Hashable) -> Answers:
        """The answers of `who` in the languages that count now; which these are changes once or twice in a reading."""
        if (languages := chosen()) is not self._languages:
            self._languages = languages
            self._answers = self._by_languages.setdefault(languages, {})
        try:
            return self._answers[who]
        except KeyError:
            answers = self._answers[who] = {}
            return answers


_MEMORY: ContextVar[Memory | None] = ContextVar("memory", default=None)


@contextmanager
def one_reading() -> Iterator[None]:
    """Within this block answers are remembered; within another such block it changes nothing."""
    if _MEMORY.get() is not None:
        yield
        return
    token = _MEMORY.set(Memory())
    try:
        yield
    finally:
        _MEMORY.reset(token)


def recalled(who: Hashable) -> Answers:
    """What `who` has answered in this reading; outside one, an empty dictionary that nobody keeps."""
    memory = _MEMORY.get()
    return {} if memory is None else memory.of(who)


def while_reading(size: int) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Remembers at most `size` answers of a function during one reading, for each set of languages apart.

    The function takes hashable arguments by their places. Outside a reading it is asked anew each time.
    """

    def decorate(function: Callable[P, T]) -> Callable[P, T]:
        @wraps(function)
        def ask(*args: P.args, **kwargs: P.kwargs) -> T:
            memory = _MEMORY.get()
            if memory is None or kwargs:
                return function(*args, **kwargs)
            answers = memory.of(function)
            try:
                return answers[args]  # type: ignore[no-any-return]
            except KeyError:
                if len(answers) >= size:
                    answers.clear()
                answer = answers[args] = function(*args, **kwargs)
                return answer

        return ask

    return decorate
