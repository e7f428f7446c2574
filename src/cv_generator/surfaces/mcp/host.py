"""What the two transports give to the server."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from starlette.requests import Request

from cv_generator.operations.context import Context
from cv_generator.operations.definition import Answer, FileLink, Operation

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class LocalDocument:
    """A document on the person's machine. `path` is what the tools take; `read` gives its bytes."""

    uri: str
    path: str
    media_type: str
    size: int
    read: Callable[[], bytes]


class Host(Protocol):
    """Who calls, on which threads, and where files are."""

    def context(self, request: Request | None) -> Context:
        """The context for the caller of a request; there is no request over stdio."""
        ...

    async def in_thread(self, run: Callable[[], T], *, heavy: bool) -> T:
        """Run blocking work beside the event loop."""
        ...

    def offers(self, operation: Operation[Any, Any]) -> bool:
        """Whether this transport has the operation as a tool."""
        ...

    def parameters(self, operation: Operation[Any, Any], schema: dict[str, Any]) -> dict[str, Any]:
        """The tool's arguments, with those for files as this transport names them."""
        ...

    def answers(self, operation: Operation[Any, Any], schema: dict[str, Any]) -> dict[str, Any]:
        """The tool's answer, with what this transport adds to it."""
        ...

    def instructions(self) -> str:
        """What an assistant is told that asks for more than the brief."""
        ...

    def documents(self) -> Sequence[LocalDocument]:
        """The documents that this transport can hand over by name."""
        ...

    def refused(self, answer: dict[str, Any], arguments: dict[str, Any]) -> dict[str, Any]:
        """A refusal of a tool's arguments in the words of this transport."""
        ...

    def received(self, operation: Operation[Any, Any], arguments: dict[str, Any]) -> dict[str, Any]:
        """The operation's arguments out of the tool's."""
        ...

    def delivered(
        self, context: Context, arguments: dict[str, Any], answer: Answer
    ) -> tuple[dict[str, Any], FileLink | None]:
        """The tool's answer out of the operation's, and a link to its file."""
        ...
