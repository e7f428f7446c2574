"""What travels between the service and its workers."""

from __future__ import annotations

import struct

import pytest

from cv_generator import errors
from cv_generator.workers import wire

EXAMPLES: list[errors.UserError] = [
    errors.InvalidInput("no", problems=[errors.Problem("a", "b", "c", "d")], details={"n": [1]}),
    errors.UnreadableDocument("corrupt", "Send it again."),
    errors.TooLarge(10, "photo"),
    errors.RetryLater(3),
    errors.StaleVersion(1, 2),
    errors.DoesNotFit(details={"page_count": 3}),
]


@pytest.mark.parametrize("error", EXAMPLES, ids=lambda error: type(error).__name__)
def test_an_error_arrives_as_it_was_raised(error: errors.UserError) -> None:
    content, _ = wire.unpacked(wire.packed({"error": wire.error_as_json(error)}))
    arrived = wire.error_from_json(content["error"])
    assert type(arrived) is type(error)
    assert arrived.answer() == error.answer()
    assert vars(arrived) == vars(error)


@pytest.mark.parametrize(
    "message",
    [b"", b"\0", struct.pack(">I", 9) + b"{}", struct.pack(">I", 2) + b"{}", struct.pack(">I", 2) + b"[]",
     wire.packed({})[:4] + b'{"files":"a"}', struct.pack(">I", 200_000) + b"[" * 200_000],
)  # fmt: skip
def test_what_is_no_message_is_a_fault(message: bytes) -> None:
    with pytest.raises(errors.InternalError):
        wire.unpacked(message)


@pytest.mark.parametrize(
    "value",
    [{}, {"kind": "dict"}, {"kind": "UserError", "message": "", "problems": [1], "details": {}, "own": {}},
     {"kind": "InternalError", "message": "", "problems": [], "details": {}, "own": {}}],
)  # fmt: skip
def test_what_is_no_error_of_a_caller_is_a_fault(value: dict[str, object]) -> None:
    with pytest.raises(errors.InternalError):
        wire.error_from_json(value)
