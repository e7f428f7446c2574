"""The page of a session as it follows its assistant, what the person chooses there, and how it ends."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.surfaces.web.acting import is_saved, unfold, value

if TYPE_CHECKING:
    from tests.surfaces.web.conftest import Person, Service


HOSTILE = "<img src=x onerror=\"document.title='owned'\"> </script><script>document.title='owned'</script> {{7*7}}"


def test_every_page_of_the_cv_is_shown_beside_its_fields(person: Person, service: Service) -> None:
    page = person.opens(service, service.open())
    expect(page.locator(".sheet img")).to_have_count(2)
    widths = page.locator(".sheet img").evaluate_all("images => images.map(image => image.naturalWidth)")
    assert len(widths) == 2
    assert all(width > 0 for width in widths)
    expect(value(page, "full_name")).to_have_value("Katrin Größner")
    expect(page).to_have_title("Katrin Größner – CV Generator")


def test_an_assistants_edit_appears_by_itself_and_is_said(person: Person, service: Service) -> None:
    session_id = service.open()
    page = person.opens(service, session_id)
    before = page.locator(".sheet img").first.get_attribute("src")
    service.edit(session_id, "headline", "Leiterin Wärmewende")
    expect(value(page, "headline")).to_have_value("Leiterin Wärmewende")
    expect(page.locator("#announcer")).to_have_text("Your assistant changed: Headline")
    expect(page.locator(".sheet img").first).not_to_have_attribute("src", str(before))
    is_saved(page, 2)


def test_a_change_that_cannot_be_seen_is_said_and_shown_on_request(person: Person, service: Service) -> None:
    session_id = service.open()
    page = person.opens(service, session_id)
    service.edit(session_id, "interests[0]", "Schach")
    toast = page.locator(".toast")
    expect(toast).to_contain_text("Your assistant changed: Interests · line 1")
    toast.get_by_role("button", name="Show").click()
    expect(value(page, "interests[0]")).to_be_focused()


def test_what_is_being_typed_stands_on_the_page_before_it_is_stored(person: Person, service: Service) -> None:
    session_id = service.open()
    page = person.opens(service, session_id)
    before = page.locator(".sheet img").first.get_attribute("src")
    value(page, "headline").press_sequentially(" heute")
    expect(page.locator(".sheet img").first).not_to_have_attribute("src", str(before))
    assert service.version(session_id) == 1


def test_a_change_in_a_folded_section_marks_it(person: Person, service: Service) -> None:
    session_id = service.open()
    page = person.opens(service, session_id)
    service.edit(session_id, "interests", "Schach", op="append")
    expect(page.locator("#section-interests .mark")).to_have_text("changed")
    unfold(page, "interests")
    expect(page.locator("#section-interests .mark")).to_have_count(0)


def test_sections_that_hold_nothing_wait_under_one_button(person: Person, service: Service) -> None:
    session_id = service.open()
    page = person.opens(service, session_id)
    expect(page.locator("#section-interests")).to_be_visible()
    expect(page.locator("#section-awards")).to_be_hidden()
    page.locator(".adding > summary").click()
    page.locator(".adding").get_by_role("button", name="Awards").click()
    expect(page.locator("#section-awards :focus")).to_have_count(1)
    page.keyboard.type("Umweltpreis der Stadt")
    page.keyboard.press("Tab")
    is_saved(page, 2)
    assert len(service.read(session_id)["awards"]) == 1
    service.edit(session_id, "publications", "Wärme für alle", op="append")
    expect(page.locator("#section-publications .mark")).to_have_text("changed")


def test_text_of_strangers_is_shown_as_text(person: Person, service: Service) -> None:
    session_id = service.open(headline=HOSTILE, interests=[HOSTILE])
    page = person.opens(service, session_id)
    expect(value(page, "headline")).to_have_value(HOSTILE)
    service.edit(session_id, "full_name", HOSTILE)
    expect(page).to_have_title(f"{HOSTILE} – CV Generator")
    page.locator("#history").click()
    expect(page.locator(".versions li")).to_have_count(2)
    value_in_list = page.locator("#section-interests textarea")
    assert value_in_list.input_value() == HOSTILE
    assert page.locator("img[src=x], main script").count() == 0


def test_a_session_id_with_markup_finds_nothing(person: Person, service: Service) -> None:
    person.page.goto(f"{service.url}/s/%3Cimg%20src=x%20onerror=alert(1)%3E")
    expect(person.page.get_by_role("heading", name="This CV is no longer here.")).to_be_visible()


def test_language_and_pages_change_what_is_shown(person: Person, service: Service) -> None:
    session_id = service.open()
    page = person.opens(service, session_id)
    page.locator("#tab-look").click()
    expect(page.locator(".thumbnail img")).to_have_count(page.locator(".template").count())
    with page.expect_request("**/api/cv-sheets") as asked:
        page.locator("#max-pages").select_option("3")
    assert asked.value.post_data_json["max_pages"] == 3
    page.locator("#cv-language").select_option("en")
    is_saved(page, 2)
    assert service.read(session_id)["language"] == "en"


def test_the_id_for_the_assistant_is_copied(person: Person, service: Service) -> None:
    session_id = service.open()
    person.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = person.opens(service, session_id)
    page.locator("#tab-review").click()
    page.locator("#connect details > summary").click()
    page.locator("#copy-id").click()
    expect(page.locator("#connect [role=status]")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == session_id


def test_deleting_everything_leaves_nothing(person: Person, service: Service) -> None:
    session_id = service.open()
    page = person.opens(service, session_id)
    page.locator("#delete").click()
    page.locator("#erase").click()
    expect(page.get_by_text("The session was deleted with everything in it.")).to_be_visible()
    assert service.client.get("/get-cv-session", params={"session_id": session_id}).status_code == 404


def test_a_session_that_is_deleted_elsewhere_ends_and_keeps_what_was_typed(person: Person, service: Service) -> None:
    session_id = service.open()
    page = person.opens(service, session_id)
    value(page, "headline").press_sequentially(" – noch nicht gespeichert")
    service.call("delete_cv_session", session_id=session_id)
    expect(page.get_by_role("heading", name="This CV is no longer here.")).to_be_focused()
    assert "noch nicht gespeichert" in page.locator("#kept").input_value()


def test_the_last_minute_is_counted_and_then_the_session_has_ended(person: Person, service: Service) -> None:
    person.page.clock.install()
    page = person.opens(service, service.open())
    # The browser's clock stands a little behind the service's.
    expect(page.locator("#countdown")).to_contain_text(re.compile(r"^Will be deleted in 24\shours$"))
    person.context.set_offline(True)  # an answer of the service would tell the page what time it really is
    page.clock.fast_forward("23:30:00")
    expect(page.locator("#countdown")).to_contain_text(re.compile(r"^Will be deleted in \d+\sminutes$"))
    page.clock.fast_forward("01:00:00")
    expect(page.get_by_role("heading", name="This CV is no longer here.")).to_be_visible()
