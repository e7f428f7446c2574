"""What a browser keeps and its tabs share, and where the focus stays."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image
from playwright.sync_api import expect

from tests.surfaces.web.acting import is_saved, menu, unfold, use, value

if TYPE_CHECKING:
    from tests.surfaces.web.conftest import Person, Service


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
    use(page, "interests[1]", "up")
    is_saved(page, 2)
    expect(menu(page, "interests[0]")).to_be_focused()
    use(page, "interests[0]", "remove")
    is_saved(page, 3)
    expect(menu(page, "interests[0]")).to_be_focused()
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
