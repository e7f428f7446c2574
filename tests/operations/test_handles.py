"""The id of a session as people and models pass it on: with what they pick up on its way."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter

from cv_generator.operations.opened import Handle

ID = "00000000-0000-4000-8000-000000000001"


@pytest.mark.parametrize(
    "sent",
    [
        ID,
        f" {ID}\n",
        f'"{ID}"',
        f"`{ID}`.",
        f"https://cv.example/s/{ID}",
        f"http://127.0.0.1:7071/cv/s/{ID}?lang=de#about",
    ],
)
def test_a_handle_is_the_id_without_what_surrounds_it(sent: str) -> None:
    assert TypeAdapter(Handle).validate_python(sent) == ID


def test_an_address_that_is_no_sessions_page_stays_as_it_is() -> None:
    assert TypeAdapter(Handle).validate_python("https://cv.example/about") == "https://cv.example/about"
