"""stdio: the server on the person's own machine, with documents named by their path below allowed folders."""

from __future__ import annotations

import base64
from collections.abc import Callable, Sequence
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import unquote, urlsplit

import anyio
from anyio import to_thread
from mcp.server.stdio import stdio_server
from starlette.requests import Request

from cv_generator.cv.forms import data_uri
from cv_generator.cv.mistakes import nearest_path
from cv_generator.errors import InvalidInput, Problem
from cv_generator.media_types import PDF
from cv_generator.operations import guide, links, resources, tools
from cv_generator.operations.arguments import format_named
from cv_generator.operations.context import Context
from cv_generator.operations.definition import Answer, FileLink, Operation
from cv_generator.operations.documents import DOCUMENT, DOCUMENT_ENDINGS
from cv_generator.operations.file_names import names_a_file
from cv_generator.surfaces.mcp import unread
from cv_generator.surfaces.mcp.host import LocalDocument
from cv_generator.surfaces.mcp.server import make_server

T = TypeVar("T")
PATH = "document_path"
SAVE_TO = "save_to"
SAVED_TO = "saved_to"
NOTICE = "notice"
FORMATS = {".pdf": "pdf", ".docx": "docx", ".md": "markdown", ".txt": "text", ".json": "json_resume"}
"""Which format the ending of a file asks for."""
PHOTO = "photo_url"
_PICTURES = {".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png"}
_OTHER_PICTURES = (".webp", ".heic", ".heif", ".gif", ".bmp", ".tif", ".tiff", ".avif", ".svg")
_PATH_CHARACTERS = 1_000
_KINDS = {f".{ending}": media_type for ending, media_type in DOCUMENT_ENDINGS.values()}
_LISTED = 100
_LOOKED_AT = 1_000
"""Files of a folder that are looked at: a home directory must not make every listing slow."""
_NO_FOLDER = "Start the server with `cv-generator mcp --folder DIR` to name documents by their path."


