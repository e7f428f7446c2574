"""What a line or a heading is about by its letters: how likely each section is, whose words nobody has listed.

Two small tables beside the lists of the languages' folders, one for lines and one for headings. They are made by
`python -m benchmarks.sections --letters`; the card is `benchmarks/sections/README.md`.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cv_generator.languages import while_reading

KINDS = (
    "contact", "summary", "work_experience", "education", "further_experience", "skills", "languages", "interests",
    "certifications", "trainings", "awards", "publications", "references", "other",
)  # fmt: skip
"""What lines can be; a title of the document is among the contact data."""

WEIGHTS = Path(__file__).with_name("section_letters.bin")
BUCKETS = {"lines": 1 << 15, "headings": 1 << 13}
MIDDLE = 128
"""What is added to a weight where it is stored, so that all are positive."""
_FIELD = 16
_BYTES = _FIELD // 8 * len(KINDS)
"""Of one bucket in memory: the weights of all kinds in one number, which is added up at once."""
_MASK = (1 << _FIELD) - 1
_WORD = re.compile(r"[^\W\d_]+[+#]{0,2}|\d+")
_WORDS_OF_LINE, _WORDS_OF_HEADING, _LETTERS = 14, 6, 24
_MOST = 5.0


@dataclass(frozen=True, slots=True)
class Table:
    """For each bucket the weights of all kinds; what a step counts."""

    buckets: bytes
    step: float


def parts_of_line(text: str) -> list[int]:
    """The numbers of the parts of a line: of its first words, their beginnings and endings, and pairs of words."""
    found: list[int] = []
    before = b"<"
    for word in _WORD.findall(text.casefold())[:_WORDS_OF_LINE]:
        raw = b"0" * min(len(word), 5) if word[0].isdigit() else word.encode()
        found += [zlib.crc32(part) for part in (raw, raw[:5] + b"-", b"-" + raw[-5:], before + b" " + raw)]
        before = raw
    return found


def parts_of_heading(text: str) -> list[int]:
    """The numbers of the parts of a heading: of its words, their beginnings and endings, and runs of five letters."""
    found: list[int] = []
    for word in _WORD.findall(text.casefold())[:_WORDS_OF_HEADING]:
        raw = b"<" + word.encode()[:_LETTERS] + b">"
        parts = [raw, raw[:5], raw[:7], raw[-5:], raw[-7:], *(raw[at : at + 5] + b"." for at in range(len(raw) - 4))]
        found += map(zlib.crc32, parts)
    return found


@while_reading(4096)
def of_line(text: str) -> tuple[float, ...]:
    """For each of `KINDS`, how much likelier than usual a line of it is: logarithms, within 5."""
    return _told("lines", parts_of_line, text)


@while_reading(512)
def of_heading(text: str) -> tuple[float, ...]:
    """The same of a text that heads lines."""
    return _told("headings", parts_of_heading, text)


def _told(name: str, parts: Callable[[str], list[int]], text: str) -> tuple[float, ...]:
    numbers = parts(text)
    if not numbers:
        return (0.0,) * len(KINDS)
    table, size = _tables()[name], BUCKETS[name] - 1
    buckets = table.buckets
    total = 0
    for number in numbers:
        at = (number & size) * _BYTES
        total += int.from_bytes(buckets[at : at + _BYTES], "little")
    scale = table.step * len(numbers) ** -0.5
    middle = MIDDLE * len(numbers)
    scores = [((total >> _FIELD * at & _MASK) - middle) * scale for at in range(len(KINDS))]
    mean = sum(scores) / len(scores)
    return tuple([max(-_MOST, min(_MOST, score - mean)) for score in scores])


@cache
def _tables() -> dict[str, Table]:
    return unpacked(WEIGHTS.read_bytes())


def unpacked(data: bytes) -> dict[str, Table]:
    """The tables out of their file: what a step counts in millionths, then a byte for each weight, compressed."""
    raw = zlib.decompress(data)
    found: dict[str, Table] = {}
    at = 0
    for name, buckets in BUCKETS.items():
        step = int.from_bytes(raw[at : at + 4], "little") / 1e6
        size = buckets * len(KINDS)
        wide = bytearray(2 * size)
        wide[::2] = raw[at + 4 : at + 4 + size]
        found[name] = Table(bytes(wide), step)
        at += 4 + size
    return found
