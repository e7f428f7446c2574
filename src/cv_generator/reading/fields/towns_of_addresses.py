"""The town of an address that stands where the place of a job does: its street is left over."""

from __future__ import annotations

import re
from dataclasses import replace

from cv_generator.reading.fields.found import Found
from cv_generator.reading.words import evidence

_CODE = re.compile(r"(?:[A-Z]{1,2}-)?\d{4,5} (?=[^\W\d_a-z])")
"""A postal code before its town"""


def without_street(place: Found) -> Found:
    """A place without its street and postal code: `Leeds` of `12 Mill Road, Leeds`. Without a street it stays."""
    pieces = place.value.split(", ")
    towns = [piece for piece in pieces if not evidence.is_in_street(piece)]
    if not towns or len(towns) == len(pieces):
        return place
    return replace(place, value=", ".join(_CODE.sub("", town) if not at else town for at, town in enumerate(towns)))
