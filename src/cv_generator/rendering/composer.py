"""Sets the texts of one order, each once: they come again with other page breaks, and in every cut that is proven."""

from __future__ import annotations

from cv_generator.cv.language import Language
from cv_generator.rendering.inline import Run, runs_of
from cv_generator.rendering.pieces import Pieces, Setting, pieces
from cv_generator.rendering.typography import typeset_text


class Composer:
    """Lives as long as the order, and so do the texts in it. Not for two threads at once."""

    def __init__(self) -> None:
        self._runs: dict[tuple[str, Language], tuple[Run, ...]] = {}
        self._pieces: dict[tuple[tuple[Run, ...], Setting], Pieces] = {}

    def runs(self, text: str, language: Language) -> tuple[Run, ...]:
        """A text as typed -> as it is set: with the signs of its language, its markdown as runs."""
        found = self._runs.get((text, language))
        if found is None:
            found = self._runs[text, language] = runs_of(typeset_text(text, language))
        return found

    def pieces(self, runs: tuple[Run, ...], setting: Setting) -> Pieces:
        """The pieces of a text in its column."""
        found = self._pieces.get((runs, setting))
        if found is None:
            found = self._pieces[runs, setting] = pieces(runs, setting)
        return found
