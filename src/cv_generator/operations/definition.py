"""What an operation is: everything that a surface needs in order to offer it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from functools import cache
from typing import Any, ClassVar, Generic, Literal, Self, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator
from pydantic.config import JsonDict
from pydantic.fields import FieldInfo

from cv_generator.cv import problems
from cv_generator.cv.design import Design
from cv_generator.cv.json_text import fault, is_broken
from cv_generator.errors import InvalidInput, Problem
from cv_generator.operations import arguments as arguments_meant
from cv_generator.operations.context import Context
from cv_generator.operations.file_names import DOCUMENTS, holds_no_bytes
from cv_generator.storage.protocol import StoredFile

FOR_PROGRAMS: JsonDict = {"x-for-programs": True}
"""As a field's `json_schema_extra`: an argument that language models are not shown. They would only misuse it."""


class Arguments(BaseModel):
    """Base of an operation's input. Unknown arguments are refused; null means "not given".

    `exactly_one` names arguments of which a call has one and no more, `told_by_null` those whose null is a value.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    exactly_one: ClassVar[tuple[str, ...]] = ()
    told_by_null: ClassVar[tuple[str, ...]] = ()

    @model_validator(mode="before")
    @classmethod
    def _without_nulls(cls, value: Any) -> Any:
        if not isinstance(value, dict):
            return value
        return {k: v for k, v in value.items() if v is not None or k in cls.told_by_null}


@dataclass(frozen=True, slots=True)
class FileLink:
    """A signed link to a file."""

    url: str
    name: str
    media_type: str
    size: int


class Answer(BaseModel):
    """Base of an operation's output. Members that were not set are left out of the answer."""

    model_config = ConfigDict(frozen=True)

    success: Literal[True] = Field(True, description="Always true.")

    def as_json(self) -> dict[str, Any]:
        return {"success": True, **self.model_dump(mode="json", exclude_unset=True)}

    def for_strict(self) -> Self:
        """The same for a strict tool: a call that the answer offers has every argument named."""
        return self

    def file(self, _context: Context) -> StoredFile | None:
        """The file that the answer is about, for surfaces that can hand out files; None where it is about none."""
        return None

    def image(self, _context: Context) -> StoredFile | None:
        """The picture that the answer is, for surfaces whose models see; None where it is none."""
        return None

    def person_page(self) -> str:
        """A page that a person must visit before the work can go on; "" where there is none."""
        return ""

    def visited(self, _context: Context) -> Answer:
        """The answer as it is once the person was on that page."""
        return self

    def link(self) -> FileLink | None:
        """Where that file is found, for surfaces that pass links."""
        return None


class Audience(Enum):
    """Who an operation is for."""

    EVERYDAY = "everyday"
    LEGACY = "legacy"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True, slots=True, kw_only=True)
class Effects:
    """What a call does to the world, in MCP's words."""

    read_only: bool = False
    destructive: bool = False
    idempotent: bool = False


def shown(model: type[BaseModel]) -> tuple[str, ...]:
    """The arguments that language models see."""
    return _shown(model)


@cache  # every call asks
def _shown(model: type[BaseModel]) -> tuple[str, ...]:
    return tuple(name for name, field in model.model_fields.items() if not for_programs(field))


def for_programs(field: FieldInfo) -> bool:
    extra = field.json_schema_extra
    return isinstance(extra, Mapping) and FOR_PROGRAMS.items() <= extra.items()


FILES_COME_BY_PAGE = (
    "Call request_cv_upload and give the person its page, or let the program send the file's bytes as base64."
)
_PATHS = (
    "file_id",
    "file_ids",
    "attachment",
    "attachments",
    "attachment_id",
    "document_path",
    "path",
    "file_path",
    "filename",
    "file_name",
    "url",
    "document_url",
    "file_url",
)
_TARGETS = ("save_to", "output", "output_path", "path", "filename", "file_name")


def _other_machine(model: type[BaseModel], name: str) -> str:
    """What to do instead of naming a file: it lies on another machine. "" for other names."""
    if name in _PATHS and "document_base64" in model.model_fields:
        return FILES_COME_BY_PAGE
    return "The answer holds a link to the file." if name in _TARGETS and "pdf_delivery" in model.model_fields else ""


