"""The names under which assistants send the parts of a CV, and where each belongs.

A place is `field`, or `field:role` where several values make one field: the parts of a name, an address or a period.
Names are compared in their plain form (`plain`), so one spelling here covers `fullName`, `Full Name` and `FULL-NAME`,
with and without diacritics.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from cv_generator.cv import call_words, mistakes_tongues, synonyms, typos
from cv_generator.cv.design import Design, Headings
from cv_generator.cv.model import (
    CustomEntry,
    CustomSection,
    Cv,
    Detail,
    Education,
    FurtherExperience,
    LanguageSkill,
    Link,
    SkillGroup,
    WorkExperience,
)
from cv_generator.cv.other_names import OF_CV, plain, squeezed
from cv_generator.cv.part import Part

_CV_SYNONYMS, _WORK_SYNONYMS, _EDUCATION_SYNONYMS, _FURTHER_SYNONYMS, _LANGUAGE_SYNONYMS = synonyms.ALL
_DATES = ("start_date", "end_date")

_LONG = 200
_LINES = ("bullets", "details", "items", "entries")
_LONG_ENOUGH = 6  # letters of a name whose misspellings are told from other words
_LONGEST = 100  # letters of a name that are looked at


@dataclass(frozen=True, slots=True)
class Place:
    """A field of a part, and the role of the value in it where several values make the field."""

    field: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class Names:
    """All names that are understood inside one part of the CV, in plain form without underscores.

    `accepted` are the names that need no explanation: the canonical ones and the accepted synonyms.
    """

    part: type[Part]
    places: Mapping[str, Place]
    accepted: frozenset[str]
    containers: frozenset[str] = field(default_factory=frozenset)

    def place(self, name: str) -> Place | None:
        """Where a name belongs; a small misspelling of a canonical name is understood. None for an unknown name.

        A name without Latin letters is unknown: its plain form is empty, as that of a sign is.
        """
        name = name[:_LONGEST]
        if not squeezed(name):
            return None
        if found := self.places.get(squeezed(name)):
            return found
        near = typos.misspelt(plain(name), self.part.model_fields)
        if len(near) == 1:
            return Place(near[0])
        if self.part is Cv and name in _LINES:
            return None  # of an entry, which is not named
        return _in_a_tongue(self.part).get(squeezed(name)) or self._misspelt(squeezed(name))

    def _misspelt(self, name: str) -> Place | None:
        """The place of the other names of which a name is a misspelling: `postion`, `experiance`. None where it is a
        name in another part, or may be meant for two places.
        """
        if (
            len(name) < _LONG_ENOUGH
            or not name.isalpha()
            or any(name in names.places for names in (ROOT, *SECTIONS.values()))
        ):
            return None
        found = {self.places[each] for each in typos.misspelt(name, _near_in_length(self.part, len(name)), slips=1)}
        return found.pop() if len(found) == 1 else None


@cache
def _near_in_length(part: type[Part], length: int) -> tuple[str, ...]:
    """The long names of a part's fields that have a letter more or less at most: few of them may be meant."""
    names = ROOT if part is Cv else next(each for each in SECTIONS.values() if each.part is part)
    return tuple(each for each in names.places if len(each) >= _LONG_ENOUGH and abs(len(each) - length) <= 1)


@cache
def _in_a_tongue(part: type[Part]) -> Mapping[str, Place]:
    """The names of a part's fields in the languages that are read."""
    fields = frozenset(part.model_fields)
    if part is Design:
        return {name: Place(member) for name, member in call_words.words(call_words.DESIGN).items()}
    if part is Cv:
        design = {name: ("design", member) for name, member in call_words.words(call_words.DESIGN).items()}
        found = design | dict(mistakes_tongues.of_cv(squeezed, fields))
    else:
        found = dict(mistakes_tongues.of_entry(squeezed, fields)) if "date_range" in fields else {}
    return {name: Place(*place) for name, place in found.items()}


def _names(part: type[Part], table: Mapping[str, str], accepted: Iterable[str] = (), containers: str = "") -> Names:
    places = {squeezed(name): Place(name) for name in part.model_fields}
    for target, words in table.items():
        name, _, role = target.partition(":")
        places.update((squeezed(word), Place(name, role)) for word in words.split())
    return Names(part, places, frozenset({*part.model_fields, *accepted}), frozenset(containers.split()))


