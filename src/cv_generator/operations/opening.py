"""Open sessions: from a document, from data, or empty."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from pydantic import Field

from cv_generator.cv import compact, lengths, remnants
from cv_generator.cv.json_text import is_broken
from cv_generator.cv.language import Language
from cv_generator.errors import Conflict, TooLarge
from cv_generator.operations import documents, photos
from cv_generator.operations.answers import (
    Mendable,
    ProblemAnswer,
    SessionOpened,
    Summary,
    instant,
    noticed,
    readiness,
    suggested,
)
from cv_generator.operations.content import Content
from cv_generator.operations.context import Context
from cv_generator.operations.cv_data import CvData
from cv_generator.operations.definition import FOR_PROGRAMS, Arguments, Effects, Operation
from cv_generator.operations.documents import DOCUMENT_ENDINGS, DocumentArguments
from cv_generator.operations.opened import Opened, open_session
from cv_generator.operations.retrying import id_maker
from cv_generator.operations.telemetry import log, note, shown
from cv_generator.operations.understanding import understand_cv
from cv_generator.storage.protocol import Change, StoredFile


class ExtractArguments(DocumentArguments):
    """A document, and how to read it."""

    language: Language | None = Field(None, description="Default: the document's own.", json_schema_extra=FOR_PROGRAMS)
    extract_photo: bool = Field(True, description="Whether to take the portrait along.", json_schema_extra=FOR_PROGRAMS)


class CreateArguments(Arguments):
    """A CV as data."""

    cv_data: CvData = Field(None, description=f"JSON Resume, or {compact.schema(brief=True)}.")
    language: Language | None = Field(None, description="Default: cv_data's, else en.", json_schema_extra=FOR_PROGRAMS)
    repair: bool = Field(False, description="Apply the mapping of the error to the same cv_data.")


class CreateAnswer(SessionOpened, Mendable):
    """A session was made from data."""

    repairs: list[str] = Field(default_factory=list, description="What repair did: wrong key -> right field.")


def extract_and_store(context: Context, arguments: ExtractArguments) -> SessionOpened:
    """Read a document and open a session with what was read."""
    data = documents.decode(context, documents.require(arguments))
    opened = open_from_document(context, data, arguments.language, extract_photo=arguments.extract_photo)
    return SessionOpened(**opened_answer(opened))


def open_from_document(
    context: Context, data: bytes, language: Language | None, *, extract_photo: bool, by: str = "extract_and_store_cv"
) -> Opened:
    """A new session with the CV of a document, the document itself and its portrait."""
    content, files = content_of_document(context, data, language, extract_photo=extract_photo)
    return store_new(context, content, files, by)


def content_of_document(
    context: Context, data: bytes, language: Language | None, *, extract_photo: bool
) -> tuple[Content, list[StoredFile]]:
    """What a session holds of a document, and the files to keep: the document itself and its portrait."""
    found = documents.read(context, data, language, photo=extract_photo)
    draft = found.draft
    cv = draft.cv.with_valid(language=language) if language else draft.cv
    ending, media_type = DOCUMENT_ENDINGS[draft.format]
    digest = hashlib.sha256(data).hexdigest()[:16]  # so that no other document of the session ever takes its place
    files = [StoredFile(f"source-{digest}.{ending}", media_type, data, f"source.{ending}")]
    unplaced = list(draft.unplaced_text)
    if found.photo_refused:
        unplaced.append(f"[photo not usable: {found.photo_refused}]")
    elif draft.photo and extract_photo:
        photo = photos.as_file(draft.photo)
        files.append(photo)
        cv = cv.with_valid(photo_url=photos.reference(photo))
    content = Content.of_draft(draft, cv, files[0].name).model_copy(update={"unplaced_text": unplaced})
    return content, files


def create(context: Context, arguments: CreateArguments) -> CreateAnswer:
    """Open a session from data, or an empty one. A CV that a person pasted as text is read as a document is."""
    if isinstance(arguments.cv_data, str) and _is_pasted(arguments.cv_data):
        opened = open_from_document(
            context, arguments.cv_data.encode(), arguments.language, extract_photo=False, by="create_cv_session"
        )
        return CreateAnswer(**opened_answer(opened))
    data = {} if arguments.cv_data in (None, "") else arguments.cv_data
    sent = understand_cv(context, data, repair=arguments.repair)
    cv = sent.cv.with_valid(language=arguments.language) if arguments.language else sent.cv
    cv, photo = photos.absorb(context, cv)
    content = Content(cv=cv, unplaced_text=list(sent.unplaced))
    opened = store_new(context, content, [photo] if photo else [], "create_cv_session")
    more: dict[str, Any] = {"repairs": list(sent.repairs)} if sent.repairs else {}
    document = cv.model_dump(exclude_defaults=True)
    if told := (*sent.told, *remnants.warnings(document), *lengths.warnings(document)):
        more["warnings"] = [ProblemAnswer.of(each) for each in told]
    return CreateAnswer(**opened_answer(opened), **more, **suggested(opened.session.id, sent.mends))


def rehearse(context: Context, arguments: CreateArguments) -> Mapping[str, Any]:
    """Raises what the data would be refused with."""
    if arguments.cv_data and not (isinstance(arguments.cv_data, str) and _is_pasted(arguments.cv_data)):
        understand_cv(context, arguments.cv_data, repair=arguments.repair)
    return {}


def _is_pasted(text: str) -> bool:
    """Whether a text is a CV in lines, and not a word or broken JSON."""
    return text.count("\n") >= _PASTED_LINES and not is_broken(text)


_PASTED_LINES = 2


def store_new(context: Context, content: Content, files: list[StoredFile], operation: str) -> Opened:
    """A new session of the caller's, with its files, or the one that this very call made before."""
    new_id = id_maker(context)
    session_id = new_id()
    expires_at = context.clock() + dt.timedelta(hours=context.limits.session_hours)
    try:
        session = context.store.create(
            session_id,
            owner=context.caller.owner,
            files_key=new_id().replace("-", ""),
            content=bounded(context, content),
            change=Change(operation, context.caller.by),
            expires_at=expires_at,
            files=files,
        )
    except Conflict:
        if context.key is None:
            raise
        return opened_first(context, session_id)
    context.telemetry.session_created()
    context.telemetry.session_used(session_id)
    note(version=session.version, cv_bytes=len(session.content))
    log.info("Created session %s, expires at %s", shown(session_id), expires_at.strftime("%Y-%m-%dT%H:%M:%S"))
    return Opened(session, content)


