"""Texts that hold several items: cut at their lines, at commas, and at labels such as `Software: Revit, AutoCAD`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from cv_generator.cv.levels import of_skill

_MARK = re.compile(r"\([^()]*\)|([;|]|,(?!\d))")
"""Text in brackets, or what stands between parts of a line: no comma inside a figure."""
_STRONG = re.compile(r"\([^()]*\)|([;|])")
"""The same without commas, which also stand inside a part."""
_LABELLED = re.compile(r"([^:,;|()]{1,60}):\s+(\S.*)")
_BULLET = re.compile(r"(?:[•·▪*–-]|\d{1,2}[.)])\s+")


_MARKED = re.compile(r"[•·▪●◦‣][ \t]*|[*–-][ \t]+|[–-](?=[^\W\d_])|\*(?=\w[^*]*$)")
"""What marks a line as an item. `**bold**` and `-5 °C` are not marked."""
_ALONE = re.compile(r"[\s•·▪●◦‣*–-]*")
_NUMBERED = re.compile(r"\s*(\d{1,2})[.)]\s+(?=\S)")


def unmarked(line: str) -> str:
    """The line without the character that marks it as an item; "" where it is nothing else."""
    line = line.strip()
    if _ALONE.fullmatch(line):
        return ""
    found = _MARKED.match(line)
    return line[found.end() :] if found else line


_INLINE = re.compile(r"(?<!\S)(\d{1,2})[.)][ \t]{1,4}(?=\S)")
_AGAIN = re.compile(r"(?<!\S)(?:[•▪●◦‣]|[-–*](?=[ \t]))[ \t]{0,4}(?=\S)")
_LONGEST = 4_000
"""Letters of a text in one line whose items are looked for."""
_FEWEST = 3
"""Items in one line by which numbers and dashes are certain to mark them."""


def _counted_inline(line: str) -> list[str]:
    """`1. Revit 2. Dynamo 3. Grasshopper` -> its items. `1. Platz Lauf 2. Platz Rad` counts nothing."""
    found = list(_INLINE.finditer(line))
    if len(found) < _FEWEST or found[0].start() or [int(each[1]) for each in found] != list(range(1, len(found) + 1)):
        return [line]
    return _between(line, found) if len({_first_word(part) for part in _between(line, found)}) > 1 else [line]


def _two_counted(line: str) -> list[str]:
    """`1. Checked offers 2. Negotiated contracts` -> two tasks. Elsewhere they may be ordinals: `1. Dan Judo`."""
    found = list(_INLINE.finditer(line.strip()))
    if [int(each[1]) for each in found] != [1, 2] or found[0].start():
        return []
    parts = _between(line.strip(), found)
    whole = all(len(part.split()) > 1 for part in parts) and _first_word(parts[0]) != _first_word(parts[1])
    return parts if whole else []


def _marked_inline(line: str) -> list[str]:
    """`- Supervised works - Managed staff - Wrote reports` -> its items, where the line begins with their mark."""
    found = list(_AGAIN.finditer(line))
    fewest = _FEWEST if line[:1] in "-–*" else 2
    if len(found) < fewest or found[0].start() or len({each[0].strip() for each in found}) > 1:
        return [line]
    return _between(line, found)


def _between(line: str, marks: list[re.Match[str]]) -> list[str]:
    ends = [*(mark.start() for mark in marks[1:]), len(line)]
    return [line[mark.end() : end].strip() for mark, end in zip(marks, ends, strict=True)]


def _first_word(text: str) -> str:
    return text.split(None, 1)[0] if text else ""


def unnumbered(value: str) -> str:
    """Lines without their numbers, where they are counted: `1. one`, `2. two`; also in one line."""
    lines = [line for line in re.split(r"[\r\n]+", value) if line.strip()]
    if len(lines) == 1 and len(value) <= _LONGEST:
        line = lines[0].strip()
        parts = _counted_inline(line)
        parts = parts if parts[1:] else _marked_inline(line)
        return "\n".join(parts) if parts[1:] and all(parts) else value
    numbers = [_NUMBERED.match(line) for line in lines]
    if len(lines) < 2 or [number and int(number[1]) for number in numbers] != list(range(1, len(lines) + 1)):
        return value
    return "\n".join(line[number.end() :] for line, number in zip(lines, numbers, strict=True) if number)


def without_numbers(value: Any) -> Any:
    """A value whose texts have lost the numbers that may count their items, however deep."""
    if isinstance(value, Mapping):
        return {name: without_numbers(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [without_numbers(inner) for inner in value]
    return in_lines("bullets", unnumbered(value)) if isinstance(value, str) else value


def cut(value: str, *, commas: bool, semicolons: bool = False) -> list[str]:
    """Lines of a text without their bullet characters; also parts between commas or semicolons outside brackets."""
    lines = [unmarked(line) for line in re.split(r"[\r\n]+", unnumbered(value))]
    if not commas and not semicolons:
        return [line for line in lines if line]
    parts = [part.strip() for line in lines for part in _parted(line, _MARK if commas else _STRONG)]
    return [part for part in parts if part]


def _parted(line: str, marks: re.Pattern[str]) -> list[str]:
    """The parts of a line between its marks, but for those inside a figure or inside brackets."""
    parts, start = [], 0
    for mark in marks.finditer(line):
        if mark[1]:
            parts.append(line[start : mark.start()])
            start = mark.end()
    return [*parts, line[start:]]


_YEAR = r"(?:19|20)\d\d"
_ENDS_IN_YEAR = re.compile(rf".{{0,300}}(?<!\d){_YEAR}\)?", re.DOTALL)
_ONLY_YEAR = re.compile(rf"\(?(?:\d{{1,2}}[./-])?{_YEAR}\)?")
_IN_BRACKETS = re.compile(rf".{{1,300}}\([^()]{{0,60}}{_YEAR}\)", re.DOTALL)
_INITIALS = re.compile(r"(?<!\w)[^\W\d_]\.")
_WORDS_OF_A_TITLE = 3
_WORDS_OF_A_TASK = 6


def in_lines(name: str, value: Any) -> Any:
    """A text of one line with each item in a line of its own, where the form tells the items of that list.

    Each year ends a certificate, a training or an award: `PMP, 2018, ITIL 4, 2023`, `PMP (2018), ITIL 4 (2023)`. A
    semicolon ends a short task and a whole title, but not the name of an author or a clause.
    """
    if not isinstance(value, str) or "\n" in value.strip() or len(value) > _LONGEST:
        return value
    parts: list[str] = []
    if name in ("certifications", "trainings", "awards"):
        parts = _by_years([part.strip() for part in _parted(value, _MARK) if part.strip()]) if ";" not in value else []
    elif name in ("bullets", "details") and (two := _two_counted(value)):
        parts = two
    elif name in ("bullets", "details", "publications"):
        parts = [part.strip() for part in _parted(value, _SEMICOLON) if part.strip()]
        parts = parts if (_are_titles if name == "publications" else _are_tasks)(parts) else []
    return "\n".join(parts) if parts[1:] else value


def clauses(name: str, text: str) -> list[str]:
    """`Designed bogies; tested brakes; wrote reports` -> the lines that it may be meant for; empty for other texts."""
    if name not in ("bullets", "details") or "\n" in text.strip() or len(text) > _LONGEST:
        return []
    parts = [part.strip() for part in _parted(text, _SEMICOLON) if part.strip()]
    short = all(1 < len(part.split()) <= _WORDS_OF_A_TASK for part in parts)  # longer ones may be one sentence
    return parts if len(parts) >= _FEWEST and short else []


_SEMICOLON = re.compile(r"\([^()]*\)|(;)")


def _by_years(parts: list[str]) -> list[str]:
    """The parts between commas in groups that each end in a year, in one way; empty where they do not."""
    groups: list[list[str]] = [[]]
    for part in parts:
        groups[-1].append(part)
        if _ENDS_IN_YEAR.fullmatch(part):
            groups.append([])
    rest = groups.pop()
    if rest or len({_way(group) for group in groups}) != 1 or not _way(groups[0]):
        return []
    return [", ".join(group) for group in groups] if all(_is_headed(group[0]) for group in groups) else []


def _way(group: list[str]) -> str:
    """How a year ends an item: as a part of its own, in brackets, or as the last word; "" where that is not certain."""
    if len(group) > 1:
        return "part" if _ONLY_YEAR.fullmatch(group[-1]) else ""
    return "brackets" if _IN_BRACKETS.fullmatch(group[0]) else "word"


def _is_headed(part: str) -> bool:
    """Whether an item begins as a name does, and not as what is said of one (`valid until 2024`)."""
    return not _ONLY_YEAR.fullmatch(part) and not part[0].islower()


def _are_titles(parts: list[str]) -> bool:
    dated = all(re.search(_YEAR, part) for part in parts)
    whole = all(len(part.split()) >= _WORDS_OF_A_TITLE and not _INITIALS.search(part) for part in parts)
    return dated or whole


def _are_tasks(parts: list[str]) -> bool:
    short = all(len(part.split()) <= _WORDS_OF_A_TASK and part[0].isupper() and part[-1] != "." for part in parts)
    return len(parts) >= _FEWEST and short


def skills(value: str) -> list[Any]:
    """`Software: Revit, AutoCAD; Methods: Scrum` -> two groups; `Go, Rust` -> two skills."""
    return [each for line in cut(value, commas=False) for each in _skills(line)]


def _skills(line: str) -> list[Any]:
    found: list[Any] = []
    for part in cut(line, commas=False, semicolons=True):
        label = _LABELLED.fullmatch(part)
        items = cut(label[2] if label else part, commas=True)
        if label and of_skill(label[2]):
            found.append(part)  # `Rust: expert` is one skill with its level
            continue
        if label and any(_LABELLED.fullmatch(item) for item in items):
            return list(cut(line, commas=True))  # `Go: expert, Rust: basic` are two skills with their levels
        if label:
            found.append({"group": label[1].strip(), "items": items})
        elif found and isinstance(found[-1], dict):
            found[-1]["items"].extend(items)  # `Software: Revit; AutoCAD`
        else:
            found.extend(items)
    return found


_FACT = re.compile(r"[^\W\d_][^:]{0,58}:\s+\S.*")


def facts(value: str) -> list[str]:
    """`married; Licence: B`, `Licence: B, BE, Status: single` -> each fact with its label.

    A comma parts facts only where a label stands behind it, and one before it.
    """
    found: list[str] = []
    for line in cut(value, commas=False, semicolons=True):
        parts = [part.strip() for part in _parted(line, _MARK) if part.strip()]
        if not parts or len(line) > _LONGEST or not _FACT.fullmatch(parts[0]):
            found.append(line)
            continue
        for n, part in enumerate(parts):
            if n and not _FACT.fullmatch(part):
                found[-1] += f", {part}"
            else:
                found.append(part)
    return found


def sections(value: str) -> list[Any]:
    """`Talks` and lines with bullets below it, or `Talks: one; two`, are a section; a text alone is a heading.

    Lines of which none is marked may be headings or items: they stay one text, which nothing takes.
    """
    lines = [line.strip() for line in re.split(r"[\r\n]+", value) if line.strip()]
    labelled = [_LABELLED.fullmatch(line) for line in lines]
    if lines and all(labelled):
        return [
            {"heading": each[1].strip(), "items": cut(each[2], commas=False, semicolons=True)}
            for each in labelled
            if each
        ]
    marks = [_BULLET.match(line) for line in lines]
    if len(lines) < 2 or marks[0] or not any(marks):
        return [value]
    found: list[dict[str, Any]] = []
    for line, mark in zip(lines, marks, strict=True):
        if mark:
            found[-1]["items"].append(line[mark.end() :])
        else:
            found.append({"heading": line.removesuffix(":"), "items": []})
    return found
