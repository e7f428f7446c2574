from collections.abc import Iterator

import pytest

from tests.contract.azurite import running_azurite
from tests.contract.faults import INJECTED


@pytest.fixture(scope="session")
def azurite(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The connection string of an emulator for the whole run."""
    with running_azurite(tmp_path_factory.mktemp("azurite")) as connection:
        yield connection


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """How hard the failing network was: in the test process alone, its workers had faults of their own."""
    if INJECTED:
        kinds = ", ".join(f"{kind} {count}" for kind, count in sorted(INJECTED.items()))
        terminalreporter.write_line(f"{INJECTED.total()} network faults injected: {kinds}")
