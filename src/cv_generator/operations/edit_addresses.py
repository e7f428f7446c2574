"""Edits whose path is told in parts: `section`, `index` and `field`, or an entry by its name.

`{"section": "work_experience", "index": 0, "field": "title", "value": "X"}` is an edit of `work_experience[0].title`.
What is not understood stays where it is and is refused: an address that is guessed would change another entry.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from typing import Any

from cv_generator.cv import paths
from cv_generator.cv.mistakes import nearest_path
from cv_generator.cv.mistakes_names import SECTIONS, Names
from cv_generator.cv.model import FIELDS
from cv_generator.cv.other_ops import op_of

_SECTION = ("section", "section_name", "cv_section")
_LIST = ("category", "list", "list_name", "collection", "array", "parent")
"""What names a section, where it is one of the CV."""
_PATHS = ("field_path", "path", "field", "field_name", "target")
"""What names a section too, where an index, or an entry and a member, stand beside it."""
_INDICES = ("index", "idx", "entry_index", "item_index", "array_index", "list_index", "section_index", "from_index")
_NUMBERS = ("position", "pos", "number", "row", "entry_number", "item_number", "id")
"""An entry by a number that may count from 0 or from 1."""
_ENTRIES = (
    *("entry", "item", "element", "entry_id", "item_id", "entry_name", "item_name"),
    *("identifier", "match", "where", "selector", "filter"),
)
"""An entry by such a number, or by its name."""
_MEMBERS = (
    *("field", "field_name", "key", "subfield", "sub_field", "attribute", "attr", "property", "prop", "member"),
    *("column", "subkey", "sub_key", "path", "sub_path", "subpath", "field_path", "entry_field", "item_field"),
)
_SELECTORS = ("match", "where", "selector", "filter")
"""An entry by one of its members, also beside a path."""
_LINES = ("bullet_index", "sub_index", "subindex", "line_index", "item_index", "nested_index")
_VALUES = (
    *("value", "new_value", "text", "content", "data", "new", "val", "values", "fields", "updates", "changes"),
    *("new_text", "new_content", "set"),
)
_OPS = ("op", "operation", "action", "mode", "type")
_SECOND = ("from", "to", "with", "after", "before", "at", "to_index", "new_index", "target_index", "new_position")
"""Names that tell a second place: they are read where the edit is."""
_WHOLE = ("name", "attribute", "property", "attr", "prop", "column", "pointer", "json_pointer", "json_path", "jsonpath")
"""What a path is called that is told in one."""


def addressed(sent: Mapping[str, Any], counted: Collection[str] = ()) -> Mapping[str, Any]:
    """The edit with its whole path; as it is where its parts do not tell one for certain.

    `counted` are the names that count from 0, since an edit of the same call has a 0 under them.
    """
    edit = _Parts(sent)
    section = _section(edit)
    if not section:
        return _with_whole_path(sent)
    names = SECTIONS.get(_true(section))
    entry = _entry(edit, counted)
    if entry is None:
        return sent
    if entry == "" and names is not None:
        entry = _named_by_member(edit, names)
    member = edit.take(_MEMBERS, _is_text)
    line = edit.take(_LINES, is_index) if member else None
    if not edit.has(_VALUES):
        edit.gather(names)
    value = edit.take(_VALUES, lambda _: True)
    if edit.word == "add" and not member and is_index(entry.strip("[]")) and _is_item(section, value):
        edit.left["op"] = "insert"  # as JSON Patch adds at an index
        edit.left = {name: inner for name, inner in edit.left.items() if name == "op" or name not in _OPS}
    path = _joined(section, entry, member, line)
    return {"field_path": path, **edit.left, **({} if value is None else {"value": value})}


def is_index(value: Any) -> bool:
    """Whether a value is a whole number, also as digits."""
    return (isinstance(value, int) and not isinstance(value, bool)) or (isinstance(value, str) and value.isdecimal())


def is_zero(value: Any) -> bool:
    """Whether a whole number is 0, however many digits it has."""
    return is_index(value) and not str(value).strip("0")


class _Parts:
    """The arguments of an edit. What is understood is taken away; what is left has no place yet."""

    def __init__(self, sent: Mapping[str, Any]) -> None:
        self.left = {name: value for name, value in sent.items() if value is not None}
        said = [self.left[name] for name in _OPS if isinstance(self.left.get(name), str)]
        self.word = next((word.lower() for word in said if op_of(word)), "")
        self.op = op_of(self.word)

    def has(self, names: Collection[str]) -> bool:
        return any(name in self.left for name in names)

    def take(self, names: Collection[str], fits: Callable[[Any], bool]) -> Any:
        """The value of the first of these names that fits; None where there is none."""
        name = next((name for name in names if name in self.left and fits(self.left[name])), "")
        return self.left.pop(name, None)

    def others(self) -> dict[str, Any]:
        """What is left besides what is to be done, the second place and the value."""
        known = (*_OPS, *_SECOND, *_VALUES, *_MEMBERS, *_LINES)
        return {name: value for name, value in self.left.items() if name not in known}

    def gather(self, names: Names | None) -> None:
        """Members of an entry that stand beside its address, as its value."""
        found = self.others()
        if names and found and all(names.place(name) for name in found):
            rest = {name: value for name, value in self.left.items() if name not in found}
            self.left = {**rest, "value": found}


def _section(edit: _Parts) -> str:
    """The section that an edit names; "" where it names none, or nothing beside it."""
    if said := edit.take(_SECTION, _is_text) or edit.take(_LIST, lambda value: _is_text(value) and _is_list(value)):
        return str(said)
    is_indexed = any(is_index(edit.left.get(name)) or edit.left.get(name) == -1 for name in _INDICES)
    is_named = edit.has((*_ENTRIES, *_NUMBERS)) and edit.op not in ("move", "insert")
    for name in _PATHS if is_indexed or is_named else ():
        others = [each for each in _MEMBERS if each != name and each in edit.left]
        if (
            _is_text(edit.left.get(name))
            and _is_list(edit.left[name])
            and (is_indexed or others or edit.has(_SELECTORS))
        ):
            return str(edit.left.pop(name))
    return ""


def _entry(edit: _Parts, counted: Collection[str]) -> str | None:
    """The step to the entry, "" where none is told. None where what tells it cannot be a step."""
    index = edit.take(_INDICES, lambda value: is_index(value) or value == -1)
    if index is not None:
        return f"[{index}]"
    numbers = () if edit.op in ("move", "insert") else _NUMBERS
    for name in (*_ENTRIES, *numbers):
        said: Any = edit.left.get(name)
        if is_index(said):
            del edit.left[name]
            return f"[{said}]" if is_zero(said) or name in counted else f" #{said}"
        if said is None or name in _NUMBERS:
            continue
        if not edit.has(_VALUES) and (isinstance(said, Mapping) or edit.op in ("append", "insert")):
            edit.left["value"] = edit.left.pop(name)
            return ""
        [text] = said.values() if isinstance(said, Mapping) and len(said) == 1 else [said]
        if not _is_text(text) or re.search(r"[\[\]]", text):
            return None
        del edit.left[name]
        return f"[{text}]"
    return ""


def _named_by_member(edit: _Parts, names: Names) -> str:
    """`{"language": "Polish", "field": "level", "value": "C1"}`: the entry that a member beside the value tells."""
    others = edit.others()
    value = next((edit.left[name] for name in _VALUES if name in edit.left), None)
    if len(others) != 1 or value is None or (edit.op in ("append", "insert") and not isinstance(value, str)):
        return ""
    [(name, text)] = others.items()
    place = names.place(name)
    if place is None or place.role or not _is_text(text) or re.search(r"[\[\]]", text):
        return ""
    del edit.left[name]
    return f"[{text}]"


def _joined(section: str, entry: str, member: str | None, line: Any) -> str:
    """The path out of its parts. A member may begin with what stands before it."""
    if member and member.startswith(section):
        return member
    step = f".{member}" if member and not member.startswith(("[", "/")) else (member or "")
    return f"{section}{entry}{step}" + ("" if line is None else f"[{line}]")


def _with_whole_path(sent: Mapping[str, Any]) -> Mapping[str, Any]:
    """`{"attribute": "headline", "value": "…"}`, `{"pointer": "/headline", …}`: the path under another name."""
    named = [name for name in _WHOLE if _is_path(sent.get(name))]
    is_edit = any(name in sent for name in _VALUES) or any(op_of(str(sent.get(name, ""))) for name in _OPS)
    if len(named) != 1 or not is_edit or any(name in sent for name in _PATHS):
        return sent
    rest = {name: value for name, value in sent.items() if name != named[0]}
    return {"field_path": sent[named[0]], **rest}


def _is_path(value: Any) -> bool:
    is_known = isinstance(value, str) and (value in FIELDS or bool(nearest_path(value)))
    return is_known or (isinstance(value, str) and value.startswith(("/", "#/", "$")))


def _true(path: str) -> str:
    """The path by our names, where they are known."""
    return nearest_path(path) or path


def _is_list(path: str) -> bool:
    return paths.is_list(_true(path))


def _is_item(section: str, value: Any) -> bool:
    """Whether a value is an item of the list itself, and not one of a list in an entry."""
    return _is_list(section) and (isinstance(value, Mapping) or paths.part_at((_true(section), 0)) is None)


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())
