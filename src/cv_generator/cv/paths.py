"""Field paths: parse them, and edit a CV through them.

A path names fields of the canonical CV: `full_name`, `work_experience[0].employer`, `work_experience[0].bullets[1]`.
Paths are strict: no negative index, no element made by naming one past the end, no unknown name. A wrong path raises
`PathError` with the nearest path that is right.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Literal, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError

from cv_generator.cv import figures, items_named, model, remnants, section_orders, synonyms, text_lists, typos
from cv_generator.cv.dates import PRESENT, parse_date_range
from cv_generator.cv.design_names import SECTIONS
from cv_generator.errors import Problem
from cv_generator.languages import tags

Op = Literal["set", "append", "insert", "remove", "move"]
Path = tuple[str | int, ...]
Document = dict[str, Any]
"""A CV as plain JSON values. Only this module edits one; everybody else holds a `Cv`."""

_STEP = re.compile(r"(?P<name>[A-Za-z_][A-Za-z0-9_]*)(?P<indices>(?:\[\d{1,6}\])*)")
_PATH_CHARACTERS = 300
"""What is said of a text of which a path names a part."""
ADDS = "; op `append` adds an item."
"""How a hint ends that is for those who edit."""
_ORDER = "design.section_order"
_TOGETHER = ("custom_sections", "design")
"""Fields of which one names parts of the other."""


class PathError(ValueError):
    """A path or an operation that cannot be followed. `nearest` is a path that could be meant, or empty.

    `is_unlike_all` says that its last name resembles none of those that could stand there, `is_inside` that it asks for
    a part of what has none.
    """

    def __init__(
        self,
        path: str,
        code: str,
        message: str,
        hint: str,
        nearest: str = "",
        *,
        is_unlike_all: bool = False,
        is_inside: bool = False,
    ) -> None:
        super().__init__(message)
        self.problem = Problem(path[:_PATH_CHARACTERS], code, message, hint)
        self.nearest, self.is_unlike_all, self.is_inside = nearest, is_unlike_all, is_inside


@dataclass(frozen=True, slots=True)
class Edit:
    """One change. `value` is the new value, or the target index for `move`; `remove` takes none."""

    field_path: str
    value: Any = None
    op: Op = "set"
    has_value: bool = True


@lru_cache(256)  # an edit asks for the same path several times; what is kept has at most some thousand letters
def parse(text: str) -> Path:
    """The steps of a path: names and indices in turn.

    Raises:
        PathError: the text is no path at all, whatever the CV holds.
    """
    if text.strip() != text or not text:
        raise _not_a_path(text)
    steps: list[str | int] = []
    for part in text[: _PATH_CHARACTERS + 1].split("."):
        found = _STEP.fullmatch(part)
        if not found:
            raise _not_a_path(text)
        steps.append(found["name"])
        steps.extend(int(index) for index in re.findall(r"\d+", found["indices"]))
    return tuple(steps)


def spelled(path: Path) -> str:
    """The inverse of `parse`."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).removeprefix(".")


def get(document: Document, text: str) -> Any:
    """The value at a path.

    Raises:
        PathError: there is no such path in this CV.
    """
    value: Any = document
    for depth, step in enumerate(path := parse(text)):
        if not (isinstance(value, dict) and step in value):
            _require(value, path, depth)
        value = value[step]
    return value


def apply(document: Document, edit: Edit) -> None:
    """Carry out one edit in place. The document must hold every field, also the empty ones.

    Raises:
        PathError: bad path, bad operation for this path, or a missing value; the document is unchanged.
    """
    path = parse(edit.field_path)
    parent: Any = document
    for depth, step in enumerate(path[:-1]):
        _require(parent, path, depth)
        parent = parent[step]
    if edit.op in ("set", "append", "insert") and (not edit.has_value or edit.value is None):
        raise PathError(
            edit.field_path,
            "missing_value",
            f"{edit.op} needs a value",
            'Send "value"; "" empties a text, [] a list; op remove takes an item away.',
        )
    _OPERATIONS[edit.op](parent, path, edit)


def applied(document: Document, edit: Edit) -> model.Cv:
    """The fields that the edit changes, in a CV that has no others set; the document that came in stays as it is.

    Only these are validated: every other field of the document was, and stays.

    Raises:
        PathError: as `apply`.
        ValidationError: the value is none that the field takes.
    """
    first = str(parse(edit.field_path)[0])
    names = _TOGETHER if first in _TOGETHER else (first,)
    candidate = {**document, **{name: copy.deepcopy(document[name]) for name in names if name in document}}
    if edit.op == "append" and edit.field_path == _ORDER:
        candidate["design"]["section_order"] = section_orders.with_all_printed(document, edit.value)
    apply(candidate, edit)
    if names == _TOGETHER:
        section_orders.follow_headings(document, candidate)
    return model.Cv.model_validate({name: candidate[name] for name in names})


