"""A version is typeset once: who asks again gets the file that stands with the session, and never another's."""

from __future__ import annotations

import base64
from typing import Any

import pytest

from cv_generator.cv import checks
from cv_generator.errors import InvalidInput, NotReady, SessionNotFound
from cv_generator.operations import links, typesetting
from cv_generator.operations.context import Caller, Context
from cv_generator.operations.dispatch import invoke
from cv_generator.operations.registry import BY_NAME
from tests.conftest import Clock

GENERATE = "generate_cv_from_session"


def call(context: Context, name: str, **arguments: Any) -> dict[str, Any]:
    return invoke(context, BY_NAME[name], arguments).as_json()


@pytest.fixture
def session_id(context: Context, cv_data: dict[str, Any]) -> str:
    return str(call(context, "create_cv_session", cv_data=cv_data)["session_id"])


@pytest.fixture
def typeset(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The formats that were typeset."""
    done: list[str] = []
    real = typesetting.calls.typeset

    def counted(*arguments: Any, **options: Any) -> Any:
        done.append(options["format"])
        return real(*arguments, **options)

    monkeypatch.setattr(typesetting.calls, "typeset", counted)
    return done


def file_of(context: Context, answer: dict[str, Any]) -> bytes:
    file = links.own_file(context, answer["pdf_url"])
    assert file is not None
    assert len(file.data) == answer["pdf_bytes"]
    return file.data


def test_a_version_that_is_asked_for_again_is_not_typeset_again(
    context: Context, session_id: str, typeset: list[str]
) -> None:
    first = call(context, GENERATE, session_id=session_id)
    data = file_of(context, first)
    assert call(context, GENERATE, session_id=session_id) == first
    again = call(context, GENERATE, session_id=session_id, pdf_delivery="base64")
    assert base64.b64decode(again["pdf_base64"]) == data
    orchestrated = call(context, "process_cv_orchestrated", session_id=session_id)
    assert orchestrated["pdf_url"] == first["pdf_url"]
    assert typeset == ["pdf"]


def test_what_a_caller_is_told_of_a_document_is_the_same_the_second_time(
    context: Context, cv_data: dict[str, Any], typeset: list[str]
) -> None:
    bullets = [f"Inspected the bridges of district {n} and wrote down what had to be done there" for n in range(40)]
    entry = {**cv_data["work_experience"][0], "bullets": ["Signs that no font has: \u16a0", *bullets]}
    full = {**cv_data, "full_name": "Zoë Muster", "work_experience": [entry]}
    session_id = call(context, "create_cv_session", cv_data=full)["session_id"]
    first, again = (call(context, GENERATE, session_id=session_id, max_pages=1) for _ in range(2))
    assert first["tightened"]
    assert first["validation"]["warnings"]
    assert again == first
    assert typeset == ["pdf"]


def test_the_texts_of_a_version_are_looked_through_once(
    context: Context, session_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = call(context, GENERATE, session_id=session_id)
    monkeypatch.setattr(checks, "warnings", lambda *_: pytest.fail("looked through again"))
    assert call(context, GENERATE, session_id=session_id) == first


def test_what_one_call_leaves_out_is_still_required_of_the_next(context: Context, cv_data: dict[str, Any]) -> None:
    session_id = call(context, "create_cv_session", cv_data={**cv_data, "phone": ""})["session_id"]
    assert call(context, GENERATE, session_id=session_id, allow_missing=["phone"])["page_count"]
    with pytest.raises(NotReady):
        call(context, GENERATE, session_id=session_id)


def test_a_document_sent_in_the_answer_alone_does_not_stand_with_the_session(
    context: Context, session_id: str, typeset: list[str]
) -> None:
    sent = call(context, GENERATE, session_id=session_id, pdf_delivery="base64")
    kept = call(context, GENERATE, session_id=session_id)
    assert file_of(context, kept) == base64.b64decode(sent["pdf_base64"])
    assert typeset == ["pdf", "pdf"]


@pytest.mark.parametrize(
    "options",
    [
        {"language": "de"}, {"template": "compact"}, {"max_pages": 1}, {"embed_data": False}, {"format": "docx"},
        {"signature_place": "Warszawa"},
    ],
    ids=str,
)  # fmt: skip
def test_other_options_make_another_file(
    context: Context, session_id: str, typeset: list[str], options: dict[str, Any]
) -> None:
    plain, other = (call(context, GENERATE, session_id=session_id, **given) for given in ({}, options))
    assert other["pdf_url"] != plain["pdf_url"]
    assert len(typeset) == 2


@pytest.mark.parametrize(
    ("place", "town"),
    [
        ("Zürich, 3. März 2026", "Zürich"), ("Zürich, den 3.3.2026", "Zürich"), ("Lyon, le 3 mars 2026", "Lyon"),
        ("Warszawa, 3 marca 2026", "Warszawa"), ("Madrid, a 3 de marzo de 2026", "Madrid"), ("Bonn 3.3.", "Bonn"),
        ("Roma, 03/03/2026", "Roma"), ("Utrecht, 3 maart 2026", "Utrecht"), ("Lisboa, 3 de março de 2026", "Lisboa"),
    ],
)  # fmt: skip
def test_a_place_of_signature_with_a_date_is_refused_with_the_town_alone(
    context: Context, session_id: str, place: str, town: str
) -> None:
    with pytest.raises(InvalidInput) as refused:
        call(context, GENERATE, session_id=session_id, signature_place=place)
    [problem] = refused.value.problems
    assert (problem.path, problem.code) == ("signature_place", "place_with_date")
    assert f"such as {town}:" in problem.hint


def test_every_option_but_the_delivery_is_told_apart() -> None:
    asked = {"language", "template", "max_pages", "embed_data", "format", "signature_place"}
    assert set(typesetting.TypesetArguments.model_fields) - asked == {"pdf_delivery", "allow_missing"}


def test_after_an_edit_the_new_version_is_typeset(context: Context, session_id: str, typeset: list[str]) -> None:
    first = call(context, GENERATE, session_id=session_id)
    call(context, "update_cv_field", session_id=session_id, field_path="headline", value="Bridge inspector")
    second = call(context, GENERATE, session_id=session_id)
    assert (first["version"], second["version"]) == (1, 2)
    assert file_of(context, first) != file_of(context, second)
    assert len(typeset) == 2


def test_on_another_day_the_date_in_the_file_is_another(
    context: Context, session_id: str, typeset: list[str], clock: Clock
) -> None:
    first = call(context, GENERATE, session_id=session_id)
    clock.advance(hours=10)
    second = call(context, GENERATE, session_id=session_id)
    assert file_of(context, first) != file_of(context, second)
    assert len(typeset) == 2


def test_a_session_that_has_expired_or_was_erased_answers_nobody(
    context: Context, session_id: str, cv_data: dict[str, Any], clock: Clock
) -> None:
    call(context, GENERATE, session_id=session_id)
    call(context, "delete_cv_session", session_id=session_id)
    with pytest.raises(SessionNotFound):
        call(context, GENERATE, session_id=session_id)
    other = call(context, "create_cv_session", cv_data=cv_data)["session_id"]
    call(context, GENERATE, session_id=other)
    clock.advance(hours=25)
    with pytest.raises(SessionNotFound):
        call(context, GENERATE, session_id=other)


def test_a_session_made_again_under_the_same_name_is_typeset_again(
    context: Context, cv_data: dict[str, Any], typeset: list[str], clock: Clock
) -> None:
    keyed = context.for_caller(Caller(idempotency_key="the-key-of-this-very-call"))
    first = call(keyed, "create_cv_session", cv_data=cv_data)
    made = call(context, GENERATE, session_id=first["session_id"])
    call(context, "delete_cv_session", session_id=first["session_id"])
    clock.advance(seconds=1)
    second = call(keyed, "create_cv_session", cv_data=cv_data)
    assert second["session_id"] == first["session_id"]
    again = call(context, GENERATE, session_id=second["session_id"])
    assert again == made  # such a call makes all names as it did the first time
    assert file_of(context, again)
    assert len(typeset) == 2


def test_another_owner_is_not_answered(context: Context, session_id: str) -> None:
    call(context, GENERATE, session_id=session_id)
    with pytest.raises(SessionNotFound):
        call(context.for_caller(Caller(owner="stranger")), GENERATE, session_id=session_id)
