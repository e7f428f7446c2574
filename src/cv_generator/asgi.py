"""Host: the service as one ASGI application."""

from __future__ import annotations

import os

from fastapi import FastAPI

from cv_generator.bootstrap import make_access, make_context
from cv_generator.settings import Settings
from cv_generator.surfaces.http.app import create_app
from cv_generator.surfaces.http.door import Options


def make_app(settings: Settings) -> FastAPI:
    """Bootstrap, HTTP, MCP and the pages, put together."""
    options = Options(
        public_base_url=settings.public_base_url,
        heavy_threads=settings.heavy_threads,
        requests_per_minute=settings.requests_per_minute,
        storage_name="azure" if settings.uses_azure else "sqlite",
    )
    return create_app(make_context(settings), make_access(settings), options)


app = make_app(Settings.from_environment(os.environ))
