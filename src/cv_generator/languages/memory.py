"""What is remembered while one document is read, and gone with it.

The same words are asked for again and again while a document is read. Answers are kept in an object that lives as long
as the reading: no text of a person stays behind in a module, and two readings at once know nothing of each other.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, TypeVar, TypeVarTuple

from cv_generator.languages.active import chosen

Asked = TypeVarTuple("Asked")
T = TypeVar("T")

Answers = dict[Any, Any]
_UNASKED: Any = object()


class _ByWhom(dict[Hashable, Answers]):
    """The answers in one set of languages; who has given none yet has an empty dictionary."""

    __slots__ = ()

    def __missing__(self, who: Hashable) -> Answers:
        answers = self[who] = {}
        return answers


class Memory:
    """The answers of one reading, by who gave them, for each set of languages apart."""

    __slots__ = ("_by_languages", "answers", "languages")

    def __init__(self) -> None:
        self.languages: tuple[str, ...] = ()
        """Those of `answers`."""
        self.answers = _ByWhom()
        self._by_languages: dict[tuple[str, ...], _ByWhom] = {(): self.answers}

    def turn(self) -> None:
        """Turns to the languages that count now; which these are changes once or twice in a reading."""
        self.languages = chosen()
        self.answers = self._by_languages.setdefault(self.languages, _ByWhom())

    def of(self, who: Hashable) -> Answers:
        """The answers of `who` in the languages that count now."""
        if chosen() is not self.languages:
            self.turn()
        return self.answers[who]


_MEMORY: ContextVar[Memory | None] = ContextVar("memory", default=None)
current = _MEMORY.get


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


def while_reading(size: int) -> Callable[[Callable[[*Asked], T]], Callable[[*Asked], T]]:
    """Remembers at most `size` answers of a function during one reading, for each set of languages apart.

    The function takes hashable arguments, by their places only. Outside a reading it is asked anew each time.
    """

    def decorate(function: Callable[[*Asked], T]) -> Callable[[*Asked], T]:
        @wraps(function)
        def ask(*args: *Asked) -> T:
            memory = current()
            if memory is None:
                return function(*args)
            if chosen() is not memory.languages:
                memory.turn()
            answers = memory.answers[function]
            answer = answers.get(args, _UNASKED)
            if answer is _UNASKED:
                answer = function(*args)
                if len(answers) >= size:
                    answers.clear()
                answers[args] = answer
            return answer  # type: ignore[no-any-return]

        return ask

    return decorate
