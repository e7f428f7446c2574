"""Text as it is compared and cut: clean, in words, in the pieces of a list printed in a line."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from cv_generator.languages import Pattern, while_reading
from cv_generator.reading.words.patterns import CAPITAL

WORD = re.compile(r"[^\W_]+")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_LIGATURES = dict(zip(range(0xFB00, 0xFB07), ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True))
_LIGATURES |= {0x132: "IJ", 0x133: "ij"}
_PLAIN: dict[int, str] = {0x2010: "-", 0x2011: "-", 0x3161: "—", **_LIGATURES}
"""As LaTeX and Word set a hyphen, also in addresses that are to be used; the letter that Google's templates set as an
ornament; letters that are set as one sign."""
_NOT_PLAIN = re.compile(f"[{''.join(map(chr, _PLAIN))}]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u2028\u2029\ud800-\udfff]")


def clean(text: str) -> str:
    """Composed (NFC), with plain hyphens, without soft ones and marks of no width; control characters become blanks."""
    if text.isascii() and text.isprintable():
        return text
    text = text.translate(_PLAIN) if _NOT_PLAIN.search(text) else text
    if text.isprintable():
        return unicodedata.normalize("NFC", text)
    return unicodedata.normalize("NFC", _CONTROL.sub(" ", _INVISIBLE.sub("", text)))


def _alike(one: str, other: str) -> int:
    """How many letters two texts have in common at their beginning."""
    pairs = zip(one, other, strict=False)
    return next((at for at, (first, second) in enumerate(pairs) if first != second), min(len(one), len(other)))


def within(one: str, other: str, limit: int) -> bool:
    """Whether two texts differ by at most `limit` letters that are added, missing or exchanged."""
    alike = _alike(one, other)
    one, other = one[alike:], other[alike:]
    alike = _alike(one[::-1], other[::-1])
    one, other = one[: len(one) - alike], other[: len(other) - alike]
    if max(len(one), len(other)) <= limit:
        return True
    # One change makes two texts alike but for a letter, and changes two kinds of letters at most.
    if limit < 2 or abs(len(one) - len(other)) > limit or len(set(one) ^ set(other)) > 2 * limit:
        return False
    rest = limit - 1
    return within(one[1:], other[1:], rest) or within(one[1:], other, rest) or within(one, other[1:], rest)


@while_reading(4096)
def words(text: str) -> tuple[str, ...]:
    """The words of a text as they are compared: NFKC, casefolded."""
    plain = clean(text)
    return tuple(WORD.findall((plain if plain.isascii() else unicodedata.normalize("NFKC", plain)).casefold()))


LIST_SEPARATORS = ",;|•·●▪‣∙■◆⋅"
_LEVEL_DOTS = re.compile(r"[●○◉◌★☆■□▪▫⬤◯*]{2,}|[▮▯█░]+")

_LAST_AND = Pattern(r"^\s*(?:{and}|&)\s+(?=\S)")
"""`Python, Java, and SQL`"""


@cache
def _signs(separators: str) -> re.Pattern[str]:
    return re.compile(f"[][(){{}}{re.escape(separators)}]")


def outside_brackets(text: str, separators: str = LIST_SEPARATORS) -> Iterator[str]:
    """The pieces between separators that stand outside brackets, trimmed; a comma inside a number is none."""
    depth, start = 0, 0
    for sign in _signs(separators).finditer(text):
        at, char = sign.start(), sign[0]
        if char in "([{":
            depth += 1
        elif char in ")]}":
            depth = max(0, depth - 1)
        elif not depth:
            if char == "," and text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit():
                continue
            yield text[start:at].strip()
            start = at + 1
    yield text[start:].strip()


def _bare(item: str) -> str:
    """Without the signs around it; but `.NET` and `etc.` keep theirs."""
    if item.endswith(("etc.", "usw.", "itp.")):
        return item
    return item.strip(" ;,–-—" if item[1:2].isalpha() else " .;,–-—").rstrip(" .;,–-—")


_SHARED = Pattern(
    r"(?i)[^\W\d_]+(?:{adjective endings}),(?: [^\W\d_]+,)* [^\W\d_]+\s+(?:{and})\s+[^\W\d_-]+ [^\W\d_]+"
    r"|[^\W\d_]+ [^\W\d_]+(?:{adjective endings}),(?: [^\W\d_]+,)* [^\W\d_]+"
    r"\s+(?:{and})\s+[^\W\d_]+(?:{adjective endings})"
)
"""`classical, bass and electric guitar`, `guitare classique, basse et électrique`"""


def shares_a_noun(text: str) -> bool:
    """Whether the words between commas only tell of what kinds one thing is, which is named once."""
    return bool(_SHARED.fullmatch(text.strip(" .")))


def items_of(text: str, separators: str = LIST_SEPARATORS) -> list[str]:
    """A list printed in a line, cut into its items. An unbalanced bracket cuts nothing."""
    bare = _LEVEL_DOTS.sub(" ", text)
    pieces = list(outside_brackets(bare, separators))
    if bare.count("(") != bare.count(")"):
        pieces = re.split(f"[{re.escape(separators)}]", bare)
    if len(pieces) > 2:
        pieces[-1] = _LAST_AND.sub("", pieces[-1])
    return [piece for raw in pieces if (piece := _bare(raw.strip()))]


_NO_PROSE = re.compile(r"[@|·•]|\w ?: ")


def is_prose(text: str) -> bool:
    """Many words, most of them in small letters, none of them a label or an address."""
    return len(text) > 100 and len(text.split()) > 14 and is_mostly_small(text) and not _NO_PROSE.search(text)


def is_mostly_small(text: str) -> bool:
    """Whether most words of a text begin with a small letter."""
    told = text.split()
    return sum(word[0].islower() for word in told) * 2 > len(told)


def sentences_of(text: str) -> list[str]:
    """The sentences of a text that is made of several, none of them short; empty where it is none."""
    sentences = _BETWEEN_SENTENCES.split(text)
    several = len(sentences) > 1 and text[-1:] in ".!"
    return sentences if several and all(len(one.split()) > _WORDS_OF_CLAUSE for one in sentences) else []


_BETWEEN_SENTENCES = re.compile(rf"(?:(?<=[^\W_]{{3}}[.!])|(?<=\)[.!]))\s+(?={CAPITAL})")
_WORDS_OF_CLAUSE = 5


def is_outside_brackets(text: str, at: int) -> bool:
    """Whether all brackets that open before a place of a text are closed there."""
    return text.count("(", 0, at) == text.count(")", 0, at)
