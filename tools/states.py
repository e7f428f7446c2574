"""Take pictures of all main states of the pages: `python tools/states.py FOLDER`, and which of them:

    --widths 320,360,768,1024,1600 --themes light,dark --languages en,de,pl,fr --states start,form,review

A picture is named by its state, width, theme and language. Starts a service of its own and drives Chromium. People look
at these; the pictures of the documentation are taken by `tools/screenshots.py`.
"""

from __future__ import annotations

import argparse
import itertools
import json
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import Browser, Page, Route, sync_playwright

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.surfaces.web.conftest import CHROMIUM, FLAGS, Service, started  # noqa: E402 - beside the package

SAMPLES = {"en": "cv-en.json", "de": "lebenslauf.json", "pl": "cv-en.json", "fr": "cv-fr.json"}
HEIGHTS = {320: 600, 360: 780, 390: 844, 740: 360, 768: 1024, 1024: 768, 1280: 800, 1440: 900, 1600: 1000}
PHONE_PX = 640
HELD_PX = 928
SETTLED_MS = 900
LOCALES = {"pl": "pl-PL", "de": "de-DE", "fr": "fr-FR", "en": "en-GB"}


class Scene:
    """One page in one state: {service, page, session_id, cv}."""

    def __init__(self, service: Service, page: Page, session_id: str, cv: dict[str, Any]) -> None:
        self.service, self.page, self.session_id, self.cv = service, page, session_id, cv

    def settle(self, milliseconds: int = SETTLED_MS) -> None:
        self.page.wait_for_timeout(milliseconds)

    def tab(self, name: str) -> None:
        tab = self.page.locator(f"#tab-{name}")
        if tab.is_visible():
            tab.click()

    def unfold(self, section: str) -> None:
        head = self.page.locator(f"#section-{section}")
        if head.get_attribute("open") is None:
            head.locator("> summary").click()

    def top(self) -> None:
        self.page.evaluate(
            "[document.scrollingElement, document.getElementById('edit')].forEach((each) => each.scrollTo(0, 0))"
        )

    def changed(self) -> None:
        job = self.cv["work_experience"][0]
        self.service.edit(self.session_id, "headline", f"{self.cv.get('headline', 'Manager')} – Transformation")
        self.service.edit(
            self.session_id, "work_experience[0].bullets[0]", f"{job['bullets'][0].rstrip('.')}, on time."
        )
        self.service.edit(
            self.session_id, "work_experience[1].title", f"Senior {self.cv['work_experience'][1]['title']}"
        )


def form(scene: Scene) -> None:
    scene.tab("content")


def sheet(scene: Scene) -> None:
    scene.tab("view")


def entry(scene: Scene) -> None:
    scene.tab("content")
    scene.unfold("work_experience")
    scene.page.locator('details[data-path="work_experience[0]"] > summary').click()


def entries(scene: Scene) -> None:
    """Those of a section, folded, and the sections after it."""
    scene.tab("content")
    scene.unfold("work_experience")


def foot(scene: Scene) -> None:
    """Where the form ends."""
    scene.tab("content")
    scene.page.locator("#foot").scroll_into_view_if_needed()


def bullet(scene: Scene) -> None:
    entry(scene)
    scene.page.locator('[data-path="work_experience[0].bullets[1]"] textarea').click()


def look(scene: Scene) -> None:
    scene.tab("look")
    scene.page.locator(".template").last.locator("img").wait_for()


def assistant(scene: Scene) -> None:
    scene.tab("review")


def review(scene: Scene) -> None:
    scene.changed()
    scene.tab("review")
    scene.page.locator(".review").nth(2).wait_for()


def proposals(scene: Scene) -> None:
    scene.tab("review")
    scene.page.locator("#hold").check()
    scene.settle(400)
    scene.changed()
    scene.page.locator(".proposal").nth(2).wait_for()
    scene.top()


def toast(scene: Scene) -> None:
    scene.tab("content")
    scene.settle(400)
    scene.service.edit(scene.session_id, "interests[0]", "Managing mountains")
    scene.page.locator(".toast").wait_for()


def versions(scene: Scene) -> None:
    """Those of an assistant, and one that was made by hand."""
    scene.changed()
    scene.settle(400)
    scene.tab("content")
    scene.page.locator('[data-path="phone"] > input').fill("+44 113 496 0458")
    scene.page.keyboard.press("Tab")
    scene.page.locator("#undo:not(:disabled)").wait_for(state="attached")
    if scene.page.locator("#more").is_visible():
        scene.page.locator("#more").click()
    scene.page.locator("#history").click()


def history(scene: Scene) -> None:
    versions(scene)
    scene.page.locator(".version-look").nth(2).click()


def menu(scene: Scene) -> None:
    """What is done with an entry."""
    entry(scene)
    scene.page.locator("#section-work_experience .entry-item > .tools .more").first.click()


def erasing(scene: Scene) -> None:
    """The question before all is deleted."""
    scene.tab("content")
    scene.page.locator("#delete").click()


def rest(scene: Scene) -> None:
    if scene.page.locator("#tab-rest").is_visible():
        scene.tab("rest")
    else:
        scene.tab("content")
        scene.page.locator("#to-rest").click()


