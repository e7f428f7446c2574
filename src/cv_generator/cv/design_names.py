"""The names from which a person chooses how a CV looks: their one home.

Rendering draws what is named here, and the answer to a name that is not here lists them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from cv_generator.errors import Problem

TEMPLATES: tuple[str, ...] = ("axis", "compact", "academic", "sidebar")
"""The default comes first. Each has a file of that name among rendering's templates."""

ALIASES = {"zurich": "axis", "classic": "academic", "modern": "compact"}
"""Earlier names, which clients go on sending."""

FONTS: tuple[str, ...] = ("Source Sans 3", "Source Serif 4", "EB Garamond", "Arimo", "Inter")
"""Families that lie in the package in regular, italic and bold. Without a choice the template's own is taken."""

PAPERS: tuple[str, ...] = ("a4", "letter")

COLOURS: Mapping[str, str] = {
    "black": "#000000", "gray": "#808080", "grey": "#808080", "silver": "#c0c0c0", "dimgray": "#696969",
    "darkgray": "#a9a9a9", "slategray": "#708090", "slategrey": "#708090", "darkslategray": "#2f4f4f",
    "darkslategrey": "#2f4f4f", "navy": "#000080", "blue": "#0000ff", "darkblue": "#00008b", "mediumblue": "#0000cd",
    "midnightblue": "#191970", "royalblue": "#4169e1", "steelblue": "#4682b4", "dodgerblue": "#1e90ff",
    "cornflowerblue": "#6495ed", "cadetblue": "#5f9ea0", "darkslateblue": "#483d8b", "slateblue": "#6a5acd",
    "teal": "#008080", "darkcyan": "#008b8b", "green": "#008000", "darkgreen": "#006400", "forestgreen": "#228b22",
    "seagreen": "#2e8b57", "olive": "#808000", "darkolivegreen": "#556b2f", "maroon": "#800000", "darkred": "#8b0000",
    "red": "#ff0000", "crimson": "#dc143c", "firebrick": "#b22222", "brown": "#a52a2a", "sienna": "#a0522d",
    "saddlebrown": "#8b4513", "chocolate": "#d2691e", "orange": "#ffa500", "darkorange": "#ff8c00",
    "goldenrod": "#daa520", "darkgoldenrod": "#b8860b", "purple": "#800080", "indigo": "#4b0082",
    "darkmagenta": "#8b008b", "rebeccapurple": "#663399",
}  # fmt: skip
"""CSS's names of colours in which headings can be read on white paper, without blanks."""

SECTIONS: tuple[str, ...] = (
    "summary", "work_experience", "education", "further_experience", "certifications", "trainings", "skills",
    "languages", "publications", "awards", "interests", "references",
)  # fmt: skip
"""The fields that stand on the page under a heading, in their usual order: what was done and earned, with its
certificates, then what the person says of it. Custom sections follow them."""

CUSTOM = "custom_sections"

_ORDERS: Mapping[str, tuple[str, ...]] = {
    # Scholars are judged by works, prizes, and what has a heading of its own (talks, grants, teaching).
    "academic": (
        "summary", "work_experience", "education", "publications", "awards", CUSTOM, "further_experience",
        "certifications", "trainings", "skills", "languages", "interests", "references",
    ),
    # A side column begins with what is read at a glance.
    "sidebar": (
        "summary", "work_experience", "education", "further_experience", "skills", "languages", "certifications",
        "trainings", "publications", "awards", "interests", "references", CUSTOM,
    ),
}  # fmt: skip


def usual_order(template: str) -> tuple[str, ...]:
    """The fields in the order of a template, custom sections among them, as far as the person has chosen none."""
    return _ORDERS.get(template_named(template), (*SECTIONS, CUSTOM))


SETTINGS: tuple[str, ...] = ("language", "design")
"""The fields that say how a CV is set and stand on no page: all others can be hidden."""


def template_named(sent: str) -> str:
    """The template that is meant, by its name or by an earlier one; "" for another."""
    return name_among(TEMPLATES, sent) or ALIASES.get(name_among(ALIASES, sent), "")


def choice() -> str:
    """The templates as a refusal names them, with the one that is used without any."""
    first, *others = TEMPLATES
    return ", ".join([f"{first} (used where the CV names none)", *others])


def renamed(sent: str) -> str:
    """What became of a template's earlier name, in words; "" for the names of today."""
    if not sent or name_among(TEMPLATES, sent):
        return ""
    return f"The template {sent} is called {template_named(sent)} now. Templates: {', '.join(TEMPLATES)}."


def renamed_in(data: Any) -> tuple[Problem, ...]:
    """What became of the template that a CV as data names, where it names it as it was called earlier."""
    design = data.get("design") if isinstance(data, Mapping) else None
    sent = design.get("template") if isinstance(design, Mapping) else None
    told = renamed(sent) if isinstance(sent, str) and template_named(sent) else ""
    return (Problem("design.template", "renamed", told, f"Send {template_named(str(sent))}."),) if told else ()


def headings_told(headings: Sequence[str]) -> list[str]:
    """A person's headings as a hint names them: it stands in every problem, so neither their number nor their length
    may decide how long it is."""
    return [_shortened(each) for each in headings[:_TOLD]] + ["…"] * (len(headings) > _TOLD)


_TOLD, _TOLD_CHARACTERS = 40, 80


def _shortened(text: str) -> str:
    return text if len(text) <= _TOLD_CHARACTERS else f"{text[:_TOLD_CHARACTERS]}…"


def name_among(names: Iterable[str], sent: str) -> str:
    """The name that is meant, in whatever case and with whatever between its words; "" for another."""
    return _ours(tuple(names)).named(sent)


class Names:
    """Names that many others are looked up among: each is brought into its plain form once."""

    def __init__(self, names: Iterable[str]) -> None:
        self._known: dict[str, str] = {}
        for name in names:
            self._known.setdefault(_squeezed(name), name)

    def named(self, sent: str) -> str:
        """As `name_among`."""
        return self._known.get(_squeezed(sent), "")


@lru_cache(32)  # our own names, of which there are a few lists
def _ours(names: tuple[str, ...]) -> Names:
    return Names(names)


def _squeezed(name: str) -> str:
    return re.sub(r"[\W_]+", "", name.casefold())