def with_fields(document: Document, fields: model.Cv) -> Document:
    """The document with those fields that `fields` has set."""
    return {**document, **fields.model_dump(include=fields.model_fields_set)}


def carried_out(document: Document, edits: Iterable[Edit]) -> Document:
    """The document as edits leave it, each carried out on what those before it made. Raises as `applied`."""
    for edit in edits:
        document = with_fields(document, applied(document, edit))
    return document


def beside(known: model.Cv, document: Document) -> model.Cv:
    """The CV that a canonical document holds. What it has in common with one that is known is not validated again.

    Raises:
        ValidationError: the document is no CV.
    """
    there = known.model_dump(mode="json", exclude_defaults=True)
    names = {name for name in there.keys() | document.keys() if there.get(name) != document.get(name)}
    if not names.isdisjoint(_TOGETHER):
        names.update(_TOGETHER)
    if not names.issubset(model.FIELDS):
        return model.Cv.model_validate(document)
    fields = model.Cv.model_validate({name: document[name] for name in names & document.keys()})
    return known.with_valid(**{name: getattr(fields, name) for name in names})


def _set(parent: Any, path: Path, edit: Edit) -> None:
    """An object on an entry that is there merges with it: members that are not named stay."""
    _require(parent, path, len(path) - 1)
    there, value = parent[path[-1]], edit.value
    if isinstance(there, dict) and isinstance(value, Mapping):
        value = _merged(there, _beside(there, value, _canonical(path, _with_other_end(there, value))))
    elif isinstance(there, dict) and isinstance(value, str) and "group" in there:
        value = _regrouped(there, value)
    elif isinstance(there, dict) and isinstance(value, str):
        value = _said_again(there, value, path)
    parent[path[-1]] = value


def _beside(there: Mapping[str, Any], sent: Mapping[str, Any], named: Any) -> Any:
    """The members that an object names; a list under another name than its own adds to what is there."""
    if not isinstance(named, Mapping):
        return named
    return {name: inner if name in sent else with_added(there.get(name), inner) for name, inner in named.items()}


def with_added(old: Any, new: Any) -> Any:
    """The items of a list with others behind them; those alone where they name all that is there, or for no lists."""
    if not isinstance(old, list) or not isinstance(new, list) or all(item in new for item in old):
        return new
    return [*old, *(item for item in new if item not in old)]


def _regrouped(there: dict[str, Any], text: str) -> Any:
    """A text set on a group of skills: the group that it spells out, further items for this one, or only its name."""
    found = text_lists.skills(text)
    if len(found) == 1 and isinstance(found[0], dict):
        return found[0]
    if remnants.stands_in(text) or not text.strip() or any(isinstance(item, dict) for item in found):
        return text
    items = [item for item in found if item.casefold() != str(there["group"]).casefold()]
    return {**there, "items": with_added(there["items"], items) if items else there["items"]}


def _said_again(there: dict[str, Any], text: str, path: Path) -> Any:
    """A text set on an entry: that entry as it is where the text says nothing else, as `English` of `English (C1)`."""
    part = part_at(path)
    try:
        said = part.model_validate(text).model_dump() if part else {}
    except ValidationError:
        return text
    filled = {name: str(value).casefold() for name, value in said.items() if value}
    is_same = bool(filled) and all(str(there[name]).casefold() == value for name, value in filled.items())
    return there if is_same else text


def _with_other_end(there: Mapping[str, Any], value: Mapping[str, Any]) -> Mapping[str, Any]:
    """Of a period that is there, the end that an object does not name stays."""
    sent = [name for name in ("start_date", "end_date") if value.get(name) not in (None, "")]
    period = parse_date_range(there.get("date_range") or "") if len(sent) == 1 and "date_range" not in value else None
    if period is None:
        return value
    ends = {"start_date": str(period.start), "end_date": PRESENT if period.end is None else str(period.end)}
    return {**value, **{name: end for name, end in ends.items() if value.get(name) is None}}


def _merged(there: Any, value: Any) -> Any:
    if not isinstance(there, dict) or not isinstance(value, Mapping):
        return value
    named = {name: inner for name, inner in value.items() if inner is not None}
    return {**there, **{name: _merged(there.get(name), inner) for name, inner in named.items()}}


def _canonical(path: Path, value: Any) -> Any:
    """The members of an entry under their own names, so that a synonym replaces what it means."""
    part = part_at(path)
    if part is None or not isinstance(value, Mapping):
        return value
    try:
        return part.model_validate(value).model_dump(exclude_unset=True)
    except ValidationError as error:
        raise _located(error, path) from None


