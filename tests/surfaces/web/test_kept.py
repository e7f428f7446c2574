"""Nothing typed is lost or put into the wrong place: lost requests, lost answers, lost tabs, and assistants who move things."""

from __future__ import annotations

import contextlib
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image
from playwright.sync_api import Error, Page, Route, expect

from tests.surfaces.web.test_session import is_saved, unfold, value

if TYPE_CHECKING:
    from tests.surfaces.web.conftest import Person, Service

NEW_JOB = {"title": "Bereichsleiterin", "employer": "Netz Süd AG", "date_range": "2024 – 2025"}
WRITES = re.compile(r"/api/(update-cv-field|revert-cv-session)")


def open_job(page: Page, index: int) -> None:
    page.locator(f'details[data-path="work_experience[{index}]"] > summary').click()


def writing_in(page: Page, service: Service, session_id: str, index: int, name: str, text: str) -> Any:
    """A person who types in a field of a job and has not left it."""
    unfold(page, "work_experience")
    open_job(page, index)
    field = value(page, f"work_experience[{index}].{name}")
    field.click()
    field.press("End")
    page.keyboard.type(text)
    return page.locator(":focus")


def test_typing_follows_its_job_when_the_assistant_inserts_one_before(person: Person, service: Service) -> None:
    session_id = service.open()
    title = service.read(session_id)["work_experience"][1]["title"]
    page = person.opens(service, session_id)
    focused = writing_in(page, service, session_id, 1, "title", " und")
    service.edit(session_id, "work_experience[0]", NEW_JOB, op="insert")
    expect(value(page, "work_experience[2].title")).to_be_focused()
    page.keyboard.type(" mehr")
    expect(page.locator(".conflict")).to_have_count(0)
    focused.press("Tab")
    is_saved(page, 3)
    jobs = service.read(session_id)["work_experience"]
    assert jobs[2]["title"] == f"{title} und mehr"
    assert jobs[0]["title"] == NEW_JOB["title"]


def test_typing_follows_its_job_when_the_assistant_moves_it(person: Person, service: Service) -> None:
    session_id = service.open()
    title = service.read(session_id)["work_experience"][0]["title"]
    page = person.opens(service, session_id)
    writing_in(page, service, session_id, 0, "title", " neu")
    service.edit(session_id, "work_experience[0]", 2, op="move")
    expect(value(page, "work_experience[2].title")).to_have_value(f"{title} neu")
    expect(value(page, "work_experience[2].title")).to_be_focused()
    page.keyboard.press("Tab")
    is_saved(page, 3)
    assert service.read(session_id)["work_experience"][2]["title"] == f"{title} neu"


@pytest.mark.parametrize("job", [1, -1])
def test_text_in_a_job_that_the_assistant_removes_is_shown_and_put_back(
    person: Person, service: Service, job: int
) -> None:
    session_id = service.open()
    before = service.read(session_id)["work_experience"]
    index = job % len(before)
    page = person.opens(service, session_id)
    writing_in(page, service, session_id, index, "title", " mit Zusatz")
    service.edit(session_id, f"work_experience[{index}]", op="remove")
    lost = page.locator(".notice.lost")
    expect(lost).to_contain_text("Your assistant removed")
    expect(lost.locator("textarea")).to_have_value(f"Position: {before[index]['title']} mit Zusatz")
    page.reload()
    expect(lost).to_be_visible()
    lost.get_by_role("button", name="Put it back with my text").click()
    expect(lost).to_have_count(0)
    after = service.read(session_id)["work_experience"]
    assert after == [
        {**each, "title": f"{each['title']} mit Zusatz"} if place == index else each
        for place, each in enumerate(before)
    ]


def test_a_refused_period_moves_with_its_job_and_keeps_its_reason(person: Person, service: Service) -> None:
    session_id = service.open()
    page = person.opens(service, session_id)
    unfold(page, "work_experience")
    open_job(page, 0)
    value(page, "work_experience[0].date_range").fill("irgendwann")
    value(page, "work_experience[0].date_range").press("Tab")
    reason = page.locator('[data-path="work_experience[0].date_range"] .note.bad').text_content()
    page.locator('[data-tools="work_experience[0]"] [data-tool=down]').click()
    expect(page.locator('[data-tools="work_experience[1]"] [data-tool=down]')).to_be_focused()
    moved = page.locator('[data-path="work_experience[1].date_range"]')
    expect(moved.locator("input")).to_have_value("irgendwann")
    expect(moved.locator(".note.bad")).to_have_text(str(reason))
    expect(page.locator('[data-path="work_experience[0].date_range"] .note')).to_have_count(0)
    page.reload()
    expect(moved.locator(".note.bad")).to_have_text(str(reason))


