"""The pages where a document comes in: `/` and `/upload/{code}`, and services that ask for a key."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

if TYPE_CHECKING:
    from tests.surfaces.web.conftest import Person, Service

SAMPLE = Path(__file__).parents[3] / "samples" / "lebenslauf.docx"
DROP = """async ([data, name]) => {
  const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
  const files = new DataTransfer();
  files.items.add(new File([bytes], name));
  const zone = document.querySelector(".drop");
  zone.dispatchEvent(new DragEvent("dragover", {bubbles: true, cancelable: true, dataTransfer: files}));
  const isLit = zone.classList.contains("over");
  zone.dispatchEvent(new DragEvent("drop", {bubbles: true, cancelable: true, dataTransfer: files}));
  return isLit;
}"""


def in_session(page: Page) -> None:
    page.wait_for_url("**/s/*")
    expect(page.locator("#state")).to_have_attribute("data-state", "saved")


def test_a_chosen_document_becomes_a_session(person: Person, service: Service) -> None:
    page = person.page
    page.goto(service.url)
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Choose a file").click()
    chooser.value.set_files(SAMPLE)
    in_session(page)
    expect(page.locator('[data-path="full_name"] input')).to_have_value("Katrin Größner")
    expect(page.get_by_alt_text("The photo of the CV")).to_be_visible()


def test_a_dropped_document_becomes_a_session(person: Person, service: Service, sample_docx_base64: str) -> None:
    person.page.goto(service.url)
    expect(person.page.locator(".drop")).to_be_visible()
    assert person.page.evaluate(DROP, [sample_docx_base64, "lebenslauf.docx"])
    in_session(person.page)


def test_an_empty_cv_invites_to_fill_it_in(person: Person, service: Service) -> None:
    page = person.page
    page.goto(service.url)
    page.get_by_role("button", name="Start with an empty CV").click()
    in_session(page)
    expect(page.get_by_text("Your CV appears here while you fill in the fields.")).to_be_visible()
    expect(page.locator(".notice.missing")).to_be_hidden()
    expect(page.locator("#fields")).to_be_hidden()
    page.get_by_role("button", name="Skip", exact=True).click()
    expect(page.locator(".notice.missing")).to_have_count(0)  # nobody has written yet
    expect(page.locator("#download-pdf")).to_be_disabled()
    expect(page.locator("#download-pdf")).not_to_have_class("button primary")
    page.get_by_label("Name", exact=True).fill("Zoë Łukasiewicz")
    page.get_by_label("Name", exact=True).press("Tab")
    expect(page).to_have_title("Zoë Łukasiewicz – CV Generator")
    expect(page.locator("#download-pdf")).to_be_enabled()
    expect(page.locator(".notice.missing")).to_contain_text("Work experience")
    expect(page.get_by_text("Your CV appears here while you fill in the fields.")).to_have_count(0)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"GIF89a\x01\x00\x01\x00\x00\x00\x00;", "This kind of file is not known. Upload a Word, PDF or text file."),
        (b"", "The file is empty."),
        (SAMPLE.read_bytes()[:9_000], "The file is damaged and could not be read."),
    ],
)
def test_a_document_that_cannot_be_read_is_explained(
    person: Person, service: Service, content: bytes, said: str
) -> None:
    page = person.page
    page.goto(service.url)
    page.locator("#file").set_input_files({"name": "cv.docx", "mimeType": "", "buffer": content})
    expect(page.get_by_role("alert")).to_have_text(said)
    expect(page.get_by_role("button", name="Choose a file")).to_be_enabled()


def test_the_upload_page_fills_the_assistants_session_once(person: Person, people: Any, service: Service) -> None:
    requested = service.call("request_cv_upload")
    page = person.page
    page.goto(requested["upload_url"])
    page.locator("#file").set_input_files(SAMPLE)
    expect(page.get_by_role("heading", name="Thank you. Your CV was read.")).to_be_focused()
    assert service.read(requested["session_id"])["full_name"] == "Katrin Größner"
    other = people().page
    other.goto(requested["upload_url"])
    other.locator("#file").set_input_files(SAMPLE)
    expect(other.get_by_role("heading", name="This link has been used.")).to_be_visible()


def test_an_uploaded_cv_can_be_watched_at_once(person: Person, service: Service) -> None:
    requested = service.call("request_cv_upload")
    person.page.goto(requested["upload_url"])
    person.page.locator("#file").set_input_files(SAMPLE)
    person.page.get_by_role("link", name="Watch and correct the CV").click()
    in_session(person.page)
    assert urlsplit(person.page.url).path == f"/s/{requested['session_id']}"


def test_an_upload_code_that_is_none_is_answered_in_words(person: Person, service: Service) -> None:
    person.page.goto(f"{service.url}/upload/no-such-code")
    person.page.locator("#file").set_input_files(SAMPLE)
    expect(person.page.get_by_role("heading", name="This link is not valid any more.")).to_be_visible()


def test_the_key_is_asked_for_once_and_stays_in_the_tab(person: Person, guarded_service: Service) -> None:
    session_id = guarded_service.open()
    page = person.page
    page.goto(f"{guarded_service.url}/s/{session_id}")
    expect(page.get_by_role("dialog")).to_have_count(1)
    page.get_by_label("Key", exact=True).fill("a-wrong-key")
    page.get_by_role("button", name="Use this key").click()
    expect(page.get_by_text("The service did not accept this key.")).to_be_visible()
    page.get_by_label("Key", exact=True).fill(guarded_service.key)
    page.get_by_role("button", name="Use this key").click()
    expect(page.locator("#state")).to_have_attribute("data-state", "saved")
    expect(page.locator(".sheet img").first).to_be_visible()
    guarded_service.edit(session_id, "headline", "Mit Schlüssel")
    expect(page.locator('[data-path="headline"] input')).to_have_value("Mit Schlüssel")
    page.reload()
    expect(page.locator("#state")).to_have_attribute("data-state", "saved")
    expect(page.get_by_role("dialog")).to_have_count(0)
    stored = page.evaluate("[Object.values(sessionStorage), JSON.stringify(localStorage), document.cookie]")
    assert guarded_service.key in stored[0]
    assert guarded_service.key not in stored[1] + stored[2]


def test_uploading_for_an_assistant_needs_no_key(person: Person, guarded_service: Service) -> None:
    requested = guarded_service.call("request_cv_upload")
    person.page.goto(requested["upload_url"])
    person.page.locator("#file").set_input_files(SAMPLE)
    expect(person.page.get_by_role("heading", name="Thank you. Your CV was read.")).to_be_visible()


@pytest.mark.parametrize(
    ("locale", "title"),
    [
        ("de-CH", "Ihr Lebenslauf, sorgfältig gelesen und gut gesetzt."),
        ("pl-PL", "Twoje CV, uważnie przeczytane i starannie złożone."),
        ("fr-CA", "Votre CV, lu avec soin et bien composé."),
        ("cs-CZ", "Your CV, read carefully and typeset well."),
    ],
)
def test_the_page_speaks_the_browsers_language(people: Any, service: Service, locale: str, title: str) -> None:
    page = people(locale=locale).page
    page.goto(service.url)
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def test_a_language_chosen_by_hand_goes_along(people: Any, service: Service) -> None:
    page = people(locale="en-GB").page
    page.goto(service.url)
    page.get_by_label("Language of this page").select_option("pl")
    page.get_by_role("button", name="Zacznij od pustego CV").click()
    in_session(page)
    expect(page.get_by_role("button", name="Pobierz PDF")).to_be_visible()


def test_nothing_is_fetched_from_elsewhere(person: Person, service: Service) -> None:
    requested: list[str] = []
    person.page.on("request", lambda request: requested.append(request.url))
    for path in ("/", f"/s/{service.open()}", "/upload/none", "/api/docs"):
        person.page.goto(service.url + path)
        expect(person.page.locator(".sheet img" if path.startswith("/s/") else "h1").first).to_be_visible()
    assert len(requested) > 20
    origins = {url.removeprefix("blob:").split("/", 3)[2] for url in requested}
    assert origins == {urlsplit(service.url).netloc}


def test_the_reference_shows_every_operation(person: Person, service: Service) -> None:
    person.page.goto(f"{service.url}/api/docs")
    names = service.client.get("/openapi.json").json()["paths"]
    assert len(names) > 8
    for route in names:
        expect(person.page.get_by_role("heading", name=f"/api{route}").first).to_be_visible()


def test_text_that_is_pasted_is_read(person: Person, service: Service) -> None:
    page = person.page
    page.goto(service.url)
    page.get_by_text("Paste text").click()
    page.get_by_label("The text of your CV").fill("Katrin Größner\nkatrin.groessner@example.org\n\nInterests\nRudern")
    page.get_by_role("button", name="Read it").click()
    in_session(page)
    expect(page.locator('[data-path="email"] input')).to_have_value("katrin.groessner@example.org")


def test_an_empty_cv_begins_with_three_questions(person: Person, service: Service) -> None:
    page = person.page
    page.goto(service.url)
    page.get_by_role("button", name="Start with an empty CV").click()
    in_session(page)
    page.get_by_label("What is your name?").fill("Katrin Größner")
    page.get_by_label("What do you do?").fill("Ingenieurin")
    page.get_by_label("Your present or last employer?").fill("Stadtwerke Tübingen")
    page.get_by_role("button", name="Put it on the page").click()
    expect(page.locator(".guide")).to_have_count(0)
    expect(page.locator('[data-path="email"] input')).to_be_focused()
    cv = service.read(page.url.split("/s/")[1].split("?")[0])
    assert (cv["full_name"], cv["headline"]) == ("Katrin Größner", "Ingenieurin")
    assert cv["work_experience"][0]["employer"] == "Stadtwerke Tübingen"


def test_a_cv_that_is_open_still_is_found_again(person: Person, service: Service) -> None:
    session_id = service.open()
    page = person.opens(service, session_id)
    page.goto(service.url)
    page.get_by_role("link", name="Katrin Größner").click()
    in_session(page)
    assert session_id in page.url
    page.locator("#delete").click()
    page.locator("#erase").click()
    expect(page.get_by_text("The session was deleted with everything in it.")).to_be_visible()
    expect(page.get_by_role("link", name="Katrin Größner")).to_have_count(0)


def test_an_address_that_leads_nowhere_is_a_page(person: Person, service: Service) -> None:
    response = person.page.goto(f"{service.url}/sessions/none")
    assert response is not None
    assert response.status == 404
    expect(person.page.get_by_role("heading", name="There is nothing at this address.")).to_be_visible()
    assert service.client.get("/none", headers={"Accept": "text/html"}).json()["error"] == "Not found"


def test_a_used_upload_link_leads_to_its_cv(person: Person, service: Service) -> None:
    url = service.call("request_cv_upload")["upload_url"]
    code = url.rsplit("/", 1)[1]
    page = person.page
    page.goto(f"{service.url}/upload/{code}")
    page.locator("#file").set_input_files(SAMPLE)
    expect(page.locator("#watch")).to_be_visible()
    page.reload()
    expect(page.get_by_role("heading", name="This link has been used.")).to_be_visible()
    page.get_by_role("link", name="Watch and correct the CV").click()
    in_session(page)


@pytest.mark.parametrize("size", [(1024, 768), (768, 1024), (390, 700)])
def test_text_is_pasted_where_one_is_asked_to(people: Any, service: Service, size: tuple[int, int]) -> None:
    page = people(viewport={"width": size[0], "height": size[1]}).page
    page.goto(service.url)
    sample, head = page.locator(".looks").bounding_box(), page.locator("h1").bounding_box()
    assert sample
    assert head
    if size[0] > 700:
        assert abs(sample["y"] - head["y"]) < 40  # beside the headline, and not below everything
    page.locator(".paste > summary").click()
    expect(page.locator("#pasted")).to_be_focused()
    expect(page.locator("#pasted")).to_be_in_viewport(ratio=1)
    expect(page.locator("#paste [type=submit]")).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize(("width", "height"), [(740, 360), (390, 844)])
def test_what_one_can_do_is_seen_at_once_on_a_phone(people: Any, service: Service, width: int, height: int) -> None:
    page = people(viewport={"width": width, "height": height}, is_mobile=True, has_touch=True).page
    page.goto(service.url)
    for name in ("#choose", ".paste summary", "#empty"):
        expect(page.locator(name)).to_be_in_viewport(ratio=1)
    if width < height:
        widths = [page.locator(name).bounding_box() for name in (".paste summary", "#empty")]
        assert widths[0]
        assert widths[1]
        assert widths[0]["width"] == widths[1]["width"] > 300
    page.locator(".paste summary").tap()
    page.locator("#pasted").fill("A line of a long text\n" * 80)
    box = page.locator("#pasted").bounding_box()
    assert box
    assert box["height"] <= height / 2 + 1
    expect(page.locator("#paste button")).to_be_in_viewport(ratio=1)


def test_blanks_that_bind_are_as_wide_as_others(person: Person, service: Service) -> None:
    page = person.page
    page.goto(service.url)
    widths = page.evaluate(
        r"""async () => {
          await document.fonts.load('20px Voice');
          return ['z asystentem', 'z\u00a0asystentem'].map((text) => {
            const title = Object.assign(document.createElement('h2'), { textContent: text });
            title.style.width = 'max-content';
            document.body.append(title);
            return title.getBoundingClientRect().width;
          });
        }"""
    )
    assert abs(widths[0] - widths[1]) < 0.1
