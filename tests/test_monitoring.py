"""Dashboard, alert rules and queries ask for figures that exist: each name and label is looked up after a workflow."""

from __future__ import annotations

import base64
import contextlib
import itertools
import json
import re
from typing import Any

import pytest
import yaml
from prometheus_client.parser import text_string_to_metric_families
from starlette.testclient import TestClient

from cv_generator.errors import UserError
from cv_generator.operations.access import Access
from cv_generator.operations.context import Context
from cv_generator.operations.dispatch import invoke
from cv_generator.operations.instruments import INSTRUMENTS
from cv_generator.operations.metrics import Metrics
from cv_generator.operations.prometheus import PrometheusRecorder
from cv_generator.operations.registry import BY_NAME
from cv_generator.storage.measured import MeasuredStore
from cv_generator.storage.sqlite import SqliteSessionStore
from cv_generator.surfaces.http.app import create_app
from cv_generator.workers import pool
from tests.conftest import ROOT, Clock

MONITORING = ROOT / "monitoring"
DASHBOARD: dict[str, Any] = json.loads((MONITORING / "grafana" / "cv-generator.json").read_text("utf-8"))
RULES: list[dict[str, Any]] = yaml.safe_load((MONITORING / "prometheus" / "alerts.yml").read_text())["groups"][0][
    "rules"
]
QUERIES = {path.stem: path.read_text() for path in sorted((MONITORING / "azure").glob("*.kql"))}
PANELS: list[dict[str, Any]] = [panel for panel in DASHBOARD["panels"] if panel["type"] != "row"]
EXPRESSIONS = [target["expr"] for panel in PANELS for target in panel["targets"]] + [rule["expr"] for rule in RULES]

SCRAPED = {"job", "instance"}
"""Labels that Prometheus adds."""

METRIC = re.compile(r"\b((?:cv_generator|process)_[a-z_]+|up)\b(?:\{([^}]*)\})?")
MATCHER = re.compile(r'(\w+)\s*(=~|!=|!~|=)\s*"([^"]*)"')
GROUPING = re.compile(r"\b(?:by|ignoring)\s*\(([^)]*)\)")

Series = dict[str, list[dict[str, str]]]


@pytest.fixture(scope="module")
def series(tmp_path_factory: pytest.TempPathFactory) -> Series:
    """The label sets of every sample, after a workflow with a refusal of each watched kind."""
    clock, numbers = Clock(), itertools.count(1)
    store = SqliteSessionStore(tmp_path_factory.mktemp("monitoring") / "sessions.sqlite3", clock=clock)
    metrics = Metrics([PrometheusRecorder()], BY_NAME)
    context = Context(
        store=MeasuredStore(store, metrics.store_called),
        clock=clock,
        new_id=lambda: f"00000000-0000-4000-8000-{next(numbers):012d}",
        telemetry=metrics,
    )
    pool.report_waits(metrics.waited_for_worker)
    run_workflow(context)
    with TestClient(create_app(context, Access.from_keys(["key"]))) as client:
        client.get("/api/health")
        client.post("/api/validate-cv", json={"cv_data": {}}, headers={"x-functions-key": "key"})
        text = client.get("/api/metrics", headers={"x-functions-key": "key"}).text
    store.close()
    found: Series = {"up": [{}]}
    for family in text_string_to_metric_families(text):
        for sample in family.samples:
            found.setdefault(sample.name, []).append(sample.labels)
    return found


def run_workflow(context: Context) -> None:
    document = (ROOT / "samples" / "lebenslauf.json").read_bytes()
    session, empty = (
        invoke(context, BY_NAME["create_cv_session"], {"cv_data": cv}).as_json()["session_id"]
        for cv in [json.loads(document), dict[str, Any]()]
    )
    for operation, arguments in (
        ("update_cv_field", {"session_id": session, "field_path": "headline", "value": "Ingenieurin"}),
        ("update_cv_field", {"session_id": session, "field_path": "wrok", "value": 1}),
        ("update_cv_field", {"session_id": session}),
        ("get_cv_session", {"session_id": "unknown"}),
        ("create_cv_session", {"cv_data": {"personal_info": {}}}),
        ("generate_cv_from_session", {"session_id": session}),
        ("generate_cv_from_session", {"session_id": session, "max_pages": 1}),
        ("generate_cv_from_session", {"session_id": session, "format": "docx"}),
        ("generate_cv_from_session", {"session_id": empty}),
        ("extract_and_store_cv", {"docx_base64": base64.b64encode(bytes(4000)).decode()}),
        ("extract_and_store_cv", {"document_base64": base64.b64encode(document).decode()}),
        ("delete_cv_session", {"session_id": session}),
        ("cleanup_expired_sessions", {}),
    ):
        with contextlib.suppress(UserError):
            invoke(context, BY_NAME[operation], arguments)


