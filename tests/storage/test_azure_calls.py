"""How often a request is sent again, and when the store gives up: on a clock that the test turns."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from types import SimpleNamespace
from typing import Any

import pytest
import requests
from azure.core.exceptions import (
    ClientAuthenticationError,
    HttpResponseError,
    IncompleteReadError,
    ResourceNotFoundError,
    ServiceRequestError,
    ServiceResponseTimeoutError,
)

from cv_generator.errors import StorageUnavailable
from cv_generator.storage.azure_calls import Call, Patience

PATIENCE = Patience(total=10, connect=3, attempt=5, pause=0.1, longest_pause=2)


class Time:
    def __init__(self) -> None:
        self.now = 0.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


class Service:
    """Answers with what it was given, in turn; the last answer goes on for ever."""

    def __init__(self, *answers: object) -> None:
        self.answers = list(answers)
        self.timeouts: list[float] = []

    def __call__(self, **options: Any) -> object:
        self.timeouts.append(options["read_timeout"])
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, Exception):
            raise answer
        return answer


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def call(time: Time) -> Call:
    return Call(PATIENCE, now=lambda: time.now, sleep=time.sleep)


def http(status: int, retry_after: str | None = None) -> HttpResponseError:
    headers = {} if retry_after is None else {"Retry-After": retry_after}
    response = SimpleNamespace(status_code=status, reason="", headers=headers, text=lambda: "")
    return HttpResponseError(response=response)


PASSING: dict[str, Callable[[], Exception]] = {
    "no connection": lambda: ServiceRequestError("refused"),
    "no answer": lambda: ServiceResponseTimeoutError("time-out"),
    "broken answer": lambda: IncompleteReadError("cut"),
    "broken stream": lambda: requests.exceptions.ChunkedEncodingError("cut"),
    **{f"HTTP {status}": partial(http, status) for status in (408, 429, 500, 502, 503, 504)},
}


@pytest.mark.parametrize("fault", PASSING.values(), ids=PASSING)
def test_a_fault_that_passes_is_not_noticed(call: Call, time: Time, fault: Callable[[], Exception]) -> None:
    assert call(Service(fault(), fault(), "answer")) == "answer"
    assert len(time.slept) == 2


@pytest.mark.parametrize("fault", PASSING.values(), ids=PASSING)
def test_a_fault_that_stays_ends_within_the_deadline(call: Call, time: Time, fault: Callable[[], Exception]) -> None:
    with pytest.raises(StorageUnavailable) as refusal:
        call(Service(fault()))
    assert time.now <= PATIENCE.total
    assert 1 <= refusal.value.retry_after <= 60


def test_pauses_grow_and_are_spread(call: Call, time: Time) -> None:
    with pytest.raises(StorageUnavailable):
        call(Service(ServiceRequestError("refused")))
    bounds = [min(0.1 * 2**n, 2) for n in range(len(time.slept))]
    assert len(bounds) > 5
    assert all(bound / 2 <= pause <= bound for pause, bound in zip(time.slept, bounds, strict=True))


def test_retry_after_goes_before_our_own_pause(call: Call, time: Time) -> None:
    assert call(Service(http(503, "4"), "answer")) == "answer"
    assert time.slept == [4]


def test_a_retry_after_beyond_the_deadline_is_passed_on_at_once(call: Call, time: Time) -> None:
    with pytest.raises(StorageUnavailable) as refusal:
        call(Service(http(429, "30")))
    assert refusal.value.retry_after == 30
    assert time.slept == []


def test_an_attempt_never_waits_longer_than_what_is_left(call: Call, time: Time) -> None:
    service = Service(ServiceRequestError("refused"))
    time.now = 7
    with pytest.raises(StorageUnavailable):
        call(service)
    assert service.timeouts[0] == 3
    assert service.timeouts == sorted(service.timeouts, reverse=True)


def test_several_requests_share_one_deadline(call: Call, time: Time) -> None:
    assert call(Service(http(503, "6"), "answer")) == "answer"
    with pytest.raises(StorageUnavailable):
        call(Service(http(503, "6"), "answer"))
    assert time.now == 6


def test_no_request_starts_after_the_deadline(call: Call, time: Time) -> None:
    time.now = 10
    service = Service("answer")
    with pytest.raises(StorageUnavailable):
        call(service)
    assert service.timeouts == []


@pytest.mark.parametrize("error", [http(401), http(403), ClientAuthenticationError("no token")])
def test_an_account_that_refuses_us_is_not_asked_again(call: Call, time: Time, error: Exception) -> None:
    with pytest.raises(StorageUnavailable):
        call(Service(error))
    assert time.slept == []


@pytest.mark.parametrize("error", [ResourceNotFoundError("gone"), http(400), http(404), http(409), http(412)])
def test_answers_that_mean_something_go_through(call: Call, time: Time, error: HttpResponseError) -> None:
    if error.status_code is None:
        error.status_code = 404
    with pytest.raises(type(error)):
        call(Service(error))
    assert time.slept == []


def test_an_answer_that_broke_off_is_known_behind_the_sdks_own_mistake(call: Call) -> None:
    def send(**_: Any) -> object:
        try:
            raise IncompleteReadError("cut")
        except IncompleteReadError as error:
            return error.response.headers  # type: ignore[union-attr]

    with pytest.raises(StorageUnavailable):
        call(send)


def test_a_mistake_of_ours_is_not_hidden(call: Call) -> None:
    with pytest.raises(AttributeError):
        call(Service(AttributeError("ours")))


def test_the_log_names_the_reason_and_no_session(call: Call, caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(StorageUnavailable):
        call(Service(ServiceRequestError("https://account/cvsessions(PartitionKey='ab',RowKey='abc-123')")))
    assert "ServiceRequestError" in caplog.text
    assert "abc-123" not in caplog.text
