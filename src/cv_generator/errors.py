"""The tree of errors. Each says what was wrong; many also say what to send instead.

A `UserError` can be mended by the caller. Surfaces translate the class into their own protocol (a status code, a tool
error, an exit status) and send `answer()`, so that every door says the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

PROBLEMS_SHOWN = 60
"""Problems in one answer, as many as a call may hold edits. The others come once these are mended."""


PROBLEMS_TOLD = 6
"""Problems in one line of text."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: where (`path`), what (`message`) and what to do instead (`hint`).

    `code` is for programs and stays the same when the texts are reworded.
    """

    path: str
    code: str
    message: str
    hint: str = ""

    def as_dict(self) -> dict[str, str]:
        return {"path": self.path, "code": self.code, "message": self.message, "hint": self.hint}


class CvGeneratorError(Exception):
    """Root of everything that this package raises on purpose."""


class InternalError(CvGeneratorError):
    """A fault of ours. Callers learn the request id only; the log has the rest."""


class UserError(CvGeneratorError):
    """A call that cannot be carried out as it was sent.

    `error` is the sentence for people and models, `code` the word for programs. `details` are further members of the
    answer, such as `action_required` or `version`; they are JSON values.
    """

    code: ClassVar[str] = "invalid_request"
    error: ClassVar[str] = "Invalid request"

    def __init__(
        self, error: str | None = None, *, problems: Sequence[Problem] = (), details: Mapping[str, Any] | None = None
    ) -> None:
        self.message = error or self.error
        self.problems = tuple(problems)
        self.details: dict[str, Any] = dict(details or {})
        super().__init__(self.message)

    def answer(self) -> dict[str, Any]:
        """The one error shape of the contract, without the request id, which the surface knows."""
        body: dict[str, Any] = {"success": False, "error": self.message, "code": self.code, **self.details}
        if self.problems:
            body["problems"] = [problem.as_dict() for problem in self.problems[:PROBLEMS_SHOWN]]
        if len(self.problems) > PROBLEMS_SHOWN:
            body["problems_left_out"] = len(self.problems) - PROBLEMS_SHOWN
        return body


class InvalidInput(UserError):
    """Not JSON, not base64, a wrong type, a missing argument: `error` says which, in one sentence."""


class UnknownChoice(InvalidInput):
    """A value that is none of those that there are. As text it lists them, for a program that prints what it caught."""

    def __str__(self) -> str:
        return " ".join([f"{self.message}.", *(problem.hint for problem in self.problems)])


class WrongKeys(UserError):
    """`cv_data` with keys that the canonical CV does not have. `details` carry the mapping to the right ones."""

    code = "schema_validation_failed"
    error = "Schema validation failed"

    def __str__(self) -> str:
        """Keys that are known by another name; what else was sent stays out of a text that ends in logs."""
        mapping: Mapping[str, str | None] = self.details.get("mapping") or {}
        known = [f"{wrong} is {right}" for wrong, right in mapping.items() if right and right != f"{wrong}[]"]
        told = "".join(f"{each}; " for each in known[:PROBLEMS_TOLD])
        return f"{self.message}: {told}details['mapping'] says where each key belongs"


class InvalidEdit(UserError):
    """A bad field path or value. All edits of the call are undone."""

    code = "invalid_edit"
    error = "Invalid edit"


class NotReady(UserError):
    """The CV lacks what a PDF needs, or holds values that contradict each other."""

    code = "cv_validation_failed"
    error = "CV data validation failed"

    def __str__(self) -> str:
        """The sentence with what is wrong, for a program that prints what it caught.

        Of other errors that is their `problems`: these may name what somebody sent, and a text like this ends in logs.
        """
        told = [problem.message for problem in self.problems[:PROBLEMS_TOLD]]
        more = len(self.problems) - len(told)
        return f"{self.message}: {'; '.join(told + ([f'and {more} more'] if more else []))}"


class DoesNotFit(UserError):
    """The typesetter needs more pages than allowed, at the tightest density."""

    code = "cv_does_not_fit"
    error = "CV does not fit"

    def __str__(self) -> str:
        cuts = "make one of details['proven_cuts'], or " if self.details.get("proven_cuts") else ""
        return f"{self.message}: {self.pages()}; {cuts}allow more with max_pages"

    def pages(self) -> str:
        """`3 pages where 1 is allowed`"""
        most = self.details.get("max_pages")
        return f"{self.details.get('page_count')} pages where {most} {'is' if most == 1 else 'are'} allowed"


class TooComplex(UserError):
    """Typesetting used up the time or the memory that one call may take."""

    code = "too_complex"
    error = "Typesetting takes too long"

    def __init__(self) -> None:
        super().__init__(details={"action_required": "Shorten the CV: it holds far more than its pages can."})


class NotFound(UserError):
    code = "not_found"
    error = "Not found"


class SessionNotFound(NotFound):
    """Unknown, expired and foreign sessions are answered alike: an id is a capability."""

    code = "session_not_found"
    error = "Session not found or expired"


class PhotoNotFound(NotFound):
    code = "photo_not_found"
    error = "No photo found"


class Conflict(UserError):
    code = "conflict"
    error = "Conflict"


class StaleVersion(Conflict):
    """The caller edited a version that is not the newest any more. `newest` is the version to read."""

    code = "stale_version"

    def __init__(self, expected: int, newest: int) -> None:
        is_ahead = expected > newest
        wrong = f"Session has no version {expected} yet" if is_ahead else f"Session changed since version {expected}"
        super().__init__(wrong, details={"version": newest})
        self.expected = expected
        self.newest = newest


class KeyReused(UserError):
    """An Idempotency-Key that named another call before. Nothing was done."""

    code = "idempotency_key_reused"
    error = "This Idempotency-Key was used for another call"


class UnreadableDocument(UserError):
    """`reason` is one of the contract's words: encrypted, no_text_layer, corrupt, unsupported_format, …"""

    code = "unreadable_document"
    error = "Document could not be read"

    def __init__(self, reason: str, hint: str = "") -> None:
        details = {"reason": reason, "hint": hint} if hint else {"reason": reason}
        super().__init__(details=details)
        self.reason = reason

    def __str__(self) -> str:
        hint = str(self.details.get("hint", "")).rstrip(".")
        return f"{self.message}: {self.reason}" + (f"; {hint}" if hint else "")


