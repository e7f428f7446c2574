"""What the form is made from: the schema of the CV, in the words of the API's description, put into the page.

So that the page asks for it neither again nor at all; descriptions are for those who write calls.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from pydantic.json_schema import models_json_schema

from cv_generator.cv.model import Cv
from cv_generator.operations.exporting import GenerateArguments

_FOR_READERS = {"title", "description"}


@cache
def schemas() -> dict[str, Any]:
    """Name -> JSON schema of the CV and its parts, and `GenerateArguments`, of which only the number of pages."""
    _, found = models_json_schema([(Cv, "validation")], ref_template="#/components/schemas/{model}")
    pages = GenerateArguments.model_json_schema()["properties"]["max_pages"]
    return {name: _bare(schema) for name, schema in found["$defs"].items()} | {
        GenerateArguments.__name__: {"properties": {"max_pages": _bare(pages)}}
    }


def default_pages() -> int:
    """How many pages a CV may have where nobody says otherwise."""
    return int(GenerateArguments.model_fields["max_pages"].default)


def _bare(part: Any) -> Any:
    if isinstance(part, dict):
        return {
            name: _bare(value) for name, value in part.items() if not (name in _FOR_READERS and isinstance(value, str))
        }
    return [_bare(each) for each in part] if isinstance(part, list) else part
