"""The started service, a person's browser, and an assistant who uses the API at the same time."""

from __future__ import annotations

import base64
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx2 as httpx
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

SAMPLES = Path(__file__).parents[3] / "samples"
CHROMIUM = shutil.which("chromium-headless-shell") or shutil.which("chromium")
"""The first costs two thirds of the second for the same pages. None: Playwright's own, where it has fetched one."""

_WITHOUT = (
    *("WebUIOmniboxPopup", "WebUIOmniboxAimPopup"),  # two pages of Chromium's own for each page of a person, and dearer
    "SpareRendererForSitePerProcess",  # a process for the next page, which seldom comes
    # What Playwright does without: one list of features replaces the other.
    *("AimEnabled", "AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades"),
    *("HttpsFirstBalancedModeAutoEnable", "LensOverlay", "MediaRouter", "NetworkTimeServiceQuerying"),
    *("OptimizationHints", "PaintHolding", "PreconnectToSearch", "ThirdPartyStoragePartitioning"),
)
FLAGS = (
    f"--disable-features={','.join(_WITHOUT)}",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PATIENCE_MS = 15_000
KEY = "a-key-for-tests"

expect.set_options(timeout=PATIENCE_MS)


@dataclass
class Service:
    """A running service. Its calls are those of an assistant."""

    url: str
    key: str = ""
    client: httpx.Client = field(init=False)

    def __post_init__(self) -> None:
        headers = {"x-functions-key": self.key} if self.key else {}
        self.client = httpx.Client(base_url=f"{self.url}/api", headers=headers, timeout=60)

    def call(self, operation: str, **arguments: Any) -> dict[str, Any]:
        response = self.client.post(f"/{operation.replace('_', '-')}", json=arguments)
        assert response.status_code == 200, response.text
        answer = response.json()
        assert isinstance(answer, dict)
        return answer

    def open(self, **changes: Any) -> str:
        """A new session with the bundled CV of an invented person."""
        cv_data = {**json.loads((SAMPLES / "lebenslauf.json").read_text(encoding="utf-8")), **changes}
        return str(self.call("create_cv_session", cv_data=cv_data)["session_id"])

    def read(self, session_id: str) -> dict[str, Any]:
        cv_data = self.call("get_cv_session", session_id=session_id)["cv_data"]
        assert isinstance(cv_data, dict)
        return cv_data

    def edit(self, session_id: str, field_path: str, value: Any = None, **more: Any) -> int:
        sent = {"value": value} if value is not None else {}
        return int(
            self.call("update_cv_field", session_id=session_id, field_path=field_path, **sent, **more)["version"]
        )

    def version(self, session_id: str) -> int:
        return int(self.call("get_cv_session", session_id=session_id, fields=[])["version"])


@contextmanager
def started(folder: Path, **settings: str) -> Iterator[Service]:
    """The service in a process of its own, on a free port."""
    environment = {**os.environ, "SQLITE_PATH": str(folder / "sessions.sqlite3"), "LOG_LEVEL": "DEBUG", **settings}
    process = subprocess.Popen(
        [sys.executable, "-m", "cv_generator", "serve", "--port", "0"],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        found = re.search(r"http://\S+", process.stdout.readline())
        assert found, "the service did not say where it listens"
        service = Service(found[0], settings.get("API_KEYS", ""))
        # The first sheet of all waits for the workers' start, which on a busy machine takes longer than a page is waited for.
        service.call("cv_sheets", session_id=service.open())
        yield service
        service.client.close()
    finally:
        process.terminate()
        process.communicate(timeout=20)


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with started(tmp_path_factory.mktemp("service")) as running:
        yield running


@pytest.fixture(scope="session")
def guarded_service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with started(tmp_path_factory.mktemp("guarded"), API_KEYS=KEY) as running:
        yield running


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """For one module: while Playwright runs, other tests of this process cannot run an event loop."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield chromium
        chromium.close()


class Person:
    """Somebody in front of a browser. What the page logs as an error is a fault, unless a test expects it."""

    def __init__(self, browser: Browser, **options: Any) -> None:
        self.context: BrowserContext = browser.new_context(
            **{"locale": "en-GB", "viewport": {"width": 1400, "height": 900}, "reduced_motion": "reduce", **options}
        )
        self.context.set_default_timeout(PATIENCE_MS)
        self.page: Page = self.context.new_page()
        self.faults: list[str] = []
        self.foreign: list[str] = []
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("console", self._logged)

    def _logged(self, message: Any) -> None:
        """Answers such as 409 are logged by the browser itself; scripts and the security policy are ours."""
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            self.faults.append(message.text)

    def opens(self, service: Service, session_id: str) -> Page:
        self.page.goto(f"{service.url}/s/{session_id}")
        expect(self.page.locator("#state")).to_have_attribute("data-state", "saved")
        expect(self.page.locator(".sheet img").first).to_be_visible()
        return self.page


@pytest.fixture
def person(browser: Browser) -> Iterator[Person]:
    somebody = Person(browser)
    yield somebody
    somebody.context.close()
    assert somebody.faults == []


@pytest.fixture
def people(browser: Browser) -> Iterator[Any]:
    """Makes persons with browsers of their own: `people(locale="de-DE")`."""
    made: list[Person] = []

    def make(**options: Any) -> Person:
        made.append(Person(browser, **options))
        return made[-1]

    yield make
    for somebody in made:
        somebody.context.close()
        assert somebody.faults == []


@pytest.fixture(scope="session")
def sample_docx_base64() -> str:
    return base64.b64encode((SAMPLES / "lebenslauf.docx").read_bytes()).decode()
