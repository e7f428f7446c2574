"""The view in the form that the templates read: plain values, texts with their break rules."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from cv_generator.rendering.breaking import Pieces, pieces, width_of
from cv_generator.rendering.view import Entry, Pair, Section, Text, View

NAME_COLUMN = 12
"""Width of the name's column beside a photo, in its own em: 85 mm at 20 pt."""

HEADLINE_COLUMN = 19.5
CONTACT_COLUMN = 21.5
"""Widths of the other lines' column beside a photo, in em: 84 mm at 12 and 11 pt."""

TYPICAL = 0.87
"""What text is wide compared with the upper bound, measured on addresses in Arimo."""

LONG_PART = 34
"""Characters of a piece of contact data above which it may break over lines: beside the photo there are 80 mm."""

HANGING_LABEL = 8.6
"""Width in em (an upper bound) of a label that may hang in the margin. pdfminer takes text that starts further to the
left for something that comes before the line above."""

LONG_HEAD = 400
"""Characters of an entry's head above which it may break over pages; it could be longer than one."""


def sheet_of(view: View) -> str:
    """The JSON that `templates/base.typ` calls `view`."""
    return json.dumps(
        {
            "language": view.language,
            "document_title": view.document_title,
            "author": view.name,
            "name": pieces(view.name, NAME_COLUMN),
            "headline": pieces(view.headline, HEADLINE_COLUMN),
            "contact": [_parts(line) for line in view.contact],
            "photo_alt": view.photo_alt,
            "sections": [_section(section) for section in view.sections],
            "signature": pieces(view.signature),
            "consent": _texts(view.consent),
        },
        ensure_ascii=False,
    )


def _section(section: Section) -> dict[str, Any]:
    return {
        "path": section.path,
        "heading": section.heading,
        "kind": section.kind,
        "entries": [_entry(entry) for entry in section.entries],
        "pairs": [_pair(pair) for pair in section.pairs],
        "items": _texts(section.items),
    }


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "path": entry.path,
        "date": entry.date,
        "title": pieces(entry.title),
        "subtitle": pieces(entry.subtitle),
        "long": len(entry.title) + len(entry.subtitle) > LONG_HEAD,
        "bullets": _texts(entry.bullets),
    }


def _pair(pair: Pair) -> dict[str, Any]:
    return {
        "path": pair.path,
        "label": pieces(pair.label),
        "value": pieces(pair.value),
        "hangs": width_of(pair.label) <= HANGING_LABEL,
        "short": bool(pair.label) and len(pair.label) + len(pair.value) <= LONG_PART,
    }


def _parts(texts: Sequence[Text]) -> list[dict[str, Any]]:
    """Contact data; what is short is not broken over lines."""
    return [
        {
            "text": pieces(it.text, CONTACT_COLUMN),
            "url": it.url,
            "short": len(it.text) <= LONG_PART,
            "width": round(TYPICAL * width_of(it.text), 1),
        }
        for it in texts
    ]


def _texts(texts: Iterable[Text]) -> list[dict[str, Pieces]]:
    return [{"path": it.path, "text": pieces(it.text), "url": it.url} for it in texts]
