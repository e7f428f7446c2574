"""Edits whose paths say in words what we say otherwise: which item, that a section is hidden, how well one knows it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from cv_generator.cv import mistakes, ordinals, paths
from cv_generator.cv.call_words import YES_NO, word_of
from cv_generator.cv.keeping import value_at
from cv_generator.cv.levels import of_skill
from cv_generator.cv.mistakes_names import ROOT, SECTIONS
from cv_generator.cv.model import HIDEABLE
from cv_generator.cv.paths import Document, Edit
from cv_generator.cv.places_meant import place_meant

_LONGEST = 200


def of_words(document: Document, edit: Edit) -> list[Edit] | None:
    """The edits that were meant; None for a path that says nothing in words."""
    if len(edit.field_path) > _LONGEST:
        return None
    if (path := ordinals.spelled(edit.field_path)) != edit.field_path:
        return [replace(edit, field_path=path)]
    guesses = (_language, _hidden, _half_of_name, _behind_all, _skill_level)
    return next((found for guess in guesses if (found := guess(document, edit))), None)


def _language(_: Document, edit: Edit) -> list[Edit] | None:
    """`design.language`: the language is no part of the design."""
    place = ROOT.place(edit.field_path.removeprefix("design.")) if edit.field_path.startswith("design.") else None
    is_language = place is not None and place.field == "language" and edit.op == "set"
    return [replace(edit, field_path="language")] if is_language else None


_SAYS_HIDDEN = {"hidden": True, "hide": True, "visible": False, "show": False, "enabled": False, "display": False}
_HIDES = re.compile(r"(?:design\.)?(hide|show)_(\w{1,60})")
_IS_HIDDEN = re.compile(r"(?:sections?[./])?(\w{1,60})[./](hidden|hide|visible|show|enabled|display)")


def _hidden(document: Document, edit: Edit) -> list[Edit] | None:
    """`birth_date.hidden`, `design.hide_photo`, `sections.interests.visible`: in the data, on the page or off it."""
    one, other = _HIDES.fullmatch(edit.field_path), _IS_HIDDEN.fullmatch(edit.field_path)
    word, name = (one[1], one[2]) if one else (other[2], other[1]) if other else ("", "")
    said = _yes_or_no(edit.value)
    place = ROOT.place(name) if name else None
    if place is None or place.field not in HIDEABLE or edit.op != "set" or said is None:
        return None
    hidden, hides = document["design"]["hidden"], _SAYS_HIDDEN[word] is said
    if hides and place.field not in hidden:
        return [Edit("design.hidden", place.field, "append")]
    return [Edit("design.hidden", [each for each in hidden if hides or each != place.field])]


def _yes_or_no(value: Any) -> bool | None:
    if isinstance(value, bool):
        return value
    word = word_of(YES_NO, value) if isinstance(value, str) else ""
    return {"yes": True, "no": False, "true": True, "false": False}.get(word or str(value).strip().lower())


def _half_of_name(document: Document, edit: Edit) -> list[Edit] | None:
    """`last_name` alone: that half of a name of two words; of a longer one it is not certain which words are meant."""
    *parents, name = re.split(r"[./]", edit.field_path)
    is_own = all(mistakes.only_wraps(each) or mistakes.nearest_path(each) == "full_name" for each in parents)
    place = ROOT.place(name) if is_own else None
    there = document["full_name"].split()
    if place is None or place.field != "full_name" or place.role not in ("first", "last") or edit.op != "set":
        return None
    if len(there) != len(("first", "last")) or not isinstance(edit.value, str) or not edit.value.strip():
        return None
    first, last = (edit.value.strip(), there[1]) if place.role == "first" else (there[0], edit.value.strip())
    return [Edit("full_name", f"{first} {last}")]


def _behind_all(document: Document, edit: Edit) -> list[Edit] | None:
    """To insert far behind the last item is to add."""
    found = re.fullmatch(r"(.+)\[(\d{1,4})\]", edit.field_path) if edit.op == "insert" else None
    there = value_at(document, found[1]) if found else None
    is_behind = found is not None and isinstance(there, list) and int(found[2]) > len(there)
    return [Edit(found[1], edit.value, "append")] if found and is_behind else None


def _skill_level(document: Document, edit: Edit) -> list[Edit] | None:
    """`skills[0].level`, `skills.Excel` with `expert`: the level stands behind the skill, in brackets."""
    text = str(edit.value) if isinstance(edit.value, str | int | float) and not isinstance(edit.value, bool) else ""
    place = place_meant(document, edit.field_path)
    if place is None:
        parent, _, member = edit.field_path.rpartition(".")
        named = SECTIONS["skills"].place(member)
        place = place_meant(document, parent) if named and named.role == "level" else None
    elif not place.named or not of_skill(text):
        return None
    path = paths.spelled(place.path) if place and not place.absent else ""
    there = value_at(document, path)
    if edit.op != "set" or not text.strip() or not path.startswith("skills[") or not isinstance(there, str):
        return None
    name, bracket, _ = there.rpartition("(")
    name = name if bracket and there.endswith(")") else there
    return [Edit(path, f"{name.rstrip()} ({text.strip()})")]
