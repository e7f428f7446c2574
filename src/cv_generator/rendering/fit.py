"""At most so many pages: the typesetter decides, and as few compilations as possible are spent on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from cv_generator.rendering import typesetter
from cv_generator.rendering.density import DENSITIES, Density
from cv_generator.rendering.typesetter import Job, Layout

JobAt = Callable[[Density], Job]
"""What is to be set, but for its density."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """The loosest density that fits, with its document."""

    job: Job
    layout: Layout
    pdf: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class TooLong:
    """Nothing fits: the layout at the tightest density."""

    job: Job
    layout: Layout


def fitted(job_at: JobAt, max_pages: int) -> Fitted | TooLong:
    """Sets the document at the loosest density that keeps to `max_pages`."""
    for density in DENSITIES:
        job = job_at(density)
        pdf, layout = typesetter.pdf(job)
        if layout.pages <= max_pages:
            return Fitted(job, layout, pdf)
    return TooLong(job, layout)
