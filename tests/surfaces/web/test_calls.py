"""What needs the person: one row everywhere, before everything else that is offered."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.surfaces.web.acting import correct, decide, value
from tests.surfaces.web.conftest import Person, Service

PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
LINE = "Verantwortung für Planung, Bau und Betrieb einer Anlage samt aller Verträge und Genehmigungen, Nummer"
ENTRY = {"title": "Leiterin", "employer": "Werk", "date_range": "2012 – 2015"}
LONG = [{**ENTRY, "bullets": [f"{LINE} {job}.{line}" for line in range(8)]} for job in range(6)]
PRIMARY = re.compile("primary")
LOOKS = "(each) => ['minHeight', 'fontSize', 'fontWeight', 'color', 'backgroundColor'].map((name) => getComputedStyle(each)[name])"


def test_what_is_needed_is_one_row_beside_the_sheet_and_at_its_head_in_the_form(people: Any, service: Service) -> None:
    page: Page = people(**PHONE).opens(service, service.open(email=None))
    row = page.locator("#fix")
    expect(row).to_have_text("Still needed for the PDF: 1")
    told, looks = row.inner_text(), row.evaluate(LOOKS)
    row.tap()
    head = page.locator(".notice.missing > summary")
    expect(head).to_have_text(told)
    assert head.evaluate(LOOKS) == looks
    expect(row).to_have_count(0)  # it is seen itself
    page.evaluate("scrollTo(0, 1200)")
    expect(row).to_have_text(told)
    correct(page, "email", "anna@example.org")
    expect(row).to_have_count(0)


def test_of_all_that_needs_the_person_the_gravest_is_said(people: Any, service: Service) -> None:
    page: Page = people().opens(service, service.open(phone=None, work_experience=LONG))
    row = page.locator("#fix")
    expect(row).to_have_count(0)  # both are seen at the head of the form
    page.get_by_role("tab", name="Look").click()
    expect(row).to_have_text("Still needed for the PDF: 1")
    page.get_by_role("tab", name="Content").click()
    correct(page, "email", "keine Adresse")
    expect(page.locator('[data-path="email"] .note.bad')).to_be_visible()
    expect(page.get_by_text("1 field to fix")).to_have_count(0)  # it is seen
    page.get_by_role("tab", name="Look").click()
    expect(row).to_have_text("1 field to fix")
    assert page.locator("#ask > *").count() == 1


def test_the_file_leads_unless_something_else_that_is_seen_does(person: Person, service: Service) -> None:
    session_id = service.open()
    page = person.opens(service, session_id)
    file = page.locator("#download-pdf")
    expect(file).to_have_class(PRIMARY)
    service.edit(session_id, "headline", "Zwei")
    service.edit(session_id, "work_experience[0].bullets", ["Eins", "Zwei", "Drei"])
    badge = page.locator("#tab-review .badge")
    expect(badge).to_have_text(re.compile("^[3-9]$"))  # changes, and not versions
    expect(file).to_have_class(PRIMARY)  # nothing else does
    told = badge.inner_text()
    page.get_by_role("tab", name="Assistant").click()
    expect(page.locator(".review")).to_have_count(2)  # those of one entry are decided together
    expect(page.locator(".is-here").get_by_role("button", name="Keep")).to_have_class(PRIMARY)
    expect(page.locator("#keep-all")).not_to_have_class(PRIMARY)  # all is no louder than one
    expect(file).not_to_have_class(PRIMARY)
    page.locator("#keep-all").click()
    expect(page.locator("#reviewed")).to_contain_text("Everything is reviewed.")
    expect(page.locator("#reviewed #dealt")).to_have_text(f"{told} changes kept")
    expect(page.locator(".toast")).to_have_count(0)  # what is said is said once
    expect(file).to_have_class(PRIMARY)
    page.locator("#undo-review").click()
    expect(badge).to_have_text(told)
    expect(page.locator("#reviewed")).to_be_hidden()
    page.locator("#keep-all").click()
    with page.expect_download():
        file.click()


def test_the_buttons_of_a_change_stand_at_the_one_at_hand(people: Any, service: Service) -> None:
    session_id = service.open()
    page: Page = people(**PHONE).opens(service, session_id)
    for path in ("headline", "phone", "nationality"):
        service.edit(session_id, path, "+49 341 5550199" if path == "phone" else "Neu")
    page.get_by_role("tab", name="Assistant").tap()
    cards = page.locator(".review")
    expect(cards).to_have_count(3)
    seen = ".review .buttons"
    sizes = "(all) => all.filter((each) => each.offsetHeight > 40).length"
    assert page.locator(seen).evaluate_all(sizes) == 1
    cards.last.tap(position={"x": 40, "y": 20})
    expect(cards.last).to_have_class(re.compile("is-here"))
    assert page.locator(seen).evaluate_all(sizes) == 1
    cards.last.get_by_role("button", name="Keep").tap()
    expect(cards).to_have_count(2)
    expect(cards.last).to_have_class(re.compile("is-here"))
    expect(cards.last.get_by_role("button", name="Keep")).to_be_in_viewport(ratio=1)
    expect(page.locator("#pane-review .pane-head .small").last).to_have_text(re.compile(r"^\d"))  # how it goes is known


def test_a_proposal_is_called_by_what_stands_there_and_marked_where_it_would_stand(
    person: Person, service: Service
) -> None:
    session_id = service.open()
    title = service.read(session_id)["work_experience"][1]["title"]
    page = person.opens(service, session_id)
    page.get_by_role("tab", name="Assistant").click()
    page.get_by_label("Ask me first").check()
    expect(page.locator("#state[data-version='2']")).to_have_text("Saved")
    service.call("update_cv_field", session_id=session_id, field_path="work_experience[1].title", value="Neu genannt")
    for op, edit in {"append": "interests", "insert": "work_experience[0].bullets[0]"}.items():
        service.call("update_cv_field", session_id=session_id, field_path=edit, value="Ganz neu", op=op)
    names = page.locator(".proposal dt strong")
    expect(names).to_have_count(3)
    assert names.first.inner_text().startswith(title)
    edges = page.locator(".place.open.edge")
    expect(edges).to_have_count(2)
    decide(page.locator(".proposal").last.get_by_role("button", name="Accept"))
    expect(edges).to_have_count(1)


def test_each_edit_of_a_proposal_is_decided_by_itself_and_all_at_the_end(person: Person, service: Service) -> None:
    session_id = service.open()
    before = service.read(session_id)
    service.edit(session_id, "interests[0]", "Chorgesang")
    page = person.opens(service, session_id)
    page.get_by_role("tab", name="Assistant").click()
    page.get_by_label("Ask me first").check()
    expect(page.locator("#state[data-version='3']")).to_have_text("Saved")
    names = ("headline", "nationality", "summary", "phone")
    edits = [{"field_path": name, "value": "+49 30 901820" if name == "phone" else "Neu"} for name in names]
    service.call("update_cv_field", session_id=session_id, edits=edits)
    cards = page.locator(".proposal")
    expect(cards).to_have_count(4)
    page.reload()
    page.get_by_role("tab", name="Assistant").click()
    expect(cards).to_have_count(4)
    for card in cards.all():  # the one at hand has its buttons, as changes have
        card.click(position={"x": 20, "y": 12})
        expect(card.get_by_role("button", name="Accept")).to_be_in_viewport()
        assert card.locator(".buttons").evaluate("(each) => getComputedStyle(each).opacity") == "1"
        expect(page.locator(".is-here")).to_have_count(1)
    expect(page.locator("#accept-all")).not_to_have_class(PRIMARY)
    top, size = "(each) => each.getBoundingClientRect().top", "(each) => getComputedStyle(each).fontSize"
    switch, proposed, changed = page.locator("#hold"), page.locator("#proposed"), page.locator("#changes")
    every = page.locator("#accept-all")  # after the last of them
    assert proposed.evaluate(top) < cards.first.evaluate(top)
    assert cards.last.evaluate(top) < every.evaluate(top) < changed.evaluate(top) < switch.evaluate(top)
    assert proposed.evaluate(size) == changed.evaluate(size) == "20px"  # what waits heads the pane
    decide(page.get_by_role("button", name="Accept: Headline"))
    expect(cards).to_have_count(3)
    decide(page.get_by_role("button", name="Dismiss: Nationality"))
    expect(cards).to_have_count(2)
    page.locator("#accept-all").click()
    expect(cards).to_have_count(0)
    now = service.read(session_id)
    kept = [now[name] == before[name] for name in names]
    assert kept == [False, True, False, False]
    decide(page.get_by_role("button", name="Keep: Interests · line 1"))
    expect(page.get_by_role("heading", name="Change")).to_have_count(0)


def test_many_changes_of_one_entry_are_one_card(person: Person, service: Service) -> None:
    session_id = service.open()
    before = service.read(session_id)
    job = before["work_experience"][0]["title"]
    page = person.opens(service, session_id)
    edits = [{"field_path": "work_experience[0].bullets", "value": f"Punkt {n}", "op": "append"} for n in range(8)]
    edits += [{"field_path": "headline", "value": "Neu"}]
    service.call("update_cv_field", session_id=session_id, edits=edits)
    badge, cards = page.locator("#tab-review .badge"), page.locator(".review")
    expect(badge).to_have_text("9")
    page.get_by_role("tab", name="Assistant").click()
    expect(cards).to_have_count(2)
    group = cards.last
    assert group.inner_text().count(job) == 1
    expect(group.locator("dt")).to_have_count(5)
    expect(group.locator("dt strong").first).to_have_text("point 6")
    group.get_by_role("button", name="Show all").click()
    expect(group.locator("dt")).to_have_count(8)
    decide(page.get_by_role("button", name="Keep: Headline"))
    expect(badge).to_have_text("8")
    decide(page.get_by_role("button", name=f"Put these back: {job}"))
    expect(badge).to_be_hidden()
    assert service.read(session_id) == {**before, "headline": "Neu"}
    assert service.version(session_id) == 3  # at once
    service.call("update_cv_field", session_id=session_id, edits=edits[:-1])
    decide(page.get_by_role("button", name=f"Keep these: {job}"))
    expect(badge).to_be_hidden()


@pytest.mark.parametrize("width", [320, 1400])
def test_the_text_of_a_change_has_all_its_card(people: Any, service: Service, width: int) -> None:
    session_id = service.open()
    options = PHONE if width == 320 else {}
    page: Page = people(**{**options, "viewport": {"width": width, "height": 900}}).opens(service, session_id)
    for path in ("headline", "nationality"):
        service.edit(session_id, path, "Neu und etwas länger als zuvor " * 4)
    page.get_by_role("tab", name="Assistant").click()
    cards = page.locator(".review")
    expect(cards).to_have_count(2)
    for card in cards.all():
        whole, text = (card.evaluate("(each) => each.clientWidth"), card.locator("dd").last.bounding_box())
        assert text
        assert text["width"] >= whole - 40
    at_hand = page.locator(".review.is-here")
    for name in ("Edit", "Put back", "Keep"):
        expect(at_hand.get_by_role("button", name=name)).to_be_in_viewport(ratio=1)


def test_all_versions_call_a_field_the_same(person: Person, service: Service) -> None:
    session_id = service.open()
    title = service.read(session_id)["work_experience"][0]["title"]
    for number in range(44):  # the names of so many are not asked for
        service.edit(session_id, "work_experience[0].bullets[0]", f"Punkt {number}")
    page = person.opens(service, session_id)
    page.locator("#history").click()
    said = page.locator(".versions .what")
    expect(said).to_have_count(45)
    expect(said.first).to_have_text(f"{title} · point 1")
    assert set(said.all_inner_texts()[:-1]) == {f"{title} · point\u00a01"}


def test_the_name_of_a_file_stands_in_one_line(people: Any, service: Service) -> None:
    page: Page = people(**PHONE).opens(service, service.open())
    page.locator("#download-pdf").tap()
    name = page.locator(".file-name")
    expect(name).to_be_visible()
    assert name.evaluate("(each) => each.getClientRects().length") == 1
    assert name.evaluate("(each) => each.offsetHeight") < 30


def test_an_address_has_the_width_of_the_form(person: Person, service: Service) -> None:
    page = person.opens(service, service.open())
    widths = [value(page, path).evaluate("(each) => each.offsetWidth") for path in ("headline", "email", "phone")]
    assert len(set(widths)) == 1
    page.set_viewport_size({"width": 1600, "height": 1000})  # there it has room beside another
    email, phone = (value(page, path).bounding_box() for path in ("email", "phone"))
    assert email
    assert phone
    assert email["y"] == phone["y"]
    assert email["width"] > 260
