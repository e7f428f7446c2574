"""The fonts: those of the package, and those that an operator adds for further scripts.

What the package's fonts show is written down in fonts/coverage.json, which `tools/fonts.py` makes together with them.
"""

from __future__ import annotations

import json
import re
import threading
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from cv_generator.rendering.cmap import characters

if TYPE_CHECKING:
    import typst

_FALLBACKS = (
    "Arimo", "DejaVu Sans", "Noto Emoji", "Inter", "Source Serif 4", "EB Garamond", "Source Sans 3",
    "Droid Sans Fallback",
)  # fmt: skip
"""What shows letters that a template's font lacks: Latin, Greek, Cyrillic; symbols; pictures; Chinese, Japanese."""

_guard = threading.Lock()
_offered: list[Path] = []


def offer(folder: Path) -> None:
    """Adds the TrueType and OpenType fonts of a folder as the last resort for letters that no bundled font has.

    For the whole process; call it once, before the first CV is typeset.
    """
    with _guard:
        if folder in _offered:
            return
        _offered.append(folder)
        forget()


def offered() -> tuple[Path, ...]:
    """The folders that were added."""
    return tuple(_offered)


def forget() -> None:
    """Looks at the folders anew."""
    for cached in (loaded, fallback_families, _ranges, shows):
        cached.cache_clear()


@cache
def loaded() -> typst.Fonts:
    """The fonts as the typesetter takes them. The machine's own fonts stay out: pages must not depend on them."""
    import typst

    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(_bundled()), *map(str, _offered)],
    )


@cache
def fallback_families() -> tuple[str, ...]:
    """Families to look through, in this order, for a letter that the template's own font lacks."""
    own = {str(_bundled())}
    further = sorted({font.family for font in loaded().fonts() if font.path and str(Path(font.path).parent) not in own})
    return (*_FALLBACKS, *further)


_USUAL = frozenset(map(chr, (*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x17F)))) | set("–—‘’‚“”„…‹›€")
"""Letters and signs that every one of our fonts has: most CVs are made of these alone, and need no table."""


_ALL_USUAL = re.compile(rf"[{re.escape(''.join(sorted(_USUAL)))} \n]*")


def is_usual(text: str) -> bool:
    """Whether a text holds nothing but usual letters and blanks, which all can be seen and shown."""
    return _ALL_USUAL.fullmatch(text) is not None


@cache
def shows(letter: str) -> bool:
    """Whether some font has the letter. Blanks need none; private characters mean something in their own font only."""
    if letter.isspace() or letter in _USUAL:
        return True
    if unicodedata.category(letter) in ("Co", "Cn", "Cs"):
        return False
    starts, ends = _ranges()
    at = bisect_right(starts, ord(letter)) - 1
    return at >= 0 and ord(letter) <= ends[at]


@cache
def _ranges() -> tuple[list[int], list[int]]:
    """First and last code points of the ranges that any font shows, sorted and disjoint."""
    listed = json.loads((_bundled() / "coverage.json").read_text("utf-8"))
    pairs = [(first, last) for ranges in listed.values() for first, last in ranges]
    starts: list[int] = []
    ends: list[int] = []
    for first, last in sorted([*pairs, *((code, code) for code in _codes(_offered))]):
        if ends and first <= ends[-1] + 1:
            ends[-1] = max(ends[-1], last)
        else:
            starts.append(first)
            ends.append(last)
    return starts, ends


def _codes(folders: Iterable[Path]) -> Iterator[int]:
    """The code points that the fonts of these folders show."""
    for folder in folders:
        for path in folder.rglob("*"):
            if path.suffix.lower() in (".ttf", ".otf", ".ttc"):
                yield from characters(path.read_bytes())


@cache
def _bundled() -> Path:
    return Path(__file__).parent / "fonts"
