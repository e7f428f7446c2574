"""Letters that no font can show are replaced by a visible mark, and said so. Never an empty box unnoticed.

Characters that nobody sees (soft hyphens, joiners, direction marks) are left out: they would tear words apart in the
text layer.
"""

from __future__ import annotations

import unicodedata
from dataclasses import fields, is_dataclass, replace
from typing import Any

from cv_generator.rendering import typefaces
from cv_generator.rendering.view import View

MARK = "\ufffd"
"""REPLACEMENT CHARACTER, a question mark on a black diamond; Arimo has it."""

_BLANK_LETTERS = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters and symbols by their category that print nothing: Hangul fillers, the empty Braille pattern."""

_OF_PICTURES = frozenset({"\ufe0e", "\ufe0f", "\u20e3", *map(chr, range(0x1F3FB, 0x1F400))})
"""What says that a sign is a picture, or the colour of a skin: our pictures have one form, without colour."""

_NAMES_SHOWN = 12


def legible(view: View) -> tuple[View, tuple[str, ...]]:
    """The view in letters that can be shown, and a warning that names those that cannot."""
    text = "".join(view.texts())
    if typefaces.is_usual(text):
        return view, ()
    letters = set(text)
    unseen = {it for it in letters if unicodedata.category(it) == "Cf" or it in _BLANK_LETTERS or it in _OF_PICTURES}
    missing = {letter for letter in letters - unseen if not typefaces.shows(letter)}
    if not unseen and not missing:
        return view, ()
    table = str.maketrans({**dict.fromkeys(unseen, ""), **dict.fromkeys(missing, MARK)})
    return _translated(view, table), (_warning(missing),) if missing else ()


def _warning(missing: set[str]) -> str:
    named = [f"{letter} (U+{ord(letter):04X})" for letter in sorted(missing)]
    more = f" and {len(named) - _NAMES_SHOWN} more" if len(named) > _NAMES_SHOWN else ""
    return (
        f"No font shows {', '.join(named[:_NAMES_SHOWN])}{more}; {MARK} stands in its place. "
        "Write it in other letters, or have a font added (see the documentation on fonts)."
    )


def _translated(part: Any, table: dict[int, str]) -> Any:
    """The same structure with all displayed strings translated; paths, addresses and kinds stay."""
    if isinstance(part, str):
        return part.translate(table)
    if isinstance(part, tuple):
        return tuple(_translated(item, table) for item in part)
    if is_dataclass(part) and not isinstance(part, type):
        shown = (it.name for it in fields(part) if it.name not in ("path", "url", "kind", "language"))
        return replace(part, **{name: _translated(getattr(part, name), table) for name in shown})
    return part
