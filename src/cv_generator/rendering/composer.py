"""Sets texts once: they come again with other page breaks, in every cut that is proven, and in the next order.

The next order is most often the same CV after an edit, perhaps after those of some others. So what was set is kept for
some orders, as the typesetter keeps its paragraphs.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, Final, TypeVar

from cv_generator.cv.language import Language
from cv_generator.rendering.inline import Run, runs_of
from cv_generator.rendering.pieces import Pieces, Setting, pieces
from cv_generator.rendering.typography import typeset_text

T = TypeVar("T")

ORDERS: Final = 32
CHARACTERS: Final = 300_000
"""What is not used in so many orders, or while so many characters are set anew, is forgotten; at the latest after
twice as many."""


class Composer:
    """What was set lately. Threads may share it: what one forgets another sets again."""

    def __init__(self) -> None:
        self._now: dict[Hashable, Any] = {}
        self._before: dict[Hashable, Any] = {}
        self._orders = self._characters = 0

    def begin(self) -> None:
        """Another order."""
        self._orders += 1
        if self._orders >= ORDERS or self._characters >= CHARACTERS:
            self._before, self._now = self._now, {}
            self._orders = self._characters = 0

    def runs(self, text: str, language: Language) -> tuple[Run, ...]:
        """A text as typed -> as it is set: with the signs of its language, its markdown as runs."""
        return self.kept((text, language), lambda: runs_of(typeset_text(text, language)), len(text))

    def pieces(self, it: str | tuple[Run, ...], setting: Setting) -> Pieces:
        """The pieces of a text in its column: of one without markup, or of runs."""
        if isinstance(it, str):
            return self.kept((it, setting), lambda: pieces((Run(it),), setting), len(it))
        return self.kept((it, setting), lambda: pieces(it, setting), sum([len(run.text) for run in it]))

    def kept(self, key: Hashable, made: Callable[[], T], characters: int) -> T:
        """What was made for a key before, else now. Whoever gets it must not change it."""
        found: T | None = self._now.get(key)
        if found is None:
            found = self._before.get(key)
            if found is None:
                found = made()
                self._characters += characters
            self._now[key] = found
        return found


_shared = Composer()


def shared() -> Composer:
    """The composer of this process, for another order."""
    _shared.begin()
    return _shared