def opened_first(context: Context, session_id: str) -> Opened:
    """A session as it was when it was made, whatever became of it since."""
    session = open_session(context, session_id).session
    first = context.store.read_version(session_id, 1)
    return Opened(replace(session, version=1, content=first), Content.from_bytes(first))


def bounded(context: Context, content: Content) -> bytes:
    """The content as bytes.

    Raises:
        TooLarge: more than a CV may hold.
    """
    data = content.to_bytes()
    if len(data) > context.limits.cv_bytes:
        raise TooLarge(context.limits.cv_bytes, "CV")
    return data


def opened_answer(opened: Opened) -> dict[str, Any]:
    """The members of `SessionOpened`."""
    return {
        "session_id": opened.session.id,
        "version": opened.session.version,
        "expires_at": instant(opened.session.expires_at),
        "photo_extracted": bool(opened.cv.photo_url),
        "cv_data_summary": Summary.of(opened.content),
        **noticed(opened.content),
        **readiness(opened.cv),
    }


EXTRACT = Operation(
    name="extract_and_store_cv",
    summary="Read a CV document and open a session.",
    description=(
        "Reads a CV (DOCX, PDF, JSON) into fields without a language model and opens a 24-hour session. Keep only the "
        "session_id. The answer says what was read, what is missing and what is doubtful."
    ),
    input=ExtractArguments,
    output=SessionOpened,
    run=extract_and_store,
    effects=Effects(),
    heavy=True,
)


CREATE = Operation(
    name="create_cv_session",
    summary="Open a session from CV data, or an empty one.",
    description=(
        "Opens a 24-hour session from cv_data, or an empty one. A wrong shape is answered with the mapping to the "
        "right one; repair=true applies it."
    ),
    input=CreateArguments,
    output=CreateAnswer,
    run=create,
    effects=Effects(),
    rehearse=rehearse,
)
