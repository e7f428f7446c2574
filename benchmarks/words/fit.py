"""Fits the judge of words: a multinomial logistic regression over hashed parts of words."""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from benchmarks.words.compose import Text
from cv_generator.reading.words import judge

Floats = NDArray[np.float32]
_ROUNDS, _AT_ONCE = 3, 256
_STEP, _RIDGE, _STEP_OF_OWN = 0.1, 1e-6, 0.01
_OUTLIERS = 0.9995
"""The share of weights within what one byte holds; the few beyond are cut."""


class Weights(NamedTuple):
    """Of each bucket for each sort, and of the sorts themselves."""

    buckets: Floats
    own: Floats


class Rows:
    """The buckets of texts and what each counts, one after another; `ends` says where each text's end."""

    def __init__(self, texts: Sequence[str]) -> None:
        buckets: list[int] = []
        factors: list[float] = []
        ends = [0]
        for text in texts:
            words, form = judge.parted(text)
            scale = max(1, len(words)) ** -0.5
            groups = [judge.of_word(word, place) for word, place in words]
            for numbers in groups:
                buckets += numbers
                factors += [scale * len(numbers) ** -0.5] * len(numbers)
            buckets += [judge.number_of(name) for name in form]
            factors += [judge.OF_FORM] * len(form)
            ends.append(len(buckets))
        self.buckets, self.factors = np.array(buckets, np.int32), np.array(factors, np.float32)
        self.ends = np.array(ends)


def fit(texts: Sequence[Text]) -> Weights:
    """The weights, by steps whose length is learnt for each weight; the same in every run."""
    sorts = len(judge.SORTS)
    rows = Rows([text.text for text in texts])
    right = np.eye(sorts, dtype=np.float32)[[judge.SORTS.index(text.sort) for text in texts]]
    weights, own = np.zeros((judge.BUCKETS, sorts), np.float32), np.zeros(sorts, np.float32)
    seen = np.full((judge.BUCKETS, sorts), 1e-4, np.float32)
    chance = np.random.default_rng(1)
    for _ in range(_ROUNDS):
        order = chance.permutation(len(texts))
        for start in range(0, len(texts), _AT_ONCE):
            taken = order[start : start + _AT_ONCE]
            at = np.concatenate([np.arange(rows.ends[row], rows.ends[row + 1]) for row in taken])
            counts = rows.ends[taken + 1] - rows.ends[taken]
            buckets, factors = rows.buckets[at], rows.factors[at]
            starts = np.concatenate([[0], np.cumsum(counts)[:-1]])
            wrong = _shares(np.add.reduceat(weights[buckets] * factors[:, None], starts, 0) + own) - right[taken]
            own -= _STEP_OF_OWN * wrong.mean(0)
            pulls = np.repeat(wrong, counts, 0) * factors[:, None]
            named, number = np.unique(buckets, return_inverse=True)
            slope = np.stack([np.bincount(number, pulls[:, sort], len(named)) for sort in range(sorts)], 1)
            slope = (slope + _RIDGE * _AT_ONCE * weights[named]).astype(np.float32)
            seen[named] += slope * slope
            weights[named] -= _STEP * slope / np.sqrt(seen[named])
    return Weights(weights, own)


def _shares(scores: Floats) -> Floats:
    chances = np.exp(scores - scores.max(1, keepdims=True))
    return np.asarray(chances / chances.sum(1, keepdims=True))


def judged(weights: Weights, texts: Sequence[str]) -> list[str]:
    """The likeliest sort of each text."""
    rows = Rows(texts)
    scores = np.add.reduceat(weights.buckets[rows.buckets] * rows.factors[:, None], rows.ends[:-1], 0) + weights.own
    return [judge.SORTS[at] for at in scores.argmax(1)]


def as_file(weights: Weights) -> bytes:
    """The file that the reader has: a byte for each weight."""
    step = float(np.quantile(np.abs(weights.buckets), _OUTLIERS) / 127)
    small = np.clip(np.round(weights.buckets / step), -127, 127).astype(int)
    head = array("d", [step, *map(float, weights.own)])
    rows = [
        array("Q", [sum((each + judge.MIDDLE) << (judge.FIELD * at) for at, each in enumerate(row)) for row in half])
        for half in (small[:, :4].tolist(), small[:, 4:].tolist())
    ]
    return zlib.compress(b"".join([head.tobytes(), *(row.tobytes() for row in rows)]), 9)
