"""Accepted synonyms: names and shapes that mean exactly one canonical thing are made canonical without an error.

Nothing is dropped on the way: where a synonym and its canonical name are both filled, the call is refused, since one of
the two would be lost. Values of other types pass untouched, for the model to refuse.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from cv_generator.cv.forms import refusal
from cv_generator.cv.levels import level_first
from cv_generator.cv.text_lists import unmarked

CV_NAMES = {"profile": "summary", "professional_summary": "summary", "name": "full_name"}
SKILL_GROUPS = {"it_ai_skills": "IT & AI", "technical_operational_skills": "Technical & operational"}
"""Former fields that are groups of `skills` now, with the label of the group."""
_ENTRY_NAMES = {"company": "employer", "position": "title", "description": "bullets"}
_EDUCATION_NAMES = {"school": "institution", "description": "details"}
_FURTHER_NAMES = {"company": "organization", "position": "title", "description": "bullets"}
_LANGUAGE_NAMES = {"name": "language", "proficiency": "level"}

ALL = (CV_NAMES, _ENTRY_NAMES, _EDUCATION_NAMES, _FURTHER_NAMES, _LANGUAGE_NAMES)
"""Every table of synonyms, for whoever explains a wrong name."""

_EMPTY: tuple[object, ...] = ("", None, [], {})


def cv(value: Any) -> Any:
    """Synonyms at the top level; former skill fields become groups of `skills`."""
    if not isinstance(value, Mapping):
        return value
    canonical = _renamed(value, CV_NAMES)
    groups = [
        {"group": label, "items": items}
        for name, label in SKILL_GROUPS.items()
        if (items := canonical.pop(name, None)) not in _EMPTY
    ]
    if groups:
        skills = canonical.get("skills") or []
        canonical["skills"] = [*skills, *groups] if isinstance(skills, list) else skills
    return canonical


def work_experience(value: Any) -> Any:
    return _entry(value, _ENTRY_NAMES, "bullets")


def education(value: Any) -> Any:
    """`degree` + `field` become the title."""
    if not isinstance(value, Mapping):
        return value
    canonical = dict(value)
    parts = [canonical.pop(name) for name in ("degree", "field") if name in canonical]
    words = [part for part in parts if part not in _EMPTY]
    if words:
        if canonical.get("title") not in _EMPTY:
            raise _given_twice("title", "degree")
        canonical["title"] = " ".join(words) if all(isinstance(word, str) for word in words) else words
    return _entry(canonical, _EDUCATION_NAMES, "details", goes_on=False)


def further_experience(value: Any) -> Any:
    return _entry(value, _FURTHER_NAMES, "bullets")


_MARKED_LINK = re.compile(r"\[([^\[\]]{1,200})\]\(([^\s()]{1,2000})\)")
_LABELLED_LINK = re.compile(r"([^:/\s][^:/]{0,100}):\s+((?:https?://|www\.)\S+)")


def link(value: Any) -> Any:
    """`[Portfolio](https://anna.example)` and `Portfolio: https://anna.example` are taken apart; `<…>` is taken off."""
    if not isinstance(value, str):
        return value
    text = value.strip()
    if found := _MARKED_LINK.fullmatch(text) or _LABELLED_LINK.fullmatch(text):
        return {"label": found[1].strip(), "url": found[2]}
    return {"url": text[1:-1] if text.startswith("<") and text.endswith(">") else value}


def detail(value: Any) -> Any:
    """`Driving licence: B` is taken apart at its first colon; a text without one is all value."""
    if not isinstance(value, str):
        return value
    label, colon, said = value.partition(":")
    return {"label": label, "value": said} if colon and label.strip() and ";" not in label else {"value": value}


_BETWEEN = re.compile(r":|\s[-–—]\s")
_GRADED = re.compile(r"([^\W\d_][^:(]*[^\W\d_,–—-]),?\s+([ABC][12]\+?(?:\s?[-–/]\s?[ABC][12])?)")


def language(value: Any) -> Any:
    """`English (C1)`, `English: C1`, `English – C1`, `English C1`, `Native: English` are taken apart; JSON Resume's
    names are known.
    """
    if isinstance(value, str):
        if ":" in value and len(told := level_first(value)) == 1:
            return told[0]
        name, level = _with_level(value.strip())
        return {"language": name, "level": level} if level else {"language": value}
    return _renamed(value, _LANGUAGE_NAMES) if isinstance(value, Mapping) else value


def _with_level(text: str) -> tuple[str, str]:
    name, bracket, level = text.removesuffix(")").rpartition("(")
    if text.endswith(")") and bracket and name.strip() and ")" not in level:
        return name.strip(), level
    if grade := _GRADED.fullmatch(text):
        return grade[1], grade[2]
    mark = _BETWEEN.search(text)
    name, level = (text[: mark.start()].strip(), text[mark.end() :].strip()) if mark else ("", "")
    return (name, level) if name else ("", "")


def _entry(value: Any, names: Mapping[str, str], texts: str, *, goes_on: bool = True) -> Any:
    if not isinstance(value, Mapping):
        return value
    had_description = "description" in value and texts not in value
    canonical = _renamed(value, names)
    if had_description and isinstance(canonical.get(texts), str):
        canonical[texts] = [line for part in canonical[texts].splitlines() if (line := unmarked(part))]
    return _dated(canonical, goes_on=goes_on)


def _dated(value: dict[str, Any], *, goes_on: bool) -> dict[str, Any]:
    """`start_date` + `end_date` -> `date_range`. No end date means that it goes on; of a school it is that date."""
    if "start_date" not in value and "end_date" not in value:
        return value
    start, end = value.pop("start_date", ""), value.pop("end_date", "")
    if start in _EMPTY and end in _EMPTY:
        return value
    if value.get("date_range") not in _EMPTY:
        raise _given_twice("date_range", "start_date")
    if any(part not in _EMPTY and not isinstance(part, str) for part in (start, end)):
        raise refusal("date_range", "start_date and end_date must be strings")
    if start in _EMPTY:
        value["date_range"] = end
    else:
        end = "Present" if end in _EMPTY and goes_on else end
        value["date_range"] = f"{start} – {end}" if end not in _EMPTY else start
    return value


def _renamed(value: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    canonical = {name: content for name, content in value.items() if name not in names}
    for synonym, name in names.items():
        if synonym not in value:
            continue
        if value[synonym] in _EMPTY:
            continue
        if canonical.get(name) not in _EMPTY:
            raise _given_twice(name, synonym)
        canonical[name] = value[synonym]
    return canonical


def _given_twice(name: str, synonym: str) -> ValueError:
    return refusal(
        "given_twice",
        "{name} is given twice, also as {synonym}",
        {"name": name, "synonym": synonym},
    )
