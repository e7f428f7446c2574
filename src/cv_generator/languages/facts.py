"""What a language says of itself in `language.toml`: its names, whom it is read with, and how its pages are written."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from cv_generator.languages.folders import FACTS, LanguageFolderError, code_of, country_file, folder


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What the typeset CV says of its own accord."""

    curriculum_vitae: str
    attachment: str
    photo_of: str
    born: str
    nationality: str
    present: str
    month: str
    """A month of a year: `{month:02d}/{year}`, or `{name} {year}` with the names of `months`."""
    months: tuple[str, ...] = ()
    day: str
    """A calendar day, as a pattern of CLDR (UTS 35): `d MMMM y`."""
    headings: dict[str, str]
    languages_with_native: str = ""
    """The heading of languages with the mother tongue among them, where the usual one says foreign languages."""
    levels: dict[str, tuple[str, ...]]
    """Common levels of languages: the word that is printed, then the other words for the same."""

    def month_of(self, year: int, month: int) -> str:
        """A month of a year as it is printed: `06/2019`, `Jun 2019`."""
        return self.month.format(month=month, name=self.months[month - 1] if self.months else "", year=year)


@dataclass(frozen=True, slots=True, kw_only=True)
class Conventions:
    """What employers expect where the language is spoken; the texts are hints for agents, in English."""

    photo: str = ""
    consent: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    code: str
    name: str
    """In English."""
    own_name: str
    also_called: tuple[str, ...] = ()
    tag: str
    """BCP 47, for Word, screen readers and hyphenation."""
    paper: str = "a4"
    """On which a CV is printed where the person does not choose (`cv/design.py`)."""
    typography: dict[str, Any] = field(default_factory=dict)
    """What a country sets otherwise than `typography.toml` says."""
    read_with: tuple[str, ...] = ()
    letters: str = ""
    letter_weight: float = 0.0
    phone_regions: tuple[str, ...] = ()
    """Countries that a telephone number without a country code may belong to, the likeliest first."""
    area_codes: tuple[str, ...] = ()
    """Country codes of telephone numbers whose towns are in `places.txt` (script/make_places.py)."""
    mobile: dict[str, str] = field(default_factory=dict)
    """How mobile numbers begin in a country, or are written: a regular expression over digits and blanks."""
    country_names: tuple[str, ...] = ()
    """How the country of a tag is named in an address."""
    postal_line: str = ""
    """What a town's line has there and nowhere else: a regular expression."""
    page: Page
    conventions: Conventions = field(default_factory=Conventions)


@cache
def facts(tag: str) -> Facts:
    """The facts of a language; of a tag with a country (`de-CH`) with what the country writes otherwise.

    Raises:
        KeyError: for a language that is not there.
        LanguageFolderError: where its file cannot be understood.
    """
    file, country = folder(tag) / FACTS, country_file(tag)
    try:
        told = tomllib.loads(file.read_text("utf-8"))
        if country:
            _overlay(told, tomllib.loads(country.read_text("utf-8")))
        page = told.pop("page")
        levels = {level: tuple(words) for level, words in page.pop("levels").items()}
        conventions = Conventions(**told.pop("conventions", {}))
        return Facts(
            code=code_of(tag), page=Page(**_frozen(page), levels=levels), conventions=conventions, **_frozen(told)
        )
    except (tomllib.TOMLDecodeError, TypeError, KeyError) as error:
        raise LanguageFolderError(f"{country or file}: {error}") from error


def _overlay(told: dict[str, Any], otherwise: dict[str, Any]) -> None:
    """Tables are laid over each other; everything else replaces what was told."""
    for key, value in otherwise.items():
        if isinstance(value, dict) and isinstance(told.get(key), dict):
            _overlay(told[key], value)
        else:
            told[key] = value


def _frozen(told: dict[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in told.items()}
