"""The words that dates are made of, from the `dates.txt` of the languages that count.

The names of months come from CLDR besides, for the languages that CLDR has.
"""

from __future__ import annotations

from cv_generator.languages import active, cldr, pattern, remembered, sections, sections_in

ROMAN_MONTHS = {
    r: n for n, r in enumerate(["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"], 1)
}


def words(section: str) -> str:
    """The phrases of a section as alternatives of a regular expression."""
    return pattern("dates", section)


@remembered()
def open_from() -> frozenset[str]:
    """Words that leave the end open where nothing follows: `From 2019`."""
    return frozenset(sections("dates").get("open from", ()))


@remembered()
def month_names() -> dict[str, int]:
    """Lower-case month name or abbreviation, without its dot, in any of the languages -> 1 to 12."""
    names: dict[str, int] = {}
    for code in active():
        names.update((name.casefold().rstrip("."), number) for name, number in cldr.month_names(code))
    for code in active():
        listed = sections_in("dates", code)
        for number in range(1, 13):
            names.update(dict.fromkeys(listed.get(str(number), ()), number))
    return names
