"""The id of a session as people and models pass it on: with what they pick up on its way."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter

from cv_generator.errors import SessionNotFound
from cv_generator.operations.context import Context
from cv_generator.operations.opened import Handle, open_session

ID = "00000000-0000-4000-8000-000000000001"


@pytest.mark.parametrize(
    "sent",
    [
        ID,
        f" {ID}\n",
        f'"{ID}"',
        f"`{ID}`.",
        f"{{{ID}}}",
        f"session_id: {ID}",
        f"Session ID = {ID}",
        ID.replace("-", ""),
        f"https://cv.example/s/{ID}",
        f"http://127.0.0.1:7071/cv/s/{ID}?lang=de#about",
    ],
)
def test_a_handle_is_the_id_without_what_surrounds_it(sent: str) -> None:
    assert TypeAdapter(Handle).validate_python(sent) == ID


def test_a_handle_in_capitals_is_the_one_in_small_letters() -> None:
    assert (
        TypeAdapter(Handle).validate_python("{0AB00000-0000-4000-8000-00000000000F}")
        == "0ab00000-0000-4000-8000-00000000000f"
    )


@pytest.mark.parametrize("cut", [ID[:8], ID[:-1], "the session of Anna", ""])
def test_what_has_not_the_form_of_an_id_is_told_so(context: Context, cut: str) -> None:
    with pytest.raises(SessionNotFound) as caught:
        open_session(context, cut)
    assert "form of a session_id" in caught.value.details["action_required"]
    with pytest.raises(SessionNotFound) as caught:
        open_session(context, ID)
    assert "document again" in caught.value.details["action_required"]


def test_an_address_that_is_no_sessions_page_stays_as_it_is() -> None:
    assert TypeAdapter(Handle).validate_python("https://cv.example/about") == "https://cv.example/about"
