"""The canonical CV: one pydantic model that JSON Schema, tools, documentation and errors inherit.

Every field may be empty: a draft that a reader or an assistant is still filling in is a valid CV. What a PDF needs
besides is said in `checks`. Unknown names are refused (`extra="forbid"`); accepted synonyms become canonical on the way
in (`synonyms`), and so do dates (`dates`).
"""

from __future__ import annotations

import re
from typing import Annotated, Any, Self

from pydantic import (
    Discriminator,
    Field,
    ModelWrapValidatorHandler,
    Tag,
    ValidationError,
    ValidationInfo,
    field_validator,
    model_validator,
)

from cv_generator.cv import problems, slashes, synonyms, typos
from cv_generator.cv.design import Design
from cv_generator.cv.design_forms import own_spelling
from cv_generator.cv.design_names import SETTINGS
from cv_generator.cv.language import Language
from cv_generator.cv.limits import LIST_ITEMS
from cv_generator.cv.other_names import field_called
from cv_generator.cv.part import Part
from cv_generator.cv.values import BirthDate, DateRangeText, Email, Item, Line, Phone, PhotoUrl, Prose, Url
from cv_generator.errors import InvalidInput
from cv_generator.languages import DEFAULT

Lines = Annotated[list[Item], Field(max_length=LIST_ITEMS)]


class Link(Part):
    """A profile or a web page."""

    label: Line = Field("", description="What the link is, where the address does not say it.", examples=["GitHub"])
    url: Url = Field("", description="Address, with or without https://.", examples=["github.com/anna-example"])

    @model_validator(mode="before")
    @classmethod
    def _canonical(cls, value: Any) -> Any:
        return synonyms.link(value)


class WorkExperience(Part):
    """One position at one employer."""

    date_range: DateRangeText = Field("", description="Period.", examples=["2020-01 – 2025-04", "2023-05 – Present"])
    employer: Line = Field("", description="Company or organisation.", examples=["Rheinwerk Mobilität GmbH"])
    location: Line = Field("", description="Town, perhaps country.", examples=["Köln"])
    title: Line = Field("", description="Position held.", examples=["Projektleiterin"])
    bullets: Lines = Field(default_factory=list, description="Tasks and achievements, one string each.")

    @model_validator(mode="before")
    @classmethod
    def _canonical(cls, value: Any) -> Any:
        return synonyms.work_experience(value)


class Education(Part):
    """One degree, school or apprenticeship."""

    date_range: DateRangeText = Field("", description="Period.", examples=["2006-10 – 2010-09"])
    institution: Line = Field("", description="School or university.", examples=["Universität Göttingen"])
    location: Line = Field("", description="Town, perhaps country.", examples=["Göttingen"])
    title: Line = Field("", description="Degree or qualification, with subject.", examples=["BSc Informatik"])
    details: Lines = Field(default_factory=list, description="Mark, thesis, focus: one string each.")

    @model_validator(mode="before")
    @classmethod
    def _canonical(cls, value: Any) -> Any:
        return synonyms.education(value)


class FurtherExperience(Part):
    """Volunteering, projects, memberships."""

    date_range: DateRangeText = Field("", description="Period.", examples=["2018-05 – Present"])
    organization: Line = Field("", description="Association or project.", examples=["Technisches Hilfswerk"])
    title: Line = Field("", description="Role.", examples=["Helferin"])
    bullets: Lines = Field(default_factory=list, description="Tasks and achievements, one string each.")

    @model_validator(mode="before")
    @classmethod
    def _canonical(cls, value: Any) -> Any:
        return synonyms.further_experience(value)


class SkillGroup(Part):
    """Skills under a common label."""

    group: Line = Field("", description="Label of the group.", examples=["Databases"])
    items: Lines = Field(default_factory=list, description="The single skills.", examples=[["PostgreSQL", "Redis"]])


def _skill_kind(value: Any) -> str | None:
    """Which of the two forms a skill has; None for neither. The blank tells a tag from a name in locations."""
    if isinstance(value, str):
        return "as text"
    return "as group" if isinstance(value, dict | SkillGroup) else None


