"""Every regular expression of the package, found by walking its modules, and strings that are hostile to each.

A pattern is found as a value of a module (also inside tuples, lists and dicts) or as the argument of a call to `re` in
its source. Python's engine backtracks: a pattern that can read the same letters in several ways, or that can start at
each of them and read to the end, takes time in the square of a text's length or worse.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
import signal
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import product
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from types import ModuleType
from typing import Any

import cv_generator

CALLS = frozenset(("compile", "match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer"))
ANCHORED = frozenset(("match", "fullmatch"))


@dataclass(frozen=True)
class Found:
    """A pattern and where it stands. `anchored` where it is only ever tried at one place of a text."""

    where: str
    pattern: re.Pattern[Any]
    anchored: bool


def modules() -> Iterator[ModuleType]:
    for info in pkgutil.walk_packages(cv_generator.__path__, "cv_generator."):
        if not info.name.endswith("__main__"):
            yield importlib.import_module(info.name)


def in_module(module: ModuleType) -> tuple[list[Found], list[str]]:
    """The patterns of a module, and the calls whose pattern cannot be told from the source alone."""
    tree = ast.parse(inspect.getsource(module))
    uses: dict[str, set[str]] = {}
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and isinstance(node.func.value, ast.Name)
        ):
            uses.setdefault(node.func.value.id, set()).add(node.func.attr)
    found = [
        Found(f"{module.__name__}.{name}", pattern, bool(uses.get(name)) and uses[name] <= ANCHORED)
        for name, value in vars(module).items()
        for pattern in _patterns(value)
    ]
    unknown = []
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CALLS):
            continue
        if not (isinstance(node.func.value, ast.Name) and node.func.value.id == "re" and node.args):
            continue
        where = f"{module.__name__}:{node.lineno}"
        try:
            value = eval(compile(ast.Expression(node.args[0]), where, "eval"), dict(vars(module)))
            flags = next((k.value for k in node.keywords if k.arg == "flags"), None)
            at = {"compile": 1, "match": 2, "fullmatch": 2, "search": 2, "split": 3, "findall": 2, "finditer": 2}
            place = at.get(node.func.attr, 4)
            flags = node.args[place] if flags is None and len(node.args) > place else flags
            number = eval(compile(ast.Expression(flags), where, "eval"), dict(vars(module))) if flags else 0
        except NameError:
            unknown.append(where)
            continue
        if node.func.attr != "compile":
            found.append(Found(where, re.compile(value, number), node.func.attr in ANCHORED))
    return found, unknown


def _patterns(value: Any, depth: int = 3) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif depth and isinstance(value, (tuple, list, set, frozenset)):
        for item in value:
            yield from _patterns(item, depth - 1)
    elif depth and isinstance(value, dict):
        for item in value.values():
            yield from _patterns(item, depth - 1)


def is_linear(found: Found) -> bool:
    """Whether no hostile text takes four times as long in more than eight times the time (sixteen is the square).

    A suspicion is measured five times and the greater number counts: other work on the machine disturbs a short measurement
    or a long one, and so may raise a suspicion as well as hide one.
    """
    return not any(_is_suspect(found, text) for text in hostile(found.pattern))


def _is_suspect(found: Found, text: Callable[[int], Any]) -> bool:
    short = text(_SHORT)
    if any(_elapsed(found, short) < 0.0005 for _ in range(3)):  # the square of 3,000 steps takes longer on any machine
        return False
    votes = {True: 0, False: 0}
    while max(votes.values()) < 3:
        votes[_grows_in_the_square(found, text)] += 1
    return votes[True] == 3


def _elapsed(found: Found, text: Any) -> float:
    """Seconds by the clock, which is finer than processor time; other work on the machine only adds to them."""
    started = time.perf_counter()
    seconds(found, text, 1.0)
    return time.perf_counter() - started


_SHORT, _LONG = 3_000, 96_000
_TELLING = 0.04  # seconds; some kernels count processor time in ticks of 4 ms
_HOPELESS = 1.0  # seconds, for at most twice the letters of which half took less than `_TELLING`


def _grows_in_the_square(found: Found, text: Callable[[int], Any]) -> bool:
    length = _SHORT
    while (short := seconds(found, text(length), _HOPELESS)) < _TELLING:
        length *= 2
        if length > _LONG:
            return False
    return short >= _HOPELESS or seconds(found, text(4 * length), 8.5 * short) > 8 * short


class TooSlow(Exception):
    pass


def seconds(found: Found, text: Any, most: float) -> float:
    """Processor time of one use on a text, `most` where it takes longer."""

    def stop(*_: object) -> None:
        raise TooSlow

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, most)
    started = time.process_time()
    try:
        if found.anchored:
            found.pattern.fullmatch(text)
            found.pattern.match(text)
        else:
            for _ in found.pattern.finditer(text):
                pass
    except TooSlow:
        return most
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
    return time.process_time() - started


def hostile(pattern: re.Pattern[Any]) -> Iterator[Callable[[int], Any]]:
    """Makers of texts of about a length: pieces that the pattern can read, again and again, before and after what it cannot."""
    tree = parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG)
    letters = sorted(set(_letters(tree)) | set("a1 -"), key=lambda letter: (letter.isalnum(), letter))[:20]
    whole = _example(tree)
    pumps = dict.fromkeys(
        [
            *letters,
            *("".join(pair) for pair in product(letters[:7], repeat=2)),
            *_runs(tree),
            whole,
            whole[:-1],
            whole[1:],
        ]
    )
    starts = dict.fromkeys(("", *(whole[:n] for n in (1, 2, 4) if n < len(whole))))
    for pump in filter(None, pumps):
        for start in starts if len(pump) < 3 else ("",):
            yield partial(_text, pattern, start, pump)


def _text(pattern: re.Pattern[Any], start: str, pump: str, length: int) -> Any:
    text = start + pump * (length // len(pump)) + "\0\n!"
    return text.encode("utf-8", "replace") if isinstance(pattern.pattern, bytes) else text


def _letters(tree: Any) -> Iterator[str]:
    for op, arg in tree:
        if op in (codes.LITERAL, codes.NOT_LITERAL):
            yield chr(arg)
        elif op is codes.IN:
            yield from _of_set(arg)
        elif op is codes.ANY:
            yield "x"
        else:
            for part in _parts(op, arg):
                yield from _letters(part)


def _of_set(items: Any) -> Iterator[str]:
    negated = items[0][0] is codes.NEGATE
    for op, arg in items:
        if op is codes.LITERAL:
            yield chr(arg)
        elif op is codes.RANGE:
            yield chr(arg[0])
        elif op is codes.CATEGORY:
            yield {codes.CATEGORY_DIGIT: "1", codes.CATEGORY_SPACE: " ", codes.CATEGORY_WORD: "a"}.get(arg, "-")
    if negated:
        yield from [letter for letter in "x-1 éA,." if not _in_set(letter, items[1:])][:2]


def _in_set(letter: str, items: Any) -> bool:
    return any(
        (op is codes.LITERAL and arg == ord(letter))
        or (op is codes.RANGE and arg[0] <= ord(letter) <= arg[1])
        or (op is codes.CATEGORY and arg is codes.CATEGORY_SPACE and letter.isspace())
        or (op is codes.CATEGORY and arg is codes.CATEGORY_DIGIT and letter.isdigit())
        or (op is codes.CATEGORY and arg is codes.CATEGORY_WORD and letter.isalnum())
        or (op is codes.CATEGORY and arg is codes.CATEGORY_NOT_SPACE and not letter.isspace())
        or (op is codes.CATEGORY and arg is codes.CATEGORY_NOT_WORD and not letter.isalnum())
        for op, arg in items
    )


def _parts(op: Any, arg: Any) -> Iterator[Any]:
    if op is codes.SUBPATTERN:
        yield arg[-1]
    elif op is codes.BRANCH:
        yield from arg[1]
    elif op in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
        yield arg[2]
    elif op in (codes.ASSERT, codes.ASSERT_NOT):
        yield arg[1]
    elif op is codes.ATOMIC_GROUP:
        yield arg
    elif op is codes.GROUPREF_EXISTS:
        yield arg[1]


def _example(tree: Any) -> str:
    """A text that the pattern reads, or nearly."""
    text = ""
    for op, arg in tree:
        if op is codes.LITERAL:
            text += chr(arg)
        elif op is codes.IN:
            text += next(reversed([*_of_set(arg)]), "x")
        elif op in (codes.ANY, codes.NOT_LITERAL):
            text += "x"
        elif op in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
            text += _example(arg[2]) * max(1, min(arg[0], 40))
        elif op is codes.BRANCH:
            text += _example(arg[1][0])
        elif op is codes.SUBPATTERN or op is codes.ATOMIC_GROUP:
            text += _example(arg[-1] if op is codes.SUBPATTERN else arg)
    return text


def _runs(tree: Any) -> Iterator[str]:
    """Literal words inside the pattern, and examples of its parts."""
    run = ""
    for op, arg in tree:
        if op is codes.LITERAL:
            run += chr(arg)
            continue
        if len(run) > 1:
            yield run
        run = ""
        for part in _parts(op, arg):
            yield _example(part)
            yield from _runs(part)
    if len(run) > 1:
        yield run