def _located(error: ValidationError, path: Path) -> ValidationError:
    """The same errors, told by their paths in the CV."""
    found: list[InitErrorDetails] = []
    for each in error.errors(include_url=False, include_input=False):
        kind = PydanticCustomError(each["type"], each["msg"], each.get("ctx"))
        found.append({"type": kind, "loc": (*path, *each["loc"]), "input": None})
    return ValidationError.from_exception_data(error.title, found)


def part_at(path: Path) -> type[BaseModel] | None:
    """What kind of entry or object stands at a path; None for a list and for a single value."""
    part: type[BaseModel] | None = model.Cv
    at_list = False
    for step in path:
        if isinstance(step, int):
            at_list = False
        elif part is None or step not in part.model_fields:
            return None
        else:
            annotation = part.model_fields[step].annotation
            part = next(iter(_parts(annotation)), None)
            at_list = "list" in str(annotation)
    return None if at_list else part


def is_list(text: str) -> bool:
    """Whether a list stands at such a path, whatever the CV holds."""
    return re.sub(r"\[\d+\]", "[n]", text) + "[n]" in forms()


def _append(parent: Any, path: Path, edit: Edit) -> None:
    _require(parent, path, len(path) - 1)
    target = parent[path[-1]]
    if not isinstance(target, list):
        listed = isinstance(path[-1], int)
        hint = (
            f"Append to its list: {spelled(path[:-1])}." if listed else "It holds one value, which op `set` replaces."
        )
        raise PathError(edit.field_path, "not_a_list", "append needs a list", hint)
    target.append(edit.value)


def _insert(parent: Any, path: Path, edit: Edit) -> None:
    index = _index(parent, path, edit)
    if index > len(parent):
        raise _past_the_end(path, len(path) - 1, len(parent), last=len(parent))
    parent.insert(index, edit.value)


def _remove(parent: Any, path: Path, edit: Edit) -> None:
    """What the path names. A value says which one is meant, and must be what stands there."""
    _require(parent, path, len(path) - 1)
    step = path[-1]
    is_none = isinstance(step, int) and remnants.is_nothing(edit.value)  # `null` as the text of a strict tool
    if edit.has_value and edit.value not in (None, "") and not is_none:
        _require_meant(parent[step], path, edit.value)
    if isinstance(step, int):
        del parent[step]
        return
    parent[step] = _empty(parent, path)


def _require_meant(there: Any, path: Path, value: Any) -> None:
    """Raises where a value names one item of the list at the path, or something else than what stands there."""
    here = spelled(path)
    if isinstance(there, list):
        near = items_named.named_in(there, value, here)
        index = figures.index(value) if isinstance(value, str) and not near else value
        if isinstance(index, int) and not isinstance(index, bool) and 0 <= index < len(there):
            near = [f"{here}[{index}]"]
        nearest = near[0] if len(near) == 1 else ""
        hint = f"Did you mean {nearest}?" if nearest else f"Send the path of one item, such as {here}[0], and no value."
        raise PathError(here, "removes_all", "would remove the whole list", hint, nearest)
    if not items_named.names(there, value) and value != there:
        raise PathError(here, "not_that", "does not hold that value", "Send the path of what is meant, and no value.")


def _move(parent: Any, path: Path, edit: Edit) -> None:
    index = _index(parent, path, edit)
    _require(parent, path, len(path) - 1)
    target = figures.index(edit.value) if isinstance(edit.value, str) else edit.value
    if not isinstance(target, int) or isinstance(target, bool) or not 0 <= target < len(parent):
        raise PathError(
            edit.field_path,
            "bad_target",
            "move needs the target index as value",
            f"Send a whole number from 0 to {len(parent) - 1}.",
        )
    parent.insert(target, parent.pop(index))


_OPERATIONS = {"set": _set, "append": _append, "insert": _insert, "remove": _remove, "move": _move}


def _index(parent: Any, path: Path, edit: Edit) -> int:
    step = path[-1]
    if isinstance(step, int) and isinstance(parent, list):
        return step
    if edit.op == "move" and path[0] in SECTIONS and len(path) == 1:
        hint = "The order of sections is design.section_order: set it to their names in the order that is wanted."
        raise PathError(edit.field_path, "needs_index", f"{path[0]} is a section, not an item of a list", hint)
    if isinstance(parent, Mapping) and isinstance(parent.get(step), str):
        hint = "Use op `set` with the whole text."
        raise PathError(edit.field_path, "not_a_list", f"{edit.op} needs an item of a list", hint)
    raise PathError(
        edit.field_path,
        "needs_index",
        f"{edit.op} needs a path that ends with an index",
        f"Send for example `{spelled(path)}[0]`.",
    )