I = TypeVar("I", bound=Arguments)  # noqa: E741 - input
O = TypeVar("O", bound=Answer)  # noqa: E741 - output


def parse(model: type[I], arguments: Any) -> I:
    """What was sent as the input it should be.

    Raises:
        InvalidInput: not an object, or arguments that are missing, unknown or of a wrong type.
    """
    if not isinstance(arguments, Mapping):
        raise InvalidInput("Arguments must be a JSON object")
    if not arguments_meant.is_countable(arguments):
        most = f"{arguments_meant.MOST_ARGUMENTS} names, and lists of {arguments_meant.MOST_ITEMS} items"
        raise InvalidInput(f"Arguments hold far more than a call: at most {most}")
    try:
        return model.model_validate(dict(arguments))
    except ValidationError as error:
        corrected = arguments_meant.mended(model, arguments)
        found = [_with_nearest(model, each, arguments, corrected) for each in problems.from_pydantic(error)]
        details = {"corrected_call": corrected} if corrected else {}
        raise InvalidInput(problems.sentence(found), problems=found, details=details) from None


def _of_a_known_argument(problem: Problem, sent: Mapping[str, Any]) -> Problem | None:
    """The problem of a value with a hint that its kind alone does not give; None for all others."""
    if problem.code == "missing" and problem.path == "session_id":
        return replace(problem, hint="Send the session_id of the answer that opened the session.")
    if problem.path == "to_version" and problem.code == "int_parsing":
        return replace(problem, hint="Send a version's number; get_cv_session with include_history: true lists them.")
    if problem.code == "model_type" and re.fullmatch(r"edits\[\d+\]", problem.path):
        return replace(problem, hint='Send {"field_path": "headline", "value": "…"} for each edit.')
    if problem.code == "list_type" and is_broken(sent.get(problem.path)):
        wrong = f"{problem.message}; the text {fault(sent[problem.path])}"
        return replace(problem, message=wrong, hint="Send the list again as valid JSON.")
    return None


def _with_nearest(
    model: type[BaseModel], problem: Problem, sent: Mapping[str, Any], corrected: Mapping[str, Any] | None
) -> Problem:
    """The problem with the way out of it: of an unknown argument the known one that it resembles."""
    if known := _of_a_known_argument(problem, sent):
        return known
    if within := _INSIDE.fullmatch(problem.path):
        return _inside_an_edit(model, problem, within, sent, is_mended=bool(corrected))
    if problem.code != "extra_forbidden":
        return problem
    near = arguments_meant.nearest(model, problem.path)
    if near in DOCUMENTS and holds_no_bytes(sent.get(problem.path)):
        return replace(problem, message=f"{problem.message}, and holds no bytes of a file", hint=FILES_COME_BY_PAGE)
    flags = arguments_meant.flags(model, problem.path, sent.get(problem.path))
    is_remark = arguments_meant.is_remark(problem.path) and not near
    ways = (
        f"Each is an argument of its own, as true: {', '.join(flags)}." if flags else "",
        _other_machine(model, problem.path) if not (corrected and near == "format") else "",
        f"Did you mean {near}?" * bool(near),
        _other_call(model, problem.path),
        _LEFT_AWAY if corrected and is_remark else "",
        IN_CORRECTED_CALL if corrected and problem.path not in arguments_meant.SAID else "",
        _as_an_edit(model, problem.path),
        _without_place(model, problem.path, sent.get(problem.path)),
    )
    hint = next(filter(None, ways), "")
    return replace(problem, hint=hint) if hint else problem


def _without_place(model: type[BaseModel], name: str, value: Any) -> str:
    """What to do with an argument that nobody knows: what it holds goes elsewhere, an empty one is left away."""
    if not name.isidentifier():
        return ""
    known = f"Known arguments: {', '.join(model.model_fields)}."
    if name in _OF_THE_FILE:
        return f"Send {name} to generate_cv_from_session; here it changes nothing. {known}"
    return f"{arguments_meant.place_of_content(model, name, value) or 'Leave it away.'} {known}"


