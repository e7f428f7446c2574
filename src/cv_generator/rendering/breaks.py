"""Where pages must end so that nothing is torn badly: told from a layout, carried out by the next.

The typesetter itself keeps short entries and short sections whole, and headings with what follows. What it cannot
know is how many bullets of a long entry stand on each side of a break: at least two.
"""

from __future__ import annotations

from collections.abc import Sequence

from cv_generator.rendering.typesetter import Layout
from cv_generator.rendering.view import Entry, Section

LEAST: int = 2
"""Bullets of an entry that stand together on each side of a break."""


def torn(layout: Layout, sections: Sequence[Section], done: tuple[str, ...]) -> str:
    """The path before which a page has to end, for the first entry that is torn badly; "" where none is."""
    pages = {path: page for path, page, _ in reversed(layout.marks)}  # what goes on has a second mark
    first_of_page = {page: path for path, page, _ in reversed(layout.marks)}
    for entry in (entry for section in sections for entry in section.entries):
        path = _better(entry, pages)
        if path and path not in done and first_of_page.get(pages.get(path, 0)) != path:
            return path
    return ""


def _better(entry: Entry, pages: dict[str, int]) -> str:
    """Where the page should end instead, for an entry of which one bullet stands alone."""
    at = [pages[bullet.path] for bullet in entry.bullets if bullet.path in pages]
    if len(at) < len(entry.bullets) or not at or pages.get(entry.path, at[0]) == at[-1]:
        return ""
    head = pages[entry.path] if entry.date or entry.title or entry.where else at[0]
    before = at.count(head)
    after = len(at) - before
    if head != at[0] or before < LEAST or (after < LEAST and before - 1 < LEAST):
        return entry.path
    return entry.bullets[-LEAST].path if after < LEAST else ""


def next_page(layout: Layout) -> str:
    """The first part of the second page: where a flow of two widths goes over from one to the other."""
    return next((path for path, page, _ in layout.marks if page > 1 and path != "end"), "")


def earlier_break(layout: Layout, sections: Sequence[Section], least: float) -> str:
    """The entry or section before which the last page but one may end, so that the last is filled to `least`."""
    last = layout.pages
    top = layout.top
    wanted = least * layout.room - (layout.body[1] if layout.body[0] == last else 0.0)
    movable = {section.path for section in sections} | {entry.path for section in sections for entry in section.entries}
    ends = [(path, at - top) for path, page, at in layout.marks if page == last - 1 and path in movable]
    bottom = max((at - top for _, page, at in layout.marks if page == last - 1), default=0.0)
    fitting = [path for path, at in ends if bottom - at >= wanted - 6 and at >= 0.55 * layout.room]
    return fitting[-1] if fitting else ""
