"""Light markdown in texts -> runs: bold, italic, links. What people paste from chats is set, never printed as signs.

Only what is plainly meant as markup counts: `io_uring`, `5*3*2` and `C*` stay. Addresses in a text become links.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from cv_generator.rendering.links import address_of
from cv_generator.values import value


@value()
class Run:
    """A stretch of text that is set alike. `url` makes it a link; `path` is the field it stands for, where a text is
    made of several."""

    text: str
    bold: bool = False
    italic: bool = False
    url: str = ""
    path: str = ""


_SIGNS: Final = re.compile(r"[*_`\[]|://|www\.|@")
_START, _END = r"(?<![\w*_`])", r"(?![\w*_`])"
_MARKUP: Final = re.compile(
    rf"{_START}\*\*\*(?=\S)(?P<both>[^*]+?)(?<=\S)\*\*\*{_END}"
    rf"|{_START}\*\*(?=\S)(?P<bold>.+?)(?<=\S)\*\*{_END}"
    rf"|{_START}__(?=\S)(?P<bold2>.+?)(?<=\S)__{_END}"
    rf"|{_START}\*(?=\S)(?P<italic>[^*]+?)(?<=\S)\*{_END}"
    rf"|{_START}_(?=\S)(?P<italic2>[^_]+?)(?<=\S)_{_END}"
    rf"|{_START}`(?P<code>[^`]+)`{_END}"
    r"|\[(?P<label>[^\[\]\n]+)\]\((?P<target>(?:https?://|www\.|mailto:)?[^\s()]+\.[^\s()]+)\)"
    r"|(?P<address>(?:https?://|www\.)[^\s<>\"“”„«»]+[^\s<>\"“”„«».,;:!?)\]'’])"
    r"|(?<![\w.@/])(?P<mail>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
)


def runs_of(text: str) -> tuple[Run, ...]:
    """The runs of a text. Their texts joined are what is printed; a text without markup is one run."""
    if not _SIGNS.search(text):
        return (Run(text),)
    found: list[Run] = []
    at = 0
    for it in _MARKUP.finditer(text):
        found += [Run(text[at : it.start()]), *_marked(it)]
        at = it.end()
    return tuple(run for run in [*found, Run(text[at:])] if run.text)


def _marked(it: re.Match[str]) -> list[Run]:
    if it["label"]:
        return [replace(run, url=address_of(it["target"])) for run in runs_of(it["label"])]
    if it["address"] or it["mail"]:
        return [Run(it[0], url=address_of(it["address"] or f"mailto:{it['mail']}"))]
    if it["code"]:
        return [Run(it["code"])]
    inner = runs_of(it["both"] or it["bold"] or it["bold2"] or it["italic"] or it["italic2"])
    bold = bool(it["both"] or it["bold"] or it["bold2"])
    italic = bool(it["both"] or it["italic"] or it["italic2"])
    return [replace(run, bold=run.bold or bold, italic=run.italic or italic) for run in inner]
