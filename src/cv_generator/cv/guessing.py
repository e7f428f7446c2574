"""How much may be guessed at. What an edit means is tried out on the CV, in the service's own process, so both what was
sent and what is there cost time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cv_generator.cv.paths import Document, Edit, PathError

MOST = 200_000
"""Characters that one call may make us guess at: about a second for all of them."""

_LOOKED_THROUGH = 10
"""Characters of a CV are so many times cheaper than those of an edit."""

_NAMES = 10_000
"""Names in the objects of one value; 500 entries have some 4,000. Each that is unknown would be a problem to tell."""


def cost(document: Document, edit: Edit) -> int:
    """What guessing at an edit costs, in characters. Looked at no further than to what is too much."""
    sent = len(edit.field_path) + characters(edit.value, MOST)
    return sent + characters(document, MOST * _LOOKED_THROUGH) // _LOOKED_THROUGH


def require_few_names(edit: Edit) -> None:
    """Raises `PathError` where a value has more names than could be told of."""
    names, waiting = 0, [edit.value]
    while waiting:
        each = waiting.pop()
        if isinstance(each, Mapping):
            names += len(each)
            waiting += each.values()
        elif isinstance(each, list):
            waiting += each
    if names > _NAMES:
        raise PathError(edit.field_path, "too_long", "holds far more names than a CV", "Send the known fields alone.")


def characters(value: Any, most: int) -> int:
    """Of all texts in a value, each value counted as one more. A little more than `most` where it is more than that."""
    count, waiting = 0, [value]
    while waiting and count <= most:
        each = waiting.pop()
        count += 1 + (len(each) if isinstance(each, str) else 0)
        if isinstance(each, Mapping):
            waiting += [*each, *each.values()]
        elif isinstance(each, list):
            waiting += each
    return count
