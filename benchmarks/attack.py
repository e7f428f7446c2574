"""Attacks a service over real HTTP and watches it: no status of 500 and above, health quick, memory back.

`script/attack` runs it after the mutations. `ATTACK_REQUESTS` (100,000) and `ATTACK_REFUSALS` (400) set its length.
The bars: 0 answers of 500 and above, health within 100 ms, 250 MB of resident memory a process.
"""

from __future__ import annotations

import base64
import http.client
import json
import os
from collections import Counter
from ipaddress import IPv4Network
from typing import Any

from benchmarks.service import Service, running
from benchmarks.watch import watched
from tests.attack import documents, requests

CV = {
    "full_name": "Anna Muster",
    "email": "anna@example.com",
    "phone": "+41 44 668 18 00",
    "education": [{"institution": "Uni", "title": "BSc", "date_range": "2010"}],
}
BULLET = "Led a team of nine people through the planning, the building and the opening of a bridge over the river."


ADDRESSES = IPv4Network("10.0.0.0/8")
"""Where requests come from, as a proxy on loopback tells it."""


def four_pages(number: int) -> dict[str, Any]:
    """An ordinary CV that does not fit on two pages."""
    bullets = [f"{BULLET} {number} {n}" for n in range(14)]
    work = [
        {"employer": f"Firma {n}", "title": "Leiterin", "date_range": f"20{n + 10} – 20{n + 11}", "bullets": bullets}
        for n in range(14)
    ]
    return {**CV, "full_name": f"Anna Muster {number}", "work_experience": work}


def send(port: int, method: str, path: str, headers: dict[str, str], body: bytes) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    try:
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        answer.read()
        return answer.status
    except http.client.HTTPException:
        return 0
    finally:
        connection.close()


def post(port: int, route: str, arguments: dict[str, Any]) -> int:
    return send(port, "POST", f"/api/{route}", {"Content-Type": "application/json"}, json.dumps(arguments).encode())


def with_documents(service: Service) -> Counter[int]:
    """Every hostile document is uploaded, every hostile photo sent."""
    statuses: Counter[int] = Counter()
    for name in documents.MAKERS:
        encoded = base64.b64encode(documents.made(name)).decode()
        statuses[post(service.port, "extract-and-store-cv", {"document_base64": encoded})] += 1
    for name in documents.PHOTOS:
        photo = "data:image/jpeg;base64," + base64.b64encode(documents.made(name)).decode()
        statuses[post(service.port, "create-cv-session", {"cv_data": {**CV, "photo_url": photo}})] += 1
    return statuses


def with_refusals(service: Service) -> Counter[int]:
    """Ordinary CVs of four pages, each refused for not fitting on two; and the preview of one of nearly a megabyte."""
    statuses: Counter[int] = Counter()
    with service.client() as client:
        for number in range(int(os.environ.get("ATTACK_REFUSALS", "400"))):
            _, session = client.post("create-cv-session", {"cv_data": four_pages(number)})
            statuses[client.post("generate-cv-from-session", {"session_id": session["session_id"]})[0]] += 1
        large = {**four_pages(0), "interests": ["word " * 900] * 190}
        _, session = client.post("create-cv-session", {"cv_data": large})
        statuses[client.get(f"/api/preview-cv?session_id={session['session_id']}")[0]] += 1
    return statuses


def with_requests(service: Service) -> Counter[int]:
    """Requests by the grammar, each hundred from another address: one address that guesses so much is soon held off."""
    statuses: Counter[int] = Counter()
    with service.client() as client:
        session_id = client.post("create-cv-session", {"cv_data": CV})[1]["session_id"]
    for seed in range(int(os.environ.get("ATTACK_REQUESTS", "100000"))):
        sent = requests.request(seed, session_id)
        if "events" not in sent.path:  # a stream that does not end
            path = "".join(letter if "!" <= letter <= "~" else "_" for letter in sent.path)
            headers = {**sent.headers, "X-Forwarded-For": str(ADDRESSES[seed // 100])}
            statuses[send(service.port, sent.method, path, headers, sent.body)] += 1
    return statuses


ATTACKS = {"documents": with_documents, "refusals": with_refusals, "requests": with_requests}


def main() -> dict[str, Any]:
    figures: dict[str, Any] = {}
    for name, attack in ATTACKS.items():
        with running(LOG_LEVEL="ERROR", FORWARDED_ALLOW_IPS="127.0.0.1") as service, watched(service) as watch:
            statuses = attack(service)
        figures[name] = {
            "statuses": dict(sorted(statuses.items())),
            "faults": sum(number for status, number in statuses.items() if status >= 500),
            "health_ms": round(1000 * max(watch.health)),
            "health_unanswered": watch.unanswered,
            "most_mb": round(watch.most_mb),
        }
        print(f"{name:<10} {figures[name]}", flush=True)
    return figures
