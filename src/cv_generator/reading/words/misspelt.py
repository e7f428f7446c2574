"""Which of many listed phrases a text was meant to be, where it differs by a letter or two: `Achivements`."""

from __future__ import annotations

from collections.abc import Mapping

from cv_generator.reading.words.text import within

_LONG_WORD = 8  # letters: shorter words are too much like others

ListedByLength = dict[tuple[str, int], list[tuple[str, str]]]
"""First letter and length -> the listed phrases with what each tells."""


def by_length(listed: Mapping[str, str]) -> ListedByLength:
    """Phrases with what each tells, ready to be asked by `misspelt`."""
    found: ListedByLength = {}
    for phrase, told in listed.items():
        found.setdefault((phrase[0], len(phrase)), []).append((phrase, told))
    return found


def misspelt(folded: str, listed: ListedByLength) -> str:
    """What the listed phrases that differ by a letter or two tell; empty where there are none, or they disagree."""
    if len(folded) < _LONG_WORD:
        return ""
    off = 1 + (len(folded) > _LONG_WORD + 2)
    near = {
        told
        for length in range(len(folded) - off, len(folded) + off + 1)
        for phrase, told in listed.get((folded[0], length), ())
        if (phrase[:3] == folded[:3] or phrase[-4:] == folded[-4:]) and within(phrase, folded, off)
    }
    return near.pop() if len(near) == 1 else ""
