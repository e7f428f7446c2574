"""What an assistant says to the program in place of a text: `same as before but shorter`, `[remove this]`,
`see headline`, `work_experience[0].title`, `Add "Lead" before the old text`. No word of it is the person's.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from cv_generator.cv import call_words
from cv_generator.cv.other_ops import op_of
from cv_generator.errors import Problem

LONGEST = 160
"""Letters of what is said to a program."""
WHOLE = "Send the whole text, or leave the edit away where nothing changes."
_WORD = re.compile(r"[^\W_]+(?:\.\s?[^\W_]\.)?")
_PHRASE = 5
"""Words of a phrase at most."""
_BRACKETED = re.compile(r"[\[<({]{1,3}([^\[\]<>(){}]{1,80})[\])>}]{1,3}")
_STEP = r"[a-z]+(?:_[a-z]+)*(?:\[\d{1,3}\])?"
_PATH = re.compile(rf"(?:\$\.?|cv(?:_data)?\.|data\.)?({_STEP}(?:\.{_STEP}){{0,4}})")


def told(path: str, text: str) -> Problem | None:
    """What is told of a text at a path that is said to the program; None for any other."""
    if stays(text):
        return Problem(path, "no_text", "says that a text stays, and is printed in its place", WHOLE)
    if removes(text):
        hint = 'op remove takes it away; "" empties it.'
        return Problem(path, "no_text", "says that something is to be taken away, and is printed in its place", hint)
    if instructs(text, path.rpartition(".")[2]):
        return Problem(path, "no_text", "says what is to be done, and is printed in its place", "Send the whole text.")
    if is_path(text) and not path.startswith(("design", "links")):
        hint = "Send the text itself that stands there."
        return Problem(path, "no_text", "is the path of a field, and is printed in place of its text", hint)
    return None


def stays(text: str) -> bool:
    """Whether a text says that what stood there stays, perhaps with a change that is only described, or where it is."""
    text = text.strip()
    if not text or len(text) > LONGEST:
        return False
    return _says_so(text) or _refers(_inner(text))


def removes(text: str) -> bool:
    """Whether a text is nothing but the wish to take something away: `[remove this]`, `delete`."""
    text = text.strip()
    if not text or len(text) > LONGEST:
        return False
    inner = _inner(text)
    words = inner.split()
    if len(words) > _PHRASE or op_of(words[0].strip(".!")) != "remove":
        return False
    return inner != text or len(words) == 1


def instructs(text: str, field: str) -> bool:
    """Whether a text says what is to be done with a field in place of its words: `Update the headline to Lead`."""
    words = text.casefold().split(None, 12)[:12] if len(text) <= LONGEST else []
    if len(words) < 2 or not (op_of(words[0]) or words[0] == "keep"):
        return False
    if op_of(words[0]) == "set" and call_words.word_of(call_words.INTO, words[1]):
        return True
    to = any(call_words.word_of(call_words.INTO, word) for word in words)
    return _names_the_old_text(words) or (field in words[1:4] and to)


def _names_the_old_text(words: list[str]) -> bool:
    """Its name may have a word inside: `first two sentences`."""
    pairs = (*pairwise(words), *zip(words, words[2:], strict=False))
    return any(call_words.word_of(call_words.OLD, " ".join(pair).strip(" .,;:!")) for pair in pairs)


def _inner(text: str) -> str:
    found = _BRACKETED.fullmatch(text)
    return found[1].strip() if found else text


def _says_so(text: str) -> bool:
    """Whether a text is, or begins with, a phrase for what stays."""
    found = _BRACKETED.match(text)
    said = found[1].strip() if found else text
    words = list(_WORD.finditer(said[: 2 * LONGEST]))[:_PHRASE]
    if words and not call_words.begins(call_words.STAYS, said[: words[0].end()]):
        return False
    for n in range(len(words), 0, -1):
        if not call_words.word_of(call_words.STAYS, said[: words[n - 1].end()]):
            continue
        rest = (said[words[n - 1].end() :] + (text[found.end() :] if found else "")).strip(" .!)]>}")
        return not rest or rest[0] in ",;:+" or (found is not None and n == len(words)) or _says_more(rest)
    return False


def _says_more(rest: str) -> bool:
    return bool(call_words.word_of(call_words.BUT, rest.split(maxsplit=1)[0]))


def _refers(text: str) -> bool:
    """`see headline`, `siehe Zusammenfassung`: another field is meant."""
    first, _, rest = text.partition(" ")
    if not rest or not call_words.word_of(call_words.SEE, first.rstrip(".:")):
        return False
    return rest.strip(" .").casefold() in _field_words()


def is_path(text: str) -> bool:
    """Whether a text is the path of a field: `work_experience[0].title`."""
    found = _PATH.fullmatch(text.strip()) if len(text) <= LONGEST else None
    if not found or not ("[" in text or "." in text):
        return False  # a name alone may be a value, as in an order of sections
    names = re.sub(r"\[\d+\]", "", found[1]).split(".")
    known = _names()
    return names[0] in known[0] and known[1].issuperset(names)


@cache
def _names() -> tuple[frozenset[str], frozenset[str]]:
    """The fields of the CV, and all names in it."""
    from cv_generator.cv.model import FIELDS  # which a process that only typesets does not load
    from cv_generator.cv.part import Part

    return frozenset(FIELDS), frozenset(name for part in Part.__subclasses__() for name in part.model_fields)


@cache
def _field_words() -> frozenset[str]:
    return frozenset(word for name in _names()[0] for word in (name, name.replace("_", " ")))
