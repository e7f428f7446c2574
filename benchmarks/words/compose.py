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
FOLDERS = Path(__file__).parents[2] / "src/cv_generator/languages"
_HOLE = re.compile(r"\{(\w+)\}")
_SHARES = {"T": 4600, "E": 4200, "S": 2400, "D": 2600, "L": 1900, "O": 1500, "M": 4200}
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

    def made(self, sort: str) -> str:
        maker = {"T": self._title, "E": self._firm, "S": self._school, "D": self._degree, "L": self._place}
        if sort == "M":
            return self._mixed()
        return maker[sort]() if sort in maker else self._filled(self._one("others"))

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
        text = self._filled(self._one("firms" if self._chance.random() < 0.6 else "bodies"))
        dice = self._chance.random()
        if dice < 0.04:
            return f"{text} ({self._coined()})"
        if dice < 0.1:
            return f"{text}, {self._one('departments')}"
        return text

    def _school(self) -> str:
        return self._filled(self._one("schools"))

    def _degree(self) -> str:
        return self._filled(self._one("degrees"))

    def _place(self) -> str:
        dice = self._chance.random()
        if dice < 0.55:
            return self._town()
        if dice < 0.8:
            return f"{self._town()}, {self._chance.choice(self._countries)}"
        if dice < 0.87:
            return f"{self._town()} ({self._chance.choice(self._countries)})"
        if dice < 0.93:
            return f"{self._town()}, {self._town()}"
        return self._chance.choice(self._countries)


_JOINTS = (", ", ", ", ", ", " – ", " - ", " / ", " | ", ": ", " ")
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
