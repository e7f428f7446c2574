"""Edits in other forms than ours: as an object, under what is to be done, with their places in steps of their own."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from typing import Any

from cv_generator.cv import json_text, paths
from cv_generator.cv.corrections_forms import EXCHANGED, WORDS_EXCHANGED
from cv_generator.cv.design_names import SECTIONS as DESIGN_SECTIONS
from cv_generator.cv.json_text import parsed
from cv_generator.cv.mistakes import nearest_path
from cv_generator.cv.model import FIELDS
from cv_generator.cv.other_ops import op_of
from cv_generator.operations.edit_addresses import addressed, is_index, is_zero

LISTS = ("changes", "updates", "operations", "patches", "edit", "patch", "json_patch", "modifications")
"""What models call the list of edits instead."""


def as_edits(named: Mapping[str, Any]) -> list[dict[str, Any]]:
    """An edit for each path: the value that it is given, or what is to be done there, in an object of its own."""
    return [{"field_path": path, **_done(value)} for path, value in named.items()]


_OP = ("op", "action", "operation")


def _done(value: Any) -> dict[str, Any]:
    """`{"action": "append", "value": "Sailing"}` under a path, in our words; any other value is the new one."""
    ops = [name for name in _OP if isinstance(value, Mapping) and isinstance(value.get(name), str)]
    if len(ops) != 1 or not value.keys() <= {ops[0], "value", "index"} or not op_of(value[ops[0]]):
        return {"value": value}
    return {**{name: inner for name, inner in value.items() if name != ops[0]}, "op": op_of(value[ops[0]])}


def edit_items(items: list[Any], knows: Callable[[str], object]) -> list[Any]:
    """`{"headline": "…", "phone": "…"}` is an edit for each path. `knows` tells the names of its own arguments.

    Null says that nothing is given: for an edit, and for a path beside others.
    """
    found: list[Any] = []
    apart = [each for one in items for each in _unwrapped(one)]
    counted = _counted_from_0(apart)
    for sent in apart:
        pair = isinstance(sent, list) and len(sent) == 2 and isinstance(sent[0], str)
        each = {"field_path": sent[0], "value": sent[1]} if pair else _placed(sent, counted)
        unknown = isinstance(each, Mapping) and not any(knows(str(name)) for name in each)
        found.extend(as_edits(_given(each)) if unknown else [each])
    return [each for each in found if each is not None] or found


def inside_values(edits: list[dict[str, Any]], knows: Callable[[str], object]) -> list[Any] | None:
    """The edits that came as the value of a field called `edits`; None where none did."""
    found: list[Any] = []
    for each in edits:
        value = parsed(each.get("value")) if each["field_path"].strip().lower() in ("edits", *LISTS) else None
        held = value if isinstance(value, list) else [value] if isinstance(value, Mapping) else []
        found += edit_items(held, knows) if held else [each]
    return found if found != edits else None


def _counted_from_0(edits: list[Any]) -> set[str]:
    """The names under which an edit has a 0: its number counts from there, and so do those of the others."""
    return {name for each in edits if isinstance(each, Mapping) for name, value in each.items() if is_zero(value)}


def _given(named: Mapping[str, Any]) -> Mapping[str, Any]:
    return {name: value for name, value in named.items() if value is not None} or named


def _unwrapped(sent: Any) -> list[Any]:
    """The edits in an object that only holds them: under numbers, under `edits` again, or under what is to be done."""
    if not isinstance(sent, Mapping) or not sent:
        return [sent]
    names = [str(name) for name in sent]
    if names == [str(n) for n in range(len(names))]:
        return list(sent.values())
    if len(names) == 1 and names[0] in ("edits", *LISTS) and isinstance(sent[names[0]], list):
        return list(sent[names[0]])
    ops = [op_of(name) for name in names]
    if not all(ops) or "field_path" in sent or "path" in sent:
        return [sent]
    return [each for op, value in zip(ops, sent.values(), strict=True) for each in _under_op(op, value)]


def _under_op(op: str, value: Any) -> list[Any]:
    if isinstance(value, list):
        return [{**each, "op": op} if isinstance(each, Mapping) else {"field_path": each, "op": op} for each in value]
    if not isinstance(value, Mapping) or any(name in value for name in ("field_path", "path")):
        return [{**value, "op": op} if isinstance(value, Mapping) else {"field_path": value, "op": op}]
    found: list[Any] = []
    for path, inner in value.items():
        each = inner["$each"] if isinstance(inner, Mapping) and inner.keys() == {"$each"} else inner
        said = {} if op == "remove" and each in (None, "", 1, True) else {"value": each}
        found.append({"field_path": path, **said, "op": op})
    return found


def _placed(sent: Any, counted: Collection[str] = ()) -> Any:
    """An edit whose place is told in parts, or stands beside its path: `index`, and `from` as JSON Patch moves."""
    if not isinstance(sent, Mapping):
        return sent
    sent = _in_our_words(addressed(_from_there(sent), counted))
    path = _spelled(sent)
    if isinstance(path, str) and (named := _elsewhere(sent, path)):
        return named
    rest = {name: value for name, value in sent.items() if name not in _OF_A_PLACE}
    if isinstance(path, str) and (place := _own_place(sent, path)) != sent.get("field_path", sent.get("path")):
        return {**rest, "field_path": place}
    if isinstance(path, str) and path.startswith("/") and str(sent.get("op", "")).lower() == "add":
        return {**sent, "op": _patched(path)}
    target = re.search(r"(?<!\d)(\d{1,9})\]?$", path) if isinstance(path, str) else None
    if isinstance(sent.get("from"), str) and isinstance(path, str):
        is_same = target and _list_of(sent["from"]) == _list_of(path)
        return {**rest, "field_path": sent["from"], "value": int(target[1]) if target and is_same else path}
    return sent


_FROM = ("from", "from_path", "source", "source_path")
_TO = ("to", "to_path", "destination", "destination_path", "target", "target_path")


def _from_there(sent: Mapping[str, Any]) -> Mapping[str, Any]:
    """`{"op": "move", "from": "work_experience[2]", "to": "work_experience[0]"}`, which has no path of its own."""
    ends = [next((name for name in names if sent.get(name) is not None), "") for names in (_FROM, _TO)]
    is_move = str(sent.get("op", sent.get("action", ""))).lower() == "move" and all(ends)
    if not is_move or sent.get("field_path") or sent.get("path") or not isinstance(sent[ends[0]], str):
        return sent
    source, target = sent[ends[0]], sent[ends[1]]
    index = re.search(r"(?<!\d)(\d{1,9})\]?$", target) if isinstance(target, str) else None
    is_same = index is not None and isinstance(target, str) and _list_of(source) == _list_of(target)
    known = (*ends, "op", "action", "field_path", "path", "value")
    rest = {name: value for name, value in sent.items() if name not in known}
    return {**rest, "field_path": source, "op": "move", "value": int(index[1]) if index and is_same else target}


_ASIDE = {
    "move_up": "up", "moveup": "up", "move_down": "down", "movedown": "down",
    "move_to_top": "top", "move_to_start": "top", "move_first": "top", "move_to_bottom": "bottom", "move_to_end": "end",
}  # fmt: skip
"""Moves whose target is told by their name."""


def _in_our_words(sent: Mapping[str, Any]) -> Mapping[str, Any]:
    """`move_up`, and `rename` on a section, which gets another heading."""
    op, path = str(sent.get("op", "")).lower(), sent.get("field_path", sent.get("path"))
    rest = {name: value for name, value in sent.items() if name not in ("op", "field_path", "path", "value")}
    if op in _ASIDE and sent.get("value") in (None, ""):
        return {**rest, "field_path": path, "op": "move", "value": _ASIDE[op]}
    if op != "rename" or not isinstance(path, str) or not isinstance(sent.get("value"), str):
        return sent
    section = nearest_path(path) or path
    if section in DESIGN_SECTIONS:
        return {**rest, "field_path": f"design.headings.{section}", "value": sent["value"]}
    if not re.search(r"[.\[/]", path) and section not in FIELDS:
        return {**rest, "field_path": f"{path}.heading", "value": sent["value"]}
    listed, step, _ = re.split(r"([.\[/])", path, maxsplit=1) if re.search(r"[.\[/]", path) else (path, "", "")
    name = _NAMED.get(nearest_path(listed) or listed, "") if step and path.count(".") + path.count("[") == 1 else ""
    return {**rest, "field_path": f"{path}.{name}", "value": sent["value"]} if name else sent


_NAMED = {"skills": "group", "custom_sections": "heading", "languages": "language", "links": "label"}
"""By which member an item of a list is called."""


def _elsewhere(sent: Mapping[str, Any], path: str) -> dict[str, Any] | None:
    """The edit of one whose places stand beside its path, in our form."""
    guesses = (_swapped, _reordered, _after, _in_the_list, _in_the_text)
    return next((found for guess in guesses if (found := guess(sent, path))), None)


_INDEXED = re.compile(r"(.{1,300}?)(?:\[([^\[\]]{1,100})\]|[./](\d{1,9}))")


def _swapped(sent: Mapping[str, Any], path: str) -> dict[str, Any] | None:
    """`swap`: the two items that change their places, in a list of their indices or names on their list."""
    if str(sent.get("op", "")).lower() not in _OWN_OPS[:3]:
        return None
    there, own = _INDEXED.fullmatch(path), _list_of(path)
    said = [sent[name] for name in _OF_TWO if sent.get(name) is not None]
    if len(said) == 1 and isinstance(said[0], str) and said[0].lstrip().startswith("["):
        said = [json_text.items(said[0]) or said[0]]  # as strict tools send it
    both = said[0] if len(said) == 1 and isinstance(said[0], list) else said
    if there and own != path:
        is_far = any(_is_elsewhere(each, own) for each in both)
        both = [path if is_far else there[2] or there[3], *both]
    items = [each if _is_elsewhere(each, own) or each == path else _item(each) for each in both]
    if len(items) != _TWO or None in items:
        return None
    return {"field_path": there[1] if there else path, "op": "set", "value": {"swap": items}}


_OF_TWO = ("from", "to", "with", "value", "index", "other", "target", "indices")
_TWO = 2


def _is_elsewhere(path: Any, listed: str) -> bool:
    """Whether a path names an item of another list."""
    return isinstance(path, str) and _INDEXED.fullmatch(path) is not None and _list_of(path) != listed


def _reordered(sent: Mapping[str, Any], path: str) -> dict[str, Any] | None:
    """`reorder`: all items of a list, by their names or old indices, in the order that is wanted."""
    said = sent.get("value")
    said = json_text.items(said) if isinstance(said, str) else said
    is_order = str(sent.get("op", "")).lower() in ("reorder", "sort", "order", "rearrange")
    if not is_order or not isinstance(said, list) or len(said) < _TWO:
        return None
    return {"field_path": path, "op": "set", "value": {"order": said}}


def _item(said: Any) -> Any:
    """An index or a name, out of a path too: `interests[2]`, `/interests/2`."""
    found = _INDEXED.fullmatch(said) if isinstance(said, str) else None
    step = (found[2] or found[3]) if found else said
    return int(step) if is_index(step) else step if isinstance(step, str) and step else None


def _after(sent: Mapping[str, Any], path: str) -> dict[str, Any] | None:
    """`insert` after an item that is told by its index, its name or its path."""
    op, there = str(sent.get("op", "set")).lower(), _INDEXED.fullmatch(path)
    if op in ("insert_after", "add_after") and there and "after" not in sent:
        return _inserted(sent, there[1], there[2] or there[3])
    if op not in ("insert", "insert_after", "add_after", "append", "add", "set") or sent.get("after") in (None, ""):
        return None
    item = _item(sent["after"])
    return _inserted(sent, path, item) if item is not None else None


def _inserted(sent: Mapping[str, Any], path: str, item: Any) -> dict[str, Any]:
    rest = {each: value for each, value in sent.items() if each not in ("path", "field_path", "after")}
    place = int(item) + 1 if is_index(item) else f"after {item}"
    return {**rest, "op": "insert", "field_path": f"{path}[{place}]"}


def _in_the_list(sent: Mapping[str, Any], path: str) -> dict[str, Any] | None:
    """The edit of an item of a list that other arguments tell: `from` where, `at` what place, `before` or for what."""
    if not paths.is_list(nearest_path(path) or path):
        return None
    ops = {"move": ("from",), "insert": ("position", "at", "before")}
    op = str(sent.get("op") or "set").lower()
    for name in ops.get(op, ()):
        if is_index(sent.get(name)) or (name == "before" and isinstance(sent.get(name), str)):
            rest = {each: value for each, value in sent.items() if each not in ("path", "field_path", name)}
            return {**rest, "field_path": f"{path}[{_item(sent[name])}]"}
    for old, new in EXCHANGED:
        if isinstance(sent.get(old), str) and new in sent and op_of(op) == "set" and sent.get("value") is None:
            rest = {each: value for each, value in sent.items() if each not in ("path", "field_path", old, new)}
            return {**rest, "field_path": f"{path}[{sent[old]}]", "value": sent[new]}
    return None


def _in_the_text(sent: Mapping[str, Any], path: str) -> dict[str, Any] | None:
    """`{"field_path": "summary", "old": "twelve", "new": "thirteen"}`: words of a text in place of others."""
    is_set = op_of(str(sent.get("op") or "set")) == "set" and sent.get("value") is None
    names = next((pair for pair in WORDS_EXCHANGED if is_set and all(isinstance(sent.get(n), str) for n in pair)), None)
    if names is None or paths.is_list(nearest_path(path) or path):
        return None
    rest = {each: value for each, value in sent.items() if each not in ("path", "field_path", "op", *names)}
    return {**rest, "field_path": path, "op": "set", "value": {"old": sent[names[0]], "new": sent[names[1]]}}


_BESIDE = ("after", "before", "from", "to", "with", "position", "at", "index")
"""Names of an edit that tell a place beside its path."""


def alone(arguments: Mapping[str, Any], known: Collection[str] = ()) -> Mapping[str, Any]:
    """A single edit that tells its place in parts or beside its path, or a swap, as the one of a batch.

    `known` are the operation's own arguments.
    """
    if "edits" in arguments:
        return arguments
    if pairs := _pairs(arguments):
        return {**{name: value for name, value in arguments.items() if name not in _OF_AN_EDIT}, "edits": pairs}
    of_call = {*known, *_OF_THE_CALL} - _OF_AN_EDIT
    one = {name: value for name, value in arguments.items() if name not in of_call}
    if (found := addressed(one)) is not one:
        return {**{name: value for name, value in arguments.items() if name in of_call}, "edits": [found]}
    if (found := _from_there(one)) is not one:
        return {**{name: value for name, value in arguments.items() if name in of_call}, "edits": [found]}
    pair = next((pair for pair in WORDS_EXCHANGED if arguments.keys() >= set(pair)), ())
    is_placed = pair or any(name in arguments for name in _BESIDE) or str(arguments.get("op", "")).lower() in _OWN_OPS
    path = arguments.get("field_path", arguments.get("path"))
    if not (isinstance(path, list) or (is_placed and isinstance(path, str))):
        return arguments
    names = ("field_path", "path", "value", "op", *_BESIDE, *pair)
    one = {name: value for name, value in arguments.items() if name in names}
    return {**{name: value for name, value in arguments.items() if name not in one}, "edits": [one]}


def _pairs(arguments: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Several paths with as many values, each in a list: an edit for each; none for other calls."""
    names, values = parsed(arguments.get("field_path")), parsed(arguments.get("value"))
    if not isinstance(names, list) or not isinstance(values, list) or len(names) != len(values) or _are_steps(names):
        return []
    if not 1 < len(names) <= _PAIRS or not all(isinstance(name, str) for name in names):
        return []
    op = {"op": arguments["op"]} if arguments.get("op") else {}
    return [{"field_path": name, "value": value, **op} for name, value in zip(names, values, strict=True)]


