"""The HTTP application: one route for each operation, and the few that are none."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Match, Route
from starlette.types import Lifespan

from cv_generator.errors import InvalidInput, Problem, UserError
from cv_generator.operations.access import Access
from cv_generator.operations.context import Context
from cv_generator.operations.recent import Recent
from cv_generator.operations.registry import OPERATIONS
from cv_generator.surfaces.http.admission import Admission
from cv_generator.surfaces.http.below import Below
from cv_generator.surfaces.http.compressing import Compressing
from cv_generator.surfaces.http.documentation import openapi
from cv_generator.surfaces.http.door import Door, Handler, Options, request_id_of
from cv_generator.surfaces.http.ending import Ending
from cv_generator.surfaces.http.endpoints import endpoint
from cv_generator.surfaces.http.events import Events
from cv_generator.surfaces.http.exact import exact
from cv_generator.surfaces.http.extras import Extras
from cv_generator.surfaces.http.measuring import Measuring
from cv_generator.surfaces.http.responses import Json, error_response
from cv_generator.surfaces.http.shielding import Shielding
from cv_generator.surfaces.http.strays import UPLOADS, MethodNotAllowed, no_such_path, page_of_upload

BASE = "/api"
DOCUMENT_BYTES = 2_000_000
"""Of each document in its forms, such as those of profiles and hosts."""
Document = Callable[[Mapping[str, str], str], Any]
"""Query and base URL -> a document that another surface derives: text, or JSON such as tool definitions."""
Profile = Callable[[Mapping[str, Any]], Any]
"""The OpenAPI description -> the same within the limits of one platform."""


def create_app(
    context: Context,
    access: Access,
    options: Options | None = None,
    *,
    documents: Mapping[str, Document] | None = None,
    profiles: Mapping[str, Profile] | None = None,
    routes: Callable[[Door], Sequence[BaseRoute]] = lambda _door: (),
    missing: Callable[[Request], Response | None] = lambda _request: None,
    lifespan: Lifespan[Starlette] | None = None,
) -> Starlette:
    """The application.

    `documents` are further read-only routes below `/api`, `profiles` what `openapi.json?profile=` knows, `routes`
    whatever else the host serves behind the same door, such as MCP and the pages; `missing` may answer for an address
    that leads nowhere.
    """
    options = options or Options()
    door = Door(context, access, options)
    described: dict[str, Document] = {
        "/openapi.json": lambda query, base: _profiled(
            openapi(OPERATIONS, base, keys=not access.is_open), query.get("profile", ""), profiles or {}
        ),
        **(documents or {}),
    }
    return Starlette(
        routes=[
            *(Route(BASE + o.route, endpoint(door, o), methods=list(o.methods)) for o in OPERATIONS),
            *extra_routes(door),
            *(Route(BASE + path, door.guarded(_document(door, each))) for path, each in described.items()),
            *routes(door),
        ],
        middleware=[
            Middleware(Shielding),
            Middleware(Below, path=options.base_path),
            Middleware(Measuring, telemetry=context.telemetry),
            Middleware(Ending),
            Middleware(Admission, body_bytes=2 * context.limits.request_bytes),
            Middleware(Compressing),
        ],
        exception_handlers={HTTPException: _http_error(door, missing)},
        lifespan=lifespan,
    )


def extra_routes(door: Door) -> list[Route]:
    """Health, metrics, files, previews, events, uploads."""
    extras = Extras(door)
    return [
        Route(BASE + "/health", door.guarded(extras.health)),
        Route(BASE + "/metrics", door.guarded(extras.metrics)),
        Route(BASE + "/cv-files/{key}/{name}", door.guarded(extras.file)),
        Route(BASE + "/preview-cv", door.guarded(extras.preview)),
        Route(BASE + "/cv-review", door.guarded(extras.review), methods=["POST"]),
        Route(BASE + "/cv-sheets", door.guarded(extras.sheets), methods=["POST"]),
        Route(BASE + "/cv-session-events", door.guarded(Events(door))),
        Route(UPLOADS + "/{code}", door.guarded(extras.upload), methods=["POST"]),
    ]


def _document(door: Door, document: Document) -> Handler:
    """Made on a thread, since some take a fifth of a second, and kept for a minute."""
    made: Recent[tuple[bytes, str], Response] = Recent(DOCUMENT_BYTES)

    async def handle(request: Request) -> Response:
        key = request.scope["query_string"], door.base_url(request)

        def make() -> Response:
            found = document(request.query_params, key[1])
            return Response(found, media_type="text/markdown") if isinstance(found, str) else Json(found)

        known = made.get(key)
        if known is None:
            known = await door.in_thread(make, heavy=False)
            made.put(key, known, len(known.body) + len(key[0]))
        return Response(known.body, media_type=known.media_type)

    return handle


def _methods(request: Request) -> set[str]:
    """Of all routes that share the path: an operation and a page may."""
    routes = [each for each in request.app.routes if each.matches(request.scope)[0] is Match.PARTIAL]
    return {method for each in routes if isinstance(each, Route) for method in each.methods or ()}


def _profiled(document: Mapping[str, Any], name: str, profiles: Mapping[str, Profile]) -> Any:
    if not name:
        return exact(document, OPERATIONS)
    if name not in profiles:
        hint = f"Send one of {', '.join(profiles)}, or leave it away."
        problem = Problem("profile", "literal_error", "is not one of the known values", hint)
        raise InvalidInput("profile is not one of the known values", problems=[problem])
    return profiles[name](document)


def _stray(door: Door, request: Request, status: int) -> UserError:
    inner = request.url.path.removeprefix(request.scope.get("app_root_path", ""))
    if status == 405:
        return MethodNotAllowed(_methods(request), page_of_upload(inner, door.base_url(request)))
    paths = [str(getattr(route, "path", "")) for route in request.app.routes]
    return no_such_path(inner, [path for path in paths if path.startswith(f"{BASE}/")])


def _http_error(
    door: Door, missing: Callable[[Request], Response | None]
) -> Callable[[Request, Exception], Awaitable[Response]]:
    async def handle(request: Request, error: Exception) -> Response:
        """Unknown paths and wrong methods have the contract's shape too."""
        status = error.status_code if isinstance(error, HTTPException) else 500
        page = missing(request) if status == 404 else None
        if page:
            return page
        request_id = request_id_of(request)
        response = error_response(_stray(door, request, status), request_id)
        response.status_code = status
        response.headers["X-Request-ID"] = request_id
        if isinstance(error, HTTPException) and error.headers:
            response.headers.update(error.headers)
        if status == 405:
            response.headers["Allow"] = ", ".join(sorted(_methods(request)))
        return response

    return handle
