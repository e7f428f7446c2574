"""The sheet is the way in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Page, expect

from tests.surfaces.web.acting import is_saved, unfold, value
from tests.surfaces.web.conftest import SAMPLES

if TYPE_CHECKING:
    from tests.surfaces.web.conftest import Person, Service

PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}


def place(service: Service, page: Page, session_id: str, path: str, *edits: dict[str, Any]) -> tuple[float, float]:
    """Where a field stands in the window, by the service's own words; with edits that are not stored yet."""
    asked = {"session_id": session_id, "edits": edits}
    answer = service.client.post("/cv-sheets", json=asked).json()["pages"][0]
    _, x, y, width, height = next(each for each in answer["places"] if each[0] == path)
    paper = page.locator(".paper").first.bounding_box()
    assert paper is not None
    scale = paper["width"] / answer["width"]
    return paper["x"] + (x + width / 2) * scale, paper["y"] + (y + height / 2) * scale


def counts_glows(page: Page) -> None:
    """From here on the body says in `data-glowed` how many places have glowed on the sheet."""
    page.evaluate(
        "new MutationObserver((records) => records.forEach((record) => record.addedNodes.forEach((node) =>"
        " node.classList?.contains('glow') && (document.body.dataset.glowed = (document.body.dataset.glowed ?? 0) * 1 + 1))))"
        ".observe(document.getElementById('sheets'), {childList: true, subtree: true})"
    )


def test_a_click_on_the_sheet_opens_the_field_that_stands_there(person: Person, service: Service) -> None:
    session_id = service.open()
    page = person.opens(service, session_id)
    page.mouse.click(*place(service, page, session_id, "work_experience[0].bullets[1]"))
    expect(value(page, "work_experience[0].bullets[1]")).to_be_focused()
    expect(page.locator(".place.here").first).to_be_visible()


def test_a_tap_on_a_phone_leads_to_the_field(people: Any, service: Service) -> None:
    session_id = service.open()
    page = people(**PHONE).opens(service, session_id)
    fitted = page.locator(".paper").first.bounding_box()
    x, y = place(service, page, session_id, "work_experience[0].bullets[1]")
    page.touchscreen.tap(x, y)
    expect(page.locator("#peek")).to_contain_text("point 2")
    expect(page.locator(".place.here").first).to_be_visible()
    assert page.locator(".paper").first.bounding_box() == fitted  # as wide as the screen
    page.locator("#peek-edit").tap()
    expect(value(page, "work_experience[0].bullets[1]")).to_be_focused()
    page.get_by_role("tab", name="View").tap()
    expect(page.locator("#peek")).to_be_hidden()
    x, y = place(service, page, session_id, "work_experience[0].bullets[1]")  # the hint has gone
    page.touchscreen.tap(x, y)
    expect(page.locator("#peek")).to_be_visible()
    page.wait_for_timeout(500)  # two quick ones are for the size
    page.touchscreen.tap(x, y)  # a second touch means it
    expect(value(page, "work_experience[0].bullets[1]")).to_be_focused()
    page.get_by_role("tab", name="View").tap()
    expect(page.locator(".sheet img").first).to_be_in_viewport()


def test_a_line_that_was_touched_is_followed_where_its_entry_moves(people: Any, service: Service) -> None:
    session_id = service.open()
    page = people(**PHONE).opens(service, session_id)
    title = service.read(session_id)["work_experience"][0]["title"]
    page.touchscreen.tap(*place(service, page, session_id, "work_experience[0].title"))
    expect(page.locator("#peek")).to_contain_text(title)
    service.edit(session_id, "work_experience[0]", {"title": "Leiterin", "employer": "Werk"}, op="insert")
    expect(value(page, "work_experience[0].title")).to_have_value("Leiterin")
    expect(page.locator("#peek")).to_contain_text(title)
    page.locator("#peek-edit").tap()
    expect(value(page, "work_experience[1].title")).to_be_focused()
    page.get_by_role("tab", name="View").tap()
    page.touchscreen.tap(*place(service, page, session_id, "work_experience[1].title"))
    service.edit(session_id, "work_experience[1]", op="remove")
    expect(page.locator("#peek")).to_be_hidden()


def test_the_field_that_one_is_in_is_marked_and_brought_into_view(person: Person, service: Service) -> None:
    session_id = service.open()
    page = person.opens(service, session_id)
    unfold(page, "interests")
    value(page, "interests[0]").focus()
    expect(page.locator(".place.here").first).to_be_in_viewport()
    value(page, "interests[0]").blur()


def test_an_entry_that_is_not_printed_marks_nothing_and_its_first_line_itself(person: Person, service: Service) -> None:
    session_id = service.open()
    page = person.opens(service, session_id)
    unfold(page, "work_experience")
    page.locator('[data-path="work_experience"] [data-add=entry]').click()
    expect(value(page, "work_experience[+].title")).to_be_focused()
    expect(page.locator(".place.here")).to_have_count(0)
    page.keyboard.type("Leiterin Entwurf")
    expect(page.locator(".place.here")).to_have_count(1)
    page.keyboard.press("Tab")
    is_saved(page, 2)
    expect(value(page, "work_experience[0].employer")).to_be_focused()
    expect(page.locator(".place.here.block")).to_have_count(1)
    expect(page.locator(".place.here")).to_have_count(1)


