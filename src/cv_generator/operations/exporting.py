"""Typeset the CV of a session: check it, fit it, keep the file, return a link."""

from __future__ import annotations

import hashlib
from typing import Any

from cv_generator.errors import DoesNotFit
from cv_generator.operations import links, photos
from cv_generator.operations.answers import SessionId, Version
from cv_generator.operations.context import Context, Made
from cv_generator.operations.definition import Effects, Operation
from cv_generator.operations.opened import Opened, SessionArguments, open_session
from cv_generator.operations.telemetry import log, note, shown
from cv_generator.operations.typesetting import (
    TypesetAnswer,
    TypesetArguments,
    as_base64,
    described,
    report_on,
    require_ready,
    typeset,
)
from cv_generator.rendering.file_names import file_name
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
    """Typeset, keep the file with the session, and describe it. What was made of this version before is not made again.

    Raises:
        NotReady, DoesNotFit: with `session_id` and `version`, since what was done so far is kept.
    """
    session = opened.session
    where = {"session_id": session.id, "version": session.version}
    require_ready(opened.cv, options.allow_missing, **where)
    language = options.language or opened.cv.language
    download = file_name(opened.cv.full_name, language, context.today, options.format)
    name = _stored_name(session, options, download)
    known = (session.files_key, session.created_at, name)  # one that was erased may be made again under its names
    made = context.made.get(known)
    if made:
        kept = _kept(context, session, options, name)
        note(pages=made.page_count, **{f"{options.format}_bytes": made.size})
    else:
        try:
            finished = _typeset(context, opened, options)
        except DoesNotFit as error:
            error.details.update(where)
            raise
        kept = delivered(context, session, options, finished)
        made = Made.of(finished, report_on(context, opened.cv))
        if options.pdf_delivery == "url":
            context.made.put(known, made, _WEIGHT * (1 + len(made.report.warnings)))
    log.info("Generated PDF from session %s: %d bytes", shown(session.id), made.size)
    return {**where, **kept, **described(made, download)}


_WEIGHT = 500
"""Bytes of memory that what is known of a document takes, and each of its warnings, about."""


def _typeset(context: Context, opened: Opened, options: TypesetArguments) -> Typeset:
    if options.format == "json_resume":  # data, which hold the photo as it was sent
        file = photos.load(context, opened.session, opened.cv)
        return typeset(context, opened.cv, options, file.data if file else None)
    return typeset(context, opened.cv, options, photos.printed(context, opened.session, opened.cv))


def delivered(
    context: Context, session: Session | None, options: TypesetArguments, finished: Typeset
) -> dict[str, str]:
    """The file as base64, or kept with the session behind a link. Without a session there is no link."""
    if session is None or options.pdf_delivery == "base64":
        return {"pdf_base64": as_base64(finished.data)}
    name = _stored_name(session, options, finished.file_name)
    context.store.put_file(session.id, StoredFile(name, finished.media_type, finished.data, finished.file_name))
    return {"pdf_url": links.url(context, session, name)}


def _kept(context: Context, session: Session, options: TypesetArguments, name: str) -> dict[str, str]:
    """A file that stands with the session, as `delivered` gives it."""
    if options.pdf_delivery == "base64":
        return {"pdf_base64": as_base64(context.store.get_file(session.files_key, name).data)}
    return {"pdf_url": links.url(context, session, name)}


def _stored_name(session: Session, options: TypesetArguments, download: str) -> str:
    """One name for each version, day and set of options: asking twice gives the same file."""
    chosen = options.model_dump_json(include=_DECIDING)
    digest = hashlib.sha256(f"{download} {chosen}".encode()).hexdigest()
    return f"cv-v{session.version}-{digest[:16]}.{download.rpartition('.')[2]}"


_DECIDING = set(TypesetArguments.model_fields) - {"pdf_delivery", "allow_missing"}
"""The arguments on which the file depends. What is left out of a CV is seen in the CV."""


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
