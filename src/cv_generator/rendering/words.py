"""Headings, date words and level words of the three languages.

Dates are written one way per language (the reasons stand in docs/typesetting.md): `May 2020 – Present`,
`05/2020 – heute`, `05.2020 – obecnie`.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from cv_generator.cv import dates
from cv_generator.cv.language import Language

Words = dict[Language, str]

HEADINGS: Final[dict[str, Words]] = {
    "summary": {"en": "Profile", "de": "Profil", "pl": "Profil zawodowy"},
    "work_experience": {"en": "Work Experience", "de": "Berufserfahrung", "pl": "Doświadczenie zawodowe"},
    "education": {"en": "Education", "de": "Ausbildung", "pl": "Wykształcenie"},
    "further_experience": {
        "en": "Further Experience",
        "de": "Weitere Erfahrungen",
        "pl": "Dodatkowe doświadczenie",
    },
    "skills": {"en": "Skills", "de": "Kenntnisse", "pl": "Umiejętności"},
    "languages": {"en": "Languages", "de": "Sprachen", "pl": "Języki obce"},
    "certifications": {"en": "Certifications", "de": "Zertifikate", "pl": "Certyfikaty"},
    "trainings": {"en": "Training", "de": "Weiterbildung", "pl": "Kursy i szkolenia"},
    "publications": {"en": "Publications", "de": "Publikationen", "pl": "Publikacje"},
    "awards": {"en": "Awards", "de": "Auszeichnungen", "pl": "Nagrody i wyróżnienia"},
    "interests": {"en": "Interests", "de": "Interessen", "pl": "Zainteresowania"},
    "references": {"en": "References", "de": "Referenzen", "pl": "Referencje"},
}
CURRICULUM_VITAE: Final[Words] = {"en": "Curriculum Vitae", "de": "Lebenslauf", "pl": "Życiorys"}
ATTACHMENT: Final[Words] = {
    "en": "This curriculum vitae as data",
    "de": "Dieser Lebenslauf als Daten",
    "pl": "Niniejszy życiorys jako dane",
}
PHOTO_OF: Final[Words] = {"en": "Portrait of {name}", "de": "Porträt von {name}", "pl": "Zdjęcie: {name}"}

_PRESENT: Final[Words] = {"en": "Present", "de": "heute", "pl": "obecnie"}
_ENGLISH_MONTHS: Final = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_BORN: Final[Words] = {"en": "Born {day}", "de": "Geboren am {day}", "pl": "Data urodzenia: {day}"}
_NATIONALITY: Final[Words] = {
    "en": "Nationality: {text}",
    "de": "Staatsangehörigkeit: {text}",
    "pl": "Obywatelstwo: {text}",
}

# The levels that have one plain word in each language. A level in other words stays as the person put it.
_LEVELS: Final[tuple[tuple[str, Words], ...]] = (
    (
        r"native( speaker| language)?|mother[ -]?tongue|first language|muttersprach(e|lich|ler|lerin)"
        r"|(język )?ojczysty|rodzimy",
        {"en": "Native", "de": "Muttersprache", "pl": "język ojczysty"},
    ),
    (r"bilingual|zweisprachig|dwujęzyczn[yae]", {"en": "Bilingual", "de": "Zweisprachig", "pl": "dwujęzyczność"}),
    (r"fluent|fließend|fliessend|biegł[yae]|biegle|płynnie", {"en": "Fluent", "de": "Fließend", "pl": "biegle"}),
    (
        r"business fluent|professional working proficiency|verhandlungssicher",
        {"en": "Business fluent", "de": "Verhandlungssicher", "pl": "biegle w biznesie"},
    ),
    (
        r"intermediate|mittelstufe|średnio ?zaawansowany",
        {"en": "Intermediate", "de": "Mittelstufe", "pl": "średnio zaawansowany"},
    ),
    (
        r"basic( knowledge)?|beginner|elementary|grundkenntnisse|anfänger|podstawowy|podstawy",
        {"en": "Basic", "de": "Grundkenntnisse", "pl": "podstawowy"},
    ),
)
_CEFR: Final = re.compile(r"(?i)[ABC][12]\+?")


def date_range(canonical: str, language: Language) -> str:
    """`2020-05 – Present` -> `05/2020 – heute`. What is no date stays as it is."""
    found = dates.parse_date_range(canonical) if canonical else None
    if found is None:
        return canonical
    start = _point(found.start, language)
    if found.is_single:
        return start
    return f"{start} – {_point(found.end, language) if found.end else _PRESENT[language]}"


def day(value: dt.date, language: Language) -> str:
    """A calendar day: `23 September 1986`, `23.09.1986`."""
    if language == "en":
        from babel.dates import format_date

        return format_date(value, "d MMMM y", locale="en")
    return f"{value:%d.%m.%Y}"


def born(iso_day: str, language: Language) -> str:
    found = dates.parse_day(iso_day) if iso_day else None
    return _BORN[language].format(day=day(found, language) if found else iso_day) if iso_day else ""


def nationality(text: str, language: Language) -> str:
    return _NATIONALITY[language].format(text=text) if text else ""


def level(text: str, language: Language) -> str:
    """A CEFR level in capitals, a common level word in the CV's language, anything else untouched."""
    if _CEFR.fullmatch(text):
        return text.upper()
    for pattern, names in _LEVELS:
        if re.fullmatch(pattern, text.strip(), re.IGNORECASE):
            return names[language]
    return text


def _point(point: dates.PartialDate, language: Language) -> str:
    if not point.month:
        return str(point.year)
    if language == "en":
        return f"{_ENGLISH_MONTHS[point.month - 1]} {point.year}"
    separator = "/" if language == "de" else "."
    return f"{point.month:02d}{separator}{point.year}"