class LocalHost:
    """One person, one process. `folders` are the only places that are read and written."""

    def __init__(self, context: Context, folders: Sequence[Path] = ()) -> None:
        self._context = context.for_caller(replace(context.caller, by="mcp"))
        self._folders = tuple(folder.resolve() for folder in folders)

    def context(self, _request: Request | None) -> Context:
        return self._context

    async def in_thread(self, run: Callable[[], T], *, heavy: bool) -> T:  # noqa: ARG002 - one caller
        return await to_thread.run_sync(run)

    def offers(self, operation: Operation[Any, Any]) -> bool:
        return bool(self._context.caller.base_url) or operation.name not in tools.WITHOUT_PAGES

    def parameters(self, operation: Operation[Any, Any], schema: dict[str, Any]) -> dict[str, Any]:
        properties = {name: value for name, value in schema["properties"].items() if name != DOCUMENT}
        if _takes_document(operation):
            properties[PATH] = {"type": "string", "description": "The document, by its path on this machine."}
        if tools.gives_file(operation) and self._folders:
            text = "Where to save the file. Default: its own name in the first allowed folder."
            properties[SAVE_TO] = {"type": "string", "description": text}
        return {**schema, "properties": properties}

    def answers(self, operation: Operation[Any, Any], schema: dict[str, Any]) -> dict[str, Any]:
        if not tools.gives_file(operation):
            return schema
        saved = {"type": "string", "description": "Where the file was saved on this machine."}
        notice = {"type": "string", "description": "How the file is got where it was not saved."}
        return {**schema, "properties": {NOTICE: notice, **schema["properties"], SAVED_TO: saved}}

    def instructions(self) -> str:
        return guide.local_instructions() if self._folders else guide.instructions()

    def documents(self) -> list[LocalDocument]:
        """The documents in the allowed folders, the newest first; of a full folder the first hundred."""
        files = [file for folder in self._folders for file in _documents_in(folder)]
        files.sort(key=lambda file: file.stat().st_mtime, reverse=True)
        return [
            LocalDocument(
                file.as_uri(), self._short(file), _KINDS[file.suffix.lower()], file.stat().st_size, file.read_bytes
            )
            for file in files[:_LISTED]
        ]

    def _short(self, file: Path) -> str:
        """Relative to the first folder where it lies there, as the tools take it."""
        return str(file.relative_to(self._folders[0])) if file.is_relative_to(self._folders[0]) else str(file)

    def refused(self, answer: dict[str, Any], arguments: dict[str, Any]) -> dict[str, Any]:
        """Documents are asked for by their path here, and a corrected call saves where the call would have."""
        told: dict[str, Any] = _in_paths(answer)
        target = _with_target(arguments).get(SAVE_TO)
        if target and "corrected_call" in told:
            told["corrected_call"] = {**told["corrected_call"], SAVE_TO: target}
            if "format" not in arguments:
                told["corrected_call"].pop("format", None)
        for problem in told.get("problems", ()):
            if problem["path"] == PATH and problem["code"] in ("missing", "names_a_file", "not_base64"):
                problem["hint"] = "Ask the person for the document's path on this machine, and send that."
            if problem["code"] == "extra_forbidden" and nearest_path(problem["path"]) == PHOTO:
                problem["hint"] = 'Send {"field_path": "photo_url", "value": "me.jpg"} among the edits, with its path.'
        return told

    def received(self, operation: Operation[Any, Any], arguments: dict[str, Any]) -> dict[str, Any]:
        arguments = _with_path(arguments) if _takes_document(operation) else arguments
        arguments = _with_target(arguments) if tools.gives_file(operation) else arguments
        passed = {name: value for name, value in arguments.items() if name not in (PATH, SAVE_TO)}
        if tools.gives_file(operation) and arguments.get(SAVE_TO):
            told = FORMATS[self._target(arguments[SAVE_TO]).suffix.lower()]
            if format_named(passed.get("format")) not in (None, told):
                wrong = f"ends as {told}, and format says {str(passed['format'])[:20]}"
                raise _refused(SAVE_TO, "other_format", wrong, "Leave format away: the ending decides.")
            passed["format"] = told
        if (sent := arguments.get(PATH)) is not None and _takes_document(operation):
            passed[DOCUMENT] = base64.b64encode(self._read(sent)).decode()
        return self._with_photos(passed)

    def _with_photos(self, passed: dict[str, Any]) -> dict[str, Any]:
        """A portrait that is named by its path becomes the portrait itself, wherever `photo_url` is set."""
        if passed.get("field_path") == PHOTO:
            passed = {**passed, "value": self._photo(passed.get("value"))}
        if isinstance(passed.get("edits"), list):
            passed = {**passed, "edits": [self._with_photo(each) for each in passed["edits"]]}
        data = passed.get("cv_data")
        if isinstance(data, dict) and PHOTO in data:
            passed = {**passed, "cv_data": {**data, PHOTO: self._photo(data[PHOTO])}}
        return passed

    def _with_photo(self, edit: Any) -> Any:
        """The edit; one of the photo under another name is taken where its value is a picture's path."""
        path = edit.get("field_path") if isinstance(edit, dict) else None
        if not isinstance(path, str) or PHOTO not in (path, nearest_path(path)):
            return edit
        photo = self._photo(edit.get("value"))
        return {**edit, "value": photo, "field_path": PHOTO if photo != edit.get("value") else path}

    def _photo(self, sent: Any) -> Any:
        if not isinstance(sent, str) or len(sent) >= _PATH_CHARACTERS or not self._folders:
            return sent
        ending, is_address = Path(sent).suffix.lower(), sent.startswith(("http://", "https://", "data:"))
        if ending in _OTHER_PICTURES and not is_address:
            raise _refused(PHOTO, "photo_url", "is no JPEG or PNG", "Save the picture as one of them, and name that.")
        kind = _PICTURES.get(ending)
        if kind is None or is_address:
            return sent
        return data_uri(kind, self._read(sent, PHOTO))

    def delivered(
        self, context: Context, arguments: dict[str, Any], answer: Answer
    ) -> tuple[dict[str, Any], FileLink | None]:
        """Where no service hands out files, a link to it leads nowhere: it is left out. The way to the file is told."""
        structured, link, base_url = answer.as_json(), answer.link(), self._context.caller.base_url
        if not base_url:
            structured = {name: value for name, value in structured.items() if not _leads_nowhere(value)}
        file = answer.file(context) if self._folders else None
        if file is None:
            link = link if base_url else _as_resource(link, structured)
            if "file_name" in structured and not self._folders and "pdf_base64" not in structured:
                told = (structured.get(NOTICE, ""), _not_saved(link, base_url))
                structured = {**structured, NOTICE: " ".join(filter(None, told))}
            return structured, link
        wanted = _with_target(arguments).get(SAVE_TO)
        target = self._target(wanted) if wanted else _free(self._folders[0] / Path(file.download_name).name)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.data)
        saved = FileLink(target.as_uri(), target.name, file.media_type, len(file.data))
        return {**structured, SAVED_TO: str(target)}, saved

    def _read(self, sent: Any, argument: str = PATH) -> bytes:
        path = self._allowed(sent, argument)
        try:
            if path.exists() and not (path.is_file() or path.is_dir()):  # a pipe would be waited for, also at the end
                raise _refused(argument, "not_readable", "is no file", f"Name a file below {self._folders[0]}.")
            if path.stat().st_size > self._context.limits.document_bytes:
                raise _refused(argument, "too_large", "is larger than a document may be", "Name a smaller file.")
            return path.read_bytes()
        except OSError as error:
            near = self._nearest(path)
            hint = f"Did you mean {near}?" if near else f"Name a file below {self._folders[0]}."
            raise _refused(argument, "not_readable", f"cannot be read: {error.strerror}", hint) from None

    def _nearest(self, path: Path) -> str:
        """The document that a path means which leads nowhere, whatever its capitals; "" where none is near."""
        folded = {each.path.casefold(): each.path for each in self.documents()}
        near = get_close_matches(self._short(path).casefold(), folded, n=1)
        return folded[near[0]] if near else ""

    def _target(self, sent: Any) -> Path:
        path = self._allowed(sent, SAVE_TO)
        if path.suffix.lower() not in FORMATS:
            wrong = f"must end in one of {', '.join(FORMATS)}"
            raise _refused(SAVE_TO, "wrong_ending", wrong, "Send for example cv.pdf.")
        if path.exists():
            raise _refused(SAVE_TO, "exists", "exists already", f"Send for example {_free(path).name}.")
        return path

    def _allowed(self, sent: Any, argument: str) -> Path:
        """The real path behind what was sent. Relative paths start at the first folder; links are followed first.
        An address as the list of resources has it (`file:///home/…/cv.docx`) is a path too.

        Raises:
            InvalidInput: it is not below an allowed folder.
        """
        if not self._folders:
            raise _refused(argument, "no_folder", "cannot be used: no folder is allowed", _NO_FOLDER)
        named = _without_scheme(sent) if isinstance(sent, str) else "\0"
        if "\0" in named:
            raise _refused(argument, "string_type", "must be a path", "Send text in quotes.")
        path = (self._folders[0] / Path(named).expanduser()).resolve()
        if not any(path.is_relative_to(folder) for folder in self._folders):
            listed = ", ".join(map(str, self._folders))
            raise _refused(argument, "not_allowed", "is outside the allowed folders", f"Allowed: {listed}.")
        return path


