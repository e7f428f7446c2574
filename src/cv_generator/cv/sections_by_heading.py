"""Sections that came in one list or object, each under its heading: `sections: [{"title": "Skills", "items": […]}]`.

A heading that is that of a section of ours, in any language, leads to that section; any other is the person's own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from cv_generator.cv import entries_in_text, paths
from cv_generator.cv.mistakes_names import ROOT, SECTIONS
from cv_generator.cv.mistakes_values import PROSE
from cv_generator.cv.other_names import plain


@dataclass(frozen=True, slots=True)
class Headed:
    """The content of a section of ours, with the heading under which it came.

    `field` is "" where the content is an object whose members are fields of the CV: `{"type": "personal", "name": …}`.
    """

    field: str
    heading: str
    content: Any


def parted(sections: Any) -> tuple[list[Headed], Any]:
    """The sections that are ours, and the rest in the shape in which all came."""
    if isinstance(sections, Mapping):
        found = [each for heading, content in sections.items() if (each := _headed(str(heading), content))]
        known = {each.heading for each in found}
        return found, {heading: content for heading, content in sections.items() if str(heading) not in known}
    if not isinstance(sections, list):
        return [], sections
    ours = [_of_entry(entry) for entry in sections]
    return list(filter(None, ours)), [entry for entry, headed in zip(sections, ours, strict=True) if headed is None]


def _of_entry(entry: Any) -> Headed | None:
    """`{"title": "Skills", "items": […]}`, `{"type": "experience", "company": …}`, with no heading of another kind."""
    if not isinstance(entry, Mapping):
        return None
    filled = {str(name): value for name, value in entry.items() if value not in ("", None, [], {})}
    headings = {name: str(filled[name]) for name in _headings(filled)}
    fields = {name: _field(text) for name, text in headings.items()}
    told = [name for name in headings if fields[name] is not None]
    if not told:
        return None
    first = next((name for name in told if plain(name) in _KINDS), told[0])
    others = [name for name in headings if name != first and (plain(name) in _KINDS or fields[name] == fields[first])]
    rest = {name: value for name, value in filled.items() if name not in (first, *others)}
    if fields[first] == "":
        inner = _content(rest) if len(rest) == 1 else None
        return Headed("", headings[first], inner if isinstance(inner, Mapping) else rest) if rest else None
    if len(rest) == 1:
        return _headed(headings[first], _content(rest))
    is_entry = plain(first) in _KINDS and _is_entry(fields[first] or "", rest)
    return _headed(headings[first], rest) if is_entry else None


_KINDS = ("type", "kind", "section_type", "category", "section", "section_name", "id")
"""Names that say which section an object is, whatever else is called a title in it."""


def _content(rest: Mapping[str, Any]) -> Any:
    [content] = rest.values()
    return content


def _is_entry(field: str, rest: Mapping[str, Any]) -> bool:
    """Whether an object's members are those of one entry of a section."""
    names = SECTIONS.get(field)
    return bool(names and "date_range" in names.part.model_fields and all(map(names.place, rest)))


def _headings(entry: Mapping[str, Any]) -> Iterator[str]:
    for name, value in entry.items():
        place = SECTIONS["custom_sections"].place(name)
        if isinstance(value, str) and (plain(name) in _KINDS or (place and place.field == "heading")):
            yield name


def _field(heading: str) -> str | None:
    """The field that a heading names, "" for a group of fields; None for a heading of the person's own."""
    heading = heading.strip().rstrip(":")
    if len(heading) <= _LONGEST and plain(heading) in ROOT.containers and not _is_section(heading):
        return ""
    place = ROOT.place(heading) if _is_section(heading) else None
    return place.field if place else None


_LONGEST = 60


def _is_section(heading: str) -> bool:
    place = ROOT.place(heading)
    return bool(place and not place.role and (place.field in PROSE or paths.is_list(place.field)))


def _headed(heading: str, content: Any) -> Headed | None:
    place = ROOT.place(heading.strip().rstrip(":"))
    if place is None or place.role or not _fits(place.field, content):
        return None
    return Headed(place.field, heading, content)


def _fits(field: str, content: Any) -> bool:
    """Whether a section takes content of that kind: entries need objects, a summary is prose."""
    if field in PROSE:
        return isinstance(content, str) or (
            isinstance(content, list) and all(isinstance(each, str) for each in content)
        )
    if field in ("custom_sections", "design") or not paths.is_list(field):
        return False
    if field in SECTIONS and "date_range" in SECTIONS[field].part.model_fields:
        entries = content if isinstance(content, list) else [content]
        return bool(entries) and all(
            isinstance(entry, Mapping) or (isinstance(entry, str) and entries_in_text.of_text(field, entry))
            for entry in entries
        )
    return isinstance(content, str | list | Mapping)
