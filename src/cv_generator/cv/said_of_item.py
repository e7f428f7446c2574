"""A value under the name of an item that is one text: `skills.Excel` with `expert`, `certifications.PMP` with `2018`.

It says something of that item, and would take the place of its name.
"""

from __future__ import annotations

import json
import re

from cv_generator.cv import paths
from cv_generator.cv.keeping import value_at, words
from cv_generator.cv.levels import of_skill
from cv_generator.cv.paths import Document, Edit
from cv_generator.cv.places_meant import place_meant
from cv_generator.errors import Problem

_DATED = re.compile(r"\W*(?:\d{1,2}[./-])?(?:19|20)\d\d(?!\d)")
_SHOWN = 200


def told(document: Document, edit: Edit) -> Problem | None:
    """Why an edit is refused whose value is said of an item; None where it is the item's new text.

    `interests[Chess]` names what stands there, and its value the new text, if that is no level and no year.
    """
    place = place_meant(document, edit.field_path) if edit.op == "set" and isinstance(edit.value, str) else None
    if place is None or not place.named or place.absent:
        return None
    path, text = paths.spelled(place.path), str(edit.value).strip()
    there = value_at(document, path)
    if not isinstance(there, str) or not isinstance(place.path[-1], int) or words(there) <= words(text):
        return None
    is_step = not edit.field_path.endswith("]")
    name = re.split(r"[./\[]", edit.field_path)[-1].strip("]\"' ")
    if words(name) <= words(text) or not (is_step or of_skill(text) or _DATED.match(text)):
        return None
    whole = f"{name}, {text}" if _DATED.match(text) else f"{there} ({text})"
    spelled = [json.dumps(each, ensure_ascii=False) for each in (whole, text)]
    hint = (
        f"Send {path} as a whole, such as {spelled[0][:_SHOWN]}; or {spelled[1][:_SHOWN]}, where that takes its place."
    )
    return Problem(edit.field_path[:_SHOWN], "said_of_item", f"is one text, {there[:60]}, and no name of a value", hint)
