"""What the platform changes about calls over HTTP: files come as references and go as links, answers stay short."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from typing import Any

import pydantic_core

from cv_generator.errors import InvalidInput, Problem, UserError
from cv_generator.operations.arguments import with_values_as_text
from cv_generator.operations.definition import FileLink, Operation
from cv_generator.operations.documents import DOCUMENT
from cv_generator.surfaces.gpt_actions.files import FileFetcher
from cv_generator.surfaces.gpt_actions.profile import FILES_IN, FILES_OUT

ANSWER_CHARACTERS = 100_000
"""The platform refuses longer answers without telling the model why."""


class GptActions:
    """Calls that come from the platform carry its headers, such as `openai-gpt-id`."""

    def __init__(self, fetcher: FileFetcher) -> None:
        self._fetcher = fetcher

    def received(self, operation: Operation[Any, Any], arguments: Any) -> Any:
        """The arguments with the attached document fetched.

        Raises:
            InvalidInput: more than one document, or a link that is not allowed.
        """
        takes_document = DOCUMENT in operation.input.model_fields
        if not takes_document or not isinstance(arguments, dict) or FILES_IN not in arguments:
            return arguments
        passed = {name: value for name, value in arguments.items() if name != FILES_IN}
        references = arguments[FILES_IN]
        if not references:
            return passed
        link = _link(references)
        return {**passed, DOCUMENT: base64.b64encode(self._fetcher.fetch(link, FILES_IN)).decode()}

    def answered(self, headers: Mapping[str, str], answer: dict[str, Any], link: FileLink | None) -> dict[str, Any]:
        """The answer with its file as the platform attaches it.

        Raises:
            InvalidInput: longer than the platform takes; the error says how to get less.
        """
        if not _comes_from_the_platform(headers):
            return answer
        if len(pydantic_core.to_json(answer).decode()) > ANSWER_CHARACTERS:
            hint = 'Ask for single fields, such as fields: ["work_experience[0]"].'
            message = f"the answer has more than {ANSWER_CHARACTERS} characters"
            problem = Problem("fields", "answer_too_long", message, hint)
            raise InvalidInput("The answer is too long for this platform", problems=[problem])
        if "suggested_call" in answer:
            answer = {**answer, "suggested_call": with_values_as_text(answer["suggested_call"])}
        return {**answer, FILES_OUT: [link.url]} if link else answer

    def refused(self, headers: Mapping[str, str], error: UserError) -> None:
        """The platform's schemas have no free values: lists and objects are offered as JSON text."""
        corrected = error.details.get("corrected_call")
        if corrected and _comes_from_the_platform(headers):
            error.details["corrected_call"] = with_values_as_text(corrected)


def _comes_from_the_platform(headers: Mapping[str, str]) -> bool:
    return any(name.lower().startswith("openai-") for name in headers)


def _link(references: Any) -> str:
    """The download link of the one file. The platform sends objects; a model that plays it sends texts."""
    if not isinstance(references, list) or len(references) != 1:
        problem = Problem(FILES_IN, "one_document", "must hold one document", "Call once for each document.")
        raise InvalidInput(f"{FILES_IN} must hold one document", problems=[problem])
    reference = references[0]
    link = reference.get("download_link") if isinstance(reference, dict) else reference
    if not isinstance(link, str):
        problem = Problem(FILES_IN, "missing", "has no download_link", "Ask the person to attach the document again.")
        raise InvalidInput(f"{FILES_IN} has no download_link", problems=[problem])
    return link
