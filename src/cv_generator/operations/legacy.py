"""The operations of assistants that do not use sessions yet."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from cv_generator.cv import checks
from cv_generator.errors import DoesNotFit, PhotoNotFound, Problem
from cv_generator.operations import documents, photos
from cv_generator.operations.answers import Validation
from cv_generator.operations.content import Content
from cv_generator.operations.context import Context, Made
from cv_generator.operations.cv_data import CvData
from cv_generator.operations.definition import Answer, Arguments, Audience, Effects, Operation
from cv_generator.operations.documents import DocumentArguments
from cv_generator.operations.exporting import delivered
from cv_generator.operations.opening import store_new
from cv_generator.operations.typesetting import (
    TypesetAnswer,
    TypesetArguments,
    described,
    report_on,
    require_ready,
    typeset,
)
from cv_generator.operations.understanding import understand_cv
from cv_generator.reading.cv_data import Sent
from cv_generator.reading.draft import Photo


class ValidateArguments(Arguments):
    """A CV as data."""

    cv_data: CvData = Field(description="Canonical CV or JSON Resume.")
    repair: bool = Field(False, description="Apply the mapping of the last schema error to the same cv_data.")


class ValidateAnswer(Validation, Answer):
    """The state of a CV."""

    page_count: int | None = Field(description="Pages of the typeset CV; null where it cannot be typeset.")


class PhotoAnswer(Answer):
    """The portrait of a document."""

    photo_data_uri: str = Field(description="data:image/…;base64,…")


class GenerateActionArguments(ValidateArguments, TypesetArguments):
    """A CV as data, and how it shall look."""

    source_docx_base64: str | None = Field(None, description="A document whose portrait is used.")
    pdf_delivery: Literal["url", "base64"] = Field("base64", description="base64, or url (a link for 24 hours).")


class GenerateActionAnswer(TypesetAnswer):
    """The CV is typeset."""


def validate(context: Context, arguments: ValidateArguments) -> ValidateAnswer:
    """Check a CV without a session. A CV that does not fit is invalid: the typesetter says so, not an estimate."""
    sent, photo = _understood(context, arguments)
    report = _with_unplaced(checks.check(sent.cv, context.today), sent)
    pages: int | None = None
    if report.ready:
        try:
            pages = typeset(context, sent.cv, TypesetArguments(), photo.data if photo else None).page_count
        except DoesNotFit as error:
            hint = "; ".join(cut["description"] for cut in error.details.get("proven_cuts", ())[:1])
            report = checks.Report((Problem("", error.code, error.message, hint),), report.warnings)
    return ValidateAnswer(**dict(Validation.of(report)), page_count=pages)


def extract_photo(context: Context, arguments: DocumentArguments) -> PhotoAnswer:
    """The portrait of a document."""
    return PhotoAnswer(photo_data_uri=photos.data_uri(photos.as_file(_portrait(context, documents.require(arguments)))))


def generate_action(context: Context, arguments: GenerateActionArguments) -> GenerateActionAnswer:
    """CV data to PDF without a session that the caller has to know. A link needs one all the same, for 24 hours."""
    sent, photo = _understood(context, arguments)
    require_ready(sent.cv, arguments.allow_missing)
    if photo is None and arguments.source_docx_base64:
        photo = _portrait(context, arguments.source_docx_base64, "source_docx_base64")
    finished = typeset(context, sent.cv, arguments, photo.data if photo else None)
    report = _with_unplaced(report_on(context, sent.cv), sent)
    told = described(Made.of(finished, report), finished.file_name)
    if arguments.pdf_delivery == "base64":
        return GenerateActionAnswer(**told, **delivered(context, None, arguments, finished))
    session = store_new(context, Content(cv=sent.cv.with_valid(photo_url="")), [], GENERATE_ACTION.name).session
    return GenerateActionAnswer(**told, **delivered(context, session, arguments, finished))


def _understood(context: Context, arguments: ValidateArguments) -> tuple[Sent, Photo | None]:
    sent = understand_cv(context, arguments.cv_data, repair=arguments.repair)
    return sent, photos.from_data_uri(context, sent.cv.photo_url) if sent.cv.photo_url else None


def _with_unplaced(report: checks.Report, sent: Sent) -> checks.Report:
    """Texts of a JSON Resume that found no field are not in the PDF; without a session only a warning can say so.

    So it is with a template that has another name today.
    """
    unplaced = (
        Problem("cv_data", "unplaced", text, "Put it into a field, or leave it away.") for text in sent.unplaced
    )
    return checks.Report(report.errors, (*report.warnings, *sent.told, *unplaced))


def _portrait(context: Context, document: str, path: str = "document_base64") -> Photo:
    from cv_generator.workers.calls import read_photo

    photo = read_photo(documents.decode(context, document, path))
    if photo is None:
        raise PhotoNotFound
    return photo


VALIDATE = Operation(
    name="validate_cv",
    summary="Check CV data without a session.",
    description=(
        "Checks cv_data without a session and typesets it to count its pages. Prefer sessions: create_cv_session, "
        "update_cv_field."
    ),
    input=ValidateArguments,
    output=ValidateAnswer,
    run=validate,
    effects=Effects(read_only=True, idempotent=True),
    audience=Audience.LEGACY,
    needs_session=False,
    heavy=True,
)
EXTRACT_PHOTO = Operation(
    name="extract_photo",
    summary="The portrait photo of a document.",
    description="Gives the portrait of a document as a data URI. Prefer extract_and_store_cv, which keeps it.",
    input=DocumentArguments,
    output=PhotoAnswer,
    run=extract_photo,
    effects=Effects(read_only=True, idempotent=True),
    audience=Audience.LEGACY,
    needs_session=False,
    heavy=True,
)
GENERATE_ACTION = Operation(
    name="generate_cv_action",
    summary="CV data to PDF without a session.",
    description=(
        "Typesets cv_data as PDF without a session, as base64 unless pdf_delivery is url. Prefer "
        "process_cv_orchestrated, which returns a link."
    ),
    input=GenerateActionArguments,
    output=GenerateActionAnswer,
    run=generate_action,
    effects=Effects(idempotent=True),
    audience=Audience.LEGACY,
    needs_session=False,
    heavy=True,
)
