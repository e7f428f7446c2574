"""WCAG 2.2 AA as far as axe-core sees it, and what it does not see: keyboard, focus, phones."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

if TYPE_CHECKING:
    from tests.surfaces.web.conftest import Service

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
FEW = "document.querySelectorAll('.operation:nth-of-type(n + 4)').forEach((each) => each.remove())"
"""The reference repeats itself, and axe looks at every cell."""

UNFOLD = "document.querySelectorAll('details').forEach((each) => (each.open = true))"


def violations(page: Page) -> list[str]:
    """What axe finds, as `rule: selector`. That it looked is seen from the rules that passed."""
    response = Axe().run(page, options=RULES).response
    assert len(response["passes"]) > 10
    return [
        f"{found['id']}: {node['target']} {node['failureSummary']}"
        for found in response["violations"]
        for node in found["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["/", "/upload/none", "/api/docs", "/s/none"])
def test_pages_without_a_session_have_no_violation(people: Any, service: Service, path: str, scheme: str) -> None:
    page = people(color_scheme=scheme).page
    page.goto(service.url + path)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.wait_for_load_state("networkidle")
    page.evaluate(FEW)
    assert violations(page) == []


@pytest.mark.parametrize(
    "options", [{"color_scheme": "light"}, {"color_scheme": "dark"}, PHONE], ids=["light", "dark", "phone"]
)
def test_the_session_page_has_no_violation(people: Any, service: Service, options: dict[str, Any]) -> None:
    session_id = service.open(phone="", data_privacy="")
    page = people(**options).opens(service, session_id)
    expect(page.locator(".notice.warnings")).to_be_visible()
    page.evaluate(UNFOLD)
    page.locator('[data-path="headline"] input').fill("Von Hand")
    service.edit(session_id, "headline", "Vom Assistenten")
    expect(page.locator(".conflict")).to_be_visible()
    assert violations(page) == []


@pytest.mark.parametrize("opener", ["#history", "#share", "#delete"])
def test_dialogs_have_no_violation_and_give_the_focus_back(people: Any, service: Service, opener: str) -> None:
    session_id = service.open()
    service.edit(session_id, "headline", "Zwei")
    page = people().opens(service, session_id)
    page.locator(opener).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog").get_by_role("heading")).to_be_visible()
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator(opener)).to_be_focused()


@pytest.mark.parametrize("path", ["/", "/api/docs", "/upload/none", ""])
def test_nothing_is_wider_than_a_phone(people: Any, service: Service, path: str) -> None:
    person = people(**PHONE)
    if path:
        person.page.goto(service.url + path)
        person.page.wait_for_load_state("networkidle")
    else:
        person.opens(service, service.open()).evaluate(UNFOLD)
    assert person.page.evaluate("document.documentElement.scrollWidth") <= PHONE["viewport"]["width"]  # type: ignore[index]


def test_a_phone_leads_from_the_pages_to_the_fields(people: Any, service: Service) -> None:
    page = people(**PHONE).opens(service, service.open())
    page.get_by_role("link", name="Edit").tap()
    expect(page.locator("#section-about")).to_be_in_viewport()


def test_a_field_is_corrected_with_the_keyboard_alone(people: Any, service: Service) -> None:
    session_id = service.open()
    page = people().opens(service, session_id)
    summary = page.locator("#section-skills > summary")
    summary.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("Planung und Entwurf")
    page.keyboard.press("Tab")
    expect(page.locator("#state")).to_have_text("Saved · version 2")
    assert service.read(session_id)["skills"][0]["group"] == "Planung und Entwurf"


def test_doubtful_values_are_marked_and_confirmed(people: Any, service: Service) -> None:
    document = Path(__file__).parents[3] / "samples" / "lebenslauf.docx"
    session_id = service.client.post("/extract-and-store-cv", files={"file": ("cv", document.read_bytes())}).json()[
        "session_id"
    ]
    person = people()

    def doubting(route: Any) -> None:
        answer = route.fetch().json()
        if answer["version"] == 1:
            source = {"path": "nationality", "text": "deutsch?", "block": 3, "certainty": 0.4}
            answer.update(sources=[source], doubtful=["nationality"])
        route.fulfill(json=answer)

    person.page.route("**/api/get-cv-session", doubting)
    page = person.opens(service, session_id)
    expect(page.locator("#section-about .mark.doubt")).to_have_text("1 to check")
    page.get_by_role("button", name="Nationality").click()
    field = page.locator('[data-path="nationality"]')
    expect(field.locator("input")).to_be_focused()
    expect(field).to_contain_text("The document says: “deutsch?”")
    assert violations(page) == []
    field.get_by_role("button", name="It is right").click()
    expect(page.locator(".doubt")).to_have_count(0)
    assert service.version(session_id) == 2
