"""Which section is meant by a name in a design that the CV does not have: other systems' names, those of the head."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace
from typing import Any

from cv_generator.cv.design_names import SECTIONS, headings_told, name_among
from cv_generator.cv.mistakes_names import ROOT
from cv_generator.cv.model import HIDEABLE
from cv_generator.cv.other_names import plain
from cv_generator.cv.problems import UnknownSection
from cv_generator.errors import Problem

HEAD = tuple(name for name in HIDEABLE if name not in SECTIONS and name != "custom_sections")
"""What stands in the head of the page, which comes first whatever the order says."""
_OF_THE_HEAD = "The head, with name and contact, comes first by itself: leave it away."
_WHOLE = "Only whole sections are named here: what is inside one is moved or removed by its own path."
_OWN = "Custom sections are named by their headings"


_OWN_HEADINGS: ContextVar[frozenset[str]] = ContextVar("headings of a CV's own sections", default=frozenset())


@contextmanager
def beside(sections: Any) -> Iterator[None]:
    """Within this block the headings of these custom sections mean themselves, whatever else they are called for."""
    sections = sections if isinstance(sections, list) else []
    headings = (each.get("heading") for each in sections if isinstance(each, Mapping))
    token = _OWN_HEADINGS.set(frozenset(text.strip().casefold() for text in headings if isinstance(text, str)))
    try:
        yield
    finally:
        _OWN_HEADINGS.reset(token)


def meant(sent: str, fields: Sequence[str]) -> str:
    """`Experience`, `Technical Skills` -> the section that is called so here; "" where there is none.

    A part of a section stands for it in an order; what is hidden is named as a whole.
    """
    if known := name_among(fields, sent):
        return known
    if is_inside(sent) or sent.strip().casefold() in _OWN_HEADINGS.get():
        return ""
    place = ROOT.place(sent)
    is_part = place is not None and place.role == "labelled" and "full_name" not in fields
    return place.field if place and place.field in fields and (is_part or not place.role) else ""


def is_inside(sent: str) -> bool:
    """Whether a name is the path of something in a section: `work_experience[2]`, `languages.English`, `jobs #2`."""
    return bool(re.search(r"[\[\].#]|/\w|\d$", sent.strip())) and ROOT.place(re.split(r"[^\w -]", sent)[0]) is not None


def is_head(sent: str) -> bool:
    """Whether a name means the head of the CV, or something in it."""
    return (
        bool(plain(sent)) and not meant(sent, SECTIONS) and (bool(meant(sent, HEAD)) or plain(sent) in ROOT.containers)
    )


def in_order(names: Sequence[str]) -> list[str]:
    """An order of sections with our names; the head is left out. What nobody knows stays as it is."""
    found = [meant(name, SECTIONS) or name for name in names if not is_head(name)]
    return list(dict.fromkeys(found)) or list(names)


def told(problem: UnknownSection, own: Sequence[str]) -> UnknownSection:
    """The problem of an unknown name with what was meant by it, and with that or another way out in its hint."""
    name = problem.name
    is_order = problem.path.startswith("design.section_order")
    target = meant(name, SECTIONS if is_order else HIDEABLE)
    if not target and is_inside(name):
        return replace(problem, hint=_WHOLE)
    if target and target != "custom_sections":
        return replace(problem, hint=f"Did you mean {target}?", meant=target)
    if is_order and is_head(name):
        return replace(problem, hint=_OF_THE_HEAD)
    if plain(name) in ("custom_sections", "custom"):
        return replace(problem, hint=f"{_OWN}: {', '.join(headings_told(own)) or 'there are none yet'}.")
    return problem


def shortened(problems: Sequence[Problem]) -> Iterator[Problem]:
    """The problems; the list of all names, which each that is not known brings along, stands in the first one only."""
    seen: set[str] = set()
    for problem in problems:
        again = isinstance(problem, UnknownSection) and problem.hint in seen
        seen.add(problem.hint)
        yield replace(problem, hint="No section of that name: leave it away, or choose one.") if again else problem
