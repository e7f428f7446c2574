"""What leads on stands at one place and looks alike, wherever one is; what one has asked for comes into view."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.surfaces.web.acting import open_job, soon, unfold, value
from tests.surfaces.web.conftest import SAMPLES, Person, Service

PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}

PAIR = """(pair) => [...pair.querySelectorAll(':scope > .button')].map((each) => {
  const { x, y } = each.getBoundingClientRect();
  return { x, y: Math.round(y), leads: each.matches('.primary, .destroy'), quiet: each.matches('.quiet, .link') };
})"""

ADDS = """(all) => all.filter((place) => place.offsetParent).map((place) => {
  const add = place.querySelector('.add');
  const { fontSize, fontWeight, borderStyle, borderColor, textAlign } = getComputedStyle(add);
  const isDated = place.parentElement.matches('[data-path$=education], [data-path$=experience]');
  const { lastElementChild: last } = place.parentElement;
  const isThere = isDated ? last.matches('.list-add + .list') : place === last && last.matches('.list + .list-add');
  return [isThere, add.offsetLeft - place.offsetLeft, fontSize, fontWeight, borderStyle, borderColor, textAlign].join();
})"""

BELOW_ITS_HEAD = """(entry) => {
  const head = entry.closest('.section').querySelector('summary').getBoundingClientRect();
  return [entry.getBoundingClientRect().top - head.bottom, head.top - document.getElementById('contents').getBoundingClientRect().bottom];
}"""

BELOW_THE_BAR = (
    "(each) => each.getBoundingClientRect().top - document.getElementById('bar').getBoundingClientRect().bottom"
)

TITLES = """(head) => [...head.querySelectorAll('span')].filter((each) => each.offsetWidth > 1)
  .map((each) => each.textContent)"""
"""What the head of an entry says."""

CENTRES = """(row) => {
  const text = row.querySelector('.entry-title, textarea'), menu = row.querySelector(':scope > .tools .more .icon');
  const { lineHeight, paddingTop, borderTopWidth } = getComputedStyle(text);
  const down = parseFloat(paddingTop) + parseFloat(borderTopWidth) + parseFloat(lineHeight) / 2;
  const { top, height } = menu.getBoundingClientRect();
  return Math.abs(text.getBoundingClientRect().top + down - top - height / 2);
}"""
"""How far the dots of a menu stand from the middle of the first line beside them, in px."""

LINE = "Verantwortung für Planung, Bau und Betrieb einer Anlage samt aller Verträge und Genehmigungen, Nummer"
LONG = [
    {"title": "Leiterin", "employer": "Werk", "bullets": [f"{LINE} {job}.{line}" for line in range(8)]}
    for job in range(6)
]


def leads(pair: Locator) -> None:
    """Of two buttons the one that leads on is filled and at the right end, the other before it outlined."""
    expect(pair).to_be_visible()
    out, on = pair.evaluate(PAIR)
    assert (out["leads"], out["quiet"], on["leads"]) == (False, False, True)
    assert out["x"] < on["x"]
    assert out["y"] == on["y"]


def go(page: Page, name: str) -> None:
    tab = page.locator(f"#tab-{name}")
    (tab if tab.is_visible() else page.locator(f"#to-{name}")).click()


@pytest.mark.parametrize("size", [{}, PHONE], ids=["desk", "phone"])
def test_of_two_buttons_what_leads_on_is_filled_and_at_the_right(people: Any, service: Service, size: Any) -> None:
    document = (SAMPLES / "lebenslauf.docx").read_bytes()
    answer = service.client.post("/extract-and-store-cv", files={"file": ("cv.docx", document)}).json()
    session_id = answer["session_id"]
    service.edit(session_id, "headline", "Leiterin")
    page = people(**size).opens(service, session_id)
    go(page, "content")
    go(page, "rest")
    leads(page.locator(".rest-tools .buttons"))
    go(page, "review")
    card = page.locator(".review.is-here > .buttons")
    leads(card)
    if size:
        page.locator("#more").tap()
    page.locator("#history").click()
    page.get_by_role("button", name="Opened").click()
    if size:
        leads(page.locator(".asking .buttons"))
    else:
        expect(page.get_by_role("button", name="Restore version 1")).to_have_class(re.compile(r"\bprimary\b"))
    page.locator("#history-back").click()
    go(page, "content")
    if size:
        page.locator("#more").tap()
    page.locator("#delete-too" if size else "#delete").click()
    leads(page.locator("dialog .buttons"))


@pytest.mark.parametrize("size", [{}, PHONE], ids=["desk", "phone"])
def test_the_questions_of_an_empty_cv_are_answered_at_the_right(people: Any, service: Service, size: Any) -> None:
    session_id = service.call("create_cv_session", cv_data={})["session_id"]
    page = people(**size).page
    page.goto(f"{service.url}/s/{session_id}")
    leads(page.locator(".guide .buttons"))


def test_what_adds_stands_where_what_is_new_will_and_looks_alike(person: Person, service: Service) -> None:
    page = person.opens(service, service.open())
    page.evaluate("document.querySelectorAll('#fields details').forEach((each) => (each.open = true))")
    found = page.locator("#fields .list-add").evaluate_all(ADDS)
    assert len(found) > 12
    assert len(set(found)) == 1
    assert found[0].startswith("true,")


@pytest.mark.parametrize("size", [{}, PHONE], ids=["desk", "phone"])
def test_an_open_entry_is_headed_by_what_it_is_as_long_as_one_is_in_it(
    people: Any, service: Service, size: Any
) -> None:
    page = people(**size).opens(service, service.open(work_experience=LONG[:2]))
    go(page, "content")
    unfold(page, "work_experience")
    head = page.locator('details[data-path="work_experience[0]"] > summary')
    assert head.evaluate(TITLES)[0] == "Leiterin"
    head.click()
    soon(page, lambda: head.evaluate(TITLES)[:2] == ["Leiterin", "Werk"])
    weights = "(head) => [...head.querySelectorAll('.entry-title, .entry-where')].map((each) => getComputedStyle(each).fontWeight)"
    assert head.evaluate(weights) == ["600", "400"]
    value(page, "work_experience[0].bullets[7]").focus()
    if size:
        expect(head).to_be_in_viewport(ratio=1)
    else:
        expect(page.locator("#section-work_experience > summary > .within")).to_have_text("Leiterin")


@pytest.mark.parametrize("size", [{}, PHONE], ids=["desk", "phone"])
def test_a_menu_stands_in_the_middle_of_the_first_line_beside_it(people: Any, service: Service, size: Any) -> None:
    page = people(**size).opens(service, service.open(work_experience=LONG[:2]))
    go(page, "content")
    unfold(page, "work_experience")
    folded = page.locator("#section-work_experience .entry-item").last
    assert folded.evaluate(CENTRES) < 1
    open_job(page, 0)
    lines = page.locator('[data-path="work_experience[0].bullets"] > .list > .item')
    assert [each.evaluate(CENTRES) < 1 for each in lines.all()] == [True] * 8


def test_on_a_phone_what_is_unfolded_or_new_begins_at_the_top(people: Any, service: Service) -> None:
    page = people(**PHONE).opens(service, service.open())
    page.locator("#tab-content").tap()

    def is_at_the_top(element: Locator) -> None:
        soon(page, lambda: abs(element.evaluate(BELOW_THE_BAR)) <= 3)

    section = page.locator("#section-education")
    page.locator("#section-education > summary").tap()
    is_at_the_top(section)
    page.locator('details[data-path="education[1]"] > summary').tap()
    is_at_the_top(page.locator('details[data-path="education[1]"]'))
    page.locator('[data-path="education"] > .list-add [data-add=entry]').tap()
    is_at_the_top(page.locator('details[data-path="education[+]"]'))
    expect(page.locator('details[data-path="education[+]"] input').first).to_be_focused()
    page.locator(".adding > summary").tap()
    page.locator(".chip[data-section=publications]").tap()
    expect(page.locator("#section-publications")).to_be_in_viewport(ratio=1)  # the last one, which can go no further
    expect(page.locator("#section-publications :is(input, textarea)").first).to_be_focused()


def test_beside_the_sheet_a_section_that_is_unfolded_stays_below_the_pointer(person: Person, service: Service) -> None:
    page = person.opens(service, service.open())
    top = "(each) => Math.round(each.getBoundingClientRect().top)"
    summary = page.locator("#section-work_experience > summary")
    summary.scroll_into_view_if_needed()
    was = summary.evaluate(top)
    summary.click()
    expect(page.locator('details[data-path="work_experience[0]"]')).to_be_visible()
    assert abs(summary.evaluate(top) - was) <= 1


def with_cuts(*cuts: list[dict[str, str]]) -> Any:
    """Answers that what does not fit is made to fit by these edits."""

    def answered(route: Route) -> None:
        response = route.fetch()
        body = json.loads(response.text())
        assert body["proven_cuts"]
        body["proven_cuts"] = [{"description": "", "edits": edits, "page_count": 2} for edits in cuts]
        route.fulfill(response=response, json=body)

    return answered


def test_a_cut_that_takes_whole_sections_marks_where_they_stood_and_is_told_as_done(
    person: Person, service: Service
) -> None:
    session_id = service.open(work_experience=LONG)
    schools = [
        {"field_path": f"education[{index}]", "op": "remove"}
        for index in reversed(range(len(service.read(session_id)["education"])))
    ]
    cut = [*schools, {"field_path": "interests", "op": "remove"}]
    person.page.route("**/api/generate-cv-from-session", with_cuts(cut))
    page = person.opens(service, session_id)
    ways = page.locator(".notice.no-fit .advised")  # nothing need be lost: that leads on
    expect(ways.locator("h3")).to_have_text(["Recommended: takes nothing away", "Or shorten it"])
    expect(page.locator(".notice.no-fit .primary")).to_have_id("more-pages")
    page.locator("button.cut").click()
    expect(page.locator("#cut-accept")).to_have_text(f"Remove {len(cut)} entries")
    marks = page.locator(".place.gone.edge")
    expect(marks).to_have_count(2)
    assert marks.first.evaluate("(each) => getComputedStyle(each, '::before').content") != "none"
    page.locator("#cut-accept").click()
    expect(page.locator(".toast p")).to_have_text(f"{len(cut)} entries removed")
    now = service.read(session_id)
    assert not now.get("education")
    assert not now.get("interests")


def test_an_entry_that_is_unfolded_beside_the_sheet_comes_up_below_the_head_of_its_section(
    person: Person, service: Service
) -> None:
    page = person.opens(service, service.open(work_experience=LONG[:2]))
    unfold(page, "work_experience")
    open_job(page, 1)
    entry = page.locator('details[data-path="work_experience[1]"]')
    soon(page, lambda: all(abs(each) < 4 for each in entry.evaluate(BELOW_ITS_HEAD)))
    said = page.locator("#section-work_experience > summary > .within")
    expect(said).to_be_empty()  # its own title is seen
    value(page, "work_experience[1].bullets[7]").focus()
    expect(said).to_have_text("Leiterin")
    page.locator("#edit").evaluate("(panel) => panel.scrollTo(0, 0)")
    expect(said).to_be_empty()
