"""Answers that several operations share."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, Field

from cv_generator.cv import checks
from cv_generator.cv.editing import as_sent
from cv_generator.cv.model import CONTENT_FIELDS, Cv, filled
from cv_generator.cv.paths import Edit
from cv_generator.errors import Problem
from cv_generator.operations.arguments import strict
from cv_generator.operations.content import Content
from cv_generator.operations.definition import Answer

DOUBTFUL_SHOWN = 10
"""Doubtful fields named in a summary. `get_cv_session` with `include_sources` has all of them."""


SessionId = Annotated[str, Field(description="Handle for all further calls, for 24 hours.")]
Version = Annotated[int, Field(description="Version of the CV; every edit makes a new one.")]
Moment = Annotated[str, Field(description="UTC, such as 2026-01-22T14:30:00Z.")]
Ready = Annotated[bool, Field(description="Whether a PDF can be typeset.")]
Notice = Annotated[str, Field(description="What the person must know of how the document was read.")]
Missing = Annotated[list[str], Field(description="Required fields that are still empty.")]


class ProblemAnswer(BaseModel):
    """One thing that is wrong: where, what, and what to do instead."""

    path: str = Field(description="Field path.", examples=["work_experience[0].date_range"])
    code: str = Field(description="Kind of problem, for programs.", examples=["date_range"])
    message: str = Field(description="What is wrong.")
    hint: str = Field(description="What to send instead.")

    @classmethod
    def of(cls, problem: Problem) -> Self:
        return cls(**problem.as_dict())


class Mendable(Answer):
    """An answer with warnings, and the call that mends them."""

    warnings: list[ProblemAnswer] = Field(default_factory=list, description="What may not be meant.")
    suggested_call: dict[str, Any] = Field(default_factory=dict, description="The call that mends the warnings.")

    def for_strict(self) -> Self:
        return self.model_copy(update=suggested_to_strict({"suggested_call": self.suggested_call}))


EDIT_ARGUMENTS = ("session_id", "edits", "expected_version")
"""What language models are shown of the operation that edits; what an answer suggests is a call of that."""


def suggested_to_strict(answer: Mapping[str, Any]) -> dict[str, Any]:
    """`suggested_call` of an answer as a strict tool sends it; nothing where there is none."""
    call = answer.get("suggested_call")
    return {"suggested_call": strict(EDIT_ARGUMENTS, call)} if call else {}


def suggested(session_id: str, edits: Sequence[Edit]) -> dict[str, Any]:
    """`suggested_call`, where there is something to mend."""
    return {"suggested_call": {"session_id": session_id, "edits": [as_sent(edit) for edit in edits]}} if edits else {}


class Summary(BaseModel):
    """A CV in a few words: enough to decide what to ask or edit next."""

    model_config = ConfigDict(frozen=True)

    full_name: str = Field(description="Name of the person.")
    language: str = Field(description="Code of the CV's language (ISO 639-1).")
    has_photo: bool = Field(description="Whether the CV has a portrait.")
    work_experience: int = Field(description="Number of positions.")
    education: int = Field(description="Number of degrees and schools.")
    fields_populated: list[str] = Field(description="Fields that hold something.")
    fields_empty: list[str] = Field(description="Fields that are empty.")
    unplaced_text: int = Field(description="Pieces of the document's text that found no field; read them with "
                                           "get_cv_session and include_unplaced_text.")  # fmt: skip
    doubtful: list[str] = Field(description="Fields to ask the person about, the most doubtful first (at most 10).")
    language_detected: str = Field("", description="The document's language, where it is none that is read.")
    doubtful_more: int = Field(0, description="How many more fields are doubtful than are listed.")

    @classmethod
    def of(cls, content: Content) -> Self:
        cv, doubtful = content.cv, content.doubtful()
        more: dict[str, Any] = {}
        if len(doubtful) > DOUBTFUL_SHOWN:
            more["doubtful_more"] = len(doubtful) - DOUBTFUL_SHOWN
        if content.unread_language:
            more["language_detected"] = content.unread_language
        return cls(
            full_name=cv.full_name,
            language=cv.language,
            has_photo=bool(cv.photo_url),
            work_experience=len(cv.work_experience),
            education=len(cv.education),
            fields_populated=[name for name in CONTENT_FIELDS if filled(cv, name)],
            fields_empty=[name for name in CONTENT_FIELDS if not filled(cv, name)],
            unplaced_text=len(content.unplaced_text),
            doubtful=doubtful[:DOUBTFUL_SHOWN],
            **more,
        )


class SessionOpened(Answer):
    """A session was made."""

    session_id: SessionId
    version: Version
    expires_at: str = Field(description="When the session and all its files vanish (UTC).")
    photo_extracted: bool = Field(description="Whether a portrait was found.")
    cv_data_summary: Summary = Field(description="What was read.")
    notice: Notice = ""
    ready: Ready
    missing: Missing


class Validation(BaseModel):
    """The state of a CV that was typeset or checked."""

    is_valid: bool = Field(description="Whether a PDF can be typeset.")
    errors: list[ProblemAnswer] = Field(description="What keeps it from being typeset.")
    warnings: list[ProblemAnswer] = Field(description="What looks wrong but was typeset.")

    @classmethod
    def of(cls, report: checks.Report, more: tuple[Problem, ...] = ()) -> Self:
        return cls(
            is_valid=report.ready,
            errors=[ProblemAnswer.of(each) for each in report.errors],
            warnings=[ProblemAnswer.of(each) for each in (*report.warnings, *more)],
        )


def readiness(cv: Cv) -> dict[str, Any]:
    """`ready` and `missing`, as many answers have them. Warnings change neither, and cost more to look for."""
    report = checks.Report(tuple(checks.errors(cv)), ())
    return {"ready": report.ready, "missing": report.missing}


def noticed(content: Content) -> dict[str, str]:
    """`notice`, where there is something to say."""
    notice = content.notice()
    return {"notice": notice} if notice else {}


def instant(moment: dt.datetime) -> str:
    """`2026-01-22T14:30:00Z`"""
    return moment.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
