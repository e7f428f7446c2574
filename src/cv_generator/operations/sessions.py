"""Open, read, revert and erase sessions."""

from __future__ import annotations

import datetime as dt
from typing import Any, Literal, Self

from pydantic import BaseModel, Field

from cv_generator.cv import compact, paths
from cv_generator.cv.mistakes import explained, understand
from cv_generator.cv.model import FIELDS, Cv, Language
from cv_generator.cv.paths import PathError
from cv_generator.errors import InvalidInput, NotFound, Problem, TooLarge, UserError
from cv_generator.operations import documents, photos
from cv_generator.operations.answers import (
    Missing,
    Moment,
    Ready,
    SessionId,
    SessionOpened,
    Summary,
    Version,
    instant,
    readiness,
)
from cv_generator.operations.content import Content, FieldSource
from cv_generator.operations.context import Context
from cv_generator.operations.cv_data import CvData
from cv_generator.operations.definition import FOR_PROGRAMS, Answer, Arguments, Audience, Effects, Operation
from cv_generator.operations.documents import DOCUMENT_ENDINGS, DocumentArguments
from cv_generator.operations.opened import Opened, open_session, write_next
from cv_generator.operations.telemetry import log, note
from cv_generator.storage.protocol import Change, StoredFile, VersionInfo


class ExtractArguments(DocumentArguments):
    """A document, and how to read it."""

    language: Language | None = Field(None, description="Default: the document's own.")
    extract_photo: bool = Field(True, description="Whether to take the portrait along.", json_schema_extra=FOR_PROGRAMS)


class CreateArguments(Arguments):
    """A CV as data."""

    cv_data: CvData = Field(None, description=f"JSON Resume, or {compact.schema()}. Default: empty.")
    language: Language | None = Field(None, description="Default: cv_data's, else en.")
    repair: bool = Field(False, description="Apply the mapping of the error to the same cv_data.")


class CreateAnswer(SessionOpened):
    """A session was made from data."""

    repairs: list[str] = Field(default_factory=list, description="What repair did: wrong key -> right field.")


class SessionArguments(Arguments):
    """Which session."""

    session_id: str = Field(description="The session.", max_length=200)


class GetArguments(SessionArguments):
    """Which session, and which parts of it."""

    fields: list[str] | None = Field(
        None,
        description="Field paths. Default: the whole CV.",
        max_length=100,
    )
    include_photo: bool = Field(
        False, description="photo_url as a data URI instead of a link.", json_schema_extra=FOR_PROGRAMS
    )
    include_summary: bool = Field(False, description="What is filled, empty and doubtful.")
    include_history: bool = Field(False, description="All versions, newest first.")
    include_unplaced_text: bool = Field(False, description="Text of the document that found no field.")
    include_sources: bool = Field(
        False,
        description="Where each value was found, and how certain it is.",
        json_schema_extra=FOR_PROGRAMS,
    )


class HistoryEntry(BaseModel):
    """One version of a session."""

    version: Version
    at: Moment
    operation: str = Field(description="Name of the operation.")
    by: str = Field(description="Surface or client that made it.")
    changed_paths: list[str] = Field(description="Field paths that it changed.")

    @classmethod
    def of(cls, info: VersionInfo) -> Self:
        change = info.change
        return cls(
            version=info.version,
            at=instant(info.at),
            operation=change.operation,
            by=change.by,
            changed_paths=list(change.changed_paths),
        )


class GetAnswer(Answer):
    """A session, whole or in part."""

    session_id: SessionId
    version: Version
    cv_data: dict[str, Any] = Field(description="The filled fields of the canonical CV, or the paths asked for.")
    metadata: dict[str, str] = Field(
        default_factory=dict, description="language and source_file. In whole reads only, like the times."
    )
    created_at: Moment = ""
    updated_at: Moment = ""
    expires_at: Moment = ""
    ready: Ready
    missing: Missing
    cv_data_summary: Summary | None = Field(None, description="What is filled, empty and doubtful.")
    history: list[HistoryEntry] = Field(default_factory=list, description="All versions, newest first.")
    unplaced_text: list[str] = Field(default_factory=list, description="Text that found no field.")
    sources: list[FieldSource] = Field(default_factory=list, description="Where values came from.")
    doubtful: list[str] = Field(default_factory=list, description="With the sources: all fields to ask about.")


class RevertArguments(SessionArguments):
    """Which session, and to which of its versions."""

    to_version: int = Field(description="An earlier version.", ge=1)


class RevertAnswer(Answer):
    """An earlier version is the newest again."""

    session_id: SessionId
    version: Version
    reverted_to: int = Field(description="The version that was brought back.")


