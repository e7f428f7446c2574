"""The same figures through OpenTelemetry, read with its in-memory reader."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from opentelemetry.sdk.metrics.export import HistogramDataPoint, InMemoryMetricReader, NumberDataPoint

from cv_generator import __version__
from cv_generator.operations.context import Context
from cv_generator.operations.dispatch import invoke
from cv_generator.operations.instruments import CALL_SECONDS, INSTRUMENTS
from cv_generator.operations.metrics import Metrics
from cv_generator.operations.opentelemetry import OpenTelemetryRecorder
from cv_generator.operations.prometheus import PrometheusRecorder
from cv_generator.operations.registry import BY_NAME
from cv_generator.storage.measured import MeasuredStore

Points = dict[str, dict[frozenset[tuple[str, Any]], NumberDataPoint | HistogramDataPoint]]


@pytest.fixture
def reader() -> InMemoryMetricReader:
    return InMemoryMetricReader()


@pytest.fixture
def prometheus() -> PrometheusRecorder:
    return PrometheusRecorder()


@pytest.fixture
def counted(context: Context, reader: InMemoryMetricReader, prometheus: PrometheusRecorder) -> Context:
    metrics = Metrics([OpenTelemetryRecorder([reader]), prometheus], BY_NAME)
    return dataclasses.replace(context, telemetry=metrics, store=MeasuredStore(context.store, metrics.store_called))


def everything_counted(context: Context) -> None:
    """Sessions through `invoke`; what needs documents and HTTP by its event."""
    session = invoke(context, BY_NAME["create_cv_session"], {}).as_json()["session_id"]
    edit = {"session_id": session, "field_path": "headline", "value": "Engineer"}
    invoke(context, BY_NAME["update_cv_field"], edit)
    telemetry = context.telemetry
    telemetry.answered("GET", "/api/health", 200, 0.002, {})
    telemetry.waited("heavy", 0.01)
    telemetry.waited_for_worker("pages", 0.02)
    telemetry.document_read("pdf", 0.05, unplaced_words=7, words=300)
    telemetry.document_refused("corrupt")
    telemetry.typeset(0.008, 2)
    telemetry.session_edited(5, 10, 400)
    telemetry.session_deleted()
    telemetry.sessions_expired(3)
    telemetry.store_called("write", 0.001, "stale_version")


def points(reader: InMemoryMetricReader) -> Points:
    data = reader.get_metrics_data()
    assert data is not None
    (resource,) = data.resource_metrics
    assert resource.resource.attributes["service.name"] == "cv-generator"
    assert resource.resource.attributes["service.version"] == __version__
    (scope,) = resource.scope_metrics
    return {
        metric.name: {frozenset((point.attributes or {}).items()): point for point in metric.data.data_points}  # type: ignore[misc]
        for metric in scope.metrics
    }


def test_every_instrument_arrives_with_its_labels(counted: Context, reader: InMemoryMetricReader) -> None:
    everything_counted(counted)
    found = points(reader)
    assert set(found) == {each.name for each in INSTRUMENTS}
    for each in INSTRUMENTS:
        assert all({name for name, _ in labels} == set(each.labels) for labels in found[each.name]), each.name


def test_opentelemetry_and_prometheus_tell_the_same_figures(
    counted: Context, reader: InMemoryMetricReader, prometheus: PrometheusRecorder
) -> None:
    everything_counted(counted)
    compared = 0
    for each in INSTRUMENTS:
        for labels, point in points(reader)[each.name].items():
            total = point.sum if isinstance(point, HistogramDataPoint) else point.value
            ending = {"counter": "_total", "histogram": "_sum", "gauge": ""}[each.kind]
            value = prometheus.registry.get_sample_value(each.prometheus_name + ending, dict(labels))
            assert value == pytest.approx(total), (each.name, labels)
            compared += 1
    assert compared > len(INSTRUMENTS)


def test_histograms_have_the_same_buckets(counted: Context, reader: InMemoryMetricReader) -> None:
    everything_counted(counted)
    point = points(reader)[CALL_SECONDS.name][frozenset({("operation", "update_cv_field")})]
    assert isinstance(point, HistogramDataPoint)
    assert tuple(point.explicit_bounds) == CALL_SECONDS.buckets
    assert point.count == 1
