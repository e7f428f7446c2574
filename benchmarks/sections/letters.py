"""Fits the tables of letters: which section a line or a heading is of, by its words and their parts.

Words are learned from lists that were written by hand, those of the languages' folders and documents of invented
persons; no word of a real CV is among them.
"""

from __future__ import annotations

import json
import random
import zlib
from collections.abc import Callable, Iterable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.lines.aligned import aligned
from benchmarks.sections.rows import kind_of
from cv_generator.languages import codes, sections_in
from cv_generator.reading.structure.section_letters import BUCKETS, KINDS, MIDDLE, parts_of_heading, parts_of_line

Example = tuple[str, str, float]
"""A text, its kind, and what it counts."""
Floats = NDArray[np.float32]

LISTS = Path(__file__).parent / "lists"
_EPOCHS, _BATCH, _PACE, _RIDGE = 8, 256, 0.15, 1e-4
_PARTS = 96
_OF_EVIDENCE = {
    "degree": "education", "institution": "education", "school level": "education", "title": "work_experience",
    "organisation": "work_experience",
}  # fmt: skip
_LEVELS = ("A1", "A2", "B1", "B2", "C1", "C2")
_NO_WORDS = set("*()[]?\\|")


def of_lists() -> dict[str, list[str]]:
    """What stands in the lists beside this module: `code kind` -> phrases."""
    found: dict[str, list[str]] = {}
    for path in sorted(LISTS.glob("*.txt")):
        kind = ""
        for line in path.read_text("utf-8").splitlines():
            if line.startswith("["):
                kind = f"{path.stem} {line.strip('[] ')}"
            elif line and not line.startswith("#"):
                found.setdefault(kind, []).extend(filter(None, map(str.strip, line.split(";"))))
    return found


def lines(documents: Iterable[tuple[list[str], dict[str, object]]]) -> list[Example]:
    """Lines with their kinds; `documents` are the printed lines and the truths of invented persons' CVs."""
    chance = random.Random(1)
    found: list[Example] = []
    for name, phrases in of_lists().items():
        kind = name.partition(" ")[2]
        found += [(phrase, kind, 1.0) for phrase in phrases]
        drawn = (chance.sample(phrases, min(len(phrases), chance.randint(2, 4))) for _ in phrases)
        found += [(", ".join(some), kind, 0.7) for some in drawn]
    for code in codes():
        found += _of_language(code, chance)
    own = {
        (text, kind_of(part.kind))
        for texts, truth in documents
        for text, part in zip(texts, aligned(texts, truth), strict=True)
        if part.share > 0.6
    }
    return found + [(text, kind, 0.5) for text, kind in sorted(own)]


def _of_language(code: str, chance: random.Random) -> list[Example]:
    evidence = sections_in("evidence", code)
    found = [(word, kind, 0.4) for name, kind in _OF_EVIDENCE.items() for word in _words(evidence.get(name, ()))]
    found += [(word, "work_experience", 0.4) for word in _words(sections_in("titles", code).get("title", ()))]
    levels = _words(sections_in("grammar", code).get("level", ()))
    for name in _words([name for names in sections_in("languages", code).values() for name in names])[:400]:
        found += [(name, "languages", 0.7), (f"{name} {chance.choice(_LEVELS)}", "languages", 0.5)]
        found += [(f"{name} {chance.choice(levels)}", "languages", 0.7)] if levels else []
    return found


def _words(listed: Iterable[str]) -> list[str]:
    bare = (word.strip("*") for word in listed)
    return [word for word in bare if len(word) > 2 and _NO_WORDS.isdisjoint(word)]


def headings() -> list[Example]:
    """The headings of the languages' folders, and the stems of their words."""
    found: list[Example] = []
    for code in codes():
        for name, count in (("headings", 1.0), ("stems", 0.5)):
            listed = sections_in(name, code)
            found += [(phrase, kind_of(kind), count) for kind, phrases in listed.items() for phrase in phrases]
    return found


def fitted(examples: list[Example], parts: Callable[[str], list[int]], buckets: int) -> Floats:
    """The weights of all buckets: a multinomial logistic regression in which all kinds count about the same."""
    kept = [(numbers, kind, count) for text, kind, count in examples if (numbers := parts(text)[:_PARTS])]
    at = np.zeros((len(kept), _PARTS), np.int32)
    scale = np.zeros((len(kept), _PARTS), np.float32)
    for row, (numbers, _, _) in enumerate(kept):
        at[row, : len(numbers)] = [number % buckets for number in numbers]
        scale[row, : len(numbers)] = len(numbers) ** -0.5
    kinds = np.array([KINDS.index(kind) for _, kind, _ in kept])
    counts = np.array([count for _, _, count in kept], np.float32)
    total = np.bincount(kinds, counts, len(KINDS)) + 1e-9
    counts *= np.clip((total.mean() / total) ** 0.8, 0.05, 8)[kinds].astype(np.float32)
    weights = np.zeros((buckets, len(KINDS)), np.float32)
    seen = np.full_like(weights, 1e-2)
    chance = np.random.default_rng(0)
    for _ in range(_EPOCHS):
        order = chance.permutation(len(kept))
        for some in np.split(order, range(_BATCH, len(order), _BATCH)):
            scores = (weights[at[some]] * scale[some][:, :, None]).sum(1)
            shares = np.exp(scores - scores.max(1, keepdims=True))
            shares /= shares.sum(1, keepdims=True)
            shares[np.arange(len(some)), kinds[some]] -= 1
            pulls = scale[some][:, :, None] * (shares * counts[some][:, None])[:, None, :]
            own, where = np.unique(at[some], return_inverse=True)
            slope = np.zeros((len(own), len(KINDS)), np.float32)
            np.add.at(slope, where.ravel(), pulls.reshape(-1, len(KINDS)))
            slope += _RIDGE * weights[own]
            seen[own] += slope**2
            weights[own] -= _PACE * slope / np.sqrt(seen[own])
    return weights


def packed(tables: dict[str, Floats]) -> bytes:
    """The file of the weights, as `section_letters.unpacked` reads it. Small weights are left out."""
    raw = b""
    for name in BUCKETS:
        weights = tables[name]
        step = float(np.abs(weights).max()) / (MIDDLE - 1)
        whole = np.rint(weights / step).astype(np.int16)
        whole[np.abs(whole) < 2] = 0
        raw += round(step * 1e6).to_bytes(4, "little") + (whole + MIDDLE).astype(np.uint8).tobytes()
    return zlib.compress(raw, 9)


def made(folders: Iterable[Path]) -> Iterable[tuple[list[str], dict[str, object]]]:
    """The printed lines and the truths of all documents of these folders."""
    from benchmarks.sections.rows import printed_of
    from benchmarks.truths import documents_in, truth_of

    for folder in folders:
        for document in documents_in(folder):
            yield printed_of(document), json.loads(truth_of(document).read_text("utf-8"))


def tables(folders: Iterable[Path]) -> dict[str, Floats]:
    """Both tables; `folders` hold documents of invented persons."""
    return {
        "lines": fitted(lines(made(folders)), parts_of_line, BUCKETS["lines"]),
        "headings": fitted(headings(), parts_of_heading, BUCKETS["headings"]),
    }