class DeleteAnswer(Answer):
    """The session is gone."""

    session_id: SessionId
    deleted: Literal[True] = Field(description="Always true.")


class NoArguments(Arguments):
    """Nothing."""


class CleanupAnswer(Answer):
    """What has expired is gone."""

    deleted_count: int = Field(description="Sessions removed.")


def extract_and_store(context: Context, arguments: ExtractArguments) -> SessionOpened:
    """Read a document and open a session with what was read."""
    data = documents.decode(context, documents.require(arguments))
    opened = open_from_document(context, data, arguments.language, extract_photo=arguments.extract_photo)
    return SessionOpened(**opened_answer(context, opened))


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
    draft = documents.read(context, data, language)
    cv = draft.cv.replaced(language=language) if language else draft.cv
    ending, media_type = DOCUMENT_ENDINGS[draft.format]
    files = [StoredFile(f"source.{ending}", media_type, data, f"source.{ending}")]
    unplaced = list(draft.unplaced_text)
    if draft.photo and extract_photo:
        try:
            photo = photos.as_file(photos.checked(context, draft.photo))
        except UserError as error:
            unplaced.append(f"[photo not usable: {error.message}]")
        else:
            files.append(photo)
            cv = cv.replaced(photo_url=photos.reference(photo))
    content = Content.of_draft(draft, cv, files[0].name).model_copy(update={"unplaced_text": unplaced})
    return content, files


def create(context: Context, arguments: CreateArguments) -> CreateAnswer:
    """Open a session from data, or an empty one."""
    understood = understand_cv(context, arguments.cv_data or {}, repair=arguments.repair)
    cv = understood.cv.replaced(language=arguments.language) if arguments.language else understood.cv
    cv, photo = photos.absorb(context, cv)
    opened = store_new(context, Content(cv=cv), [photo] if photo else [], "create_cv_session")
    more = {"repairs": list(understood.repairs)} if understood.repairs else {}
    return CreateAnswer(**opened_answer(context, opened), **more)


def understand_cv(context: Context, data: Any, *, repair: bool = False) -> Any:
    return understand(photos.with_own_links_opened(context, data), repair=repair)


def store_new(context: Context, content: Content, files: list[StoredFile], operation: str) -> Opened:
    """A new session of the caller's, with its files."""
    session_id = context.new_id()
    now = context.clock()
    expires_at = now + dt.timedelta(hours=context.limits.session_hours)
    session = context.store.create(
        session_id,
        owner=context.caller.owner,
        files_key=context.new_id().replace("-", ""),
        content=bounded(context, content),
        change=Change(operation, context.caller.by),
        expires_at=expires_at,
    )
    for file in files:
        context.store.put_file(session_id, file)
    context.telemetry.session_created()
    context.telemetry.session_used(session_id)
    note(version=session.version, cv_bytes=len(session.content))
    log.info("Created session %s, expires at %s", session_id, expires_at.strftime("%Y-%m-%dT%H:%M:%S"))
    return Opened(session, content)


def bounded(context: Context, content: Content) -> bytes:
    """The content as bytes.

    Raises:
        TooLarge: more than a CV may hold.
    """
    data = content.to_bytes()
    if len(data) > context.limits.cv_bytes:
        raise TooLarge(context.limits.cv_bytes, "CV")
    return data


def opened_answer(context: Context, opened: Opened) -> dict[str, Any]:
    """The members of `SessionOpened`."""
    return {
        "session_id": opened.session.id,
        "version": opened.session.version,
        "expires_at": instant(opened.session.expires_at),
        "photo_extracted": bool(opened.cv.photo_url),
        "cv_data_summary": Summary.of(opened.content),
        **readiness(opened.cv, context.today),
    }


def get(context: Context, arguments: GetArguments) -> GetAnswer:
    """Read a session, whole or in part."""
    opened = open_session(context, arguments.session_id)
    session, content = opened.session, opened.content
    more: dict[str, Any] = {}
    if arguments.include_summary:
        more["cv_data_summary"] = Summary.of(content)
    if arguments.include_history:
        more["history"] = [HistoryEntry.of(each) for each in context.store.history(session.id)]
    if arguments.include_unplaced_text:
        more["unplaced_text"] = content.unplaced_text
    if arguments.include_sources:
        more["sources"] = content.sources
        more["doubtful"] = content.doubtful()
    return GetAnswer(
        session_id=session.id,
        version=session.version,
        cv_data=_selected(_outgoing(context, opened, include_photo=arguments.include_photo), arguments.fields),
        **(_about(opened) if arguments.fields is None else {}),
        **readiness(content.cv, context.today),
        **more,
    )


