"""How a log record looks: text for people, JSON for machines. Both carry the request's id."""

from __future__ import annotations

import datetime as dt
import json
import logging

from cv_generator.operations.telemetry import request_id


def _moment(record: logging.LogRecord) -> str:
    return dt.datetime.fromtimestamp(record.created, dt.UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


class TextFormatter(logging.Formatter):
    """`2026-01-22T14:30:00.000Z INFO [request id] message`"""

    def format(self, record: logging.LogRecord) -> str:
        return f"{_moment(record)} {record.levelname} [{request_id.get() or '-'}] {record.getMessage()}"


class JsonFormatter(logging.Formatter):
    """One object a line: time, level, logger, request_id, message, and what the call added as `fields`."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "time": _moment(record),
            "level": record.levelname,
            "logger": record.name,
            "request_id": request_id.get(),
            "message": record.getMessage(),
            **getattr(record, "fields", {}),
        }
        return json.dumps(line, ensure_ascii=False)
