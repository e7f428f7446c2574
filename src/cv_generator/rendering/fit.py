"""At most so many pages: the typesetter decides, and as few compilations as possible are spent on it.

The fewest pages at a readable size come first: what would stand on a last page less than half full is won back by a
tighter step, where one of the next four does it; else the last page is filled up.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from cv_generator.rendering.breaks import earlier_break, next_page, torn
from cv_generator.rendering.density import AIRY, DENSITIES, LOOSER, TIGHTEST, Density
from cv_generator.rendering.order import Order
from cv_generator.rendering.typesetter import Draft, Layout

FULL_PAGE = 3_100
"""Characters that fill a page at the loosest density, where each text counts 40 more for its white space.

The median of 60 CVs in the templates; single CVs differ from it by -20 % to +40 %. It only tells where to begin.
"""

HOPELESS = 1.15
"""Pages filled so many times over, by that count: the loosest density is not worth trying."""

AIRED = 0.95
"""A single page that is filled to less than this at the loosest density is set as airily as it can be up to it."""

SCANT = 0.5
"""A last page that carries less than this is won back, or filled up."""

SPARSE = 0.4
"""A last page that carries less than this is filled up by setting all more airily."""

STRAY = 0.3
"""A last page never carries less, where a break before an earlier entry can help it."""

ROOMY = 0.93
"""A last page that was won back and carries less than this may have been won back with a looser step too."""

STEPS = 4
"""How many steps tighter than it had to be a CV is set to save a page."""

MOST_LOOSER = 2
"""How many steps are tried to fill a single page; each costs a layout."""

MOST_BREAKS = 12
"""How many breaks of pages are mended; each costs a layout."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """A draft that keeps to the pages."""

    draft: Draft


@dataclass(frozen=True, slots=True)
class TooLong:
    """Nothing fits: the draft at the tightest density."""

    draft: Draft


def fitted(order: Order) -> Fitted | TooLong:
    """The document at the loosest density that keeps to the pages, and to fewer where a tighter one does without a
    scant one."""
    found = _loosest(order)
    if isinstance(found, TooLong):
        return found
    return Fitted(_better(order, found.draft))


def _loosest(order: Order) -> Fitted | TooLong:
    guess = sum([len(text) + 40 for text in order.view.texts()]) / (FULL_PAGE * order.max_pages)
    if guess > HOPELESS:
        return _tightened(order, _first_that_fits(guess), fails=-1)
    loosest = draft_of(order, DENSITIES[0])
    layout = loosest.layout
    if layout.pages > order.max_pages:
        return _tightened(order, _first_that_fits(layout.used / (order.max_pages * layout.room)), fails=0)
    return Fitted(loosest)


def draft_of(order: Order, density: Density, breaks: tuple[str, ...] = ()) -> Draft:
    """The draft at a density, with pages that end where they should."""
    draft = Draft(order.job(density, breaks=breaks))
    if draft.layout.pages == 1:
        return draft
    split = ""
    if order.look.template.side and (split := next_page(draft.layout)):
        draft = Draft(order.job(density, breaks=breaks, split=split))
    sections = order.view.sections
    for _ in range(MOST_BREAKS):
        path = torn(draft.layout, sections, breaks)
        if not path or draft.layout.pages > order.max_pages:  # no break makes pages fewer
            break
        if split and draft.layout.page_of(path) == 1:
            split = path
        else:
            breaks = (*breaks, path)
        draft = Draft(order.job(density, breaks=breaks, split=split))
    return draft


def _better(order: Order, draft: Draft) -> Draft:
    """The draft, or one that looks better: without a scant last page, or with an airy single one."""
    layout = draft.layout
    if layout.pages == 1:
        room = AIRED * layout.room if draft.job.density is DENSITIES[0] else 0.0
        looser = [step for step in LOOSER if layout.used * step.share <= room]
        return _first(order, looser[:MOST_LOOSER], lambda found: found.pages == 1) or draft
    if _last(layout) >= SCANT:
        return draft
    return _won_back(order, draft) or _filled_up(order, draft)


def _last(layout: Layout) -> float:
    """How far the last page is filled; nothing of the body may stand there, only the small print."""
    return layout.body[1] / layout.room if layout.body[0] == layout.pages else 0.0


def _won_back(order: Order, draft: Draft) -> Draft | None:
    """The loosest of the next steps that saves the last page.

    Which of them may save it is guessed from heights, and what goes over to the next page makes the guess too careful:
    where the step leaves room, the looser ones before it are tried too.
    """
    layout, here = draft.layout, draft.job.density
    at = DENSITIES.index(here)
    steps = DENSITIES[at + 1 : at + 1 + STEPS]
    needed = layout.used / ((layout.pages - 1) * layout.room) / here.share
    likely = [step for step in steps if needed * step.share <= 1.0]
    won = _first(order, likely, lambda found: found.pages < layout.pages)
    while won and _last(won.layout) < ROOMY and (looser := DENSITIES.index(won.job.density) - 1) > at:
        found = draft_of(order, DENSITIES[looser])
        if found.layout.pages > won.layout.pages:
            break
        won = found
    return won


def _first(order: Order, steps: list[Density], suits: Callable[[Layout], bool]) -> Draft | None:
    for density in steps:
        found = draft_of(order, density)
        if suits(found.layout):
            return found
    return None


def _filled_up(order: Order, draft: Draft) -> Draft:
    """The last page filled: more airily where that is enough, else with what stood at the end of the page before."""
    pages = draft.layout.pages
    loose = [AIRY] if draft.job.density is DENSITIES[0] and _last(draft.layout) < SPARSE else []
    airy = _first(order, loose, lambda found: found.pages == pages)
    best = airy or draft
    if _last(best.layout) >= STRAY or order.look.template.side:
        return best
    path = earlier_break(best.layout, order.view.sections, STRAY + 0.05)
    evened = draft_of(order, best.job.density, (*best.job.breaks, path)) if path else best
    return evened if evened.layout.pages == pages else best


def _tightened(order: Order, first: int, fails: int) -> Fitted | TooLong:
    """The loosest step after `fails` that fits. Bisection, with the measured height as a hint.

    It relies on this: a looser step never needs fewer pages.
    """
    fits, at = len(DENSITIES), max(first, fails + 1)
    best: Draft | None = None
    while fits - fails > 1:
        draft = draft_of(order, DENSITIES[at])
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
    return draft_of(order, TIGHTEST).layout
