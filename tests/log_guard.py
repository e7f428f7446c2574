"""A pytest plugin: no line that the test run logs holds the sample person's name, e-mail or phone. Else the run fails.

It looks at every record of every logger of this process, as the JSON formatter prints it, with all its fields; and at
what tests and the processes that they start write to standard error. Tests that catch a server's log themselves show it
with `look`. Records below a logger's level are never made; the package logs from DEBUG on while tests run.
"""

from __future__ import annotations

import json
import logging
import re
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from cv_generator.logs import JsonFormatter, TextFormatter

SAMPLE = Path(__file__).parents[1] / "samples" / "lebenslauf.json"


def plain(text: str) -> str:
    """Letters as they are spoken, whatever their case and composition: `Größner` is `groessner`, `gro\\u00dfner` too."""
    text = re.sub(r"\\u([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)), text)
    text = unicodedata.normalize("NFC", text).casefold()
    return text.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")


class LogGuard:
    """Collects the lines that hold something of a person, and counts those that it has looked at."""

    def __init__(self, person: Mapping[str, Any]) -> None:
        phone = re.sub(r"\D", "", person["phone"])
        self.words = [plain(word) for word in (*person["full_name"].split(), person["email"])]
        self.numbers = [phone, phone[2:]]
        self.looked = 0
        self.leaks: list[str] = []
        self.test = "before the first test"
        self._formatters = (JsonFormatter(), TextFormatter())

    def look(self, text: str, source: str) -> None:
        """Look at text that was logged, a line at a time."""
        for line in text.splitlines():
            self.looked += 1
            digits = re.sub(r"\D", "", line)
            if any(word in plain(line) for word in self.words) or any(number in digits for number in self.numbers):
                self.leaks.append(f"{self.test}: {source}: {line}")

    def look_at_record(self, record: logging.LogRecord) -> None:
        for formatter in self._formatters:
            self.look(formatter.format(record), f"logger {record.name}")

    @pytest.hookimpl
    def pytest_sessionstart(self) -> None:
        original = logging.Logger.handle

        def handle(logger: logging.Logger, record: logging.LogRecord) -> None:
            self.look_at_record(record)
            original(logger, record)

        logging.Logger.handle = handle  # type: ignore[assignment, method-assign]

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        self.test = item.nodeid
        package = logging.getLogger("cv_generator")
        package.setLevel(logging.DEBUG)
        package.handlers.clear()  # a host that was imported by an earlier test has set the log up for itself
        package.propagate = True
        return (yield)

    @pytest.hookimpl
    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.when == "teardown" and not hasattr(report, "node"):  # a worker's report: it has looked at it itself
            self.look(report.capstderr, "standard error")

    @pytest.hookimpl
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        if hasattr(session.config, "workeroutput"):
            session.config.workeroutput["log guard"] = (self.looked, self.leaks)
        if self.leaks:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:
        """A worker of pytest-xdist has ended (before the run does): what it has seen counts here."""
        looked, leaks = getattr(node, "workeroutput", {}).get("log guard", (0, ()))
        self.looked += looked
        self.leaks += leaks

    @pytest.hookimpl
    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        terminalreporter.line(f"log guard: {self.looked} lines looked at, {len(self.leaks)} hold personal data")
        for leak in self.leaks:
            terminalreporter.line(leak, red=True)


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(LogGuard(json.loads(SAMPLE.read_text("utf-8"))), "log-guard")
