"""Take the pictures of the pages: `python tools/screenshots.py [folder]`, by default docs/images.

Starts a service of its own and drives Chromium. The pictures of the start page are made too: the same invented CV
in three looks, in `static/looks`; with a folder of one's own in its `looks`, so that the package stays as it is.
"""

from __future__ import annotations

import argparse
import io
import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.surfaces.web.conftest import CHROMIUM, FLAGS, Service, started  # noqa: E402 - beside the package

IMAGES = ROOT / "docs" / "images"
LOOKS = ROOT / "src" / "cv_generator" / "surfaces" / "web" / "static" / "looks"
WIDTH = 620
DESIGNS: tuple[dict[str, Any], ...] = (
    {"template": "sidebar", "accent": "#17603a"},
    {"template": "academic"},
    {"template": "axis", "accent": "#7a2e1d"},
)
DESKTOP: dict[str, Any] = {"viewport": {"width": 1440, "height": 900}}
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}


def main(folder: Path) -> None:
    looks = LOOKS if folder.resolve() == IMAGES else folder / "looks"
    with tempfile.TemporaryDirectory() as store, started(Path(store)) as service, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        reviewed(browser, service, session(service), folder)
        service.client.headers["X-CV-Client"] = "page"  # from here on the person chooses
        session_id = session(service)
        for number, design in enumerate(DESIGNS, 1):
            look(service, session_id, design, looks / f"{number}.webp")
        service.edit(session_id, "design", DESIGNS[0])
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


def look(service: Service, session_id: str, design: dict[str, Any], target: Path) -> None:
    service.edit(session_id, "design", design)
    answer = service.client.get("/preview-cv", params={"session_id": session_id, "ppi": 150})
    target.parent.mkdir(parents=True, exist_ok=True)
    picture = Image.open(io.BytesIO(answer.content)).convert("RGB")
    height = round(WIDTH * picture.height / picture.width)
    picture.resize((WIDTH, height), Image.Resampling.LANCZOS).save(target, quality=72, method=6)


def reviewed(browser: Browser, service: Service, session_id: str, folder: Path) -> None:
    """What an assistant has just changed, as the person sees it."""
    with opened(browser, f"{service.url}/s/{session_id}", DESKTOP) as page:
        jobs = json.loads((ROOT / "samples" / "lebenslauf.json").read_text(encoding="utf-8"))["work_experience"]
        service.edit(session_id, "headline", "Leiterin Wärmenetze und Projektsteuerung")
        service.edit(session_id, "work_experience[0].bullets[0]", f"{jobs[0]['bullets'][0]}, termintreu")
        page.locator("#tab-review").click()
        page.locator(".review").first.wait_for()
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
