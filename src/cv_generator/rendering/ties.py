"""Which words of a text stay on one line.

A number stays with its unit and with what it numbers (`version 3`, `ISO 9001`), a range in one piece, an initial with
the name, an abbreviation in one piece, a dash with what precedes it, and
the last short word of a text with the one before it: a line of one short word looks like a mistake.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from cv_generator.rendering.typography import rules

RUNT: Final = 9
"""Letters of a last word that must not stand alone."""

LONGEST: Final = 34
"""Characters that ties may keep together; more would leave holes in the right edge."""

_UNITS: Final = (
    "% ‰ € $ £ ¥ zł Kč EUR USD CHF GBP PLN CZK km m cm mm µm nm km² m² m³ ha l ml cl dl hl mol mmol kg g mg µg t W "
    "kW MW GW Wh kWh MWh GWh TWh V kV A mA Hz kHz MHz GHz B kB KB MB GB TB PB bit kbit Mbit Gbit °C °F K Pa bar h "
    "min s ms µs ns x × dpi px pt Nm N rpm k M bn"
).split()
_CURRENCY: Final = r"[$€£¥]|EUR|USD|CHF|GBP|PLN|CZK|zł"
_OPEN: Final = r"[(\[„“«‚‘<>≤≥~±+]*"
_NUMBER: Final = r"[$€£¥]?[-–]?\d[\d.,’'/:–-]*\+?"
_LETTER: Final = r"[^\W\d_]"
_CAPITAL: Final = r"[^\W\d_a-zß-öø-ÿąćęłńśźż]"


def tied(text: str, language: str) -> list[tuple[int, int]]:
    """Start and end of each run of words that are tied together, in order and disjoint."""
    found: list[tuple[int, int]] = []
    was_hard = False
    for start, end, is_hard in _pairs(text, language):
        if not found or start >= found[-1][1]:
            found.append((start, end))
        elif is_hard or end - found[-1][0] <= LONGEST:
            found[-1] = (found[-1][0], end)
        elif end == len(text) and not was_hard:  # the last word matters more than the first of a chain
            found.append((found[-1][1] - len(text[found[-1][0] : found[-1][1]].rsplit(" ", 1)[-1]), end))
            found[-2] = (found[-2][0], found[-1][0] - 1)
        was_hard = is_hard
    return found


def _pairs(text: str, language: str) -> Iterator[tuple[int, int, bool]]:
    """Two words each, and whether nothing may part them."""
    for it in _pattern(language).finditer(text):
        end = text.find(" ", it.end())
        yield it.start(), len(text) if end < 0 else end, text[it.end() - 2] in "-‐"
    before, _, last = text.rpartition(" ")
    if len(last.strip(".,;:!?()[]„“”»’")) <= RUNT and before.count(" ") > 1:
        yield before.rfind(" ") + 1, len(text), False


@cache
def _pattern(language: str) -> re.Pattern[str]:
    """Finds a word, and the blank after it, that is tied to the next one."""
    own = rules(language)
    before = _one_of([*own.before, "§", "§§", "#", "<", ">", "≤", "≥", "~", "±"])
    after = _one_of([*_UNITS, *own.after])
    between = _one_of([*own.between])
    named = rf"(?:{_CAPITAL}{{2,5}} )?"
    return re.compile(
        r"(?<!\S)(?:"  # told first: the rest is tried where a word begins, not at each letter
        rf"{_OPEN}{before} (?=\S)"
        rf"|{_OPEN}(?:{_CURRENCY}) (?=\d)"
        rf"|(?<=\d ){after} (?=(?:{_CURRENCY})(?:\W|$))"
        rf"|{_OPEN}(?:{_CAPITAL}{{2,5}}|{_one_of([*own.numbered])}) (?=\d)"
        rf"|{_OPEN}{_NUMBER} (?={between} {named}\d)"
        rf"|(?<=\d ){between} (?={named}\d)"
        rf"|{_OPEN}{_NUMBER} (?=(?:{after}|\d{{3}})[.,;:!?)”“»]*(?:\s|$))"
        rf"|{_OPEN}\d{{1,2}}\. (?=\d|{_CAPITAL})"
        rf"|{_OPEN}{_LETTER}{{1,2}}\. (?={_LETTER}{{1,2}}\.(?:\W|$))"
        rf"|{_OPEN}{_LETTER}\.(?:-{_LETTER}\.)? (?={_CAPITAL})"
        r"|\S+ (?=[–—»›:;!?/](?:\s|$))"
        rf"|/ (?={after}[.,;:!?)”“»]*(?:\s|$))"
        r"|[«‹] (?=\S)"
        r"|\S*[-‐] (?=\S)"
        r"|(?<=\d )– (?=\d))"
    )


def _one_of(words: list[str]) -> str:
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"
