"""Clients of others: FastMCP's, and the command line of the MCP inspector, over both transports."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import anyio
import pytest
from fastmcp import Client
from fastmcp.client.transports import StdioTransport, StreamableHttpTransport

from cv_generator.operations import guide, tools
from cv_generator.operations.access import Access
from cv_generator.operations.context import Context
from tests.surfaces.doors import application, listening

OFFERED = [operation.name for operation in tools.offered()]
HOME = Path(__file__).parents[1] / "inspector"
INSPECTOR = (
    HOME / "node_modules" / "@modelcontextprotocol" / "inspector" / "clients" / "launcher" / "build" / "index.js"
)
KEY = "inspectors-key"


@pytest.fixture
def address(context: Context) -> Iterator[str]:
    """A service that asks for a key."""
    with listening(application(context, Access.from_keys([KEY]))) as found:
        yield f"{found}/mcp"


async def use(client: Client[Any], cv_data: dict[str, Any]) -> list[str]:
    async with client:
        names = [tool.name for tool in await client.list_tools()]
        opened = await client.call_tool("create_cv_session", {"cv_data": cv_data})
        session_id = opened.structured_content["session_id"]
        made = await client.call_tool("generate_cv_from_session", {"session_id": session_id})
        assert made.structured_content["page_count"] == 1
        refused = await client.call_tool("get_cv_session", {"session_id": "gone"}, raise_on_error=False)
        assert refused.is_error
        [cv] = await client.read_resource(f"cv://{session_id}")
        assert json.loads(cv.text)["cv_data"]["full_name"] == cv_data["full_name"]
        return names


def test_fastmcp_works_over_http(address: str, cv_data: dict[str, Any]) -> None:
    client: Client[Any] = Client(StreamableHttpTransport(address, headers={"x-functions-key": KEY}))
    assert anyio.run(use, client, cv_data) == OFFERED


def test_fastmcp_works_over_stdio(tmp_path: Path, cv_data: dict[str, Any]) -> None:
    transport = StdioTransport(
        command=sys.executable,
        args=["-m", "cv_generator", "mcp", "--folder", str(tmp_path)],
        env={"SQLITE_PATH": str(tmp_path / "s.sqlite3")},
        keep_alive=False,
    )
    assert anyio.run(use, Client(transport), cv_data) == [name for name in OFFERED if name not in tools.WITHOUT_PAGES]


@pytest.fixture(scope="module")
def node() -> str:
    """The Node.js beside the inspector. `script/test` has installed both, unless a test is run by hand."""
    if not INSPECTOR.exists():
        npm = shutil.which("npm")
        assert npm, "the MCP inspector needs npm: run script/test, which installs it"
        subprocess.run([npm, "ci", "--no-audit", "--no-fund"], cwd=HOME, check=True)
    return str(HOME / "node_modules" / ".bin" / "node")


def inspect(node: str, *arguments: str) -> Any:
    done = subprocess.run(
        # Beside other tests a server over stdio may need more than the inspector's 15 s to start.
        [node, str(INSPECTOR), "--cli", "--connect-timeout", "90000", *arguments],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return json.loads(done.stdout)


def test_the_inspector_works_over_http_and_finds_no_fault_in_the_schemas(node: str, address: str) -> None:
    target = (address, "--transport", "http", "--header", f"x-functions-key: {KEY}")
    listed = inspect(node, *target, "--method", "tools/list", "--strict")
    assert [tool["name"] for tool in listed["tools"]] == OFFERED
    called = ("--method", "tools/call", "--tool-name", "create_cv_session", "--tool-arg", 'cv_data={"name": "Zoë"}')
    answer = inspect(node, *target, *called)
    assert answer["structuredContent"]["cv_data_summary"]["full_name"] == "Zoë"


def test_the_inspector_works_over_stdio(node: str, tmp_path: Path) -> None:
    target = ("-e", f"SQLITE_PATH={tmp_path / 's.sqlite3'}", sys.executable, "-m", "cv_generator", "mcp")
    prompts = inspect(node, *target, "--method", "prompts/list")
    assert len(prompts["prompts"]) == len(guide.PROMPTS)
