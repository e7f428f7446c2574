"""A tablet that stands: the sheet above its form."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import FloatRect, Locator, Page, expect

from tests.surfaces.web.acting import soon, value
from tests.surfaces.web.conftest import Service


def boxed(locator: Locator) -> FloatRect:
    box = locator.bounding_box()
    assert box
    return box


@pytest.fixture
def page(people: Any, service: Service) -> Page:
    size = {"width": 768, "height": 1024}
    opened: Page = people(viewport=size, is_mobile=True, has_touch=True).opens(service, service.open())
    return opened


@pytest.mark.parametrize("pane", ["content", "look", "review"])
def test_the_sheet_stands_above_every_pane_and_all_begin_at_one_edge(page: Page, pane: str) -> None:
    expect(page.locator("#tab-view")).to_be_hidden()
    page.locator(f"#tab-{pane}").tap()
    expect(page.locator(f"#pane-{pane} > *").first).to_be_visible()
    box, desk, panel = boxed(page.locator(f"#pane-{pane}")), boxed(page.locator("#view")), boxed(page.locator("#edit"))
    assert box["width"] >= 720
    assert desk["y"] + desk["height"] <= panel["y"] + 1
    assert panel["y"] + panel["height"] <= 1024
    assert min(desk["height"], panel["height"]) > 400
    edges = [box["x"], *(boxed(page.locator(each).first)["x"] for each in (".paper", "#tab-content > span", "#title"))]
    assert max(edges) - min(edges) <= 1
    if pane == "content":  # where two fields are read side by side
        name, headline = (boxed(page.locator(f'[data-path="{each}"]')) for each in ("full_name", "headline"))
        assert name["y"] == headline["y"]


def test_a_touched_line_opens_its_field_below_the_sheet_and_both_are_seen(page: Page) -> None:
    paper = boxed(page.locator(".paper").first)
    page.touchscreen.tap(paper["x"] + paper["width"] * 0.4, paper["y"] + paper["height"] * 0.095)
    field = page.locator("#fields :is(input, textarea):focus")
    expect(field).to_be_in_viewport(ratio=1)
    expect(page.locator(".place.here").first).to_be_in_viewport()


def test_what_is_said_takes_its_room_from_the_sheet(page: Page) -> None:
    before = boxed(page.locator("#edit"))
    page.evaluate(
        """() => document.getElementById('toasts').replaceChildren(
          Object.assign(document.createElement('p'), { className: 'toast', textContent: 'lebenslauf.pdf is ready' }))"""
    )
    said = boxed(page.locator(".toast"))
    assert boxed(page.locator("#edit")) == before
    desk = boxed(page.locator("#view"))
    assert desk["y"] + desk["height"] <= said["y"] + 1
    assert said["y"] + said["height"] <= before["y"] + 1


@pytest.mark.parametrize("size", [(768, 560), (1024, 768)], ids=["keyboard", "turned"])
def test_the_field_that_is_written_in_stays_when_the_window_changes(page: Page, size: tuple[int, int]) -> None:
    field = value(page, "nationality")
    field.fill("")
    page.keyboard.type("brit")
    page.set_viewport_size({"width": size[0], "height": size[1]})
    expect(field).to_be_focused()
    soon(page, lambda: page.evaluate("document.activeElement.checkVisibility()"))
    page.keyboard.type("isch")
    expect(field).to_have_value("britisch")
    expect(page.locator(".paper").first).to_be_in_viewport()


def test_a_refused_field_that_lies_behind_the_sheet_is_not_taken_for_seen(page: Page) -> None:
    value(page, "email").fill("keine Adresse")
    value(page, "nationality").focus()
    expect(page.locator("#fix")).to_have_count(0)  # its field is seen
    value(page, "nationality").evaluate("(field) => field.scrollIntoView({block: 'start'})")
    expect(page.locator("#fix")).to_be_visible()
    page.locator("#fix").evaluate("(each) => each.click()")  # from where one has been
    expect(value(page, "email")).to_be_in_viewport(ratio=1)
