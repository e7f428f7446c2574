"""Why a document was read as it was: notes that the reader makes while it decides, where somebody asked for them.

An `Explanation` lives with one reading. Whoever decides what a line is asks for it (`asked()`) and notes its reason
beside the decision, so that what is explained is what was done. Nobody asks in ordinary readings, and nothing is noted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Literal

Part = Literal["heading", "head", "date", "label", "item", "prose", "contact", "running head", "closing", "consent"]
"""What a line, or a piece of one, can be. `head` names an entry; `closing` is place, day and signature at the end."""


@dataclass(frozen=True, slots=True)
class Note:
    """What a piece of a line was taken for, and why. `of` is the section; an empty `text` stands for the whole line."""

    part: Part
    of: str
    why: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Went:
    """A value and the field that it went to. Structure, such as a heading, has no path and no value."""

    path: str
    value: str
    text: str
    certainty: float
    doubts: tuple[str, ...] = ()


class Explanation:
    """The notes of one reading by block (its number in the order of reading), and where its words went."""

    def __init__(self) -> None:
        self.notes: dict[int, list[Note]] = {}
        self.went: dict[int, list[Went]] = {}
        self.left: dict[int, list[str]] = {}
        self.remarks: dict[int, list[str]] = {}
        """What a line was nearly taken for, and why it was not."""
        self.marks: dict[str, tuple[str, frozenset[str]]] = {}
        """By the path of a value: the group that it is judged in, and the evidence that is on it (`fields.doubts`)."""

    def note(self, blocks: Iterable[int], part: Part, of: str, why: str, text: str = "") -> None:
        """Notes what stands in these blocks. Of several notes on the same piece, the last one holds."""
        made = Note(part, of, why, text)
        for block in dict.fromkeys(blocks):
            others = [other for other in self.notes.get(block, ()) if other.text != text]
            self.notes[block] = [*others, made]

    def remark(self, block: int, text: str) -> None:
        self.remarks.setdefault(block, []).append(text)

    def place(self, blocks: Iterable[int], went: Went) -> None:
        for block in dict.fromkeys(blocks):
            self.went.setdefault(block, []).append(went)


_ASKED: ContextVar[Explanation | None] = ContextVar("explanation", default=None)

asked = _ASKED.get
"""The explanation that this reading shall have; None where nobody wants one."""


@contextmanager
def explaining(explanation: Explanation | None) -> Iterator[None]:
    """Within this block the reader makes its notes there."""
    token = _ASKED.set(explanation)
    try:
        yield
    finally:
        _ASKED.reset(token)
