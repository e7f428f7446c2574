"""A person uploads; the assistant keeps the handle. No document passes through a model.

The assistant asks for an upload and gets a session, empty at first, with a page for the person. The document that is
uploaded there becomes the session's version 2. A code opens its session once: when version 1 is gone, so is its use.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace

from pydantic import Field

from cv_generator.cv.language import Language
from cv_generator.cv.model import Cv
from cv_generator.errors import Conflict, NotFound, StaleVersion, TooLarge
from cv_generator.languages import tags
from cv_generator.operations import links
from cv_generator.operations.answers import Missing, Moment, Notice, Ready, SessionId, SessionOpened, Summary, instant
from cv_generator.operations.content import Content
from cv_generator.operations.context import Context
from cv_generator.operations.definition import FOR_PROGRAMS, Answer, Arguments, Effects, Operation
from cv_generator.operations.opened import Changed, Opened, open_session, write_next
from cv_generator.operations.opening import content_of_document, opened_answer, store_new
from cv_generator.operations.retrying import keyed
from cv_generator.storage.protocol import StoredFile

PAGE = "/upload"
_TICKET = "upload-ticket"
_PURPOSE = "upload"
"""What a code is signed for: it opens no link to a file, and no link is a code."""

_CODE = re.compile(r"(?P<key>[0-9a-f]{32})(?P<signature>[A-Za-z0-9_-]{22})")


class UploadArguments(Arguments):
    """What the upload will be."""

    language: Language | None = Field(None, description="Default: the document's own.", json_schema_extra=FOR_PROGRAMS)


class UploadAnswer(Answer):
    """A page for the person, and the session that will hold the CV."""

    session_id: SessionId
    upload_url: str = Field(description="Page for the person; works once.")
    expires_at: Moment
    version: int = Field(0, description="Where the person was waited for: 2 once the document is there.")
    cv_data_summary: Summary | None = Field(None, description="What was read of it.")
    notice: Notice = ""
    ready: Ready = False
    missing: Missing = Field(default_factory=list)

    def person_page(self) -> str:
        return self.upload_url

    def visited(self, context: Context) -> UploadAnswer:
        opened = open_session(context, self.session_id)
        if opened.session.version < 2:
            return self
        told = opened_answer(opened)
        kept = {
            name: told[name] for name in ("version", "cv_data_summary", "notice", "ready", "missing") if name in told
        }
        asked = {"session_id": self.session_id, "upload_url": self.upload_url, "expires_at": self.expires_at}
        return UploadAnswer(**asked, **kept)


class UsedUp(Conflict):
    code = "upload_code_used"
    error = "This upload link has been used already"


def request_upload(context: Context, arguments: UploadArguments) -> UploadAnswer:
    """Open an empty session and a page where a person fills it with a document."""
    cv = Cv(language=arguments.language) if arguments.language else Cv()
    opened = store_new(context, Content(cv=cv), [], REQUEST_UPLOAD.name)
    session = opened.session
    ticket = f"{session.id} {arguments.language or ''} {session.owner}"
    context.store.put_file(session.id, StoredFile(_TICKET, "text/plain", ticket.encode()))
    code = session.files_key + links.signature(context, session.files_key, _TICKET, purpose=_PURPOSE)
    return UploadAnswer(
        session_id=session.id,
        upload_url=f"{context.caller.base_url}{PAGE}/{code}",
        expires_at=instant(session.expires_at),
    )


def require_usable(context: Context, code: str) -> None:
    """That a document may be sent for a code: asked before the document is.

    Raises:
        NotFound: no such code, or its session is gone.
        UsedUp: a document was uploaded already, or the session was edited; unless the call names itself by a key, since
            it may be one whose answer was lost.
    """
    session_id, _, _ = _ticket(context, code)
    if not context.caller.idempotency_key and context.store.read(session_id).version > 1:
        raise UsedUp


def receive(context: Context, code: str, data: bytes) -> SessionOpened:
    """Put an uploaded document into the session that its code names.

    Raises:
        NotFound: no such code, or its session is gone.
        UsedUp: a document was uploaded already, or the session was edited.
        UnreadableDocument, TooLarge: the code can be used again.
    """
    session_id, language, owner = _ticket(context, code)
    if len(data) > context.limits.document_bytes:
        raise TooLarge(context.limits.document_bytes, "document")
    context = context.for_caller(replace(context.caller, owner=owner, by="page"))
    context = keyed(context, REQUEST_UPLOAD.name, [code, hashlib.sha256(data).hexdigest()])

    def uploaded(_opened: Opened) -> Changed:
        content, files = content_of_document(context, data, language, extract_photo=True)
        return Changed(content, [name for name in Cv.model_fields if getattr(content.cv, name)], files)

    try:
        return SessionOpened(**opened_answer(write_next(context, session_id, 1, "upload", uploaded)))
    except StaleVersion:
        raise UsedUp from None


def _ticket(context: Context, code: str) -> tuple[str, Language | None, str]:
    found = _CODE.fullmatch(code)
    if not found:
        raise NotFound("Upload link not found or expired")
    try:
        ticket = links.opened(context, found["key"], _TICKET, found["signature"], purpose=_PURPOSE).data.decode()
    except NotFound:
        raise NotFound("Upload link not found or expired") from None
    session_id, language, owner = ticket.split(" ")
    return session_id, next((known for known in tags() if known == language), None), owner


REQUEST_UPLOAD = Operation(
    name="request_cv_upload",
    summary="Get a page where the person uploads the CV.",
    description=(
        "Opens a session and a page where the person uploads the CV; no document passes through the model. Give "
        "upload_url to the person; when they say it is done, read the session_id with get_cv_session."
    ),
    input=UploadArguments,
    output=UploadAnswer,
    run=request_upload,
    effects=Effects(),
)
