"""Items that a path counts in words: `first job.title`, `job 2.title`, `languages[second].level`, in any language."""

from __future__ import annotations

import re

from cv_generator.cv import paths
from cv_generator.cv.call_words import ORDINALS, word_of
from cv_generator.cv.mistakes_names import ROOT

_LONGEST = 200
_MOST = 3
"""Words that tell an item: `second`, `job`, and a member of it."""
_COUNTS = ("first", "second", "third", "fourth", "fifth")
_PLURALS = (*"s es n en e i y".split(), "")
_STEP = re.compile(r"\[([^\[\]\d'\"]{1,30})\]|(?<=\w)\.([^\W\d]+)(?=\.|$)")


def spelled(path: str) -> str:
    """The path with the indices that its words mean; the path itself where it has no such words."""
    if len(path) > _LONGEST or not re.match(r"[^\W_]", path):
        return path
    head, rest = _parted(path)
    return _STEP.sub(_step, (_head(head) or head) + rest)


def _parted(path: str) -> tuple[str, str]:
    mark = re.search(r"[.\[/]", path)
    return (path[: mark.start()], path[mark.start() :]) if mark else (path, "")


def _step(found: re.Match[str]) -> str:
    index = _index(found[1] or found[2])
    is_end = index in (0, -1) and not found[1]  # `date_range.start`, `date_range.end`
    return found[0] if index is None or is_end else f"[{index}]"


def _index(word: str) -> int | None:
    kind = word_of(ORDINALS, word)
    return None if not kind else -1 if kind == "last" else _COUNTS.index(kind)


def _head(head: str) -> str:
    """`first job`, `job 1`, `last job title`: the item, and its member; "" for anything else."""
    words = head.replace("_", " ").split() if len(head.split()) > 1 else re.findall(r"[^\W\d_]+|\d{1,2}", head)
    if not 1 < len(words) <= _MOST or ROOT.place(head):
        return ""
    index, name = _index(words[0]), words[1]
    if index is None:
        name, number = words[0], words[1]
        index = int(number) - 1 if number.isdecimal() and int(number) else _index(number)
    field = _list_of(name) if index is not None else ""
    if not field:
        return ""
    return f"{field}[{index}]" + "".join(f".{word}" for word in words[2:])


def _list_of(name: str) -> str:
    """The list whose items are called so: `job`, `Sprache`, `język`."""
    for ending in _PLURALS:
        place = ROOT.place(name + ending) or (ROOT.place(name[:-1] + "ies") if name.endswith("y") else None)
        if place and not place.role and place.field != "custom_sections" and paths.is_list(place.field):
            return place.field
    return ""
