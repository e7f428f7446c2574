"""Lanes: a job that dies, hangs or grows costs itself and nothing else; callers who leave end theirs."""

from __future__ import annotations

import errno
import os
import select
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from cv_generator.cv.limits import MB
from cv_generator.errors import InternalError, InvalidInput, RetryLater
from cv_generator.workers import nursery, pool, turns
from cv_generator.workers.leaving import Cancelled, Presence, presence
from cv_generator.workers.pool import Allowance, Lane, Spent

KINDS = """
import os
from cv_generator import errors
from cv_generator.workers import work

def echo(content, files):
    return {"pid": os.getpid()}, files

def spin(content, files):
    while True: pass

def hang(content, files):
    os.read(os.pipe()[0], 1)

def grow(content, files):
    return {}, [bytes(content["bytes"])]

def dig(content, files):
    return dig(content, files)

def crash(content, files):
    os.abort()

def refuse(content, files):
    raise errors.InvalidInput("no", problems=[errors.Problem("a", "b", "c", "d")], details={"n": 1})

def fail(content, files):
    raise KeyError("Anna Muster")

def lack(content, files):
    raise OSError(content["errno"], "Anna Muster")

def look(content, files):
    return {"environment": dict(os.environ)}, []

for kind in (echo, spin, hang, grow, dig, crash, refuse, fail, lack, look):
    work.KINDS[kind.__name__] = kind
work.load = lambda: None
from cv_generator.workers.process import main
main()
"""


@pytest.fixture(scope="module")
def template() -> Iterator[nursery.Nursery]:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(nursery, "_CODE", KINDS)
        patched.setenv("CV_SECRET", "x")
        own = nursery.Nursery()
        own.worker(64 * MB).end()
        yield own
        own.stop()


@pytest.fixture
def lane(template: nursery.Nursery) -> Iterator[Lane]:
    own = Lane(1, Allowance(memory=160 * MB, seconds=0.3, patience=60.0, jobs=3), template)
    yield own
    own.stop()


def pid(lane: Lane) -> int:
    return int(lane.call("echo", {})[0]["pid"])


def spent(lane: Lane, work: str, **content: object) -> str:
    with pytest.raises(Spent) as caught:
        lane.call(work, content)
    return caught.value.what


def test_files_come_back_as_they_were_sent(lane: Lane) -> None:
    files = [b"", b"\0\xff" * 400_000, b"x"]
    assert lane.call("echo", {"a": "ä\ud800"}, files)[1] == files


def test_a_worker_serves_many_jobs_and_is_replaced_in_time(lane: Lane) -> None:
    served = [pid(lane) for _ in range(7)]
    assert served[0] == served[1] == served[2] != served[3] == served[4] == served[5] != served[6]


def test_jobs_about_the_same_go_to_the_same_worker_and_others_to_the_one_that_waits_longest(
    template: nursery.Nursery,
) -> None:
    lane = Lane(2, Allowance(memory=128 * MB, seconds=0.3, patience=60.0, jobs=99), template)
    lane.warm()

    def served(about: int | None) -> int:
        return int(lane.call("echo", {}, about=about)[0]["pid"])

    try:
        first, second = served(1), served(2)
        assert first != second
        assert [served(about) for about in (1, 1, 2, 1, 2, 2)] == [first, first, second, first, second, second]
        assert served(None) == second  # which has worked last
        for about in range(3, 3 + 2 * nursery.LATELY):
            served(about)
        assert len({served(about) for about in (1, 2)}) == 2  # long ago: those do them that wait longest
    finally:
        lane.stop()


