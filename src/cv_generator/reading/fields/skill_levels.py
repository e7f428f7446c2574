"""How well somebody knows a thing, among the skills: it is no skill."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from cv_generator.languages import Pattern
from cv_generator.reading.fields.found import Found, FoundGroup

LEVEL_WORDS = Pattern(r"(?i)(?:(?:{skill level})\b[ ,/-]*)+")


def take_levels(groups: list[FoundGroup]) -> None:
    """Takes out of groups of skills the items that only say how well others are known.

    `MySQL` and `good` of one line become `MySQL (good)`; what goes for several things, or stands away from its own, is
    left over. A single word counts where there are several: `professional` alone is a strength.
    """
    told = [item.value for group in groups for item in group.items if is_skill_level(item.value)]
    several = len(told) > 1
    for group in groups:
        group.items[:] = _without_levels(group.items, several=several)


def _without_levels(items: list[Found], *, several: bool) -> list[Found]:
    counts = Counter(item.blocks for item in items)
    kept: list[Found] = []
    for item in items:
        if not is_skill_level(item.value) or not (several or " " in item.value):
            kept.append(item)
            continue
        name = kept[-1] if kept else None
        beside = name is not None and name.blocks == item.blocks and counts[item.blocks] == _NAME_AND_LEVEL
        if name is not None and beside and "(" not in name.value:
            kept[-1] = replace(name, value=f"{name.value} ({item.value})", text=f"{name.text} {item.text}")
    return kept


_NAME_AND_LEVEL = 2


def is_skill_level(text: str) -> bool:
    """BASIC in capitals is a language of programming."""
    return not text.isupper() and bool(LEVEL_WORDS.fullmatch(text.strip("() ")))
