"""Calls whose arguments are named or shaped wrongly: the call that was meant, where it can be told for certain."""

from __future__ import annotations

import json
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from cv_generator.cv.mistakes import from_json_text
from cv_generator.cv.mistakes_names import plain

_OTHER_WORDS: Mapping[str, tuple[str, ...]] = {
    "session_id": ("session", "id", "sid", "session_handle", "cv_session_id"),
    "cv_data": ("cv", "data", "resume", "cv_json", "content"),
    "document_base64": ("document", "file", "base64", "docx", "pdf", "file_base64", "pdf_base64"),
    "fields": ("field_paths", "paths", "field", "field_path", "path"),
    "edits": ("changes", "updates", "operations", "patches", "edit"),
    "field_path": ("path", "field", "field_name", "key"),
    "value": ("new_value", "content", "text", "to"),
    "op": ("operation", "action", "mode", "type"),
    "to_version": ("version", "target_version"),
    "expected_version": ("version", "base_version", "if_version"),
    "language": ("lang", "locale", "target_language"),
    "max_pages": ("pages", "page_limit"),
    "template": ("layout", "theme", "style", "design"),
    "format": ("output_format", "file_type"),
}
"""What models call the arguments instead."""

_OTHER_OPS = {"add": "append", "push": "append", "delete": "remove", "replace": "set", "update": "set"}
_ECHO_CHARACTERS = 4_000
"""A corrected call above this would cost more than it teaches; the hints say the same."""


def mended(model: type[BaseModel], arguments: Mapping[str, Any]) -> dict[str, Any] | None:
    """The arguments in the form that the operation takes, seen to be accepted; None where that cannot be told."""
    renamed = _renamed(model, arguments)
    try:
        model.model_validate(renamed)
    except ValidationError:
        return None
    return renamed if len(json.dumps(renamed, default=str)) <= _ECHO_CHARACTERS else None


def nearest(model: type[BaseModel], name: str) -> str:
    """The argument that a name means; empty where none is near."""
    form = plain(name)
    if form in model.model_fields:
        return form
    for field in model.model_fields:
        if form in _OTHER_WORDS.get(field, ()):
            return field
    near = get_close_matches(form, model.model_fields, n=1, cutoff=0.75)
    return near[0] if near else ""


def _renamed(model: type[BaseModel], arguments: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in arguments.items():
        field = name if name in model.model_fields else nearest(model, name)
        if not field or field in found or (field != name and field in arguments):
            found[name] = value
        else:
            found[field] = _shaped(model.model_fields[field].annotation, field, value)
    return found


def _shaped(annotation: Any, field: str, value: Any) -> Any:
    """One item, or JSON text, becomes a list where a list belongs; items that are models are renamed in turn."""
    if field == "op" and isinstance(value, str):
        return _OTHER_OPS.get(value.lower(), value)
    item = _item_of(annotation)
    if item is None or value is None:
        return value
    value = from_json_text(value)
    items = value if isinstance(value, list) else [value]
    if isinstance(item, type) and issubclass(item, BaseModel):
        return [_renamed(item, each) if isinstance(each, Mapping) else each for each in items]
    return items


def _item_of(annotation: Any) -> Any:
    """What a list holds; None for what is no list."""
    if getattr(annotation, "__origin__", None) is list:
        return get_args(annotation)[0]
    return next((found for inner in get_args(annotation) if (found := _item_of(inner)) is not None), None)