def test_where_the_worker_of_a_job_is_gone_another_does_it(lane: Lane) -> None:
    mine = lane.call("echo", {}, about=1)[0]["pid"]
    os.kill(mine, signal.SIGKILL)
    select.select([lane._idle[0]._line], [], [])
    assert lane.call("echo", {}, about=1)[0]["pid"] != mine


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EFBIG, errno.EROFS, errno.EMFILE])
def test_a_machine_without_room_is_no_fault_of_ours_and_asked_again_later(
    lane: Lane, number: int, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(RetryLater) as caught:
        lane.call("lack", {"errno": number})
    assert caught.value.retry_after == pool.STARVED_SECONDS
    assert "The machine is exhausted: lack: OSError at" in caplog.text
    assert "Anna Muster" not in caplog.text
    with pytest.raises(InternalError):
        lane.call("lack", {"errno": errno.ENOENT})


NO_ROOM = """
import errno
from cv_generator.workers import process

def limit(memory):
    raise OSError(errno.ENOSPC, "no room")

process.limit = limit
"""


def test_a_worker_that_finds_no_room_to_begin_is_no_crash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nursery, "_CODE", NO_ROOM + KINDS)
    own = nursery.Nursery()
    lane = Lane(1, Allowance(memory=128 * MB, seconds=0.3, patience=60.0, jobs=9), own)
    with pytest.raises(RetryLater):
        lane.call("echo", {})
    lane.stop()
    own.stop()


def test_processor_time_ends_a_job(lane: Lane) -> None:
    assert spent(lane, "spin") == "time"
    assert pid(lane)


def test_a_job_that_gets_no_processor_is_ended_by_the_clock_and_not_called_too_complex(
    template: nursery.Nursery, caplog: pytest.LogCaptureFixture
) -> None:
    hasty = Lane(1, Allowance(memory=128 * MB, seconds=9.0, patience=0.05, jobs=9), template, name="pages")
    with pytest.raises(RetryLater) as caught:
        hasty.call("hang", {})
    assert caught.value.retry_after == pool.STARVED_SECONDS
    assert "A pages job had too little of the processor" in caplog.text
    assert not hasty._idle
    assert hasty._turns.free == 1


def test_memory_is_limited_beyond_what_the_worker_starts_with(lane: Lane) -> None:
    assert lane.call("grow", {"bytes": 20 * MB})[1] == [bytes(20 * MB)]
    assert spent(lane, "grow", bytes=200 * MB) == "memory"
    assert pid(lane)


def test_a_job_that_nests_too_deep_is_told_apart(lane: Lane) -> None:
    assert spent(lane, "dig") == "depth"


def test_a_job_that_kills_its_worker_costs_itself_only(lane: Lane) -> None:
    assert spent(lane, "crash") == "crash"
    assert pid(lane)


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGPROF])
def test_a_worker_that_died_while_idle_is_replaced(lane: Lane, number: signal.Signals) -> None:
    first = pid(lane)
    os.kill(first, number)
    select.select([lane._idle[0]._line], [], [])
    assert pid(lane) != first


def test_a_template_that_died_is_replaced(template: nursery.Nursery, lane: Lane) -> None:
    first = pid(lane)
    process = template._template
    assert process is not None
    os.kill(process.pid, signal.SIGKILL)
    lane.stop()
    assert pid(lane) != first


@pytest.mark.parametrize("lacking", ["socket.socketpair", "subprocess.Popen", "template"])
def test_a_machine_that_has_nothing_left_for_a_worker_asks_callers_to_come_again(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, lacking: str
) -> None:
    def full(*_arguments: object, **_named: object) -> None:
        raise OSError(24, "Too many open files")

    if lacking == "template":
        monkeypatch.setattr(nursery, "_CODE", "raise SystemExit(1)")
    else:
        monkeypatch.setattr(f"cv_generator.workers.nursery.{lacking}", full)
    own = Lane(1, Allowance(memory=128 * MB, seconds=9.0, patience=9.0, jobs=9), nursery.Nursery())
    with pytest.raises(RetryLater):
        own.call("echo", {})
    assert "No worker can be started" in caplog.text
    assert own._turns.free == 1