_PERIOD = {
    "date_range": "dates date year period duration timeframe time_period years date_period daterange zeitraum dauer "
    "datum okres daty lata",
    "date_range:start_month": "start_month month_from from_month begin_month startmonat anfangsmonat monat_von "
    "von_monat miesiac_rozpoczecia miesiac_od od_miesiaca mois_debut mes_inicio mese_inizio startmaand",
    "date_range:end_month": "end_month month_to to_month finish_month endmonat monat_bis bis_monat miesiac_zakonczenia "
    "miesiac_do do_miesiaca mois_fin mes_fin mese_fine eindmaand",
    "date_range:start": "start_date start_year year_from from_year startjahr anfangsjahr jahr_von von_jahr "
    "rok_rozpoczecia rok_od annee_debut ano_inicio anno_inizio startjaar "
    "from start begin begin_date date_from from_date since startdatum beginn von seit "
    "debut date_debut date_de_debut fecha_inicio fecha_de_inicio inicio data_inizio inizio data_inicio begindatum "
    "desde depuis dal van "
    "data_rozpoczecia poczatek od",
    "date_range:end": "end_date end_year year_to to_year endjahr jahr_bis bis_jahr rok_zakonczenia rok_do "
    "annee_fin ano_fin anno_fine eindjaar "
    "to end until finish date_to to_date enddatum ende bis "
    "fin date_fin date_de_fin fecha_fin fecha_de_fin data_fine data_fim einddatum hasta ate al tot "
    "data_zakonczenia koniec do "
    "completion_date "
    "graduation_date graduation_year year_of_graduation graduated",
    "date_range:current": "current is_current currently present ongoing currently_working is_present current_job "
    "currently_work_here currently_employed currently_working_here still_working "
    ""
    "aktuell obecnie",
    "location": "city place town municipality country region address site ort stadt land standort arbeitsort "
    "lokalizacja miejsce "
    "miejscowosc miasto kraj adres location_city contact_info contact",
}
_TEXTS = (
    "description descriptions responsibilities achievements highlights tasks duties summary details bullets "
    "accomplishments "
    "activities points bullet_points key_achievements key_responsibilities results notes content text "
    "aufgaben tatigkeiten taetigkeiten beschreibung erfolge verantwortlichkeiten "
    "obowiazki zadania opis osiagniecia zakres_obowiazkow"
)
_PLACE = "location place city ort stadt arbeitsort lokalizacja miejsce miasto"
_LABELLED = "technologies tech_stack tools keywords skills url website link industry team_size department "
"technologien technologie"
NESTED = ("positions", "roles", "jobs", "degrees", "entries")
"""Names of a list in an entry whose items are entries themselves, at one employer or school."""
_POSITION = (
    "position job_title role jobtitle position_title job designation occupation function rolle funktion stelle beruf "
    "berufsbezeichnung bezeichnung titel stanowisko rola tytul"
)

