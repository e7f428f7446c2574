"""At most so many pages: the typesetter decides, and as few compilations as possible are spent on it."""

from __future__ import annotations

from dataclasses import dataclass, field

from cv_generator.rendering import typesetter
from cv_generator.rendering.density import AIRY, DENSITIES, TIGHTEST, Density
from cv_generator.rendering.order import Order
from cv_generator.rendering.typesetter import Job, Layout

FULL_PAGE = 5_500
"""Characters that an A4 page holds at most, at the tightest density. What has more is not tried loosely."""

LOST = 0.55
"""A single page that is filled to less than this looks empty; it is set airily."""

SCANT = 1 / 6
"""A last page that carries less than this is won back where one step tighter does it."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """The chosen density, with its document."""

    job: Job
    layout: Layout
    pdf: bytes = field(repr=False)


def fitted(order: Order) -> Fitted | None:
    """The document at the loosest density that keeps to the pages; None where none does."""
    if sum(map(len, order.view().texts())) > FULL_PAGE * order.max_pages:
        return _tightened(order, None)
    loosest = order.job(DENSITIES[0])
    pdf, layout = typesetter.pdf(loosest)
    if layout.pages > order.max_pages:
        return _tightened(order, layout)
    better = _better(order, layout)
    return _made(order.job(better)) if better else Fitted(loosest, layout, pdf)


def _made(job: Job) -> Fitted:
    pdf, layout = typesetter.pdf(job)
    return Fitted(job, layout, pdf)


def _better(order: Order, layout: Layout) -> Density | None:
    """The neighbouring step, where it looks better than the loosest one although that fits."""
    if layout.pages == 1:
        airy = layout.used < LOST * layout.room and _pages(order, AIRY) == 1
        return AIRY if airy else None
    scant = layout.body[0] < layout.pages or layout.body[1] < SCANT * layout.room
    return DENSITIES[1] if scant and _pages(order, DENSITIES[1]) < layout.pages else None


def _tightened(order: Order, loosest: Layout | None) -> Fitted | None:
    """Starts at the step that should fit by the measured height, and moves to the loosest that does."""
    at = _promising(loosest, order.max_pages) if loosest else len(DENSITIES) - 1
    if _pages(order, DENSITIES[at]) <= order.max_pages:
        while at > 1 and _pages(order, DENSITIES[at - 1]) <= order.max_pages:
            at -= 1
        return _made(order.job(DENSITIES[at]))
    for density in DENSITIES[at + 1 :]:
        if _pages(order, density) <= order.max_pages:
            return _made(order.job(density))
    return None


def _promising(loosest: Layout, max_pages: int) -> int:
    fits = (
        step
        for step, density in enumerate(DENSITIES)
        if step and loosest.used * density.share <= max_pages * loosest.room
    )
    return next(fits, len(DENSITIES) - 1)


def _pages(order: Order, density: Density) -> int:
    return typesetter.layout(order.job(density)).pages


def tightest(order: Order) -> Layout:
    """The layout at the tightest density, fitting or not."""
    return typesetter.layout(order.job(TIGHTEST))
