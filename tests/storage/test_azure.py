"""The distributed store: the contract against Azurite, and what only a table can do wrong."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.contract.azurite import AzuriteRecipe, running_azurite
from tests.contract.session_store import SessionStoreContract


@pytest.fixture(scope="session")
def azurite(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with running_azurite(tmp_path_factory.mktemp("azurite")) as connection:
        yield connection


@pytest.fixture
def recipe(azurite: str) -> AzuriteRecipe:
    return AzuriteRecipe.in_new_table(azurite)


class TestAzurite(SessionStoreContract):
    edits_per_thread = 3
    kills = 6

    @pytest.fixture
    def recipe(self, azurite: str) -> AzuriteRecipe:
        return AzuriteRecipe.in_new_table(azurite)