def _without_scheme(sent: str) -> str:
    """The path in a `file:` address (RFC 8089) of this machine; any other text as it is."""
    if not sent.lower().startswith("file:"):
        return sent
    parts = urlsplit(sent)
    return unquote(parts.path) if parts.netloc in ("", "localhost") else sent


_OTHER_NAMES = (DOCUMENT, "path", "file_path", "file", "document", "filename", "docx_path", "pdf_path")


def _with_path(arguments: dict[str, Any]) -> dict[str, Any]:
    """The document by its path, under whatever name that was sent."""
    if arguments.get(PATH) is not None:
        return arguments
    for name in _OTHER_NAMES:
        value = arguments.get(name)
        if isinstance(value, str) and names_a_file(value):
            return {PATH: value, **{other: it for other, it in arguments.items() if other not in (name, PATH)}}
    return arguments


_OTHER_TARGETS = ("output", "output_path", "output_file", "save_as", "destination", "target", "out")


def _with_target(arguments: dict[str, Any]) -> dict[str, Any]:
    """Where the file shall be saved, under whatever name that was sent."""
    if arguments.get(SAVE_TO) is not None:
        return arguments
    for name in _OTHER_TARGETS:
        value = arguments.get(name)
        if isinstance(value, str) and Path(value).suffix.lower() in FORMATS:
            return {SAVE_TO: value, **{other: it for other, it in arguments.items() if other not in (name, SAVE_TO)}}
    return arguments


