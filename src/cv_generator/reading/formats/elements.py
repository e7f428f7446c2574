"""XML elements by their local names, each text taken once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree

from cv_generator.reading.formats.rich_text import lines_of


class Element:
    """An element of a document whose namespaces do not matter. Taken texts are marked by emptying them."""

    def __init__(self, node: Any) -> None:
        self._node = node

    def all(self, *path: str) -> list[Element]:
        """The elements at a path of local names below this one."""
        found = [self._node]
        for name in path:
            found = [child for node in found for child in node if _name(child) == name]
        return [Element(node) for node in found]

    def first(self, *path: str) -> Element | None:
        return next(iter(self.all(*path)), None)

    def every(self, name: str) -> list[Element]:
        """All descendants of a local name."""
        return [Element(node) for node in self._node.iter() if _name(node) == name]

    def text(self, *path: str) -> str:
        """The text of the first element at a path, on one line."""
        return " ".join(self.lines(*path))

    def lines(self, *path: str) -> list[str]:
        """The text of the first element at a path: a line a paragraph or item. Its text counts as taken."""
        found = self.first(*path)
        if found is None:
            return []
        raw = "".join(map(str, found._node.itertext()))
        found.clear()
        return lines_of(raw)

    def take(self, *path: str) -> None:
        """All elements at a path are structure, or were read otherwise."""
        for element in self.all(*path):
            element.clear()

    def attribute(self, name: str) -> str:
        return str(self._node.get(name) or "")

    def clear(self) -> None:
        for node in self._node.iter():
            node.text = None
            if node is not self._node:
                node.tail = None

    def remaining(self) -> list[str]:
        """The texts that are left, in their order. They count as taken."""
        texts = [text for _, text in self.rest()]
        self.clear()
        return texts

    def rest(self) -> Iterator[tuple[str, str]]:
        """What is left: the name of each element that still holds text, and the text."""
        for node in self._node.iter():
            text = (node.text or "").strip()
            if text and isinstance(node.tag, str):
                yield _name(node), " ".join(lines_of(text))


def _name(node: Any) -> str:
    return etree.QName(node).localname if isinstance(node.tag, str) else ""
