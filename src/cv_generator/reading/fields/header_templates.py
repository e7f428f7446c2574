"""The ways in which the cells of a header may share its roles: title `T`, employer `E`, place `L`, a mere text `X`.

Several letters stand for several roles in one cell; `+` goes on with the role of the cell before it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

_COMPOSITES = (
    "T",
    "E",
    "L",
    "TE",
    "ET",
    "EL",
    "LE",
    "TL",
    "LT",
    "TEL",
    "TLE",
    "ETL",
    "ELT",
    "LTE",
    "LET",
    "X",
    "+",
    "+L",
)
_CODES = {
    1: tuple(code for code in _COMPOSITES if code[0] not in "X+"),
    2: tuple(code for code in _COMPOSITES if code not in ("LT", "LTE", "LET", "ELT", "TLE")),
    3: ("T", "E", "L", "TE", "ET", "EL", "LE", "TL", "X", "+", "+L"),
    4: ("T", "E", "L", "EL", "TL", "X", "+", "+L"),
    5: ("T", "E", "L", "EL", "TL", "X", "+", "+L"),
}
"""By the number of cells: the more there are, the less one cell holds."""
ROLES = {"work_experience": "TEL", "education": "TEL", "further_experience": "TE"}
MOST_CELLS = 5


@cache
def plain_codes(cells: int, allowed: str) -> tuple[str, ...]:
    """What a cell of a header may be by itself, where the header has these roles."""
    return tuple(code for code in _CODES[cells] if code == "X" or set(code) <= set(allowed))


@cache
def templates(cells: int, only: str, kind: str, order: str) -> tuple[tuple[str, ...], ...]:
    allowed = only or ROLES[kind]
    return tuple(template for template in _sequences(cells, allowed) if _in_order("".join(template), order))


def _in_order(roles: str, order: str) -> bool:
    if "T" not in roles or "E" not in roles:
        return True
    return (roles.index("T") < roles.index("E")) == (order == "TE")


def _sequences(cells: int, allowed: str) -> Iterator[tuple[str, ...]]:
    def extend(prefix: tuple[str, ...], used: frozenset[str]) -> Iterator[tuple[str, ...]]:
        if len(prefix) == cells:
            if used:
                yield prefix
            return
        for code in _CODES[max(1, cells)]:
            if code == "X":
                if prefix:
                    yield from extend((*prefix, "X"), used)
            elif code[0] == "+":
                if prefix and prefix[-1] != "X" and not used & set(code) and set(code[1:]) <= set(allowed):
                    yield from extend((*prefix, code), used | set(code[1:]))
            elif not used & set(code) and set(code) <= set(allowed):
                yield from extend((*prefix, code), used | set(code))

    yield from extend((), frozenset())


@cache
def named_in(template: tuple[str, ...]) -> tuple[bool, bool, bool]:
    """Whether a template has a title, an employer, and a cell that goes on with the role before it."""
    roles = "".join(template)
    return "T" in roles, "E" in roles, "+" in roles
