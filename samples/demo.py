"""The main job on a sample, step by step over HTTP: upload, look, edit three fields, typeset.

Run by `script/demo` (the German sample, in German and under English headings) and `script/demo en` (the English one).
Results: `out/*.pdf` and `out/*.png`.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pydantic_core

OUT = Path("out")


@dataclass(frozen=True)
class Sample:
    """A document, what is edited in it, and the languages in which it is typeset."""

    name: str
    edits: dict[str, str]
    languages: tuple[str, ...]

    @property
    def file(self) -> Path:
        return Path(__file__).parent / self.name


SAMPLES = {
    "de": Sample(
        "lebenslauf.docx",
        {
            "headline": "Leiterin Projekte, Schwerpunkt kommunale Wärmenetze",
            "work_experience[0].bullets[0]": "Gesamtverantwortung für sechs Wärmenetze mit 21 Mio. € Investition",
            "languages[1].level": "C1, verhandlungssicher",
        },
        ("de", "en"),
    ),
    "en": Sample(
        "cv.docx",
        {
            "headline": "Senior Structural Engineer, Footbridges",
            "work_experience[0].bullets[0]": "Led the design of eight pedestrian bridges worth £21.0m",
            "languages[1].level": "C1",
        },
        ("en",),
    ),
}


class Service:
    """The service, seen from outside. Every call is timed."""

    def __init__(self, address: str) -> None:
        self.address = address

    def call(self, title: str, route: str, body: dict[str, Any]) -> Any:
        request = Request(
            f"{self.address}/api/{route}", pydantic_core.to_json(body), {"Content-Type": "application/json"}
        )
        return pydantic_core.from_json(self._timed(title, request)[0])

    def upload(self, title: str, file: Path) -> Any:
        boundary = "cv-generator-demo"
        head = f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="{file.name}"\r\n\r\n'
        body = head.encode() + file.read_bytes() + f"\r\n--{boundary}--\r\n".encode()
        headers = {"Content-Type": f"multipart/form-data; boundary={boundary}"}
        request = Request(f"{self.address}/api/extract-and-store-cv", body, headers)
        return pydantic_core.from_json(self._timed(title, request)[0])

    def fetch(self, title: str, url: str) -> tuple[bytes, Any]:
        return self._timed(title, Request(url))

    def page(self, title: str, **query: Any) -> tuple[bytes, int]:
        body, headers = self.fetch(title, f"{self.address}/api/preview-cv?{urlencode(query)}")
        return body, int(headers["X-Page-Count"])

    @staticmethod
    def _timed(title: str, request: Request) -> tuple[bytes, Any]:
        started = time.perf_counter()
        try:
            with urlopen(request, timeout=60) as answer:
                body, headers = answer.read(), answer.headers
        except HTTPError as error:
            sys.exit(f"{title}: {error.code} {error.read().decode()}")
        print(f"{(time.perf_counter() - started) * 1000:8.1f} ms   {title}")
        return body, headers


@contextmanager
def service() -> Iterator[Service]:
    """The service on a free port, with a store of its own that is gone afterwards."""
    started = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "SQLITE_PATH": f"{folder}/sessions.sqlite3", "LOG_LEVEL": "WARNING"}
        command = [sys.executable, "-m", "cv_generator", "serve", "--port", "0"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
            try:
                line = process.stdout.readline() if process.stdout else ""
                found = re.search(r"http://\S+", line)
                if not found:
                    sys.exit("The service did not start.")
                running = Service(found[0])
                running.fetch("first answer", f"{found[0]}/api/health")
                print(f"{(time.perf_counter() - started) * 1000:8.1f} ms   from process start to the first answer")
                yield running
            finally:
                process.terminate()
                process.wait(20)


def main(arguments: list[str]) -> None:
    if arguments[1:] or (arguments and arguments[0] not in SAMPLES):
        sys.exit(f"script/demo takes one of {', '.join(SAMPLES)}, or nothing")
    sample = SAMPLES[arguments[0] if arguments else "de"]
    OUT.mkdir(exist_ok=True)
    with service() as running:
        opened = running.upload(f"read {sample.name} ({sample.file.stat().st_size // 1000} kB)", sample.file)
        session = {"session_id": opened["session_id"]}
        show(opened)
        for path, value in sample.edits.items():
            running.call(f"edit {path}", "update-cv-field", {**session, "field_path": path, "value": value})
        for language in sample.languages:
            made = running.call(f"typeset in {language}", "generate-cv-from-session", {**session, "language": language})
            pdf, _ = running.fetch(f"download {made['file_name']} ({made['pdf_bytes'] // 1000} kB)", made["pdf_url"])
            save(f"cv_{language}.pdf", pdf)
            for page in range(1, made["page_count"] + 1):
                image, _ = running.page(f"picture of page {page}", **session, language=language, page=page)
                save(f"cv_{language}_{page}.png", image)
        running.call("erase the session", "delete-cv-session", session)
    made_files = ", ".join(f"cv_{language}.pdf" for language in sample.languages)
    print(f"\nLook at {OUT.resolve()}: {made_files}, and the pages as PNG.")


def show(opened: dict[str, Any]) -> None:
    summary = opened["cv_data_summary"]
    print(
        f"            {summary['full_name']}: {summary['work_experience']} positions, {summary['education']} degrees, "
    )
    print(f"            language {summary['language']}, photo {'found' if summary['has_photo'] else 'not found'}")
    print(f"            filled: {', '.join(summary['fields_populated'])}")
    print(f"            unplaced pieces of text: {summary['unplaced_text']}, doubtful: {summary['doubtful'] or 'none'}")
    print(f"            ready for a PDF: {opened['ready']}, missing: {opened['missing'] or 'nothing'}")


def save(name: str, data: bytes) -> None:
    (OUT / name).write_bytes(data)


if __name__ == "__main__":
    main(sys.argv[1:])
