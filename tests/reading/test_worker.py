"""PDFs are read in processes of their own: one that dies or hangs costs its document and is replaced."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator

import pytest

from cv_generator.errors import UnreadableDocument
from cv_generator.reading import worker, worker_process
from cv_generator.reading.regions.blocks import Blocks, Bullet, Heading, Line, Picture, Row, Run, Style
from cv_generator.reading.regions.pdf import read_pdf, wire
from tests.reading.pdf_files import raw_pdf, typeset

ANNA = raw_pdf(b"BT /F1 10 Tf 50 700 Td (Anna Muster) Tj ET")


@pytest.fixture
def pool(monkeypatch: pytest.MonkeyPatch) -> Iterator[worker._Pool]:
    """A pool of one worker, ended after the test."""
    own = worker._Pool(1)
    monkeypatch.setattr(worker, "_pool", own)
    yield own
    own.stop()


def idle(pool: worker._Pool) -> int:
    """The process id of the one idle worker."""
    (only,) = pool._idle
    return only._process.pid


def test_blocks_come_back_as_they_were_read(pool: worker._Pool) -> None:
    data = typeset("= Anna \n- Leitung \n#grid(columns: 2, [2019], [Köln])")
    assert worker.read_pdf_safely(data) == read_pdf(data)


def test_a_worker_serves_many_documents(pool: worker._Pool) -> None:
    worker.warm()
    first = idle(pool)
    for _ in range(3):
        worker.read_pdf_safely(ANNA)
    assert idle(pool) == first


def test_refusals_come_through(pool: worker._Pool) -> None:
    with pytest.raises(UnreadableDocument) as caught:
        worker.read_pdf_safely(raw_pdf(b""))
    assert caught.value.reason == "no_text_layer"
    assert caught.value.details["hint"]


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGPROF])
def test_a_worker_that_died_is_replaced(pool: worker._Pool, number: signal.Signals) -> None:
    worker.warm()
    first = idle(pool)
    os.kill(first, number)
    pool._idle[0]._process.wait()
    blocks = worker.read_pdf_safely(ANNA)
    assert isinstance(blocks, Blocks)
    assert idle(pool) != first


def test_a_document_that_kills_its_worker_is_refused_and_the_next_is_read(
    pool: worker._Pool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "_CODE", "import os; os.write(1, b'+'); os.read(0, 9); os.abort()")
    with pytest.raises(UnreadableDocument) as caught:
        worker.read_pdf_safely(ANNA)
    assert caught.value.reason == "corrupt"
    monkeypatch.undo()
    assert isinstance(pool.call(ANNA), bytes)


def test_a_document_that_takes_too_long_is_refused(pool: worker._Pool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "_CODE", "import os, threading; os.write(1, b'+'); threading.Event().wait()")
    monkeypatch.setattr(worker, "PATIENCE", 0.05)
    with pytest.raises(UnreadableDocument) as caught:
        worker.read_pdf_safely(ANNA)
    assert caught.value.reason == "too_complex"
    assert not pool._idle


def test_processor_time_ends_a_worker(pool: worker._Pool, monkeypatch: pytest.MonkeyPatch) -> None:
    code = "import os; from cv_generator.reading.worker_process import _allow; os.write(1, b'+'); _allow(0.05)\n"
    code += "while True: pass"
    monkeypatch.setattr(worker, "_CODE", code)
    with pytest.raises(UnreadableDocument) as caught:
        worker.read_pdf_safely(ANNA)
    assert caught.value.reason == "too_complex"


def test_memory_of_a_worker_is_limited(pool: worker._Pool, monkeypatch: pytest.MonkeyPatch) -> None:
    code = "import os; from cv_generator.reading.worker_process import _limit; _limit(400 << 20)\n"
    code += "try: bytearray(500 << 20)\nexcept MemoryError: os.write(1, b'+')"
    monkeypatch.setattr(worker, "_CODE", code)
    started = worker._Worker()
    started.stop()


def test_threads_share_the_workers(pool: worker._Pool) -> None:
    found: list[object] = []
    threads = [threading.Thread(target=lambda: found.append(worker.read_pdf_safely(ANNA))) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 6
    assert all(blocks == found[0] for blocks in found)
    assert len(pool._idle) == 1


def test_a_worker_sees_no_secrets_of_its_parent(pool: worker._Pool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CV_SECRET", "x")
    code = "import os; os.write(1, b'+' if 'CV_SECRET' not in os.environ else b'-')"
    monkeypatch.setattr(worker, "_CODE", code)
    worker._Worker().stop()


def test_every_kind_of_block_travels() -> None:
    style = Style(10.5, True, False, True, "aa0000")
    line = Line(runs=(Run("a", style, "https://a.example"), Run("b")), gap=2.0, indent=3.0)
    blocks = Blocks(
        "pdf",
        (
            Heading(runs=(Run("h"),), level=2), Bullet(runs=(Run("b"),), depth=1), line,
            Row(cells=((line,), (Picture(data=b"\0\xff", media_type="image/png", width=1.0, page=2),)), stream="column"),
        ),
        "title", "author", "de", ("note",),
    )  # fmt: skip
    files: list[bytes] = []
    message = wire.packed(wire.blocks_as_json(blocks, files), files)
    assert wire.blocks_from_json(*wire.unpacked(message)) == blocks


def test_a_pdf_of_ours_answers_with_its_data() -> None:
    content, files = wire.unpacked(worker_process.answer(ANNA))
    assert "blocks" in content
    assert files == []
