"""Texts that hold several items: cut at their lines, at commas, and at labels such as `Software: Revit, AutoCAD`."""

from __future__ import annotations

import re
from typing import Any

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


def unnumbered(value: str) -> str:
    """Lines without their numbers, where they are counted: `1. one`, `2. two`."""
    lines = [line for line in re.split(r"[\r\n]+", value) if line.strip()]
    numbers = [_NUMBERED.match(line) for line in lines]
    if len(lines) < 2 or [number and int(number[1]) for number in numbers] != list(range(1, len(lines) + 1)):
        return value
    return "\n".join(line[number.end() :] for line, number in zip(lines, numbers, strict=True) if number)


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


def skills(value: str) -> list[Any]:
    """`Software: Revit, AutoCAD; Methods: Scrum` -> two groups; `Go, Rust` -> two skills."""
    return [each for line in cut(value, commas=False) for each in _skills(line)]


def _skills(line: str) -> list[Any]:
    found: list[Any] = []
    for part in cut(line, commas=False, semicolons=True):
        label = _LABELLED.fullmatch(part)
        items = cut(label[2] if label else part, commas=True)
        if label and any(_LABELLED.fullmatch(item) for item in items):
            return list(cut(line, commas=True))  # `Go: expert, Rust: basic` are two skills with their levels
        if label:
            found.append({"group": label[1].strip(), "items": items})
        elif found and isinstance(found[-1], dict):
            found[-1]["items"].extend(items)  # `Software: Revit; AutoCAD`
        else:
            found.extend(items)
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
