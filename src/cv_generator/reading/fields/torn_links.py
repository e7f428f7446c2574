"""Links whose printed address a narrow column tears in two."""

from __future__ import annotations

import re
from dataclasses import replace

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
    kept = list(bits)
    for bit in bits:
        if bit not in kept or "." not in bit.text or not URL.fullmatch(bit.text):
            continue
        at = kept.index(bit)
        rest = next((other for other in kept[at + 1 : at + 1 + _NEXT] if _goes_on(bit, other)), None)
        if rest is not None:
            kept[at] = replace(bit, text=bit.text + rest.text, blocks=tuple(dict.fromkeys((*bit.blocks, *rest.blocks))))
            kept.remove(rest)
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
