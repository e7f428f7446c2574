from collections.abc import Iterator

import pytest

from tests.contract.azurite import running_azurite


@pytest.fixture(scope="session")
def azurite(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The connection string of an emulator for the whole run."""
    with running_azurite(tmp_path_factory.mktemp("azurite")) as connection:
        yield connection
