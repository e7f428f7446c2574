"""The page in the hand: one bar, a menu for what is needed seldom, two views."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.surfaces.web.conftest import Service

PHONE: dict[str, Any] = {"is_mobile": True, "has_touch": True}

LINE = "Verantwortung für Planung, Bau und Betrieb einer Anlage samt aller Verträge und Genehmigungen, Nummer"
ENTRY = {"title": "Leiterin", "employer": "Werk", "date_range": "2012 – 2015"}
LONG = [{**ENTRY, "bullets": [f"{LINE} {job}.{line}" for line in range(8)]} for job in range(6)]
"""Jobs for more than two pages."""


@pytest.fixture(params=[320, 390])
def page(request: pytest.FixtureRequest, people: Any, service: Service) -> Page:
    opened: Page = people(viewport={"width": request.param, "height": 700}, **PHONE).opens(service, service.open())
    return opened


def test_the_bar_is_one_row(page: Page) -> None:
    tops = page.evaluate(
        "['state', 'undo', 'redo', 'more'].map((id) => document.getElementById(id).getBoundingClientRect())"
        ".map(({top, height}) => Math.round(top + height / 2))"
    )
    assert max(tops) - min(tops) <= 1
    assert page.evaluate("document.getElementById('bar').offsetHeight") <= 64


def test_what_is_needed_seldom_is_in_a_menu_that_gives_the_focus_back(page: Page) -> None:
    history, more = page.locator("#history"), page.locator("#more")
    expect(history).to_be_hidden()
    more.tap()
    expect(history).to_be_focused()
    expect(more).to_have_attribute("aria-expanded", "true")
    for item in ("#history", "#delete-too"):
        expect(page.locator(item)).to_be_in_viewport(ratio=1)
    page.keyboard.press("Escape")
    expect(history).to_be_hidden()
    expect(more).to_be_focused()
    more.tap()
    history.tap()
    expect(page.locator("#pane-history h2")).to_be_focused()
    page.keyboard.press("Escape")
    expect(more).to_be_focused()
    expect(history).to_be_hidden()


def test_a_menu_closes_when_the_hand_goes_elsewhere(page: Page) -> None:
    page.locator("#more").tap()
    page.locator("#sheets").tap(position={"x": 5, "y": 5})
    expect(page.locator("#history")).to_be_hidden()
    expect(page.locator("#more")).to_have_attribute("aria-expanded", "false")


def test_on_a_large_screen_nothing_is_in_a_menu(people: Any, service: Service) -> None:
    page = people().opens(service, service.open())
    expect(page.locator("#more")).to_be_hidden()
    expect(page.locator("#history")).to_be_visible()
    page.locator("#history").click()
    expect(page.locator("#pane-history h2")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#history")).to_be_focused()


@pytest.mark.parametrize("answer", ["accept", "cancel"])
def test_a_cut_is_shown_on_the_sheet_before_it_is_made(people: Any, service: Service, answer: str) -> None:
    session_id = service.open(work_experience=LONG)
    page = people(viewport={"width": 360, "height": 700}, **PHONE).opens(service, session_id)
    page.locator("#tab-content").tap()
    cut = page.locator("button.cut:not(#more-pages)").first
    what = cut.locator(".cut-title").inner_text()
    told, apply = cut.locator(".cut-told").bounding_box(), cut.locator(".button").bounding_box()
    assert told
    assert apply
    assert apply["y"] >= told["y"] + told["height"]
    assert abs(apply["width"] - told["width"]) < 1
    cut.tap()
    expect(page.locator(".asking")).to_contain_text(what)
    expect(page.locator("#sheets.trying .sheet")).to_have_count(2)
    assert service.version(session_id) == 1
    page.locator(f"#cut-{answer}").tap()
    expect(page.locator(".asking")).to_have_count(0)
    expect(page.locator("#sheets.trying")).to_have_count(0)
    expect(page.locator(".notice.no-fit")).to_have_count(0 if answer == "accept" else 1)
    expect(page.locator("#sheets .sheet")).to_have_count(2 if answer == "accept" else 3)
    assert service.version(session_id) == (2 if answer == "accept" else 1)


def test_each_entry_and_section_has_one_menu_that_gives_the_focus_back(people: Any, service: Service) -> None:
    session_id = service.open()
    page = people(viewport={"width": 360, "height": 700}, **PHONE).opens(service, session_id)
    titles = [job["title"] for job in service.read(session_id)["work_experience"][:2]]
    page.locator("#tab-content").tap()
    page.locator("#section-work_experience > summary").tap()
    tools = page.locator('[data-tools="work_experience[0]"]')
    expect(tools.locator("[data-tool=down]")).to_be_hidden()
    tools.locator(".more").tap()
    page.get_by_role("button", name="Move down: Work experience 1").tap()
    expect(page.locator('[data-tools="work_experience[1]"] .more')).to_be_focused()
    assert [job["title"] for job in service.read(session_id)["work_experience"][:2]] == titles[::-1]
    page.locator("#tab-look").tap()
    first, second = page.locator(".order li").nth(0), page.locator(".order li").nth(1)
    name = first.get_attribute("data-name")
    first.locator(".more").tap()
    first.get_by_role("button", name="Move down").tap()
    expect(second).to_have_attribute("data-name", name or "")
    expect(second.locator(".more")).to_be_focused()


def test_a_menu_comes_up_from_below_wherever_it_is_asked_for(people: Any, service: Service) -> None:
    page = people(viewport={"width": 360, "height": 700}, **PHONE).opens(service, service.open())
    page.locator("#tab-content").tap()
    page.locator("#section-work_experience > summary").tap()
    tools = page.locator('[data-tools="work_experience[1]"]')
    more = tools.locator(".more")
    for bottom in (200, 600):
        more.evaluate("(each, bottom) => scrollBy(0, each.getBoundingClientRect().bottom - bottom)", bottom)
        more.tap()
        remove = tools.locator("[data-tool=remove]")
        expect(remove).to_be_in_viewport(ratio=1)
        expect(remove).to_have_text("Remove")
        box = tools.locator(".folded").bounding_box()
        assert box
        assert (box["x"], box["width"], round(box["y"] + box["height"])) == (0, 360, 700)
        page.keyboard.press("Escape")
        expect(remove).to_be_hidden()


@pytest.mark.parametrize(
    ("opened_by", "selector"), [(".paper", "#peek"), ("#more", "#more-items"), ("#delete", "dialog")]
)
def test_what_came_up_from_below_is_drawn_down_again(
    people: Any, service: Service, opened_by: str, selector: str
) -> None:
    """By touches alone: a tap close behind a drawn touch is not always a click for the browser that is driven."""
    page = people(viewport={"width": 360, "height": 700}, **PHONE).opens(service, service.open())
    if opened_by == "#delete":
        page.locator("#tab-content").tap()
    page.locator(opened_by).first.tap(**({"position": {"x": 150, "y": 200}} if opened_by == ".paper" else {}))
    below = page.locator(selector)
    expect(below).to_be_visible()
    hand = page.context.new_cdp_session(page)
    for by in (20, 90):
        expect(below).to_be_visible()
        box = below.bounding_box()
        assert box
        x, y = box["x"] + 20, box["y"] + 8
        for kind, heights in (
            ("touchStart", [y]),
            ("touchMove", [y + by / 2]),
            ("touchMove", [y + by]),
            ("touchEnd", []),
        ):
            touches = [{"x": x, "y": each} for each in heights]
            hand.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touches})
    expect(below).to_be_hidden()


def test_the_texts_of_the_sheet_are_as_wide_as_the_screen(page: Page) -> None:
    """The paper's edges lie outside: texts are a fifth larger so."""
    paper = page.locator(".paper").first.bounding_box()
    view = page.viewport_size
    assert paper
    assert view
    assert paper["width"] > 1.1 * view["width"]
    assert paper["x"] < 0 < view["width"] < paper["x"] + paper["width"]
    assert page.evaluate("document.documentElement.scrollWidth") <= view["width"]


