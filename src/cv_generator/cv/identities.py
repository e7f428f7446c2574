"""Which item of a list is which, wherever it stands: identities that stay with entries and bullets when indices shift.

A table names each list and gives the identities of its items, in their order. A list of the CV is named by its field, a
list inside an entry by the entry's identity: `{"work_experience": ["1-0", "4-0"], "1-0.bullets": ["1-1", "1-2"]}`. An
identity is the version that first held the item, and a number: versions are never given twice, so neither is one.
Nothing of it is part of the CV: no model pays for it, and no document holds it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from cv_generator.cv import paths
from cv_generator.cv.paths import Document, Edit, Path

Identities = Mapping[str, Sequence[str]]


def fresh(document: Document, version: int) -> dict[str, list[str]]:
    """Identities for a CV whose items have none: those of a version that was not made by edits."""
    return _Table({}, version).completed(document, dict)


def followed(
    known: Identities, before: Document, after: Document, edits: Sequence[Edit], version: int
) -> dict[str, list[str]]:
    """The identities of version `version`, which `edits` made of `before`.

    Explicit moves, insertions and removals are followed by their own paths. Where a list was set whole, or came out in
    another length than the edits say, its items are found again by what they hold.
    """
    if moves_nothing(before, after, edits):
        return {name: list(ids) for name, ids in known.items()}
    table = _Table(known, version)
    for edit in edits:
        table.follow(edit)
    return table.completed(after, lambda: dict(_values(known, before, "")))


def moves_nothing(before: Document, after: Document, edits: Sequence[Edit]) -> bool:
    """Whether edits set texts only, so that every identity stays. Of the documents the edited fields are enough."""
    return all(_is_of_a_text(edit, before, after) for edit in edits)


def _is_of_a_text(edit: Edit, before: Document, after: Document) -> bool:
    """Whether an edit sets a field that is no list and holds none, and so moves nothing."""
    if edit.op != "set" or edit.field_path.endswith("]"):
        return False
    try:
        values = (paths.get(before, edit.field_path), paths.get(after, edit.field_path))
    except paths.PathError:  # an edit beside it has moved what the path leads to
        return False
    return not any(isinstance(value, (dict, list, tuple)) for value in values)


class _Table:
    def __init__(self, known: Identities, version: int) -> None:
        self._lists = {name: list(ids) for name, ids in known.items()}
        self._version = version
        self._made = 0
        self._rewritten: set[str] = set()

    def follow(self, edit: Edit) -> None:
        path = paths.parse(edit.field_path)
        try:
            self._follow(edit, path)
        except (LookupError, ValueError, TypeError):  # an edit before it left another length than its path says
            self._rewritten.add(str(path[0]))

    def completed(self, document: Document, values: Callable[[], Mapping[str, Any]]) -> dict[str, list[str]]:
        """For exactly the lists of the document. `values` gives what each identity stood for, where that is needed."""
        found: dict[str, list[str]] = {}
        self._complete(document, "", cache(values), found)
        return found

    def _follow(self, edit: Edit, path: Path) -> None:
        last = path[-1]
        if edit.op == "append":
            self._lists.setdefault(self._name(path), []).append(self._new())
        elif isinstance(last, str):
            name = self._name(path)
            self._rewrite(name)
            if edit.op == "remove":
                self._lists[name] = []
        else:
            ids = self._lists[self._name(path[:-1])]
            if edit.op == "insert":
                ids.insert(last, self._new())
            elif edit.op == "move":
                ids.insert(int(edit.value), ids.pop(last))
            elif edit.op == "remove":
                ids.pop(last)
            else:
                self._rewrite(ids[last])

    def _rewrite(self, name: str) -> None:
        """A list, or all lists of an entry or an object."""
        self._rewritten.add(name)
        self._rewritten.update(each for each in self._lists if each.startswith(f"{name}."))

    def _name(self, path: Path) -> str:
        """Of a list or a field; of an item its identity."""
        name = ""
        for step in path:
            name = self._lists[name][step] if isinstance(step, int) else f"{name}.{step}".removeprefix(".")
        return name

    def _new(self) -> str:
        self._made += 1
        return f"{self._version}-{self._made - 1}"

    def _complete(
        self, part: Mapping[str, Any], prefix: str, values: Callable[[], Mapping[str, Any]], found: dict[str, list[str]]
    ) -> None:
        for field, value in part.items():
            name = f"{prefix}{field}"
            if isinstance(value, dict):
                self._complete(value, f"{name}.", values, found)
            elif isinstance(value, (list, tuple)) and value:
                ids = self._lists.get(name, [])
                if not ids:
                    ids = [self._new() for _ in value]
                elif name in self._rewritten or len(ids) != len(value):
                    ids = self._matched(ids, value, values())
                found[name] = ids
                for identity, item in zip(ids, value, strict=True):
                    if isinstance(item, dict):
                        self._complete(item, f"{identity}.", values, found)

    def _matched(self, ids: Sequence[str], items: Sequence[Any], values: Mapping[str, Any]) -> list[str]:
        """Items that are as they were first, then those most like one that was, then those in the place of one."""
        left, matched = dict.fromkeys(ids), [""] * len(items)
        for rule in (_is_equal, _is_like, _is_text):
            for index, item in enumerate(items):
                places = ids[index : index + 1] if rule is _is_text else list(left)
                fitting = [each for each in places if each in left and rule(values.get(each), item)]
                if not matched[index] and fitting:
                    matched[index] = max(fitting, key=lambda each: _shared(values.get(each), item))
                    del left[matched[index]]
        return [identity or self._new() for identity in matched]


def _values(ids: Identities, part: Mapping[str, Any], prefix: str) -> Iterator[tuple[str, Any]]:
    """Each identity with what its item holds."""
    for field, value in part.items():
        name = f"{prefix}{field}"
        if isinstance(value, dict):
            yield from _values(ids, value, f"{name}.")
        elif isinstance(value, (list, tuple)):
            for identity, item in zip(ids.get(name, ()), value, strict=False):
                yield identity, item
                if isinstance(item, dict):
                    yield from _values(ids, item, f"{identity}.")


def _is_equal(before: Any, after: Any) -> bool:
    return bool(before == after)


def _is_like(before: Any, after: Any) -> bool:
    return _shared(before, after) > 0


def _is_text(before: Any, after: Any) -> bool:
    """A text in the place of another is that text, reworded; an entry that shares nothing with another is a new one."""
    return before is None or (isinstance(before, str) and isinstance(after, str))


def _shared(before: Any, after: Any) -> int:
    """How many filled members two entries have in common."""
    if not (isinstance(before, dict) and isinstance(after, dict)):
        return 0
    return sum(1 for name, value in after.items() if value and before.get(name) == value)
