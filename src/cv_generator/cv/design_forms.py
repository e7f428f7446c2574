"""The forms of the values in a design, without the model (see `forms`). Each takes a line that is canonical already."""

from __future__ import annotations

import re
from collections.abc import Iterable

from cv_generator.cv.call_words import COLOURS as COLOUR_WORDS
from cv_generator.cv.call_words import word_of
from cv_generator.cv.design_names import (
    COLOURS,
    FONTS,
    PAPERS,
    SECTIONS,
    Names,
    choice,
    headings_told,
    name_among,
    template_named,
)
from cv_generator.cv.forms import refusal


def template(value: str) -> str:
    return _found(template_named(value), value, [choice()])


def font(value: str) -> str:
    return _found(name_among(FONTS, value), value, FONTS)


def paper(value: str) -> str:
    """`DIN A4`, `US Letter`: the one name that stands in it."""
    words = [name for name in PAPERS if name in value.lower().split()]
    return _found(name_among(PAPERS, value) or (words[0] if len(words) == 1 else ""), value, PAPERS)


def _found(known: str, sent: str, names: Iterable[str]) -> str:
    if known or not sent:
        return known
    raise refusal("literal_error", "is not one of them", {"expected": ", ".join(names)})


def _colour_named(value: str) -> str:
    """The colour of a name, in any language; of `navy blue` that of its first word, of `a deep blue` the dark one."""
    if named := COLOURS.get(re.sub(r"[\W_]+", "", value.lower())) or COLOURS.get(word_of(COLOUR_WORDS, value)):
        return named
    words = re.findall(r"[^\W_]+", value.lower()[:_NAME])
    words = ["dark" if word == "deep" else word for word in words if word not in ("a", "an", "the", "colour", "color")]
    if named := COLOURS.get("".join(words)):
        return named
    is_kind = len(words) == len(("navy", "blue")) and all(word in COLOURS for word in words)
    return COLOURS[words[0]] if is_kind and words[1] in _KINDS else ""


_NAME = 60
_KINDS = ("blue", "green", "red", "gray", "grey", "purple", "brown", "black")
"""Of which kind a colour is, said behind its name."""


def accent(value: str) -> str:
    """`#rrggbb`; three digits, a missing `#`, `rgb(31, 78, 121)` and CSS's names of usual colours, and those of all
    languages, are understood."""
    parts = re.fullmatch(r"rgb\((\d{1,3}), ?(\d{1,3}), ?(\d{1,3})\)", value.lower())
    if parts and all(int(part) < 256 for part in parts.groups()):
        return "#" + "".join(f"{int(part):02x}" for part in parts.groups())
    if named := _colour_named(value):
        return named
    found = re.fullmatch(r"#?([0-9a-fA-F]{6}|[0-9a-fA-F]{3})(?:(?<=[0-9a-fA-F]{6})[fF]{2})?", value)
    if not value:
        return ""
    if not found:
        raise refusal("accent", "is not a colour")
    digits = found[1].lower()
    return "#" + (digits if len(digits) == 6 else "".join(2 * digit for digit in digits))


def own_spelling(
    section_order: list[str], hidden: list[str], hideable: tuple[str, ...], own: list[str]
) -> dict[str, list[str]]:
    """Both lists of names in the CV's own spelling, each name once: of fields, or the person's `own` headings.

    Raises for those that the CV does not have, all of them at once.
    """
    found: dict[str, list[str]] = {}
    unknown: list[tuple[str, str, str]] = []
    headings = frozenset(own)
    for where, sent, fields in (("section_order", section_order, SECTIONS), ("hidden", hidden, hideable)):
        known = Names((*fields, *own))
        names = [name if name in headings else known.named(name) for name in sent]
        expected = ", ".join((*fields, *headings_told(own)))
        unknown += [(f"{where}[{n}]", sent[n][:60], expected) for n, name in enumerate(names) if not name]
        found[where] = list(dict.fromkeys(names))
    if unknown:
        raise refusal("unknown_section", "no such section", {"unknown": unknown})
    return found
