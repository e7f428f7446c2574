"""What was ordered: a CV with everything that decides its pages but the density."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Self

from cv_generator.cv.design_names import usual_order
from cv_generator.cv.language import Language
from cv_generator.languages import facts
from cv_generator.rendering import words
from cv_generator.rendering.attachment import Attachment, content_of
from cv_generator.rendering.composer import Composer, shared
from cv_generator.rendering.density import DENSITIES, Density
from cv_generator.rendering.flow import Flow, flow_of
from cv_generator.rendering.legible import legible
from cv_generator.rendering.looks import Look
from cv_generator.rendering.sheet import sheet_of
from cv_generator.rendering.typesetter import Job
from cv_generator.rendering.view import View
from cv_generator.rendering.viewing import view_of

if TYPE_CHECKING:
    from cv_generator.cv.model import Cv
    from cv_generator.rendering.photo import Prepared


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
    composer: Composer = field(default_factory=shared, repr=False, compare=False)

    def of(self, cv: Cv) -> Self:
        """The same order for another CV. What both say alike is set once."""
        return replace(self, cv=cv)

    @cached_property
    def content(self) -> bytes:
        """What is filled, as JSON without the photo."""
        return content_of(self.cv)

    @cached_property
    def look(self) -> Look:
        return Look(self.template, self.cv.design, facts(self.language).paper, self.view.dates())

    @cached_property
    def wanted_view(self) -> View:
        """What the page should say."""
        return view_of(
            self.cv,
            language=self.language,
            today=self.today,
            signature_place=self.signature_place,
            composer=self.composer,
            usual=usual_order(self.template),
        )

    @cached_property
    def view(self) -> View:
        """What the page says, in letters that the fonts have."""
        return self._legible[0]

    @property
    def warnings(self) -> tuple[str, ...]:
        """What of it cannot be shown as it is."""
        return (*self._legible[1], *self.look.warnings)

    @cached_property
    def _legible(self) -> tuple[View, tuple[str, ...]]:
        return legible(self.wanted_view)

    def flow(self, density: Density, split: str = "") -> Flow:
        """The order of the sections in the file; `split` is where the second page begins in a flow of two widths."""
        return flow_of(self.view, self.look, density, has_photo=self.photo is not None, split=split)

    def texts(self, density: Density = DENSITIES[0], split: str = "") -> list[str]:
        """Every string in the order in which the file says them."""
        return self.view.texts(self.flow(density, split).sections(), self.look.template.head)

    def job(self, density: Density, *, breaks: tuple[str, ...] = (), split: str = "", with_paths: bool = False) -> Job:
        """The pages at a density. `breaks` are field paths before which a page ends."""
        jpeg = self.photo.jpeg if self.photo else b""
        return Job(
            sheet=sheet_of(
                self.view,
                self.flow(density, split),
                self.look,
                density,
                self.composer,
                has_photo=bool(jpeg),
                with_paths=with_paths,
            ),
            language=self.view.language,
            texts_language=self.view.texts_language,
            look=self.look,
            density=density,
            today=self.today,
            attachment=self._attachment,
            attachment_title=words.attachment(self.language),
            photo=jpeg,
            breaks=breaks,
            split=split,
        )

    @property
    def _attachment(self) -> Attachment | None:
        return Attachment(self.content, self.photo.jpeg if self.photo else b"") if self.embed_data else None