def _empty(parent: Any, path: Path) -> Any:
    """The empty value of a field: removing a field empties it. The language of a CV cannot be empty."""
    if path == ("language",):
        hint = f"Set it to one of {', '.join(tags())}."
        raise PathError("language", "cannot_be_empty", "language cannot be removed", hint)
    return _emptied(parent[path[-1]])


def _emptied(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _emptied(inner) for name, inner in value.items()}
    return [] if isinstance(value, list) else ""


def _require(value: Any, path: Path, depth: int) -> None:
    """That `value`, which stands before step `depth`, has that step."""
    step = path[depth]
    if isinstance(step, int):
        if not isinstance(value, list):
            here = spelled(path[:depth])
            inside = f"It holds {', '.join(value)}: name one of them." if isinstance(value, Mapping) else ""
            raise PathError(spelled(path), "not_a_list", f"{here} is not a list", inside or _as_a_whole(here))
        if step >= len(value):
            raise _past_the_end(path, depth, len(value), last=len(value) - 1)
    elif isinstance(value, list):
        raise _needs_index(path, depth, value)
    elif not isinstance(value, Mapping):
        here = spelled(path[:depth])
        raise PathError(spelled(path), "no_such_field", f"{here} is a single value", _as_a_whole(here), is_inside=True)
    elif step not in value:
        raise _unknown_name(path, depth, list(value))


def _as_a_whole(path: str) -> str:
    return f"It is one text: send {path} as a whole, with all that shall stay."


def _needs_index(path: Path, depth: int, items: list[Any]) -> PathError:
    """What stands in place of an index may be a name of the entry's. Of one entry alone it is certain which one."""
    here = spelled(path[:depth])
    part = part_at((*path[:depth], 0))
    known = part is not None and path[depth] in part.model_fields
    example = spelled((*path[:depth], 0, *path[depth:])) if known else f"{here}[0]"
    said = f"Send the index of the one that is meant, such as `{example}`; they run from 0 to {len(items) - 1}."
    hint = said if items else f"{here} is empty{ADDS}"
    nearest = example if known and len(items) == 1 else ""
    return PathError(spelled(path), "needs_index", f"{here} is a list and needs an index", hint, nearest)


_MEASURED = re.compile(r"size|margin|spacing|density|scale|columns|line_?height|padding")
_MEASURES = "Sizes, margins and distances follow from max_pages; the template compact is the dense one."


def _past_the_end(path: Path, depth: int, length: int, last: int) -> PathError:
    parent = spelled(path[:depth])
    allowed = f"Indices run from 0 to {last}" if last >= 0 else f"{parent} is empty"
    return PathError(spelled(path), "index_out_of_range", f"{parent} has {length} items", f"{allowed}{ADDS}")


def _unknown_name(path: Path, depth: int, known: list[str]) -> PathError:
    name = str(path[depth])
    canonical = _synonym(name, known)
    similar = [canonical] if canonical else typos.misspelt(name, known)
    certain = similar[0] if len(similar) == 1 else ""
    nearest = spelled((*path[:depth], certain, *path[depth + 1 :])) if certain else ""
    here = spelled(path)
    message = f"{name[:60]} is not a field of {spelled(path[:depth]) or 'the CV'}"
    hint = f"Did you mean {' or '.join(similar)}?" if similar else f"Known fields: {', '.join(known)}."
    if path[:depth] == ("design",) and not canonical and _MEASURED.search(name.lower()):
        return PathError(here, "no_such_field", message, _MEASURES)
    return PathError(here, "no_such_field", message, hint, nearest, is_unlike_all=not similar)


def _synonym(name: str, known: list[str]) -> str:
    for names in synonyms.ALL:
        if names.get(name) in known:
            return names[name]
    return ""


def _not_a_path(text: str) -> PathError:
    return PathError(
        text,
        "bad_path",
        "is not a field path",
        "Paths look like full_name, work_experience[0].employer or languages[2].level; indices start at 0.",
    )


@cache
def forms() -> tuple[str, ...]:
    """Every form of path that the canonical CV knows, lists with `[n]`: for documentation and tests."""
    return tuple(_forms(model.Cv, ""))


def _forms(part: type[BaseModel], prefix: str) -> list[str]:
    found = []
    for name, field in part.model_fields.items():
        path = f"{prefix}{name}"
        found.append(path)
        inner = _parts(field.annotation)
        if "list" in str(field.annotation):
            found.append(f"{path}[n]")
        for each in inner:
            found.extend(_forms(each, f"{path}[n]." if "list" in str(field.annotation) else f"{path}."))
    return found


def _parts(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [part for inner in get_args(annotation) for part in _parts(inner)]
