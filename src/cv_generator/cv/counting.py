"""Which item an index means in a batch: edits count one after the other, and who wrote them may have counted before.

`remove` 0 and then 1 takes the first and the third of what stood there. Where the two ways of counting name different
items the batch is refused; where only removals have shifted the indices the corrected call counts as before, sets first
and removes from the end. What can be meant in one way only is carried out: the same index twice, and what was added.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from cv_generator.cv import figures, items_named, paths, unclear
from cv_generator.cv.keeping import value_at
from cv_generator.cv.paths import Document, Edit, Path, PathError
from cv_generator.errors import Problem


@dataclass(slots=True)
class _Item:
    """An item with the index that it had before the batch, None for a new one."""

    was: int | None
    holds: Any
    is_of_new_list: bool = False


@dataclass(slots=True)
class Counted:
    """`problems` are indices that two items may be meant by, `repeated` those that are told only; `edits` is the batch
    counted as before, None where that is not certain.
    """

    problems: list[Problem] = field(default_factory=list)
    repeated: list[Problem] = field(default_factory=list)
    edits: list[Edit] | None = None


def counted(document: Document, edits: Sequence[Edit]) -> Counted:
    """How the indices of a batch may be meant. Edits whose paths are none, or lead nowhere, say nothing."""
    if undone := _undone(edits):
        return undone
    found = Counted()
    tree, is_certain = _tree(document), True
    for edit in edits:
        try:
            path = paths.parse(edit.field_path)
        except PathError:
            continue
        told = _read(tree, path, edit, document)
        if told and told.code != _REPEATED:
            found.problems.append(told)
        elif told and not found.problems:
            found.repeated.append(told)
        is_certain = is_certain and not (edit.op in ("insert", "move") or _replaces(edit))
        _follow(tree, path, edit)
    if found.problems and is_certain and not found.repeated:
        found.edits = _as_before(edits)
    return found


_REPEATED = "index_repeated"


def _tree(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {name: _tree(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_Item(n, _tree(inner)) for n, inner in enumerate(value)]
    return None


def _read(tree: Any, path: Path, edit: Edit, document: Document) -> Problem | None:
    """What is unclear about the indices of a path."""
    before: Any = document
    for depth, step in enumerate(path):
        if isinstance(step, str):
            tree = tree.get(step) if isinstance(tree, dict) else None
            before = before.get(step) if isinstance(before, Mapping) else None
            continue
        if not isinstance(tree, list):
            return None
        is_last = depth == len(path) - 1
        if is_last and edit.op in ("insert", "move"):
            return None  # a place, or what is put into an order
        now = tree[step] if step < len(tree) else None
        is_new = now is not None and now.is_of_new_list and not (is_last and edit.op == "remove")
        if now is not None and (now.was == step or is_new):
            tree, before = now.holds, before[now.was] if now.was is not None and before is not None else None
            continue
        then = next((item for item in tree if item.was == step), None)
        return (
            _shifted(path, depth, edit, before, now=now, then=then)
            if before is not None and step < len(before)
            else None
        )
    return None


def _shifted(
    path: Path, depth: int, edit: Edit, before: list[Any], *, now: _Item | None, then: _Item | None
) -> Problem | None:
    """What is unclear about an index where `now` stands, which was that of `then` before."""
    if edit.op == "remove" and depth == len(path) - 1:
        if edit.value not in (None, ""):
            if now is not None and now.was is not None and _is_named(before[now.was], edit.value):
                return None
        elif then is None:
            return _told_twice(path, before, now)
    return _unclear(path, depth, before, now) if now is not None or then is not None else None


def _unclear(path: Path, depth: int, before: list[Any], now: _Item | None) -> Problem:
    here, whole = paths.spelled(path[: depth + 1]), paths.spelled(path)
    old = unclear.name_of(before[int(path[depth])])
    name = "a new item" if now is None or now.was is None else unclear.name_of(before[now.was])
    message = f"is {old} before the batch, and {name if now else 'nothing'} after the edits before it"
    hint = f"Edits count one after the other. Where {old} is meant, send this edit before those that shift it"
    if now is not None:
        instead = "put it into what is inserted" if now.was is None else "send it in a call behind this one"
        hint += f"; where {name} is, {instead}"
    hint += "."
    return Problem(whole, "index_shifted", message if here == whole else f"{here} {message}", hint)


def removed_before(document: Document, now: Document, edit: Edit, edits: Sequence[Edit]) -> Problem | None:
    """Why an index past the end is refused that was none before the batch; None where it always was.

    `document` is that before the batch, `now` the one that the edits before this one, `edits`, made.
    """
    listed, bracket, index = edit.field_path.removesuffix("]").rpartition("[")
    there, left = (value_at(each, listed) if bracket else None for each in (document, now))
    if not index.isdecimal() or not isinstance(there, list) or not isinstance(left, list):
        return None
    if not len(left) <= int(index) < len(there):
        return None
    name, own = unclear.name_of(there[int(index)]), any(edit.field_path == each.field_path for each in edits)
    message = f"was {name} before the batch, and the edits before it removed {'this item' if own else 'items'}"
    hint = "Leave this edit away: the item is removed already."
    if not own:
        hint = "Edits count one after the other: send this one before those that remove."
    return Problem(edit.field_path, "index_shifted", message, hint)


def _is_named(item: Any, value: Any) -> bool:
    return items_named.names(item, value) or bool(item == value)


def _told_twice(path: Path, before: list[Any], now: _Item | None) -> Problem:
    """`remove` 0 and then 0 again can only mean the first two."""
    name = unclear.name_of(before[now.was]) if now is not None and now.was is not None else "nothing"
    hint = "Where the same item was meant twice, revert and send it once."
    return Problem(paths.spelled(path), _REPEATED, f"was {name} after the removal before it", hint)


def _replaces(edit: Edit) -> bool:
    """Whether an edit may put a whole list in the place of another, whose items nobody counted before."""
    return edit.op == "set" and isinstance(edit.value, list)


def _follow(tree: Any, path: Path, edit: Edit) -> None:
    parent = tree
    for step in path[:-1]:
        if isinstance(step, int):
            parent = parent[step].holds if isinstance(parent, list) and step < len(parent) else None
        else:
            parent = parent.get(step) if isinstance(parent, dict) else None
    last = path[-1]
    if isinstance(parent, dict) and isinstance(last, str) and last in parent:
        if edit.op == "append" and isinstance(parent[last], list):
            parent[last].append(_Item(None, _new(edit.value), True))
        elif edit.op in ("set", "remove") and isinstance(parent[last], list):
            parent[last] = _new(edit.value) or []
    elif isinstance(parent, list) and isinstance(last, int):
        _follow_item(parent, last, edit)


def _follow_item(items: list[_Item], index: int, edit: Edit) -> None:
    if edit.op == "insert" and index <= len(items):
        items.insert(index, _Item(None, _new(edit.value)))
    elif edit.op == "remove" and index < len(items):
        del items[index]
    elif edit.op == "move" and index < len(items):
        target = figures.index(edit.value) if isinstance(edit.value, str) else edit.value
        if isinstance(target, int) and 0 <= target < len(items):
            items.insert(target, items.pop(index))


def _new(value: Any) -> Any:
    """A value of the batch itself: nothing in it was counted before."""
    if isinstance(value, Mapping):
        return {name: _new(inner) for name, inner in value.items()}
    return [_Item(None, _new(inner), True) for inner in value] if isinstance(value, list) else None


def _as_before(edits: Sequence[Edit]) -> list[Edit] | None:
    """The edits with all that shifts no index first, and then the removals, from the last item to the first.

    What is set in the place of an item that was removed is inserted there; None where something is set inside of one.
    """
    rest, removals, instead = list[Edit](), dict[str, Edit](), dict[str, Edit]()
    for edit in edits:
        if edit.op == "remove" and edit.field_path.endswith("]"):
            removals[edit.field_path] = edit
        elif edit.field_path in removals and edit.op == "set":
            instead[edit.field_path] = replace(edit, op="insert")
        else:
            rest.append(edit)
    if any(edit.field_path.startswith((f"{path}.", f"{path}[")) for edit in rest for path in removals):
        return None
    for path in sorted(removals, key=_in_order, reverse=True):
        rest += [removals[path], *([instead[path]] if path in instead else [])]
    return rest


def _in_order(path: str) -> list[tuple[int, str]]:
    return [(step, "") if isinstance(step, int) else (-1, step) for step in paths.parse(path)]


_ITEM = re.compile(r"(.+)\[(\d{1,6})\]")


def _undone(edits: Sequence[Edit]) -> Counted | None:
    """Two moves that are meant to exchange two items: one after the other they may end as it was, or elsewhere."""
    if len(edits) != 2 or any(edit.op != "move" for edit in edits):
        return None
    first, second = (_ITEM.fullmatch(edit.field_path) for edit in edits)
    places = [figures.index(str(edit.value)) for edit in edits]
    if not first or not second or first[1] != second[1] or None in places:
        return None
    one, other = int(first[2]), int(second[2])
    if one == other or places != [other, one]:
        return None
    hint = "corrected_call exchanges the two."
    problem = Problem(edits[1].field_path, "index_shifted", "is counted after the move before it", hint)
    return Counted([problem], [], exchanged(first[1], one, other))


def exchanged(path: str, one: int, other: int) -> list[Edit]:
    """The moves by which two items of a list change their places."""
    low, high = sorted((one, other))
    moves = [Edit(f"{path}[{high}]", low, "move")]
    return moves if high == low + 1 else [*moves, Edit(f"{path}[{low + 1}]", high, "move")]
