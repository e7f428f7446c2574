"""What a page does first: what it asks for, and how an empty CV begins."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Page, Route, expect

from tests.surfaces.web.conftest import KEY, Person, Service

PHONE: dict[str, Any] = {"viewport": {"width": 360, "height": 780}, "is_mobile": True, "has_touch": True}


def asked(page: Page) -> list[str]:
    """Routes of the API in the order in which they are asked for, from now on."""
    routes: list[str] = []
    page.on("request", lambda request: "/api/" in request.url and routes.append(request.url.split("/api/")[1]))
    return routes


def holding(page: Page, address: str) -> list[Route]:
    """What is asked for at an address from now on waits until it is told to go on."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route(address, hold)
    return held


def test_a_page_asks_for_session_sheets_and_what_is_reviewed_once_and_not_for_the_apis_description(
    service: Service, person: Person
) -> None:
    routes = asked(person.page)
    page = person.opens(service, service.open())
    page.wait_for_load_state("load")
    expect(page.locator("#sheets:not([aria-busy])")).to_be_visible()
    asked_for = sorted(route.partition("?")[0] for route in routes)
    assert asked_for == ["cv-review", "cv-session-events", "cv-sheets", "get-cv-session"]


def test_session_and_sheets_are_asked_for_while_the_script_is_on_its_way(service: Service, person: Person) -> None:
    """The script is held back until both have been asked for."""
    page, session_id = person.page, service.open()
    held = holding(page, "**/static/page/session.*.js")
    early = ("**/static/page/session.*.js", "**/api/get-cv-session", "**/api/cv-sheets")
    with page.expect_request(early[0]), page.expect_request(early[1]), page.expect_request(early[2]):
        page.goto(f"{service.url}/s/{session_id}", wait_until="commit")
    [route] = held
    route.continue_()
    expect(page.locator(".sheet img").first).to_be_visible()
    expect(page.locator('[data-path="full_name"] > input')).to_have_value("Katrin Größner")


def test_what_comes_too_late_to_be_early_is_not_asked_for(service: Service, person: Person) -> None:
    """Its answer would be taken for a later one's."""
    page, session_id = person.page, service.open()
    held = holding(page, "**/static/page/early.*.js")
    page.goto(f"{service.url}/s/{session_id}", wait_until="commit")
    expect(page.locator(".sheet img").first).to_be_visible()
    routes = asked(page)
    with page.expect_response("**/static/page/early.*.js"):
        held[0].continue_()
    service.edit(session_id, "headline", "Baggerfahrerin")
    expect(page.locator('[data-path="headline"] > input')).to_have_value("Baggerfahrerin")
    assert routes.count("get-cv-session") == 1


def test_sheets_whose_script_is_lost_on_the_way_come_all_the_same(service: Service, person: Person) -> None:
    page, lost = person.page, []
    page.route(
        "**/static/page/beside.*", lambda route: (lost.append(route), route.abort()) if not lost else route.continue_()
    )
    person.opens(service, service.open())
    assert len(lost) == 1


def test_a_field_that_is_folded_is_there_for_whoever_asks_for_it_at_once(service: Service, person: Person) -> None:
    """The first section is filled first; the others follow, at once where one is opened."""
    page = person.page
    page.add_init_script("""
      const late = window.setTimeout;
      window.setTimeout = (work, ms, ...more) => late(work, ms === 0 || ms === undefined ? 5000 : ms < 1000 ? 5000 : ms, ...more);
    """)
    page.goto(f"{service.url}/s/{service.open()}")
    page.locator("#section-interests > summary").click()
    expect(page.locator('[data-path="interests[0]"] textarea')).to_have_value("Rudern")


def test_the_number_of_pages_that_the_browser_was_told_is_asked_for_first(service: Service, person: Person) -> None:
    session_id = service.open()
    page = person.opens(service, session_id)
    page.locator("#tab-look").click()
    page.locator("#max-pages").select_option("3")
    with page.expect_request("**/api/cv-sheets") as found:
        page.reload()
    assert json.loads(found.value.post_data or "")["max_pages"] == 3


