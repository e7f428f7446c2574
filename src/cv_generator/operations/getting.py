"""Read a session, whole or in part."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any, Self

from pydantic import BaseModel, Field

from cv_generator.cv import checks, paths
from cv_generator.cv.corrections_paths import path_meant
from cv_generator.cv.design import Design
from cv_generator.cv.mistakes import explained
from cv_generator.cv.model import FIELDS
from cv_generator.cv.paths import PathError
from cv_generator.errors import InvalidInput
from cv_generator.operations import photos
from cv_generator.operations.answers import (
    Missing,
    Moment,
    Notice,
    Ready,
    SessionId,
    Summary,
    Validation,
    Version,
    instant,
    noticed,
    readiness,
)
from cv_generator.operations.arguments import EVERYTHING
from cv_generator.operations.content import FieldSource, Proposal
from cv_generator.operations.context import Context
from cv_generator.operations.definition import FOR_PROGRAMS, Answer, Effects, Operation
from cv_generator.operations.opened import Opened, SessionArguments, at_version, open_session
from cv_generator.storage.protocol import VersionInfo


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
    at_version: int | None = Field(
        None, description="The CV as it was in an earlier version.", ge=1, json_schema_extra=FOR_PROGRAMS
    )
    include_ids: bool = Field(
        False, description="Which entry is which, whatever its index.", json_schema_extra=FOR_PROGRAMS
    )
    include_proposals: bool = Field(
        False, description="Edits that wait for the person.", json_schema_extra=FOR_PROGRAMS
    )
    include_validation: bool = Field(
        False, description="Errors and warnings of the CV as a whole.", json_schema_extra=FOR_PROGRAMS
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
    notice: Notice = ""
    history: list[HistoryEntry] = Field(default_factory=list, description="All versions, newest first.")
    unplaced_text: list[str] = Field(default_factory=list, description="Text that found no field.")
    sources: list[FieldSource] = Field(default_factory=list, description="Where values came from.")
    doubtful: list[str] = Field(default_factory=list, description="With the sources: all fields to ask about.")
    entry_ids: dict[str, list[str]] = Field(
        default_factory=dict,
        description="Identities of the items of each list, in order: by the list's path, inside an entry by the "
        "entry's identity and the field (`4-0.bullets`). They stay when indices shift.",
    )
    held: bool = Field(False, description="Whether edits of others wait for the person.")
    proposals: list[Proposal] = Field(default_factory=list, description="Edits that wait.")
    validation: Validation | None = Field(None, description="What keeps it from being typeset, or looks wrong.")


def get(context: Context, arguments: GetArguments) -> GetAnswer:
    """Read a session, whole or in part."""
    opened = open_session(context, arguments.session_id)
    if arguments.at_version is not None:
        opened = at_version(context, opened, arguments.at_version)
    session, content = opened.session, opened.content
    more: dict[str, Any] = {}
    if arguments.include_summary:
        more |= {"cv_data_summary": Summary.of(content), **noticed(content)}
    if arguments.include_history:
        more["history"] = [HistoryEntry.of(each) for each in context.store.history(session.id)]
    if arguments.include_unplaced_text:
        more["unplaced_text"] = content.unplaced_text
    if arguments.include_sources:
        more["sources"] = content.sources
        more["doubtful"] = content.doubtful()
    if arguments.include_ids:
        more["entry_ids"] = content.identities(session.version)
    if arguments.include_proposals:
        more["held"], more["proposals"] = content.held, content.proposals
    if arguments.include_validation:
        more["validation"] = Validation.of(checks.check(content.cv, context.today))
    return GetAnswer(
        session_id=session.id,
        version=session.version,
        cv_data=_selected(_outgoing(context, opened, include_photo=arguments.include_photo), arguments.fields),
        **(_about(opened) if arguments.fields is None else {}),
        **readiness(content.cv),
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
        return {name: value for name in FIELDS if (value := _filled(name, document[name]))}
    selected: dict[str, Any] = {}
    found: list[PathError] = []
    for path in fields:
        try:
            selected[path] = paths.get(document, path)
        except PathError as error:
            meant = path_meant(document, path)
            found.append(explained(error) if not meant else _meaning(error, meant))
    if found:
        raise _wrong_fields(fields, found)
    return selected


def _filled(name: str, value: Any) -> Any:
    """The value; of a design only what was chosen: the rest of its names would say nothing."""
    return Design.model_validate(value).model_dump(mode="json", exclude_defaults=True) if name == "design" else value


def _meaning(error: PathError, meant: str) -> PathError:
    problem = error.problem
    return PathError(problem.path, problem.code, problem.message, f"Did you mean {meant}?", meant)


def _wrong_fields(fields: list[str], found: list[PathError]) -> InvalidInput:
    listed = [replace(each, hint=each.hint.replace(paths.ADDS, ".")) for each in (error.problem for error in found)]
    meant = {error.problem.path: error.nearest for error in found}
    if any(path in EVERYTHING for path in fields):
        everything = {"corrected_call": {"fields": None}}
        return InvalidInput("fields names everything: leave it away", problems=listed, details=everything)
    details = {"corrected_call": {"fields": [meant.get(path, path) for path in fields]}} if all(meant.values()) else {}
    path, message = listed[0].path, listed[0].message
    said = message if message.startswith(re.split(r"[.\[]", path)[0]) else f"{path} {message}"
    return InvalidInput(f"fields: {said}", problems=listed, details=details)


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
    told_by_version=True,
)
