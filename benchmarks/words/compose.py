"""Texts as they stand in heads of entries, each with what it is: from the lists, and from parts put together."""

from __future__ import annotations

import gzip
import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.words.gather import LANGUAGES, LISTS

PARTS = Path(__file__).with_name("parts")
FIRMS = PARTS / "firms.txt"
"""Employers that everybody knows; their names say nothing to who does not."""
FOLDERS = Path(__file__).parents[2] / "src/cv_generator/languages"
_HOLE = re.compile(r"\{(\w+)\}")
_SHARES = {"T": 4600, "E": 4600, "S": 2800, "D": 3200, "L": 2300, "O": 1500, "M": 3600}
"""How many texts of each sort are made for each language."""


class Text(NamedTuple):
    """A text, its sort, the source that it comes from and its language (empty: of several)."""

    text: str
    sort: str
    source: str
    language: str


def texts(without: str = "") -> list[Text]:
    """All texts to learn from, in an order that stays; none from the source `without`."""
    lists = [each for each in json.loads(gzip.decompress(LISTS.read_bytes())) if each["source"] != without]
    listed = [
        Text(item, each["role"], each["source"], each["language"])
        for each in lists
        if each["role"] != "name"
        for item in each["items"]
    ]
    made = [text for code in LANGUAGES for text in _made(code, lists)]
    return [*_as_printed(listed), *made]


def _made(code: str, lists: list[dict[str, Any]]) -> Iterator[Text]:
    chance = random.Random(code)
    parts = _Parts(code, lists, chance)
    for sort, count in _SHARES.items():
        for _ in range(count):
            text = parts.made(sort)
            yield from _as_printed([Text(text, sort, "parts", code)])


def _as_printed(found: list[Text]) -> Iterator[Text]:
    """Some in capitals, some in small letters."""
    chance = random.Random(len(found))
    for each in found:
        dice = random.Random(each.text).random() if len(found) == 1 else chance.random()
        yield each._replace(text=each.text.upper()) if dice < 0.05 else each


