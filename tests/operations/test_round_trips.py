"""Whatever this program wrote or answered is a CV again, wherever a CV is taken; the photo and no text is lost."""

from __future__ import annotations

import base64
import io
import json
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from cv_generator.operations.context import Context
from cv_generator.operations.dispatch import invoke
from cv_generator.operations.registry import BY_NAME
from cv_generator.surfaces.cli import operations as cli


def called(context: Context, name: str, **arguments: Any) -> dict[str, Any]:
    return invoke(context, BY_NAME[name], arguments).as_json()


@pytest.fixture
def session_id(context: Context, cv_data: dict[str, Any]) -> str:
    picture = io.BytesIO()
    Image.linear_gradient("L").resize((300, 400)).convert("RGB").save(picture, "JPEG")
    photo = f"data:image/jpeg;base64,{base64.b64encode(picture.getvalue()).decode()}"
    design = {"template": "classic", "accent": "#123456"}
    data = {
        **cv_data,
        "photo_url": photo,
        "design": design,
        "custom_sections": [{"heading": "Talks", "items": ["One"]}],
    }
    return str(called(context, "create_cv_session", cv_data=data)["session_id"])


def the_cv(context: Context, session_id: str) -> dict[str, Any]:
    answer: dict[str, Any] = called(context, "get_cv_session", session_id=session_id, include_photo=True)["cv_data"]
    return answer


@pytest.mark.parametrize("include_photo", [True, False])
@pytest.mark.parametrize("part", ["answer", "cv_data"])
@pytest.mark.parametrize("way", ["data", "text", "document", "legacy"])
def test_an_answer_is_a_cv_again(context: Context, session_id: str, include_photo: bool, part: str, way: str) -> None:
    answer = called(context, "get_cv_session", session_id=session_id, include_photo=include_photo, include_history=True)
    sent = answer if part == "answer" else answer["cv_data"]
    text = json.dumps(sent)
    if way == "legacy":
        assert called(context, "validate_cv", cv_data=sent)["is_valid"]
        return
    if way == "document":
        made = called(context, "extract_and_store_cv", document_base64=base64.b64encode(text.encode()).decode())
    else:
        made = called(context, "create_cv_session", cv_data=sent if way == "data" else text)
    assert made["cv_data_summary"]["has_photo"]
    assert the_cv(context, made["session_id"]) == the_cv(context, session_id)


def test_a_file_of_read_is_a_cv_again_with_its_unplaced_text(
    context: Context, session_id: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pdf = invoke(context, BY_NAME["generate_cv_from_session"], {"session_id": session_id}).file(context)
    assert pdf is not None
    (tmp_path / "cv.pdf").write_bytes(pdf.data)
    hosts = cli.Hosts(context=lambda: context, serve=lambda _host, _port: None)
    assert cli.main(["read", str(tmp_path / "cv.pdf"), "-o", str(tmp_path / "cv.json")], hosts) == 0
    content = json.loads((tmp_path / "cv.json").read_text("utf-8"))
    content["unplaced_text"] = ["A line that found no field"]
    as_document = base64.b64encode(json.dumps(content).encode()).decode()
    for made in (
        called(context, "create_cv_session", cv_data=content),
        called(context, "extract_and_store_cv", document_base64=as_document),
    ):
        assert (made["cv_data_summary"]["has_photo"], made["cv_data_summary"]["unplaced_text"]) == (True, 1)
        before, after = the_cv(context, session_id), the_cv(context, made["session_id"])
        assert {**after, "photo_url": ""} == {**before, "photo_url": ""}
    capsys.readouterr()
