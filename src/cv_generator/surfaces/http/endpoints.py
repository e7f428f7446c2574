"""Operation -> endpoint."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from cv_generator.operations.context import Context
from cv_generator.operations.definition import Answer, Operation
from cv_generator.operations.dispatch import invoke
from cv_generator.storage.protocol import StoredFile
from cv_generator.surfaces.http.bodies import arguments
from cv_generator.surfaces.http.door import Door, Handler
from cv_generator.surfaces.http.responses import Json, file_response

FILE_TYPES = ("application/pdf", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")


def endpoint(door: Door, operation: Operation[Any, Any]) -> Handler:
    """A handler that reads the arguments, runs the operation and answers with JSON, or with the file itself."""

    async def handle(request: Request) -> Response:
        context = door.enter(request)
        sent = await arguments(request, operation.input, context.limits.request_bytes)
        wants_file = any(kind in request.headers.get("accept", "") for kind in FILE_TYPES)

        def run() -> tuple[Answer, StoredFile | None]:
            return _run(context, operation, sent, wants_file=wants_file)

        answer, file = await door.in_thread(run, heavy=operation.heavy)
        return file_response(file) if file else Json(answer.as_json())

    return door.guarded(handle)


def _run(
    context: Context, operation: Operation[Any, Any], sent: Any, *, wants_file: bool
) -> tuple[Answer, StoredFile | None]:
    answer = invoke(context, operation, sent)
    return answer, answer.file(context) if wants_file else None
