"""Languages that a few words name: one level behind several of them, and a name amid what tells how well."""

from __future__ import annotations

import re
from dataclasses import replace

from cv_generator.languages import WORD
from cv_generator.reading.fields.found import Found
from cv_generator.reading.words.language_names import is_level, is_native, language_names

Spoken = tuple[Found, Found | None]
_MOST_WORDS = 9
_SIGNS = " \t:–—-−,|/·•.;()"


def with_shared_level(read: list[Spoken], text: str) -> list[Spoken]:
    """The languages of one line, those without a level with that of the next one: `Spanish & Danish (basic)`.

    A mother tongue is that of the last one alone, and so is a level behind a name that stands apart.
    """
    shared: list[Spoken] = []
    following: Found | None = None
    for name, own in reversed(read):
        level = own
        if own is not None:
            following = None if is_native(own.value) or not is_level(own.value) else own
        elif following is not None and _LISTS.fullmatch(_between(text, name.text, following.text)):
            level = replace(following, text="", verbatim=False)
        shared.insert(0, (name, level))
    return shared


_LISTS = re.compile(r"(?:[^\W\d_]|[\s,&/'’-])*\(?")


def _between(text: str, name: str, level: str) -> str:
    start = text.find(name) + len(name)
    return text[start : text.find(level, start)]


def language_amid(text: str) -> tuple[str, str] | None:
    """The one language that a short text names, and all that stands around it: `Bon niveau d'anglais écrit`."""
    words = [(m[0], m.span()) for m in WORD.finditer(text)]
    named = [(word, span) for word, span in words if word.casefold() in language_names()]
    if len(named) != 1 or not 1 < len(words) <= _MOST_WORDS:
        return None
    word, (start, end) = named[0]
    around = (text[:start].strip(_SIGNS), text[end:].strip(" \t.;"))
    return word, " ".join(filter(None, around))
