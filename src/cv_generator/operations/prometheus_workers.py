"""Figures of several workers of one service: each keeps its own in files of one folder, and any of them tells the sum.

That is the multiprocess mode of `prometheus_client`. Counts of workers that have gone stay, so that sums never fall.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from pathlib import Path

from prometheus_client import CollectorRegistry, Gauge, Metric, ProcessCollector, multiprocess, values
from prometheus_client.registry import Collector

REFRESH_SECONDS = 10.0
"""How old a gauge of another worker may be. Counters are never old."""


def are_several() -> bool:
    """Whether this process is one of several that share their figures."""
    return values.ValueClass is not values.MutexValue


def summed() -> CollectorRegistry:
    """The sums over all workers as they are now."""
    registry = CollectorRegistry()
    shared = multiprocess.MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    registry.register(_Processes(Path(shared._path)))
    return registry


def forget(process: int, folder: Path) -> None:
    """Leave out the gauges of a worker that has gone. Its counts stay."""
    multiprocess.mark_process_dead(process, str(folder))  # type: ignore[no-untyped-call]


class Gauges:
    """Gauges that each worker renews by itself, since nobody can ask the others."""

    def __init__(self) -> None:
        self._watched: list[tuple[Gauge, Callable[[], float]]] = []
        self._closed = threading.Event()

    def watch(self, gauge: Gauge, read: Callable[[], float]) -> None:
        self._watched.append((gauge, read))
        if len(self._watched) == 1:
            threading.Thread(target=self._go_on, name="gauges", daemon=True).start()

    def renew(self) -> None:
        for gauge, read in self._watched:
            gauge.set(read())

    def close(self) -> None:
        self._closed.set()

    def _go_on(self) -> None:
        self.renew()
        while not self._closed.wait(REFRESH_SECONDS):
            self.renew()


class _Processes(Collector):
    """Memory, processor time and open files, summed over the workers that live; the start is that of the oldest."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def collect(self) -> Iterable[Metric]:
        found: dict[str, Metric] = {}
        for file in self._folder.glob("gauge_liveall_*.db"):
            for metric in ProcessCollector(pid=_said(file.stem.rpartition("_")[2]), registry=None).collect():
                known = found.setdefault(metric.name, metric)
                if known is not metric:
                    join = min if metric.name == "process_start_time_seconds" else _sum
                    known.samples = [
                        one._replace(value=join(one.value, other.value))
                        for one, other in zip(known.samples, metric.samples, strict=True)
                    ]
        return found.values()


def _said(process: str) -> Callable[[], str]:
    return lambda: process


def _sum(one: float, other: float) -> float:
    return one + other
