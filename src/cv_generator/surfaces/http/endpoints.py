"""Operation -> endpoint."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from cv_generator.errors import UserError
from cv_generator.media_types import DOCX, MARKDOWN, PDF, TEXT
from cv_generator.operations.definition import Operation
from cv_generator.operations.dispatch import invoke
from cv_generator.surfaces.http.bodies import arguments
from cv_generator.surfaces.http.door import Door, Handler
from cv_generator.surfaces.http.responses import Json, file_response
from cv_generator.surfaces.http.told import ToldAnswers

FILE_TYPES = (PDF, DOCX, MARKDOWN, TEXT)


def endpoint(door: Door, operation: Operation[Any, Any]) -> Handler:
    """A handler that reads the arguments, runs the operation and answers with JSON, or with the file itself."""

    platform = door.options.platform
    told_answers = ToldAnswers()

    async def handle(request: Request) -> Response:
        context = door.enter(request)
        key = told_answers.key(context, operation, request)
        known = told_answers.again(context, operation, key)
        if known:
            return known
        sent = await arguments(request, operation.input, context.limits.request_bytes)
        accepted = request.headers.get("accept", "")
        wants_file = any(kind in accepted for kind in FILE_TYPES)

        def run() -> Response:
            try:
                answer = invoke(context, operation, platform.received(operation, sent) if platform else sent)
            except UserError as error:
                if platform:
                    platform.refused(request.headers, error)
                raise
            file = answer.file(context) if wants_file else None
            if file:
                return file_response(file)
            told = answer.as_json()
            said = platform.answered(request.headers, told, answer.link()) if platform else told
            response = Json(said)
            if said is told:
                told_answers.keep(key, told, response)
            return response

        return await door.in_thread(run, heavy=operation.heavy, request=request if operation.heavy else None)

    return door.guarded(handle)
