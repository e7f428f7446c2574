"""The distributed store: the contract against Azurite, over a sound network and over a failing one."""

from __future__ import annotations

import pytest

from tests.contract.azurite import AzuriteRecipe
from tests.contract.faults import KINDS, FaultyRecipe
from tests.contract.recipes import noon
from tests.contract.session_store import SessionStoreContract, make
from tests.injected import INJECTED


class TestAzurite(SessionStoreContract):
    edits_per_thread = 3
    kills = 6

    @pytest.fixture
    def recipe(self, azurite: str) -> AzuriteRecipe:
        return AzuriteRecipe.in_new_table(azurite)


class TestAzuriteBehindAFailingNetwork(SessionStoreContract):
    """The same contract while every eighth request is spoilt. Worker processes have faults of their own on top."""

    edits_per_thread = 3
    kills = 6

    @pytest.fixture
    def recipe(self, azurite: str) -> FaultyRecipe:
        return FaultyRecipe(AzuriteRecipe.in_new_table(azurite))

    def test_every_kind_of_fault_is_injected(self, recipe: FaultyRecipe) -> None:
        store = recipe.open(noon)
        while not set(KINDS) <= set(INJECTED):
            store.read(make(store).id)
        assert set(INJECTED) == set(KINDS)
        store.close()
