"""What the workers share: orders come in as lines of JSON, times go out. Needs the standard library only."""

from __future__ import annotations

import copy
import json
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path
from typing import Any

Cv = dict[str, Any]
Parse = Callable[[Cv], Any]
"""A CV -> the typesetter's own checked model of it. Not timed: a service holds it already."""
Typeset = Callable[[Any], bytes]

_numbers = count(1000)  # of four digits each, so that all of them are set alike


def varied(cv: Cv, *, edit: bool) -> Cv:
    """Another person's CV of the same shape, with other words in nearly every text; or this one with another bullet."""
    number = next(_numbers)
    other = copy.deepcopy(cv)
    if edit:
        other["work_experience"][0]["bullets"][0] = f"Verantwortung für fünf Wärmenetze, Fassung {number}"
        return other
    other["full_name"] += f" {number}"
    other["summary"] += f" {number}"
    for entry in other["work_experience"] + other["education"] + other["further_experience"]:
        entry["title"] += f" {number}"
        for texts in ("bullets", "details"):
            entry[texts] = [f"{number} {text}" for text in entry.get(texts, [])] if texts in entry else []
            if not entry[texts]:
                del entry[texts]
    for name in ("certifications", "trainings", "interests"):
        other[name] = [f"{text} {number}" for text in other[name]]
    return other


def serve(parse: Parse, typeset: Typeset) -> None:
    """Answers orders until the input ends."""
    cv: Cv = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    for line in sys.stdin:
        order = json.loads(line)
        cvs = [parse(varied(cv, edit=order.get("edit", False))) for _ in range(order["documents"])]
        print(json.dumps(_timed(typeset, cvs, order["threads"])), flush=True)


def _timed(typeset: Typeset, cvs: list[Any], threads: int) -> dict[str, Any]:
    def one(cv: Any) -> tuple[float, bytes]:
        start = time.perf_counter()
        pdf = typeset(cv)
        return (time.perf_counter() - start) * 1000, pdf

    with ThreadPoolExecutor(threads) as pool:
        start, used = time.perf_counter(), time.process_time()
        done = list(pool.map(one, cvs))
    seconds, cpu = time.perf_counter() - start, time.process_time() - used
    last = Path(sys.argv[2]) / f"{Path(sys.argv[0]).stem}.pdf"
    last.write_bytes(done[-1][1])
    return {
        "ms": [took for took, _ in done],
        "cpu_ms": cpu * 1000 / len(cvs),
        "per_second": len(cvs) / seconds,
        "pdf": str(last),
    }
