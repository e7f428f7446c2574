"""The town of an address that stands where the place of a job does: its street is left over."""

from __future__ import annotations

import re
from dataclasses import replace

from cv_generator.reading.fields.found import Found
from cv_generator.reading.words import evidence

_LETTERED = r"[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}"
_CODE = re.compile(
    rf"(?:(?:[A-Z]{{1,2}}-)?(?:\d{{4}} [A-Z]{{2}}|\d{{4}}-\d{{3}}|\d\d-\d{{3}}|\d{{4,5}})|{_LETTERED}) (?=[^\W\d_a-z])"
    rf"|(?<=\w) (?:{_LETTERED}|\d{{4,5}})$"
)
"""A postal code before or behind its town: `80331 München`, `1012 AB Amsterdam`, `00-950 Warszawa`, `Leeds LS1 4DY`"""


def without_street(place: Found) -> Found:
    """A place without its street and postal code: `Leeds` of `12 Mill Road, Leeds`. Without a street it stays."""
    pieces = place.value.split(", ")
    towns = [piece for piece in pieces if not evidence.is_in_street(piece)]
    if not towns or len(towns) == len(pieces):
        return place
    return replace(place, value=", ".join(_CODE.sub("", town) if not at else town for at, town in enumerate(towns)))
