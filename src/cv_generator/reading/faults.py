"""Faults of ours in a part of a reading cost that part its fields; its words come back as unplaced text."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from cv_generator.errors import UserError, kind_and_place

raised: bool = False
"""Whether they are raised all the same, as those want who look for them."""


@contextmanager
def survived(faults: list[str]) -> Iterator[None]:
    """Puts kind and place of what failed within into `faults`. Refusals and spent limits pass."""
    try:
        yield
    except (UserError, MemoryError, RecursionError):
        raise
    except Exception as error:  # whatever it is: the person's other sections are not to be lost for it
        if raised:
            raise
        faults.append(kind_and_place(error))
