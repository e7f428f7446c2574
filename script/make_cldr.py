#!/usr/bin/env python3
"""Makes src/cv_generator/languages/cldr.zip: the names of months, languages and territories in every language of CLDR.

Nothing else of CLDR is asked for, and the library that brings all of it weighs 33 MB. Run it with the development
environment, whose Babel says which CLDR it is: `.venv/bin/python script/make_cldr.py`. The data are the Unicode
Consortium's, under the Unicode licence (https://www.unicode.org/license.txt), which is put beside them.

One member a locale, `de.json`: `months` (wide and abbreviated, as they are called in a date, then alone), `languages`
and `territories` by their codes. `de-AT.json` holds what differs in a country only. `aliases.json`: other codes of
languages, those of ISO 639-2 among them.
"""

from __future__ import annotations

import itertools
import json
import string
import zipfile
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError, localedata

TARGET = Path(__file__).parents[1] / "src" / "cv_generator" / "languages" / "cldr.zip"
FORMS = [(context, width) for context in ("format", "stand-alone") for width in ("wide", "abbreviated")]


def told(name: str) -> dict[str, Any]:
    localedata._cache.clear()  # what one locale has from another is written into a copy that all of them share
    locale = Locale.parse(name)
    return {
        "months": [[locale.months[context][width][n] for n in range(1, 13)] for context, width in FORMS],
        "languages": dict(sorted(locale.languages.items())),
        "territories": dict(sorted(locale.territories.items())),
    }


def differing(own: dict[str, Any], base: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {"months": own["months"]} if own["months"] != base["months"] else {}
    for kind in ("languages", "territories"):
        other = {code: name for code, name in own[kind].items() if base[kind].get(code) != name}
        found |= {kind: other} if other else {}
    return found


def aliases() -> dict[str, str]:
    found = {}
    for length in (2, 3):
        for letters in itertools.product(string.ascii_lowercase, repeat=length):
            code = "".join(letters)
            try:
                meant = Locale.parse(code).language
            except (UnknownLocaleError, ValueError):
                continue
            if meant != code:
                found[code] = meant
    return found


def members() -> dict[str, Any]:
    identifiers = sorted(localedata.locale_identifiers())
    whole = {name: told(name) for name in identifiers if "_" not in name}
    found: dict[str, Any] = dict(whole)
    for name in identifiers:
        language, *parts = name.split("_")
        if len(parts) == 1 and len(parts[0]) in (2, 3):  # a country, no script
            other = differing(told(name), whole[language])
            found |= {name.replace("_", "-"): other} if other else {}
    return {**found, "aliases": aliases()}


def main() -> None:
    with zipfile.ZipFile(TARGET, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in members().items():
            member = zipfile.ZipInfo(f"{name}.json", (1980, 1, 1, 0, 0, 0))  # the same bytes at each run
            member.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(member, json.dumps(content, ensure_ascii=False, separators=(",", ":")))
    print(f"{TARGET.name}: {TARGET.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
