"""Links whose printed address a narrow column tears in two."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice

from cv_generator.cv.profiles import bare
from cv_generator.reading.fields.contact_bits import Bit
from cv_generator.reading.words.patterns import EMAIL, URL

_GOES_ON = re.compile(r"[\w%.?=&/~-]{2,80}")
NETWORK = re.compile(
    r"(?:[a-z]{2}\.)?(?:linkedin|xing|github|gitlab|facebook|instagram|behance|dribbble|medium|twitter|x)\.[a-z]{2,3}"
)
_NEXT = 2  # pieces among which the rest is looked for


def with_whole_links(bits: list[Bit]) -> list[Bit]:
    """The pieces, those of a torn address as one: both lead to what is printed, or the second is a path of a network.

    `www.example.com` and `/in/ada-quill`, or two lines of one cell behind the label of a link.
    """
    kept: list[Bit] = []
    joined: set[int] = set()
    for at, bit in enumerate(bits):
        if at in joined:
            continue
        rest = None
        if "." in bit.text and URL.fullmatch(bit.text):
            behind = islice((n for n in range(at + 1, len(bits)) if n not in joined), _NEXT)
            rest = next((n for n in behind if _goes_on(bit, bits[n])), None)
        if rest is not None:
            joined.add(rest)
            blocks = tuple(dict.fromkeys((*bit.blocks, *bits[rest].blocks)))
            bit = replace(bit, text=bit.text + bits[rest].text, blocks=blocks)  # noqa: PLW2901 - the bit as it is kept
        kept.append(bit)
    return kept


def told_by_target(printed: str, href: str | None) -> str:
    """Where a link leads whose printed address is only the beginning of that, or the name of the page's service.

    `linkedin.com/in/ada-qu`, or `Itch.io` that leads to `https://ada-quill.itch.io`.
    """
    if not href or not href.startswith("http"):
        return printed
    shown, target = bare(printed), bare(href)
    behind = target.removeprefix(shown)
    is_torn = behind != target and behind[:1].isalnum()
    is_service = "/" not in shown and (
        target.partition("/")[0].endswith(f".{shown}") or (bool(NETWORK.fullmatch(shown)) and behind[:1] == "/")
    )
    return href if is_torn or is_service else printed


def _goes_on(bit: Bit, other: Bit) -> bool:
    if not _GOES_ON.fullmatch(other.text) or EMAIL.search(other.text) or URL.fullmatch(other.text):
        return False
    if bit.href and bit.href == other.href:
        return bare(bit.text + other.text) == bare(bit.href)
    in_one_cell = bit.label == other.label == "link" and bit.line is other.line
    return in_one_cell or (other.text.startswith("/") and bool(NETWORK.fullmatch(bare(bit.text))))