_OF_THE_FILE = ("max_pages", "pdf_delivery", "embed_data", "allow_missing")
"""Arguments that say how the file is made, and nothing of the CV."""
_LEFT_AWAY = "It is left away in corrected_call: nothing of it is stored."
IN_CORRECTED_CALL = "corrected_call has it where it belongs."
_INSIDE = re.compile(r"(edits)\[(\d+)\]\.(\w+)")
_PARTS_OF_A_TEXT = ("find", "search", "replace", "replacement", "old", "old_value", "old_text", "before", "after")
_TEXTS = ("text", "cv_text", "content", "raw_text", "markdown", "resume_text", "document_text")
_OPS = {
    "test": "Leave the test away: expected_version refuses edits of a CV that was changed meanwhile.",
    "copy": "Read the value, and send it with op append, insert or set.",
    "swap": "Two items change places by op move on one of them, with the index of the other as value.",
}
"""What other systems have and we have not."""


def _inside_an_edit(
    model: type[BaseModel], problem: Problem, within: re.Match[str], sent: Mapping[str, Any], *, is_mended: bool
) -> Problem:
    """The problem of one argument of one edit, with what was meant by it."""
    name, index, inner = within.groups()
    part = arguments_meant.item_model(model, name)
    edit = edits[int(index)] if isinstance(edits := sent.get(name), list) and int(index) < len(edits) else {}
    op = str(edit.get("op", "")).lower() if isinstance(edit, Mapping) else ""
    if inner == "op" and op in _OPS and not (is_mended and op == "swap"):
        return replace(problem, hint=_OPS[op])
    if inner in _PARTS_OF_A_TEXT:
        return replace(problem, hint="Read the text, and send the whole new one as value.")
    near = arguments_meant.nearest(part, inner) if part and problem.code == "extra_forbidden" else ""
    if is_mended and problem.code == "extra_forbidden" and not near and arguments_meant.is_remark(inner):
        return replace(problem, hint=_LEFT_AWAY)
    hint = f"Did you mean {near}?" if near else IN_CORRECTED_CALL if is_mended and problem.code in _APART else ""
    return replace(problem, hint=hint) if hint else problem


_APART = ("extra_forbidden", "missing")
"""Problems of an edit whose arguments only stand in another form."""


def _as_an_edit(model: type[BaseModel], name: str) -> str:
    """How a field of the CV is sent to an operation that takes edits; "" for other names."""
    if "edits" not in model.model_fields or not arguments_meant.names_a_field(name):
        return ""
    return f'It is a field of the CV: send {{"field_path": "{name}", "value": …}} as one of edits.'


def _other_call(model: type[BaseModel], name: str) -> str:
    if name in _TEXTS and "document_base64" in model.model_fields:
        return "The text of a CV is cv_data of create_cv_session, which reads it as a document is read."
    if name in Design.model_fields:
        return f"How a CV looks is part of it: set design.{name} with update_cv_field."
    if name == "cv_data" and "document_base64" in model.model_fields:
        return "Send it to create_cv_session, and the session_id that it answers here."
    if name == "edits":
        return "Edit with update_cv_field first; process_cv_orchestrated edits and typesets."
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation(Generic[I, O]):
    """One use case.

    `summary` is a line for lists, `description` what a language model has to know (at most 300 characters: the limit of
    GPT Actions). `needs_session` tells the operations that one switch turns off together. `heavy` marks those that read
    documents or typeset, which hosts may run on fewer threads. `told_by_version` marks those whose answer to the same
    arguments is the same for a whole day while the session has the same version. `rehearse` refuses what `run` would
    refuse and edits nothing: so a corrected call is tried before it is offered. It answers with what the corrected call
    can name since then: the session of a document, which is read once.
    """

    name: str
    summary: str
    description: str
    input: type[I]
    output: type[O]
    run: Callable[[Context, I], O]
    effects: Effects
    audience: Audience = Audience.EVERYDAY
    methods: tuple[str, ...] = ("POST",)
    needs_session: bool = True
    heavy: bool = False
    told_by_version: bool = False
    rehearse: Callable[[Context, I], Mapping[str, Any]] | None = None

    @property
    def route(self) -> str:
        """Path below `/api`."""
        return "/" + self.name.replace("_", "-")

    def parse(self, arguments: Any) -> I:
        """The call's arguments as its input.

        Raises:
            InvalidInput: not an object, or arguments that are missing, unknown or of a wrong type.
        """
        return parse(self.input, arguments)
