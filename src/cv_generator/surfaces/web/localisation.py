"""The pages' words, from the folders of the languages (`page.json`), and the choice among them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from pathlib import Path

from cv_generator import languages
from cv_generator.cv.limits import MB, Limits
from cv_generator.languages import DEFAULT, cldr

FILE = "page.json"
_LONELY = re.compile(r"(?<![^\W_]|')([^\W\d_]|\{n\}) (?=[\w{])")
"""A word of one letter, or a number: it does not stand at the end of a line, away from what it belongs to."""
_SPACED = re.compile(r"(?<=«) | (?=[:;!?»%]|[kM][Bo]\b)")
"""The space inside French quotation marks, before marks, and before units."""
_COPIED = "share."
"""Keys of texts that people copy out of the page."""
Words = dict[str, str]


@cache
def table() -> dict[str, Words]:
    """Language -> key -> text. The pages may speak a language in which no CV is read yet, and the other way round."""
    roots = (Path(str(resources.files(languages))), *languages.added())
    files = {file.parent.name: file for root in roots for file in sorted(root.glob(f"*/{FILE}"))}
    order = dict.fromkeys([code for code in languages.codes() if code in files] + list(files))
    return {code: json.loads(files[code].read_text(encoding="utf-8")) for code in order}


@cache
def names() -> dict[str, str]:
    """Language -> its own name for itself."""
    return {code: _called(code, code) for code in table()}


@cache
def languages_in(language: str) -> Words:
    """The names of what a CV may be written in, `language.<code>`; a browser takes 50 ms to find its own."""
    return {f"language.{tag}": _called(tag, language) for tag in languages.tags()}


def _called(code: str, language: str) -> str:
    """What a language is called in another one, with the country of its kind where it has one (CLDR)."""
    name = cldr.tag_name(code, language)
    return name[0].upper() + name[1:]


def words(language: str, limits: Limits) -> Words:
    """The texts of a language, with the limits that some of them name, and the names of languages."""
    named = {
        "{ttl}": limits.session_hours,
        "{document_mb}": limits.document_bytes // MB,
        "{photo_mb}": limits.photo_bytes // MB,
    }
    return {key: _bound(key, _named(text, named)) for key, text in table()[language].items()} | languages_in(language)


def _bound(key: str, text: str) -> str:
    return text if key.startswith(_COPIED) else _SPACED.sub("\u00a0", _LONELY.sub("\\1\u00a0", text))


def _named(text: str, named: Mapping[str, int]) -> str:
    for placeholder, value in named.items():
        text = text.replace(placeholder, str(value))
    return text


def preferred(accept_language: str, asked: str = "") -> str:
    """The language to answer in: the one asked for, else the browser's first that there is (RFC 9110, 12.5.4)."""
    known = table()
    if asked in known:
        return asked
    return next((name for name in _ranked(accept_language) if name in known), DEFAULT)


def _ranked(header: str) -> Iterator[str]:
    """The primary subtags of an Accept-Language header, the most wanted first; what is refused (q=0) is left out."""
    ranges = []
    for part in header.split(","):
        tag, _, parameters = part.partition(";")
        weight = _weight(parameters)
        if weight > 0:
            ranges.append((weight, tag.strip().lower().partition("-")[0]))
    return (tag for _, tag in sorted(ranges, key=lambda each: -each[0]))


def _weight(parameters: str) -> float:
    name, _, value = parameters.strip().partition("=")
    if name != "q":
        return 1.0
    try:
        return float(value)
    except ValueError:
        return 0.0
