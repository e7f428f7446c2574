"""A phone that lies on its side."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.surfaces.web.acting import value
from tests.surfaces.web.conftest import Service


@pytest.fixture
def page(people: Any, service: Service) -> Page:
    opened: Page = people(viewport={"width": 740, "height": 360}, is_mobile=True, has_touch=True).opens(
        service, service.open()
    )
    return opened


def test_the_places_stand_at_the_side_and_leave_the_height(page: Page) -> None:
    bar, tabs = page.locator("#bar").bounding_box(), page.locator("#tabs").bounding_box()
    assert bar
    assert tabs
    assert 360 - bar["height"] >= 300
    assert tabs["y"] >= bar["y"] + bar["height"] - 1
    assert tabs["width"] < 100
    for name in ("content", "look", "review", "view"):
        page.locator(f"#tab-{name}").tap()
        expect(page.locator(f"#tab-{name}")).to_be_in_viewport(ratio=1)
        shown = page.locator("#view" if name == "view" else f"#pane-{name}").bounding_box()
        assert shown
        assert shown["x"] >= tabs["x"] + tabs["width"] - 1
    assert page.evaluate("document.documentElement.scrollWidth") == 740


def test_a_field_that_one_writes_in_is_seen_with_its_label(page: Page) -> None:
    page.locator("#tab-content").tap()
    page.locator("#section-work_experience > summary").tap()
    page.locator('details[data-path="work_experience[0]"] > summary').tap()
    field = value(page, "work_experience[0].employer")
    field.evaluate("(each) => (each.focus(), each.scrollIntoView({block: 'start'}))")
    label = page.locator('[data-path="work_experience[0].employer"] > label')
    expect(label).to_be_in_viewport(ratio=1)
    top = label.evaluate(
        "(each) => { const {left, top, height} = each.getBoundingClientRect();"
        " return document.elementFromPoint(left + 4, top + height / 2) === each; }"
    )
    assert top
    expect(page.locator("#tabs")).to_be_visible()  # it takes no height
