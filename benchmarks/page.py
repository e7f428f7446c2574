"""The page in Chromium: bytes of a first load and of an edit; times from a key to the sheet, from an edit to another
client, and of a first visit on a slow line.

Edits come at random moments: a fixed rhythm locks onto any polling and says nothing.
"""

from __future__ import annotations

import random
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from tests.surfaces.web.conftest import CHROMIUM, FLAGS, SAMPLES, Service, started

KEYS = 12
EDITS = 40
VISITS = 7
SLOW_4G: dict[str, Any] = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 93_750}
"""Lighthouse's: 150 ms, 1.6 and 0.75 Mbit/s."""
ARRIVAL = """
  const seen = () => {
    if (!window.form && document.querySelector("#fields .section")) window.form = performance.now();
    if (!window.sheet && document.querySelector(".sheet img")) window.sheet = performance.now();
    if (!window.form || !window.sheet) requestAnimationFrame(seen);
  };
  requestAnimationFrame(seen);
"""
SEEN = """() => {
  const sheets = document.getElementById("sheets");
  new MutationObserver(() => (window.drawn = performance.now())).observe(sheets, {subtree: true, childList: true});
}"""
WATCH = """() => {
  const field = document.querySelector('[data-path="nationality"] > input');
  setInterval(() => field.value !== window.held && ((window.held = field.value), (window.heldAt = Date.now())), 4);
}"""


def main() -> dict[str, Any]:
    """Figures in ms and bytes."""
    with tempfile.TemporaryDirectory() as folder, started(Path(folder)) as service, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        document = (SAMPLES / "lebenslauf.docx").read_bytes()
        answer = service.client.post("/extract-and-store-cv", files={"file": ("cv.docx", document)})
        session_id = answer.json()["session_id"]
        context = browser.new_context(viewport={"width": 1400, "height": 900})
        page = context.new_page()
        counted = Counted(context.new_cdp_session(page))
        page.goto(f"{service.url}/s/{session_id}")
        page.locator(".sheet img").first.wait_for()
        page.wait_for_timeout(2_000)
        figures = {"first load, bytes": counted.taken(), **typed(page, counted), **heard(page, service, session_id)}
        figures |= arrived(browser, f"{service.url}/s/{session_id}")
        browser.close()
    for name, value in figures.items():
        print(f"{name:40} {value:10,.0f}")
    return figures


def arrived(browser: Browser, address: str) -> dict[str, float]:
    """From the address to the fields and to the sheet, on a phone that comes for the first time, on slow 4G."""
    visits = []
    for _ in range(VISITS):
        context = browser.new_context(viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True)
        page = context.new_page()
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", SLOW_4G)
        page.add_init_script(ARRIVAL)
        page.goto(address)
        while not all(moments := page.evaluate("[window.form, window.sheet]")):
            page.wait_for_timeout(20)
        visits.append(moments)
        context.close()
    form, sheet = (statistics.median(each) for each in zip(*visits, strict=True))
    return {"slow 4G: the fields, ms": form, "slow 4G: the sheet, ms": sheet}


class Counted:
    """Bytes over the line, with headers, compressed."""

    def __init__(self, session: CDPSession) -> None:
        self.bytes = 0.0
        session.send("Network.enable")
        session.on("Network.loadingFinished", self._finished)

    def _finished(self, event: dict[str, Any]) -> None:
        self.bytes += event["encodedDataLength"]

    def taken(self) -> float:
        taken, self.bytes = self.bytes, 0.0
        return taken


def typed(page: Page, counted: Counted) -> dict[str, float]:
    """From the last key to the sheet; and what an edit costs until it is stored."""
    page.evaluate(SEEN)
    field = page.locator('[data-path="headline"] > input')
    times, costs = [], []
    for _ in range(KEYS):
        counted.taken()
        field.press("End")
        page.evaluate("window.drawn = 0")
        pressed = page.evaluate("performance.now()")
        page.keyboard.type("x")
        while not (drawn := page.evaluate("window.drawn")):
            page.wait_for_timeout(10)
        times.append(drawn - pressed)
        page.wait_for_timeout(3_500)
        costs.append(counted.taken())
    return {
        "key to sheet, ms (130 are the pause)": statistics.median(times),
        "key to sheet, slowest": max(times),
        "an edit until it is stored, bytes": statistics.median(costs),
    }


def heard(page: Page, service: Service, session_id: str) -> dict[str, float]:
    """From the answer to another client's edit to the field."""
    page.evaluate(WATCH)
    delays = []
    for number in range(EDITS):
        time.sleep(random.random())
        service.edit(session_id, "nationality", f"N {number}")
        answered = time.time() * 1000
        while page.evaluate("window.held") != f"N {number}":
            page.wait_for_timeout(10)
        delays.append(page.evaluate("window.heldAt") - answered)
    return {
        "another client's edit, median ms": statistics.median(delays),
        "another client's edit, 95 %": statistics.quantiles(delays, n=20)[-1],
    }
