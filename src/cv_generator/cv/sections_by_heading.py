"""Sections that came in one list or object, each under its heading: `sections: [{"title": "Skills", "items": […]}]`.

A heading that is that of a section of ours, in any language, leads to that section; any other is the person's own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from cv_generator.cv import paths
from cv_generator.cv.mistakes_names import ROOT, SECTIONS
from cv_generator.cv.mistakes_values import PROSE


@dataclass(frozen=True, slots=True)
class Headed:
    """The content of a section of ours, with the heading under which it came."""

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
    """`{"title": "Skills", "items": […]}`, which holds nothing else."""
    if not isinstance(entry, Mapping):
        return None
    filled = {str(name): value for name, value in entry.items() if value not in ("", None, [], {})}
    headings = list(_headings(filled))
    rest = [value for name, value in filled.items() if name not in headings]
    if len(headings) != 1 or len(rest) != 1 or not isinstance(filled[headings[0]], str):
        return None
    return _headed(filled[headings[0]], rest[0])


def _headings(entry: Mapping[str, Any]) -> Iterator[str]:
    for name in entry:
        place = SECTIONS["custom_sections"].place(name)
        if place and place.field == "heading":
            yield name


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
        return bool(entries) and all(isinstance(entry, Mapping) for entry in entries)
    return isinstance(content, str | list | Mapping)
