"""Nothing typed is lost or doubled where requests, answers, the connection or the tab are lost."""

from __future__ import annotations

import contextlib
import re
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Error, Page, Route, expect

from tests.surfaces.web.acting import is_saved, use, value

if TYPE_CHECKING:
    from tests.surfaces.web.conftest import Person, Service


WRITES = re.compile(r"/api/(update-cv-field|revert-cv-session)")


class Losing:
    """A line that loses each write once, before or after the service has acted, or answers it with a fault."""

    def __init__(self, page: Page, how: str) -> None:
        self.how = how
        self.seen: set[str] = set()
        page.route(WRITES, self.lose)

    def lose(self, route: Route) -> None:
        key = str(route.request.headers.get("idempotency-key"))
        if key in self.seen:
            route.continue_()
            return
        self.seen.add(key)
        if self.how == "answer":
            route.fetch()
        if self.how.isdigit():
            route.fulfill(status=int(self.how), json={"success": False, "error": "Internal error"})
        else:
            route.abort()


@pytest.mark.parametrize("how", ["request", "answer", "500", "502", "503"])
def test_every_write_of_a_session_is_lost_once_and_nothing_is_lost_or_doubled(
    person: Person, service: Service, how: str
) -> None:
    session_id = service.open(address_lines=["Lärchenweg 17"])
    page = person.opens(service, session_id)
    line = Losing(page, how)
    value(page, "headline").fill("Leiterin")
    page.locator('[data-path="address_lines"] > .list-add button').click()
    page.keyboard.type("72076 Tübingen")
    page.keyboard.press("Enter")
    page.keyboard.type("Deutschland")
    page.keyboard.press("Tab")
    is_saved(page, 4)
    use(page, "address_lines[2]", "up")
    is_saved(page, 5)
    use(page, "address_lines[0]", "remove")
    is_saved(page, 6)
    page.locator("#undo").click()
    is_saved(page, 7)
    cv = service.read(session_id)
    assert cv["headline"] == "Leiterin"
    assert cv["address_lines"] == ["Lärchenweg 17", "Deutschland", "72076 Tübingen"]
    assert len(line.seen) == 6


def test_what_was_typed_and_not_stored_is_there_after_a_reload(person: Person, service: Service) -> None:
    session_id = service.open()
    page = person.opens(service, session_id)
    page.route(WRITES, lambda route: route.abort())
    value(page, "headline").fill("Noch nicht da")
    page.locator('[data-path="address_lines"] > .list-add button').click()
    page.keyboard.type("Hinterhaus")
    page.keyboard.press("Tab")
    expect(page.locator("#state")).to_contain_text("2 changes wait")
    page.unroute(WRITES)
    page.reload()
    is_saved(page, 3)
    cv = service.read(session_id)
    assert cv["headline"] == "Noch nicht da"
    assert cv["address_lines"].count("Hinterhaus") == 1


def test_what_is_typed_without_a_connection_is_stored_when_it_is_back(person: Person, service: Service) -> None:
    session_id = service.open()
    page = person.opens(service, session_id)
    person.context.set_offline(True)
    value(page, "headline").fill("Ohne Netz getippt")
    value(page, "headline").blur()
    expect(page.locator("#state")).to_have_text("Offline – reconnecting … 1 change waits.")
    expect(page.locator('[data-path="headline"] .note')).to_contain_text("Your text is kept here")
    service.edit(session_id, "phone", "+49 30 901820")
    person.context.set_offline(False)
    expect(value(page, "phone")).to_have_value("+49 30 901820")
    is_saved(page, 3)
    assert service.read(session_id)["headline"] == "Ohne Netz getippt"


def test_nothing_typed_is_lost_when_the_tab_is_killed(people: Any, service: Service) -> None:
    """Twenty times: typed, killed at once, opened again by the person."""
    session_id = service.call("create_cv_session", cv_data={"full_name": "Ada Muster"})["session_id"]
    person = people()
    page = person.opens(service, session_id)
    typed = ""
    for turn in range(20):
        value(page, "headline").fill(f"{typed}{turn} ")
        typed = value(page, "headline").input_value()
        crashed = page
        page = person.context.new_page()
        with crashed.expect_event("crash"):
            crash(crashed)
        crashed.close()
        page.goto(f"{service.url}/s/{session_id}")
        expect(value(page, "headline")).to_have_value(typed.strip())
    expect(page.locator("#state")).to_have_attribute("data-state", "saved")
    assert service.read(session_id)["headline"] == typed.strip()


def crash(page: Page) -> None:
    """The tab's process ends at once: no handler of the page runs any more."""
    with contextlib.suppress(Error):
        page.goto("chrome://crash", timeout=1)
