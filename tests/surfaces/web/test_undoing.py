"""One's own changes are taken back, and any version is brought back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.surfaces.web.acting import correct, is_saved, menu, unfold, use, value

if TYPE_CHECKING:
    from tests.surfaces.web.conftest import Person, Service


def test_an_entry_is_called_by_its_name_wherever_it_is_named(person: Person, service: Service) -> None:
    session_id = service.open()
    first, second, *_ = [job["title"] for job in service.read(session_id)["work_experience"]]
    page = person.opens(service, session_id)
    unfold(page, "work_experience")
    expect(menu(page, "work_experience[0]")).to_have_attribute("aria-label", f"More: {first}")
    use(page, "work_experience[0]", "remove")
    is_saved(page, 2)
    expect(page.locator(".toast")).to_contain_text(f"Removed: {first}")
    page.locator("#undo").click()
    expect(page.locator(".toast")).to_contain_text(f"Undone: {first}.")
    service.edit(session_id, "work_experience[1]", op="remove")
    is_saved(page, 4)
    page.locator("#tab-review").click()
    expect(page.locator(".review dt")).to_contain_text(second)
    expect(page.locator(".review dt button")).to_have_count(0)
    service.edit(session_id, "work_experience[0]", {"date_range": "2001 – 2003"}, op="insert")
    page.locator("#history").click()
    expect(page.locator(".versions .what")).to_have_text(["2001 – 2003", second, first, first, "Opened"])
    expect(page.locator(".versions .small").nth(2)).to_contain_text("You")


def test_a_message_ends_with_the_next_press_and_does_not_answer_its_own_button(
    person: Person, service: Service
) -> None:
    session_id = service.open()
    page = person.opens(service, session_id)
    unfold(page, "work_experience")
    use(page, "work_experience[0]", "remove")
    page.locator(".toast").get_by_role("button", name="Undo").click()
    is_saved(page, 3)
    expect(page.locator("#announcer")).to_contain_text("Undone: ")
    expect(page.locator(".toast")).to_have_count(0)
    use(page, "work_experience[0]", "remove")
    expect(page.locator(".toast")).to_be_visible()
    page.locator("#tab-look").click()
    expect(page.locator(".toast")).to_have_count(0)


def test_what_this_tab_has_begun_was_made_by_the_person(person: Person, service: Service) -> None:
    page = person.page
    page.goto(service.url)
    page.locator("#empty").click()
    page.locator("#history").click()
    expect(page.locator(".versions .small")).to_contain_text("You")


def test_what_is_proposed_and_what_is_done_wait_together_and_are_counted_apart(
    person: Person, service: Service
) -> None:
    session_id = service.open()
    page = person.opens(service, session_id)
    page.locator("#tab-review").click()
    service.edit(session_id, "work_experience[1]", op="remove")
    expect(page.locator("#changes")).to_have_text("1 change by your assistant")
    page.locator("#hold").check()
    is_saved(page, 3)
    service.call("update_cv_field", session_id=session_id, field_path="headline", value="Leiterin")
    expect(page.locator(".review")).to_have_count(2)
    expect(page.locator("#proposed")).to_have_text("1 proposal by your assistant")
    expect(page.locator("#changes")).to_have_text("1 change by your assistant")
    expect(page.locator("#tab-review .badge")).to_have_text("2")


def test_undo_and_redo_walk_through_ones_own_changes(person: Person, service: Service) -> None:
    session_id = service.open()
    page = person.opens(service, session_id)
    expect(page.locator("#undo")).to_be_disabled()
    correct(page, "headline", "Zwei")
    is_saved(page, 2)
    correct(page, "headline", "Drei")
    is_saved(page, 3)
    page.locator("#undo").click()
    expect(value(page, "headline")).to_have_value("Zwei")
    expect(page.locator(".toast")).to_contain_text("Undone: Headline")
    page.locator("#undo").click()
    expect(value(page, "headline")).to_have_value("Projektleiterin Energietechnik (M. Sc.)")
    expect(page.locator("#undo")).to_be_disabled()
    page.locator("#redo").click()
    expect(value(page, "headline")).to_have_value("Zwei")
    page.locator("#redo").click()
    expect(value(page, "headline")).to_have_value("Drei")
    expect(page.locator("#redo")).to_be_disabled()


def test_undo_takes_back_ones_own_change_and_leaves_the_assistants(person: Person, service: Service) -> None:
    session_id = service.open()
    page = person.opens(service, session_id)
    correct(page, "headline", "Von Hand")
    is_saved(page, 2)
    service.edit(session_id, "phone", "+49 30 901820")
    is_saved(page, 3)
    page.locator("#undo").click()
    expect(value(page, "headline")).to_have_value("Projektleiterin Energietechnik (M. Sc.)")
    assert service.read(session_id)["phone"] == "+49 30 901820"
    expect(page.locator("#undo")).to_be_disabled()


def test_what_the_assistant_has_changed_again_is_not_undone(person: Person, service: Service) -> None:
    session_id = service.open()
    page = person.opens(service, session_id)
    correct(page, "headline", "Von Hand")
    is_saved(page, 2)
    service.edit(session_id, "headline", "Vom Assistenten")
    is_saved(page, 3)
    page.locator("#undo").click()
    expect(page.locator(".toast")).to_contain_text("Changed again since, so it stays: Headline")
    assert service.read(session_id)["headline"] == "Vom Assistenten"


def test_undo_survives_a_reload_in_its_meaning(person: Person, service: Service) -> None:
    session_id = service.open()
    page = person.opens(service, session_id)
    correct(page, "headline", "Von Hand")
    is_saved(page, 2)
    service.edit(session_id, "work_experience[0]", {"title": "Neue Stelle", "employer": "Werk"}, op="insert")
    page.reload()
    is_saved(page, 3)
    page.locator("#undo").click()
    expect(value(page, "headline")).to_have_value("Projektleiterin Energietechnik (M. Sc.)")
    expect(page.locator("#undo")).to_be_disabled()
    assert service.read(session_id)["work_experience"][0]["title"] == "Neue Stelle"


def test_two_quick_undos_take_back_two_changes(person: Person, service: Service) -> None:
    session_id = service.open()
    page = person.opens(service, session_id)
    correct(page, "headline", "Zwei")
    is_saved(page, 2)
    correct(page, "headline", "Drei")
    is_saved(page, 3)
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("Control+z")
    page.keyboard.press("Control+z")
    is_saved(page, 5)
    assert service.read(session_id)["headline"] == "Projektleiterin Energietechnik (M. Sc.)"


def test_any_version_of_the_history_can_be_restored(person: Person, service: Service) -> None:
    session_id = service.open()
    service.edit(session_id, "headline", "Zwei")
    service.edit(session_id, "phone", "+49 30 901820")
    page = person.opens(service, session_id)
    page.locator("#history").click()
    rows = page.locator(".versions li")
    expect(rows).to_have_count(3)
    expect(rows.nth(0)).to_contain_text("Phone")
    page.get_by_role("button", name="Opened").click()
    expect(page.locator(".asking")).to_contain_text("Version 1")
    rows.nth(2).get_by_role("button", name="Restore version 1").click()
    expect(rows).to_have_count(4)
    expect(page.locator(".asking")).to_have_count(0)
    page.locator("#history-close").click()
    expect(value(page, "headline")).to_have_value("Projektleiterin Energietechnik (M. Sc.)")
    expect(page.locator("#history")).to_be_focused()


def test_an_earlier_version_is_looked_at_on_the_sheet(person: Person, service: Service) -> None:
    session_id = service.open()
    service.edit(session_id, "headline", "Zwei")
    page = person.opens(service, session_id)
    page.locator("#history").click()
    expect(page.locator("#pane-history h2")).to_be_focused()
    expect(page.get_by_role("tab", name="History")).to_have_attribute("aria-selected", "true")  # where one is
    newest = page.locator(".sheet img").first.get_attribute("src")
    with page.expect_request("**/api/cv-sheets") as asked:
        page.get_by_role("button", name="Opened").click()
    assert asked.value.post_data_json["at_version"] == 1
    expect(page.locator(".sheet img").first).not_to_have_attribute("src", str(newest))
    expect(page.get_by_role("button", name="Opened")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("#download-pdf")).to_be_visible()
    expect(page.locator("#download-pdf")).to_be_disabled()  # a file is never of what is only looked at
    with page.expect_request("**/api/cv-sheets") as asked:
        page.keyboard.press("Escape")
    assert "at_version" not in asked.value.post_data_json
    expect(page.locator(".asking")).to_have_count(0)
    expect(page.locator("#download-pdf")).to_be_enabled()
    assert service.version(session_id) == 2
    page.locator("#tab-look").click()
    expect(page.locator("#pane-history")).to_be_hidden()
    expect(page.get_by_role("tab", name="History")).to_have_count(0)


def test_whoever_goes_elsewhere_sees_the_newest_version_again(person: Person, service: Service) -> None:
    session_id = service.open()
    service.edit(session_id, "headline", "Zwei")
    page = person.opens(service, session_id)
    page.locator("#history").click()
    page.get_by_role("button", name="Opened").click()
    expect(page.locator(".trying")).to_have_count(1)
    page.locator("#tab-content").click()
    expect(page.locator(".trying")).to_have_count(0)
    expect(page.locator(".asking")).to_have_count(0)
    expect(page.locator("#tab-content")).to_have_attribute("aria-selected", "true")
