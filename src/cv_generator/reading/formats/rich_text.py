"""Rich text of other programs (HTML, or plain text with typed bullets) as lines, what is marked in light markdown.

Bold and italic become `**` and `*`, links `[text](address)`: the marks that texts of a CV may hold.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

_TAG = re.compile(r"<(?:p|br|ul|ol|li|div|strong|b|em|i|a|span|h[1-6]|u|blockquote|code)\b[^<>]*>", re.IGNORECASE)
_MARKER = re.compile(r"[ \t]*(?:[-*+•▪◦–·]|\d{1,2}[.)])[ \t]+")
_BLOCKS = frozenset("p br ul ol li div h1 h2 h3 h4 h5 h6 blockquote tr".split())
_MARKS = {"strong": "**", "b": "**", "em": "*", "i": "*"}


def lines_of(text: str) -> list[str]:
    """The paragraphs and items of a text, each on one line, without typed bullets."""
    lines = _of_html(text) if "<" in text and _TAG.search(text) else text.splitlines()
    stripped = (_without_marker(line) for line in lines)
    return [" ".join(line.split()) for line in stripped if line.strip()]


def prose_of(text: str) -> str:
    """The paragraphs of a text, a line each."""
    return "\n".join(lines_of(text))


def _without_marker(line: str) -> str:
    marker = _MARKER.match(line)
    return line[marker.end() :] if marker else line


def _of_html(text: str) -> list[str]:
    parser = _Lines()
    parser.feed(text)
    parser.close()
    return "".join(parser.parts).split("\n")


class _Lines(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self.parts.append("\n")
        elif tag == "a":
            self._addresses.append(dict(attrs).get("href") or "")
            self.parts.append("[" if self._addresses[-1] else "")
        else:
            self.parts.append(_MARKS.get(tag, ""))

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.parts.append("\n")
        elif tag == "a":
            address = self._addresses.pop() if self._addresses else ""
            self.parts.append(f"]({address})" if address else "")
        else:
            self.parts.append(_MARKS.get(tag, ""))

    def handle_data(self, data: str) -> None:
        self.parts.append(data.replace("\n", " "))
