"""What was ordered: a CV with everything that decides its pages but the density."""

from __future__ import annotations

import base64
import datetime as dt
from dataclasses import dataclass, field, replace
from typing import Self

from cv_generator.cv.model import Cv, Language
from cv_generator.rendering import legible
from cv_generator.rendering.attachment import attachment_of
from cv_generator.rendering.density import Density
from cv_generator.rendering.photo import Prepared
from cv_generator.rendering.typesetter import Job
from cv_generator.rendering.view import View, view_of


@dataclass(frozen=True, slots=True)
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

    def view(self) -> View:
        """What the page shows, in letters that the fonts have."""
        return legible.legible(self.wanted_view())[0]

    def wanted_view(self) -> View:
        return view_of(self.cv, language=self.language, today=self.today, signature_place=self.signature_place)

    def job(self, density: Density) -> Job:
        jpeg = self.photo.jpeg if self.photo else None
        return Job(
            view=self.view(),
            template=self.template,
            density=density,
            today=self.today,
            attachment=attachment_of(self.cv, jpeg) if self.embed_data else "",
            photo=_in_svg(self.photo) if self.photo else "",
        )


def _in_svg(photo: Prepared) -> str:
    """The JPEG, untouched, inside an SVG: typst takes strings only, and an SVG may hold base64."""
    encoded = base64.b64encode(photo.jpeg).decode()
    size = f'width="{photo.width}" height="{photo.height}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size}><image {size} href="data:image/jpeg;base64,{encoded}"/></svg>'
    )
