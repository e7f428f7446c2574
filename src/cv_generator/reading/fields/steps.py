"""Figures as marks: one for each step that they go beyond."""

from __future__ import annotations

import re
from collections.abc import Iterator

_STEP = re.compile(r" [<>][\d.-]+$")


def under(mark: str, figure: float, *limits: float) -> Iterator[str]:
    """`mark <limit` for each limit that the figure is below."""
    return (f"{mark} <{limit}" for limit in limits if figure < limit)


def over(mark: str, figure: float, *limits: float) -> Iterator[str]:
    """`mark >limit` for each limit that the figure is above."""
    return (f"{mark} >{limit}" for limit in limits if figure > limit)


def without_step(mark: str) -> str:
    """What a mark says in words."""
    return _STEP.sub("", mark)
