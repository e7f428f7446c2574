"""Documents that come with a call: base64 -> bytes -> draft."""

from __future__ import annotations

import logging
import time
from collections.abc import Mapping
from typing import ClassVar

import pydantic_core
from pydantic import Field

from cv_generator import media_types
from cv_generator.cv import json_text
from cv_generator.cv.language import Language
from cv_generator.errors import InvalidInput, Problem, TooLarge, UnreadableDocument
from cv_generator.operations import base64_text, links, photos
from cv_generator.operations.context import Context
from cv_generator.operations.definition import FILES_COME_BY_PAGE, FOR_PROGRAMS, Arguments
from cv_generator.operations.file_names import names_a_file
from cv_generator.operations.telemetry import note
from cv_generator.reading import save_file
from cv_generator.workers.calls import Read, read_document

log = logging.getLogger("cv_generator")

DOCUMENT = "document_base64"
"""The argument that holds a document. Surfaces that have other ways for a file fill it in."""

DOCUMENT_ENDINGS = {
    "docx": ("docx", media_types.DOCX),
    "pdf": ("pdf", media_types.PDF),
    "cv_pdf": ("pdf", media_types.PDF),
    "json_resume": ("json", media_types.JSON),
    "json": ("json", media_types.JSON),
    "odt": ("odt", media_types.ODT),
    "text": ("txt", media_types.TEXT),
    "markdown": ("md", media_types.MARKDOWN),
    "reactive_resume": ("json", media_types.JSON),
    "yaml": ("yaml", media_types.YAML),
    "rendercv": ("yaml", media_types.YAML),
    "yaml_resume": ("yaml", media_types.YAML),
    "europass": ("xml", "application/xml"),
    "linkedin_archive": ("zip", "application/zip"),
}
"""Ending and media type by the format that the reader told."""


class DocumentArguments(Arguments):
    """A document in one of two arguments."""

    exactly_one: ClassVar[tuple[str, ...]] = ("document_base64", "docx_base64")

    docx_base64: str | None = Field(None, description="The document, base64.", json_schema_extra=FOR_PROGRAMS)
    document_base64: str | None = Field(None, description="Base64, from programs; models use request_cv_upload.")

    def document(self) -> str | None:
        return self.document_base64 or self.docx_base64


def require(arguments: DocumentArguments) -> str:
    """The base64 of the document.

    Raises:
        InvalidInput: none was sent, or two.
    """
    if arguments.docx_base64 and arguments.document_base64:
        raise InvalidInput("Send either docx_base64 or document_base64, not both")
    document = arguments.document()
    if not document:
        problem = Problem(
            "document_base64", "missing", "is required", "Send the document as base64, or as a file part."
        )
        raise InvalidInput("document_base64 or docx_base64 is required", problems=[problem])
    return document


_ENCODE = "Encode the file's bytes as standard base64."
_LOOKED_AT, _WORDS = 1_000, 3
"""Letters of what is no base64, and words that make it a text."""


def decode(context: Context, text: str, path: str = "document_base64") -> bytes:
    """Base64 (with or without a data URI's head, white space allowed) -> bytes.

    Raises:
        InvalidInput: it is not base64.
        TooLarge: above the limit for documents.
    """
    if names_a_file(text):
        raise _not_the_bytes(path)
    start = (text.find(",") + 1 or len(text)) if text.startswith("data:") else 0
    if (len(text) - start) * 3 // 4 > context.limits.document_bytes + 3:
        raise TooLarge(context.limits.document_bytes, "document")
    try:
        data = base64_text.decoded(text, start)
    except ValueError:
        is_text = isinstance(json_text.parsed(text), Mapping) or len(text[:_LOOKED_AT].split()) > _WORDS
        way = "Send a CV as text or data to create_cv_session as cv_data." if is_text else _ENCODE
        problem = Problem(path, "not_base64", "is not valid base64", way)
        raise InvalidInput(f"{path} is not valid base64", problems=[problem]) from None
    if not data:
        raise InvalidInput(f"{path} is empty", problems=[Problem(path, "empty", "is empty", "Send the file's bytes.")])
    return data


def _with_own_photo(context: Context, data: bytes) -> bytes:
    """An answer of ours sent as a document names its photo by our link: the photo itself takes its place."""
    if links.ROUTE.encode() not in data or data.lstrip()[:1] != b"{":
        return data
    value, texts = save_file.unwrapped(save_file.parse_json(data))
    opened = photos.with_own_links_opened(context, value)
    return pydantic_core.to_json({**opened, "unplaced_text": texts}) if isinstance(opened, dict) else data


def _not_the_bytes(path: str) -> InvalidInput:
    message = "names a file; this service cannot open files of other machines"
    problem = Problem(path, "names_a_file", message, FILES_COME_BY_PAGE)
    return InvalidInput(f"{path} {message}", problems=[problem])


def read(context: Context, data: bytes, language: Language | None, *, photo: bool = True) -> Read:
    """The draft CV of a document, read in a process of its own.

    Raises:
        UnreadableDocument: with the reason.
        TooLarge: above the limit for documents.
    """
    if len(data) > context.limits.document_bytes:
        raise TooLarge(context.limits.document_bytes, "document")
    started = time.perf_counter()
    note(document_bytes=len(data))
    try:
        data = _with_own_photo(context, data)
        found = read_document(data, language=language, photo_bytes=context.limits.photo_bytes if photo else None)
    except UnreadableDocument as error:
        context.telemetry.document_refused(error.reason)
        raise
    draft = found.draft
    for fault in draft.faults:
        log.error("A part of a document was left over: %s", fault)
    unplaced = sum(len(text.split()) for text in draft.unplaced_text)
    context.telemetry.document_read(draft.format, time.perf_counter() - started, unplaced, draft.words)
    return found
