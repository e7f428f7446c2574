"""Settings -> Context. The only chooser of backends."""

from __future__ import annotations

import datetime as dt
import logging
import uuid

from cv_generator.logs import JsonFormatter, TextFormatter
from cv_generator.operations.access import Access
from cv_generator.operations.context import Context, Switches
from cv_generator.settings import Settings
from cv_generator.storage.protocol import SessionStore


def now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


def new_id() -> str:
    """A version 4 UUID from the operating system's randomness."""
    return str(uuid.uuid4())


def make_context(settings: Settings) -> Context:
    """Everything that the operations need, by the settings."""
    return Context(
        store=make_store(settings),
        clock=now,
        new_id=new_id,
        limits=settings.limits,
        switches=Switches(frozenset(settings.disabled_operations), settings.sessions_enabled),
    )


def configure_logging(settings: Settings) -> None:
    """Log to standard error, as text or as JSON, by the settings."""
    handler = logging.StreamHandler()
    handler.setFormatter(JsonFormatter() if settings.log_format == "json" else TextFormatter())
    package = logging.getLogger("cv_generator")
    package.handlers[:] = [handler]
    package.propagate = False
    package.setLevel(settings.log_level)


def make_access(settings: Settings) -> Access:
    return Access.from_keys(settings.api_keys, settings.admin_api_keys)


def make_store(settings: Settings) -> SessionStore:
    """The store that the settings ask for. A backend is imported only where it is used."""
    if settings.uses_azure:
        from cv_generator.storage.azure import AzureSessionStore

        return AzureSessionStore.from_settings(
            connection_string=settings.connection_string, account=settings.azure_storage_account, clock=now
        )
    from cv_generator.storage.sqlite import SqliteSessionStore

    return SqliteSessionStore(settings.sqlite_path, clock=now)
