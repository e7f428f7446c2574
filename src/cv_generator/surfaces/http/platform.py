"""Platforms that call over HTTP in their own manner, such as GPT Actions. The host says which there is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from cv_generator.errors import UserError
from cv_generator.operations.definition import FileLink, Operation


class Platform(Protocol):
    """A platform that calls over HTTP in its own manner."""

    def received(self, operation: Operation[Any, Any], arguments: Any) -> Any:
        """The operation's arguments out of the platform's. May wait for the network."""
        ...

    def answered(self, headers: Mapping[str, str], answer: dict[str, Any], link: FileLink | None) -> dict[str, Any]:
        """The platform's answer out of the operation's; `headers` are the request's."""
        ...

    def refused(self, headers: Mapping[str, str], error: UserError) -> None:
        """Puts what a refusal offers into the platform's form."""
        ...
