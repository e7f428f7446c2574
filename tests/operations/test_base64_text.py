"""What clients send as base64 is decoded in pieces, to what it is as a whole."""

from __future__ import annotations

import base64
import random
import tracemalloc

import pytest

from cv_generator.operations.base64_text import decoded


@pytest.mark.parametrize("size", [0, 1, 2, 3, 786_431, 786_432, 786_433, 2_000_000])
@pytest.mark.parametrize("every", [0, 76, 5])
def test_bytes_come_back_with_any_white_space(size: int, every: int) -> None:
    data = random.Random(size).randbytes(size)
    text = base64.b64encode(data).decode()
    spaced = "\r\n".join(text[at : at + every] for at in range(0, len(text), every)) if every else text
    assert decoded(spaced) == data
    assert decoded("data:a;base64," + spaced, len("data:a;base64,")) == data


@pytest.mark.parametrize("text", ["QUJDR", "QUJD!", "QQ==QUJD", "Q=", "QUJDé", "QQ=" + " " * 2_000_000 + "=QUJD"])
def test_what_is_no_base64_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the caller says what is wrong with what
        decoded(text)


@pytest.mark.parametrize("size", [1, 2, 3, 4, 786_433])
def test_the_alphabet_for_addresses_and_a_missing_padding_are_understood(size: int) -> None:
    data = b"\xfb\xff" + random.Random(size).randbytes(size)
    for text in (base64.urlsafe_b64encode(data), base64.b64encode(data)):
        assert decoded(text.decode()) == decoded(text.decode().rstrip("=")) == data


def test_no_copies_are_made_of_what_is_long() -> None:
    text = base64.b64encode(bytes(9_000_000)).decode()
    tracemalloc.start()
    decoded(text)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 2.8 * 9_000_000
