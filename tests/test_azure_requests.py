"""What the operations cost in requests to Azure, as docs/azure.md says."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cv_generator.operations.context import Caller, Context
from cv_generator.operations.dispatch import invoke
from cv_generator.operations.registry import OPERATIONS
from cv_generator.storage.azure import AzureSessionStore
from tests.contract.azurite import AzuriteRecipe, running_azurite
from tests.contract.faults import FaultyAdapter, transport_over

PAGE = Path(__file__).parents[1] / "docs" / "azure.md"
ROW = re.compile(r"^\| `(\w+)` \| (\d+) \|", re.MULTILINE)


@pytest.fixture(scope="module")
def azurite(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with running_azurite(tmp_path_factory.mktemp("azurite")) as connection:
        yield connection


def test_operations_cost_the_requests_that_the_documentation_counts(azurite: str, sample_base64: str) -> None:
    network = FaultyAdapter()
    account = AzuriteRecipe.in_new_table(azurite).account
    store = AzureSessionStore(account, clock=lambda: dt.datetime.now(dt.UTC), transport=transport_over(network))
    store.secret()
    numbers = itertools.count(1)
    context = Context(
        store=store,
        clock=lambda: dt.datetime.now(dt.UTC),
        new_id=lambda: f"{next(numbers):08x}-0000-4000-8000-000000000000",
        caller=Caller(base_url="http://cv.test"),
    )
    operations = {operation.name: operation for operation in OPERATIONS}

    def requests_of(name: str, **arguments: Any) -> int:
        before = network.sent
        invoke(context, operations[name], arguments)
        return network.sent - before

    session = {"session_id": "00000001-0000-4000-8000-000000000000"}
    seen = {
        "extract_and_store_cv": requests_of("extract_and_store_cv", docx_base64=sample_base64),
        "get_cv_session": requests_of("get_cv_session", **session),
        "update_cv_field": requests_of("update_cv_field", **session, field_path="headline", value="New"),
        "generate_cv_from_session": requests_of("generate_cv_from_session", **session),
        "revert_cv_session": requests_of("revert_cv_session", **session, to_version=1),
        "delete_cv_session": requests_of("delete_cv_session", **session),
        "create_cv_session": requests_of("create_cv_session", cv_data={"full_name": "Zoë Łukasiewicz-Müller"}),
        "process_cv_orchestrated": requests_of("process_cv_orchestrated", docx_base64=sample_base64),
    }
    store.close()
    assert seen == {name: int(count) for name, count in ROW.findall(PAGE.read_text("utf-8"))}
