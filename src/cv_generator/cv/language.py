"""The languages that a CV can be written in: those that have a folder (`languages`), and their countries (`de-CH`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from cv_generator.cv.forms import refusal
from cv_generator.errors import Problem, UnknownChoice
from cv_generator.languages import tags

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic_core import CoreSchema


class _Known:
    """A code that has a folder, or its tag with a country. Asked for when needed: a deployment may add languages."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        from pydantic_core import core_schema

        return core_schema.no_info_after_validator_function(known, core_schema.str_schema())

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"type": "string", "enum": list(tags())}


Language = Annotated[str, _Known()]


def require(value: str) -> None:
    """Refuses an option that names no language that is there. Raises UnknownChoice with those that are."""
    if value not in tags():
        hint = f"Use one of {', '.join(tags())}."
        message = f"{value} is not a known language"
        raise UnknownChoice(message, problems=[Problem("language", "unknown_language", message, hint)])


def known(value: str) -> str:
    """The tag of a language that is there. Raises a refusal that lists them."""
    if value not in tags():
        *others, last = map(repr, tags())
        expected = f"{', '.join(others)} or {last}" if others else last
        raise refusal("literal_error", "Input should be {expected}", {"expected": expected})
    return value
