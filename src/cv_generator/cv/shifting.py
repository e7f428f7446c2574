"""Where what an edit was about stands after the edits behind it: insertions, removals and moves shift indices."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from cv_generator.cv import figures, paths
from cv_generator.cv.keeping import names_at, value_at
from cv_generator.cv.paths import Document, Edit, Path

_SHIFTING = ("insert", "remove", "move")


def followed(path: Path, edit: Edit) -> Path | None:
    """The path of an item, or of what is in one, after an edit; None where the edit took it out."""
    listed, index = _item(edit)
    if index is None or len(path) <= len(listed) or path[: len(listed)] != listed:
        return path
    own = _index_after(int(path[len(listed)]), index, edit)
    return None if own is None else (*listed, own, *path[len(listed) + 1 :])


def at_the_end(path: str, behind: Iterable[Edit]) -> str:
    """A path after further edits; "" where it is gone."""
    steps: Path | None = paths.parse(path)
    for edit in behind:
        steps = followed(steps, edit) if steps else None
    return paths.spelled(steps) if steps else ""


def _item(edit: Edit) -> tuple[Path, int | None]:
    """The list of which an edit shifts items, and the index that it names; None for other edits."""
    path = paths.parse(edit.field_path)
    index = path[-1] if edit.op in _SHIFTING else None
    return path[:-1], index if isinstance(index, int) else None


def _index_after(own: int, index: int, edit: Edit) -> int | None:
    if edit.op == "insert":
        return own + (own >= index)
    if edit.op == "remove":
        return None if own == index else own - (own > index)
    target = int(figures.index(edit.value) or 0) if isinstance(edit.value, str) else int(edit.value)
    if own == index:
        return target
    return own - (own > index) + (own - (own > index) >= target)


def touches(path: Path, edit: Edit, before: Document) -> Sequence[Path] | None:
    """What an edit changes in the value at a path, as paths inside of it; None where it puts another in its place.

    Empty where it leaves the value as it is. `before` is the document before the edit.
    """
    other = paths.parse(edit.field_path)
    listed, index = _item(edit)
    place = other if index is None else listed
    if index is not None or edit.op == "append" or len(place) > len(path):
        return [place[len(path) :]] if place[: len(path)] == path else []
    if path[: len(other)] != other:
        return []
    there = value_at(before, edit.field_path)
    if edit.op != "set" or not isinstance(edit.value, Mapping) or not isinstance(there, Mapping):
        return None
    members = fields_of(edit.field_path, edit.value)
    inside = path[len(other) :]
    if inside:
        return None if inside[0] in members else []
    return [(name,) for name in members]


def fields_of(path: str, sent: Mapping[Any, Any]) -> list[str]:
    """The members of an entry that an object names, by our names."""
    names = names_at(path)
    found = [(names.place(str(name)) if names else None, str(name)) for name in sent]
    return [place.field if place else name for place, name in found]
