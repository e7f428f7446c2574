"""The languages that a CV can be written in: those that have a folder (`languages`), and their countries (`de-CH`)."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from cv_generator.languages import tags


class _Known:
    """A code that has a folder, or its tag with a country. Asked for when needed: a deployment may add languages."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(_known, core_schema.str_schema())

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"type": "string", "enum": list(tags())}


Language = Annotated[str, _Known()]


def _known(value: str) -> str:
    if value not in tags():
        *others, last = map(repr, tags())
        expected = f"{', '.join(others)} or {last}" if others else last
        raise PydanticCustomError("literal_error", "Input should be {expected}", {"expected": expected})
    return value