def test_as_many_pages_as_the_cv_needs_can_be_allowed_instead_of_a_cut(people: Any, service: Service) -> None:
    page = people(viewport={"width": 360, "height": 700}, **PHONE).opens(service, service.open(work_experience=LONG))
    page.locator("#tab-content").tap()
    expect(page.locator("#fix")).to_have_text("1 page too many")
    page.locator("#more-pages").tap()
    expect(page.locator(".notice.no-fit")).to_have_count(0)
    expect(page.locator("#fix")).to_have_count(0)
    page.locator("#tab-look").tap()
    expect(page.locator("#max-pages")).to_have_value("3")


def test_what_was_enlarged_is_fitted_again_by_a_button_in_reach(page: Page) -> None:
    back = page.locator(".zoom-back")
    expect(back).to_be_hidden()
    page.get_by_role("button", name="Larger").tap()
    expect(back).to_be_in_viewport(ratio=1)
    box = back.bounding_box()
    assert box
    assert (round(box["width"]), round(box["height"])) == (44, 44)  # it lies on what is read
    assert back.evaluate("(each) => getComputedStyle(each).backgroundColor") == "rgb(255, 255, 255)"
    expect(back).to_have_accessible_name("Fit to the width")
    back.tap()
    expect(back).to_be_hidden()


