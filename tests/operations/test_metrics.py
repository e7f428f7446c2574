"""What is counted, by which labels, and what it costs."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import pytest

from cv_generator.errors import StaleVersion, UserError
from cv_generator.operations.context import Context, Switches
from cv_generator.operations.dispatch import invoke
from cv_generator.operations.instruments import INSTRUMENTS
from cv_generator.operations.metrics import STORE_METHODS, ActiveSessions, Metrics
from cv_generator.operations.prometheus import PrometheusRecorder
from cv_generator.operations.registry import BY_NAME
from cv_generator.operations.sessions import remove_expired
from cv_generator.operations.telemetry import Telemetry
from cv_generator.storage.measured import MeasuredStore
from cv_generator.storage.protocol import Change, SessionStore
from tests.conftest import Clock
from tests.pace import usual_seconds

Figure = Callable[..., float]


@pytest.fixture
def recorder() -> PrometheusRecorder:
    return PrometheusRecorder()


@pytest.fixture
def seconds() -> list[float]:
    """A monotonic clock; the last item is now."""
    return [1_000.0]


@pytest.fixture
def counted(context: Context, recorder: PrometheusRecorder, seconds: list[float]) -> Context:
    """The context, counted and with a measured store, as a service has it."""
    metrics = Metrics([recorder], BY_NAME, clock=lambda: seconds[-1])
    return dataclasses.replace(context, telemetry=metrics, store=MeasuredStore(context.store, metrics.store_called))


@pytest.fixture
def figure(recorder: PrometheusRecorder) -> Figure:
    """A sample's value by its name and labels; a series that is not there is an error."""

    def figure(name: str, **labels: str) -> float:
        value = recorder.registry.get_sample_value(f"cv_generator_{name}", labels)
        assert value is not None, (name, labels)
        return value

    return figure


def call(context: Context, operation: str, **arguments: Any) -> dict[str, Any]:
    try:
        return dict(invoke(context, BY_NAME[operation], arguments).as_json())
    except UserError as error:
        return error.answer()


def test_calls_are_counted_by_operation_and_code_and_timed(counted: Context, figure: Figure) -> None:
    call(counted, "create_cv_session")
    call(counted, "get_cv_session", session_id="unknown")
    call(counted, "get_cv_session", session_id="unknown")
    assert figure("calls_total", operation="create_cv_session", code="ok") == 1
    assert figure("calls_total", operation="get_cv_session", code="session_not_found") == 2
    assert figure("call_duration_seconds_count", operation="get_cv_session") == 2
    assert 0 < figure("call_duration_seconds_sum", operation="get_cv_session") < 5


def test_series_for_the_faults_that_alerts_watch_are_there_before_the_first_fault(
    figure: Figure, counted: Context
) -> None:
    for operation in BY_NAME:
        assert figure("calls_total", operation=operation, code="internal_error") == 0
    for method in STORE_METHODS:
        assert figure("store_failures_total", method=method, code="storage_unavailable") == 0


def test_the_methods_that_are_known_beforehand_are_those_of_the_store() -> None:
    unmeasured = {"close", "peek", "news", "news_seconds"}  # asked all the time: measuring would cost more than asking
    declared = {name for name in vars(SessionStore) if not name.startswith("_")} - unmeasured
    assert set(STORE_METHODS) == declared


def test_sessions_are_counted_when_made_deleted_and_expired(counted: Context, clock: Clock, figure: Figure) -> None:
    first, _, _ = (call(counted, "create_cv_session")["session_id"] for _ in range(3))
    call(counted, "delete_cv_session", session_id=first)
    clock.advance(hours=25)
    call(counted, "cleanup_expired_sessions")
    assert figure("sessions_created_total") == 3
    assert figure("sessions_deleted_total") == 1
    assert figure("sessions_expired_total") == 2


def test_a_hosts_timer_removes_and_counts_expired_sessions_also_while_sessions_are_switched_off(
    counted: Context, clock: Clock, figure: Figure
) -> None:
    call(counted, "create_cv_session")
    clock.advance(hours=25)
    assert remove_expired(dataclasses.replace(counted, switches=Switches(sessions=False))) == 1
    assert figure("sessions_expired_total") == 1
    assert figure("store_duration_seconds_count", method="remove_expired") == 1


def test_a_session_is_active_for_five_minutes_after_its_last_use(
    counted: Context, seconds: list[float], figure: Figure
) -> None:
    first, _ = (call(counted, "create_cv_session")["session_id"] for _ in range(2))
    assert figure("sessions_active") == 2
    seconds.append(1_200.0)
    call(counted, "get_cv_session", session_id=first)
    seconds.append(1_301.0)
    assert figure("sessions_active") == 1
    seconds.append(1_501.0)
    assert figure("sessions_active") == 0


