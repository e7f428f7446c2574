"""The pages behind a reverse proxy that serves them below a path, `https://host.example/cv`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import httpx2 as httpx
import pytest
from playwright.sync_api import expect

from tests.surfaces.web.conftest import Service, started
from tests.surfaces.web.prefix_proxy import PrefixProxy, proxying

if TYPE_CHECKING:
    from tests.surfaces.web.conftest import Person

SAMPLE = Path(__file__).parents[3] / "samples" / "lebenslauf.docx"


@pytest.fixture(scope="module", params=[True, False], ids=["stripped", "left on"])
def proxy(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[PrefixProxy]:
    folder = tmp_path_factory.mktemp("below")
    with (
        proxying("/tools/cv", strips=request.param) as running,
        started(folder, PUBLIC_BASE_URL=running.url) as service,
    ):
        direct = urlsplit(service.url)
        running.upstream = (str(direct.hostname), int(direct.port or 0))
        yield running
        assert len(running.below) > 50
        assert running.beside == []


@pytest.fixture
def service(proxy: PrefixProxy) -> Iterator[Service]:
    below = Service(proxy.url)
    yield below
    below.client.close()


def test_a_document_is_read_watched_typeset_shared_and_erased(person: Person, service: Service) -> None:
    page = person.page
    page.goto(f"{service.url}/?lang=en")
    page.locator("#file").set_input_files(SAMPLE)
    page.wait_for_url(f"{service.url}/s/*")
    expect(page.locator("#state")).to_have_attribute("data-state", "saved")
    expect(page.locator(".sheet img").first).to_be_visible()
    expect(page.get_by_alt_text("The photo of the CV")).to_be_visible()
    session_id = urlsplit(page.url).path.rpartition("/")[2]
    service.edit(session_id, "headline", "Bauingenieurin für Brücken")
    expect(page.locator('[data-path="headline"] input')).to_have_value("Bauingenieurin für Brücken")
    with page.expect_download() as download:
        page.locator("#download-pdf").click()
    assert download.value.path().read_bytes().startswith(b"%PDF-")
    page.locator("#tab-review").click()
    page.locator("#connect > summary").click()
    page.get_by_text("Another (MCP)").click()
    assert f"{service.url}/mcp " in page.locator("#prompt").input_value()
    page.locator("#tab-content").click()
    page.locator("#delete").click()
    page.locator("#erase").click()
    expect(page.get_by_text("The session was deleted with everything in it.")).to_be_visible()
    expect(page).to_have_url(f"{service.url}/?deleted=1&lang=en")
    assert person.faults == []


def test_an_upload_page_leads_to_its_session(person: Person, service: Service) -> None:
    asked = service.call("request_cv_upload")
    assert asked["upload_url"].startswith(f"{service.url}/upload/")
    person.page.goto(asked["upload_url"])
    person.page.locator("#file").set_input_files(SAMPLE)
    person.page.locator("#watch").click()
    person.page.wait_for_url(f"{service.url}/s/{asked['session_id']}*")
    expect(person.page.locator("#state")).to_have_attribute("data-state", "saved")
    assert person.faults == []


def test_the_reference_and_a_lost_address_lead_back(person: Person, service: Service) -> None:
    page = person.page
    page.goto(f"{service.url}/api/docs")
    expect(page.locator("#update_cv_field h3").first).to_contain_text(
        f"{urlsplit(service.url).path}/api/update-cv-field"
    )
    example = page.locator("#update_cv_field pre").text_content() or ""
    assert f"{service.url}/api/update-cv-field" in example
    page.goto(f"{service.url}/nowhere")
    page.locator("main a.button").click()
    expect(page).to_have_url(f"{service.url}/")
    assert person.faults == []


def test_links_of_every_answer_begin_with_the_public_address(service: Service) -> None:
    session_id = service.open()
    answer = service.call("generate_cv_from_session", session_id=session_id)
    assert answer["pdf_url"].startswith(f"{service.url}/api/cv-files/")
    assert httpx.get(answer["pdf_url"]).content.startswith(b"%PDF-")
    assert httpx.get(f"{service.url}/api/openapi.json").json()["servers"] == [{"url": f"{service.url}/api"}]
    initialize = {
        "jsonrpc": "2.0", "id": 1, "method": "initialize",
        "params": {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "t", "version": "1"}},
    }  # fmt: skip
    headers = {"Content-Type": "application/json", "Accept": "application/json, text/event-stream"}
    shaken = httpx.post(f"{service.url}/mcp", content=json.dumps(initialize), headers=headers)
    assert shaken.json()["result"]["serverInfo"]["name"]
