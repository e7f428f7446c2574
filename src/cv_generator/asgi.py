"""Host: the service as one ASGI application. `app` is built when it is first asked for, from the environment."""

from __future__ import annotations

import asyncio
import gc
import logging
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from typing import Any

from starlette.applications import Starlette

from cv_generator.bootstrap import add_languages, configure_logging, make_access, make_context, make_telemetry
from cv_generator.cv import editing
from cv_generator.cv.limits import Limits
from cv_generator.errors import StorageUnavailable
from cv_generator.operations import guide, tools
from cv_generator.operations.context import Context
from cv_generator.operations.registry import OPERATIONS
from cv_generator.operations.sessions import remove_expired
from cv_generator.operations.telemetry import described
from cv_generator.settings import Settings
from cv_generator.surfaces import openai
from cv_generator.surfaces.gpt_actions import profile as gpt_actions
from cv_generator.surfaces.gpt_actions.files import FileFetcher
from cv_generator.surfaces.gpt_actions.platform import GptActions
from cv_generator.surfaces.http import documentation
from cv_generator.surfaces.http.app import create_app
from cv_generator.surfaces.http.door import Options
from cv_generator.surfaces.mcp import http as mcp
from cv_generator.surfaces.web import pages
from cv_generator.workers import pool

log = logging.getLogger("cv_generator")

TURN_SECONDS = 0.0005
"""After so long a thread gives way to another that waits; Python's own 5 ms are for programs of which nobody asks
anything. An answer passes from thread to thread: beside edits of 24,000 bullets health took 60 ms in the median and 217
at most, and takes 20 and 85."""


def make_app(settings: Settings) -> Starlette:
    """Bootstrap, HTTP, MCP and the pages, put together."""
    add_languages(settings)
    context = make_context(settings, make_telemetry(settings))

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        usual = sys.getswitchinterval()
        sys.setswitchinterval(TURN_SECONDS)
        tasks = [asyncio.create_task(asyncio.to_thread(_warm_up, context.limits, options.base_path))]
        if settings.cleanup_minutes:
            tasks.append(asyncio.create_task(_clean_up_regularly(context, settings.cleanup_minutes * 60)))
        yield
        for task in tasks:
            task.cancel()
        context.changes.close()
        context.store.close()
        context.telemetry.close()
        gc.unfreeze()
        sys.setswitchinterval(usual)

    options = Options(
        public_base_url=settings.public_base_url,
        requests_per_minute=settings.requests_per_minute,
        platform=GptActions(FileFetcher(settings.gpt_file_hosts, settings.limits.document_bytes)),
        local_only=settings.is_local_only,
        storage_name="azure" if settings.uses_azure else "sqlite",
        streaming=not settings.functions_worker_runtime,
    )
    app = create_app(
        context,
        make_access(settings),
        options,
        documents={"/tools": openai.document, "/agent-instructions": lambda _query, _base: guide.instructions()},
        profiles={gpt_actions.NAME: gpt_actions.profile},
        routes=lambda door: [
            *mcp.routes(door, context.limits.request_bytes, keys=not door.access.is_open),
            *pages.routes(context.limits, options.base_path),
        ],
        missing=lambda request: pages.missing(request, options.base_path),
        lifespan=lifespan,
    )
    app.state.context = context  # for hosts with timers of their own
    return app


def _warm_up(limits: Limits, base: str) -> None:
    """Start the workers, and make what the first page, MCP call and refusal need, so that nobody waits for it.

    Nothing is collected meanwhile, and what is loaded stays: to look through it stops all for a tenth of a second.
    """
    gc.disable()
    try:
        import cv_generator.surfaces.mcp.server  # noqa: F401

        tools.prepare()
        documentation.described(OPERATIONS)
        editing.prepare()
        pool.warm()
        pages.warm(limits, base)
        gc.freeze()
    finally:
        gc.enable()


async def _clean_up_regularly(context: Context, seconds: float) -> None:
    while True:
        await asyncio.to_thread(clean_up, context)
        await asyncio.sleep(seconds)


def clean_up(context: Context) -> None:
    """Remove what has expired, for a host's own timer; the next time where the store is away."""
    try:
        remove_expired(context)
    except StorageUnavailable:
        log.warning("Expired sessions could not be removed: storage temporarily unavailable")
    except Exception as error:  # noqa: BLE001 - the next time must come, whatever the store raises
        log.error("Expired sessions could not be removed: %s", described(error))


@cache
def _app() -> Starlette:
    settings = Settings.from_environment(os.environ)
    configure_logging(settings)
    return make_app(settings)


def __getattr__(name: str) -> Any:
    if name == "app":
        return _app()
    raise AttributeError(name)
