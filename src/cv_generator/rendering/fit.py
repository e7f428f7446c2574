"""At most so many pages: the typesetter decides, and as few compilations as possible are spent on it."""

from __future__ import annotations

from dataclasses import dataclass

from cv_generator.rendering.density import AIRY, DENSITIES, TIGHTEST
from cv_generator.rendering.order import Order
from cv_generator.rendering.typesetter import Draft, Layout

FULL_PAGE = 2_900
"""Characters that fill a page at the loosest density, where each text counts 40 more for its white space.

The median of 60 CVs in the three templates; single CVs differ from it by -20 % to +40 %. It only tells where to begin.
"""

HOPELESS = 1.12
"""Pages filled so many times over, by that count: the loosest density is not worth trying."""

LOST = 0.55
"""A single page that is filled to less than this looks empty; it is set airily."""

SCANT = 1 / 6
"""A last page that carries less than this is won back where one step tighter does it."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """A draft that keeps to the pages."""

    draft: Draft


@dataclass(frozen=True, slots=True)
class TooLong:
    """Nothing fits: the draft at the tightest density."""

    draft: Draft


def fitted(order: Order) -> Fitted | TooLong:
    """The document at the loosest density that keeps to the pages."""
    guess = sum(len(text) + 40 for text in order.view.texts()) / (FULL_PAGE * order.max_pages)
    if guess > HOPELESS:
        return _tightened(order, _first_that_fits(guess), fails=-1)
    loosest = Draft(order.job(DENSITIES[0]))
    _ = loosest.pdf  # in most cases this is the file, and laying out first would cost a quarter more
    layout = loosest.layout
    if layout.pages > order.max_pages:
        return _tightened(order, _first_that_fits(layout.used / (order.max_pages * layout.room)), fails=0)
    return Fitted(_better(order, layout) or loosest)


def _better(order: Order, layout: Layout) -> Draft | None:
    """The neighbouring step, where it looks better than the loosest one although that fits."""
    if layout.pages == 1:
        airy = Draft(order.job(AIRY)) if layout.used < LOST * layout.room else None
        return airy if airy and airy.layout.pages == 1 else None
    scant = layout.body[0] < layout.pages or layout.body[1] < SCANT * layout.room
    tighter = Draft(order.job(DENSITIES[1])) if scant else None
    return tighter if tighter and tighter.layout.pages < layout.pages else None


def _tightened(order: Order, first: int, fails: int) -> Fitted | TooLong:
    """The loosest step after `fails` that fits. Bisection, with the measured height as a hint.

    It relies on this: a looser step never needs fewer pages.
    """
    fits, at = len(DENSITIES), max(first, fails + 1)
    best: Draft | None = None
    while fits - fails > 1:
        draft = Draft(order.job(DENSITIES[at]))
        layout = draft.layout
        likely = _first_that_fits(layout.used / (order.max_pages * layout.room) / DENSITIES[at].share)
        if layout.pages <= order.max_pages:
            fits, best = at, draft
            at = max(fails + 1, min(likely, (fails + fits) // 2))
        else:
            fails = at
            at = min(fits - 1, max(likely, (fails + fits) // 2))
    return Fitted(best) if best else TooLong(draft)


def _first_that_fits(filled: float) -> int:
    """The loosest step at which a CV should fit that fills the pages `filled` times over at the loosest one."""
    likely = (step for step, density in enumerate(DENSITIES) if filled * density.share <= 1)
    return next(likely, len(DENSITIES) - 1)


def tightest(order: Order) -> Layout:
    """The layout at the tightest density, fitting or not."""
    return Draft(order.job(TIGHTEST)).layout
