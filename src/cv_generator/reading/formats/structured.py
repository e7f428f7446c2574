"""Which program made a structured file, and its reader: the one list of the formats whose members have names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from cv_generator.reading.formats.europass import from_europass
from cv_generator.reading.formats.linkedin_archive import from_linkedin_archive
from cv_generator.reading.formats.parts import Imported
from cv_generator.reading.formats.reactive_resume import from_reactive_resume, is_reactive_resume
from cv_generator.reading.formats.rendercv import from_rendercv, is_rendercv
from cv_generator.reading.formats.yaml_resume import from_yaml_resume, is_yaml_resume

_BY_MEMBERS: tuple[tuple[str, Callable[[Any], bool], Callable[[Mapping[str, Any], str | None], Imported]], ...] = (
    ("reactive_resume", is_reactive_resume, from_reactive_resume),
    ("rendercv", is_rendercv, from_rendercv),
    ("yaml_resume", is_yaml_resume, from_yaml_resume),
)
_BY_KIND: dict[str, Callable[[bytes, str | None], Imported]] = {
    "europass": from_europass,
    "linkedin_archive": from_linkedin_archive,
}


def from_members(value: Any, language: str | None) -> tuple[str, Imported] | None:
    """The format and the CV of JSON or YAML data; None where no program is known that writes such."""
    for name, knows, read in _BY_MEMBERS:
        if knows(value):
            return name, read(value, language)
    return None


def is_known(value: Any) -> bool:
    """Whether a program is known that writes such data."""
    return any(knows(value) for _, knows, _ in _BY_MEMBERS)


def from_kind(kind: str, data: bytes, language: str | None) -> Imported | None:
    """The CV of a file that is told by its first bytes; None for other kinds. Raises UnreadableDocument."""
    read = _BY_KIND.get(kind)
    return read(data, language) if read else None
