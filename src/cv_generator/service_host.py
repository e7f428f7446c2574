"""Host: the commands that need the service: `serve`, `mcp`, `tools`, and every operation."""

from __future__ import annotations

import os
import socket
import sys

from cv_generator.bootstrap import add_languages, configure_logging, make_context
from cv_generator.operations.context import Caller, Context
from cv_generator.settings import Settings, SettingsError
from cv_generator.surfaces import openai
from cv_generator.surfaces.cli.commands import Command
from cv_generator.surfaces.cli.operations import DEFAULT_PORT, Hosts
from cv_generator.surfaces.cli.operations import main as run_command
from cv_generator.surfaces.mcp import command as mcp


def command(arguments: list[str]) -> int:
    """Run one of them; returns the exit status."""
    try:
        settings = Settings.from_environment(os.environ)
    except SettingsError as error:
        print(f"cv-generator: {error}", file=sys.stderr)
        return 2
    add_languages(settings)
    # Answers go to standard output and refusals to standard error; the log would only stand between them.
    configure_logging(settings.model_copy(update={"log_level": "ERROR"}))
    hosts = Hosts(
        context=lambda: make_context(settings).for_caller(_caller(settings)),
        serve=serve,
        commands=[
            Command("tools", "tool definitions for language models", openai.declare, openai.run),
            Command(mcp.NAME, mcp.SUMMARY, mcp.declare, lambda options: mcp.run(options, lambda: _local(settings))),
        ],
    )
    return run_command(arguments, hosts)


def _local(settings: Settings) -> Context:
    """Links lead to the service where one is known; over stdio there may be none."""
    return make_context(settings).for_caller(Caller(by="mcp", base_url=settings.public_base_url))


def _caller(settings: Settings) -> Caller:
    return Caller(by="cli", base_url=settings.public_base_url or f"http://127.0.0.1:{DEFAULT_PORT}")


def serve(host: str, port: int) -> None:
    """Listen until stopped. The address is printed once it is bound, before the first request can come."""
    try:
        import uvicorn

        from cv_generator.asgi import app
    except ModuleNotFoundError as error:
        sys.exit(f"cv-generator: the package {error.name} is missing: install cv-generator[service,mcp]")

    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # The protocol is named because asyncio turns Nagle's algorithm off only where it is: 40 ms a call otherwise.
    with socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, port))
        except OSError as error:
            sys.exit(f"cv-generator: cannot listen on {host}:{port}: {error.strerror}")
        listener.listen(512)
        shown = f"[{host}]" if family == socket.AF_INET6 else host
        print(f"CV Generator listens on http://{shown}:{listener.getsockname()[1]}", flush=True)
        config = uvicorn.Config(app, log_config=None, access_log=False, proxy_headers=True)
        uvicorn.Server(config).run(sockets=[listener])
