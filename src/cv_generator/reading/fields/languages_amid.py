"""Languages that a few words name: one level behind several of them, and a name amid what tells how well."""

from __future__ import annotations

import re
from dataclasses import replace

from cv_generator.languages import WORD
from cv_generator.reading.fields.found import Found
from cv_generator.reading.structure.headings import sections_named
from cv_generator.reading.structure.printed import PrintedLine
from cv_generator.reading.words.language_names import is_level, is_native, language_names

Spoken = tuple[Found, Found | None]
_MOST_WORDS = 9
_SIGNS = " \t:–—-−,|/·•.;()"


def with_shared_level(read: list[Spoken], text: str) -> list[Spoken]:
    """The languages of one line, those without a level with that of the next one: `Spanish & Danish (basic)`.

    A mother tongue is that of the last one alone, and so is a certificate: `Spanish, Danish (certificate C1)`.
    """
    shared: list[Spoken] = []
    following: Found | None = None
    for name, own in reversed(read):
        level = own
        if own is not None:
            following = own if _may_be_shared(own.value) else None
        elif following is not None and _LISTS.fullmatch(_between(text, name.text, following.text)):
            level = replace(following, text="", verbatim=False)
        shared.insert(0, (name, level))
    return shared


def _may_be_shared(level: str) -> bool:
    certified = any(c.isdigit() for c in level) and len(level.split()) > 1
    return is_level(level) and not is_native(level) and not certified


_LISTS = re.compile(r"(?:[^\W\d_]|[\s,&/'’-])*\(?")


def _between(text: str, name: str, level: str) -> str:
    start = text.find(name) + len(name)
    return text[start : text.find(level, start)]


def labelled_languages(lines: list[PrintedLine]) -> list[PrintedLine]:
    """Lines among personal data that are a list of languages behind its label: `Languages - English, Kiswahili`."""
    found = []
    for line in lines:
        label = _LABEL.match(line.text)
        listed = re.split(r"\s*[,;/]\s*", line.text[label.end() :]) if label else []
        if (
            label
            and sections_named(label[1]) == ("languages",)
            and all(w.casefold() in language_names() for w in listed)
        ):
            found.append(line)
    return found


_LABEL = re.compile(r"([^\W\d_][^:–-]{4,30}?)\s*[:–-]\s*")


def language_amid(text: str) -> tuple[str, str] | None:
    """The one language that a short text names, and all that stands around it: `Bon niveau d'anglais écrit`."""
    words = [(m[0], m.span()) for m in WORD.finditer(text)]
    named = [(word, span) for word, span in words if word.casefold() in language_names()]
    if len(named) != 1 or not 1 < len(words) <= _MOST_WORDS:
        return None
    word, (start, end) = named[0]
    around = " ".join(filter(None, (text[:start].strip(_SIGNS), text[end:].strip(" \t.;"))))
    return word, "" if sections_named(around) else around
