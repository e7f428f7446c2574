"""What is to be done by an edit, in the words of other systems."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

OPS: Final = ("set", "append", "insert", "remove", "move")

OTHER_OPS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("add", "push", "extend", "create", "new", "concat"), "append"),
    **dict.fromkeys(("insert_before", "insert_at", "prepend", "unshift"), "insert"),
    **dict.fromkeys(("delete", "clear", "empty", "unset", "erase", "drop", "del"), "remove"),
    **dict.fromkeys(
        (
            "replace",
            "update",
            "change",
            "edit",
            "modify",
            "overwrite",
            "put",
            "write",
            "rename",
            "merge",
            "patch",
            "upsert",
        ),
        "set",
    ),
}

_MONGO: Final = {"push": "append", "addtoset": "append", "pull": "remove", "unset": "remove", "set": "set"}
"""Updates of MongoDB, which models know by heart: `$push`."""


def op_of(name: str) -> str:
    """What is to be done by an object of that name, as one of our words; "" for other names."""
    word = name.lower()
    if word.startswith("$"):
        return _MONGO.get(word[1:], "")
    return word if word in OPS else OTHER_OPS.get(word, "")
