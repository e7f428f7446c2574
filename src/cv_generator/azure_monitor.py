"""Metrics -> Azure Monitor (extra `[telemetry]`).

The exporter and the OpenTelemetry SDK, not the `azure-monitor-opentelemetry` distribution: that one instruments HTTP
clients and the Azure SDK too, whose URLs hold session ids, and an id is a capability. Logs are not sent from here: the
Functions host, Container Apps and the systemd journal collect them already, and would bill them twice.
"""

from __future__ import annotations

import logging
import os

from cv_generator.operations.metrics import Recorder

EXPORT_MS = 60_000
"""Azure Monitor aggregates custom metrics by the minute."""

OWN_TRAFFIC = (
    "APPLICATIONINSIGHTS_STATSBEAT_DISABLED_ALL",
    "APPLICATIONINSIGHTS_SDKSTATS_DISABLED",
    "APPLICATIONINSIGHTS_CONTROLPLANE_DISABLED",
)
"""The exporter's own statistics, sent to Microsoft and to the account, and its remote configuration. Off unless the
environment says `false`: a service that holds CVs talks to nobody whom its operators did not name."""

log = logging.getLogger("cv_generator")


def recorder(connection_string: str) -> Recorder | None:
    """Sends the metrics every minute. None, with a line in the log, where the extra is not installed.

    A function app has a connection string by itself: having it without the extra is no mistake.

    Raises:
        ValueError: the connection string is none.
    """
    for name in OWN_TRAFFIC:
        os.environ.setdefault(name, "true")
    try:
        from azure.monitor.opentelemetry.exporter import AzureMonitorMetricExporter
        from opentelemetry.sdk.metrics.export import PeriodicExportingMetricReader

        from cv_generator.operations.opentelemetry import OpenTelemetryRecorder
    except ImportError:
        log.info("Metrics are not sent to Azure Monitor: the extra cv-generator[telemetry] is not installed")
        return None
    exporter = AzureMonitorMetricExporter(connection_string=connection_string, disable_offline_storage=True)
    return OpenTelemetryRecorder([PeriodicExportingMetricReader(exporter, export_interval_millis=EXPORT_MS)])
