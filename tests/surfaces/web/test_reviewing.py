"""What an assistant has changed, decided on a phone, beside the sheet and on two devices; and what says so."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.surfaces.web.acting import open_job, soon, unfold, use, value
from tests.surfaces.web.conftest import Person, Service

PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
ELSEWHERE = "00:15"
"""Longer than a page waits before it asks what was reviewed elsewhere."""


def test_on_a_phone_the_change_at_hand_shows_its_place_on_the_sheet(people: Any, service: Service) -> None:
    session_id = service.open()
    page = people(**PHONE).opens(service, session_id)
    service.edit(session_id, "headline", "Leiterin Netze")
    service.edit(session_id, "interests[2]", "Bergsteigen")
    page.locator("#tab-review").tap()
    cards = page.locator(".review")
    expect(cards).to_have_count(2)
    seen = page.locator(".glimpse")
    expect(seen).to_have_count(0)  # the texts say it, until more is wanted
    cards.first.get_by_role("button", name="View").tap()
    expect(seen).to_have_count(1)
    assert cards.first.locator(".glimpse .place.strong").count() == 1
    picture = page.locator(".glimpse img")
    assert picture.evaluate("(each) => each.decode().then(() => each.naturalWidth > 0)")
    inside = """(mark) => {
      const [one, all] = [mark, mark.parentElement].map((each) => each.getBoundingClientRect());
      return one.top >= all.top && one.bottom <= all.bottom && one.left >= all.left;
    }"""
    assert page.locator(".glimpse .place").first.evaluate(inside)
    cards.last.tap(position={"x": 40, "y": 20})
    expect(cards.last.locator(".glimpse")).to_be_visible()
    expect(seen).to_have_count(1)
    cards.last.get_by_role("button", name="View").tap()
    expect(seen).to_have_count(0)
    cards.last.get_by_role("button", name="View").tap()
    seen.tap()
    expect(page.locator("#sheets .place.open.strong")).to_be_in_viewport(ratio=0.8)
    page.locator("#tab-review").tap()
    expect(cards.last).to_have_class(re.compile("is-here"))


@pytest.mark.parametrize("locale", ["de-DE", "fr-FR", "pl-PL", "nl-NL"])
@pytest.mark.parametrize("isheld", [False, True])
def test_on_a_phone_opposite_answers_are_as_wide_and_stand_apart(
    people: Any, service: Service, locale: str, isheld: bool
) -> None:
    session_id = service.open()
    service.call("cv_review", session_id=session_id, hold=isheld)
    somebody = people(**{**PHONE, "viewport": {"width": 320, "height": 700}}, locale=locale)
    page = somebody.opens(service, session_id)
    for path in ("headline", "nationality"):
        service.call("update_cv_field", session_id=session_id, field_path=path, value="Neu")
    page.locator("#tab-review").tap()
    expect(page.locator(".review")).to_have_count(2)
    page.evaluate("document.fonts.ready")
    answers = page.locator(".is-here .buttons > button")
    expect(answers).to_have_count(2)
    less, more = (each.bounding_box() or {} for each in answers.all())
    assert abs(less["width"] - more["width"]) < 1
    assert less["y"] == more["y"]
    assert more["x"] - less["x"] - less["width"] >= 8
    card = page.locator(".is-here").bounding_box() or {}
    assert more["x"] + more["width"] - less["x"] > card["width"] - 40
    assert answers.evaluate_all("(all) => all.every((each) => each.scrollWidth <= each.clientWidth)")
    inside = """(all) => all.map((each) => {
      const range = document.createRange();
      range.selectNodeContents(each);
      return range.getBoundingClientRect().left - each.getBoundingClientRect().left;
    })"""
    assert min(answers.evaluate_all(inside)) >= 6  # between a word and the edge of its button
    for way in page.locator(".is-here .ways-on button:visible").all():
        box = way.bounding_box() or {}
        assert box["y"] + box["height"] + 8 <= less["y"]
    size = "(each) => parseFloat(getComputedStyle(each).fontSize)"
    title, text = (page.locator(f".is-here {name}").first.evaluate(size) for name in ("dt strong", "dd"))
    assert title >= text
    tabs = page.locator("#tabs").bounding_box() or {}
    assert 0 <= tabs["y"] - more["y"] - more["height"] <= 16  # at the foot, and there for the next one
    expect(page.locator(".is-here .at-hand")).to_have_text(page.locator(".is-here").get_attribute("data-name") or "?")
    answers.last.tap()
    expect(page.locator(".review")).to_have_count(1)
    assert (answers.last.bounding_box() or {})["y"] == more["y"]


@pytest.mark.parametrize("width", [320, 768, 1024, 1600])
def test_a_card_that_rests_can_be_opened_and_the_one_at_hand_answers_below_its_text(
    people: Any, service: Service, width: int
) -> None:
    """At every width alike: a way on with its word, and answers that a finger hits."""
    session_id = service.open()
    page = people(viewport={"width": width, "height": 900}).opens(service, session_id)
    service.edit(session_id, "headline", "Leiterin Netze")
    service.edit(session_id, "work_experience[0].title", "Leiterin der Netzplanung und des Netzbaus")
    page.locator("#tab-review").click()
    cards = page.locator(".review")
    expect(cards.first).to_have_class(re.compile("is-here"))
    unfolds = "(each) => getComputedStyle(each, '::after').content"
    assert [card.evaluate(unfolds) for card in cards.all()] == ["none", '""']
    cards.last.hover()
    expect(cards.first).to_have_class(re.compile("is-here"))  # nothing moves below a pointer
    cards.last.click(position={"x": 20, "y": 12})
    expect(cards.last).to_have_class(re.compile("is-here"))
    text = cards.last.locator("dl").bounding_box() or {}
    buttons = [*cards.last.locator(".buttons button:visible").all(), page.locator("#keep-all")]
    for button in buttons:
        box = button.bounding_box() or {}
        assert box["height"] >= 40
        assert box["y"] >= text["y"] + text["height"]
        assert button.inner_text().strip()
        assert button.evaluate("(each) => getComputedStyle(each).fontSize") in ("15px", "16px")


def test_beside_the_sheet_no_change_shows_its_place_twice(person: Person, service: Service) -> None:
    session_id = service.open()
    page = person.opens(service, session_id)
    service.edit(session_id, "headline", "Leiterin Netze")
    page.locator("#tab-review").click()
    expect(page.locator("#sheets .place.open.strong")).to_have_count(1)
    expect(page.locator(".glimpse")).to_have_count(0)


def test_what_is_reviewed_on_another_device_is_heard_of_in_a_window_that_is_only_seen(
    people: Any, service: Service
) -> None:
    session_id = service.open()
    service.edit(session_id, "headline", "Zwei")
    somebody = people()
    somebody.page.clock.install()
    desk = somebody.opens(service, session_id)
    expect(desk.locator("#tab-review .badge")).to_have_text("1")
    service.call("cv_review", session_id=session_id, seen=["2"])
    desk.clock.fast_forward(ELSEWHERE)
    expect(desk.locator("#tab-review .badge")).to_be_hidden()


def test_a_mark_on_what_is_new_holds_its_words_and_no_comma_beside_them(person: Person, service: Service) -> None:
    session_id = service.open(headline="Planung, Betrieb und Bau von Wärmenetzen")
    page = person.opens(service, session_id)
    service.edit(session_id, "headline", "Planung, Prüfung, Betrieb und Bau von Wärmenetzen, fristgerecht")
    page.locator("#tab-review").click()
    words = "(all) => all.map((each) => each.lastChild.data)"
    expect(page.locator(".review ins")).to_have_count(2)
    assert page.locator(".review ins").evaluate_all(words) == ["Prüfung", "fristgerecht"]


PARTS = ("h2", "#proposed", "#proposals", "#changes", ".reviews:not(#proposals)", "#connect", ".hold")


def test_the_order_of_the_assistants_pane_never_changes(person: Person, service: Service) -> None:
    session_id = service.open()
    page = person.opens(service, session_id)
    page.locator("#tab-review").click()

    def order() -> list[str]:
        parts = {name: page.locator(f"#pane-review {name}") for name in PARTS}
        tops = {name: part.bounding_box() for name, part in parts.items() if part.is_visible()}
        assert list(tops) == sorted(tops, key=lambda name: (tops[name] or {})["y"])
        return list(tops)

    assert order() == ["h2", "#connect", ".hold"]
    expect(page.locator("#connect > summary")).to_be_hidden()
    service.edit(session_id, "headline", "Leiterin")
    expect(page.locator(".review")).to_have_count(1)
    assert order() == ["h2", "#changes", ".reviews:not(#proposals)", "#connect", ".hold"]
    expect(page.locator("#connect > summary")).to_be_visible()
    expect(page.locator("#copy-prompt")).to_be_hidden()
    page.locator("#hold").check()
    expect(page.locator("#state[data-version='3']")).to_have_text("Saved")
    service.call("update_cv_field", session_id=session_id, field_path="nationality", value="Schweizerin")
    expect(page.locator(".review")).to_have_count(2)
    assert order() == list(PARTS)
    expect(page.locator("#pane-review h2")).to_have_count(1)
    expect(page.locator("#pane-review .primary:not(.review:not(.is-here) *) >> visible=true")).to_have_count(1)


def test_what_comes_moves_nothing_below_the_hand(person: Person, service: Service) -> None:
    session_id = service.open()
    page = person.opens(service, session_id)
    page.locator("#tab-review").click()
    page.locator("#connect .choice input").first.focus()
    place = "(each) => Math.round(each.getBoundingClientRect().top)"
    copies = page.locator("#copy-prompt")
    was = copies.evaluate(place)
    edits = [{"field_path": name, "value": "Neu"} for name in ("headline", "nationality", "full_name")]
    service.call("update_cv_field", session_id=session_id, edits=edits)
    expect(page.locator(".review")).to_have_count(3)
    assert abs(copies.evaluate(place) - was) <= 1
    page.locator("#hold").focus()
    service.edit(session_id, "headline", "Leiterin")
    expect(copies).to_be_hidden()


def test_a_proposal_that_says_what_stands_there_already_shows_it(person: Person, service: Service) -> None:
    session_id = service.open(headline="Leiterin")
    page = person.opens(service, session_id)
    page.locator("#tab-review").click()
    page.locator("#hold").check()
    expect(page.locator("#state[data-version='2']")).to_have_text("Saved")
    service.call("update_cv_field", session_id=session_id, field_path="headline", value="Leiterin")
    expect(page.locator(".proposal dt")).to_have_text("Headline")
    expect(page.locator(".proposal dd")).to_have_text("Leiterin")
    expect(page.locator(".proposal :is(ins, del)")).to_have_count(0)


def test_what_is_held_comes_above_the_switch_that_holds_it_and_moves_nothing_below_the_hand(
    person: Person, service: Service
) -> None:
    session_id = service.open()
    page = person.opens(service, session_id)
    page.locator("#tab-review").click()
    page.locator("#hold").check()
    expect(page.locator("#state[data-version='2']")).to_have_text("Saved")
    service.call("update_cv_field", session_id=session_id, field_path="headline", value="Leiterin")
    expect(page.locator(".proposal")).to_be_in_viewport(ratio=1)
    tops = [box["y"] for name in (".proposal", "#connect", "#hold") if (box := page.locator(name).bounding_box())]
    assert tops == sorted(tops)
    assert len(tops) == 3
    expect(page.locator("#hold")).to_be_focused()


def test_a_message_lies_neither_on_the_sheet_nor_on_the_form(person: Person, service: Service) -> None:
    page = person.opens(service, service.open())
    unfold(page, "work_experience")
    use(page, "work_experience[0]", "remove")
    toast, desk = page.locator(".toast").bounding_box(), page.locator("#view").bounding_box()
    panel = page.locator("#edit").bounding_box()
    assert toast
    assert desk
    assert panel
    assert desk["y"] + desk["height"] <= toast["y"]
    assert toast["x"] + toast["width"] <= panel["x"]
    assert toast["y"] + toast["height"] <= panel["y"] + panel["height"] + 1
    page.locator("#tab-look").click()
    height = "(desk) => desk.getBoundingClientRect().bottom === innerHeight"
    soon(page, lambda: page.locator("#view").evaluate(height))


GAP_PX = 9
"""Below a message that floats: a distance of the scale, and a hair."""


def test_on_a_phone_a_message_takes_the_place_of_the_sections_above_the_places(people: Any, service: Service) -> None:
    session_id = service.open()
    page = people(**PHONE).opens(service, session_id)
    page.locator("#tab-content").tap()
    service.edit(session_id, "interests[0]", "Segeln")
    toast, tabs = page.locator(".toast").bounding_box(), page.locator("#tabs").bounding_box()
    assert toast
    assert tabs
    assert toast["y"] + toast["height"] <= tabs["y"] + 1
    expect(page.locator("#contents")).to_be_hidden()
    page.locator("#section-about > summary").tap()  # all are folded: they are their own map, which is no row
    service.edit(session_id, "interests[0]", "Rudern")
    ends = "(each) => each.getBoundingClientRect().bottom"
    soon(page, lambda: 0 <= tabs["y"] - page.locator(".toast").evaluate(ends) <= GAP_PX)


@pytest.mark.parametrize("width", [320, 390])
def test_the_id_of_the_session_is_seen_whole(people: Any, service: Service, width: int) -> None:
    page = people(**{**PHONE, "viewport": {"width": width, "height": 844}}).opens(service, service.open())
    page.locator("#tab-review").tap()
    expect(page.locator("#session-id")).to_be_hidden()  # the prompt holds it
    page.locator("#connect details > summary").tap()
    is_whole = "(each) => each.scrollWidth <= each.clientWidth && each.scrollHeight <= each.clientHeight"
    assert page.locator("#session-id").evaluate(is_whole)


@pytest.mark.parametrize("locale", ["de-DE", "fr-FR"])
def test_on_the_smallest_phone_the_prompt_is_copied_without_scrolling(
    people: Any, service: Service, locale: str
) -> None:
    options = {**PHONE, "viewport": {"width": 320, "height": 600}, "locale": locale}
    page = people(**options).opens(service, service.open())
    page.locator("#tab-review").tap()
    copies, prompt = page.locator("#copy-prompt"), page.locator("#prompt")
    tabs, box = page.locator("#tabs").bounding_box(), copies.bounding_box()
    assert tabs
    assert box
    assert box["y"] + box["height"] <= tabs["y"]
    before = prompt.input_value()
    page.locator("label:has(#assistant-claude)").tap()
    expect(prompt).not_to_have_value(before)
    tops = [
        each["y"]
        for name in (".choice", "#prompt", "#copy-prompt")
        if (each := page.locator(f"#connect {name}").bounding_box())
    ]
    assert tops == sorted(tops)  # for whom is chosen before it is copied
    assert len(tops) == 3
    height, inner = "(each) => each.offsetHeight", "(each) => [each.scrollHeight, each.clientHeight]"
    assert prompt.evaluate(height) < 96
    prompt.focus()
    whole, seen = prompt.evaluate(inner)
    assert whole == seen > 100  # nothing scrolls within what scrolls


@pytest.mark.parametrize("width", [390, 1400])
def test_the_buttons_for_words_of_a_line_lie_on_no_text(people: Any, service: Service, width: int) -> None:
    options = PHONE if width < 400 else {"viewport": {"width": width, "height": 900}}
    page = people(**options).opens(service, service.open())
    if width < 400:
        page.locator("#tab-content").tap()
    unfold(page, "work_experience")
    open_job(page, 0)
    field = value(page, "work_experience[0].bullets[1]")
    field.click()
    field.evaluate("(each) => (each.setSelectionRange(0, 9), each.dispatchEvent(new Event('select')))")
    box = page.locator(".markup:visible").bounding_box()
    text_ends = field.evaluate(
        "(each) => each.getBoundingClientRect().right - parseFloat(getComputedStyle(each).paddingRight)"
    )
    assert box
    assert box["x"] >= text_ends - 1
    assert box["x"] + box["width"] <= width
    expect(page.locator(".markup:visible button").last).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("language", ["en", "de", "pl", "fr", "it", "es", "nl", "pt"])
def test_on_the_smallest_phone_all_ways_to_begin_are_seen(people: Any, service: Service, language: str) -> None:
    page = people(viewport={"width": 320, "height": 600}, is_mobile=True, has_touch=True).page
    page.goto(f"{service.url}/?lang={language}")
    for name in ("#choose", ".paste > summary", "#empty"):
        expect(page.locator(name)).to_be_in_viewport(ratio=1)
