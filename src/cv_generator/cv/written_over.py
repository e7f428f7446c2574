"""An entry that is set at another one's index: told, with the edits that bring back what stood there.

`languages[0]` that is set to English, where English is `languages[1]`: the index may be a slip.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from pydantic import ValidationError

from cv_generator.cv import paths, posts
from cv_generator.cv.consequences import Consequences
from cv_generator.cv.keeping import listed_besides, said, value_at
from cv_generator.cv.levels import language_code
from cv_generator.cv.paths import Document, Edit, PathError
from cv_generator.errors import Problem

NAMED_BY = {
    "work_experience": "employer",
    "education": "institution",
    "further_experience": "organization",
    "skills": "group",
    "languages": "language",
    "custom_sections": "heading",
    "personal_details": "label",
    "links": "url",
}
"""Lists of entries, and by which member people know one of them."""
_SHOWN = 60


def told(before: Document, after: Document, edit: Edit) -> Consequences | None:
    """The warning of an edit that gave an entry the name of another one; None where it did not."""
    listed, at = _place(edit)
    name = NAMED_BY.get(listed)
    if edit.op != "set" or name is None:
        return None
    old, new = value_at(before, edit.field_path), value_at(after, edit.field_path)
    if not isinstance(old, Mapping) or not isinstance(new, Mapping):
        return None
    mine = _known(new, name)
    if not mine or not _known(old, name) or mine == _known(old, name):
        return None
    same = [n for n, each in enumerate(before[listed]) if n != at and _known(each, name) == mine]
    if not same:
        return None
    back = Edit(edit.field_path, {member: value for member, value in old.items() if value != new.get(member)})
    there = ", ".join(f"{listed}[{n}]" for n in same)
    message = f"took the place of {str(old[name])[:_SHOWN]}, and {there} has that name already"
    hint = "Where the other entry is meant, send suggested_call: it brings back what stood here."
    problem = Problem(edit.field_path, "listed_twice", message, hint)
    return Consequences(warnings=(problem,), moves=(back, *_said_there(before, edit, listed, same)))


def _place(edit: Edit) -> tuple[str, int]:
    listed, _, index = edit.field_path.removesuffix("]").partition("[")
    return (listed, int(index)) if index.isdecimal() else ("", 0)


def _known(entry: Any, name: str) -> str:
    """By what an entry is known, in whatever letters; a language by its code."""
    text = " ".join(str(entry.get(name) or "").split()).casefold() if isinstance(entry, Mapping) else ""
    return (language_code(text) or text) if name == "language" else text


def _said_there(document: Document, edit: Edit, listed: str, same: list[int]) -> list[Edit]:
    """The edits that say of the entry of that name what was sent; a second post of one employer is added."""
    if all(posts.is_another(listed, document[listed][n], edit.value) for n in same):
        return [Edit(listed, edit.value, "append")]
    path = f"{listed}[{same[0]}]"
    try:
        now = value_at(paths.with_fields(document, paths.applied(document, replace(edit, field_path=path))), path)
    except (PathError, ValidationError):
        return []
    there = document[listed][same[0]]
    if len(same) > 1 or not isinstance(now, Mapping):
        return []
    texts = {member: value for member, value in now.items() if value != there[member] and not isinstance(value, list)}
    texts.pop(NAMED_BY[listed], None)
    return [*([Edit(path, said(texts))] if said(texts) else []), *listed_besides(path, there, now)]
