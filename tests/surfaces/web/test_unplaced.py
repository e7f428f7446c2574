"""Text of the document that found no field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.surfaces.web.conftest import SAMPLES

if TYPE_CHECKING:
    from tests.surfaces.web.conftest import Person, Service


def test_text_without_a_field_is_put_where_the_person_says(person: Person, service: Service) -> None:
    document = (SAMPLES / "lebenslauf.docx").read_bytes()
    response = service.client.post("/extract-and-store-cv", files={"file": ("cv.docx", document)})
    session_id = response.json()["session_id"]
    read = service.call("get_cv_session", session_id=session_id, include_unplaced_text=True)
    [text] = read["unplaced_text"]
    page = person.opens(service, session_id)
    page.get_by_role("tab", name="Left over 1").click()
    pane = page.locator("#pane-rest")
    expect(pane).to_contain_text(text)
    place, options = pane.get_by_label("Put into"), pane.get_by_role("option")
    page.locator("#rest-put").click()  # nothing moves before it is said where to: that is asked
    expect(place).to_be_focused()
    expect(options.first).to_be_visible()
    assert options.count() > 20
    assert not service.read(session_id).get("references")
    place.fill("employ wärmenetze")
    expect(options).to_have_text(["EmployerWork experience · Leiterin Projekte Wärmenetze"])
    place.press("Escape")
    expect(options).to_have_count(0)
    place.fill("refer")
    place.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    place.press("Enter")
    expect(place).to_have_value("References")
    pane.get_by_role("button", name="Move here").click()
    expect(pane).to_contain_text("All of it has been placed.")
    expect(page.locator("#tab-rest")).to_be_focused()
    assert service.read(session_id)["references"] == [text]


def test_several_pieces_are_placed_or_dismissed_at_once(person: Person, service: Service) -> None:
    document = "\n".join(["Katrin Größner", "Skills", "Python", "Zeile eins ohne Ort", "Zeile zwei ohne Ort"])
    response = service.client.post("/extract-and-store-cv", files={"file": ("cv.txt", document.encode())})
    session_id = response.json()["session_id"]
    texts = ["Blaue Blume", "Gelber Stern", "Roter Mond"]

    def left_over(route: Any) -> None:
        answer = route.fetch().json()
        route.fulfill(json={**answer, "unplaced_text": texts})

    person.page.route("**/api/get-cv-session", left_over)
    page = person.opens(service, session_id)
    page.get_by_role("tab", name="Left over 3").click()
    page.get_by_label("Blaue Blume").check()
    page.get_by_label("Roter Mond").check()
    page.get_by_label("Put into").fill("Interests")
    page.get_by_role("button", name="Move here").click()
    expect(page.locator(".pieces li")).to_have_count(1)
    page.get_by_role("button", name="Discard text").click()
    expect(page.locator(".pieces li")).to_have_count(0)
    assert service.read(session_id)["interests"] == ["Blaue Blume", "Roter Mond"]
    page.reload()
    expect(page.locator("#tab-rest .badge")).to_be_hidden()


@pytest.mark.parametrize("width", [320, 390])
def test_where_the_places_are_docked_its_count_is_at_the_form_and_a_way_leads_back(
    people: Any, service: Service, width: int
) -> None:
    document = (SAMPLES / "lebenslauf.docx").read_bytes()
    answer = service.client.post("/extract-and-store-cv", files={"file": ("cv.docx", document)}).json()
    page = people(viewport={"width": width, "height": 800}, is_mobile=True, has_touch=True).opens(
        service, answer["session_id"]
    )
    badge = page.locator("#tab-content .badge")
    expect(badge).to_have_text("1")
    page.locator("#tab-content").tap()
    page.locator("#to-rest").tap()
    expect(page.locator("#pane-rest h2")).to_be_visible()
    starts = page.evaluate(
        "['#rest-back .icon', '#pane-rest h2'].map((each) => document.querySelector(each).getBoundingClientRect().left)"
    )
    assert 0 <= starts[1] - starts[0] <= 6  # the drawing of an arrow begins inside its box
    page.locator("#rest-back").tap()
    expect(page.locator("#to-rest")).to_be_focused()
    page.locator("#to-rest").tap()
    page.locator("#rest-dismiss").tap()
    expect(badge).to_be_hidden()
