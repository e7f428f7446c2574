"""`cv_data` that comes with a call -> a CV."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from cv_generator.operations import photos
from cv_generator.operations.context import Context
from cv_generator.reading import save_file
from cv_generator.reading.cv_data import Sent, understand_data
from cv_generator.workers import calls

SMALL = 30_000
"""What is understood at once, in tenths of a value and, for texts, tens of letters: within some milliseconds."""


def understand_cv(context: Context, data: Any, *, repair: bool = False) -> Sent:
    """What was sent as `cv_data`; our own link to a photo becomes the photo.

    Data of unusual size are understood in a worker.

    Raises:
        WrongKeys, InvalidInput: what is wrong, and the mapping to the right fields.
    """
    data, texts = save_file.unwrapped(data)
    data = photos.with_own_links_opened(context, data)
    sent = understand_data(data, repair=repair) if is_small(data) else calls.understand_data(data, repair=repair)
    return replace(sent, unplaced=(*sent.unplaced, *texts))


def is_small(data: Any) -> bool:
    """Whether data are of the size of a CV. A photo does not count."""
    left, values = SMALL, [data]
    while values and left > 0:
        value = values.pop()
        left -= 10
        if isinstance(value, dict):
            values.extend(inner for name, inner in value.items() if name not in ("photo_url", "image"))
            left -= sum(map(len, value)) // 10
        elif isinstance(value, list):
            values.extend(value[:SMALL])
        elif isinstance(value, str):
            left -= len(value) // 10
    return left > 0
