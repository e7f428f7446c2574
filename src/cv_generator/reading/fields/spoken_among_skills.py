"""Languages with their levels that stand among programming languages: `Java, SQL, French (native)`."""

from __future__ import annotations

import re

from cv_generator.reading.fields.found import Found, FoundCv
from cv_generator.reading.fields.pieces import part
from cv_generator.reading.words.language_names import is_language, is_level

_SPOKEN = re.compile(r"([^\W\d_]{3,20})\s?(?:\(\s?([^()]{2,30}?)\s?\)|[–—:-]\s([^()]{2,30}))")


def take_spoken(cv: FoundCv) -> None:
    """Moves the languages that have a level from the skills to the languages."""
    kept = []
    for group in cv.skills:
        spoken = {id(item): found for item in group.items if (found := _spoken(item))}
        cv.languages.extend(spoken.values())
        group.items = [item for item in group.items if id(item) not in spoken]
        if group.items or not spoken:
            kept.append(group)
        elif group.label:
            cv.structure.append(group.label)
    cv.skills = kept


def _spoken(item: Found) -> tuple[Found, Found] | None:
    """The language and the level that an item of skills names."""
    found = _SPOKEN.fullmatch(item.value)
    level = (found[2] or found[3]) if found else ""
    if found is None or not is_language(found[1]) or not is_level(level):
        return None
    return part(found[1], item, 0.9), part(level, item, 0.9)
