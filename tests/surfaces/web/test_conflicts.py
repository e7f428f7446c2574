"""A person and an assistant who change the same CV at the same time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.surfaces.web.acting import goes, is_saved, menu, open_job, unfold, use, value, writing_in

if TYPE_CHECKING:
    from tests.surfaces.web.conftest import Person, Service


def test_two_who_change_one_field_are_both_heard(person: Person, service: Service) -> None:
    session_id = service.open()
    page = person.opens(service, session_id)
    value(page, "headline").fill("Von Hand")
    service.edit(session_id, "headline", "Vom Assistenten")
    conflict = page.locator('[data-path="headline"] .conflict')
    expect(conflict.locator(".mine blockquote")).to_have_text("Von Hand")
    expect(conflict.locator(".theirs blockquote")).to_have_text("Vom Assistenten")
    expect(conflict.locator(".mine .stands")).to_have_text("on the page now")
    expect(conflict.locator(".theirs .stands")).to_have_count(0)
    widths = conflict.locator(".version > button").evaluate_all("(all) => all.map((each) => each.offsetWidth)")
    assert len(widths) == 2
    assert widths[0] == widths[1]
    page.keyboard.type(" getippt")
    expect(conflict.locator(".mine blockquote")).to_have_text("Von Hand getippt")
    expect(value(page, "headline")).to_have_value("Von Hand getippt")
    value(page, "headline").blur()
    assert service.read(session_id)["headline"] == "Vom Assistenten"
    conflict.get_by_role("button", name="Keep mine: You").click()
    is_saved(page, 3)
    assert service.read(session_id)["headline"] == "Von Hand getippt"


def test_a_choice_is_told_in_one_place(person: Person, service: Service) -> None:
    """At its field; above the form where that is out of sight; and never among the assistant's changes."""
    session_id = service.open()
    page = person.opens(service, session_id)
    value(page, "headline").fill("Von Hand")
    service.edit(session_id, "headline", "Vom Assistenten")
    expect(page.locator('[data-path="headline"] .conflict')).to_be_visible()
    expect(page.locator("#fix")).to_have_count(0)
    expect(page.locator("#tab-review .badge")).to_be_hidden()
    goes(page, "interests")
    expect(page.locator("#fix")).to_have_text("1 choice to make")
    page.locator("#fix").click()
    expect(value(page, "headline")).to_be_focused()
    expect(page.locator("#fix")).to_have_count(0)
    service.edit(session_id, "nationality", "Schweizerin")
    expect(page.locator("#tab-review .badge")).to_have_text("1")
    page.get_by_role("button", name="Take the assistant’s").click()
    page.reload()
    expect(value(page, "headline")).to_have_value("Vom Assistenten")
    expect(page.locator("#tab-review .badge")).to_have_text("1")


def test_the_other_value_can_be_taken(person: Person, service: Service) -> None:
    session_id = service.open()
    page = person.opens(service, session_id)
    value(page, "headline").fill("Von Hand")
    service.edit(session_id, "headline", "Vom Assistenten")
    page.locator('[data-path="headline"] .conflict').get_by_role("button", name="Take the assistant’s").click()
    expect(value(page, "headline")).to_have_value("Vom Assistenten")
    expect(page.locator(".conflict")).to_have_count(0)
    assert service.version(session_id) == 2


def test_a_stale_edit_is_stored_where_the_other_change_is_elsewhere(person: Person, service: Service) -> None:
    session_id = service.open()
    page = person.opens(service, session_id)
    page.route("**/api/cv-session-events*", lambda route: route.abort())
    page.reload()
    expect(value(page, "phone")).not_to_have_value("")
    service.edit(session_id, "headline", "Vom Assistenten")
    value(page, "phone").fill("+49 30 901820")
    value(page, "phone").blur()
    expect(value(page, "headline")).to_have_value("Vom Assistenten")
    expect(page.locator(".dirty")).to_have_count(0)
    stored = service.read(session_id)
    assert (stored["headline"], stored["phone"]) == ("Vom Assistenten", "+49 30 901820")


def test_a_stale_edit_of_the_same_field_asks_the_person(person: Person, service: Service) -> None:
    session_id = service.open()
    page = person.opens(service, session_id)
    page.route("**/api/cv-session-events*", lambda route: route.abort())
    page.reload()
    expect(value(page, "headline")).not_to_have_value("")
    service.edit(session_id, "headline", "Vom Assistenten")
    value(page, "headline").fill("Von Hand")
    value(page, "headline").blur()
    expect(page.locator('[data-path="headline"] .conflict')).to_contain_text("Vom Assistenten")
    assert service.read(session_id)["headline"] == "Vom Assistenten"


def test_typing_goes_on_while_the_assistant_adds_entries(person: Person, service: Service) -> None:
    session_id = service.open()
    page = person.opens(service, session_id)
    unfold(page, "interests")
    field = value(page, "interests[0]")
    field.click()
    page.keyboard.press("End")
    page.keyboard.type(" und")
    service.edit(session_id, "interests", "Schach", op="append")
    expect(value(page, "interests[3]")).to_have_value("Schach")
    page.keyboard.type(" Segeln")
    expect(field).to_have_value("Rudern und Segeln")
    field.blur()
    is_saved(page, 3)
    assert service.read(session_id)["interests"][0] == "Rudern und Segeln"


NEW_JOB = {"title": "Bereichsleiterin", "employer": "Netz Süd AG", "date_range": "2024 – 2025"}


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


def test_the_heading_of_an_entry_says_what_its_field_says_until_the_person_has_chosen(
    person: Person, service: Service
) -> None:
    session_id = service.open()
    title = service.read(session_id)["work_experience"][0]["title"]
    page = person.opens(service, session_id)
    writing_in(page, service, session_id, 0, "title", " Nord")
    service.edit(session_id, "work_experience[0].title", f"{title} Süd")
    expect(page.locator(".conflict mark")).to_have_text(["Nord", "Süd"])
    heading = page.locator('details[data-path="work_experience[0]"] .entry-title')
    expect(heading).to_have_text(f"{title} Nord")
    page.get_by_role("button", name="Take the assistant’s").click()
    expect(page.locator(".conflict")).to_have_count(0)
    expect(value(page, "work_experience[0].title")).to_have_value(f"{title} Süd")


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
    expect(lost.locator(".buttons > *").last).to_have_text("Put it back with my text")
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
    use(page, "work_experience[0]", "down")
    expect(menu(page, "work_experience[1]")).to_be_focused()
    moved = page.locator('[data-path="work_experience[1].date_range"]')
    expect(moved.locator("input")).to_have_value("irgendwann")
    expect(moved.locator(".note.bad")).to_have_text(str(reason))
    expect(page.locator('[data-path="work_experience[0].date_range"] .note')).to_have_count(0)
    page.reload()
    expect(moved.locator(".note.bad")).to_have_text(str(reason))
