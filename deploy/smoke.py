"""One CV through a running service, from its making to its erasure: `python3 deploy/smoke.py https://HOST`.

Sends the key of the environment variable `SMOKE_API_KEY` where there is one. Ends with status 0 if everything held.
Links are followed at the address that was given, so that the service can be tried before its public name exists.
Needs nothing but Python, so that a deployment can run it anywhere.
"""

from __future__ import annotations

import json
import os
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from typing import Any

PERSON = {
    "full_name": "Smoke Test-Müller",
    "email": "smoke@example.com",
    "phone": "+41 44 668 18 00",
    "language": "de",
    "work_experience": [
        {"date_range": "2020-01 – Present", "employer": "Beispiel AG", "title": "Prüferin", "bullets": ["Prüft Łódź"]}
    ],
    "education": [{"date_range": "2015 – 2019", "institution": "ETH Zürich", "title": "BSc"}],
}

PATIENCE_SECONDS = 180
"""How long a newly deployed service may take until it is healthy."""

PATIENCE_SECONDS_WITHOUT_LISTENER = 20
"""The same where nothing listens there: a service that starts listens within seconds, at a wrong port nothing does."""


class Service:
    def __init__(self, address: str, key: str) -> None:
        self._address = address.rstrip("/")
        self._headers = {"Content-Type": "application/json", "X-CV-Client": "smoke"}
        if key:
            self._headers["x-functions-key"] = key

    def get(self, path: str) -> tuple[int, bytes]:
        return self._send(urllib.request.Request(self._full(path), headers=self._headers))

    def post(self, operation: str, **arguments: object) -> tuple[int, Any]:
        body = json.dumps(arguments).encode()
        request = urllib.request.Request(self._full(f"/api/{operation}"), body, self._headers, method="POST")
        status, answer = self._send(request)
        try:
            return status, json.loads(answer)
        except ValueError:  # a proxy's page
            return status, answer[:300]

    def _full(self, path: str) -> str:
        """Of a link of the service only path and query count, unless it begins with the address that was given."""
        if not path.startswith("http"):
            return self._address + path
        if path.startswith(self._address + "/"):
            return path
        here, link = urllib.parse.urlsplit(self._address), urllib.parse.urlsplit(path)
        return urllib.parse.urlunsplit((here.scheme, here.netloc, link.path, link.query, ""))

    def _send(self, request: urllib.request.Request) -> tuple[int, bytes]:
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return answer.status, answer.read()
        except urllib.error.HTTPError as error:
            return error.code, error.read()


def wait_until_healthy(service: Service) -> None:
    started = time.monotonic()
    said = b""
    while True:
        patience = PATIENCE_SECONDS
        try:
            status, body = service.get("/api/health")
        except (OSError, ValueError) as error:
            status, body = 0, str(error).encode()
            if isinstance(getattr(error, "reason", None), ConnectionRefusedError):
                patience = PATIENCE_SECONDS_WITHOUT_LISTENER
        if status == 200:
            print(f"healthy: {body.decode()}")
            return
        if body != said:
            print(
                f"waiting up to {patience} s: {status or 'no answer'}: {body[:300].decode(errors='replace')}",
                flush=True,
            )
            said = body
        if time.monotonic() - started > patience:
            raise SystemExit(
                f"not healthy after {patience} s: {status or 'no answer'}: {body[:500].decode(errors='replace')}"
            )
        time.sleep(1)


def expect(what: str, *, holds: bool, seen: object) -> None:
    print(f"{'ok' if holds else 'FAILED'}: {what}")
    if not holds:
        raise SystemExit(f"{what}: {str(seen)[:1000]}")


def main(address: str) -> None:
    service = Service(address, os.environ.get("SMOKE_API_KEY", ""))
    wait_until_healthy(service)
    status, made = service.post("create-cv-session", cv_data=PERSON)
    if status == 401:
        raise SystemExit("FAILED: the service asks for a key: set SMOKE_API_KEY to one of its API_KEYS")
    expect("a session is made and is ready", holds=status == 200 and made["ready"], seen=made)
    session = made["session_id"]
    status, edited = service.post(
        "update-cv-field", session_id=session, field_path="headline", value="Prüferin", expected_version=1
    )
    expect("an edit makes version 2", holds=status == 200 and edited["version"] == 2, seen=edited)
    status, stale = service.post(
        "update-cv-field", session_id=session, field_path="headline", value="x", expected_version=1
    )
    expect("a stale edit is refused", holds=status == 409, seen=stale)
    status, typeset = service.post("generate-cv-from-session", session_id=session)
    expect("a PDF is typeset", holds=status == 200 and typeset["page_count"] == 1, seen=typeset)
    status, pdf = service.get(typeset["pdf_url"])
    expect("its link opens", holds=status == 200 and pdf.startswith(b"%PDF-"), seen=(status, pdf[:100]))
    status, erased = service.post("delete-cv-session", session_id=session)
    expect("the session is erased", holds=status == 200 and erased["deleted"], seen=erased)
    status, gone = service.post("get-cv-session", session_id=session)
    expect("and cannot be read any more", holds=status == 404, seen=gone)
    status, _ = service.get(typeset["pdf_url"])
    expect("nor can its PDF", holds=status == 404, seen=status)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    try:
        main(sys.argv[1])
    except OSError as error:
        raise SystemExit(f"FAILED: {sys.argv[1]} does not answer any more: {error}") from None
