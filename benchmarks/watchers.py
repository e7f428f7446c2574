"""Five hundred people who watch: how soon all of them learn of an edit, and what the service is like meanwhile.

    python -m benchmarks watchers

Each watcher is an open event stream of its own, from an address of its own; a hundred sessions are watched by five
each. All come at once, more than are let in together; who is asked to come again does so. Then an edit every tenth of
a second, of one session after the other; every watcher of it must be told of its version.
"""

from __future__ import annotations

import asyncio
import statistics
import time
from typing import Any

import pydantic_core

from benchmarks.service import Service, running
from benchmarks.watch import watched

WATCHERS, SESSIONS, EDITS = 500, 100, 300
BETWEEN_SECONDS = 0.1
AGAIN_SECONDS = 0.5
PATIENCE_SECONDS = 30.0


def main() -> dict[str, Any]:
    with running(LOG_LEVEL="ERROR", FORWARDED_ALLOW_IPS="127.0.0.1") as service, watched(service) as watch:
        figures = asyncio.run(_measured(service))
    figures |= {"slowest_health_ms": _ms(max(watch.health)), "health_unanswered": watch.unanswered}
    print(figures)
    return figures


async def _measured(service: Service) -> dict[str, Any]:
    client = service.client()
    data = {"cv_data": {"full_name": "Ada Muster"}}
    made = [client.post("create-cv-session", data)[1]["session_id"] for _ in range(SESSIONS)]
    heard: dict[str, list[asyncio.Queue[float]]] = {session_id: [] for session_id in made}
    asked_again: list[int] = []
    watching = [
        asyncio.create_task(_watch(service.port, made[n % SESSIONS], n, heard[made[n % SESSIONS]], asked_again))
        for n in range(WATCHERS)
    ]
    async with asyncio.timeout(PATIENCE_SECONDS):
        while sum(map(len, heard.values())) < WATCHERS:
            await asyncio.sleep(0.05)
    seconds: list[float] = []
    for n in range(EDITS):
        session_id = made[n % SESSIONS]
        edit = {"session_id": session_id, "field_path": "headline", "value": f"Headline {n}"}
        begun = time.perf_counter()
        status, _ = await asyncio.to_thread(client.post, "update-cv-field", edit)
        assert status == 200, status
        for queue in heard[session_id]:
            async with asyncio.timeout(PATIENCE_SECONDS):
                seconds.append(await queue.get() - begun)
        await asyncio.sleep(BETWEEN_SECONDS)
    figures = {
        "watchers": WATCHERS,
        "asked_to_come_again": len(asked_again),
        "told": len(seconds),
        "told_ms": {"median": _ms(statistics.median(seconds)), "slowest": _ms(max(seconds))},
        "mb_of_all_processes": round(service.resident_mb()),
    }
    for each in watching:
        each.cancel()
    await asyncio.gather(*watching, return_exceptions=True)
    return figures


async def _watch(
    port: int, session_id: str, number: int, queues: list[asyncio.Queue[float]], asked_again: list[int]
) -> None:
    """Puts the moment of each version after the first into a queue of its own."""
    while (stream := await _stream(port, session_id, number)) is None:
        asked_again.append(number)
        await asyncio.sleep(AGAIN_SECONDS)
    reader, _open = stream
    queue: asyncio.Queue[float] = asyncio.Queue()
    versions = 0
    while line := await reader.readline():
        if line.startswith(b"event: version"):
            versions += 1
            if versions == 1:
                queues.append(queue)
            else:
                queue.put_nowait(time.perf_counter())


async def _stream(port: int, session_id: str, number: int) -> tuple[asyncio.StreamReader, asyncio.StreamWriter] | None:
    """A stream that has begun, or nothing where the service asks to come again."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    address = f"10.{number // 65536}.{number // 256 % 256}.{number % 256}"
    writer.write(
        f"GET /api/cv-session-events?session_id={session_id} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n"
        f"X-Forwarded-For: {address}\r\nAccept: text/event-stream\r\n\r\n".encode()
    )
    status = int((await reader.readline()).split()[1])
    if status == 503:
        writer.close()
        return None
    assert status == 200, status
    return reader, writer


def _ms(seconds: float) -> float:
    return round(1000 * seconds, 1)


if __name__ == "__main__":
    print(pydantic_core.to_json(main(), indent=1).decode())