WORK = _names(
    WorkExperience,
    {
        "employer": "company company_name organization organisation organization_name employer_name firm business "
        "name institution "
        "firma unternehmen arbeitgeber pracodawca nazwa_firmy",
        "title": _POSITION,
        "bullets": _TEXTS,
        "bullets:labelled": _LABELLED,
        **_PERIOD,
    },
    (*_WORK_SYNONYMS, *_DATES),
)
EDUCATION = _names(
    Education,
    {
        "institution": "school university institution_name college school_name university_name organization "
        "organisation academy name "
        "schule universitat universitaet hochschule bildungseinrichtung uczelnia szkola instytucja",
        "title:degree": "degree study_type qualification diploma program programme degree_name degree_type "
        "abschluss dyplom stopien "
        "titel tytul tytul_zawodowy qualification_title",
        "title:field": "field area field_of_study major subject specialization specialisation course_of_study "
        "discipline "
        "fachrichtung studiengang studienfach kierunek specjalizacja",
        "details": f"{_TEXTS} courses coursework honors honours modules schwerpunkte przedmioty",
        "details:labelled": "gpa score grade mark note final_grade minor thesis level url website ocena abschlussnote",
        **_PERIOD,
    },
    (*_EDUCATION_SYNONYMS, "degree", "field", *_DATES),
)
FURTHER = _names(
    FurtherExperience,
    {
        "organization": "company organisation organization_name association project project_name name institution "
        "employer entity "
        "verein organizacja projekt stowarzyszenie",
        "title": f"{_POSITION} roles",
        "bullets": _TEXTS,
        "bullets:labelled": f"{_LABELLED} type {_PLACE}",
        **{name: words for name, words in _PERIOD.items() if name != "location"},
    },
    (*_FURTHER_SYNONYMS, *_DATES),
)
LINKS = _names(
    Link,
    {
        "label": "network name type title platform text site description",
        "label:username": "username user handle nick",
        "url": "link href address uri website value contact",
    },
)
LANGUAGES = _names(
    LanguageSkill,
    {
        "language": "name lang title sprache jezyk langue idioma lengua lingua taal description",
        "level": "proficiency fluency niveau nivel livello stufe poziom cefr cefr_level level_name "
        "proficiency_level rating skill_level "
        "znajomosc kenntnisstand",
        "level:native": "native is_native mother_tongue muttersprache ojczysty",
    },
    _LANGUAGE_SYNONYMS,
)
SKILLS = _names(
    SkillGroup,
    {
        "group": "name category label title heading type area skill skill_name kategorie gruppe bezeichnung kategoria "
        "grupa nazwa",
        "group:level": "level proficiency rating niveau poziom",
        "items": "keywords skills list values technologies entries tools details content kenntnisse umiejetnosci "
        "description",
    },
)
DETAILS = _names(
    Detail,
    {
        "label": "name key title field type heading bezeichnung etykieta nazwa",
        "value": "text content description values angabe wert wartosc",
    },
)
CUSTOM_ENTRIES = _names(
    CustomEntry,
    {
        "organization": "company organisation organization_name association project_name institution employer entity "
        "issuer publisher awarder client venue verein firma institution_name organizacja",
        "title": f"{_POSITION} name heading roles",
        "bullets": f"{_TEXTS} items",
        "bullets:labelled": f"{_LABELLED} type",
        **_PERIOD,
    },
    (*_FURTHER_SYNONYMS, *_DATES),
)
CUSTOM_SECTIONS = _names(
    CustomSection,
    {
        "heading": "title name section section_title section_name header label uberschrift naglowek",
        "items": "content bullets texts lines list values text description inhalt bullet_points points details",
        "entries": "entry jobs positions records projects",
    },
)
DESIGN = _names(
    Design,
    {
        "template": "theme layout style vorlage szablon template_name",
        "accent": "accent_color accent_colour color colour primary_color primary_colour theme_color akzentfarbe farbe "
        "kolor highlight_color",
        "font": "font_family typeface font_name schrift schriftart czcionka",
        "paper": "paper_size page_size page_format papier format",
        "section_order": "order sections_order order_of_sections sections reihenfolge kolejnosc",
        "hidden": "hide hidden_fields hidden_sections hide_fields hide_sections ausgeblendet ukryte",
        "headings": "section_headings section_titles titles heading_names uberschriften naglowki",
        "page_numbers": "page_numbering numbers show_page_numbers pagination seitenzahlen numery_stron",
    },
)
HEADINGS = _names(Headings, {name: words for name, words in OF_CV.items() if name in Headings.model_fields})

ROOT = _names(
    Cv,
    OF_CV,
    (*_CV_SYNONYMS, *synonyms.SKILL_GROUPS),
    "cv_data cv cv_json cvdata resume resume_data curriculum_vitae lebenslauf zyciorys data document payload "
    "cv_source source "
    "personal_info personal personal_information personal_details personal_data person personalia basics basic_info "
    "contact "
    "contact_info contact_information contact_details contacts header identification candidate applicant general "
    "profile_info "
    "metadata meta skills_passport europass learner_info demographics profile headline "
    "personliche_daten persoenliche_daten kontakt kontaktdaten angaben_zur_person dane dane_osobowe dane_kontaktowe",
)

SECTIONS: Mapping[str, Names] = {
    "work_experience": WORK,
    "education": EDUCATION,
    "further_experience": FURTHER,
    "links": LINKS,
    "languages": LANGUAGES,
    "skills": SKILLS,
    "personal_details": DETAILS,
    "custom_sections": CUSTOM_SECTIONS,
    "entries": CUSTOM_ENTRIES,
    "headings": HEADINGS,
    "design": DESIGN,
}
"""The names inside each list of parts, and inside the design."""

TEXT_KEYS = ("label", "contact", "name", "value", "text", "title", "content", "description")
"""Under which name an object holds the one text that it wraps."""


def humanized(name: str) -> str:
    """`it_ai_skills` -> `IT & AI`, `techStack` -> `Tech stack`: a label made of a name. `CI/CD` is a label already, and
    so is a name in letters of which the plain form leaves nothing. The letters stay as they were sent: `führerschein`.
    """
    form = plain(name)
    if name[:1].isupper() or " " in name or not form:
        return name
    if form in synonyms.SKILL_GROUPS:
        return synonyms.SKILL_GROUPS[form]
    brands = {
        "linkedin": "LinkedIn",
        "github": "GitHub",
        "gitlab": "GitLab",
        "gpa": "GPA",
        "url": "URL",
        "orcid": "ORCID",
    }
    known = form.removesuffix("_url")
    text = unicodedata.normalize("NFC", name[:_LONG])
    words = re.findall(r"[^\W_]+", re.sub(r"(?<=[^\W_A-Z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", text))
    text = " ".join(words).lower().removesuffix(" url") if known != form else " ".join(words).lower()
    return brands.get(known, text.capitalize())
