"""What a finger hits in the page: lines of the sheet, menus beside what folds, answers of cards."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import FloatRect, Locator, Page, expect

from tests.surfaces.web.acting import soon, unfold, value
from tests.surfaces.web.conftest import Service

PHONE: dict[str, Any] = {"is_mobile": True, "has_touch": True}


def boxed(locator: Locator) -> FloatRect:
    box = locator.bounding_box()
    assert box
    return box


@pytest.fixture(params=[320, 390])
def page(request: pytest.FixtureRequest, people: Any, service: Service) -> Page:
    opened: Page = people(viewport={"width": request.param, "height": 700}, **PHONE).opens(service, service.open())
    return opened


@pytest.mark.parametrize("x", [20, 200, 370])
def test_a_tap_anywhere_in_the_row_of_a_short_line_means_that_line(people: Any, service: Service, x: int) -> None:
    session_id = service.open(headline="Chor")
    sheet = service.call("cv_sheets", session_id=session_id)["pages"][0]
    top, height = next((y, height) for path, _, y, _, height in sheet["places"] if path == "headline")
    page = people(viewport={"width": 390, "height": 844}, **PHONE).opens(service, session_id)
    paper = boxed(page.locator(".paper").first)
    page.touchscreen.tap(x, paper["y"] + (top + height / 2) / sheet["height"] * paper["height"])
    expect(page.locator(".peek-text")).to_contain_text("Chor")
    mark = page.locator(".place.here").first
    assert mark.evaluate("(each) => getComputedStyle(each).boxShadow") == "none"  # nothing that looks like a handle
    air = mark.evaluate("(each) => getComputedStyle(each, '::before').left")
    assert float(air.removesuffix("px")) < 0


def test_two_taps_go_to_the_size_that_is_read_and_back_and_open_nothing(people: Any, service: Service) -> None:
    page = people(viewport={"width": 390, "height": 844}, **PHONE).opens(service, service.open())
    paper = page.locator(".paper").first
    whole = boxed(paper)

    def twice(x: float, y: float) -> None:
        page.touchscreen.tap(x, y)
        page.touchscreen.tap(x + 3, y + 3)

    twice(200, 300)
    soon(page, lambda: boxed(paper)["width"] > 1.2 * whole["width"])
    expect(page.locator("#peek")).to_be_hidden()
    large = boxed(paper)
    kept = (300 - whole["y"]) / whole["height"] * large["height"] + large["y"]
    assert abs(kept - 303) <= 6  # what lay below the finger
    twice(200, 300)
    soon(page, lambda: abs(boxed(paper)["width"] - whole["width"]) < 1)
    expect(page.locator("#peek")).to_be_hidden()
    expect(page.locator("#tab-view")).to_have_attribute("aria-selected", "true")


def test_what_closes_a_touched_line_stands_apart_from_what_leads_on(page: Page) -> None:
    page.locator(".paper").first.tap(position={"x": 150, "y": 200})
    ids = ("#peek-close", "#peek-before", "#peek-after", "#peek-edit")
    close, before, after, edit = (boxed(page.locator(each)) for each in ids)
    assert close["y"] + close["height"] + 8 <= min(before["y"], edit["y"])
    assert abs(before["x"] + before["width"] - after["x"]) <= 1  # one pair


@pytest.mark.parametrize(("width", "touch"), [(320, True), (390, True), (768, True), (1024, True), (1600, False)])
def test_the_menu_of_a_card_and_what_folds_it_are_told_apart_by_a_finger(
    people: Any, service: Service, width: int, touch: bool
) -> None:
    hand = PHONE if touch else {}
    page = people(viewport={"width": width, "height": 900}, **hand).opens(service, service.open())
    page.locator("#tab-content").click()
    unfold(page, "work_experience")
    entry = page.locator("#section-work_experience .entry-item").first
    menu, head = boxed(entry.locator("> .tools .more")), boxed(entry.locator("summary").first)
    sign = head["x"] + head["width"] - 9.5  # the middle of what folds
    assert menu["width"] >= (44 if touch else 36)
    assert menu["x"] + menu["width"] <= sign - (22 if touch else 18)
    entry.locator("summary").first.click(position={"x": 20, "y": 20})
    line = page.locator('[data-tools="work_experience[0].bullets[0]"] .more')
    field, more = boxed(value(page, "work_experience[0].bullets[0]")), boxed(line)
    room = float(
        value(page, "work_experience[0].bullets[0]").evaluate(
            "(each) => parseFloat(getComputedStyle(each).paddingRight)"
        )
    )
    assert more["x"] >= field["x"] + field["width"] - room - 1  # on no text
    assert abs(field["x"] + field["width"] - head["x"] - head["width"]) <= 1  # all fields end at one edge
    assert line.evaluate("(each) => getComputedStyle(each).opacity") == "1"  # seen before it is wanted


def test_on_a_low_screen_what_stays_is_low_and_the_row_of_sections_stays(people: Any, service: Service) -> None:
    page = people(viewport={"width": 320, "height": 600}, **PHONE).opens(service, service.open())
    page.locator("#tab-content").tap()
    row, dock, bar = page.locator("#contents"), page.locator("#tabs"), page.locator("#bar")
    page.mouse.wheel(0, 300)
    soon(page, lambda: page.evaluate("scrollY") > 200)
    expect(row).to_be_in_viewport(ratio=1)
    assert sum(boxed(each)["height"] for each in (row, dock, bar)) < 0.24 * 600
    assert min(boxed(each)["height"] for each in page.locator(".tab:visible, #contents a:visible").all()) >= 44
