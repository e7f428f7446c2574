"""Cuts that make a CV fit. Each is typeset and counted before it is proposed: proven, not estimated."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from cv_generator.cv import paths
from cv_generator.cv.limits import Limits
from cv_generator.cv.model import Cv
from cv_generator.cv.paths import Edit
from cv_generator.rendering import essentials, fit
from cv_generator.rendering.measure import Measured
from cv_generator.rendering.order import Order
from cv_generator.rendering.savings import WAYS, Saving, Way
from cv_generator.rendering.typesetter import Layout

MOST_CUTS = 5
_TRIES = 3
"""How often a way may take further steps, since page breaks cost more than the heights alone say."""

_NAMED = 6


@dataclass(frozen=True, slots=True)
class Cut:
    """Edits after which the CV has `page_count` pages, as typeset."""

    description: str
    edits: tuple[Edit, ...]
    page_count: int

    def as_dict(self) -> dict[str, Any]:
        """The form of the answer; `edits` can be sent to `update_cv_field` as they are."""
        return {
            "description": self.description,
            "edits": [_sent(edit) for edit in self.edits],
            "page_count": self.page_count,
        }


def proven_cuts(order: Order, heights: Measured, layout: Layout) -> tuple[Cut, ...]:
    """Up to five cuts, the mildest first; at least one. `layout` is the one at the tightest density."""
    over = max(heights.line, heights.total - order.max_pages * heights.room, _over(layout, order))
    found = [cut for way in WAYS if (cut := _by(way, order, heights, over))]
    return tuple(found[:MOST_CUTS]) or tuple(islice(_to_essentials(order), 1))


def _by(way: Way, order: Order, heights: Measured, over: float) -> Cut | None:
    needed = over
    for _ in range(_TRIES):
        taken = _taken(way.steps(order.cv, heights, needed), needed)
        edits = tuple(edit for saving in taken for edit in saving.edits)
        if not taken or len(edits) > Limits().edits_per_call:
            return None
        layout = fit.tightest(order.of(edited(order.cv, edits)))
        if layout.pages <= order.max_pages:
            return Cut(_described(way, taken), edits, layout.pages)
        needed += max(2 * heights.line, _over(layout, order))
    return None


def _over(layout: Layout, order: Order) -> float:
    """Height in mm that does not find room, gaps at page ends included."""
    return layout.used - order.max_pages * layout.room


def _to_essentials(order: Order) -> Iterator[Cut]:
    for degree in essentials.DEGREES:
        edits = tuple(essentials.edits(order.cv, degree))
        pages = fit.tightest(order.of(edited(order.cv, edits))).pages
        if pages <= order.max_pages:
            yield Cut(degree.description, edits, pages)


def _taken(steps: Sequence[Saving], needed: float) -> Sequence[Saving]:
    """The first steps that together save enough; none where all of them do not."""
    saved = 0.0
    for number, saving in enumerate(steps, 1):
        saved += saving.mm
        if saved >= needed:
            return steps[:number]
    return ()


def edited(cv: Cv, edits: Sequence[Edit]) -> Cv:
    """The CV after edits that are known to be valid."""
    document = cv.model_dump()
    for edit in edits:
        paths.apply(document, edit)
    return Cv.model_validate(document)


def _described(way: Way, taken: Sequence[Saving]) -> str:
    named = ", ".join(saving.what for saving in taken[:_NAMED])
    more = f" and {len(taken) - _NAMED} more" if len(taken) > _NAMED else ""
    return f"{way.says} {named}{more}: saves {sum(saving.mm for saving in taken):.0f} mm"


def _sent(edit: Edit) -> dict[str, Any]:
    sent: dict[str, Any] = {"field_path": edit.field_path, "op": edit.op}
    return {**sent, "value": edit.value} if edit.has_value else sent
