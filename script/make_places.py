#!/usr/bin/env python3
"""Writes src/cv_generator/reading/lexicon/places.txt: towns and countries that a reader of CVs should know.

Sources: the area names of phonenumbers' geocoder (Apache 2.0), countries and exemplar cities of CLDR through babel
(Unicode licence), and the list in larger_towns.txt.
"""

from __future__ import annotations

import re
from pathlib import Path

from babel import Locale
from phonenumbers.geodata import GEOCODE_DATA

TARGET = Path(__file__).parents[1] / "src/cv_generator/reading/lexicon/places.txt"
AREA_CODES = (
    *(
        "49",
        "41",
        "43",
        "44",
        "48",
        "353",
        "31",
        "32",
        "352",
        "39",
        "33",
        "34",
        "36",
        "421",
        "351",
        "46",
        "45",
        "47",
        "358",
        "420",
    ),
    *("61", "64", "27", "40", "30", "385", "386", "370", "371", "372"),
)
LANGUAGES = ("en", "de", "pl")
_AROUND = re.compile(
    r" (?:Kreis|bei|bei der|am|an der|im|in der|ob der|v d|a d|Ober\w+|Nieder\w+|Unter\w+|Mittel\w+|Schwab\w*|Bayern|"
    r"Hess\w+|Sachs\w+|Thür\w*|Westf\w*|Holst\w*|Württ\w*|Baden|Pfalz|Rheinl\w*|Oldb\w*|Meckl\w*|Brandenb\w*|"
    r"Schlesw\w*|Eifel|Allgäu|Harz)\b.*"
)
"""What the geocoder adds to a name that several towns share: `Rosenheim Oberbayern`."""

_TWO_NAMES = re.compile(
    r"((?!Bad|Burg|Groß|Hohen|Klein|Markt|Neuen|Sankt|Schloss|Stadt|Gemeinde)[A-ZÄÖÜ][a-zäöüß]{5,}) [A-ZÄÖÜ]\w+"
)
LARGER_TOWNS = Path(__file__).with_name("larger_towns.txt")


def towns() -> set[str]:
    listed = LARGER_TOWNS.read_text("utf-8").partition("\n")[2]
    found = {part.strip() for part in re.split(r"[;\n]", listed)}
    for prefix, texts in GEOCODE_DATA.items():
        if prefix.startswith(AREA_CODES) and not prefix.startswith("1"):
            for text in texts.values():
                parts = {part.strip() for part in re.split(r"[/,]", text)}
                found |= parts | {bare for part in parts if len(bare := _AROUND.sub("", part)) > 4}
                found |= {m[1] for part in parts if prefix.startswith("49") and (m := _TWO_NAMES.fullmatch(part))}
    for language in LANGUAGES:
        locale = Locale(language)
        found |= {zone["city"] for zone in locale.time_zones.values() if "city" in zone}
    return {name for name in found if 1 < len(name) < 32 and name[0].isupper() and not re.search(r"[\d;#*]", name)} | {
        "zdalnie", "praca zdalna", "hybrid", "hybrydowo",
    }  # fmt: skip


def countries() -> set[str]:
    territories = [Locale(language).territories for language in LANGUAGES]
    return {name for names in territories for code, name in names.items() if len(code) == 2 and len(name) < 32}


if __name__ == "__main__":
    listed = ("# Made by script/make_places.py.", "[towns]", *sorted(towns()), "", "[countries]", *sorted(countries()))
    TARGET.write_text("\n".join(listed) + "\n", "utf-8")
