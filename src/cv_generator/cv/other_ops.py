"""What is to be done by an edit, in the words of other systems and of all languages."""

from __future__ import annotations

import re
from typing import Final

from cv_generator.cv import call_words

OPS: Final = ("set", "append", "insert", "remove", "move")

_MONGO: Final = {"push": "append", "addtoset": "append", "pull": "remove", "unset": "remove", "set": "set"}
"""Updates of MongoDB, which models know by heart: `$push`."""


_OF_WHAT: Final = re.compile(r"(?<=[a-z])_?(?:items?|bullets?|entry|entries|elements?)\Z")
"""What is said behind the word: `add_item`, `remove_bullet`."""


def op_of(name: str) -> str:
    """What is to be done by an object of that name, as one of our words; "" for other names."""
    word = _OF_WHAT.sub("", name.lower())
    if word.startswith("$"):
        return _MONGO.get(word[1:], "")
    if word in OPS:
        return word
    found = call_words.word_of(call_words.OPS, word)
    return "set" if found == "rename" else found if found in OPS else ""
