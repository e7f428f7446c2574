"""A session's photo as it is printed is at hand, so that what was sent is not loaded and sent to a worker each time."""

from __future__ import annotations

from typing import Any

import pytest

from cv_generator.cv.forms import data_uri
from cv_generator.operations.context import Context
from cv_generator.operations.dispatch import invoke
from cv_generator.operations.previewing import preview
from cv_generator.operations.registry import BY_NAME
from cv_generator.operations.sheets import sheets
from tests.reading.test_document import PHOTO

OTHER = PHOTO.replace(b"\xff\xd9", b"\xff\xd9 ")


@pytest.fixture
def loaded(context: Context, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are loaded."""
    names: list[str] = []
    real = type(context.store).get_file

    def noted(store: Any, files_key: str, name: str) -> Any:
        names.append(name)
        return real(store, files_key, name)

    monkeypatch.setattr(type(context.store), "get_file", noted)
    return names


def call(context: Context, operation: str, **arguments: Any) -> dict[str, Any]:
    return invoke(context, BY_NAME[operation], arguments).as_json()


def test_a_photo_is_loaded_once_while_the_text_is_edited(
    context: Context, cv_data: dict[str, Any], loaded: list[str]
) -> None:
    sent = {**cv_data, "photo_url": data_uri("image/jpeg", PHOTO)}
    session = {"session_id": call(context, "create_cv_session", cv_data=sent)["session_id"]}
    before = sheets(context, session)
    call(context, "update_cv_field", **session, field_path="headline", value="Engineer")
    sheets(context, session)
    preview(context, session)
    call(context, "generate_cv_from_session", **session)
    assert len(loaded) == 1

    call(context, "update_cv_field", **session, field_path="photo_url", value=data_uri("image/jpeg", OTHER))
    sheets(context, session)
    assert len(set(loaded)) == 2
    call(context, "update_cv_field", **session, field_path="photo_url", value="")
    assert sheets(context, session)["pages"][0]["tag"] != before["pages"][0]["tag"]
    call(context, "delete_cv_session", **session)
    assert context.printed.get(session["session_id"]) is None


def test_data_of_other_programs_hold_the_photo_as_it_was_sent(context: Context, cv_data: dict[str, Any]) -> None:
    sent = {**cv_data, "photo_url": data_uri("image/jpeg", OTHER)}
    session_id = call(context, "create_cv_session", cv_data=sent)["session_id"]
    made = call(context, "generate_cv_from_session", session_id=session_id, format="json_resume", pdf_delivery="base64")
    assert len(made["pdf_base64"]) > len(OTHER)
