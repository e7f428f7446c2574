"""Texts that other programs spell otherwise: addresses in Markdown, a name in parts, fonts and colours of the web."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Final

from cv_generator.cv.call_words import BEFORE_A_NAME, IN_TURN, word_of
from cv_generator.cv.dates import find_dates, parse_date_range
from cv_generator.cv.design_names import SECTIONS
from cv_generator.cv.keeping import value_at, words
from cv_generator.cv.levels import between_languages
from cv_generator.cv.mistakes_names import ROOT, Place
from cv_generator.cv.model import HIDEABLE
from cv_generator.cv.names_in_parts import FULL_NAME
from cv_generator.cv.names_in_parts import role as role_beside
from cv_generator.cv.other_names import plain, squeezed
from cv_generator.cv.paths import Document, Edit
from cv_generator.cv.sections_meant import meant
from cv_generator.languages import codes, sections_in

_ADDRESS = re.compile(r"\w[^\s<>()\[\]:;,]{0,63}@[^\s<>()\[\]:;,]{1,200}\.[^\W\d_]{2,30}")
_ORDER = ("prefix", "first", "middle", "last", "suffix")
_TITLES: Final = ("title", "titel", "tytul", "titre", "titolo", "titulo")
"""What an academic title is called beside the parts of a name; alone it is what somebody works as."""
_TITLE_WORDS = 3
_ALIKE: Final[Mapping[str, str]] = {
    "arial": "Arimo",
    "helvetica": "Arimo",
    "helveticaneue": "Arimo",
    "liberationsans": "Arimo",
    "sansserif": "Source Sans 3",
    "sans": "Source Sans 3",
    "serif": "Source Serif 4",
    "garamond": "EB Garamond",
}
"""Fonts that are not here -> the one of the same widths, or of the same kind."""
_HSL = re.compile(r"hsla?\(\s*(\d{1,3})(?:deg)?[\s,]+(\d{1,3})%[\s,]+(\d{1,3})%\s*\)")
_SHORT_DATE = re.compile(r"(?<![\d.])(\d{1,2})\.(\d\d)(?![\d.])")
_TWO = 2


def address_alone(document: Document, edit: Edit) -> list[Edit] | None:
    """`[a@b.example](mailto:a@b.example)`, `Anna Muster <a@b.example>`: the address, where the name is the person's."""
    if edit.field_path != "email" or edit.op != "set" or not isinstance(edit.value, str) or len(edit.value) > _LONGEST:
        return None
    found = dict.fromkeys(_ADDRESS.findall(edit.value))
    beside = words(_ADDRESS.sub(" ", edit.value)) - words(document["full_name"]) - {"mailto"}
    label = all((place := ROOT.place(word)) and place.field == "email" for word in beside)
    is_label = label or ROOT.place(edit.value.partition(":")[0]) == Place("email")
    return [replace(edit, value=next(iter(found)))] if len(found) == 1 and is_label else None


_LONGEST = 500


def address_spelled_out(_: Document, edit: Edit) -> list[Edit] | None:
    """`anna (at) muster.example`, `anna [at] muster [dot] example`: the address, in the words of all languages."""
    if edit.field_path != "email" or edit.op != "set" or not isinstance(edit.value, str) or len(edit.value) > _LONGEST:
        return None
    at, dot = _spelled_out()
    if "@" in edit.value or len(at.findall(edit.value)) != 1:
        return None
    address = dot.sub(".", at.sub("@", edit.value.strip()))
    return [replace(edit, value=address)] if _ADDRESS.fullmatch(address) else None