def test_errors_of_the_caller_come_through(lane: Lane) -> None:
    with pytest.raises(InvalidInput) as caught:
        lane.call("refuse", {})
    assert caught.value.answer()["problems"] == [{"path": "a", "code": "b", "message": "c", "hint": "d"}]
    assert caught.value.details == {"n": 1}


def test_a_fault_is_told_by_kind_and_place_without_texts(lane: Lane) -> None:
    with pytest.raises(InternalError) as caught:
        lane.call("fail", {})
    assert "KeyError" in str(caught.value)
    assert "Anna" not in str(caught.value)


def test_a_worker_sees_no_secrets_of_its_parent(lane: Lane) -> None:
    environment = lane.call("look", {})[0]["environment"]
    assert "PATH" in environment
    assert "CV_SECRET" not in environment


def test_threads_share_the_workers(lane: Lane) -> None:
    found: list[int] = []
    threads = [threading.Thread(target=lambda: found.append(pid(lane))) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 6
    assert len(set(found)) == 2


def test_how_long_a_call_waited_for_its_worker_is_told(template: nursery.Nursery) -> None:
    told: list[tuple[str, float]] = []
    named = Lane(1, Allowance(memory=160 * MB, seconds=0.3, patience=60.0, jobs=3), template, name="documents")
    named.report_wait = lambda *wait: told.append(wait)
    pid(named)
    place = named._turns.take()
    waiting = threading.Thread(target=pid, args=(named,))
    waiting.start()
    while not named._turns._waiting:
        os.sched_yield()
    time.sleep(0.05)
    named._turns.give_back(place)
    waiting.join()
    named.stop()
    assert [lane for lane, _ in told] == ["documents"] * 2
    assert told[1][1] >= 0.05


def test_a_job_waits_no_longer_than_it_should(lane: Lane, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "WAIT_SECONDS", 0.01)
    place = lane._turns.take()
    with pytest.raises(RetryLater) as caught:
        lane.call("echo", {})
    assert caught.value.retry_after == 2
    lane._turns.give_back(place)
    assert pid(lane)


def test_beyond_a_full_queue_callers_are_sent_away_at_once(lane: Lane, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "WAITING", 0)
    with pytest.raises(RetryLater):
        lane.call("echo", {})


def called(lane: Lane, work: str, caller: Presence, ends: list[object]) -> None:
    presence.set(caller)
    try:
        lane.call(work, {})
    except (Cancelled, Spent) as error:
        ends.append(type(error))


def test_what_runs_for_a_caller_who_leaves_is_ended(template: nursery.Nursery) -> None:
    patient = Lane(1, Allowance(memory=128 * MB, seconds=60.0, patience=60.0, jobs=9), template)
    caller, ends = Presence(), list[object]()
    busy = pid(patient)
    thread = threading.Thread(target=called, args=(patient, "hang", caller, ends))
    thread.start()
    while not caller._ends:
        thread.join(0.001)
    caller.leave()
    thread.join()
    assert ends == [Cancelled]
    with pytest.raises(ProcessLookupError):
        os.kill(busy, 0)
    assert pid(patient)
    patient.stop()


def test_nothing_is_begun_for_a_caller_who_has_left(lane: Lane) -> None:
    caller, ends = Presence(), list[object]()
    caller.leave()
    thread = threading.Thread(target=called, args=(lane, "echo", caller, ends))
    thread.start()
    thread.join()
    assert ends == [Cancelled]
    assert pid(lane)


def test_the_template_takes_its_folder_away_when_the_service_is_gone(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(nursery, "_CODE", KINDS)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    own = nursery.Nursery()
    own.worker(64 * MB).end()
    assert len(list(tmp_path.iterdir())) == 1
    assert own._control is not None
    assert own._template is not None
    own._control.close()  # all that is seen of a service that was killed
    own._template.wait()
    assert not list(tmp_path.iterdir())
    with suppress(OSError):
        own.stop()