def _documents_in(folder: Path) -> list[Path]:
    """Documents of a folder and of those in it. What is hidden, and what a link leads out to, is left alone."""
    found = [file for pattern in ("*", "*/*") for file in folder.glob(pattern) if file.suffix.lower() in _KINDS]
    return [
        file
        for file in found[:_LOOKED_AT]
        if file.is_file()
        and not any(part.startswith(".") for part in file.relative_to(folder).parts)
        and file.resolve().is_relative_to(folder)
    ]


def _leads_nowhere(value: Any) -> bool:
    """Whether a value is a link to a file that no service hands out."""
    return isinstance(value, str) and value.startswith(f"{links.ROUTE}/")


def _in_paths(value: Any) -> Any:
    """With the argument of this transport in place of the one for programs."""
    if isinstance(value, str):
        return value.replace(f"{DOCUMENT} or docx_base64", PATH).replace(DOCUMENT, PATH)
    if isinstance(value, dict):
        return {_in_paths(name): _in_paths(inner) for name, inner in value.items()}
    return [_in_paths(inner) for inner in value] if isinstance(value, list) else value


def serve(context: Context, folders: Sequence[Path]) -> int:
    """Serve on standard input and output until the input ends."""
    missing = [folder for folder in folders if not folder.is_dir()]
    if missing:
        raise InvalidInput(f"{missing[0]} is not a folder")
    server = make_server(LocalHost(context, folders))

    async def run() -> None:
        async with stdio_server() as (read, write):
            await unread.run(server, read, write)

    anyio.run(run)
    return 0


def _takes_document(operation: Operation[Any, Any]) -> bool:
    return DOCUMENT in operation.input.model_fields


def _as_resource(link: FileLink | None, structured: dict[str, Any]) -> FileLink | None:
    """Where nothing is saved and no service hands out files, the client can still read the PDF as a resource."""
    if link is None or link.media_type != PDF or "session_id" not in structured:
        return None
    return replace(link, url=resources.pdf_uri(structured["session_id"]))


def _not_saved(link: FileLink | None, base_url: str) -> str:
    """How a file is got that was not saved on this machine."""
    if base_url:
        where = f"The link works while the service runs at {base_url} on the store of this server."
    else:
        read = f"the client reads the file as resource {link.url}" if link else "the file was not handed over"
        where = f"Nothing is saved and there is no link: {read}."
    return f"{where} {_TO_SAVE}"


_TO_SAVE = f"To save files on this machine, start the server with `cv-generator mcp --folder DIR` and send {SAVE_TO}."


def _free(path: Path) -> Path:
    """`cv.pdf`, `cv-2.pdf`, …: the first name that is not taken."""
    found, number = path, 1
    while found.exists():
        number += 1
        found = path.with_stem(f"{path.stem}-{number}")
    return found


def _refused(argument: str, code: str, message: str, hint: str) -> InvalidInput:
    return InvalidInput(f"{argument} {message}", problems=[Problem(argument, code, message, hint)])
