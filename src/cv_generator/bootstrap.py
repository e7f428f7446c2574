"""Settings -> Context. The only chooser of backends."""

from __future__ import annotations

import datetime as dt
import uuid

from cv_generator import languages, logs
from cv_generator.errors import StorageUnavailable
from cv_generator.operations import remedies
from cv_generator.operations.access import Access
from cv_generator.operations.context import Context, Switches
from cv_generator.operations.telemetry import Telemetry
from cv_generator.rendering import typefaces
from cv_generator.settings import Settings, SettingsError
from cv_generator.storage.measured import MeasuredStore
from cv_generator.storage.protocol import SessionStore
from cv_generator.workers import pool


def now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


def new_id() -> str:
    """A version 4 UUID from the operating system's randomness."""
    return str(uuid.uuid4())


def make_context(settings: Settings, telemetry: Telemetry | None = None) -> Context:
    """Everything that the operations need, by the settings."""
    telemetry = telemetry or Telemetry()
    if settings.heavy_threads:
        pool.resize(settings.heavy_threads)
    pool.report_waits(telemetry.waited_for_worker)
    if settings.fonts_directory:
        typefaces.offer(settings.fonts_directory)
    return Context(
        store=MeasuredStore(make_store(settings), telemetry.store_called),
        clock=now,
        new_id=new_id,
        limits=settings.limits,
        switches=Switches(frozenset(settings.disabled_operations), settings.sessions_enabled),
        telemetry=telemetry,
    )


def add_languages(settings: Settings) -> None:
    """Make the languages of the deployment known. First of all: what the doors offer is derived from the languages."""
    if settings.languages_directory:
        languages.add_directory(settings.languages_directory)


def make_telemetry(settings: Settings) -> Telemetry:
    """Figures for Prometheus, and for Azure Monitor where it is set up. For services; one command has no use for it."""
    from cv_generator.operations.metrics import Metrics, Recorder
    from cv_generator.operations.prometheus import PrometheusRecorder
    from cv_generator.operations.registry import OPERATIONS

    recorders: list[Recorder] = [PrometheusRecorder()]
    if settings.azure_monitor_connection_string:
        from cv_generator import azure_monitor

        recorder = azure_monitor.recorder(settings.azure_monitor_connection_string)
        recorders += [recorder] if recorder else []
    return Metrics(recorders, [operation.name for operation in OPERATIONS])


def configure_logging(settings: Settings) -> None:
    """Log as text or as JSON, to standard error, or in a function app to its host."""
    logs.configure(
        as_json=settings.log_format == "json", level=settings.log_level, to_host=bool(settings.functions_worker_runtime)
    )


def make_access(settings: Settings) -> Access:
    return Access.from_keys(settings.api_keys, settings.admin_api_keys)


def require_store(settings: Settings) -> None:
    """Look at the embedded store before anything listens. Azure may come later; calls are answered 503 until then.

    Raises:
        SettingsError: what is wrong with the file, and what to do.
    """
    if settings.uses_azure:
        return
    from cv_generator.storage.sqlite_schema import UnknownSchemaError

    try:
        make_store(settings).close()
    except UnknownSchemaError:
        raise SettingsError(
            f"{settings.sqlite_path} was made by a newer version or by another program, and is left as it is. "
            "Start that version, or move the file away with its -wal and -shm"
        ) from None
    except StorageUnavailable as error:
        raise SettingsError(f"{settings.sqlite_path}: {error.reason}. {remedies.of_storage(error.reason)}") from None


def make_store(settings: Settings) -> SessionStore:
    """The store that the settings ask for. A backend is imported only where it is used."""
    if settings.uses_azure:
        from cv_generator.storage.azure import AzureSessionStore

        return AzureSessionStore.from_settings(
            connection_string=settings.connection_string,
            account=settings.azure_storage_account,
            clock=now,
            session_bytes=settings.max_session_mb * 1_000_000,
        )
    from cv_generator.storage.sqlite import SqliteSessionStore

    return SqliteSessionStore(settings.sqlite_path, clock=now, session_bytes=settings.max_session_mb * 1_000_000)
