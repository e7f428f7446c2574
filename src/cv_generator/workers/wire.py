"""What travels between the service and its workers: JSON, then files as they are. Nothing that runs code when read."""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping, Sequence
from typing import Any

from cv_generator import errors
from cv_generator.errors import InternalError, Problem, UserError

_LENGTH = struct.Struct(">I")
_KNOWN: Mapping[str, type[UserError]] = {
    name: kind for name, kind in vars(errors).items() if isinstance(kind, type) and issubclass(kind, UserError)
}


def packed(content: Mapping[str, Any], files: Sequence[bytes] = ()) -> bytes:
    """JSON with files behind it. Lone surrogates, which a document may hold, travel as escapes."""
    head = json.dumps({**content, "files": [len(file) for file in files]}, separators=(",", ":")).encode()
    return b"".join((_LENGTH.pack(len(head)), head, *files))


def unpacked(message: bytes) -> tuple[dict[str, Any], list[bytes]]:
    """What `packed` made. Raises InternalError where it is something else: a worker may have been taken over."""
    try:
        at = _LENGTH.size + _LENGTH.unpack_from(message)[0]
        content = json.loads(message[_LENGTH.size : at])
        files: list[bytes] = []
        for length in content["files"]:
            files.append(message[at : at + length])
            at += length
    except (struct.error, ValueError, TypeError, LookupError, RecursionError):
        raise InternalError("a worker answered with something else than a message") from None
    return content, files


def error_as_json(error: UserError) -> dict[str, Any]:
    """An error of `cv_generator.errors` as JSON values. Its own attributes travel where they are plain."""
    own = {
        name: value
        for name, value in vars(error).items()
        if name not in ("message", "problems", "details") and isinstance(value, str | int | float)
    }
    return {
        "kind": type(error).__name__,
        "message": error.message,
        "problems": [problem.as_dict() for problem in error.problems],
        "details": error.details,
        "own": own,
    }


def error_from_json(value: Mapping[str, Any]) -> UserError:
    """What `error_as_json` wrote. Raises InternalError where it is something else."""
    try:
        kind = _KNOWN[value["kind"]]
        error = kind.__new__(kind)
        problems = [Problem(**problem) for problem in value["problems"]]
        UserError.__init__(error, value["message"], problems=problems, details=value["details"])
        vars(error).update({name: own for name, own in value["own"].items() if isinstance(own, str | int | float)})
    except (TypeError, LookupError, AttributeError):
        raise InternalError("a worker answered with an error that is none") from None
    return error
