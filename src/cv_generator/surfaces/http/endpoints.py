"""Operation -> endpoint."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from cv_generator.operations.definition import Operation
from cv_generator.operations.dispatch import invoke
from cv_generator.surfaces.http.bodies import arguments
from cv_generator.surfaces.http.door import Door, Handler
from cv_generator.surfaces.http.responses import Json, file_response

FILE_TYPES = (
    "application/pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "text/markdown",
    "text/plain",
)


def endpoint(door: Door, operation: Operation[Any, Any]) -> Handler:
    """A handler that reads the arguments, runs the operation and answers with JSON, or with the file itself."""

    platform = door.options.platform

    async def handle(request: Request) -> Response:
        context = door.enter(request)
        sent = await arguments(request, operation.input, context.limits.request_bytes)
        wants_file = any(kind in request.headers.get("accept", "") for kind in FILE_TYPES)

        def run() -> Response:
            answer = invoke(context, operation, platform.received(operation, sent) if platform else sent)
            file = answer.file(context) if wants_file else None
            if file:
                return file_response(file)
            told = answer.as_json()
            return Json(platform.answered(request.headers, told, answer.link()) if platform else told)

        return await door.in_thread(run, heavy=operation.heavy, request=request if operation.heavy else None)

    return door.guarded(handle)
