"""Typeset the CV of a session: check it, fit it, keep the file, return a link."""

from __future__ import annotations

import hashlib
from typing import Any

from cv_generator.errors import DoesNotFit
from cv_generator.operations import links, photos
from cv_generator.operations.answers import SessionId, Version
from cv_generator.operations.context import Context
from cv_generator.operations.definition import Effects, Operation
from cv_generator.operations.opened import Opened, SessionArguments, open_session
from cv_generator.operations.telemetry import log, shown
from cv_generator.operations.typesetting import (
    TypesetAnswer,
    TypesetArguments,
    as_base64,
    described,
    require_ready,
    typeset,
)
from cv_generator.rendering.output import Typeset
from cv_generator.storage.protocol import Session, StoredFile


class GenerateArguments(SessionArguments, TypesetArguments):
    """Which session, and how it shall look."""


class GenerateAnswer(TypesetAnswer):
    """The CV of a session is typeset."""

    session_id: SessionId
    version: Version


def generate(context: Context, arguments: GenerateArguments) -> GenerateAnswer:
    """Typeset the newest version of a session."""
    return GenerateAnswer(**exported(context, open_session(context, arguments.session_id), arguments))


def exported(context: Context, opened: Opened, options: TypesetArguments) -> dict[str, Any]:
    """Typeset, keep the file with the session, and describe it.

    Raises:
        NotReady, DoesNotFit: with `session_id` and `version`, since what was done so far is kept.
    """
    session = opened.session
    where = {"session_id": session.id, "version": session.version}
    report = require_ready(context, opened.cv, options.allow_missing, **where)
    photo = photos.load(context, session, opened.cv)
    try:
        finished = typeset(context, opened.cv, options, photo.data if photo else None)
    except DoesNotFit as error:
        error.details.update(where)
        raise
    log.info("Generated PDF from session %s: %d bytes", shown(session.id), len(finished.data))
    return {**where, **delivered(context, session, options, finished), **described(finished, report)}


def delivered(
    context: Context, session: Session | None, options: TypesetArguments, finished: Typeset
) -> dict[str, str]:
    """The file as base64, or kept with the session behind a link. Without a session there is no link."""
    if session is None or options.pdf_delivery == "base64":
        return {"pdf_base64": as_base64(finished)}
    name = _stored_name(session, options, finished)
    context.store.put_file(session.id, StoredFile(name, finished.media_type, finished.data, finished.file_name))
    return {"pdf_url": links.url(context, session, name)}


def _stored_name(session: Session, options: TypesetArguments, finished: Typeset) -> str:
    """One name for each version, day and set of options: asking twice replaces a file by the same bytes."""
    chosen = TypesetArguments.model_validate(options.model_dump(include=set(TypesetArguments.model_fields)))
    digest = hashlib.sha256(f"{finished.file_name} {chosen.model_dump_json()}".encode()).hexdigest()
    return f"cv-v{session.version}-{digest[:8]}.{finished.file_name.rpartition('.')[2]}"


GENERATE = Operation(
    name="generate_cv_from_session",
    summary="Typeset the CV of a session as PDF and return a link.",
    description=(
        "Typesets the CV as a PDF of at most max_pages pages and returns a link for the person. Where it does not fit, "
        "the error holds proven_cuts whose edits can be sent to update_cv_field."
    ),
    input=GenerateArguments,
    output=GenerateAnswer,
    run=generate,
    effects=Effects(idempotent=True),
    heavy=True,
)