@pytest.mark.parametrize("button", ["#download-pdf", "#download-docx"])
def test_a_file_without_a_refused_value_is_made_only_when_the_person_says_so(
    person: Person, service: Service, button: str
) -> None:
    page = person.opens(service, service.open())
    value(page, "email").fill("katrin.example.org")
    page.locator(button).click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("E-mail Enter a full address")
    dialog.get_by_role("button", name="Go there").click()
    expect(value(page, "email")).to_be_focused()
    page.locator(button).click()
    with page.expect_download():
        dialog.get_by_role("button", name="Make it without them").click()


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
    page.locator('[data-tools="address_lines[2]"] [data-tool=up]').click()
    is_saved(page, 5)
    page.locator('[data-tools="address_lines[0]"] [data-tool=remove]').click()
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


def test_eight_tabs_share_one_stream_and_all_follow(person: Person, service: Service) -> None:
    session_id = service.open()
    streams: list[str] = []
    person.context.on(
        "request", lambda request: streams.append(request.url) if "session-events" in request.url else None
    )
    pages = [person.opens(service, session_id)]
    for _ in range(7):
        pages.append(person.context.new_page())
        pages[-1].goto(f"{service.url}/s/{session_id}")
        expect(value(pages[-1], "headline")).not_to_have_value("")
    service.edit(session_id, "headline", "Für alle")
    for page in pages:
        expect(value(page, "headline")).to_have_value("Für alle")
    assert len(streams) == 1
    pages[0].close()
    service.edit(session_id, "headline", "Für die übrigen")
    for page in pages[1:]:
        expect(value(page, "headline")).to_have_value("Für die übrigen")


def test_a_change_of_another_tab_is_called_so(person: Person, service: Service) -> None:
    session_id = service.open()
    page = person.opens(service, session_id)
    other = person.context.new_page()
    other.goto(f"{service.url}/s/{session_id}")
    value(other, "headline").fill("Von drüben")
    value(other, "headline").press("Tab")
    expect(page.locator("#announcer")).to_have_text("Another tab changed: Headline")


def test_the_focus_stays_where_the_person_works(person: Person, service: Service, tmp_path: Path) -> None:
    session_id = service.open()
    page = person.opens(service, session_id)
    unfold(page, "interests")
    page.locator('[data-tools="interests[1]"] [data-tool=up]').click()
    is_saved(page, 2)
    expect(page.locator('[data-tools="interests[0]"] [data-tool=down]')).to_be_focused()
    page.locator('[data-tools="interests[0]"] [data-tool=remove]').click()
    is_saved(page, 3)
    expect(page.locator('[data-tools="interests[0]"] [data-tool=remove]')).to_be_focused()
    picture = tmp_path / "portrait.png"
    Image.new("RGB", (30, 40), "#8899aa").save(picture)
    page.locator(".photo input[type=file]").set_input_files(picture)
    page.get_by_role("button", name="Remove: Photo").click()
    expect(page.get_by_text("No photo", exact=True)).to_be_visible()
    expect(page.locator('[data-path="photo_url"] button').first).to_be_focused()


KEPT = """async () => {
  const database = await new Promise((resolve) => {
    const request = indexedDB.open("cv-generator");
    request.onsuccess = () => resolve(request.result);
  });
  const keys = database.transaction("kept").objectStore("kept").getAllKeys();
  return new Promise((resolve) => (keys.onsuccess = () => resolve(keys.result.map(([session]) => session))));
}"""


def test_nothing_is_kept_of_a_session_that_has_ended(person: Person, service: Service) -> None:
    person.page.clock.install()
    session_id = service.open()
    page = person.opens(service, session_id)
    assert session_id in page.evaluate(KEPT)
    page.goto(service.url)
    page.clock.fast_forward("25:00:00")
    page.reload()
    for _ in range(50):
        if not page.evaluate(KEPT):
            break
    assert page.evaluate(KEPT) == []


def test_nothing_is_kept_of_a_session_that_was_deleted(person: Person, service: Service) -> None:
    page = person.opens(service, service.open())
    page.locator("#delete").click()
    page.locator("#erase").click()
    expect(page.get_by_text("The session was deleted with everything in it.")).to_be_visible()
    assert page.evaluate(KEPT) == []
