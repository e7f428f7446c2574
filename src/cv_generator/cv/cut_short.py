"""A text that was cut with `…` in place of a longer one: what is left out is told, and put back where it is certain.

An assistant that abbreviates the text that stood there may have changed the rest of it: `Designed bridges over …` in
place of `Built bridges over the Rhine`. Where the words beside the sign stand in the old text, that one goes on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from cv_generator.cv import paths, remnants
from cv_generator.cv.keeping import evenly, value_at, words
from cv_generator.cv.paths import Document, Edit
from cv_generator.errors import Problem

_FEWEST_LETTERS = 8
"""Of a beginning. Fewer begin many texts."""
_SIGN = re.compile(r"[\[(]?(?:…|\.\.\.)[\])]?")
_LONGEST = 8_000
_WORD = re.compile(r"[^\W_]+")
_BESIDE = 3
"""Words beside a sign that are looked for; two are enough, and one where it is the only one."""
_FEWEST_WORDS = 4
"""Words of both texts, by which one is that of the other though it was changed."""


def told(before: Document, after: Document, edit: Edit) -> tuple[tuple[Problem, ...], tuple[Edit, ...]] | None:
    """The texts that an edit cut, with the edits that bring back what was left out; None where it cut none."""
    if edit.op != "set":
        return None
    problems, found = list[Problem](), list[Edit]()
    for where, text in remnants.texts(paths.get(after, edit.field_path), edit.field_path):
        if not _SIGN.search(text) or len(text) > _LONGEST:
            continue
        for whole, is_beginning in _cut(before, where, text):
            problems.append(_problem(where, is_beginning, is_mended=bool(whole)))
            found += [Edit(where, whole)] if whole else []
    return (tuple(problems), tuple(found)) if problems else None


def _problem(where: str, is_beginning: bool, *, is_mended: bool) -> Problem:
    if is_beginning:
        hint = "Send the whole text, or suggested_call to bring back the one that stood there."
        return Problem(where, "no_text", "is the beginning of the text that stood there", hint)
    hint = "Send the whole text" + ", or suggested_call, in which the old one goes on in its place" * is_mended + "."
    return Problem(where, "no_text", "has … in place of a part of the text that stood there", hint)


def _cut(before: Document, where: str, text: str) -> Iterator[tuple[str, bool]]:
    """The whole text, "" where it is not certain, and whether what was sent is nothing but its beginning."""
    stood = [each for each in _stood(before, where) if len(each) <= _LONGEST and each != text]
    head = _beginning(text)
    begun = evenly(head)
    whole = [each for each in stood if len(head) >= _FEWEST_LETTERS and evenly(each).startswith(begun)]
    whole = [each for each in whole if len(each) > len(head) + 1]
    if len(set(whole)) == 1:
        yield whole[0], True
        return
    said = words(_SIGN.sub(" ", text))
    near = [each for each in stood if not _SIGN.search(each) and _is_that_of(said, words(each))]
    if len(set(near)) == 1:
        first, *others = _SIGN.split(text)
        yield _filled([first, *(each.lstrip(" \t.") for each in others)], near[0]), False


def _is_that_of(said: set[str], old: set[str]) -> bool:
    """Whether a text has half of its words of another one, which has more of its own."""
    shared = said & old
    return len(shared) >= _FEWEST_WORDS and 2 * len(shared) >= len(said) and len(old - said) > 1


def _filled(parts: Sequence[str], old: str) -> str:
    """The text with what the old one has at its signs; "" where one side of a sign does not stand there, or twice."""
    found, at = parts[0].rstrip(), 0
    for n, part in enumerate(parts[1:], 1):
        start = _end_of(parts[n - 1], old, at)
        end = _start_of(part, old, start) if part.strip() else len(old)
        if start < 0 or end < start:
            return ""
        found, at = f"{found.rstrip()}{_gap(old[start:end])}{part}", end
    return found.strip()


def _gap(text: str) -> str:
    return text if text[:1] in " ,.;:)" or not text else f" {text}"


def _end_of(part: str, old: str, at: int) -> int:
    """Where the last words of a part end in the old text; -1 where that is not certain."""
    return next((found.end() for found in _places(_WORD.findall(part)[-_BESIDE:], old, at, from_the_end=True)), -1)


def _start_of(part: str, old: str, at: int) -> int:
    return next((found.start() for found in _places(_WORD.findall(part)[:_BESIDE], old, at, from_the_end=False)), -1)


def _places(beside: list[str], old: str, at: int, *, from_the_end: bool) -> Iterator[re.Match[str]]:
    """Where words beside a sign stand once in the old text, as many of them as do."""
    for number in range(len(beside), min(len(beside), 2) - 1, -1):
        near = beside[-number:] if from_the_end else beside[:number]
        pattern = r"[\W_]{1,9}".join(map(re.escape, near))
        found = list(re.finditer(rf"(?i)(?<![^\W_]){pattern}(?![^\W_])", old[max(at, 0) :])) if near else []
        if len(found) == 1:
            again = re.compile(rf"(?i)(?<![^\W_]){pattern}(?![^\W_])").search(old, max(at, 0))
            yield from [again] if again else []
            return


def _beginning(text: str) -> str:
    """What is left of a text before the sign that it goes on; "" where there is none."""
    shown = text.rstrip(" \t\r\n)]")
    return shown.rstrip("….").rstrip(" \t\r\n[(") if shown.endswith(("…", "...")) else ""


def _stood(before: Document, where: str) -> list[str]:
    """The text that stood at a path, or those of the list in which it is: an item may have another index now."""
    listed = where.rpartition("[")[0] if where.endswith("]") else ""
    there: Any = value_at(before, listed) if listed else [value_at(before, where)]
    return [each for each in there if isinstance(each, str)] if isinstance(there, list) else []
