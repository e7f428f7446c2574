"""The corrected call of a batch in which not every edit can be known: it holds the others, and says what it leaves out.

It is offered where the edits that are left out can follow in a call of their own: no index shifts, and what they say
does not vanish with the others, as where a text goes from one field to an unknown one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from pydantic import ValidationError

from cv_generator.cv import keeping, paths
from cv_generator.cv.model import Cv
from cv_generator.cv.paths import Edit, PathError
from cv_generator.errors import Problem

_NAMED = 60
"""Letters of a path."""


@dataclass(slots=True)
class Tried:
    """An edit with what is wrong with it, and the edits that it means."""

    edit: Edit
    meant: list[Edit] | None
    problems: list[Problem] = field(default_factory=list)
    added: list[str] = field(default_factory=list)


def works(cv: Cv, tried: Sequence[Tried]) -> bool:
    """Whether the edits that are known can be sent without the others, and nothing is lost by that."""
    known = [edit for each in tried for edit in each.meant or ()]
    left = [each.edit for each in tried if not each.meant]
    if not known or not left or any(each.op not in ("set", "append") for each in (*known, *left)):
        return False
    appended = [{each.field_path for each in edits if each.op == "append"} for edits in (known, left)]
    if appended[0] & appended[1]:
        return False  # the items would stand in another order
    before = cv.model_dump()
    try:
        after = paths.carried_out(before, known)
    except (PathError, ValidationError):
        return False
    gone = keeping.words([before]) - keeping.words([after])
    return not gone & keeping.words([each.value for each in left])


def told(advice: Mapping[str, Any], tried: Sequence[Tried]) -> dict[str, Any]:
    """The advice with the names of what its call leaves out; the hints of these edits say so too."""
    names: list[str] = []
    for each in tried:
        if not each.meant:
            names.append(each.edit.field_path[:_NAMED])
            first, *others = each.problems
            hint = f"{first.hint} This edit is not in corrected_call: send it too, mended.".strip()
            each.problems = [replace(first, hint=hint), *others]
    said = f"corrected_call has the other edits and leaves out {', '.join(names)}, which stays as it is until then."
    return {**advice, "action_required": f"{advice['action_required']} {said}"}
