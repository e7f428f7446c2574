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
AREA_CODES = ("49", "41", "43", "44", "48", "353", "31", "32", "352", "39", "33", "34", "36", "421", "351", "46")
LANGUAGES = ("en", "de", "pl")
LARGER_TOWNS = Path(__file__).with_name("larger_towns.txt")


def names() -> set[str]:
    listed = LARGER_TOWNS.read_text("utf-8").partition("\n")[2]
    found = {part.strip() for part in re.split(r"[;\n]", listed)}
    for prefix, texts in GEOCODE_DATA.items():
        if prefix.startswith(AREA_CODES) and not prefix.startswith("1"):
            for text in texts.values():
                found |= {part.strip() for part in re.split(r"[/,]", text)}
    for language in LANGUAGES:
        locale = Locale(language)
        found |= {name for code, name in locale.territories.items() if not code.isdigit()}
        found |= {zone["city"] for zone in locale.time_zones.values() if "city" in zone}
    return {name for name in found if 1 < len(name) < 32 and name[0].isupper() and not re.search(r"[\d;#*]", name)} | {
        "zdalnie", "praca zdalna", "hybrid", "hybrydowo",
    }  # fmt: skip


if __name__ == "__main__":
    TARGET.write_text(
        "# Made by script/make_places.py: towns and countries.\n" + "\n".join(sorted(names())) + "\n", "utf-8"
    )
