"""What has been read: values with the text that they came from, and the proof that no word is missing.

A word of the document is placed when it is in a value of the CV, or in a heading or label that became structure; or in
a date, a telephone number, an address that was made canonical. Whatever is left goes to `unplaced_text`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from cv_generator.reading.words.text import WORD, clean, words
from cv_generator.values import value

_WORD_OR_SIGN = re.compile(r"[^\W_]+|[^\w\s]")
"""Signs too, since some stand for words: `℡` is TEL."""


@value()
class Found:
    """A value, the text as it stands in the document, and the numbers of the blocks that hold it.

    `verbatim` values must hold the words of their text; canonical ones (dates, numbers) stand for them. `certainty` is
    that of the decision; `doubts` weighs it with all else, and says in words what speaks against the value.
    """

    value: str
    text: str
    blocks: tuple[int, ...]
    certainty: float = 0.95
    verbatim: bool = True
    doubts: tuple[str, ...] = ()


def merged(parts: Iterable[Found], joint: str = " ") -> Found:
    """Several pieces as one value."""
    pieces = list(parts)
    return Found(
        joint.join(piece.value for piece in pieces if piece.value),
        " ".join(piece.text for piece in pieces),
        tuple(dict.fromkeys(block for piece in pieces for block in piece.blocks)),
        min((piece.certainty for piece in pieces), default=0.0),
        all(piece.verbatim for piece in pieces),
    )


@dataclass(slots=True)
class FoundEntry:
    """An entry of work, education or further experience. `fields` by the names of the canonical model.

    `marks` are what spoke for or against it while it was read (`doubts`), `chances` how likely what its head gives for
    a field is among all ways to read the head (0 to 1).
    """

    fields: dict[str, Found] = field(default_factory=dict)
    texts: list[Found] = field(default_factory=list)
    marks: set[str] = field(default_factory=set)
    chances: dict[str, float] = field(default_factory=dict)


@dataclass(slots=True)
class FoundGroup:
    label: Found | None
    items: list[Found] = field(default_factory=list)


@dataclass(slots=True)
class FoundSection:
    """A section under a heading of the person's own: items, entries, or both."""

    heading: Found
    items: list[Found] = field(default_factory=list)
    entries: list[FoundEntry] = field(default_factory=list)


@dataclass(slots=True)
class FoundCv:
    """Everything read from one document, before it becomes a `Cv`. `structure` are headings, labels and markers."""

    single: dict[str, Found] = field(default_factory=dict)
    lists: dict[str, list[Found]] = field(default_factory=dict)
    entries: dict[str, list[FoundEntry]] = field(default_factory=dict)
    skills: list[FoundGroup] = field(default_factory=list)
    languages: list[tuple[Found, Found | None]] = field(default_factory=list)
    links: list[tuple[Found | None, Found]] = field(default_factory=list)
    custom: list[FoundSection] = field(default_factory=list)
    details: list[tuple[Found, Found]] = field(default_factory=list)
    """Personal details besides: label and value. An empty label stands for none."""
    structure: list[Found] = field(default_factory=list)
    marks: dict[str, set[str]] = field(default_factory=dict)
    """What spoke against a single field while it was read, by its name (`doubts`)."""
    faults: list[str] = field(default_factory=list)
    """Kind and place of faults of ours; what they were about is left over."""


def left_of(texts: list[str], placed: Iterable[Found]) -> dict[int, list[str]]:
    """What no value holds, by the number of its block, in the order of reading."""
    left = [_counted(text) for text in texts]
    for found in placed:
        have = words(found.text)
        if found.verbatim and found.value != found.text:
            have = tuple((Counter(have) & Counter(words(found.value))).elements())
        for word in have:
            for block in found.blocks:
                if left[block].get(word):
                    left[block][word] -= 1
                    break
    return {
        number: list(_leftovers(clean(text), rest))
        for number, (text, rest) in enumerate(zip(texts, left, strict=True))
        if any(rest.values())
    }


def _counted(text: str) -> dict[str, int]:
    counts: dict[str, int] = {}
    for word in words(text):
        counts[word] = counts.get(word, 0) + 1
    return counts


def _leftovers(text: str, left: dict[str, int]) -> Iterator[str]:
    """The runs of a text whose words are left over. Of a word that stands twice, the later one is left."""
    total = _counted(text)
    start: int | None = None
    end = 0
    for m in (WORD if text.isascii() else _WORD_OR_SIGN).finditer(text):
        parts = words(m[0])
        if not parts:
            continue
        # A word that is counted otherwise within its text than alone (odd scripts) counts as left over.
        # Of one that counts as several (`¼` is 1 and 4), all are left over where any is.
        over = [total.get(part, 0) <= left.get(part, 0) for part in parts]
        spare = all(over) or any(total.get(part, 0) and one for part, one in zip(parts, over, strict=True))
        for part in parts:
            total[part] = total.get(part, 0) - 1
            left[part] = left.get(part, 0) - spare
        if spare:
            start = m.start() if start is None else start
            end = m.end()
        elif start is not None:
            yield _run(text, start, end)
            start = None
    if start is not None:
        yield _run(text, start, end)


def _run(text: str, start: int, end: int) -> str:
    while end < len(text) and text[end] in ".)%]!?…”\"'€$°®™+#":
        end += 1
    while start > 0 and text[start - 1] in "([„“\"'#+@§€$":
        start -= 1
    return re.sub(r"\s+", " ", text[start:end]).strip()
