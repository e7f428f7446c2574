"""The order of sections in a design, which follows the sections of the person's own and what is added to it."""

from __future__ import annotations

from typing import Any

from cv_generator.cv.design_names import CUSTOM, SECTIONS, name_among, usual_order


def with_all_printed(document: dict[str, Any], added: Any) -> list[Any]:
    """The order in which the sections are printed now, without the one that is added to it: that will be the last.

    An order names some sections only, and the others follow: what is added behind the named would stand before them.
    """
    order = list(document["design"]["section_order"])
    usual = usual_order(document["design"]["template"])
    printed = (_headings(document) if name == CUSTOM else [name] if document[name] else [] for name in usual)
    whole = [*order, *(name for names in printed for name in names if name and name not in order)]
    known = name_among(SECTIONS, added) or added if isinstance(added, str) else added
    return [name for name in whole if name != known]


def follow_headings(before: dict[str, Any], after: dict[str, Any]) -> None:
    """A design names custom sections by their headings: it follows a new heading, and forgets one that is gone."""
    was, now = (_headings(document) for document in (before, after))
    if was == now or after["design"] != before["design"] or not isinstance(after["design"], dict):
        return
    renamed = dict(zip(was, now, strict=True)) if len(was) == len(now) and set(was) - set(now) else {}
    gone = set(was) - set(now) - renamed.keys()
    for name in ("section_order", "hidden"):
        after["design"][name] = [renamed.get(each, each) for each in after["design"][name] if each not in gone]


def _headings(document: dict[str, Any]) -> list[str]:
    sections = document["custom_sections"]
    if not isinstance(sections, list):
        return []
    return [str(each.get("heading", "")) if isinstance(each, dict) else "" for each in sections]
