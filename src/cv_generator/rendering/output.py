"""What typesetting yields."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Typeset:
    """A finished document.

    `tightened` says in words what was made tighter than the template's loosest density, empty where nothing was.
    `warnings` are texts for the answer's `validation`, such as characters that no font can show.
    """

    data: bytes = field(repr=False)
    media_type: str
    page_count: int
    file_name: str
    template: str
    tightened: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
