"""Answers given a moment ago, as bytes: a session that has not changed is read again at the cost of a look."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from cv_generator.operations.context import Context
from cv_generator.operations.definition import Operation
from cv_generator.operations.dispatch import told_again
from cv_generator.operations.recent import Recent
from cv_generator.surfaces.http.responses import Json

CAPACITY_BYTES = 4_000_000
LARGEST_BYTES = 50_000
"""Below every limit that a platform has for answers, so that none is told again what it could not take."""
Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """An answer, and the version of the session that it tells of."""

    session_id: str
    version: int
    body: bytes


class ToldAnswers:
    """The answers of operations that are `told_by_version`. Only requests without a body are looked up."""

    def __init__(self) -> None:
        self._answers: Recent[Key, Told] = Recent(CAPACITY_BYTES)

    def key(self, context: Context, operation: Operation[Any, Any], request: Request) -> Key | None:
        """What the answer depends on besides the version; None where it is not to be remembered."""
        if not operation.told_by_version or request.method != "GET":
            return None
        caller = context.caller
        return operation.name, request.scope["query_string"], caller.owner, caller.base_url, context.today

    def again(self, context: Context, operation: Operation[Any, Any], key: Key | None) -> Response | None:
        """The same answer, if the session still has the same version. Waits for nothing."""
        told = self._answers.get(key) if key else None
        if told is None:
            return None
        started = time.perf_counter()
        if context.store.peek(told.session_id) != told.version:
            return None
        told_again(context, operation, told.session_id, told.version, started)
        return Response(told.body, media_type=Json.media_type)

    def keep(self, key: Key | None, answer: dict[str, Any], response: Response) -> None:
        body = bytes(response.body)
        if key and len(body) <= LARGEST_BYTES:
            told = Told(answer["session_id"], answer["version"], body)
            self._answers.put(key, told, len(body))
