"""What is left of a CV when nothing milder helps: whole fields set anew, in three degrees."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from cv_generator.cv.model import FIELDS, Cv
from cv_generator.cv.paths import Edit
from cv_generator.rendering.shorten import shortened


@dataclass(frozen=True, slots=True)
class Degree:
    """How much stays: entries of a list, texts in an entry or a plain list, characters of a text.

    `bare` leaves only the sections that a reader looks for.
    """

    entries: int
    texts: int
    characters: int
    bare: bool = False

    @property
    def description(self) -> str:
        without = f", without {', '.join(_DISPENSABLE)}" if self.bare else ""
        return (
            f"Keep the newest {self.entries} entries of each section with {self.texts} texts each, "
            f"none longer than {self.characters} characters{without}"
        )


DEGREES = (
    Degree(8, 3, 200),
    Degree(5, 2, 130),
    Degree(3, 1, 80),
    Degree(3, 1, 80, bare=True),
    Degree(2, 1, 60, bare=True),
    Degree(1, 1, 40, bare=True),
)

_DISPENSABLE = ("custom_sections", "references", "interests", "awards", "publications", "trainings", "personal_details")

_VERBATIM = frozenset({"email", "phone", "date_range", "birth_date", "url", "photo_url", "language", "data_privacy"})
"""Values that are whole or wrong. A consent clause in part is no consent; where it alone is too long it is left out."""

_LONGEST_CLAUSE = 3_000
"""Characters; the usual clauses have 200 to 800."""

_LONGEST_LINK = 300
"""Characters. A link in part leads nowhere; a longer one is left out."""


def edits(cv: Cv, degree: Degree) -> list[Edit]:
    """One edit for each field that changes."""
    document = cv.model_dump()
    return [
        Edit(name, value)
        for name in FIELDS
        if (value := _kept(name, document[name], degree, top=True)) != document[name]
    ]


def _kept(name: str, value: Any, degree: Degree, top: bool = False) -> Any:
    if name == "design" or (top and degree.bare and name in _DISPENSABLE):
        return value if name == "design" else []
    if isinstance(value, str):
        longest = 4 * degree.characters if name == "summary" else degree.characters
        if name == "data_privacy":
            return value if len(value) <= _LONGEST_CLAUSE else ""
        return value if name in _VERBATIM else shortened(value, longest)
    if isinstance(value, list):
        whole = [item for item in value if not _is_endless_link(item)]
        kept = whole[: degree.entries if top else degree.texts]
        return [_kept(name, item, degree) for item in kept]
    if isinstance(value, dict):
        return dict(_members(value, degree))
    return value


def _is_endless_link(item: Any) -> bool:
    return isinstance(item, dict) and len(item.get("url", "")) > _LONGEST_LINK


def _members(entry: dict[str, Any], degree: Degree) -> Iterator[tuple[str, Any]]:
    for name, value in entry.items():
        yield name, _kept(name, value, degree)
