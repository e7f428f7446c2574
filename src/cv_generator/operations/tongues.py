"""Calls in other languages than English: names of arguments and what is to be done, in the English words for them.

What those words mean is told with all other names that models use (`arguments`, `edits_meant`): every language is
answered alike.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from cv_generator.cv.call_words import ARGUMENTS, OPS, is_english, word_of
from cv_generator.cv.json_text import parsed

_ENGLISH_OPS = {"append": "add", "set": "replace"}
"""Words of which English has more kinds: JSON Patch adds before an index."""
_OF_AN_EDIT = ("field_path", "value", "op", "field", "path")
_LISTS = ("edits", "changes", "updates", "operations", "patches", "modifications")
_SAID = ("op", "operation", "action")


def in_english(arguments: Mapping[str, Any], known: Collection[str]) -> Mapping[str, Any]:
    """The call with English names, also in its edits. `known` are the operation's own arguments."""
    named = _named(arguments, known)
    found: dict[str, Any] = {}
    for name, value in named.items():
        found[name] = _edits(value) if name in _LISTS else _op(value) if name in _SAID else value
    return found if found != arguments else arguments


def english(name: str, known: Collection[str] = ()) -> str:
    """The English name of an argument in another language; "" for names that are known or of no language."""
    found = "" if name in known else word_of(ARGUMENTS, name)
    return found if found != name else ""


def _named(sent: Mapping[str, Any], known: Collection[str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in sent.items():
        other = english(name, known)
        found[name if not other or other in sent or other in found else other] = value
    return found


def _edits(value: Any) -> Any:
    apart = parsed(value)
    found: Any
    if isinstance(apart, list):
        found = [_edit(each) if isinstance(each, Mapping) else each for each in apart]
    else:
        found = _edit(apart) if isinstance(apart, Mapping) else apart
    return found if found != apart else value


def _edit(sent: Mapping[str, Any]) -> dict[str, Any]:
    """One edit. An object that holds edits under their paths has no argument of an edit, and stays."""
    found = _named(sent, _OF_AN_EDIT)
    return {name: _op(value) if name in _SAID else value for name, value in found.items()}


def _op(value: Any) -> Any:
    """`hinzufügen` as `add`. English words stay as they are."""
    if not isinstance(value, str) or is_english(OPS, value):
        return value
    found = word_of(OPS, value)
    return _ENGLISH_OPS.get(found, found) or value