def test_the_memory_for_active_sessions_is_bounded_and_the_most_recent_are_kept() -> None:
    times = iter(range(10_000))
    active = ActiveSessions(lambda: next(times) / 100, capacity=100)
    for number in range(1_000):
        active.use(f"session-{number}")
    active.use("session-950")
    assert active.count() == 100


def test_the_share_of_sessions_by_edits_and_by_age_needs_no_look_at_ended_sessions(
    counted: Context, clock: Clock, figure: Figure
) -> None:
    often, once, _never = (call(counted, "create_cv_session")["session_id"] for _ in range(3))
    for number in range(5):
        clock.advance(minutes=4)
        call(counted, "update_cv_field", session_id=often, field_path="headline", value=f"Engineer {number}")
    call(counted, "update_cv_field", session_id=once, field_path="headline", value="Engineer")
    reached = {edits: figure("sessions_reached_edits_total", edits=edits) for edits in ("1", "2", "5", "10")}
    assert reached == {"1": 2, "2": 1, "5": 1, "10": 0}
    ages = {age: figure("sessions_reached_age_total", seconds=age) for age in ("60", "300", "900", "3600")}
    assert ages == {"60": 2, "300": 2, "900": 2, "3600": 0}


def test_a_conflict_of_two_writers_is_counted_where_the_store_tells_it(counted: Context, figure: Figure) -> None:
    session = call(counted, "create_cv_session")["session_id"]
    change = Change("update_cv_field", "direct")
    counted.store.write(session, expected_version=1, content=b"{}", change=change)
    with pytest.raises(StaleVersion):
        counted.store.write(session, expected_version=1, content=b"{}", change=change)
    assert figure("store_failures_total", method="write", code="stale_version") == 1
    assert figure("store_duration_seconds_count", method="write") == 2


def test_documents_are_counted_by_format_with_their_words_and_refusals_by_reason(
    counted: Context, figure: Figure
) -> None:
    telemetry = counted.telemetry
    telemetry.document_read("docx", 0.02, unplaced_words=3, words=400)
    telemetry.document_refused("encrypted")
    telemetry.typeset(0.007, 2)
    assert figure("read_duration_seconds_count", format="docx") == 1
    assert figure("read_words_total", format="docx") == 400
    assert figure("read_unplaced_words_sum", format="docx") == 3
    assert figure("read_refusals_total", reason="encrypted") == 1
    assert figure("typeset_pages_bucket", format="pdf", le="1.0") == 0
    assert figure("typeset_pages_bucket", format="pdf", le="2.0") == 1
    assert figure("typeset_duration_seconds_sum", format="pdf") == 0.007


def test_methods_that_http_does_not_know_share_one_label(counted: Context, figure: Figure) -> None:
    for method in ("BREW", "PROPFIND", "GET"):
        counted.telemetry.answered(method, "/api/health", 405, 0.001, {})
    assert figure("http_requests_total", method="other", route="/api/health", status="405") == 2


def test_series_stay_few_whatever_callers_send(counted: Context, recorder: PrometheusRecorder) -> None:
    def series() -> int:
        return sum(len(metric.samples) for metric in recorder.registry.collect())

    def calls(number: int) -> None:
        session = call(counted, "create_cv_session", language=["en", "klingon"][number % 2]).get("session_id", "x")
        call(counted, "update_cv_field", session_id=session, field_path=f"path_{number}", value=number)
        call(counted, "get_cv_session", session_id=f"unknown-{number}")
        call(counted, "create_cv_session", cv_data={f"key_{number}": number})

    calls(0)
    calls(1)
    before = series()
    for number in range(2, 20):
        calls(number)
    assert series() == before
    assert before < 1_500


def test_every_instrument_has_a_help_text_and_its_own_name() -> None:
    names = [each.prometheus_name for each in INSTRUMENTS]
    assert len(set(names)) == len(names) == 20
    assert all(each.help and each.name.startswith("cv_generator.") for each in INSTRUMENTS)
    assert all(bool(each.buckets) == (each.kind == "histogram") for each in INSTRUMENTS)


def test_without_recorders_nothing_is_exposed() -> None:
    assert Telemetry().exposition("") is None
    assert Metrics([]).exposition("") is None


def test_counting_a_call_takes_microseconds(counted: Context) -> None:
    """Everything that one edit counts. Some 25 µs of the processor; the bound is far above that."""
    telemetry = counted.telemetry

    def count_an_edit() -> None:
        telemetry.waited("light", 0.0)
        telemetry.store_called("read", 0.001, "")
        telemetry.session_used("session")
        telemetry.store_called("write", 0.001, "")
        telemetry.session_edited(3, 10.0, 20.0)
        telemetry._observe(INSTRUMENTS[1], 0.003, "update_cv_field")  # type: ignore[attr-defined]
        telemetry._add(INSTRUMENTS[0], 1, "update_cv_field", "ok")  # type: ignore[attr-defined]

    assert usual_seconds(lambda: [count_an_edit() for _ in range(1000)]) / 1000 < 0.000_5
