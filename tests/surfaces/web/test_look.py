"""The person's look, and the assistant's work reviewed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Page, expect

from tests.surfaces.web.acting import correct, decide, is_saved, soon, value

if TYPE_CHECKING:
    from tests.surfaces.web.conftest import Person, Service


def open_pane(page: Page, name: str) -> None:
    page.get_by_role("tab", name=name).click()


def test_templates_are_pictures_of_this_very_cv_and_are_chosen_by_a_click(person: Person, service: Service) -> None:
    session_id = service.open()
    page = person.opens(service, session_id)
    open_pane(page, "Look")
    pictures = page.locator(".thumbnail img")
    expect(pictures).to_have_count(page.locator(".template").count())
    page.locator("label", has=page.locator("#template-academic")).click()
    is_saved(page, 2)
    assert service.read(session_id)["design"]["template"] == "academic"
    page.locator("#undo").click()
    is_saved(page, 3)
    assert not service.read(session_id).get("design", {}).get("template")


def test_colour_typeface_paper_and_page_numbers_are_chosen(person: Person, service: Service) -> None:
    session_id = service.open()
    page = person.opens(service, session_id)
    open_pane(page, "Look")
    page.locator("label", has=page.locator("#accent-17603a")).click()
    is_saved(page, 2)
    expect(page.locator("#accent-17603a")).to_be_focused()
    page.locator("#font").select_option("Inter")
    is_saved(page, 3)
    page.locator("#paper").select_option("letter")
    is_saved(page, 4)
    expect(page.locator("#page-numbers")).to_be_checked()  # as the sheet has them where nobody chose
    page.locator("#page-numbers").uncheck()
    is_saved(page, 5)
    design = service.read(session_id)["design"]
    chosen = {name: design[name] for name in ("accent", "font", "paper", "page_numbers")}
    assert chosen == {"accent": "#17603a", "font": "Inter", "paper": "letter", "page_numbers": False}


def test_the_paper_is_that_of_the_sheet_where_nobody_chose(person: Person, service: Service) -> None:
    session_id = service.open(language="en-US")
    page = person.opens(service, session_id)
    open_pane(page, "Look")
    expect(page.locator("#paper")).to_have_value("letter")
    service.edit(session_id, "language", "de")
    expect(page.locator("#paper")).to_have_value("a4")
    service.edit(session_id, "design.paper", "letter")
    expect(page.locator("#paper")).to_have_value("letter")


def test_sections_are_ordered_hidden_and_renamed_with_the_keyboard(person: Person, service: Service) -> None:
    session_id = service.open()
    page = person.opens(service, session_id)
    open_pane(page, "Look")
    page.get_by_role("button", name="More: Education").press("Enter")
    page.get_by_role("button", name="Move up: Education").press("Enter")
    is_saved(page, 2)
    expect(page.get_by_role("button", name="More: Education")).to_be_focused()
    assert service.read(session_id)["design"]["section_order"][:3] == ["summary", "education", "work_experience"]
    page.get_by_role("button", name="More: Interests").press("Enter")
    page.get_by_role("button", name="Take off the page: Interests").press("Enter")
    is_saved(page, 3)
    page.get_by_label("Own heading of Work experience").fill("Mein Weg")
    page.keyboard.press("Tab")
    is_saved(page, 4)
    design = service.read(session_id)["design"]
    assert (design["hidden"], design["headings"]["work_experience"]) == (["interests"], "Mein Weg")


def test_sections_are_dragged_to_their_place(person: Person, service: Service) -> None:
    session_id = service.open()
    page = person.opens(service, session_id)
    open_pane(page, "Look")
    rows = page.locator(".order li")
    rows.nth(2).locator(".grip").scroll_into_view_if_needed()
    start, end = rows.nth(2).locator(".grip").bounding_box(), rows.nth(0).bounding_box()
    assert start is not None
    assert end is not None
    page.mouse.move(start["x"] + 8, start["y"] + 8)
    page.mouse.down()
    page.mouse.move(start["x"] + 8, end["y"] + 2, steps=4)
    page.mouse.up()
    is_saved(page, 2)
    assert service.read(session_id)["design"]["section_order"][:2] == ["education", "summary"]


def test_a_section_of_ones_own_is_filled_in(person: Person, service: Service) -> None:
    session_id = service.open()
    page = person.opens(service, session_id)
    open_pane(page, "Look")
    page.locator("#own-section").click()
    page.keyboard.type("Ausstellungen")
    page.keyboard.press("Tab")
    is_saved(page, 2)
    assert service.read(session_id)["custom_sections"][0]["heading"] == "Ausstellungen"


def test_an_assistants_changes_are_listed_before_and_after_and_taken_back_one_by_one(
    person: Person, service: Service
) -> None:
    session_id = service.open()
    before = service.read(session_id)
    page = person.opens(service, session_id)
    correct(page, "nationality", "Schweiz")
    is_saved(page, 2)
    edits = [
        {"field_path": "headline", "value": "Leiterin Wärmewende"},
        {"field_path": "phone", "value": "+49 30 901820"},
        {"field_path": "interests[0]", "op": "remove"},
    ]
    service.call("update_cv_field", session_id=session_id, edits=edits)
    expect(page.locator("#tab-review .badge")).to_have_text("3")
    open_pane(page, "Assistant")
    changes = page.locator(".review .change")
    expect(changes).to_have_count(3)
    expect(changes.nth(0).locator("del")).to_contain_text(before["headline"])
    expect(changes.nth(0).locator("ins")).to_contain_text("Leiterin Wärmewende")
    decide(page.get_by_role("button", name="Put back: Phone"))
    expect(page.locator("#dealt")).to_have_text("Put back: Phone.")
    expect(page.locator(".toast")).to_have_count(0)  # it lies on nothing
    expect(changes).to_have_count(2)
    expect(page.locator("#tab-review .badge")).to_have_text("2")
    assert service.read(session_id)["phone"] == before["phone"]
    decide(page.get_by_role("button", name="Keep: Headline"))
    expect(changes).to_have_count(1)
    page.reload()
    expect(page.locator("#tab-review .badge")).to_have_text("1")
    open_pane(page, "Assistant")
    decide(page.locator(".review").get_by_role("button", name="Put back"))
    expect(page.locator(".review")).to_have_count(0)
    kept = {"nationality": "Schweiz", "headline": "Leiterin Wärmewende"}
    soon(page, lambda: service.read(session_id) == {**before, **kept})
    page.reload()
    expect(value(page, "headline")).to_have_value("Leiterin Wärmewende")
    expect(page.locator("#tab-review .badge")).to_be_hidden()


def test_all_changes_of_an_assistant_are_taken_back_at_once(person: Person, service: Service) -> None:
    session_id = service.open()
    before = service.read(session_id)
    page = person.opens(service, session_id)
    service.edit(session_id, "headline", "Leiterin")
    edits = [{"field_path": "headline", "value": "Leiterin Nord"}, {"field_path": "interests[0]", "op": "remove"}]
    service.call("update_cv_field", session_id=session_id, edits=edits)
    open_pane(page, "Assistant 3")
    page.locator("#revert-all").click()
    expect(page.locator(".review")).to_have_count(0)
    soon(page, lambda: service.read(session_id) == before)


def test_what_changed_inside_a_text_is_shown_in_one_text(person: Person, service: Service) -> None:
    session_id = service.open(summary="Führt Teams von neun Leuten, seit 2015 in Tübingen.", nationality="Deutsch")
    page = person.opens(service, session_id)
    edits = [
        {"field_path": "summary", "value": "Führt Teams von zwölf Leuten, seit 2015 in Tübingen und Reutlingen."},
        {"field_path": "nationality", "value": "Schweizerisch"},
    ]
    service.call("update_cv_field", session_id=session_id, edits=edits[:1])
    service.call("update_cv_field", session_id=session_id, edits=edits[1:])
    open_pane(page, "Assistant")
    expect(page.locator("#changes")).to_have_text("2 changes by your assistant")
    texts = page.locator(".review dd")
    expect(texts).to_have_text(
        [
            "Before: Deutsch",
            "After: Schweizerisch",
            "Führt Teams von Before: neun After: zwölf Leuten, seit 2015 in Tübingen After: und Reutlingen.",
        ]
    )
    [service.edit(session_id, "summary", text) for text in ("Kurz und gut gesagt.", "Kurz und sehr gut gesagt.")]
    expect(texts.nth(2)).to_have_text("Kurz und After: sehr gut gesagt.")  # below what stands above it on the sheet
    expect(texts.nth(2).locator("del")).to_have_count(0)


def test_of_a_long_text_what_differs_is_shown_and_all_of_it_on_demand(person: Person, service: Service) -> None:
    sentences = [f"Satz Nummer {number} über eine Aufgabe." for number in range(12)]
    session_id = service.open(summary=" ".join(sentences))
    page = person.opens(service, session_id)
    service.edit(session_id, "summary", " ".join(sentences).replace("Nummer 6 über", "Nummer 6 gegen"))
    open_pane(page, "Assistant")
    text = page.locator(".review dd")
    expect(text).to_contain_text("Nummer 6 Before: über After: gegen eine Aufgabe.")
    expect(text).not_to_contain_text("Nummer 0")
    expect(text).not_to_contain_text("Nummer 11")
    text.get_by_role("button", name="Show all").click()
    expect(text).to_be_focused()
    expect(text).to_contain_text("Nummer 0")
    expect(text).to_contain_text("Nummer 11")


def test_changes_stand_in_the_order_of_the_sheet(person: Person, service: Service) -> None:
    session_id = service.open()
    page = person.opens(service, session_id)
    for path in ("interests[0]", "work_experience[0].employer", "headline"):
        service.edit(session_id, path, "Anders")
    service.edit(session_id, "summary", "Neu")
    open_pane(page, "Assistant")
    names = page.locator(".review dt")
    expect(names).to_have_count(4)
    assert [name.split(" ")[0] for name in names.all_text_contents()] == [
        "Headline",
        "Profile",
        "Leiterin",
        "Interests",
    ]


def test_a_change_is_named_by_the_entry_that_it_is_in(person: Person, service: Service) -> None:
    session_id = service.open()
    job = service.read(session_id)["work_experience"][0]["title"]
    page = person.opens(service, session_id)
    service.edit(session_id, "work_experience[0].bullets[0]", "Alles geleitet")
    service.edit(session_id, "work_experience[0].employer", "Nordwind GmbH")
    open_pane(page, "Assistant")
    expect(page.locator(".review dt")).to_have_text([f"{job} · Employer", f"{job} · point 1"])
    service.edit(session_id, "interests", "Chorgesang", op="append")
    expect(page.locator(".review dt").last).to_have_text("Interests · line 4added")


def test_what_was_accepted_stays_and_is_not_listed_again(person: Person, service: Service) -> None:
    session_id = service.open()
    service.edit(session_id, "headline", "Zwei")
    service.edit(session_id, "headline", "Drei")
    page = person.opens(service, session_id)
    open_pane(page, "Assistant 2")
    page.locator("#keep-all").click()
    expect(page.locator(".review")).to_have_count(0)
    page.reload()
    expect(value(page, "headline")).to_have_value("Drei")
    expect(page.locator("#tab-review .badge")).to_be_hidden()


def test_what_was_reviewed_on_one_device_is_reviewed_on_every_other(
    person: Person, people: Any, service: Service
) -> None:
    session_id = service.open()
    service.edit(session_id, "headline", "Zwei")
    service.edit(session_id, "nationality", "Schweizerin")
    phone = person.opens(service, session_id)
    open_pane(phone, "Assistant 2")
    decide(phone.get_by_role("button", name="Keep: Headline"))
    desk = people().opens(service, session_id)
    expect(desk.locator("#tab-review .badge")).to_have_text("1")
    tab = person.context.new_page()
    tab.goto(phone.url)
    expect(tab.locator("#tab-review .badge")).to_have_text("1")
    decide(phone.get_by_role("button", name="Keep: Nationality"))
    expect(tab.locator("#tab-review .badge")).to_be_hidden()
    desk.evaluate("dispatchEvent(new Event('focus'))")
    expect(desk.locator("#tab-review .badge")).to_be_hidden()
    assert service.version(session_id) == 3
    service.edit(session_id, "phone", "+49 30 901820")
    expect(desk.locator("#tab-review .badge")).to_have_text("1")
    open_pane(desk, "Assistant 1")
    decide(desk.get_by_role("button", name="Keep: Phone"))
    expect(desk.locator("#tab-review .badge")).to_be_hidden()
    desk.reload()
    expect(desk.locator("#tab-review .badge")).to_be_hidden()


def test_an_assistant_that_is_held_proposes_and_the_person_decides(person: Person, service: Service) -> None:
    session_id = service.open()
    before = service.read(session_id)
    page = person.opens(service, session_id)
    open_pane(page, "Assistant")
    page.get_by_label("Ask me first").check()
    is_saved(page, 2)
    sent = {"session_id": session_id, "field_path": "headline", "value": "Leiterin"}
    assert service.call("update_cv_field", **sent)["pending"] is True
    assert service.call("update_cv_field", **{**sent, "field_path": "nationality"})["pending"] is True
    proposals = page.locator(".proposal")
    expect(proposals).to_have_count(2)
    expect(page.locator(".review")).to_have_count(2)
    expect(page.locator("#tab-review .badge")).to_have_text("2")
    expect(proposals.first.locator("ins")).to_contain_text("Leiterin")
    assert service.read(session_id) == before
    decide(proposals.first.get_by_role("button", name="Accept"))
    expect(proposals).to_have_count(1)
    decide(proposals.first.get_by_role("button", name="Dismiss"))
    expect(proposals).to_have_count(0)
    expect(page.locator("#hold")).to_be_focused()
    assert service.read(session_id) == {**before, "headline": "Leiterin"}
    page.locator("#undo").click()
    expect(page.locator(".toast")).to_contain_text("Undone")
    assert service.read(session_id) == before
    page.locator("#history").click()
    expect(page.locator(".versions .what")).to_have_text(["Headline", "Headline", "Opened"])
    expect(page.locator(".versions li").first.locator(".mark")).to_be_visible()


def test_what_the_person_changes_on_another_device_is_not_to_be_reviewed(
    person: Person, people: Any, service: Service
) -> None:
    session_id = service.open()
    page = person.opens(service, session_id)
    other = people().opens(service, session_id)
    value(other, "headline").fill("Vom Telefon")
    value(other, "headline").press("Tab")
    expect(value(page, "headline")).to_have_value("Vom Telefon")
    service.edit(session_id, "nationality", "Schweizerin")
    expect(page.locator("#tab-review .badge")).to_have_text("1")
    open_pane(page, "Assistant")
    expect(page.locator(".review ins")).to_have_text("After: Schweizerin")


def test_a_ready_prompt_names_the_session_and_the_service(person: Person, service: Service) -> None:
    session_id = service.open()
    person.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = person.opens(service, session_id)
    open_pane(page, "Assistant")
    page.locator("label", has=page.locator("#assistant-mcp")).click()
    page.locator("#copy-prompt").click()
    expect(page.locator("#connect [role=status]")).to_have_text("Copied")
    prompt = page.evaluate("navigator.clipboard.readText()")
    assert session_id in prompt
    assert f"{service.url}/mcp" in prompt


def test_words_are_set_bold_and_linked_with_keys(person: Person, service: Service) -> None:
    session_id = service.open(interests=["Rudern im Verein"])
    page = person.opens(service, session_id)
    page.locator("#section-interests > summary").click()
    field = value(page, "interests[0]")
    field.evaluate("(each) => (each.focus(), each.setSelectionRange(0, 6))")
    page.keyboard.press("Control+b")
    expect(field).to_have_value("**Rudern** im Verein")
    page.keyboard.press("Control+b")
    expect(field).to_have_value("Rudern im Verein")
    field.evaluate("(each) => each.setSelectionRange(10, 16)")
    page.keyboard.press("Control+k")
    page.keyboard.type("https://verein.example")
    expect(field).to_have_value("Rudern im [Verein](https://verein.example)")


def test_what_waits_stays_marked_on_the_sheet_while_the_assistant_is_open(person: Person, service: Service) -> None:
    session_id = service.open()
    service.edit(session_id, "headline", "Zwei")
    service.edit(session_id, "work_experience[1].title", "Drei")
    service.edit(session_id, "interests[0]", op="remove")
    page = person.opens(service, session_id)
    marks, strong = page.locator(".place.open"), page.locator(".place.open.strong")
    expect(marks).to_have_count(0)
    open_pane(page, "Assistant 3")
    expect(marks).to_have_count(2)  # what was removed stands nowhere
    expect(strong).to_have_count(1)  # the first is at hand
    page.get_by_role("button", name="Keep: Drei").focus()
    expect(page.locator(".review.is-here")).to_contain_text("Drei")
    expect(strong).to_have_count(1)
    page.keyboard.press("Enter")
    expect(marks).to_have_count(1)
    open_pane(page, "Content")
    expect(marks).to_have_count(0)
    page.reload()
    open_pane(page, "Assistant 2")
    expect(marks).to_have_count(1)


def test_a_proposal_is_marked_where_it_would_stand_and_counted_among_no_changes(
    person: Person, service: Service
) -> None:
    session_id = service.open()
    service.edit(session_id, "interests[0]", "Chorgesang")
    page = person.opens(service, session_id)
    open_pane(page, "Assistant")
    page.get_by_label("Ask me first").check()
    is_saved(page, 3)
    service.call("update_cv_field", session_id=session_id, field_path="headline", value="Leiterin Netze")
    expect(page.locator(".place.open.proposed")).to_have_count(1)
    expect(page.get_by_role("heading", name="1 proposal by your assistant")).to_be_visible()
    expect(page.get_by_role("heading", name="1 change by your assistant")).to_be_visible()
    decide(page.get_by_role("button", name="Keep: Interests · line 1"))
    expect(page.locator(".place.open")).to_have_count(1)
    expect(page.get_by_role("heading", name="Changes")).to_be_hidden()
    decide(page.get_by_role("button", name="Dismiss"))
    expect(page.locator(".place.open")).to_have_count(0)


def test_words_that_were_exchanged_stand_apart(person: Person, service: Service) -> None:
    session_id = service.open(headline="Senior leader of projects")
    service.edit(session_id, "headline", "Principal leader of projects")
    page = person.opens(service, session_id)
    open_pane(page, "Assistant")
    expect(page.locator(".review dd")).to_have_text("Before: Senior After: Principal leader of projects")
    service.edit(session_id, "summary", "Led projects worth £18.4m in nine years of work")
    service.edit(session_id, "summary", "Led projects worth £21.2m in nine years of work")
    expect(page.locator(".review dd").nth(1)).to_contain_text("£Before: 18.4m After: 21.2m in")  # whole numbers


def test_the_frame_of_a_field_leaves_with_the_focus(person: Person, service: Service) -> None:
    page = person.opens(service, service.open())
    value(page, "headline").click()
    expect(page.locator(".place.here")).to_have_count(1)
    open_pane(page, "Look")
    expect(page.locator(".place.here")).to_have_count(0)


def test_nothing_moves_when_a_tab_or_a_section_is_chosen(person: Person, service: Service) -> None:
    page = person.opens(service, service.open())
    places = "(all) => all.map((each) => each.getBoundingClientRect().width)"
    tabs, sections = page.locator(".tab:visible"), page.locator("#contents a")
    assert tabs.count() == 3
    before = tabs.evaluate_all(places), sections.evaluate_all(places)
    for name in ("Look", "Assistant", "Content"):
        open_pane(page, name)
        assert tabs.evaluate_all(places) == before[0]
    page.locator("#section-interests > summary").focus()
    expect(page.locator("#contents [aria-current]")).to_have_text("Interests")
    assert sections.evaluate_all(places) == before[1]


def test_the_buttons_for_words_lie_on_none_that_are_chosen(person: Person, service: Service) -> None:
    page = person.opens(service, service.open())
    page.locator("#section-summary > summary").click()
    field = value(page, "summary")
    field.click()
    field.press("Control+Home")
    field.press("Shift+End")
    tools = page.locator(".markup:visible")
    box, text = tools.bounding_box(), field.bounding_box()
    assert box
    assert text
    assert box["y"] + box["height"] <= text["y"] + 1
    assert box["x"] + box["width"] <= text["x"] + text["width"]


@pytest.mark.parametrize("size", [(390, 844), (1024, 768), (1600, 900)])
def test_examples_are_seen_whole(people: Any, service: Service, size: tuple[int, int]) -> None:
    page = people(viewport={"width": size[0], "height": size[1]}).opens(
        service, service.open(birth_date=None, nationality=None, email=None, phone=None)
    )
    if size[0] < 500:
        page.locator("#tab-content").click()
    for path in ("birth_date", "nationality", "email", "phone"):
        is_cut = "(field) => (field.value = field.placeholder, field.scrollWidth > field.clientWidth)"
        assert value(page, path).evaluate(is_cut) is False
