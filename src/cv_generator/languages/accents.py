"""Words as they are written without their accents: in capitals, on foreign keyboards, in haste."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

_FEWEST = 3
"""Letters of a word that is known without its accents too: `à` and `é` would be other words."""


def without_accents(text: str) -> str:
    """`compétences` as `competences`."""
    if text.isascii():
        return text
    plain = "".join(sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign))
    return unicodedata.normalize("NFC", plain)


def with_plain_forms(phrases: Iterable[str]) -> Iterator[str]:
    """The phrases of a list, each followed by the forms that it has without accents, where these are others.

    `études supérieures` is written `etudes superieures` and, with a plain capital, `etudes supérieures`.
    """
    for phrase in phrases:
        yield phrase
        if not phrase.isascii() and sum(map(str.isalpha, phrase)) >= _FEWEST:
            forms = dict.fromkeys((without_accents(phrase[:1]) + phrase[1:], without_accents(phrase)))
            yield from (plain for plain in forms if plain != phrase)
