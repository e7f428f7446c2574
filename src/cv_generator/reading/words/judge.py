"""What a text in the head of an entry is by its letters: a title, a firm, a school, a degree, a place, something else.

A small trained model beside the lists of `evidence`: it knows the endings and the parts of words that no list has. It
is made by `python -m benchmarks.words --fit`; the card is `benchmarks/words/README.md`.
"""

from __future__ import annotations

import re
import sys
import zlib
from array import array
from dataclasses import dataclass
from functools import cache
from math import exp, log
from operator import itemgetter
from pathlib import Path

from cv_generator.languages import while_reading

SORTS = "TESDLOM"
"""Title of a job, employer, school, degree or subject, place, other, two of these in one."""
BUCKETS = 1 << 17
MIDDLE = 128
"""What is added to a weight where it is stored, so that all are positive."""
WEIGHTS = Path(__file__).with_name("judge_weights.bin")
FIELD = 16
"""Bits of one sort in a number; four stand in each."""
_MASK = (1 << FIELD) - 1
_WORD = re.compile(r"\w+(?:['’.-]\w+)*\.?|[&+@/|,:()–-]")
OF_FORM = 0.35
"""What the form of a text counts beside one word."""
_MOST = 2.5
_LONGEST = 140


@dataclass(frozen=True, slots=True)
class Weights:
    """For each bucket the weights of four sorts in one number, twice; what a step counts; the sorts' own."""

    first: array[int]
    second: array[int]
    step: float
    own: tuple[float, ...]


@while_reading(4096)
def log_odds(text: str) -> tuple[float, ...]:
    """For each of `SORTS`, how likely the text is of that sort: logarithms of odds, within 2.5; last for any body.

    A body is an employer or a school.
    """
    shares = _shares(text[:_LONGEST])
    body = shares[1] + shares[2]
    return tuple([_logit(share) for share in (*shares, body)])


def _logit(share: float) -> float:
    odds = log((share + 1e-6) / (1 - share + 1e-6)) / 2
    return -_MOST if odds < -_MOST else _MOST if odds > _MOST else odds


def _shares(text: str) -> list[float]:
    scores = list(_weights().own)
    words, form = parted(text)
    scale = max(1, len(words)) ** -0.5
    for word, place in words:
        for sort, score in enumerate(_of_word(word, place)):
            scores[sort] += scale * score
    for sort, score in enumerate(_summed([number_of(name) for name in form])):
        scores[sort] += OF_FORM * score
    most = max(scores)
    chances = [exp(score - most) for score in scores]
    total = sum(chances)
    return [chance / total for chance in chances]


@while_reading(8192)
def _of_word(word: str, place: str) -> tuple[float, ...]:
    numbers = of_word(word, place)
    share = len(numbers) ** -0.5
    return tuple([share * score for score in _summed(numbers)])


def _summed(numbers: list[int]) -> list[float]:
    """What several buckets, two at least, count for each sort."""
    model = _weights()
    picked = itemgetter(*numbers)
    a, b = sum(picked(model.first)), sum(picked(model.second))
    middle = MIDDLE * len(numbers)
    step = model.step
    return [
        ((a & _MASK) - middle) * step,
        ((a >> FIELD & _MASK) - middle) * step,
        ((a >> 2 * FIELD & _MASK) - middle) * step,
        ((a >> 3 * FIELD) - middle) * step,
        ((b & _MASK) - middle) * step,
        ((b >> FIELD & _MASK) - middle) * step,
        ((b >> 2 * FIELD) - middle) * step,
    ]


@cache
def _weights() -> Weights:
    return unpacked(WEIGHTS.read_bytes())


def unpacked(data: bytes) -> Weights:
    """The weights out of their file: a step and the sorts' own as floats, then the two rows of numbers, compressed."""
    raw = zlib.decompress(data)
    head, first, second = array("d"), array("Q"), array("Q")
    cut = 8 * (1 + len(SORTS))
    head.frombytes(raw[:cut])
    first.frombytes(raw[cut : cut + 8 * BUCKETS])
    second.frombytes(raw[cut + 8 * BUCKETS :])
    if sys.byteorder == "big":
        for numbers in (head, first, second):
            numbers.byteswap()
    return Weights(first, second, head[0], tuple(head[1:]))


def parted(text: str) -> tuple[list[tuple[str, str]], list[str]]:
    """The words of a text, each with its place (first, inner, last or only one), and the names of what its form is."""
    words = _WORD.findall(text)
    named = [word for word in words if word[0].isalnum()]
    last = len(named) - 1
    places = [
        (word, "o" if not last else "f" if not at else "l" if at == last else "i") for at, word in enumerate(named)
    ]
    return places, _form_of(text, words, named)


def of_word(word: str, place: str) -> list[int]:
    """The buckets of a word: of itself, its beginnings, its endings and its parts, and where it stands."""
    low = word.casefold().rstrip(".")
    raw = f"<{low}>".encode()
    size = len(raw)
    at_place = place.encode()
    seen = [raw, raw + at_place, raw[-5:] + at_place, raw[:5] + at_place]
    seen += [raw[:3], raw[:4], raw[:5], raw[:7], raw[-3:], raw[-4:], raw[-5:], raw[-6:], raw[-8:]]
    seen += [raw[at : at + 4] + b"." for at in range(size - 3)]
    seen += [raw[at : at + 6] + b":" for at in range(size - 5)]
    look = "U" if word.isupper() else "T" if word[:1].isupper() else "l" if word[:1].isalpha() else "d"
    seen.append(f"shape {look}{place}{min(size, 7)}".encode())
    crc, last = zlib.crc32, BUCKETS - 1
    return [crc(each) & last for each in seen]


def _form_of(text: str, words: list[str], named: list[str]) -> list[str]:
    """What is said of the form of a text: how many words, marks, letters."""
    lower = sum(word[0].islower() for word in named)
    names = [f"words {min(len(named), 8)}", f"lower {min(lower, 4)}", f"long {min(len(text) // 12, 6)}"]
    names += [f"has {word}" for word in dict.fromkeys(words) if not word[0].isalnum()]
    if any(map(str.isdigit, text)):
        names.append("digit")
    if text[:1].islower():
        names.append("small")
    if text.isupper():
        names.append("capitals")
    if text[-1:] in (".", ":"):
        names.append(f"ends {text[-1]}")
    return names


def number_of(name: str) -> int:
    """The bucket of what has a name."""
    return zlib.crc32(name.encode()) % BUCKETS
