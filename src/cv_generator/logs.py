"""How a log record looks: text for people, JSON for machines. Always one line, never what a person wrote.

The package's own messages are written for the log. Other libraries' may quote their input, in the text of an exception
or below the first line: of those, only the first line and the kind and place of the exception are printed.
"""

from __future__ import annotations

import datetime as dt
import json
import logging

from cv_generator import __version__
from cv_generator.operations.telemetry import described, request_id, running

PACKAGE = "cv_generator"

_TELL_OF_SENDERS = ("python_multipart", "uvicorn.error")
"""Libraries that warn of each malformed request: its sender is answered, and a stranger could fill the log with it."""


class TextFormatter(logging.Formatter):
    """`2026-01-22T14:30:00.000Z INFO [request id] message`"""

    def format(self, record: logging.LogRecord) -> str:
        return f"{_moment(record)} {record.levelname} [{request_id.get() or '-'}] {_message(record)}"


class JsonFormatter(logging.Formatter):
    """One object a line: time, level, logger, release, request_id, operation, message, and the record's `fields`.

    `fields` of a finished call are `duration_ms`, `error_code`, and what is known of `version` and of sizes in bytes.
    """

    def format(self, record: logging.LogRecord) -> str:
        call = running.get()
        line = {
            "time": _moment(record),
            "level": record.levelname,
            "logger": record.name,
            "release": __version__,
            "request_id": request_id.get(),
            "operation": call.operation if call else "",
            "message": _message(record),
            **getattr(record, "fields", {}),
        }
        return json.dumps(line, ensure_ascii=False)


class HostHandler(logging.Handler):
    """Hands finished lines to the process's own logging.

    For hosts that collect records from the root logger and tie them to an invocation, as Azure Functions' worker does.
    """

    def emit(self, record: logging.LogRecord) -> None:
        line = logging.makeLogRecord({**record.__dict__, "msg": self.format(record), "args": ()})
        line.exc_info = line.exc_text = None
        logging.getLogger().handle(line)


def announced(text: str, *, as_json: bool) -> str:
    """What a host says on standard output before it begins, in the form of its log where that is for machines."""
    if not as_json:
        return text
    return JsonFormatter().format(logging.makeLogRecord({"name": PACKAGE, "levelname": "INFO", "msg": text}))


def configure(*, as_json: bool, level: str, to_host: bool = False) -> None:
    """Log the package from `level` on, the rest from WARNING or what is above: to standard error, or through the host's
    logging."""
    handler = HostHandler() if to_host else logging.StreamHandler()
    handler.setFormatter(JsonFormatter() if as_json else TextFormatter())
    package = logging.getLogger(PACKAGE)
    package.handlers[:] = [handler]
    package.propagate = False
    package.setLevel(level)
    for name in _TELL_OF_SENDERS:
        logging.getLogger(name).setLevel(logging.ERROR)
    if not to_host:
        rest = logging.getLogger()
        rest.handlers[:] = [handler]
        rest.setLevel(max(package.level, logging.WARNING))


def _moment(record: logging.LogRecord) -> str:
    return dt.datetime.fromtimestamp(record.created, dt.UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _message(record: logging.LogRecord) -> str:
    text = record.getMessage()
    if record.name.partition(".")[0] != PACKAGE:
        text = text.strip().partition("\n")[0]
    if record.exc_info and record.exc_info[1]:
        text = f"{text}: {described(record.exc_info[1])}"
    return text.replace("\r", "\\r").replace("\n", "\\n")