def test_the_file_is_in_reach_of_the_thumb_beside_the_sheet(page: Page) -> None:
    files = page.locator(".files")
    box, view = files.bounding_box(), page.viewport_size
    assert box
    assert view
    assert box["y"] > view["height"] / 2
    page.locator("#download-more").tap()
    expect(page.locator("#download-docx")).to_be_in_viewport(ratio=1)
    page.keyboard.press("Escape")
    page.locator(".paper").first.tap(position={"x": 150, "y": 200})
    expect(files).to_be_hidden()  # what was touched is asked about there
    page.locator("#peek-close").tap()
    expect(files).to_be_visible()


def test_a_version_of_the_history_is_looked_at_and_answered_below_the_sheet(page: Page, service: Service) -> None:
    session_id = page.url.rpartition("/")[2]
    service.edit(session_id, "headline", "Zwei")
    page.locator("#more").tap()
    page.locator("#history").tap()
    page.get_by_role("button", name="Opened").tap()
    expect(page.locator("#sheets")).to_be_visible()
    page.locator("#history-back").tap()
    expect(page.locator("#pane-history")).to_be_visible()
    page.get_by_role("button", name="Opened").tap()
    page.locator("#restore").tap()
    expect(page.locator(".versions li")).to_have_count(3)
    assert service.read(session_id)["headline"] != "Zwei"


def test_a_place_that_has_nothing_to_do_with_the_cv_is_not_offered(page: Page) -> None:
    expect(page.locator("#tab-rest")).to_be_hidden()


def test_the_bar_stays_while_one_scrolls(page: Page) -> None:
    page.locator("#tab-content").tap()
    page.evaluate("scrollTo(0, 600)")
    expect(page.locator("#download-pdf")).to_be_in_viewport(ratio=1)
    assert page.evaluate("document.getElementById('bar').offsetHeight") <= 50


def test_the_sheet_is_one_of_the_places_at_the_bottom(page: Page) -> None:
    expect(page.get_by_role("tab", name="View")).to_have_attribute("aria-selected", "true")
    page.get_by_role("tab", name="Content").tap()
    expect(page.locator("#sheets")).to_be_hidden()
    expect(page.locator("#section-about")).to_be_visible()
    expect(page.locator("#tabs")).to_be_in_viewport(ratio=1)
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#sheets")).to_be_visible()
    expect(page.get_by_role("tab", name="View")).to_be_focused()
