"""What the edits of a batch did, told of the CV as it is after all of them.

An edit may change what an edit before it made, take it out, or shift its index. So each is judged by the last document:
where what it made stands now, and by what is left of it.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pydantic import ValidationError

from cv_generator.cv import counting, paths, shifting, written_over
from cv_generator.cv.consequences import Consequences, consequences, emptied, holds, merged
from cv_generator.cv.keeping import value_at, words
from cv_generator.cv.paths import Document, Edit, Path


@dataclass(frozen=True, slots=True)
class Carried:
    """An edit that was carried out, with the whole documents before and after it."""

    edit: Edit
    before: Document
    after: Document

    @property
    def target(self) -> str:
        """The path of what it made: of the item that it added."""
        path = self.edit.field_path
        return f"{path}[{len(paths.get(self.after, path)) - 1}]" if self.edit.op == "append" else path


def told(carried: Sequence[Carried], document: Document) -> Consequences:
    """What edits did besides what was asked. `document` is what they made."""
    left = [_left(each, carried[n + 1 :], document) for n, each in enumerate(carried)]
    added = frozenset(each.field_path for each in left if each and each.op in ("append", "insert"))
    found = [
        _did(each, edit, carried[n + 1 :], document, added)
        for n, (each, edit) in enumerate(zip(carried, left, strict=True))
    ]
    if any(each.moves for each in found) and not _go_together(found, document):
        found = _together(found, document)
    return merged(found)


_LATER = "Look at it again after suggested_call, which changes what stands beside it."


def _together(found: Sequence[Consequences], document: Document) -> list[Consequences]:
    """The effects of several edits, of whose suggestions each goes with those before it."""
    kept: list[Consequences] = []
    for each in found:
        if not each.moves or _go_together([*kept, each], document):
            kept.append(each)
        else:
            warnings = tuple(replace(problem, hint=_LATER) for problem in each.warnings)
            kept.append(replace(each, warnings=warnings, moves=()))
    return kept


def _go_together(found: Sequence[Consequences], document: Document) -> bool:
    """Whether the CV takes the suggestions of several edits, and they lose nothing that none of them loses alone.

    One may take out an item as the same as another, whose old text the next one brings back.
    """
    edits = merged(found).moves
    several = [each.moves for each in found if each.moves]
    after = _made(document, edits)
    if after is None or len(several) < _TWO:
        return after is not None
    fields = {str(paths.parse(edit.field_path)[0]) for edit in edits}
    here = words([document[name] for name in fields])
    lost = here - words([after[name] for name in fields])
    for moves in several:
        alone = _made(document, moves) if lost else None
        lost -= here - words([alone[name] for name in fields]) if alone else set()
    return not lost


_TWO = 2


def _made(document: Document, edits: Sequence[Edit]) -> Document | None:
    """The document that edits make; None where it does not take them, or it is unclear which items they mean."""
    if len(edits) >= _TWO and counting.counted(document, edits).problems:
        return None
    try:
        return paths.carried_out(document, edits)
    except (paths.PathError, ValidationError):
        return None


def _did(
    each: Carried, left: Edit | None, behind: Sequence[Carried], document: Document, added: frozenset[str]
) -> Consequences:
    gone = tuple(_still_empty(each, behind, document))
    if left is None:
        return Consequences(gone)
    before = each.before
    if behind and left.op == "set":
        before = _with(document, left.field_path, value_at(each.before, each.edit.field_path))
    found = consequences(before, document, left, added, gone)
    over = written_over.told(before, document, left)
    # An entry that was written over another is put right before anything else in it.
    return replace(found, warnings=over.warnings, moves=over.moves) if over else found


def _still_empty(each: Carried, behind: Sequence[Carried], document: Document) -> list[str]:
    """The paths that an edit left empty and no edit behind it filled again, as they are at the end."""
    own = each.edit.field_path
    place = shifting.at_the_end(own, [further.edit for further in behind])
    found: list[str] = []
    for path in emptied(each.before, each.after, each.edit) if place else ():
        inside = path[len(own) :]
        # Another item may stand at the index of one that is gone.
        if "[" in inside or not behind or not holds(value_at(document, place + inside)):
            found.append(place + inside)
    return found


def _left(each: Carried, behind: Sequence[Carried], document: Document) -> Edit | None:
    """The edit with the path and the value of what is left of it at the end; None where nothing is."""
    if each.edit.op in ("remove", "move"):
        return None
    path, touched = paths.parse(each.target), list[Path]()
    for further in behind:
        inside = shifting.touches(path, further.edit, further.before)
        place = shifting.followed(path, further.edit)
        if inside is None or place is None:
            return None
        path = place
        touched += inside
    now = paths.spelled(path)
    if not touched and now == each.edit.field_path:
        return each.edit
    value = each.edit.value
    for inner in touched:
        value = _without(now, value, inner, value_at(document, now))
    return replace(each.edit, field_path=now, value=value)


def _without(path: str, sent: Any, inner: Path, now: Any) -> Any:
    """What was sent, without what an edit behind it changed; of a list of texts, what became of it."""
    if isinstance(sent, Mapping):
        kept: dict[Any, Any] = {}
        for name, value in sent.items():
            [field] = shifting.fields_of(path, {name: value})
            if inner[:1] != (field,):
                kept[name] = value
            elif len(inner) > 1 and isinstance(now, Mapping) and name in now:
                kept[name] = _without(f"{path}.{field}", value, inner[1:], now[name])
        return kept
    if not isinstance(sent, list) or not isinstance(now, list):
        return sent
    if all(isinstance(item, str) for item in now):
        is_longer = len(now) >= len(sent) and all(words(one) == words(two) for one, two in zip(sent, now, strict=False))
        return [*sent, *now[len(sent) :]] if is_longer else now
    at = inner[0] if inner else None
    if isinstance(at, int) and len(inner) > 1 and len(sent) == len(now):
        return [_without(f"{path}[{n}]", item, inner[1:], now[n]) if n == at else item for n, item in enumerate(sent)]
    return []


def _with(document: Document, path: str, value: Any) -> Document:
    """The document with another value at a path."""
    *parents, last = paths.parse(path)
    first = parents[0] if parents else last
    found: dict[Any, Any] = {**document, first: copy.deepcopy(document[str(first)])}
    place: Any = found
    for step in parents:
        place = place[step]
    place[last] = value
    return found
