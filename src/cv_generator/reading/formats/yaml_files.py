"""YAML as plain data: every scalar a string, so that `2020-01` stays what was typed, and no tag makes an object."""

from __future__ import annotations

from typing import Any

import yaml

from cv_generator.errors import UnreadableDocument

_NODES = 50_000
"""Nodes with aliases written out: a CV has some hundred, nested aliases (a `billion laughs`) grow beyond any limit."""


def parse_yaml(data: bytes) -> Any:
    """The data of one YAML document. Raises UnreadableDocument where it is none or grows beyond a CV."""
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        value = yaml.load(data, Loader=loader)
    except (yaml.YAMLError, RecursionError, ValueError):
        raise UnreadableDocument("corrupt", "The file looks like YAML and is not valid YAML.") from None
    _bounded(value)
    return value


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