class _Parts:
    def __init__(self, code: str, lists: list[dict[str, Any]], chance: random.Random) -> None:
        self._chance = chance
        self._parts = read_parts(code)
        own = [each for each in lists if each["language"] == code]
        self._jobs = [item for each in own if each["role"] == "T" for item in each["items"]]
        self._surnames = [item for each in own if each["role"] == "name" for item in each["items"]]
        towns, countries = _places(FOLDERS / code / "places.txt")
        others = _places(FOLDERS / "places.txt")[0]
        self._towns, self._others, self._countries = towns, others, countries
        self._known = [name.strip() for line in FIRMS.read_text("utf-8").splitlines() for name in line.split(";")]
        self._codes = ["".join(chance.choice("ABCDEFGILMNOPRSTV") for _ in range(2)) for _ in range(40)]

    def made(self, sort: str) -> str:
        maker = {"T": self._title, "E": self._firm, "S": self._school, "D": self._degree, "L": self._place}
        if sort == "M":
            return self._mixed()
        return maker[sort]() if sort in maker else self._other()

    def _mixed(self) -> str:
        """Two of the sorts in one: a title with its employer, a degree with its school, a name with its town."""
        kinds = self._chance.choice(
            ("TE", "TE", "TE", "ET", "EL", "EL", "DS", "DS", "SD", "SL", "TL", "EO", "TO", "SO")
        )
        first, second = (self.made(kind) for kind in kinds)
        told = kinds in ("TE", "DS") and self._chance.random() < 0.5
        joint = f" {self._one('between')} " if told else self._chance.choice(_JOINTS)
        if kinds[1] == "L" and self._chance.random() < 0.3:
            return f"{first} ({second})"
        return f"{first}{joint}{second}"

    def _one(self, name: str) -> str:
        return self._chance.choice(self._parts[name])

    def _filled(self, pattern: str) -> str:
        return _HOLE.sub(lambda hole: self._hole(hole[1]), pattern)

    def _hole(self, name: str) -> str:
        dice = self._chance.random()
        if name == "town":
            return self._town()
        if name == "name":
            return self._chance.choice(self._surnames) if self._surnames and dice < 0.6 else self._coined()
        if name == "country":
            return self._chance.choice(self._countries)
        if name == "title":
            if self._jobs and dice < 0.4:
                return self._chance.choice(self._jobs)
            return self._filled(self._one("titles"))
        known = {"dept": "departments", "trade": "trades", "subject": "subjects", "legal": "legal"}
        return self._one(known[name])

    def _coined(self) -> str:
        """A name that nobody has: one of the names, or syllables put together, or letters."""
        dice = self._chance.random()
        if dice < 0.6:
            return self._one("names")
        if dice < 0.85:
            return "".join(self._chance.choice(_SYLLABLES) for _ in range(self._chance.choice((2, 2, 3)))).capitalize()
        return "".join(self._chance.choice("ABCDEFGHIKLMNOPRSTUVW") for _ in range(self._chance.choice((2, 3, 3, 4))))

    def _town(self) -> str:
        return self._chance.choice(self._towns if self._chance.random() < 0.8 or not self._others else self._others)

    def _title(self) -> str:
        text, dice = self._plain_title(), self._chance.random()
        if dice < 0.05:
            return f"{text}{self._chance.choice(_LISTED)}{self._plain_title()}"
        if dice < 0.1:
            return f"{text} ({self._chance.choice((self._one('departments'), self._share(), self._coined()))})"
        return text

    def _plain_title(self) -> str:
        dice = self._chance.random()
        if dice < 0.35:
            return self._filled(self._one("titles"))
        if dice < 0.55 and self._jobs:
            return self._chance.choice(self._jobs)
        if dice < 0.65 and self._jobs:
            joint = self._chance.choice((" ", ", ", " - ", " "))
            return f"{self._chance.choice(self._jobs)}{joint}{self._one('departments')}"
        return self._filled(self._one("grades"))

    def _firm(self) -> str:
        text, dice = self._plain_firm(), self._chance.random()
        if dice < 0.07:
            return f"{text} ({self._chance.choice((self._coined(), self._plain_firm(), self._one('trades')))})"
        if dice < 0.13:
            return f"{text}, {self._one('departments')}"
        if dice < 0.18:
            return f"{text}{self._chance.choice(_LISTED)}{self._plain_firm()}"
        return text

    def _plain_firm(self) -> str:
        dice = self._chance.random()
        if dice < 0.14:
            return self._chance.choice(self._known)
        if dice < 0.24:
            return self._coined()
        return self._filled(self._one("firms" if dice < 0.68 else "bodies"))

    def _school(self) -> str:
        text, dice = self._filled(self._one("schools")), self._chance.random()
        if dice < 0.07:
            return f"{text} ({self._initials()})"
        if dice < 0.1:
            return f"{self._initials()} - {text}"
        if dice < 0.14:
            return f"{self._initials()}{self._chance.choice(('', ' ' + self._town()))}"
        if dice < 0.19:
            return f"{text}, {self._chance.choice((self._one('subjects'), self._one('departments')))}"
        return text

    def _degree(self) -> str:
        text, dice = self._filled(self._one("degrees")), self._chance.random()
        if dice < 0.08:
            return f"{text} ({self._chance.choice((self._one('subjects'), self._initials(), self._mark()))})"
        if dice < 0.16:
            return f"{text}{self._chance.choice((', ', ' - ', ': ', ' – ', ' / '))}{self._one('subjects')}"
        if dice < 0.19:
            return f"{text}, {self._mark()}"
        return text

    def _place(self) -> str:
        dice = self._chance.random()
        town = self._town()
        if dice < 0.45:
            return town
        if dice < 0.78:
            return self._within(town, dice)
        if dice < 0.83:
            return f"{town}, {town if self._chance.random() < 0.1 else self._town()}"
        if dice < 0.87:
            return f"{self._chance.randint(1000, 99999)} {town}"
        if dice < 0.92:
            return f"{town}, {self._chance.choice(_STATES)}, {self._chance.choice(self._countries)}"
        return self._chance.choice(self._countries)

    def _within(self, town: str, dice: float) -> str:
        """A town with its country or state."""
        if dice < 0.6:
            return f"{town}{self._chance.choice(_BEFORE_COUNTRIES)}{self._chance.choice(self._countries)}"
        if dice < 0.66:
            return f"{town} ({self._chance.choice(self._countries)})"
        code = self._chance.choice(_STATES if self._chance.random() < 0.7 else self._codes)
        return self._chance.choice((f"{town}, {code}", f"{town}, {code}", f"{town} ({code})", f"{town} {code}"))

    def _other(self) -> str:
        dice = self._chance.random()
        return self._share() if dice < 0.03 else self._mark() if dice < 0.1 else self._filled(self._one("others"))

    def _initials(self) -> str:
        return "".join(
            self._chance.choice("ABCDEFGHIKLMNOPRSTUVW") for _ in range(self._chance.choice((2, 3, 3, 4, 5)))
        )

    def _share(self) -> str:
        return f"{self._chance.choice((20, 40, 50, 60, 80, 100))}{self._chance.choice(('%', ' %'))}"

    def _mark(self) -> str:
        """A mark as it stands behind a degree."""
        whole, tenth = self._chance.randint(1, 19), self._chance.randint(0, 9)
        return self._chance.choice((f"{whole % 6}.{tenth}", f"{whole % 6},{tenth}", f"{whole}/20", f"{whole * 5}%"))


_JOINTS = (", ", ", ", ", ", " – ", " - ", " / ", " | ", ": ", " ")
_BEFORE_COUNTRIES = (", ", ", ", " - ", " – ", " / ", " ")
_LISTED = (", ", " / ", " & ", " - ", " – ", "/")
_STATES = (
    "AL AZ CA CO CT DC FL GA IA IL IN KS KY LA MA MD MI MN MO NC NE NJ NM NV NY OH OK OR PA SC TN TX UT VA WA WI"
    " UK USA US"
).split()
_SYLLABLES = (
    "ar al an be bo ca ce co da de di do el en er fi fo ga ge go ha hel in ka ki ko la le li lo lu ma me mi mo na ne ni"
    " no nu om or pa pe pi po ra re ri ro sa se si so ta te ti to tu va ve vi vo xa zen zi zo ix ex tron tek lab net"
    " soft ly"
).split()


def read_parts(code: str) -> dict[str, list[str]]:
    """The parts of a language by the names of their sections."""
    found: dict[str, list[str]] = {}
    name = ""
    for line in (PARTS / f"{code}.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            name = line.strip("[]")
        elif line:
            found.setdefault(name, []).extend(item.strip() for item in line.split(";"))
    return found


def _places(file: Path) -> tuple[list[str], list[str]]:
    towns, _, countries = file.read_text("utf-8").partition("[countries]")
    own = [line for line in towns.splitlines() if line and line[0] not in "#["]
    return own, [line for line in countries.splitlines() if line]
