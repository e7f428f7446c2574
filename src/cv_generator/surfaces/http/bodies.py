"""Requests -> arguments: JSON bodies, multipart uploads and query strings."""

from __future__ import annotations

import base64
from collections.abc import AsyncGenerator
from io import BytesIO
from typing import Any

import pydantic_core
from pydantic import BaseModel
from starlette.datastructures import QueryParams, UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request

from cv_generator.cv import figures
from cv_generator.cv.json_text import named_twice
from cv_generator.errors import InvalidInput, Problem, TooLarge

FILE_PART = "file"
FILE_ARGUMENT = "document_base64"


VALUES = 100_000
"""Commas and opening brackets of a body: a CV of a megabyte has some thousand, base64 none. Each value that is parsed
takes some fifty times the room that it took on the way (`admission.VALUE_BYTES`)."""

ESCAPES = 1_000_000
"""Backslashes of a body: base64 has one for each 64 characters where a program writes `\\/` for `/`. Each takes as long
to parse as a hundred other characters, and nobody else is served meanwhile."""


LONG_TEXT = 4_000_000
"""Bytes of one text of JSON from which on it must be a document or a picture, and these are base64. One other letter
makes each of its characters take four bytes once it is parsed, so that 28 MB would become 112."""

WRITTEN = 200_000
"""Bytes of a body that may have been written by hand or by a model, which give a name twice. What is longer holds
a document, and was made by a program; looking would take too long there."""


async def arguments(request: Request, model: type[BaseModel], limit: int) -> Any:
    """The arguments of a call, not yet checked.

    Raises:
        InvalidInput: no JSON, or no well-formed multipart body.
        TooLarge: more than `limit` bytes.
    """
    if request.method in ("GET", "HEAD"):
        return _from_query(request.query_params, model)
    if request.headers.get("content-type", "").lower().startswith("multipart/form-data"):
        return await _from_form(request, model, limit)
    body = await whole(request, limit)
    if not body or body.isspace():
        return {}
    try:
        found = pydantic_core.from_json(body, allow_inf_nan=False)
    except ValueError as error:
        raise _no_json(body, error) from None
    if len(body) <= WRITTEN and (twice := named_twice(body)):
        hint = "Send it once: of two values the first would be lost. Several values make one list."
        raise InvalidInput(
            f"Request body names {twice} twice in one object",
            problems=[Problem(twice, "given_twice", "is given twice in one object", hint)],
        )
    return found


def _no_json(body: bytes, error: ValueError) -> InvalidInput:
    """With the place of the slip: the parser's text names line and column, and nothing of what was sent."""
    if body.startswith(_FILES):
        return InvalidInput(f"Request body is a file, not JSON: send it as the part {FILE_PART} of a form (curl -F)")
    return InvalidInput(f"Request body is not valid JSON: {error}")


