"""Which of many listed phrases a text was meant to be, where it differs by a letter or two: `Achivements`."""

from __future__ import annotations

from collections.abc import Mapping

from cv_generator.reading.words.text import within

_LONG_WORD = 8  # letters: shorter words are too much like others

ListedByLength = dict[tuple[str, int], list[tuple[str, str]]]
"""First three letters or last four, and length -> the listed phrases with what each tells."""


def by_length(listed: Mapping[str, str]) -> ListedByLength:
    """Phrases with what each tells, ready to be asked by `misspelt`."""
    found: ListedByLength = {}
    for phrase, told in listed.items():
        for letters in (phrase[:3], phrase[-4:]):
            found.setdefault((letters, len(phrase)), []).append((phrase, told))
    return found


def misspelt(folded: str, listed: ListedByLength) -> str:
    """What the listed phrases that differ by a letter or two tell; empty where there are none, or they disagree."""
    if len(folded) < _LONG_WORD:
        return ""
    off = 1 + (len(folded) > _LONG_WORD + 2)
    near = {
        told
        for length in range(len(folded) - off, len(folded) + off + 1)
        for letters in (folded[:3], folded[-4:])
        for phrase, told in listed.get((letters, length), ())
        if phrase[0] == folded[0] and within(phrase, folded, off)
    }
    return near.pop() if len(near) == 1 else ""
