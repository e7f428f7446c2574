"""Elements of WordprocessingML (ECMA-376, ISO/IEC 29500) in a few words."""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

Element = etree._Element

PREFIXES: Final = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
}
_XML_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_NOT_IN_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def name_of(prefixed: str) -> str:
    """`w:p` -> the name with its namespace; names without a prefix stay."""
    prefix, _, local = prefixed.rpartition(":")
    return f"{{{PREFIXES[prefix]}}}{local}" if prefix else local


def element(prefixed: str, /, *children: Element, text: str = "", **attributes: str | int) -> Element:
    """An element. Its attributes bear the element's own prefix in WordprocessingML and none in DrawingML.

    An attribute of another namespace is written with two underscores: `r__id`.
    """
    space, _, _ = prefixed.partition(":")
    prefix = "w:" if space == "w" else ""
    made = etree.Element(name_of(prefixed), nsmap={space: PREFIXES[space]})
    for key, value in attributes.items():
        made.set(name_of(key.replace("__", ":") if "__" in key else prefix + key), str(value))
    made.extend(children)
    if text:
        made.text = legal(text)
    return made


def run(text: str, *properties: Element) -> Element:
    """A run of text; white space at its ends counts."""
    content = element("w:t", text=text)
    content.set(_XML_SPACE, "preserve")
    return element("w:r", *([element("w:rPr", *properties)] if properties else []), content)


def tab() -> Element:
    return element("w:r", element("w:tab"))


def legal(text: str) -> str:
    """XML has no way to say a few characters, such as U+FFFF; the replacement character stands for them."""
    return _NOT_IN_XML.sub("\ufffd", text)


def serialized(root: Element) -> bytes:
    etree.cleanup_namespaces(root, top_nsmap={key: PREFIXES[key] for key in ("w", "r")})
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def twips(points: float) -> int:
    """Word measures lengths in twentieths of a point."""
    return round(points * 20)


def twips_of_mm(millimetres: float) -> int:
    return twips(millimetres * 72 / 25.4)


def emu(millimetres: float) -> int:
    """DrawingML measures in English metric units, 36,000 a millimetre."""
    return round(millimetres * 36_000)
