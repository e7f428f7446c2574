"""Take the pictures of the pages: `python tools/screenshots.py [folder]`, by default docs/images.

Starts a service of its own and drives Chromium. The pictures on the start page are made by `tools/looks.py`.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.surfaces.web.conftest import CHROMIUM, FLAGS, Service, started  # noqa: E402 - beside the package

IMAGES = ROOT / "docs" / "images"
SETTLED_MS = 3_000
"""Until the sheet shows the last edit, on a busy machine too."""
DESIGN = {"template": "sidebar", "accent": "#17603a"}
DESKTOP: dict[str, Any] = {"viewport": {"width": 1440, "height": 900}}
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}


def main(folder: Path) -> None:
    with tempfile.TemporaryDirectory() as store, started(Path(store)) as service, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        reviewed(browser, service, session(service), folder)
        service.client.headers["X-CV-Client"] = "page"  # from here on the person chooses
        session_id = session(service)
        service.edit(session_id, "design", DESIGN)
        address = f"{service.url}/s/{session_id}"
        for name, pane in (("content", ""), ("look", "#tab-look")):
            shot(browser, address, folder / f"page-{name}.png", DESKTOP, pane)
        shot(browser, address, folder / "page-dark.png", {**DESKTOP, "color_scheme": "dark"})
        shot(browser, address, folder / "page-phone.png", PHONE)
        shot(browser, service.url, folder / "start.png", DESKTOP)
        browser.close()


def session(service: Service) -> str:
    document = (ROOT / "samples" / "lebenslauf.docx").read_bytes()
    answer = service.client.post("/extract-and-store-cv", files={"file": ("cv.docx", document)}).json()
    return str(answer["session_id"])


def reviewed(browser: Browser, service: Service, session_id: str, folder: Path) -> None:
    """What an assistant has just changed, as the person sees it."""
    with opened(browser, f"{service.url}/s/{session_id}", DESKTOP) as page:
        jobs = json.loads((ROOT / "samples" / "lebenslauf.json").read_text(encoding="utf-8"))["work_experience"]
        service.edit(session_id, "headline", "Leiterin Wärmenetze und Projektsteuerung")
        service.edit(session_id, "work_experience[0].bullets[0]", f"{jobs[0]['bullets'][0]}, termintreu")
        page.locator("#tab-review").click()
        page.locator(".review").nth(1).wait_for()
        page.wait_for_timeout(SETTLED_MS)
        page.screenshot(path=folder / "page-changes.png")


def shot(browser: Browser, address: str, target: Path, options: dict[str, Any], pane: str = "") -> None:
    with opened(browser, address, options) as page:
        if pane:
            page.locator(pane).click()
            page.locator(".template").last.locator("img").wait_for()
        page.screenshot(path=target)


class opened:  # noqa: N801 - used like a function
    """A page that has drawn everything."""

    def __init__(self, browser: Browser, address: str, options: dict[str, Any]) -> None:
        self.context = browser.new_context(locale="en-GB", reduced_motion="reduce", **options)
        self.address = address

    def __enter__(self) -> Page:
        page = self.context.new_page()
        page.goto(self.address)
        if "/s/" in self.address:
            page.locator(".sheet img").first.wait_for()
        page.evaluate("document.fonts.ready")
        return page

    def __exit__(self, *_: object) -> None:
        self.context.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=IMAGES)
    main(parser.parse_args().folder)
