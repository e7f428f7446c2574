"""The base of everything in a CV."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Part(BaseModel):
    """Base of the CV and of everything in it. False where nothing in it is filled."""

    model_config = ConfigDict(extra="forbid", frozen=True, validate_default=False)

    def __bool__(self) -> bool:
        return any(value or value is False for value in self.__dict__.values())
