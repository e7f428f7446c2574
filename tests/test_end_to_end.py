"""The main job over real HTTP against the started service, from upload to erasure."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterator
from urllib.parse import urlsplit

import pypdfium2
import pytest

from benchmarks.service import Client, Service, running


@pytest.fixture(scope="module")
def service() -> Iterator[Service]:
    with running() as service:
        yield service


@pytest.fixture
def client(service: Service) -> Iterator[Client]:
    with service.client() as client:
        yield client


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())


def test_the_whole_flow(client: Client, sample_base64: str) -> None:
    status, opened = client.post("extract-and-store-cv", {"docx_base64": sample_base64})
    assert status == 200
    assert opened["photo_extracted"]
    assert opened["ready"], opened["missing"]
    session = {"session_id": opened["session_id"]}

    status, read = client.post("get-cv-session", session)
    cv = read["cv_data"]
    assert status == 200
    assert cv["full_name"] == "Katrin Größner"
    assert len(cv["work_experience"]) == 5
    assert read["metadata"]["language"] == "de"

    edits = {
        "headline": "Leiterin Projekte und Netze",
        "work_experience[0].employer": "Neckar-Wärme GmbH",
        "languages[0].level": "Muttersprache (Deutsch)",
    }
    for number, (path, value) in enumerate(edits.items(), start=2):
        status, edited = client.post("update-cv-field", {**session, "field_path": path, "value": value})
        assert (status, edited["version"], edited["field_updated"]) == (200, number, path)

    status, wrong = client.post(
        "update-cv-field", {**session, "field_path": "work_experience[0].company", "value": "X"}
    )
    assert (status, wrong["error"]) == (400, "Invalid edit")
    assert "employer" in wrong["problems"][0]["hint"]

    stale = {**session, "field_path": "headline", "value": "X", "expected_version": 2}
    status, refused = client.post("update-cv-field", stale)
    assert (status, refused["error"], refused["version"]) == (409, "Session changed since version 2", 4)

    status, made = client.post("generate-cv-from-session", {**session, "language": "de"})
    assert (status, made["version"], made["page_count"] <= 2) == (200, 4, True)
    link = urlsplit(made["pdf_url"])
    status, pdf = client.get(f"{link.path}?{link.query}")
    assert status == 200
    text = text_of(pdf)
    for value in ("Katrin Größner", "Leiterin Projekte und Netze", "Neckar-Wärme GmbH", "heute"):
        assert value in text

    status, whole = client.post("generate-cv-from-session", {**session, "language": "de", "pdf_delivery": "base64"})
    assert base64.b64decode(whole["pdf_base64"]) == pdf

    status, english = client.post("generate-cv-from-session", {**session, "language": "en", "pdf_delivery": "base64"})
    assert "Present" in text_of(base64.b64decode(english["pdf_base64"]))

    status, again = client.post("extract-and-store-cv", {"document_base64": whole["pdf_base64"]})
    assert status == 200
    restored = client.post("get-cv-session", {"session_id": again["session_id"]})[1]["cv_data"]
    kept = client.post("get-cv-session", session)[1]["cv_data"]
    assert {**restored, "photo_url": ""} == {**kept, "photo_url": ""}
    assert again["photo_extracted"]

    status, reverted = client.post("revert-cv-session", {**session, "to_version": 1})
    assert (status, reverted["version"], reverted["reverted_to"]) == (200, 5, 1)
    assert client.post("get-cv-session", session)[1]["cv_data"] == cv

    status, gone = client.post("delete-cv-session", session)
    assert (status, gone["deleted"]) == (200, True)
    assert client.post("get-cv-session", session)[0] == 404
    assert client.get(f"{link.path}?{link.query}")[0] == 404


def test_one_call_does_it_all_and_loses_nothing_where_it_cannot(client: Client, sample_base64: str) -> None:
    edits = [{"field_path": "headline", "value": "Projektleiterin"}]
    status, made = client.post("process-cv-orchestrated", {"docx_base64": sample_base64, "edits": edits})
    assert (status, made["page_count"] <= 2, made["version"]) == (200, True, 2)
    assert made["cv_data_summary"]["has_photo"]
    unready = [{"field_path": "phone", "op": "remove"}]
    status, refused = client.post("process-cv-orchestrated", {"docx_base64": sample_base64, "edits": unready})
    assert (status, refused["error"]) == (400, "CV data validation failed")
    assert refused["validation_errors"] == ["phone is required"]
    more = {"session_id": refused["session_id"], "edits": [{"field_path": "phone", "value": "+49 7071 12345"}]}
    status, made = client.post("process-cv-orchestrated", more)
    assert (status, made["version"]) == (200, 3)


def test_a_huge_value_is_refused_and_the_service_goes_on(client: Client) -> None:
    session = {"session_id": client.post("create-cv-session", {})[1]["session_id"]}
    status, refused = client.post("update-cv-field", {**session, "field_path": "summary", "value": "x" * 10_000_000})
    assert (status, refused["error"]) == (413, "Request too large")
    assert client.post("get-cv-session", session)[1]["version"] == 1
    assert client.get("/api/health")[0] == 200
