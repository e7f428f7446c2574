"""What was ordered: a CV with everything that decides its pages but the density."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Self

from cv_generator.cv.language import Language
from cv_generator.cv.model import Cv
from cv_generator.rendering import words
from cv_generator.rendering.attachment import attachment_of
from cv_generator.rendering.density import DENSITIES, Density
from cv_generator.rendering.legible import legible
from cv_generator.rendering.photo import Prepared
from cv_generator.rendering.sheet import sheet_of
from cv_generator.rendering.typesetter import Job
from cv_generator.rendering.view import View, view_of


@dataclass(frozen=True)
class Order:
    """One call's arguments, checked. `signature_place` empty means no signature line."""

    cv: Cv
    language: Language
    template: str
    max_pages: int
    today: dt.date
    photo: Prepared | None = field(default=None, repr=False)
    embed_data: bool = True
    signature_place: str = ""

    def of(self, cv: Cv) -> Self:
        """The same order for another CV."""
        return replace(self, cv=cv)

    @cached_property
    def wanted_view(self) -> View:
        """What the page should say."""
        return view_of(self.cv, language=self.language, today=self.today, signature_place=self.signature_place)

    @cached_property
    def view(self) -> View:
        """What the page says, in letters that the fonts have."""
        return self._legible[0]

    @property
    def warnings(self) -> tuple[str, ...]:
        """What of it cannot be shown as it is."""
        return self._legible[1]

    @cached_property
    def _legible(self) -> tuple[View, tuple[str, ...]]:
        return legible(self.wanted_view)

    def job(self, density: Density) -> Job:
        return replace(self._loosest, density=density)

    @cached_property
    def _loosest(self) -> Job:
        jpeg = self.photo.jpeg if self.photo else b""
        return Job(
            sheet=sheet_of(self.view),
            template=self.template,
            density=DENSITIES[0],
            today=self.today,
            attachment=attachment_of(self.cv, jpeg) if self.embed_data else "",
            attachment_title=words.attachment(self.language),
            photo=jpeg,
        )
