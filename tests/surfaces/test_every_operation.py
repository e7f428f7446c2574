"""Every operation is at every door, or in a list that says why not."""

from __future__ import annotations

import argparse
from pathlib import Path

from cv_generator.operations import called, tools
from cv_generator.operations.context import Caller, Context
from cv_generator.operations.registry import OPERATIONS
from cv_generator.surfaces import openai
from cv_generator.surfaces.cli import operations as cli
from cv_generator.surfaces.gpt_actions.profile import profile
from cv_generator.surfaces.http.documentation import openapi
from cv_generator.surfaces.mcp.local import LocalHost
from cv_generator.surfaces.mcp.server import Handlers
from tests.surfaces.doors import application

ALL = [operation.name for operation in OPERATIONS]
OFFERED = [name for name in ALL if name not in tools.WITHHELD]


def test_the_registry_holds_the_operations_of_the_contract() -> None:
    assert len(ALL) == len(set(ALL)) >= 12
    assert len(OFFERED) >= 9


def test_every_exception_names_an_operation_and_a_reason() -> None:
    for exceptions in (tools.WITHHELD, tools.WITHOUT_PAGES):
        assert exceptions
        assert set(exceptions) <= set(ALL)
        assert all(len(reason) > 20 for reason in exceptions.values())


def test_http_has_every_operation(context: Context) -> None:
    paths = {route.path for route in application(context).routes}
    assert {f"/api{operation.route}" for operation in OPERATIONS} <= paths
    assert set(openapi(OPERATIONS, "", keys=False)["paths"]) == {operation.route for operation in OPERATIONS}


def test_the_command_line_has_every_operation(context: Context) -> None:
    hosts = cli.Hosts(context=lambda: context, serve=lambda _host, _port: None)
    parser = cli._parser(hosts)
    [commands] = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    assert set(ALL) <= set(commands.choices)


def test_openai_has_every_operation_that_is_not_withheld() -> None:
    for known in (*openai.FORMATS, "openai"):
        assert [_name(each) for each in openai.definitions(known)] == OFFERED
    legacy = [_name(each) for each in openai.definitions(include_legacy=True)]
    assert set(ALL) - set(legacy) == {"cleanup_expired_sessions"}


def _name(definition: dict[str, object]) -> object:
    function = definition.get("function", definition)
    assert isinstance(function, dict)
    return function["name"]


def test_mcp_has_every_operation_that_is_not_withheld(context: Context, tmp_path: Path) -> None:
    alone = LocalHost(context.for_caller(Caller()), [tmp_path])
    beside_a_service = LocalHost(context, [tmp_path])
    assert [tool.name for tool in Handlers(beside_a_service).listed] == OFFERED
    assert [tool.name for tool in Handlers(alone).listed] == [n for n in OFFERED if n not in tools.WITHOUT_PAGES]


def test_gpt_actions_have_every_operation_that_is_not_withheld() -> None:
    described = profile(openapi(OPERATIONS, "https://cv.test", keys=True))
    assert [path["post"]["operationId"] for path in described["paths"].values()] == OFFERED


def test_other_names_mean_operations_and_are_none() -> None:
    assert set(called.OTHER_NAMES.values()) <= set(ALL)
    assert set(called.WITH_A_FILE) <= set(ALL)
    assert set(called.OTHER_NAMES).isdisjoint(ALL)


def test_no_surface_names_an_operation() -> None:
    """Texts about operations belong to the operations."""
    folder = Path(openai.__file__).parent
    sources = [path for path in folder.rglob("*.py") if "web" not in path.parts]
    assert len(sources) > 10
    allowed = {"cleanup_expired_sessions"}  # has the short name `cleanup` on the command line
    for source in sources:
        text = source.read_text("utf-8")
        assert [name for name in ALL if name in text and name not in allowed] == [], source
