"""Figures for OpenTelemetry (extra `[telemetry]`). Where they are sent is for the readers that the host gives."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from opentelemetry.metrics import CallbackOptions, Counter, Histogram, Observation
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.metrics.export import MetricReader
from opentelemetry.sdk.resources import Resource

from cv_generator import __version__
from cv_generator.operations.instruments import INSTRUMENTS, Instrument

SERVICE = "cv-generator"


class OpenTelemetryRecorder:
    """A meter provider of its own: nothing else in the process is instrumented, and nothing but this table is sent."""

    def __init__(self, readers: Sequence[MetricReader]) -> None:
        resource = Resource.create({"service.name": SERVICE, "service.version": __version__})
        self._provider = MeterProvider(readers, resource=resource, shutdown_on_exit=False)
        self._meter = self._provider.get_meter("cv_generator", __version__)
        self._counters: dict[Instrument, Counter] = {}
        self._histograms: dict[Instrument, Histogram] = {}
        for each in INSTRUMENTS:
            if each.kind == "counter":
                self._counters[each] = self._meter.create_counter(each.name, each.unit, each.help)
            elif each.kind == "histogram":
                self._histograms[each] = self._meter.create_histogram(
                    each.name, each.unit, each.help, explicit_bucket_boundaries_advisory=each.buckets
                )

    def add(self, instrument: Instrument, amount: float, *labels: str) -> None:
        if amount:
            self._counters[instrument].add(amount, dict(zip(instrument.labels, labels, strict=True)))

    def observe(self, instrument: Instrument, value: float, *labels: str) -> None:
        self._histograms[instrument].record(value, dict(zip(instrument.labels, labels, strict=True)))

    def watch(self, instrument: Instrument, read: Callable[[], float]) -> None:
        def observed(_options: CallbackOptions) -> Iterable[Observation]:
            return [Observation(read())]

        self._meter.create_observable_gauge(instrument.name, [observed], instrument.unit, instrument.help)

    def exposition(self, accept: str) -> tuple[bytes, str] | None:  # noqa: ARG002 - the protocol's
        return None

    def close(self) -> None:
        """Send what has not been sent."""
        self._provider.shutdown()
