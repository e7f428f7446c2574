"""The names of OpenDocument's XML."""

from __future__ import annotations

from typing import Any

_BASE = "urn:oasis:names:tc:opendocument:xmlns:"
TEXT = f"{{{_BASE}text:1.0}}"
TABLE = f"{{{_BASE}table:1.0}}"
DRAW = f"{{{_BASE}drawing:1.0}}"
STYLE = f"{{{_BASE}style:1.0}}"
OFFICE = f"{{{_BASE}office:1.0}}"
SVG = f"{{{_BASE}svg-compatible:1.0}}"
FO = f"{{{_BASE}xsl-fo-compatible:1.0}}"
HREF = "{http://www.w3.org/1999/xlink}href"


def style(name: str) -> str:
    return STYLE + name


def fo(name: str) -> str:
    return FO + name


def text(name: str) -> str:
    return TEXT + name


def local(node: Any) -> str:
    """The name of an element without its namespace; "" for a comment."""
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""
