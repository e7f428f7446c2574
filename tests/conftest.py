"""What all tests share: an invented person, a clock that is moved by hand, and a context with an embedded store."""

from __future__ import annotations

import base64
import datetime as dt
import itertools
import json
import logging
import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from cv_generator.operations.context import Caller, Context
from cv_generator.reading import faults
from cv_generator.storage.sqlite import SqliteSessionStore
from tests.injected import pytest_sessionfinish, pytest_terminal_summary, pytest_testnodedown
from tests.log_guard import LogGuard, pytest_configure

__all__ = ["pytest_configure", "pytest_sessionfinish", "pytest_terminal_summary", "pytest_testnodedown"]

# A commit has one result, on every machine: examples are derived from the test, and no clock judges them. What is new is
# looked for with HYPOTHESIS_PROFILE=default, which script/attack does.
settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeatable"))

pytest.register_assert_rewrite("tests.contract.session_store")  # before any test imports it

faults.raised = True  # what reading survives for the sake of a person is a fault all the same

ROOT = Path(__file__).parents[1]
SAMPLE_DOCX = ROOT / "samples" / "lebenslauf.docx"

LONG_FILES = (
    "rendering/test_corpus.py",
    "rendering/test_verapdf.py",
    "storage/test_azure.py",
    "test_deploy_page.py",
    "surfaces/test_mcp_clients.py",
    "rendering/test_docx.py",
    "test_end_to_end.py",
)
"""Files that take long for how many tests they have. Where one of them began last, the other processes would wait for it."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The order in which files are handed to processes: those that take long, then those of many tests."""
    tests = Counter(item.path for item in items)
    place = {ROOT / "tests" / name: number for number, name in enumerate(LONG_FILES)}
    items.sort(key=lambda item: (place.get(item.path, len(place)), -tests[item.path]))


class Clock:
    """Time that stands still until a test moves it."""

    def __init__(self) -> None:
        self.now = dt.datetime(2026, 1, 21, 14, 30, tzinfo=dt.UTC)

    def __call__(self) -> dt.datetime:
        return self.now

    def advance(self, **delta: float) -> None:
        self.now += dt.timedelta(**delta)


@pytest.fixture(autouse=True)
def loggers_put_back() -> Iterator[None]:
    """A command that configures logging binds it to what the test captures, which is closed after it."""
    loggers = [logging.getLogger(), logging.getLogger("cv_generator")]
    before = [(each, list(each.handlers), each.level, each.propagate) for each in loggers]
    yield
    for logger, handlers, level, propagate in before:
        logger.handlers[:] = handlers
        logger.setLevel(level)
        logger.propagate = propagate


@pytest.fixture
def log_guard(request: pytest.FixtureRequest) -> LogGuard:
    guard = request.config.pluginmanager.get_plugin("log-guard")
    assert isinstance(guard, LogGuard)
    return guard


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def context(tmp_path: Path, clock: Clock) -> Iterator[Context]:
    numbers = itertools.count(1)
    store = SqliteSessionStore(tmp_path / "sessions.sqlite3", clock=clock)
    yield Context(
        store=store,
        clock=clock,
        new_id=lambda: f"00000000-0000-4000-8000-{next(numbers):012d}",
        caller=Caller(base_url="http://cv.test"),
    )
    store.close()


@pytest.fixture
def cv_data() -> dict[str, Any]:
    """A CV that is ready for a PDF."""
    return {
        "full_name": "Zoë Łukasiewicz-Müller",
        "email": "zoe@example.com",
        "phone": "+41 44 668 18 00",
        "language": "en",
        "work_experience": [
            {
                "date_range": "2020-01 – Present",
                "employer": "Brücke AG",
                "location": "Zürich",
                "title": "Engineer",
                "bullets": ["Built bridges", "Kept them standing"],
            },
            {"date_range": "2017 – 2019", "employer": "Most Sp. z o.o.", "title": "Junior engineer", "bullets": []},
        ],
        "education": [{"date_range": "2012 – 2017", "institution": "ETH Zürich", "title": "MSc", "details": []}],
        "skills": ["Python", {"group": "Databases", "items": ["PostgreSQL", "Redis"]}],
        "languages": [{"language": "German", "level": "native"}, {"language": "Polish", "level": "B2"}],
    }


@pytest.fixture(scope="session")
def sample_docx() -> bytes:
    return SAMPLE_DOCX.read_bytes()


@pytest.fixture(scope="session")
def sample_base64(sample_docx: bytes) -> str:
    return base64.b64encode(sample_docx).decode()


@pytest.fixture(scope="session")
def sample_cv() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((ROOT / "samples" / "lebenslauf.json").read_text("utf-8"))
    return loaded
