#!/usr/bin/env python3
"""Writes `titles.txt` of the languages: names of occupations.

Source: the occupations of the package `faker` (MIT), which nothing else here needs: `pip install faker` first. What is
kept are the words that name a person and that `evidence.txt` does not know; the feminine forms of German and Polish are
added. German words also stand for their compounds (`*tischler`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from faker.providers import job as english
from faker.providers.job import de_AT, de_DE, pl_PL

from cv_generator.languages import lexicon

LANGUAGES = Path(__file__).parents[1] / "src/cv_generator/languages"
_ENGLISH = re.compile(r"\w+(?:er|or|ist|ian|ant|yst|man|woman|crew|path|nurse|eon|tress|author)")
_NO_PERSON = re.compile(
    r".*(?:technik|technologie|bau|wirtschaft|erei|ung|logistik|handel|chemie|metrie|mechanik|atik|ronik|nologie|grafie)"
)
_GENDERED = re.compile(r"(\w+)\*in\b")
_OTHER_THINGS = frozenset(
    "power water paper center computer order letter former shaper tuner interior museum partner kugeln mittleren"
    " kosmetik modeling commerce continuity provider augenoptik feinoptik anlagenelektrik fusspflege"
    " wartung pharmazeutische elektrik"
    " militärstreife metalldesign konditorei fleischverkauf haushaltsmanagement mobilitätsservice"
    " mechatronik binnenschifffahrt weber wagner schneider schuster sattler hafner seiler binder glaser gerber"
    " brauer färber".split()
)
"""Things, and occupations that are surnames above all: `Weber AG` is an employer."""
_FEMININE = (
    ("arz", "arka"), ("erz", "erka"), ("ysta", "ystka"), ("ista", "istka"), ("log", "lożka"), ("yk", "yczka"),
    ("ik", "iczka"), ("tor", "torka"), ("er", "erka"), ("ent", "entka"), ("ant", "antka"), ("graf", "grafka"),
)  # fmt: skip


def _english() -> Iterator[str]:
    for job in english.Provider.jobs:
        for word in re.findall(r"[a-z-]{5,}", job.casefold()):
            if _ENGLISH.fullmatch(word) and word not in _OTHER_THINGS:
                yield word


def _german() -> Iterator[str]:
    for job in (*de_AT.Provider.jobs, *de_DE.Provider.jobs):
        if _NO_PERSON.fullmatch(job.casefold()):
            continue
        both = _GENDERED.sub(r"\1 / \1in", re.split(r" - | \(| für | im | des | mit ", job)[0])
        for part in re.split(r"\s*/\s*| und |, ", both):
            word = part.rpartition(" ")[2].rpartition("-")[2].strip("*").casefold()
            if len(word) > 5 and word.isalpha() and not _NO_PERSON.fullmatch(word) and word not in _OTHER_THINGS:
                yield f"*{word}"


def _polish() -> Iterator[str]:
    for job in pl_PL.Provider.jobs:
        word = job.casefold().split()[0]
        if len(word) > 3 and word.isalpha():
            yield word
            yield from (word[: -len(last)] + feminine for last, feminine in _FEMININE if word.endswith(last))


def _unknown(words: Iterable[str]) -> set[str]:
    """Without words that are known, alone or as the end of a longer one."""
    known = lexicon("evidence", "title")
    new = {word for word in words if not known.has(word.strip("*"))}
    ends = {word.strip("*") for word in new if word.startswith("*")}
    return {word for word in new if not any(word[at:] in ends for at in range(2, len(word)))}


def _lines(words: Iterable[str]) -> Iterator[str]:
    kept = sorted(words)
    for start in range(0, len(kept), 12):
        yield "; ".join(kept[start : start + 12])


if __name__ == "__main__":
    for code, words in (("en", _english()), ("de", _german()), ("pl", _polish())):
        lines = ("# Made by script/make_titles.py.", "[title]", *_lines(_unknown(words)))
        (LANGUAGES / code / "titles.txt").write_text("\n".join(lines) + "\n", "utf-8")