@cache
def _spelled_out() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands for the signs of an address: words in brackets, or alone between blanks."""
    found = []
    for section in ("at sign", "dot"):
        listed = "|".join(re.escape(word) for code in codes() for word in sections_in("contact", code).get(section, ()))
        found.append(re.compile(rf"(?i)\s?[(\[{{]\s?(?:{listed}|[@.])\s?[)\]}}]\s?|\s(?:{listed})\s"))
    return found[0], found[1]


_LINK = re.compile(r"https?://[^\s,;|<>\"']{1,500}")


def several_links(document: Document, edit: Edit) -> list[Edit] | None:
    """Several addresses in one text, each with what stands before it as its label; None where that is not so."""
    at = re.fullmatch(r"links(?:\[(\d{1,3})\](?:\.url)?)?", edit.field_path)
    if at is None or edit.op == "remove":
        return None
    if isinstance(edit.value, list):
        parts = [_links_in(each) for each in edit.value]
        items = [
            link for each, found in zip(edit.value, parts, strict=True) for link in (found if found[1:] else [each])
        ]
        return [replace(edit, value=items)] if len(items) > len(edit.value) and edit.op == "set" and not at[1] else None
    found = _links_in(edit.value)
    if not found[1:]:
        return None
    if at[1] is None:
        there = [each["url"] for each in document["links"]]
        new = [each for each in found if each["url"] not in there]
        return [Edit("links", each, "append") for each in new] or None
    index = int(at[1])
    if edit.op == "set" and index < len(document["links"]):
        return [Edit(f"links[{index + n}]", each, "insert" if n else "set") for n, each in enumerate(found)]
    return None


def _links_in(sent: object) -> list[dict[str, str]]:
    """The addresses in a text, or in the address of a link, with their labels; none where other words stand there."""
    text = str(sent.get("url") or "") if isinstance(sent, Mapping) else sent
    if not isinstance(text, str) or len(text) > _LONGEST:
        return []
    links, found, start = list(_LINK.finditer(text)), list[dict[str, str]](), 0
    for link in links:
        label = _AROUND.sub("", between_languages().sub(" ", f" {text[start : link.start()]} ")).strip(" \t\n:–—-")
        found.append({"label": label, "url": link[0].rstrip(".)")} if label else {"url": link[0].rstrip(".)")})
        start = link.end()
    is_all = not text[start:].strip(" ,;|.)") and all(len(each.get("label", "").split()) <= _WORDS for each in found)
    if found and isinstance(sent, Mapping) and sent.get("label") and "label" not in found[0]:
        found[0]["label"] = str(sent["label"])
    return found if is_all else []


_AROUND = re.compile(r"[()<>\[\]\"',;|]")
_WORDS = 4
"""Words of a label."""


def name_of_parts(_: Document, edit: Edit) -> list[Edit] | None:
    """`{"first": "Anna", "last": "Muster", "title": "Dr."}`: one name, with its title before it."""
    if edit.field_path != "full_name" or edit.op != "set" or not isinstance(edit.value, Mapping):
        return None
    parts: dict[str, str] = {}
    halves: list[tuple[str, str]] = []
    for name, value in edit.value.items():
        place = ROOT.place(str(name))
        role = "prefix" if plain(str(name)) in _TITLES else place.role if place and place.field == FULL_NAME else None
        if role is None or role in parts or not isinstance(value, str):
            return None
        if role:
            parts[role] = value.strip()
        else:
            halves.append((str(name), value.strip()))
    for name, text in halves:
        half = role_beside(name, text, parts.items())
        if not half:
            return None
        parts[half] = text
    if not {"first", "last"} <= parts.keys() or len(parts.get("prefix", "").split()) > _TITLE_WORDS:
        return None
    return [replace(edit, value=" ".join(parts[role] for role in _ORDER if parts.get(role)))]


def look_alike(_: Document, edit: Edit) -> list[Edit] | None:
    """`Arial`, `serif`, `hsl(200, 50%, 40%)`: the font of the same widths or kind, the colour as we write it."""
    if edit.op != "set" or not isinstance(edit.value, str):
        return None
    if edit.field_path == "design.font":
        first = squeezed(edit.value.partition(",")[0])
        return [replace(edit, value=_ALIKE[first])] if first in _ALIKE else None
    found = _HSL.fullmatch(edit.value.strip().lower()) if edit.field_path == "design.accent" else None
    if not found:
        return None
    hue, saturation, lightness = (int(part) for part in found.groups())
    if max(saturation, lightness) > _WHOLE:
        return None
    parts = colorsys.hls_to_rgb(hue % 360 / 360, lightness / _WHOLE, saturation / _WHOLE)
    return [replace(edit, value="#" + "".join(f"{round(255 * part):02x}" for part in parts))]


_WHOLE = 100


def sections_in_words(_: Document, edit: Edit) -> list[Edit] | None:
    """`the photo and my birth date` hidden, `skills and education` in an order: each by its name."""
    if edit.field_path not in ("design.hidden", "design.section_order") or not isinstance(edit.value, str):
        return None
    fields = HIDEABLE if edit.field_path == "design.hidden" else SECTIONS
    parts = [part for part in between_languages().split(edit.value.strip()[:_LONGEST]) if part]
    found = [_section_named(part, fields) for part in parts]
    if not found or not all(found) or len(edit.value) > _LONGEST or found == [edit.value]:
        return None
    if edit.op == "append":
        return [replace(edit, value=name) for name in found]
    return [replace(edit, value=found)] if edit.op == "set" else None


_LONGEST = 300


def _section_named(text: str, fields: tuple[str, ...]) -> str:
    words = [word for word in text.split() if fields != SECTIONS or not word_of(IN_TURN, word)]
    while words and not (name := meant(" ".join(words), fields)):
        if not word_of(BEFORE_A_NAME, words.pop(0)):
            return ""
    return name if words else ""


_APART = re.compile(r"\s*[,;|(]\s*(?=\S)")


def dates_and_more(document: Document, edit: Edit) -> list[Edit] | None:
    """`2016-03 – 2019-12 (parental leave 2018)`: what stands behind the period is a line of the entry."""
    parent, _, name = edit.field_path.rpartition(".")
    there = value_at(document, parent) if name == "date_range" and edit.op == "set" else None
    lines = [each for each in ("bullets", "details") if isinstance(there, Mapping) and each in there]
    text = edit.value.strip() if isinstance(edit.value, str) and lines and len(edit.value) <= _LONGEST else ""
    dates = find_dates(text) if text else ()
    mark = _APART.match(text, dates[0].end) if dates and not text[: dates[0].start].strip() else None
    more = text[mark.end() :] if mark else ""
    more = more[:-1] if mark and "(" in mark[0] and more.endswith(")") else more
    if not re.search(r"[^\W\d_]{3}", more) or parse_date_range(text[: dates[0].end]) is None:
        return None
    return [replace(edit, value=text[: dates[0].end]), Edit(f"{parent}.{lines[0]}", more, "append")]


def short_dates(_: Document, edit: Edit) -> list[Edit] | None:
    """`3.18-5.20`: months with two digits of their years, of which two together are no figures."""
    if not edit.field_path.endswith("date_range") or edit.op != "set" or not isinstance(edit.value, str):
        return None
    months = [int(found[1]) for found in _SHORT_DATE.finditer(edit.value)]
    if len(months) != _TWO or not all(0 < month < 13 for month in months):
        return None
    return [replace(edit, value=_SHORT_DATE.sub(r"\1/\2", edit.value))]
