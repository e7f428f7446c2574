"""The HTTP application: one route for each operation, and the few that are none."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from cv_generator import __version__
from cv_generator.errors import NotFound, UserError
from cv_generator.operations.access import Access
from cv_generator.operations.context import Context
from cv_generator.operations.registry import OPERATIONS
from cv_generator.surfaces.http.documentation import openapi
from cv_generator.surfaces.http.door import Door, Options
from cv_generator.surfaces.http.endpoints import endpoint
from cv_generator.surfaces.http.extras import Extras
from cv_generator.surfaces.http.responses import Json, error_response

BASE = "/api"
Document = Callable[[Mapping[str, str], str], Any]
"""Query and base URL -> a JSON document that another surface derives, such as its tool definitions."""


class MethodNotAllowed(UserError):
    code = "method_not_allowed"
    error = "Method not allowed"


def create_app(
    context: Context, access: Access, options: Options | None = None, documents: Mapping[str, Document] | None = None
) -> FastAPI:
    """The application. `documents` are further read-only routes below `/api`."""
    door = Door(context, access, options or Options())
    app = FastAPI(title="CV Generator API", version=__version__, openapi_url=None, docs_url=None, redoc_url=None)
    for operation in OPERATIONS:
        app.add_route(BASE + operation.route, endpoint(door, operation), methods=list(operation.methods))
    extras = Extras(door)
    for path, handler in {
        "/health": extras.health,
        "/cv-files/{key}/{name}": extras.file,
        "/preview-cv": extras.preview,
        "/cv-session-events": extras.events,
    }.items():
        app.add_route(BASE + path, door.guarded(handler), methods=["GET"])
    described = {"/openapi.json": lambda _query, base: openapi(OPERATIONS, base, keys=not access.is_open)}
    for path, document in {**described, **(documents or {})}.items():
        app.add_route(BASE + path, door.guarded(_document(door, document)), methods=["GET"])
    app.add_exception_handler(HTTPException, _http_error)
    return app


def _document(door: Door, document: Document) -> Any:
    async def handle(request: Request) -> Response:
        return Json(document(request.query_params, door.base_url(request)))

    return handle


async def _http_error(_request: Request, error: Exception) -> Response:
    """Unknown paths and wrong methods have the contract's shape too."""
    status = error.status_code if isinstance(error, HTTPException) else 500
    known: UserError = MethodNotAllowed() if status == 405 else NotFound()
    response = error_response(known, "")
    response.status_code = status
    if isinstance(error, HTTPException) and error.headers:
        response.headers.update(error.headers)
    return response
