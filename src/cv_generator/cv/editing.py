"""Edits of a CV: all or none.

Every edit is checked by itself against the CV that the edits before it made, so that the second of two edits may build
on the first. All problems are collected before the call is refused, and the answer holds a corrected call where every
wrong path has one nearest right one.
"""

from __future__ import annotations

import copy
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from pydantic import ValidationError

from cv_generator.cv import mistakes, paths, problems
from cv_generator.cv.model import Cv
from cv_generator.cv.paths import Edit, PathError
from cv_generator.errors import InvalidEdit, Problem

_CORRECTIONS = 4
"""Names of a path and a value: more than these are not guessed at once."""


def apply_edits(cv: Cv, edits: Sequence[Edit]) -> Cv:
    """The edited CV.

    Raises:
        InvalidEdit: with all problems; nothing was changed.
    """
    document = cv.model_dump()
    found: list[Problem] = []
    corrected: list[dict[str, Any] | None] = []
    for edit in edits:
        try:
            document = _edited(document, edit)
        except PathError as error:
            found.append(mistakes.explained(error).problem)
            corrected.append(_corrected(document, edit))
        except ValidationError as error:
            found.extend(problems.from_pydantic(error))
            corrected.append(_corrected(document, edit))
        else:
            corrected.append(_as_sent(edit))
    if found:
        raise InvalidEdit(problems=found, details=_advice(corrected))
    return Cv.model_validate(document)


def _edited(document: paths.Document, edit: Edit) -> paths.Document:
    """The edited document. A list, an object or an index may come as text: strict tools have no other form for it."""
    if edit.op == "move" and isinstance(edit.value, str) and edit.value.isdecimal():
        edit = replace(edit, value=int(edit.value))
    parsed = mistakes.from_json_text(edit.value)
    if parsed is not edit.value:
        try:
            return _applied(document, replace(edit, value=parsed))
        except (ValidationError, PathError):
            pass  # the text itself is meant
    return _applied(document, edit)


def _corrected(document: paths.Document, edit: Edit) -> dict[str, Any] | None:
    """The edit in a form that was tried and is accepted; None where what is meant cannot be told for certain."""
    for _ in range(_CORRECTIONS):
        try:
            _edited(document, edit)
        except PathError as error:
            nearest = mistakes.explained(error).nearest
            if not nearest:
                return None
            edit = replace(edit, field_path=nearest)
        except ValidationError:
            value = mistakes.mended(edit.field_path + "[0]" * (edit.op == "append"), edit.value)
            if value is None:
                return None
            edit = replace(edit, value=value)
        else:
            return _as_sent(edit)
    return None


def _applied(document: paths.Document, edit: Edit) -> paths.Document:
    candidate = copy.deepcopy(document)
    paths.apply(candidate, edit)
    _follow_headings(document, candidate)
    return Cv.model_validate(candidate).model_dump()


def _follow_headings(before: paths.Document, after: paths.Document) -> None:
    """A design names custom sections by their headings: it follows a new heading, and forgets one that is gone."""
    was, now = (_custom_headings(document) for document in (before, after))
    if was == now or after["design"] != before["design"] or not isinstance(after["design"], dict):
        return
    renamed = dict(zip(was, now, strict=True)) if len(was) == len(now) and set(was) - set(now) else {}
    gone = set(was) - set(now) - renamed.keys()
    for name in ("section_order", "hidden"):
        after["design"][name] = [renamed.get(each, each) for each in after["design"][name] if each not in gone]


def _custom_headings(document: paths.Document) -> list[str]:
    sections = document["custom_sections"]
    if not isinstance(sections, list):
        return []
    return [str(each.get("heading", "")) if isinstance(each, dict) else "" for each in sections]


def _as_sent(edit: Edit) -> dict[str, Any]:
    sent: dict[str, Any] = {"field_path": edit.field_path}
    if edit.has_value:
        sent["value"] = edit.value
    if edit.op != "set":
        sent["op"] = edit.op
    return sent


def _advice(corrected: list[dict[str, Any] | None]) -> dict[str, Any]:
    advice: dict[str, Any] = {
        "action_required": "No edit was applied. Correct what is listed and send all edits again."
    }
    if all(corrected):
        advice["corrected_call"] = {"edits": corrected}
    return advice