_PAIRS = 60
_OF_AN_EDIT = {"field_path", "value", "op", "fields"}
_OF_THE_CALL = ("session", "sid", "session_handle", "cv_session_id", "version", "base_version", "if_version")
"""What models call the arguments that are no part of an edit."""
_OWN_OPS = ("swap", "exchange", "switch", "insert_after", "add_after")


def _list_of(path: str) -> str:
    """The list in which a path names an item, by our names."""
    parent = re.sub(r"(?:[./]\d+|\[\d+\])$", "", path.strip())
    return nearest_path(parent) or parent.strip("/.")


def _own_place(sent: Mapping[str, Any], path: str) -> str:
    """The path with the index that stands beside it, or that is meant by adding to the front."""
    if is_index(sent.get("index")):
        return f"{path}[{sent['index']}]"
    to_the_front = str(sent.get("op", "")).lower() in _TO_THE_FRONT and not path.endswith("]")
    return f"{path}[0]" if to_the_front else path


_OF_A_PLACE = ("field_path", "path", "index", "from")
_TO_THE_FRONT = ("prepend", "unshift")


def _are_steps(path: list[Any]) -> bool:
    """Whether a list is one path. Several fields in it are several paths."""
    named = all(isinstance(step, str) or is_index(step) for step in path)
    return named and len(path) > 1 and isinstance(path[0], str) and path[1] not in FIELDS