class TooLarge(UserError):
    code = "too_large"
    error = "Request too large"

    def __init__(self, limit_bytes: int, what: str = "") -> None:
        details: dict[str, Any] = {"limit_bytes": limit_bytes}
        if what:
            details["what"] = what
        super().__init__(details=details)


class Unauthorized(UserError):
    """`metadata_url` is where a client reads how keys are presented (RFC 9728); empty where nothing says it."""

    code = "unauthorized"
    error = "Unauthorized"

    def __init__(self, metadata_url: str = "") -> None:
        told = "Send the key in the header x-functions-key, or as Authorization: Bearer KEY."
        super().__init__(details={"action_required": told})
        self.metadata_url = metadata_url


class Forbidden(UserError):
    """Whoever calls, this is not allowed."""

    code = "forbidden"
    error = "Forbidden"


class RetryLater(UserError):
    """A call that can be sent again, unchanged, after `retry_after` seconds."""

    def __init__(self, retry_after: int, error: str | None = None) -> None:
        super().__init__(error, details={"retry_after": retry_after})
        self.retry_after = retry_after


class TooManyRequests(RetryLater):
    code = "too_many_requests"
    error = "Too many requests"


class SwitchedOff(RetryLater):
    """The operators have switched this operation off."""

    code = "service_unavailable"
    error = "Service Temporarily Unavailable"


class StorageUnavailable(RetryLater):
    """The store is out of reach. Nothing is half-written.

    `reason` is for operators: full, locked, deleted, corrupt, read_only, or away.
    """

    code = "storage_unavailable"
    error = "Storage temporarily unavailable"

    def __init__(self, retry_after: int, reason: str = "away") -> None:
        super().__init__(retry_after)
        self.reason = reason


def kind_and_place(error: BaseException) -> str:
    """`ValueError at heads.py:139`. Its text is left out: it may hold what a person wrote."""
    place = error.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    where = f" at {Path(place.tb_frame.f_code.co_filename).name}:{place.tb_lineno}" if place else ""
    return f"{type(error).__name__}{where}"
