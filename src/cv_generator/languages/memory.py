"""What is remembered while one document is read, and gone with it.

The same words are asked for again and again while a document is read. Answers are kept in an object that lives as long
as the reading: no text of a person stays behind in a module, and two readings at once know nothing of each other.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from inspect import signature
from typing import Any, TypeVar, TypeVarTuple, cast

from cv_generator.languages.active import chosen, counting

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


_READING: ContextVar[dict[tuple[str, ...], _ByWhom] | None] = ContextVar("reading", default=None)
"""All that is remembered in this reading, by the languages that counted."""
_ANSWERS: ContextVar[_ByWhom | None] = ContextVar("answers", default=None)
"""What is remembered for the languages that count now."""
current = _ANSWERS.get


@contextmanager
def one_reading() -> Iterator[None]:
    """Within this block answers are remembered; within another such block it changes nothing."""
    if _READING.get() is not None:
        yield
        return
    answers = _ByWhom()
    reading, before = _READING.set({chosen(): answers}), _ANSWERS.set(answers)
    try:
        yield
    finally:
        _ANSWERS.reset(before)
        _READING.reset(reading)


@contextmanager
def reading_in(code: str) -> Iterator[None]:
    """Within this block the words of a language count, with those of the languages that it is read with.

    What was answered while others counted is not remembered there.
    """
    with counting(code):
        reading = _READING.get()
        before = _ANSWERS.set(None if reading is None else reading.setdefault(chosen(), _ByWhom()))
        try:
            yield
        finally:
            _ANSWERS.reset(before)


def recalled(who: Hashable) -> Answers:
    """What `who` has answered in this reading; outside one, an empty dictionary that nobody keeps."""
    remembered = current()
    return {} if remembered is None else remembered[who]


def while_reading(size: int) -> Callable[[Callable[[*Asked], T]], Callable[[*Asked], T]]:
    """Remembers at most `size` answers of a function during one reading, for each set of languages apart.

    The function takes hashable arguments, by their places only. Outside a reading it is asked anew each time.
    """

    def decorate(function: Callable[[*Asked], T]) -> Callable[[*Asked], T]:
        remember: Any = _of_one if len(signature(function).parameters) == 1 else _of_several
        return cast("Callable[[*Asked], T]", wraps(function)(remember(function, size)))

    return decorate


def _of_several(function: Callable[..., T], size: int) -> Callable[..., T]:
    def ask(*args: Any) -> T:
        remembered = current()
        if remembered is None:
            return function(*args)
        answers = remembered[function]
        answer = answers.get(args, _UNASKED)
        if answer is _UNASKED:
            answer = function(*args)
            if len(answers) >= size:
                answers.clear()
            answers[args] = answer
        return answer  # type: ignore[no-any-return]

    return ask


def _of_one(function: Callable[[Any], T], size: int) -> Callable[[Any], T]:
    """The same for a single argument, as most functions have: no tuple is made of it."""

    def ask(one: Any) -> T:
        remembered = current()
        if remembered is None:
            return function(one)
        answers = remembered[function]
        answer = answers.get(one, _UNASKED)
        if answer is _UNASKED:
            answer = function(one)
            if len(answers) >= size:
                answers.clear()
            answers[one] = answer
        return answer  # type: ignore[no-any-return]

    return ask
