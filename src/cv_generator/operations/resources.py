"""What a session offers to be read besides its operations: the CV, its pages as pictures, its PDF."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import pydantic_core

from cv_generator.errors import NotFound
from cv_generator.media_types import PDF
from cv_generator.operations import guide
from cv_generator.operations.context import Context
from cv_generator.operations.dispatch import invoke
from cv_generator.operations.exporting import GENERATE
from cv_generator.operations.getting import GET
from cv_generator.operations.previewing import preview


@dataclass(frozen=True, slots=True)
class Resource:
    """Something to read at an address. `uri` has its variables in braces; one without any is the same for everybody."""

    uri: str
    name: str
    description: str
    media_type: str
    read: Callable[[Context, dict[str, str]], bytes]

    @property
    def is_template(self) -> bool:
        return "{" in self.uri

    def matched(self, uri: str) -> dict[str, str] | None:
        """The variables of an address of this form; None for any other."""
        pattern = re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>[A-Za-z0-9-]{1,64})", re.escape(self.uri))
        found = re.fullmatch(pattern, uri)
        return found.groupdict() if found else None


def _instructions(_context: Context, _variables: dict[str, str]) -> bytes:
    return guide.instructions().encode()


def _cv(context: Context, variables: dict[str, str]) -> bytes:
    return pydantic_core.to_json(invoke(context, GET, variables).as_json())


def _page(context: Context, variables: dict[str, str]) -> bytes:
    return preview(context, {"session_id": variables["session_id"], "page": variables["page"]}).data or b""


def _pdf(context: Context, variables: dict[str, str]) -> bytes:
    file = invoke(context, GENERATE, variables).file(context)
    if file is None:
        raise NotFound("File not found or expired")
    return file.data


def pdf_uri(session_id: str) -> str:
    """Where the PDF of a session can be read by clients that follow no links."""
    return f"cv://{session_id}/pdf"


INSTRUCTIONS = "cv-guide://instructions"


def session_of(uri: str) -> str:
    """The session that an address is about; "" where it is about none."""
    for resource in RESOURCES:
        if (variables := resource.matched(uri)) and "session_id" in variables:
            return variables["session_id"]
    return ""


RESOURCES: tuple[Resource, ...] = (
    Resource(INSTRUCTIONS, "instructions", "How to work with a CV here.", "text/markdown", _instructions),
    Resource("cv://{session_id}", "cv", "The CV of a session, as JSON.", "application/json", _cv),
    Resource("cv://{session_id}/pages/{page}", "page", "A page of the typeset CV, from 1.", "image/png", _page),
    Resource(pdf_uri("{session_id}"), "pdf", "The CV of a session, typeset.", PDF, _pdf),
)


CHOICES: Mapping[str, Callable[[], Sequence[str]]] = {"page": lambda: ("1", "2", "3")}
"""What may be typed for a variable of an address."""


def read(context: Context, uri: str) -> tuple[Resource, bytes]:
    """The resource at an address, with its content.

    Raises:
        NotFound: no such address.
        UserError: what its operation refuses, such as a session that has expired.
    """
    for resource in RESOURCES:
        variables = resource.matched(uri)
        if variables is not None:
            return resource, resource.read(context, variables)
    known = ", ".join(resource.uri for resource in RESOURCES)
    raise NotFound(details={"action_required": f"Read one of {known}."})
