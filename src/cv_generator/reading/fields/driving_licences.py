"""Driving licences among skills and interests: they are data of the person."""

from __future__ import annotations

import re
from dataclasses import replace

from cv_generator.languages import Pattern
from cv_generator.reading.fields.found import Found, FoundCv, merged
from cv_generator.reading.fields.pieces import part

_LICENCE = Pattern(
    r"(?i)(?:[^,:]{2,40}: ?)?(?P<lead>(?:[^\W\d_]+ ){0,2}\(?)(?P<name>{driving licence})(?P<classes>"
    r"(?:[\s:.,;/+&\"„”“–—-]*"
    r"(?:\b(?-i:AM|BE|CE|DE|[A-FTLM]\d?E?|\d)\b|(?:{licence class})(?!\w)|(?:{and})\b|\([^()]*\)))*+)[\s.)\"”“]*"
)


def take_licences(cv: FoundCv) -> None:
    """Moves driving licences, also such as are a label, from the skills and the interests to the personal details."""
    for group in cv.skills:
        if group.label is not None and _told(group.label):
            cv.details.extend((group.label, item) for item in group.items)
            group.label, group.items = None, []
        group.items = _without_licences(group.items, cv)
    cv.skills = [group for group in cv.skills if group.items or group.label]
    if interests := cv.lists.get("interests"):
        cv.lists["interests"] = _without_licences(interests, cv)


def _without_licences(items: list[Found], cv: FoundCv) -> list[Found]:
    kept: list[Found] = []
    last: Found | None = None
    for item in items:
        if told := _told(item):
            cv.details.append(_detail(told, item))
            last = item
        elif last is not None and item.blocks == last.blocks and _CLASS.fullmatch(item.value):
            label, value = cv.details[-1]
            cv.details[-1] = (label, merged([value, item], ", "))
        else:
            kept.append(item)
            last = None
    return kept


_LONGEST = 90  # characters
_CLASS = re.compile(r"AM|BE|CE|DE|[A-FTLM]\d?E?")
"""What a comma parts from the classes before it: `A, BE`."""


def _told(text: Found) -> re.Match[str] | None:
    return _LICENCE.fullmatch(text.value) if len(text.value) < _LONGEST else None


def _detail(told: re.Match[str], item: Found) -> tuple[Found, Found]:
    """The label and the value: `Driving licence` and `B`; all that is printed where other words stand before it."""
    classes = told["classes"].strip(" :–—-")
    if told.start("name") or not classes:
        return Found("", "", item.blocks), item
    return part(told["name"], item), replace(item, value=classes, text=classes)
