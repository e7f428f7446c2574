"""What a person does in the page of a session."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from playwright.sync_api import Locator, Page, expect

if TYPE_CHECKING:
    from tests.surfaces.web.conftest import Service


def unfold(page: Page, section: str) -> None:
    page.locator(f"#section-{section} > summary").click()


def goes(page: Page, section: str) -> None:
    """To a section by the list of sections, as with the keyboard."""
    page.locator(f"#contents a[data-name={section}]").press("Enter")


def value(page: Page, path: str) -> Any:
    return page.locator(f'[data-path="{path}"] > input, [data-path="{path}"] > textarea')


def is_saved(page: Page, version: int) -> None:
    expect(page.locator(f"#state[data-state=saved][data-version='{version}']")).to_have_text("Saved")


def correct(page: Page, path: str, text: str) -> None:
    """Type a value and leave the field."""
    value(page, path).fill(text)
    value(page, path).press("Tab")


def use(page: Page, path: str, tool: str) -> None:
    """Something out of the menu of an item: up, down or remove."""
    tools = page.locator(f'[data-tools="{path}"]')
    tools.locator(".more").click()
    tools.locator(f"[data-tool={tool}]").click()


def menu(page: Page, path: str) -> Any:
    return page.locator(f'[data-tools="{path}"] .more')


def open_job(page: Page, index: int) -> None:
    page.locator(f'details[data-path="work_experience[{index}]"] > summary').click()


def writing_in(page: Page, service: Service, session_id: str, index: int, name: str, text: str) -> Any:
    """A person who types in a field of a job and has not left it."""
    unfold(page, "work_experience")
    open_job(page, index)
    field = value(page, f"work_experience[{index}].{name}")
    field.click()
    field.press("End")
    page.keyboard.type(text)
    return page.locator(":focus")


def where_it_rests(page: Page) -> float:
    """How far a page is scrolled, once what was set off above has been drawn and moves it no more."""
    seen: list[float] = []

    def rests() -> bool:
        seen.append(page.evaluate("scrollY"))
        return len(seen) > 8 and len(set(seen[-8:])) == 1

    soon(page, rests)
    return seen[-1]


def soon(page: Page, holds: Callable[[], bool]) -> None:
    """Waits for what the page sets off, which may come a moment after it has drawn. It may be tried again each time."""
    for _ in range(200):
        if holds():
            return
        page.wait_for_timeout(50)
    raise AssertionError("it never came to that")


def decide(answer: Locator) -> None:
    """Opens the card of a change that rests, and answers it."""
    answer.locator("xpath=ancestor::li").click(position={"x": 20, "y": 12})
    answer.click()