def test_a_click_below_an_entry_that_is_not_stored_yet_opens_the_field_that_stands_there(
    person: Person, service: Service
) -> None:
    session_id = service.open()
    page = person.opens(service, session_id)
    unfold(page, "work_experience")
    title = service.read(session_id)["work_experience"][0]["title"]
    page.route("**/api/update-cv-field", lambda route: route.abort())
    page.locator('[data-path="work_experience"] [data-add=entry]').click()
    page.keyboard.type("Leiterin Entwurf")
    expect(page.locator(".place.here")).to_have_count(1)
    fresh = {"field_path": "work_experience[0]", "value": {"title": "Leiterin Entwurf"}, "op": "insert"}
    page.mouse.click(*place(service, page, session_id, "work_experience[1].title", fresh))
    expect(value(page, "work_experience[0].title")).to_be_focused()
    expect(page.locator(":focus")).to_have_value(title)
    page.mouse.click(*place(service, page, session_id, "work_experience[0].title", fresh))
    expect(page.locator(":focus")).to_have_value("Leiterin Entwurf")


def test_what_was_removed_marks_nothing_that_is_still_there(person: Person, service: Service) -> None:
    session_id = service.open()
    page = person.opens(service, session_id)
    counts_glows(page)
    before = page.locator(".sheet img").first.get_attribute("src")
    service.edit(session_id, "work_experience[1]", op="remove")
    is_saved(page, 2)
    expect(page.locator(".sheet img").first).not_to_have_attribute("src", str(before))
    expect(page.locator("#sheets:not([aria-busy])")).to_be_visible()
    assert page.evaluate("document.querySelectorAll('.flash').length") == 0
    service.edit(session_id, "headline", "Leiterin")
    is_saved(page, 3)
    expect(page.locator("body")).to_have_attribute("data-glowed", "1")
    page.locator("#history").click()
    with page.expect_response(
        lambda answer: '"at_version":2' in (answer.request.post_data or "") and "cv-sheets" in answer.url
    ):
        page.locator("button[data-version='2']").click()
    expect(page.locator("#sheets:not([aria-busy])")).to_be_visible()
    page.wait_for_timeout(300)
    assert page.locator(".place.glow").count() == 0
    page.locator("button[data-version='3']").click()
    page.locator("#history-close").click()


def test_what_the_assistant_changes_glows_where_it_stands(person: Person, service: Service) -> None:
    session_id = service.open()
    page = person.opens(service, session_id)
    counts_glows(page)
    service.edit(session_id, "headline", "Leiterin")
    expect(page.locator("body")).to_have_attribute("data-glowed", re.compile(r"[1-9]\d*"))


def test_a_first_load_and_an_edit_cost_little(person: Person, service: Service) -> None:
    document = (SAMPLES / "lebenslauf.docx").read_bytes()
    answer = service.client.post("/extract-and-store-cv", files={"file": ("cv.docx", document)}).json()
    sizes: list[float] = []
    session = person.context.new_cdp_session(person.page)
    session.send("Network.enable")
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page = person.opens(service, answer["session_id"])
    expect(page.get_by_alt_text("The photo of the CV")).to_be_visible()
    expect(page.locator("html.faced")).to_have_count(1)
    page.evaluate("document.fonts.ready")
    assert 100_000 < sum(sizes) < 250_000
    sizes.clear()
    before = page.locator(".sheet img").first.get_attribute("src")
    value(page, "headline").focus()
    page.keyboard.insert_text(" heute")
    expect(page.locator(".sheet img").first).not_to_have_attribute("src", str(before))
    value(page, "headline").press("Tab")
    is_saved(page, 2)
    expect(page.locator("#sheets:not([aria-busy])")).to_be_visible()
    assert 5_000 < sum(sizes) < 40_000


def test_the_sheet_is_made_larger_and_its_pages_are_turned(person: Person, service: Service) -> None:
    page = person.opens(service, service.open())
    width = "document.querySelector('.paper').offsetWidth"
    before = page.evaluate(width)
    page.get_by_role("button", name="Larger").click()
    assert page.evaluate(width) == pytest.approx(before * 1.25, abs=2)
    page.locator("#zoom-fit").click()
    assert page.evaluate(width) == before
    expect(page.locator(".page-number")).to_have_text("Page 1 of 2")
    page.get_by_role("button", name="Next page").click()
    expect(page.locator(".page-number")).to_have_text("Page 2 of 2")
    expect(page.get_by_role("button", name="Next page")).to_be_disabled()


def test_a_frame_lies_around_the_lines_of_a_text(person: Person, service: Service) -> None:
    page = person.opens(service, service.open())
    page.locator("#section-work_experience > summary").click()
    page.locator('details[data-path="work_experience[0]"] > summary').click()
    value(page, "work_experience[0].bullets[0]").click()
    frame = page.locator(".place.here")
    expect(frame).to_have_count(1)  # its two lines


@pytest.mark.parametrize(("count", "at_once", "margin"), [(10, False, 0), (11, False, 10), (11, True, 11)])
def test_many_changes_on_a_page_are_marked_in_its_margin(
    person: Person, service: Service, count: int, at_once: bool, margin: int
) -> None:
    lines = [f"Umbau der Anlage {number}" for number in range(12)]
    session_id = service.open(work_experience=[{"title": "Leiterin", "employer": "Werk", "bullets": lines}])
    page = person.opens(service, session_id)
    edits = [
        {"field_path": f"work_experience[0].bullets[{number}]", "value": f"Neubau der Anlage {number}"}
        for number in range(count)
    ]
    for some in [edits] if at_once else [[edit] for edit in edits]:
        service.call("update_cv_field", session_id=session_id, edits=some)
    page.get_by_role("tab", name="Assistant").click()
    marks = page.locator(".place.open")
    expect(marks).to_have_count(count)
    expect(page.locator(".place.open.margin")).to_have_count(
        margin
    )  # what is at hand is marked itself, unless it is as much
    expect(page.locator("#tab-review .badge")).to_have_text("9+")
