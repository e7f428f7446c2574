"""YAML as plain data: every scalar a string, so that `2020-01` stays what was typed, and no tag makes an object."""

from __future__ import annotations

from functools import cache
from typing import Any

import yaml

from cv_generator.errors import UnreadableDocument

_NODES = 50_000
"""Nodes with aliases written out: a CV has some hundred, nested aliases (a `billion laughs`) grow beyond any limit."""

_DEPTH = 100
"""Objects and lists within each other. The quick loader calls itself for each, in native code without a limit."""

_NAME_CHARACTERS = 60


def parse_yaml(data: bytes) -> Any:
    """The data of one YAML document.

    Raises:
        UnreadableDocument: it is none (the hint names the line), names a member twice, or grows beyond a CV.
    """
    try:
        value = yaml.load(data, Loader=_loader())
    except yaml.MarkedYAMLError as error:
        raise UnreadableDocument("corrupt", _slip(error)) from None
    except (yaml.YAMLError, RecursionError, ValueError):
        raise UnreadableDocument("corrupt", "The file looks like YAML and is not valid YAML.") from None
    _bounded(value)
    return value


@cache
def _loader() -> Any:
    """The quickest loader that there is. Of a name that stands twice it would keep the last value without a word."""
    base: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

    class Loader(base):  # type: ignore[misc]
        depth = 0

        def descend_resolver(self, node: Any, index: Any) -> None:
            self.depth += 1
            if self.depth > _DEPTH:
                raise UnreadableDocument("too_complex", "The YAML file holds more within each other than a CV does.")
            super().descend_resolver(node, index)

        def ascend_resolver(self) -> None:
            self.depth -= 1
            super().ascend_resolver()

        def construct_mapping(self, node: Any, deep: bool = False) -> Any:
            seen: dict[str, int] = {}
            for key, _ in node.value:
                name, line = str(key.value), key.start_mark.line
                if name in seen:
                    raise UnreadableDocument("corrupt", _twice(name, seen[name], line))
                seen[name] = line
            return super().construct_mapping(node, deep)

    return Loader


def _twice(name: str, first: int, second: int) -> str:
    return (
        f"line {second + 1}: {name[:_NAME_CHARACTERS]} stands in line {first + 1} already, in the same object. "
        "Keep one of them; several values make one list, an item a line behind `- `."
    )


def _slip(error: yaml.MarkedYAMLError) -> str:
    """Where the file stops being YAML, and the usual reason."""
    mark = error.problem_mark or error.context_mark
    where = f"line {mark.line + 1}: " if mark else ""
    advice = _ADVICE.get(error.problem or "", "Quote texts that hold signs such as `:`, `#`, `[` or `@`.")
    return f"{where}not valid YAML ({error.problem or error.context}). {advice}"


_COLON = "Indent the names of one list or entry alike, and quote a text that holds `: `."
_ADVICE = {
    "mapping values are not allowed in this context": _COLON,
    "mapping values are not allowed here": _COLON,
    "could not find expected ':'": "Put a colon and a blank behind the name.",
    "found character that cannot start any token": "Indent with blanks, not tabs; quote texts that begin with a sign.",
    "did not find expected key": "Indent the names of one list or entry alike.",
    "did not find expected '-' indicator": "Indent the items of one list alike.",
}


def _bounded(value: Any) -> None:
    left, stack = _NODES, [value]
    while stack:
        left -= 1
        if left < 0:
            raise UnreadableDocument("too_complex", "The YAML file holds more than a CV does.")
        node = stack.pop()
        if isinstance(node, dict):
            stack.extend(node.values())
        elif isinstance(node, list):
            stack.extend(node)