def test_where_a_key_is_wanted_the_first_calls_ask_for_it_once(guarded_service: Service, person: Person) -> None:
    page = person.page
    page.goto(f"{guarded_service.url}/s/{guarded_service.open()}")
    page.locator("#api-key").fill(KEY)
    page.keyboard.press("Enter")
    expect(page.locator(".sheet img").first).to_be_visible()
    expect(page.locator("dialog")).to_have_count(0)


def test_an_empty_cv_begins_with_its_questions_on_a_phone_too(service: Service, people: Any) -> None:
    page = people(**PHONE).page
    page.goto(f"{service.url}/s/{service.call('create_cv_session')['session_id']}")
    expect(page.locator("#guide-full_name")).to_be_visible()
    page.locator("#guide-full_name").fill("Zażółć Gęślą")
    page.locator("#guide-headline").fill("Ślusarka")
    page.keyboard.press("Enter")
    expect(page.locator('[data-path="full_name"] > input')).to_have_value("Zażółć Gęślą")
    page.locator("#tab-view").click()
    expect(page.locator(".sheet img")).to_be_visible()


def test_questions_that_were_passed_over_are_found_again_as_long_as_the_cv_is_empty(
    service: Service, people: Any
) -> None:
    page = people(**PHONE).page
    page.goto(f"{service.url}/s/{service.call('create_cv_session')['session_id']}")
    page.locator("#guide-skip").tap()
    expect(page.locator("#section-about")).to_be_visible()
    page.locator("#guide-again").tap()
    expect(page.locator("#guide-full_name")).to_be_focused()
    page.locator("#guide-skip").tap()
    page.locator("#tab-view").tap()
    page.locator("#begin").tap()
    expect(page.locator("#guide-full_name")).to_be_focused()
    page.keyboard.type("Ada")
    page.keyboard.press("Enter")
    expect(page.locator('[data-path="full_name"] > input')).to_have_value("Ada")
    expect(page.locator("#guide-again")).to_have_count(0)


def test_the_language_of_the_page_is_changed_and_nothing_typed_is_lost(service: Service, person: Person) -> None:
    session_id = service.open()
    page = person.opens(service, session_id)
    field = page.locator('[data-path="headline"] > input')
    field.fill("Leiterin")
    page.locator("#languages").click()
    page.get_by_role("dialog").get_by_role("button", name="Français").click()
    expect(page.locator("#tab-look")).to_contain_text("Apparence")
    expect(field).to_have_value("Leiterin")
    assert service.read(session_id)["headline"] == "Leiterin"
    expect(page.locator("#languages")).to_have_text("Français")


def test_answers_that_are_typed_survive_an_assistants_edit_and_a_reload(service: Service, person: Person) -> None:
    session_id = service.call("create_cv_session")["session_id"]
    page = person.opens(service, session_id)
    page.locator("#guide-full_name").press_sequentially("Ada Muster")
    service.edit(session_id, "summary", "Rechnet gern.")
    expect(page.locator('[data-path="summary"] > textarea')).to_have_value("Rechnet gern.")
    expect(page.locator("#guide-full_name")).to_have_value("Ada Muster")
    page.locator("#guide-headline").fill("Mathematikerin")
    page.reload()
    expect(page.locator("#guide-full_name")).to_have_value("Ada Muster")
    page.locator("#guide-employer").press("Enter")
    expect(page.locator('[data-path="headline"] > input')).to_have_value("Mathematikerin")
    assert service.read(session_id)["full_name"] == "Ada Muster"
    page.reload()
    expect(page.locator('[data-path="full_name"] > input')).to_have_value("Ada Muster")
    expect(page.locator(".guide")).to_have_count(0)
