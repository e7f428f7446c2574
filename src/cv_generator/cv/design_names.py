"""The names from which a person chooses how a CV looks: their one home.

Rendering draws what is named here, and the answer to a name that is not here lists them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

TEMPLATES: tuple[str, ...] = ("axis", "compact", "academic", "sidebar")
"""The default comes first. Each has a file of that name among rendering's templates."""

ALIASES = {"zurich": "axis", "classic": "academic", "modern": "compact"}
"""Earlier names, which clients go on sending."""

FONTS: tuple[str, ...] = ("Source Sans 3", "Source Serif 4", "EB Garamond", "Arimo", "Inter")
"""Families that lie in the package in regular, italic and bold. Without a choice the template's own is taken."""

PAPERS: tuple[str, ...] = ("a4", "letter")

SECTIONS: tuple[str, ...] = (
    "summary", "work_experience", "education", "further_experience", "skills", "languages", "certifications",
    "trainings", "publications", "awards", "interests", "references",
)  # fmt: skip
"""The fields that stand on the page under a heading, in their usual order. Custom sections follow them."""

SETTINGS: tuple[str, ...] = ("language", "design")
"""The fields that say how a CV is set and stand on no page: all others can be hidden."""


def template_named(sent: str) -> str:
    """The template that is meant, by its name or by an earlier one; "" for another."""
    return name_among(TEMPLATES, sent) or ALIASES.get(name_among(ALIASES, sent), "")


def renamed(sent: str) -> str:
    """What became of a template's earlier name, in words; "" for the names of today."""
    if not sent or name_among(TEMPLATES, sent):
        return ""
    return f"The template {sent} is called {template_named(sent)} now. Templates: {', '.join(TEMPLATES)}."


def name_among(names: Iterable[str], sent: str) -> str:
    """The name that is meant, in whatever case and with whatever between its words; "" for another."""
    return next((name for name in names if _squeezed(name) == _squeezed(sent)), "")


def _squeezed(name: str) -> str:
    return re.sub(r"[\W_]+", "", name.casefold())
