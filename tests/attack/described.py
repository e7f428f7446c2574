"""Calls out of the OpenAPI description: what it allows, and what it forbids."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from hypothesis import strategies as st
from jsonschema import Draft202012Validator

Schema = Mapping[str, Any]
TEXTS = st.one_of(
    st.text(max_size=12), st.sampled_from(["full_name", "work_experience[0].title", "2020", "eA==", "{}"])
)
FREE = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-3, 10**6), TEXTS),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(TEXTS, inner, max_size=3)),
    max_leaves=6,
)
_BY_TYPE: Mapping[str, Callable[[Schema], st.SearchStrategy[Any]]] = {
    "null": lambda _schema: st.none(),
    "boolean": lambda _schema: st.booleans(),
    "integer": lambda schema: st.integers(schema.get("minimum", -9), schema.get("maximum", 10**6)),
    "string": lambda schema: (
        st.just("{}") if "pattern" in schema else TEXTS.filter(lambda text: len(text) >= schema.get("minLength", 0))
    ),
    "object": lambda _schema: st.dictionaries(TEXTS, FREE, max_size=3),
}


class Description:
    """One OpenAPI document."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        self.document = document

    def post(self, route: str) -> Any:
        return self.document["paths"][route]["post"]

    def arguments(self, route: str) -> Schema:
        return self.resolved(self.post(route)["requestBody"]["content"]["application/json"]["schema"])

    def resolved(self, schema: Schema) -> Schema:
        while "$ref" in schema:
            schema = self.document["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
        return schema

    def allows(self, schema: Schema, value: Any) -> bool:
        return self.validator(schema).is_valid(value)

    def validator(self, schema: Schema) -> Draft202012Validator:
        return Draft202012Validator({**schema, "components": self.document["components"]})

    def values(self, schema: Schema) -> st.SearchStrategy[Any]:
        """Values that a schema allows, apart from conditions between the members of an object."""
        schema = self.resolved(schema)
        if "anyOf" in schema:
            return st.one_of([self.values(each) for each in schema["anyOf"]])
        if "enum" in schema:
            return st.sampled_from(schema["enum"])
        kinds = schema.get("type", ())
        kinds = [kinds] if isinstance(kinds, str) else kinds
        return st.one_of([self._of_type(kind, schema) for kind in kinds]) if kinds else FREE

    def _of_type(self, kind: str, schema: Schema) -> st.SearchStrategy[Any]:
        if kind == "array":
            return st.lists(self.values(schema["items"]), min_size=schema.get("minItems", 0), max_size=3)
        if kind == "object" and "properties" in schema:
            members = {name: self.values(each) for name, each in schema["properties"].items()}
            required = {name: members.pop(name) for name in schema.get("required", [])}
            return st.fixed_dictionaries(required, optional=members)
        return _BY_TYPE[kind](schema)
