"""What CLDR calls months, languages and territories, in every language that it has.

`cldr.zip` holds it, made by script/make_cldr.py.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

_FILE = Path(__file__).with_name("cldr.zip")
_WIDE, _ABBREVIATED, _WIDE_ALONE, _ABBREVIATED_ALONE = range(4)
_FORMS = {"MMMM": _WIDE, "MMM": _ABBREVIATED, "LLLL": _WIDE_ALONE, "LLL": _ABBREVIATED_ALONE}
"""The fields of CLDR's patterns for dates (UTS 35) that are the name of a month."""


def month_names(code: str) -> Iterator[tuple[str, int]]:
    """Every name of a month in a language, with its number; none for a language that CLDR does not have."""
    for form in _member(code).get("months", ()):
        yield from ((name, number) for number, name in enumerate(form, 1))


def month_named(field: str, month: int, tag: str) -> str:
    """The name of a month as a field of a pattern asks for it: `MMMM` -> `September`, in the language of a tag."""
    forms = _told("months", tag)
    return str(forms[_FORMS[field]][month - 1]) if forms else str(month)


def language_names(tag: str) -> Mapping[str, str]:
    """ISO 639 code -> the language's name in the language of a tag; empty for one that CLDR does not have."""
    return _named("languages", tag)


def territory_names(tag: str) -> Mapping[str, str]:
    """ISO 3166 code -> the country's name in the language of a tag; empty for one that CLDR does not have."""
    return _named("territories", tag)


def tag_name(tag: str, inside: str) -> str:
    """What a language is called in another, with its country where the tag has one: `Deutsch (Schweiz)`."""
    code, _, country = tag.partition("-")
    name = language_names(inside).get(code, code)
    return f"{name} ({territory_names(inside).get(country, country)})" if country else name


def usual_code(code: str) -> str:
    """The code by which CLDR knows a language: `ger` and `deu` are `de`."""
    return str(_member("aliases").get(code.casefold(), code.casefold()))


@cache
def _named(kind: str, tag: str) -> Mapping[str, str]:
    language, _, country = tag.replace("_", "-").partition("-")
    names: Mapping[str, str] = _member(language).get(kind, {})
    return {**names, **_member(f"{language}-{country}").get(kind, {})} if country and names else names


def _told(kind: str, tag: str) -> Any:
    """What a country has of its own, else what its language has; None where there is neither."""
    return _member(tag.replace("_", "-")).get(kind) or _member(tag.replace("_", "-").partition("-")[0]).get(kind)


@cache
def _member(name: str) -> Mapping[str, Any]:
    """A file of the archive; empty where there is none of that name."""
    import zipfile

    with zipfile.ZipFile(_FILE) as archive:
        try:
            content: Mapping[str, Any] = json.loads(archive.read(f"{name}.json"))
        except KeyError:
            return {}
    return content