Skill = Annotated[
    Annotated[Item, Tag("as text")] | Annotated[SkillGroup, Tag("as group")],
    Discriminator(_skill_kind),
]


class LanguageSkill(Part):
    """A language that the person speaks."""

    language: Line = Field("", description="Name of the language.", examples=["English"])
    level: Line = Field("", description="CEFR level or words, as the person puts it.", examples=["C1", "native"])

    @model_validator(mode="before")
    @classmethod
    def _canonical(cls, value: Any) -> Any:
        return synonyms.language(value)


class Detail(Part):
    """What the head of a CV holds besides: marital status, driving licence, place of birth, a second telephone."""

    label: Line = Field("", description="What it is.", examples=["Driving licence"])
    value: Line = Field("", description="What it says.", examples=["B"])

    @model_validator(mode="before")
    @classmethod
    def _canonical(cls, value: Any) -> Any:
        return synonyms.detail(value)


class CustomEntry(Part):
    """A dated entry of a custom section."""

    date_range: DateRangeText = Field("", description="Period.", examples=["2021-03 – 2021-09"])
    organization: Line = Field("", description="For whom or where.", examples=["Kunsthalle Bern"])
    location: Line = Field("", description="Town, perhaps country.", examples=["Bern"])
    title: Line = Field("", description="What it is.", examples=["Group exhibition"])
    bullets: Lines = Field(default_factory=list, description="More about it, one string each.")

    @model_validator(mode="before")
    @classmethod
    def _canonical(cls, value: Any) -> Any:
        return synonyms.further_experience(value)


class CustomSection(Part):
    """A section under the person's own heading, with entries, with single texts, or with both."""

    heading: Line = Field("", description="The person's own heading.", examples=["Exhibitions"])
    items: Lines = Field(default_factory=list, description="Single texts.", examples=[["Solo show, Basel 2022"]])
    entries: Annotated[list[CustomEntry], Field(max_length=LIST_ITEMS)] = Field(
        default_factory=list, description="Dated entries."
    )


