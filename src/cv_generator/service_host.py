"""Host: the commands that need the service: `serve`, `mcp`, `tools`, and every operation."""

from __future__ import annotations

import argparse
import os
import sys

from cv_generator import logs
from cv_generator.bootstrap import add_languages, configure_logging, make_context, require_store
from cv_generator.operations.context import Caller, Context
from cv_generator.operations.registry import OPERATIONS
from cv_generator.settings import (
    SHORTEST_KEY,
    Settings,
    SettingsError,
    in_users_folder,
    is_loopback,
    near_misses,
    short_keys,
)
from cv_generator.surfaces import openai
from cv_generator.surfaces.cli.commands import Command
from cv_generator.surfaces.cli.operations import DEFAULT_PORT, Hosts, listing
from cv_generator.surfaces.cli.operations import main as run_command
from cv_generator.surfaces.mcp import command as mcp


def command(arguments: list[str]) -> int:
    """Run one of them; returns the exit status."""
    try:
        settings = Settings.from_environment(os.environ)
    except SettingsError as error:
        print(f"cv-generator: {error}", file=sys.stderr)
        return 2
    if _looks_into_nothing(arguments, settings):
        print(
            f"cv-generator: there is no store at {settings.sqlite_path}: set SQLITE_PATH as for the service",
            file=sys.stderr,
        )
        return 2
    add_languages(settings)
    # Answers go to standard output and refusals to standard error; the log would only stand between them.
    configure_logging(settings.model_copy(update={"log_level": "ERROR"}))
    return run_command(arguments, _hosts(settings))


def _hosts(settings: Settings) -> Hosts:
    return Hosts(
        context=lambda: make_context(settings).for_caller(_caller(settings)),
        serve=lambda options: serve(options, settings),
        commands=[
            Command("tools", "tool definitions for language models", openai.declare, openai.run),
            Command(mcp.NAME, mcp.SUMMARY, mcp.declare, lambda options: mcp.run(options, lambda: _local(settings))),
        ],
    )


def listed() -> str:
    """All commands with their summaries, for `--help` (see `surfaces.cli.commands`)."""
    return listing(_hosts(Settings.from_environment({})))


def _looks_into_nothing(arguments: list[str], settings: Settings) -> bool:
    """Whether a cleanup would make the store that it is to clean up: from cron it stands in another folder."""
    cleans_up = arguments[:1] in (["cleanup"], ["cleanup_expired_sessions"]) and not {"-h", "--help"} & set(arguments)
    return cleans_up and not settings.uses_azure and not settings.sqlite_path.exists()


def _local(settings: Settings) -> Context:
    """Links lead to the service where one is known; over stdio there may be none."""
    if "sqlite_path" not in settings.model_fields_set:
        settings = settings.model_copy(update={"sqlite_path": in_users_folder(os.environ)})
    return make_context(settings).for_caller(Caller(by="mcp", base_url=settings.public_base_url))


def _caller(settings: Settings) -> Caller:
    return Caller(by="cli", base_url=settings.public_base_url or f"http://127.0.0.1:{DEFAULT_PORT}")


def serve(options: argparse.Namespace, settings: Settings) -> None:
    """Listen until stopped. The address is printed once it is bound, before the first request can come."""
    try:
        from cv_generator import serving
    except ModuleNotFoundError as error:
        sys.exit(f"cv-generator: {mcp.MISSING.format(error.name)}")

    if options.worker:
        descriptor, lifeline = map(int, options.worker.split(","))
        serving.follow(descriptor, lifeline, settings)
        return
    for given, meant in near_misses(os.environ):
        print(f"cv-generator: {given} is no setting; {meant} is meant?", file=sys.stderr)
    if unknown := sorted(set(settings.disabled_operations) - {operation.name for operation in OPERATIONS}):
        sys.exit(
            f"cv-generator: DISABLED_OPERATIONS: there is no operation {', '.join(unknown)}: `cv-generator --help`"
        )
    if short := short_keys(settings):
        print(
            f"cv-generator: {short} of the API keys can be guessed: take {SHORTEST_KEY} characters or more, as "
            "`openssl rand -hex 24` makes them",
            file=sys.stderr,
        )
    if not (is_loopback(options.host) or settings.api_keys or settings.admin_api_keys or settings.open_to_everybody):
        sys.exit(
            f"cv-generator: on {options.host} everybody could read and edit: set API_KEYS, or OPEN_TO_EVERYBODY=true "
            "where that is meant"
        )
    try:
        require_store(settings)
    except SettingsError as error:
        sys.exit(f"cv-generator: {error}")
    serving.sweep()
    with serving.listening(options.host, options.port) as listener:
        host = f"[{options.host}]" if ":" in options.host else options.host
        text = f"CV Generator listens on http://{host}:{listener.getsockname()[1]}"
        print(logs.announced(text, as_json=settings.log_format == "json"), flush=True)
        workers = options.workers or settings.workers
        if workers > 1:
            configure_logging(settings)  # of workers that ended, and of what was cleaned up
            serving.supervise(listener, workers)
        else:
            serving.serve(listener, settings)