def pieces(scene: Scene) -> None:
    """Several that are left over, two of them chosen."""
    texts = [
        "Tübingen, 12. Januar 2026",
        "Gremium Wärmewende der Stadtwerke im Südwesten",
        "Blätter für Wärmetechnik 3/2019, S. 14–19",
    ]

    def left_over(route: Route) -> None:
        route.fulfill(json={**route.fetch().json(), "unplaced_text": texts})

    scene.page.route("**/api/get-cv-session", left_over)
    scene.page.reload()
    scene.page.locator("#tab-content .badge, #tab-rest .badge").first.wait_for(state="attached")
    rest(scene)
    for index in (1, 2):
        scene.page.locator(".pieces input").nth(index).check()


def cut(scene: Scene) -> None:
    """The question before a cut is made."""
    long(scene)
    scene.page.locator(".cut").first.click()


def languages(scene: Scene) -> None:
    """The question which language the page speaks."""
    scene.tab("content")
    if scene.page.locator("#more").is_visible():
        scene.page.locator("#more").click()
    scene.page.locator("#languages").click()


def reviewed(scene: Scene) -> None:
    """Nothing waits any more."""
    review(scene)
    scene.page.locator("#keep-all").click()


def line(scene: Scene) -> None:
    """A touch of a line, where that is told before its field is opened."""
    scene.tab("view")
    paper = scene.page.locator(".paper").first
    box = paper.bounding_box() or {}
    scene.page.touchscreen.tap(box["x"] + box["width"] * 0.5, box["y"] + box["height"] * 0.42)


def long(scene: Scene) -> None:
    """More pages than are allowed, with what may be cut."""
    scene.tab("content")
    texts = [text for job in scene.cv["work_experience"] for text in job["bullets"]]
    texts = [f"{one}; {other}" for one, other in zip(texts, reversed(texts), strict=True)]
    for index in range(len(scene.cv["work_experience"])):
        scene.service.edit(scene.session_id, f"work_experience[{index}].bullets", (texts * 8)[index : index + 30])
    scene.page.locator(".cut").first.wait_for(state="attached")
    notices = scene.page.locator("#notices details.notice").first
    if notices.get_attribute("open") is None:
        notices.locator("> summary").click()


def guide(scene: Scene) -> None:
    """An empty CV."""


def start(scene: Scene) -> None:
    """Where a CV is brought."""


STATES: dict[str, Callable[[Scene], None]] = {
    state.__name__: state
    for state in (
        start,
        guide,
        form,
        sheet,
        entries,
        entry,
        bullet,
        foot,
        look,
        assistant,
        review,
        proposals,
        toast,
        versions,
        history,
        menu,
        erasing,
        rest,
        pieces,
        line,
        long,
        cut,
        languages,
        reviewed,
    )
}


def session(service: Service, state: str, cv: dict[str, Any]) -> str:
    if state in ("rest", "pieces"):
        document = (ROOT / "samples" / "lebenslauf.docx").read_bytes()
        answer = service.client.post("/extract-and-store-cv", files={"file": ("cv.docx", document)}).json()
        return str(answer["session_id"])
    return str(service.call("create_cv_session", cv_data={} if state == "guide" else cv)["session_id"])


class Window(NamedTuple):
    """What a state is looked at in."""

    width: int
    theme: str
    language: str

    @property
    def options(self) -> dict[str, Any]:
        size = {"width": self.width, "height": HEIGHTS.get(self.width, 900)}
        hand = {"is_mobile": True, "has_touch": True} if self.width <= HELD_PX else {}
        return {"viewport": size, "color_scheme": self.theme, "locale": LOCALES[self.language], **hand}


def taken(browser: Browser, service: Service, state: str, window: Window, folder: Path) -> None:
    context = browser.new_context(reduced_motion="reduce", **window.options)
    page = context.new_page()
    cv = json.loads((ROOT / "samples" / SAMPLES[window.language]).read_text(encoding="utf-8"))
    session_id = "" if state == "start" else session(service, state, cv)
    page.goto(f"{service.url}/{f's/{session_id}' if session_id else ''}?lang={window.language}")
    if session_id:
        page.locator("#state[data-state=saved]").wait_for(state="attached")
        page.locator(".sheet img").first.wait_for(state="attached")
    page.evaluate("document.fonts.ready")
    scene = Scene(service, page, session_id, cv)
    STATES[state](scene)
    scene.settle()
    page.screenshot(path=folder / f"{state}-{window.width}-{window.theme}-{window.language}.png")
    context.close()


def main(folder: Path, states: list[str], windows: list[Window]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as store,
        started(Path(store), LOG_LEVEL="WARNING") as service,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        for state, window in itertools.product(states, windows):
            if state != "line" or window.width <= PHONE_PX:
                taken(browser, service, state, window, folder)
        browser.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    defaults = {"widths": "390,1440", "themes": "light", "languages": "en", "states": ",".join(STATES)}
    for name, given in defaults.items():
        parser.add_argument(f"--{name}", default=given, type=lambda text: text.split(","))
    chosen = parser.parse_args()
    each = itertools.product(map(int, chosen.widths), chosen.themes, chosen.languages)
    main(chosen.folder, chosen.states, [Window(*window) for window in each])
