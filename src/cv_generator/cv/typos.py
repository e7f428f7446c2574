"""Names that are misspelt, told apart from other words that only look alike.

`salary` has letters in common with `summary`, and `preferences` all but one with `references`: a value would end in a
field of which nobody spoke. So a misspelling begins with the right letter, and has one slip, or two in a long name.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

_LONG = 8
"""Letters from which a name may have two slips."""
_SHORTEST = 3

OTHER_WORDS: Final = frozenset(
    "accented accept accident ascent bulleted bulletin contract designed designer detailed "
    "educational educator employed employee employees emulation entities equation experienced explorer fond foot fort "
    "front heading headings headliner "
    "holdings interacts intercepts interested intersects lever locating locations pager piper prone referents "
    "skulls tile titled titles trailing vague vale valued".split()
)
"""Words that are a slip or two away from a field's name and mean something else."""


def misspelt(name: str, known: Iterable[str], slips: int = 2) -> list[str]:
    """The known names of which a name is a misspelling, those with the fewest slips; none for another word.

    `slips` are the most that a long name may have.
    """
    name = name.lower()
    if len(name) < _SHORTEST or name in OTHER_WORDS:
        return []
    allowed = min(slips, 2 if len(name) >= _LONG else 1)
    counted = {each: _slips(name, each, allowed) for each in known if each[:1] == name[:1]}
    fewest = min(counted.values(), default=allowed + 1)
    return [each for each, number in counted.items() if number == fewest <= allowed]


def _slips(name: str, known: str, allowed: int) -> int:
    """Letters that are wrong, missing, too many or changed places; more than `allowed` are not counted to the end."""
    if abs(len(name) - len(known)) > allowed:
        return allowed + 1
    before: list[int] = []
    row = list(range(len(known) + 1))
    for i, letter in enumerate(name, 1):
        last, row = row, [i]
        for j, other in enumerate(known, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == known[j - 2] and name[i - 2] == other:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > allowed:
            return allowed + 1
        before = last
    return row[-1]