@pytest.mark.parametrize("expression", EXPRESSIONS)
def test_every_expression_asks_for_metrics_labels_and_values_that_exist(expression: str, series: Series) -> None:
    found = METRIC.findall(expression)
    assert found
    labels: set[str] = set()
    for name, matchers in found:
        assert name in series, name
        known = {label for labels_of in series[name] for label in labels_of} | SCRAPED
        labels |= known
        for label, operator, value in MATCHER.findall(matchers):
            assert label in known, (name, label)
            if operator in ("=", "=~") and label in ("code", "operation", "method", "threads", "format"):
                values = {labels_of[label] for labels_of in series[name]}
                assert set(value.split("|")) <= values, (name, label, value, values)
    for group in GROUPING.findall(expression):
        assert {label.strip() for label in group.split(",")} <= labels, group


def test_a_name_that_does_not_exist_would_be_found(series: Series) -> None:
    for wrong in (
        "rate(cv_generator_calls[5m])",
        'cv_generator_calls_total{op="x"}',
        'cv_generator_calls_total{code="nonsense"}',
        "sum by (nonsense) (cv_generator_calls_total)",
    ):
        with pytest.raises(AssertionError):
            test_every_expression_asks_for_metrics_labels_and_values_that_exist(wrong, series)


def test_there_are_rules_panels_and_queries_and_each_metric_is_on_the_dashboard() -> None:
    assert (len(RULES), len(PANELS), len(QUERIES)) == (16, 33, 15)
    shown = {name for panel in PANELS for target in panel["targets"] for name, _ in METRIC.findall(target["expr"])}
    missing = [each.name for each in INSTRUMENTS if not any(name.startswith(each.prometheus_name) for name in shown)]
    assert missing == []


def test_the_dashboard_has_the_form_that_grafana_loads() -> None:
    assert DASHBOARD["schemaVersion"] >= 36
    assert (DASHBOARD["title"], DASHBOARD["uid"]) == ("CV Generator", "cv-generator")
    variables = {each["name"] for each in DASHBOARD["templating"]["list"]}
    assert variables == {"datasource", "job", "instance"}
    ids = [panel["id"] for panel in DASHBOARD["panels"]]
    assert len(set(ids)) == len(ids)
    for panel in PANELS:
        assert panel["type"] in ("stat", "timeseries", "bargauge", "heatmap")
        assert panel["description"].endswith(".") or panel["description"].endswith("?"), panel["title"]
        assert panel["datasource"] == {"type": "prometheus", "uid": "${datasource}"}
        assert len({target["refId"] for target in panel["targets"]}) == len(panel["targets"])
        for target in panel["targets"]:
            assert target["datasource"] == panel["datasource"]
            assert 'job=~"$job",instance=~"$instance"' in target["expr"], panel["title"]


def test_panels_do_not_overlap_and_stay_in_the_grid() -> None:
    taken: set[tuple[int, int]] = set()
    for panel in DASHBOARD["panels"]:
        at = panel["gridPos"]
        cells = {(x, y) for x in range(at["x"], at["x"] + at["w"]) for y in range(at["y"], at["y"] + at["h"])}
        assert not cells & taken, panel["title"]
        assert max(x for x, _ in cells) < 24
        taken |= cells
    assert len(taken) > 24 * 40


def test_every_alert_has_a_severity_a_summary_and_a_section_in_the_guide() -> None:
    guide = (ROOT / "docs" / "monitoring.md").read_text("utf-8")
    for rule in RULES:
        assert rule["labels"]["severity"] in ("page", "ticket")
        assert rule["annotations"]["summary"]
        assert f"### {rule['alert']}\n" in guide
    assert re.findall(r"^### (CvGenerator\w+)$", guide, re.M) == [rule["alert"] for rule in RULES]


def test_the_guide_lists_every_metric_and_every_query() -> None:
    guide = (ROOT / "docs" / "monitoring.md").read_text("utf-8")
    assert [each.name for each in INSTRUMENTS if f"`{each.name}`" not in guide] == []
    assert [name for name in QUERIES if f"`{name}.kql`" not in guide] == []


@pytest.mark.parametrize("name", QUERIES)
def test_every_azure_query_asks_for_metrics_dimensions_and_values_that_exist(name: str, series: Series) -> None:
    query = QUERIES[name]
    assert query.startswith("// ")
    metrics = {each.name: each for each in INSTRUMENTS}
    asked = re.findall(r'"(cv_generator\.[a-z_.]+)"', query)
    assert asked or "traces" in query
    assert set(asked) <= set(metrics)
    dimensions = set(re.findall(r'customDimensions\["(\w+)"\]', query))
    assert dimensions <= {label for each in asked for label in metrics[each].labels}
    codes = {
        labels["code"] for labels in series["cv_generator_calls_total"] + series["cv_generator_store_failures_total"]
    }
    asked_codes = set(re.findall(r'customDimensions\["code"\]\) == "(\w+)"', query))
    asked_codes |= {
        code for group in re.findall(r'\["code"\]\) in \(([^)]*)\)', query) for code in re.findall(r"\w+", group)
    }
    assert asked_codes <= codes | {"stale_version"}
