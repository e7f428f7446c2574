"""Objects that are values: made in great numbers, compared by what they hold, never changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar, dataclass_transform, overload

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def value(*, kw_only: bool = False, order: bool = False, slots: bool = True) -> Callable[[type[T]], type[T]]:
    """A dataclass that nobody changes: the type checker refuses it, as it does with `frozen=True`.

    At run time nothing does, since a frozen object of six members takes seven times as long to make.
    """
    return dataclass(kw_only=kw_only, order=order, slots=slots, unsafe_hash=True)


class once(Generic[T]):  # noqa: N801 - it is used as `property` is
    """A property that is worked out where it is first asked for; two threads at once may each do so.

    `functools.cached_property` takes a lock for that (Python 3.11), which costs more than most of these properties.
    """

    def __init__(self, work_out: Callable[[Any], T]) -> None:
        self._work_out, self._name = work_out, work_out.__name__
        self.__doc__ = work_out.__doc__

    @overload
    def __get__(self, owner: None, kind: type[Any]) -> once[T]: ...
    @overload
    def __get__(self, owner: object, kind: type[Any]) -> T: ...
    def __get__(self, owner: object | None, kind: type[Any]) -> once[T] | T:
        if owner is None:
            return self
        found = vars(owner)[self._name] = self._work_out(owner)
        return found
