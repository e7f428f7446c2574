"""The routes that are no operations: health, metrics, files, previews, uploads."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from cv_generator import __version__
from cv_generator.errors import NotFound, Unauthorized
from cv_generator.operations import links, remedies
from cv_generator.operations.definition import parse
from cv_generator.operations.documents import DocumentArguments, decode, require
from cv_generator.operations.previewing import PreviewArguments, preview
from cv_generator.operations.reviewing import ReviewArguments, review
from cv_generator.operations.sheets import SheetsArguments, sheets
from cv_generator.operations.uploading import receive, require_usable
from cv_generator.surfaces.http import bodies
from cv_generator.surfaces.http.door import Door
from cv_generator.surfaces.http.health import Health
from cv_generator.surfaces.http.responses import Json, file_response


class Extras:
    """Handlers of one application."""

    def __init__(self, door: Door) -> None:
        self.door = door
        self._health = Health(door.context)

    async def health(self, _request: Request) -> Response:
        """What works, at once. 503 where the store is away or takes no writes."""
        status = {
            "status": "healthy",
            "service": "CV Generator API",
            "version": __version__,
            "storage": self.door.options.storage_name,
        }
        reason = await self._health.reason()
        if not reason:
            return Json(status)
        away = {"status": "unhealthy", "reason": reason, "action_required": remedies.of_storage(reason)}
        return Json({**status, **away}, 503)

    async def metrics(self, request: Request) -> Response:
        """The figures, as Prometheus reads them.

        Where keys are on, one is asked for, an administrator's where there are such: the figures are those of all
        callers, and tell how busy, how slow and how broken the service is. Prometheus can send one (`authorization`).
        """
        context = self.door.enter(request)
        if not context.caller.is_administrator:
            raise Unauthorized
        accept = request.headers.get("accept", "")
        figures = await self.door.in_thread(lambda: context.telemetry.exposition(accept), heavy=False)
        if figures is None:
            raise NotFound
        return Response(figures[0], headers={"Content-Type": figures[1], "Cache-Control": "no-store"})

    async def file(self, request: Request) -> Response:
        """A file of a session, by its signed link. No key is asked for."""
        key, name = request.path_params["key"], request.path_params["name"]
        signature = request.query_params.get("sig", "")
        context = self.door.context
        with self.door.guessing(request):
            file = await self.door.in_thread(lambda: links.open_link(context, key, name, signature), heavy=False)
        return file_response(file, inline=file.media_type.startswith("image/") or "inline" in request.query_params)

    async def upload(self, request: Request) -> Response:
        """A document for a session that an assistant asked to be filled. The one-time code is the key."""
        context, code = self.door.context, request.path_params["code"]
        with self.door.guessing(request):
            await self.door.in_thread(lambda: require_usable(context, code), heavy=False)
        sent = await bodies.arguments(request, DocumentArguments, context.limits.request_bytes)
        caller = self.door.stranger(request)

        def receive_document() -> Any:
            arguments = parse(DocumentArguments, sent)
            data = decode(context, require(arguments))
            return receive(context.for_caller(caller), request.path_params["code"], data).as_json()

        return Json(await self.door.in_thread(receive_document, heavy=True, request=request))

    async def preview(self, request: Request) -> Response:
        """A page of the typeset CV as SVG or PNG; `ETag` by version and options."""
        context = self.door.enter(request)
        sent = await bodies.arguments(request, PreviewArguments, 0)
        known = request.headers.get("if-none-match", "")
        page = await self.door.in_thread(lambda: preview(context, sent, known), heavy=True, request=request)
        headers = {"ETag": page.etag, "Cache-Control": "private, no-cache"}
        if page.data is None:
            return Response(status_code=304, headers=headers)
        return Response(
            page.data, media_type=page.media_type, headers={**headers, "X-Page-Count": str(page.page_count)}
        )

    async def sheets(self, request: Request) -> Response:
        """All pages for a client that holds some of them, with what is being typed."""
        context = self.door.enter(request)
        sent = await bodies.arguments(request, SheetsArguments, context.limits.request_bytes)
        return Json(await self.door.in_thread(lambda: sheets(context, sent), heavy=True, request=request))

    async def review(self, request: Request) -> Response:
        """The person holds the assistant, and accepts or dismisses what waits."""
        context = self.door.enter(request)
        sent = await bodies.arguments(request, ReviewArguments, context.limits.request_bytes)
        return Json(await self.door.in_thread(lambda: review(context, sent), heavy=False))
