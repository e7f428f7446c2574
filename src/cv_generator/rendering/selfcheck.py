"""Reads a finished PDF back and compares it with the view, word by word and in order.

The text layer is what applicant tracking systems and screen readers get. Reading it with an independent library
(pdfium) catches a lost glyph, a wrong character map or text that ran off the page before anybody downloads the file.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from cv_generator.rendering.pdf_pages import page_keys
from cv_generator.rendering.pdf_text import HYPHEN_AT_LINE_END, pages_by_place, pages_of

_REPEATED_HYPHEN = re.compile(r"-\r?\n-(?=\w)")
"""Polish and Portuguese repeat a hyphen at which a line is broken: the typesetter sets `e-` and `-Mail`."""

_LEFT_OUT = ((b"/ICCBased", b"/Nocolour"), (b"/Metadata", b"/Nothings"))
"""What the text has no part in, and what stands in its place: building the transforms of two colour profiles takes
pdfium longer than all the rest, and it looks through the metadata for forms that are shared.

Both have the same length, so that every offset inside the file stays right: pdfium would mend them, in 0.7 ms.
"""


@dataclass(frozen=True, slots=True)
class Readback:
    """The text layer of a PDF, page after page. Hyphenation is off, so that a hyphen at a line's end belongs to it."""

    pages: tuple[str, ...]

    @property
    def text(self) -> str:
        return _REPEATED_HYPHEN.sub("-\n", "\n".join(self.pages).replace(HYPHEN_AT_LINE_END, "-\n"))

    def without_running(self, name: str | None) -> Readback:
        """Without whose CV it is and the page's number, which stand at the foot from the second page on. None: no
        such lines."""
        if name is None:
            return self
        first, *others = self.pages
        total = len(self.pages)
        return Readback((first, *(_without_line(page, f"{name} {n} / {total}") for n, page in enumerate(others, 2))))


def _without_line(page: str, line: str) -> str:
    """The page without the line, with which its text begins or ends in the file."""
    wanted = "".join(line.split())
    lines = page.split("\n")
    for cut in (slice(-1), slice(1, None), slice(-2), slice(2, None)):
        taken = lines[cut.stop :] if cut.start is None else lines[: cut.start]
        if "".join("".join(taken).split()) == wanted:
            return "\n".join(lines[cut])
    return page


def read_back(pdf: bytes, reading: Callable[[bytes], tuple[str, ...]] | None = None) -> Readback:
    """The text layer, in the order in which it was written. Pages that were read lately are not read again."""
    for name, instead in _LEFT_OUT:
        pdf = pdf.replace(name, instead)
    return Readback(reading(pdf) if reading else _pages(pdf))


def _pages(pdf: bytes) -> tuple[str, ...]:
    keys = page_keys(pdf)
    texts = pages_of(pdf, [_lately.get(key) for key in keys])
    for key, text in zip(keys, texts, strict=False):
        _lately.pop(key, None)
        _lately[key] = text
    for key in [*_lately][:-PAGES]:
        _lately.pop(key, None)
    return texts


PAGES: Final = 64
"""So many pages read last are remembered."""

_lately: Final[dict[bytes, str]] = {}
"""What stands on a page, by all that it comes of (see `page_keys`)."""


def faulty(expected: Sequence[str], pdf: bytes, running: str | None) -> Fault | None:
    """`fault` of a finished PDF; `running` is the name at the foot of its pages, None where there is none.

    Where pdfium tells lines in a way that leaves the view, they are told by the places of the letters as well.
    """
    found = fault(expected, read_back(pdf).without_running(running).text)
    if found is None or found.among_rare:
        return found
    return fault(expected, read_back(pdf, pages_by_place).without_running(running).text)


@dataclass(frozen=True, slots=True)
class Fault:
    """Where the text layer leaves the view: the number of the word, from 1. The word itself is personal data.

    `among_rare` where the text holds letters that pdfium itself gives back in other forms, so that nothing is proven.
    """

    word_number: int
    among_rare: bool = False


def fault(expected: Iterable[str], text: str) -> Fault | None:
    """None where `text` holds exactly the words of `expected`, in order.

    Bullets and the dots between contact parts are drawn by the template and passed over. A long word may be broken
    over lines, so a line break inside a word is passed over as well; between words there must be a blank.
    """
    words = _words(" ".join(expected))
    if words == _words(text) or _same_but_broken(words, text):
        return None
    if _RARE.search("".join(words)):
        return _fault_among_letters("".join(words), text)
    rest = _Rest(text)
    for number, word in enumerate(words, 1):
        if not rest.take(word):
            return Fault(number)
    return None if rest.is_used_up else Fault(len(words) + 1)


def _words(text: str) -> list[str]:
    return [word for word in text.split() if word not in _ORNAMENTS]


def _same_but_broken(words: list[str], text: str) -> bool:
    """Whether a text holds the words and nothing else, some broken over lines: the usual case, decided quickly."""
    found = [(word, at == 0) for line in text.splitlines() for at, word in enumerate(_words(line))]
    at, end = 0, len(found)
    for word in words:
        if at == end:
            return False
        piece = found[at][0]
        at += 1
        while piece != word and at < end and found[at][1] and word.startswith(piece):
            piece += found[at][0]
            at += 1
        if piece != word:
            return False
    return at == end


_RARE = re.compile("[^\u0020-\u017f\u0370-\u03ce\u0400-\u045f\u2010-\u203a\u20a0-\u20bf\u2190-\u2199]")
"""Other letters than Latin, Greek and Cyrillic as Europe writes them, punctuation, currencies and arrows: those are one
glyph each, in every font."""


def _fault_among_letters(expected: str, text: str) -> Fault | None:
    """The check of a CV with rare letters, which pdfium gives back in forms of its own.

    Letters made of two glyphs come twice, ligatures in parts, letters of another font with a blank before them. So bare
    letters are compared: without blanks and accents, repeated ones once. Lines of Arabic and Hebrew are stored in an
    order that readers guess back; there the letters must only all be found.
    """
    wanted, found = _bare(expected), _bare(text)
    if any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in wanted):
        wanted, found = "".join(sorted(set(wanted))), "".join(sorted(set(found)))
    return None if wanted == found else Fault(1, among_rare=True)


def _bare(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text)
    kept = (it for it in letters if unicodedata.category(it)[0] not in "MZC" and it not in _ORNAMENTS)
    return "".join(letter for letter, _ in groupby(kept))


_ORNAMENTS = frozenset("•·")


class _Rest:
    """What is left of a text while words are taken from its start."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0

    @property
    def is_used_up(self) -> bool:
        self._pass_ornaments("")
        return self._at == len(self._text)

    def take(self, word: str) -> bool:
        """Takes `word`, which must end at a blank or at the text's end; False where something else comes next."""
        self._pass_ornaments(word)
        if self._text.startswith(word, self._at):
            self._at += len(word)
        elif not self._take_broken(word):
            return False
        return self._at == len(self._text) or self._text[self._at].isspace()

    def _take_broken(self, word: str) -> bool:
        """Takes a word that is broken over lines."""
        for letter in word:
            while self._text[self._at : self._at + 1] in ("\r", "\n"):
                self._at += 1
            if not self._text.startswith(letter, self._at):
                return False
            self._at += 1
        return True

    def _pass_ornaments(self, word: str) -> None:
        passed = _ORNAMENTS - set(word[:1])
        while self._at < len(self._text) and (self._text[self._at].isspace() or self._text[self._at] in passed):
            self._at += 1
