"""Read or reuse, edit, check, typeset: one call."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from pydantic import Field

from cv_generator.cv.consequences import Consequences
from cv_generator.cv.language import Language
from cv_generator.errors import InvalidInput, Problem, UserError
from cv_generator.operations import documents, half_done
from cv_generator.operations.answers import Notice, Summary, noticed
from cv_generator.operations.context import Context
from cv_generator.operations.definition import FOR_PROGRAMS, Effects, Operation
from cv_generator.operations.documents import DocumentArguments
from cv_generator.operations.editing import (
    EditArguments,
    EditEffects,
    as_details,
    besides,
    edit_session,
    rehearse_edits,
    require_bounded,
    waits,
)
from cv_generator.operations.exporting import GenerateAnswer, exported
from cv_generator.operations.opened import Handle, Opened, open_session
from cv_generator.operations.opening import open_from_document
from cv_generator.operations.typesetting import (
    ALLOW_MISSING,
    SIGNATURE_PLACE,
    AllowMissing,
    FileFormat,
    SignaturePlace,
    TemplateName,
    TypesetArguments,
)

NAME = "process_cv_orchestrated"


class ProcessArguments(DocumentArguments, TypesetArguments):
    """A document or a session, edits, and how the CV shall look. Models choose the looks and the language by edits."""

    exactly_one: ClassVar[tuple[str, ...]] = ("session_id", *DocumentArguments.exactly_one)

    session_id: Handle | None = Field(None, description="Instead of a document.")
    edits: list[EditArguments] = Field(default_factory=list, description="Edits to apply, all or none.")
    document_base64: str | None = Field(None, description="The document, base64.", json_schema_extra=FOR_PROGRAMS)
    language: Language | None = Field(None, description="Default: the CV's.", json_schema_extra=FOR_PROGRAMS)
    template: TemplateName | None = Field(None, description="Default: the CV's.", json_schema_extra=FOR_PROGRAMS)
    format: FileFormat = Field("pdf", description="Of the file.", json_schema_extra=FOR_PROGRAMS)
    allow_missing: AllowMissing = Field(default_factory=list, description=ALLOW_MISSING, json_schema_extra=FOR_PROGRAMS)
    signature_place: SignaturePlace | None = Field(None, description=SIGNATURE_PLACE, json_schema_extra=FOR_PROGRAMS)
    extract_photo: bool = Field(True, description="Whether to take the portrait along.", json_schema_extra=FOR_PROGRAMS)


class ProcessAnswer(GenerateAnswer, EditEffects):
    """The CV is typeset; the session goes on."""

    cv_data_summary: Summary = Field(description="What the CV holds.")
    notice: Notice = ""


def process(context: Context, arguments: ProcessArguments) -> ProcessAnswer:
    """The whole job in one call. Where a later step fails, the error carries the session: nothing done is lost."""
    require_bounded(context, arguments.edits)
    opened, found, applied = _opened(context, arguments), Consequences(), 0
    try:
        if arguments.edits:
            edits = [each.as_edit() for each in arguments.edits]
            opened, found = edit_session(context, opened.session.id, None, edits, NAME)
            applied = len(edits)
        answer = exported(context, opened, arguments)
    except UserError as error:
        error.details.setdefault("session_id", opened.session.id)
        error.details.setdefault("version", opened.session.version)
        half_done.told(
            error,
            is_read=not arguments.session_id,
            edits=applied,
            is_pending=waits(opened),
            besides=as_details(besides(opened, found)),
        )
        raise
    summary = Summary.of(opened.content)
    return ProcessAnswer(**answer, cv_data_summary=summary, **noticed(opened.content), **besides(opened, found))


def rehearse(context: Context, arguments: ProcessArguments) -> Mapping[str, Any]:
    """Raises what the edits would be refused with. A document is read for that, and stays in the session named."""
    opened = _opened(context, arguments)
    read = {} if arguments.session_id else {"session_id": opened.session.id, "version": opened.session.version}
    try:
        rehearse_edits(context, opened.session.id, [each.as_edit() for each in arguments.edits])
    except UserError as error:
        error.details.update(read)
        raise
    return read


def _opened(context: Context, arguments: ProcessArguments) -> Opened:
    if arguments.session_id and arguments.document():
        wrong = "send session_id or a document, not both"
        problem = Problem("session_id", "given_twice", wrong, "Leave one of them away.")
        raise InvalidInput(wrong.capitalize(), problems=[problem])
    if arguments.session_id:
        return open_session(context, arguments.session_id)
    data = documents.decode(context, documents.require(arguments))
    return open_from_document(context, data, arguments.language, extract_photo=arguments.extract_photo, by=NAME)


PROCESS = Operation(
    name=NAME,
    summary="Document or session, edits, PDF: one call.",
    description=(
        "All in one call: reads a document or reuses a session, applies edits, checks, and typesets the PDF. An error "
        "carries session_id and version to go on with."
    ),
    input=ProcessArguments,
    output=ProcessAnswer,
    run=process,
    effects=Effects(),
    heavy=True,
    rehearse=rehearse,
)
