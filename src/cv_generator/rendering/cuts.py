"""Cuts that make a CV fit. Each is typeset and counted before it is proposed: proven, not estimated."""

from __future__ import annotations

import re
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
        edits = _in_order([edit for saving in taken for edit in saving.edits])
        if not taken or len(edits) > Limits().edits_per_call:
            return None
        layout = fit.tightest(order.of(edited(order.cv, edits)))
        if layout.pages <= order.max_pages:
            return Cut(_described(way, taken), edits, layout.pages)
        more = needed + max(2 * heights.line, _over(layout, order))
        needed = max(more, sum(saving.mm for saving in taken) + heights.line)  # else the same steps would be taken
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
    """The CV after edits that are known to be valid, as they will be carried out: a design follows its headings."""
    return Cv.model_validate(paths.carried_out(cv.model_dump(), edits))


def _in_order(edits: Sequence[Edit]) -> tuple[Edit, ...]:
    """Edits that can be carried out one after the other: what is removed from a list goes from its end."""
    return tuple(sorted(edits, key=lambda edit: [-int(number) for number in re.findall(r"\d+", edit.field_path)]))


def _described(way: Way, taken: Sequence[Saving]) -> str:
    """`Drop three bullets of Junior Clerk, 1998; one bullet of Clerk, 2001 (saves 31 mm)`."""
    counted: dict[tuple[str, str], int] = {}
    for saving in taken:
        counted[saving.what, saving.unit] = counted.get((saving.what, saving.unit), 0) + 1
    named = [f"{_count(count, unit)} of {what}" if unit else what for (what, unit), count in counted.items()]
    more = f"; and {len(named) - _NAMED} more" if len(named) > _NAMED else ""
    says = f"{way.says}s" if way.says.endswith("section") and len(named) > 1 else way.says
    return f"{says} {'; '.join(named[:_NAMED])}{more} (saves {sum(saving.mm for saving in taken):.0f} mm)"


_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def _count(count: int, unit: str) -> str:
    return f"{_SMALL[count] if count < len(_SMALL) else count} {unit}{'s' if count > 1 else ''}"


def _sent(edit: Edit) -> dict[str, Any]:
    sent: dict[str, Any] = {"field_path": edit.field_path, "op": edit.op}
    return {**sent, "value": edit.value} if edit.has_value else sent