def _spelled(sent: Mapping[str, Any]) -> Any:
    """The path of an edit, also of one whose steps stand apart in a list."""
    path = sent.get("field_path", sent.get("path"))
    if isinstance(path, list) and _are_steps(path):
        return "".join(f"[{step}]" if is_index(step) else f".{step}" for step in path).removeprefix(".")
    return path


def _patched(pointer: str) -> str:
    """What JSON Patch (RFC 6902) means by `add`: before an index, to the end of a list, or in place of a value."""
    if re.search(r"/\d+$", pointer):
        return "insert"
    return "append" if pointer.endswith("/-") or paths.is_list(nearest_path(pointer)) else "set"


def lifted(arguments: Mapping[str, Any]) -> Mapping[str, Any]:
    """The session that each edit names is the call's."""
    edits = parsed(arguments.get("edits"))
    named = [each for each in edits if isinstance(each, Mapping)] if isinstance(edits, list) else []
    sessions = {str(each["session_id"]) for each in named if "session_id" in each}
    if len(sessions) != 1 or arguments.get("session_id", *sessions) not in sessions or len(named) != len(edits):
        return arguments
    rest = [{name: value for name, value in each.items() if name != "session_id"} for each in named]
    return {**arguments, "session_id": next(iter(sessions)), "edits": rest}
