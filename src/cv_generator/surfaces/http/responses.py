"""Errors -> status codes; answers -> responses."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import pydantic_core
from starlette.responses import Response

from cv_generator import errors
from cv_generator.storage.protocol import StoredFile

STATUS: tuple[tuple[type[errors.UserError], int], ...] = (
    (errors.Unauthorized, 401),
    (errors.Forbidden, 403),
    (errors.NotFound, 404),
    (errors.Conflict, 409),
    (errors.TooLarge, 413),
    (errors.UnreadableDocument, 422),
    (errors.KeyReused, 422),
    (errors.TooManyRequests, 429),
    (errors.RetryLater, 503),
    (errors.UserError, 400),
)
"""The first class that matches gives the status."""


class Json(Response):
    """Compact JSON; letters stay letters."""

    media_type = "application/json"

    def render(self, content: Any) -> bytes:
        return pydantic_core.to_json(content)


def error_response(error: errors.UserError, request_id: str) -> Response:
    headers = {}
    body = {**error.answer(), "request_id": request_id}
    if isinstance(error, errors.RetryLater):
        headers["Retry-After"] = str(error.retry_after)
    if isinstance(error, errors.Unauthorized):
        told = f' resource_metadata="{error.metadata_url}"' if error.metadata_url else ""
        headers["WWW-Authenticate"] = f"Bearer{told}"
    return Json(body, status_of(error), headers)


def status_of(error: errors.UserError) -> int:
    return next(status for kind, status in STATUS if isinstance(error, kind))


def internal_error(request_id: str) -> Response:
    """A fault of ours tells the request id and nothing else."""
    return Json({"success": False, "error": "Internal error", "code": "internal_error", "request_id": request_id}, 500)


def file_response(file: StoredFile, *, inline: bool = False) -> Response:
    """A file with its good name (RFC 6266; RFC 8187 for letters beyond ASCII)."""
    name = file.download_name or file.name
    plain = name.encode("ascii", "replace").decode().replace("?", "_").replace('"', "_")
    kind = "inline" if inline else "attachment"
    headers = {
        "Content-Disposition": f"{kind}; filename=\"{plain}\"; filename*=UTF-8''{quote(name)}",
        "Cache-Control": "private, max-age=0, must-revalidate",
    }
    return Response(file.data, media_type=file.media_type, headers=headers)
