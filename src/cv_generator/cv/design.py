"""How a CV looks, as far as the person decides it."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field

from cv_generator.cv import design_forms
from cv_generator.cv.call_words import YES_NO, word_of
from cv_generator.cv.design_names import FONTS, PAPERS, TEMPLATES, usual_order
from cv_generator.cv.limits import LIST_ITEMS
from cv_generator.cv.part import Part
from cv_generator.cv.values import Line


def _enum(names: tuple[str, ...]) -> Any:
    return Field(json_schema_extra={"enum": ["", *names]})


TemplateName = Annotated[Line, _enum(TEMPLATES), AfterValidator(design_forms.template)]
FontName = Annotated[Line, _enum(FONTS), AfterValidator(design_forms.font)]
PaperName = Annotated[Line, _enum(PAPERS), AfterValidator(design_forms.paper)]


Accent = Annotated[Line, AfterValidator(design_forms.accent)]


def _yes_no(value: Any) -> Any:
    said = word_of(YES_NO, value) if isinstance(value, str) else ""
    return None if value == "" else said == "yes" if said else value


YesNo = Annotated[bool | None, BeforeValidator(_yes_no)]
"""None, also sent as "", leaves it to the template. Yes and no are understood in every language."""

Names = Annotated[list[Line], Field(max_length=LIST_ITEMS)]


class Headings(Part):
    """The person's own headings, for sections whose usual heading is not wanted."""

    summary: Line = Field("", description="Heading of the summary.", examples=["About me"])
    work_experience: Line = Field("", description="Heading of the positions.", examples=["Career"])
    education: Line = Field("", description="Heading of degrees and schools.")
    further_experience: Line = Field("", description="Heading of volunteering, projects, memberships.")
    certifications: Line = Field("", description="Heading of certificates and licences.")
    trainings: Line = Field("", description="Heading of courses and seminars.")
    skills: Line = Field("", description="Heading of the skills.", examples=["Tools"])
    languages: Line = Field("", description="Heading of the languages.")
    publications: Line = Field("", description="Heading of the publications.")
    awards: Line = Field("", description="Heading of awards and honours.")
    interests: Line = Field("", description="Heading of the interests.")
    references: Line = Field("", description="Heading of the references.")


class Design(Part):
    """How the CV looks. Everything is optional; what is empty the template decides."""

    template: TemplateName = Field("", description=f"{', '.join(TEMPLATES)}.", examples=["academic"])
    accent: Accent = Field("", description="Colour of headings and rules, `#rrggbb`.", examples=["#1f4e79"])
    font: FontName = Field("", description=f"{', '.join(FONTS)}.", examples=["Inter"])
    paper: PaperName = Field("", description="a4 or letter.", examples=["letter"])
    section_order: Names = Field(
        default_factory=list,
        description="Names of fields, and headings of custom sections, in their order. What is not named follows.",
        examples=[["summary", "skills", "work_experience"]],
        json_schema_extra={"x-usual": {name: [*usual_order(name)] for name in TEMPLATES}},
    )
    hidden: Names = Field(
        default_factory=list,
        description="Names of fields, or headings of custom sections, that stay in the data and off the page.",
        examples=[["birth_date", "nationality"]],
    )
    headings: Headings = Field(default_factory=Headings, description="Field -> the person's own heading.")
    page_numbers: YesNo = Field(None, description="Whether pages are numbered.", examples=[True])