class Cv(Part):
    """A curriculum vitae in canonical form."""

    full_name: Line = Field("", description="Name, with academic titles.", examples=["Dr. Anna Muster"])
    headline: Line = Field("", description="One line under the name.", examples=["Senior Project Manager"])
    email: Email = Field("", description="E-mail address.", examples=["anna.muster@example.com"])
    phone: Phone = Field("", description="Telephone number.", examples=["+41 44 668 18 00"])
    address_lines: Annotated[list[Line], Field(max_length=LIST_ITEMS)] = Field(
        default_factory=list, description="Postal address, line by line.", examples=[["Seestrasse 1", "8002 Zürich"]]
    )
    nationality: Line = Field("", description="Nationality or permit.", examples=["Swiss"])
    birth_date: BirthDate = Field("", description="Day of birth.", examples=["1986-09-23"])
    links: Annotated[list[Link], Field(max_length=LIST_ITEMS)] = Field(
        default_factory=list, description="Profiles and web pages: {label, url}, or the address alone."
    )
    personal_details: Annotated[list[Detail], Field(max_length=LIST_ITEMS)] = Field(
        default_factory=list,
        description="What the head of the CV holds besides: {label, value}, or a string such as `Driving licence: B`.",
    )
    photo_url: PhotoUrl = Field(
        "", description="Portrait: a data URI (image/jpeg or image/png) in, a link out. Never fetched from elsewhere."
    )
    summary: Prose = Field(
        "", description="Profile: a few sentences.", examples=["Project manager with twelve years …"]
    )
    work_experience: Annotated[list[WorkExperience], Field(max_length=LIST_ITEMS)] = Field(
        default_factory=list, description="Positions, newest first."
    )
    education: Annotated[list[Education], Field(max_length=LIST_ITEMS)] = Field(
        default_factory=list, description="Degrees and schools, newest first."
    )
    further_experience: Annotated[list[FurtherExperience], Field(max_length=LIST_ITEMS)] = Field(
        default_factory=list, description="Volunteering, projects, memberships."
    )
    skills: Annotated[list[Skill], Field(max_length=LIST_ITEMS)] = Field(
        default_factory=list,
        description="Skills: strings, or groups {group, items}.",
        examples=[["Scrum", {"group": "Databases", "items": ["PostgreSQL", "Redis"]}]],
    )
    languages: Annotated[list[LanguageSkill], Field(max_length=LIST_ITEMS)] = Field(
        default_factory=list, description="Languages: {language, level}, or a string such as `English (C1)`."
    )
    certifications: Lines = Field(default_factory=list, description="Certificates and licences, with the year.")
    trainings: Lines = Field(default_factory=list, description="Courses and seminars, with the year.")
    publications: Lines = Field(default_factory=list, description="Publications.")
    awards: Lines = Field(default_factory=list, description="Awards and honours.")
    interests: Lines = Field(default_factory=list, description="Interests.", examples=[["Chess", "Alpine hiking"]])
    references: Lines = Field(default_factory=list, description="Persons who can be asked, or a sentence.")
    custom_sections: Annotated[list[CustomSection], Field(max_length=LIST_ITEMS)] = Field(
        default_factory=list, description="Sections under the person's own headings: {heading, items, entries}."
    )
    data_privacy: Prose = Field("", description="Consent clause, verbatim (customary in Poland).")
    language: Language = Field(DEFAULT, description="Language of the typeset CV's headings, dates and conventions.")

    design: Design = Field(default_factory=Design, description="How it looks; options of a call win over it.")

    @model_validator(mode="before")
    @classmethod
    def _canonical(cls, value: Any) -> Any:
        return synonyms.cv(value)

    @model_validator(mode="wrap")
    @classmethod
    def _dates_in_one_order(cls, value: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        with slashes.together(value):
            return handler(value)

    @field_validator("design", mode="after")
    @classmethod
    def _names_what_there_is(cls, design: Design, info: ValidationInfo) -> Design:
        """The names in a design in the CV's own spelling. Raises for one that the CV does not have."""
        own = [section.heading for section in info.data.get("custom_sections", ()) if section.heading]
        return design.model_copy(update=own_spelling(design.section_order, design.hidden, HIDEABLE, own))

    def replaced(self, **fields: Any) -> Self:
        """A copy with these fields, taken in as `Cv(...)` takes them.

        Raises:
            InvalidInput: an unknown name, or a value that its field does not take.

        >>> Cv(full_name="Ada Sample").replaced(languages=["English (C1)"]).languages[0].level
        'C1'
        """
        if unknown := sorted(fields.keys() - type(self).model_fields.keys()):
            raise InvalidInput(f"{unknown[0][:60]} is no field of a CV: {_way(unknown[0])}")
        try:
            return type(self).model_validate({**dict(self), **fields})
        except ValidationError as error:
            found = problems.from_pydantic(error)
            elsewhere = re.split(r"[.\[]", found[0].path)[0] not in fields
            said = f"{', '.join(fields)} cannot be so: " * elsewhere + problems.sentence(found)
            raise InvalidInput(said, problems=found) from None

    def with_valid(self, **fields: Any) -> Self:
        """The same for values that are valid already, without checking anything again."""
        return self.model_copy(update=fields)


FIELDS: tuple[str, ...] = tuple(Cv.model_fields)
HIDEABLE: tuple[str, ...] = tuple(name for name in FIELDS if name not in SETTINGS)
CONTENT_FIELDS: tuple[str, ...] = tuple(name for name in HIDEABLE if name != "photo_url")
"""The fields that hold what a reader of the CV sees, besides the photo."""


def _way(name: str) -> str:
    """From a name that is no field to what was meant."""
    field = re.split(r"[.\[]", name)[0]
    if field != name and field in FIELDS:
        return f"a CV is frozen, so give {field} as a whole, made of cv.{field}; the page on the library shows how"
    near = field_called(field) or next(iter(typos.misspelt(field, FIELDS)), "")
    if near:
        return f"did you mean {near}? The fields are {', '.join(FIELDS)}"
    return f"load({{{name[:60]!r}: …}}) says where it belongs; the fields are {', '.join(FIELDS)}"


def filled(cv: Cv, name: str) -> bool:
    """Whether a field holds anything. A design does where anything of it was chosen."""
    return bool(getattr(cv, name))
