"""Figures for Prometheus (`GET /api/metrics`), kept in this process or, by one of several workers, for all of them."""

from __future__ import annotations

from collections.abc import Callable

import prometheus_client
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, Info
from prometheus_client.exposition import choose_encoder

from cv_generator import __version__
from cv_generator.operations import prometheus_workers
from cv_generator.operations.instruments import INSTRUMENTS, Instrument

prometheus_client.disable_created_metrics()  # type: ignore[no-untyped-call]  # a time stamp beside every series would double what is sent and stored


class PrometheusRecorder:
    """A registry of its own, with the process's memory, processor time and open files besides (Linux)."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._gauges = prometheus_workers.Gauges() if prometheus_workers.are_several() else None
        if self._gauges is None:
            prometheus_client.ProcessCollector(registry=self.registry)
            _tell_release(self.registry)
        self._metrics = {each: _metric(each, self.registry) for each in INSTRUMENTS if each.kind != "gauge"}
        self._counters: dict[tuple[Instrument, tuple[str, ...]], Counter] = {}
        self._histograms: dict[tuple[Instrument, tuple[str, ...]], Histogram] = {}

    def add(self, instrument: Instrument, amount: float, *labels: str) -> None:
        counter = self._counters.get((instrument, labels))
        if counter is None:
            metric = self._metrics[instrument]
            assert isinstance(metric, Counter)
            counter = self._counters[instrument, labels] = metric.labels(*labels) if labels else metric
        counter.inc(amount)

    def observe(self, instrument: Instrument, value: float, *labels: str) -> None:
        histogram = self._histograms.get((instrument, labels))
        if histogram is None:
            metric = self._metrics[instrument]
            assert isinstance(metric, Histogram)
            histogram = self._histograms[instrument, labels] = metric.labels(*labels) if labels else metric
        histogram.observe(value)

    def watch(self, instrument: Instrument, read: Callable[[], float]) -> None:
        gauge = Gauge(instrument.prometheus_name, instrument.help, registry=self.registry, multiprocess_mode="liveall")
        if self._gauges:
            self._gauges.watch(gauge, read)
        else:
            gauge.set_function(read)

    def exposition(self, accept: str) -> tuple[bytes, str] | None:
        encode, media_type = choose_encoder(accept)
        if self._gauges is None:
            return encode(self.registry), media_type
        self._gauges.renew()
        registry = prometheus_workers.summed()
        _tell_release(registry)
        return encode(registry), media_type

    def close(self) -> None:
        """Nothing is pending: Prometheus fetches."""
        if self._gauges:
            self._gauges.close()


def _tell_release(registry: CollectorRegistry) -> None:
    Info("cv_generator_build", "The release that runs", registry=registry).info({"version": __version__})


def _metric(instrument: Instrument, registry: CollectorRegistry) -> Counter | Histogram:
    if instrument.kind == "counter":
        return Counter(instrument.prometheus_name, instrument.help, instrument.labels, registry=registry)
    return Histogram(
        instrument.prometheus_name, instrument.help, instrument.labels, buckets=instrument.buckets, registry=registry
    )
