"""CV + options -> a finished document, with what is to be said about it."""

from __future__ import annotations

import base64
import re
import time
from collections.abc import Collection
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from cv_generator.cv import checks
from cv_generator.cv.dates import find_dates
from cv_generator.cv.design_names import choice, name_among, template_named
from cv_generator.cv.language import Language
from cv_generator.cv.model import Cv
from cv_generator.cv.values import Line
from cv_generator.errors import NotReady, Problem
from cv_generator.operations import links
from cv_generator.operations.answers import Validation
from cv_generator.operations.context import Context, Made
from cv_generator.operations.definition import FOR_PROGRAMS, Answer, Arguments, FileLink
from cv_generator.operations.documents import DOCUMENT_ENDINGS
from cv_generator.operations.telemetry import note
from cv_generator.rendering.output import MOST_PAGES, TEMPLATES, Typeset
from cv_generator.storage.protocol import StoredFile
from cv_generator.workers import calls


def _known_template(value: str) -> str:
    """The template's name, or an earlier one as it was sent: the answer's warnings tell what it is called now."""
    known = template_named(value)
    if not known:
        raise PydanticCustomError("literal_error", "unknown template", {"expected": choice()})
    return known if name_among(TEMPLATES, value) else value


TemplateName = Annotated[
    str,
    Field(
        max_length=100,
        json_schema_extra={"enum": list(TEMPLATES)},
    ),
    AfterValidator(_known_template),
]


SIGNATURE_PLACE = "Town for a closing line with place, date and room for a signature."
FileFormat = Literal["pdf", "docx", "json_resume", "markdown", "text"]
MEDIA_TYPES = dict(DOCUMENT_ENDINGS.values())
"""Media type by the ending of a file."""

AllowMissing = Annotated[list[Literal["full_name", "email", "phone", "work_experience", "education"]], Field()]
ALLOW_MISSING = "Required fields that the person wants left out."
_DAY = re.compile(r"\d{1,2}\. ?\d{1,2}\.|\d{1,2}/\d{1,2}")


def _town(value: str) -> str:
    """A place without a date, which is printed behind it."""
    if not (find_dates(value) or _DAY.search(value)):
        return value
    town = re.split(r"[,;\d]", value, maxsplit=1)[0].strip() or "Bern"
    raise PydanticCustomError("place_with_date", "holds a date", {"town": town})


SignaturePlace = Annotated[Line, Field(max_length=100), AfterValidator(_town)]


class TypesetArguments(Arguments):
    """How the CV shall look."""

    language: Language | None = Field(
        None, description="Of headings and dates; texts are not translated. Default: the CV's."
    )
    template: TemplateName | None = Field(None, description="Default: the CV's.")
    max_pages: int = Field(2, description="Pages at most.", ge=1, le=MOST_PAGES)
    pdf_delivery: Literal["url", "base64"] = Field(
        "url", description="url (a link), or base64.", json_schema_extra=FOR_PROGRAMS
    )
    embed_data: bool = Field(
        True,
        description="Put the CV's data into the PDF, so that it can be uploaded again.",
        json_schema_extra=FOR_PROGRAMS,
    )
    format: FileFormat = Field("pdf", description="Of the file.")
    allow_missing: AllowMissing = Field(default_factory=list, description=ALLOW_MISSING)
    signature_place: SignaturePlace | None = Field(None, description=SIGNATURE_PLACE)


class TypesetAnswer(Answer):
    """The CV is typeset."""

    page_count: int = Field(description="Pages of the document; 0 where the format has none.")
    pdf_url: str = Field("", description="Link for the person; works without a key until the session ends.")
    pdf_base64: str = Field("", description="The file, where base64 was asked for.")
    pdf_bytes: int = Field(description="Size of the file.")
    file_name: str = Field(description="Name for the download.")
    tightened: list[str] = Field(default_factory=list, description="What was made tighter so that it fits.")
    validation: Validation = Field(description="The state of the CV that was typeset.")

    def file(self, context: Context) -> StoredFile | None:
        if self.pdf_base64:
            data = base64.b64decode(self.pdf_base64)
            return StoredFile(self.file_name, media_type_of(self.file_name), data, self.file_name)
        return links.own_file(context, self.pdf_url)

    def link(self) -> FileLink | None:
        return (
            FileLink(self.pdf_url, self.file_name, media_type_of(self.file_name), self.pdf_bytes)
            if self.pdf_url
            else None
        )


def media_type_of(file_name: str) -> str:
    return MEDIA_TYPES[file_name.rpartition(".")[2]]


def require_ready(cv: Cv, allowed: Collection[str] = (), **details: Any) -> None:
    """Whether a CV can be typeset. `allowed` are required fields that the person wants to leave out.

    Raises:
        NotReady: with all errors, and `details` for the answer.
    """
    errors = tuple(
        problem for problem in checks.errors(cv) if problem.code != "required" or problem.path not in allowed
    )
    if errors:
        raise NotReady(
            problems=errors,
            details={
                "validation_errors": [problem.message for problem in errors],
                "action_required": "Ask the person. What they want left out goes into allow_missing.",
                **details,
            },
        )


def report_on(context: Context, cv: Cv) -> checks.Report:
    """What looks wrong in a CV that can be typeset."""
    return checks.Report((), tuple(checks.warnings(cv, context.today)))


def typeset(context: Context, cv: Cv, options: TypesetArguments, photo: bytes | None) -> Typeset:
    """The finished document.

    Raises:
        DoesNotFit: with proven cuts.
    """
    started = time.perf_counter()
    finished = calls.typeset(
        cv,
        language=options.language,
        template=options.template,
        max_pages=options.max_pages,
        embed_data=options.embed_data,
        photo=photo,
        today=context.today,
        format=options.format,
        signature_place=options.signature_place,
    )
    context.telemetry.typeset(time.perf_counter() - started, finished.page_count, options.format)
    note(pages=finished.page_count, **{f"{options.format}_bytes": len(finished.data)})
    return finished


def described(finished: Made, name: str) -> dict[str, Any]:
    """What every answer says of a finished document. `name` is that of the download."""
    warnings = tuple(Problem("", "typeset", text, "") for text in finished.warnings)
    tightened = {"tightened": list(finished.tightened)} if finished.tightened else {}
    return {
        "page_count": finished.page_count,
        "pdf_bytes": finished.size,
        "file_name": name,
        **tightened,
        "validation": Validation.of(finished.report, warnings),
    }


def as_base64(data: bytes) -> str:
    return base64.b64encode(data).decode()
