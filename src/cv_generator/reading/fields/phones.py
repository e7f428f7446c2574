"""Telephone numbers in international form, with the country that the rest of the CV tells."""

from __future__ import annotations

import re

from cv_generator.languages import facts, sections

_HOUSE = re.compile(r"\d{1,4}(?:\s?[/-]\s?\d{1,4}){0,2}\s*[–-]?\s*(?:\d{4,5}|\d\d-\d{3})\s*")
_POSTCODES = (
    ("PL", re.compile(r"\b\d\d-\d{3}\b")),
    ("GB", re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b")),
    ("US", re.compile(r"\b[A-Z]{2},? \d{5}(?:-\d{4})?\b")),
    ("CH", re.compile(r"\bCH[- ]?\d{4}\b")),
    ("AT", re.compile(r"\bAT?[- ]\d{4}\b")),
    ("DE", re.compile(r"\bD(?:E)?[- ]\d{5}\b|(?<![\d.])\d{5} [A-ZÄÖÜ]")),
    ("IE", re.compile(r"\b[A-Z]\d[\dW] ?[A-Z\d]{4}\b")),
    ("CH/AT", re.compile(r"(?<![\d.])\d{4} [A-ZÄÖÜ]")),
)


def is_house_and_postcode(text: str, number: str) -> bool:
    """`117/14 1050` of `Schönbrunner Straße 117/14 1050 Wien`: an address, though it has the digits of a number."""
    before, _, behind = text.partition(number)
    return bool(_HOUSE.fullmatch(number) and re.search(r"[^\W\d]\.?\s*$", before) and re.match(r"\s*[^\W\d]", behind))


def regions(address: str, nationality: str, language: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Countries that a national number may belong to: those that the address tells, and those that are common."""
    told: list[str] = []
    folded = f" {address.casefold()} "
    for region, names in sections("countries").items():
        if any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", folded) for name in names):
            told.append(region)
    for region, pattern in _POSTCODES:
        if pattern.search(address):
            told.extend(_by_nationality(nationality, region.split("/")))
            break
    return tuple(dict.fromkeys(told)), tuple(_by_nationality(nationality, list(facts(language).phone_regions)))


def _by_nationality(nationality: str, choices: list[str]) -> list[str]:
    folded = nationality.casefold()
    names = sections("countries")
    return sorted(choices, key=lambda region: not any(name in folded for name in names.get(region, ())))


def international(text: str, told: tuple[str, ...], common: tuple[str, ...] = ()) -> tuple[str, float]:
    """A number as `+41 79 555 01 23`, in the groups that are printed, and how certain that is.

    A number in use beats one that is only long enough, but the countries that the address tells come before all others.
    What is no number anywhere stays as it is printed.
    """
    import phonenumbers

    bare = re.sub(r"^\(?00", "+", text.replace("(0)", " ").strip())
    known = bare.startswith("+")
    for group, certainty in ((("ZZ",), 0.95),) if known else ((told, 0.95), (common, 0.7)):
        for fits in (phonenumbers.is_valid_number, phonenumbers.is_possible_number):
            for region in group:
                try:
                    number = phonenumbers.parse(bare, None if known else region)
                except phonenumbers.NumberParseException:
                    continue
                if fits(number):
                    national = phonenumbers.national_significant_number(number)
                    sure = certainty if fits is phonenumbers.is_valid_number else certainty - 0.15
                    return _grouped(bare, f"{number.country_code}", national), sure
    return text, 0.5


def _grouped(bare: str, country: str, national: str) -> str:
    """The printed groups behind the country code, without the trunk prefix."""
    groups = bare
    if groups.startswith("+"):
        groups = groups[1:].lstrip()
        groups = groups[len(country) :] if groups.startswith(country) else groups
    groups = groups.strip(" -./")
    while re.sub(r"\D", "", groups) != national and re.match(r"\(?0", groups):
        groups = re.sub(r"^(\(?)0", r"\1", groups)
    if re.sub(r"\D", "", groups) != national:
        groups = national
    return f"+{country} {groups.strip()}"