def _about(opened: Opened) -> dict[str, Any]:
    """What a whole read says of the session; who reads single fields has read it before."""
    session, content = opened.session, opened.content
    return {
        "metadata": {"language": content.cv.language, "source_file": content.source_file},
        "created_at": instant(session.created_at),
        "updated_at": instant(session.updated_at),
        "expires_at": instant(session.expires_at),
    }


def _outgoing(context: Context, opened: Opened, *, include_photo: bool) -> paths.Document:
    """The CV as it leaves the service: the photo as a link, or as a data URI where that was asked for."""
    document = opened.cv.model_dump(mode="json")
    if include_photo:
        document["photo_url"] = photos.data_uri(photos.load(context, opened.session, opened.cv))
    else:
        document["photo_url"] = photos.link(context, opened.session, opened.cv)
    return document


def _selected(document: paths.Document, fields: list[str] | None) -> dict[str, Any]:
    """All filled fields, or exactly the paths asked for, also where they are empty."""
    if fields is None:
        return {name: document[name] for name in FIELDS if document[name]}
    selected: dict[str, Any] = {}
    found: list[Problem] = []
    for path in fields:
        try:
            selected[path] = paths.get(document, path)
        except PathError as error:
            found.append(explained(error).problem)
    if found:
        raise InvalidInput(f"fields: {found[0].path} {found[0].message}", problems=found)
    return selected


def revert(context: Context, arguments: RevertArguments) -> RevertAnswer:
    """Bring an earlier version back, as a new version."""

    def earlier(opened: Opened) -> tuple[Content, list[str]]:
        try:
            content = Content.from_bytes(context.store.read_version(arguments.session_id, arguments.to_version))
        except NotFound:
            hint = f"Versions run from 1 to {opened.session.version}."
            problem = Problem("to_version", "no_such_version", f"version {arguments.to_version} does not exist", hint)
            raise InvalidInput(problem.message.capitalize(), problems=[problem]) from None
        return content, changed_fields(opened.cv, content.cv)

    opened = write_next(context, arguments.session_id, None, "revert_cv_session", earlier)
    return RevertAnswer(session_id=opened.session.id, version=opened.session.version, reverted_to=arguments.to_version)


def changed_fields(before: Cv, after: Cv) -> list[str]:
    """Top-level fields in which two CVs differ."""
    return [name for name in FIELDS if getattr(before, name) != getattr(after, name)]


def delete(context: Context, arguments: SessionArguments) -> DeleteAnswer:
    """Erase a session with all its versions and files."""
    session = open_session(context, arguments.session_id).session
    context.store.erase(session.id)
    context.telemetry.session_deleted()
    return DeleteAnswer(session_id=session.id, deleted=True)


def clean_up(context: Context, _arguments: NoArguments) -> CleanupAnswer:
    """Remove what has expired."""
    return CleanupAnswer(deleted_count=remove_expired(context))


def remove_expired(context: Context) -> int:
    """For the hosts' timers too: what has expired goes even while operations are switched off."""
    count = context.store.remove_expired()
    context.telemetry.sessions_expired(count)
    log.info("Removed %d expired sessions", count)
    return count


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
)
GET = Operation(
    name="get_cv_session",
    summary="Read a session, whole or in part.",
    description=(
        "Reads the CV of a session. Ask for single field paths with fields to save tokens. An unknown or expired "
        "session_id is an error: sessions live 24 hours."
    ),
    input=GetArguments,
    output=GetAnswer,
    run=get,
    effects=Effects(read_only=True, idempotent=True),
    methods=("GET", "POST"),
)
REVERT = Operation(
    name="revert_cv_session",
    summary="Bring an earlier version of the CV back.",
    description="Makes an earlier version the newest again, as a new version: nothing is lost.",
    input=RevertArguments,
    output=RevertAnswer,
    run=revert,
    effects=Effects(),
)
DELETE = Operation(
    name="delete_cv_session",
    summary="Erase a session.",
    description="Erases a session with all its versions and files, for good. Only when the person asks for it.",
    input=SessionArguments,
    output=DeleteAnswer,
    run=delete,
    effects=Effects(destructive=True, idempotent=True),
)
CLEANUP = Operation(
    name="cleanup_expired_sessions",
    summary="Remove expired sessions.",
    description="Removes the sessions whose 24 hours are over, with their files. For administrators.",
    input=NoArguments,
    output=CleanupAnswer,
    run=clean_up,
    effects=Effects(destructive=True, idempotent=True),
    audience=Audience.ADMINISTRATOR,
)
