"""How hard the failing network was: the faults that this run has injected, told at its end.

Processes that a test starts have faults of their own, which are not counted.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

INJECTED: Counter[str] = Counter()
"""How many faults of each kind this process has seen."""


def pytest_sessionfinish(session: pytest.Session) -> None:
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["network faults"] = dict(INJECTED)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """A worker of pytest-xdist has ended (before the run does): what it has injected counts here."""
    INJECTED.update(getattr(node, "workeroutput", {}).get("network faults", {}))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if INJECTED:
        kinds = ", ".join(f"{kind} {count}" for kind, count in sorted(INJECTED.items()))
        terminalreporter.write_line(f"{INJECTED.total()} network faults injected: {kinds}")
