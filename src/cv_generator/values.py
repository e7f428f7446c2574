"""Objects that are values: made in great numbers, compared by what they hold, never changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def value(*, kw_only: bool = False, order: bool = False, slots: bool = True) -> Callable[[type[T]], type[T]]:
    """A dataclass that nobody changes: the type checker refuses it, as it does with `frozen=True`.

    At run time nothing does, since a frozen object of six members takes seven times as long to make.
    """
    return dataclass(kw_only=kw_only, order=order, slots=slots, unsafe_hash=True)