_FILES = (b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How documents begin that are sent bare, as `curl --data-binary` does."""


async def whole(request: Request, limit: int) -> bytes:
    """A body of JSON that may be parsed. It is looked at as it comes: at its end that would hold everybody up.

    Raises:
        InvalidInput: it holds far more values than a CV.
        TooLarge: more than `limit` bytes.
    """
    body, values, escapes, texts = BytesIO(), 0, 0, _Texts()  # gives away what it holds without a copy of it
    async for chunk in _limited(request, limit):
        body.write(chunk)
        values += values_in(chunk)
        escapes += chunk.count(b"\\")
        _require_few(values, escapes)
        for at in range(0, len(chunk), LONG_TEXT):
            texts.look(chunk[at : at + LONG_TEXT])
    return body.getvalue()


class _Texts:
    """What stands between the quotes of a body that comes in pieces, each shorter than `LONG_TEXT`: of those only the
    first and the last part can belong to a long one."""

    def __init__(self) -> None:
        self._length, self._is_wide, self._end = 0, False, b""

    def look(self, piece: bytes) -> None:
        """Raises InvalidInput for a text of `LONG_TEXT` that is no base64."""
        quote = piece.find(b'"')
        self._go_on(piece if quote < 0 else piece[:quote])
        if quote >= 0:
            self._length, self._is_wide, self._end = 0, False, b""
            self._go_on(piece[piece.rfind(b'"') + 1 :])

    def _go_on(self, text: bytes) -> None:
        self._length += len(text)
        self._is_wide = self._is_wide or not text.isascii() or b"\\u" in self._end + text
        self._end = text[-1:] or self._end
        if self._is_wide and self._length > LONG_TEXT:
            raise _too_long()


def _too_long() -> InvalidInput:
    return InvalidInput("Request body holds a text that is longer than any CV")


def values_in(body: bytes) -> int:
    """How many values a piece of JSON begins or parts, told by its commas and opening brackets."""
    return sum(map(body.count, (b",", b"[", b"{")))


def _require_few(values: int, escapes: int) -> None:
    if values > VALUES or escapes > ESCAPES:
        raise InvalidInput("Request body holds far more values than a CV")


async def _limited(request: Request, limit: int) -> AsyncGenerator[bytes, None]:
    """The body's chunks; nothing above the limit is held in memory."""
    declared = request.headers.get("content-length", "")
    size = figures.index(declared)
    if declared.isdecimal() and (size is None or size > limit):
        raise TooLarge(limit, "request")
    received = 0
    async for chunk in request.stream():
        received += len(chunk)
        if received > limit:
            raise TooLarge(limit, "request")
        yield chunk


async def _from_form(request: Request, model: type[BaseModel], limit: int) -> dict[str, Any]:
    parser = MultiPartParser(request.headers, _limited(request, limit), max_files=1, max_fields=50, max_part_size=limit)
    try:
        form = await parser.parse()
    except MultiPartException as error:
        if "Too many files" in error.message:
            raise _refused("several_files", "Request body holds several files", _ONE_FILE) from None
        raise _refused("bad_form", _NO_FORM, _AS_FORM) from None
    except (KeyError, UnicodeDecodeError):
        raise _refused("bad_form", _NO_FORM, _AS_FORM) from None
    try:
        fields = [value for _, value in form.multi_items() if isinstance(value, str)]
        if any(len(value) > LONG_TEXT and not value.isascii() for value in fields):
            raise _too_long()
        texts = [value.encode(errors="replace") for value in fields]
        _require_few(sum(map(values_in, texts)), sum(text.count(b"\\") for text in texts))
        return {_argument(name, value): await _value(name, value, model) for name, value in form.multi_items()}
    finally:
        await form.close()


_AS_FORM = f"Send the document as the part {FILE_PART} of a form, as `curl -F {FILE_PART}=@cv.pdf` does."
_ONE_FILE = f"{_AS_FORM} Each further document is a call of its own; a portrait is set as photo_url."
_NO_FORM = "Request body is not a well-formed multipart form"


def _refused(code: str, error: str, hint: str) -> InvalidInput:
    """The refusal of a form. The message of its problem is the error without what that is said of."""
    message = error.removeprefix("Request body ").removeprefix(f"The part {FILE_PART} ")
    return InvalidInput(error, problems=[Problem(FILE_PART, code, message, hint)])


def _argument(name: str, value: UploadFile | str) -> str:
    is_file = isinstance(value, UploadFile)
    if is_file and name != FILE_PART:
        raise _refused("other_name", f"The document's part must be named {FILE_PART}", _AS_FORM)
    if not is_file and name == FILE_PART:
        raise _refused("no_file", f"The part {FILE_PART} holds text and no file", _AS_FORM)
    return FILE_ARGUMENT if is_file else name


async def _value(name: str, value: UploadFile | str, model: type[BaseModel]) -> Any:
    if not isinstance(value, UploadFile):
        return _typed(name, value, model)
    data = await value.read()
    if not data:
        what = "an empty file" if value.filename else "no file: none was chosen"
        raise _refused("empty", f"The part {FILE_PART} holds {what}", _AS_FORM)
    return base64.b64encode(data).decode()


def _from_query(query: QueryParams, model: type[BaseModel]) -> dict[str, Any]:
    """A list may be repeated, or separated by commas; an empty one is a list of nothing."""
    given: dict[str, list[str]] = {}
    for name, value in query.multi_items():
        given.setdefault(name, []).append(value)
    return {name: _parts(values) if _is_list(name, model) else values[-1] for name, values in given.items()}


def _parts(values: list[str]) -> list[str]:
    return [part.strip() for each in values for part in each.split(",") if part.strip()]


def _typed(name: str, value: str, model: type[BaseModel]) -> Any:
    """Form fields are text: lists and objects are sent as JSON."""
    if not _is_list(name, model):
        return value
    try:
        return pydantic_core.from_json(value)
    except ValueError as error:
        raise InvalidInput(f"{name} must be JSON: {error}") from None


def _is_list(name: str, model: type[BaseModel]) -> bool:
    field = model.model_fields.get(name)
    return field is not None and "list[" in str(field.annotation)
