"""The design of the table: its keys, and how a session becomes rows of properties.

- A session and its versions share a partition, the first two characters of its id, so that one entity-group transaction
  changes them together. 256 partitions spread over as many servers as Azure sees fit.
- `expiry-<hour>-<shard>` partitions list what expires within an hour, in the order of time: cleanup reads a range of
  them that ends now and holds nothing that still lives.
- A value larger than a property is compressed and cut into several; what would not fit into a row goes to a blob.
"""

from __future__ import annotations

import datetime as dt
import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cv_generator.storage import codec
from cv_generator.storage.protocol import Change, VersionInfo

Row = dict[str, Any]

_PROPERTY_BYTES = 64_000
"""Azure: 64 KiB for one property."""

LARGEST_IN_ROW = 7 * _PROPERTY_BYTES
"""Compressed bytes of a content that are kept in its row. Azure takes 1 MiB for a row, 4 MiB for a transaction; the
changed paths need room, too, and the transaction holds the content twice, as base64."""

HEAD_PROPERTIES = (
    "owner", "files_key", "version", "created_at", "updated_at", "expires_at", "marker", "content_blob", "erased",
)  # fmt: skip
"""All of a session's row but its content."""

INFO_PROPERTIES = ("version", "at", "operation", "by", *(f"paths{n}" for n in range(8)))
"""All of a version's row but its content."""


@dataclass(frozen=True, slots=True)
class Head:
    """What a session's row says besides the content. `etag` guards the next write, `marker` names the last one."""

    owner: str
    files_key: str
    version: int
    created_at: dt.datetime
    updated_at: dt.datetime
    expires_at: dt.datetime
    marker: str
    etag: str
    content_blob: str
    erased: bool = False

    def properties(self) -> Row:
        return {name: getattr(self, name) for name in HEAD_PROPERTIES}


def head_of(row: Mapping[str, Any], etag: str) -> Head:
    values: Row = {name: row[name] for name in HEAD_PROPERTIES}
    values |= {name: plain(values[name]) for name in ("created_at", "updated_at", "expires_at")}
    return Head(**values, etag=etag)


def plain(moment: dt.datetime) -> dt.datetime:
    """The SDK answers with a subclass of datetime that compares and pickles by rules of its own."""
    return codec.from_micros(codec.to_micros(moment))


def session_key(session_id: str) -> Row:
    return {"PartitionKey": session_id[:2], "RowKey": session_id}


def version_key(session_id: str, version: int) -> Row:
    """`~` sorts behind every character of an id and is in none."""
    return {"PartitionKey": session_id[:2], "RowKey": f"{session_id}~{version:06d}"}


def versions_range(session_id: str, after: int) -> str:
    return _rows_between(session_id, f"~{after:06d}", "~:")  # a colon sorts behind every digit


def write_key(session_id: str, name: str) -> Row:
    """The row by which a write is known again."""
    return {"PartitionKey": session_id[:2], "RowKey": f"{session_id}~key-{name}"}


def write_keys_range(session_id: str) -> str:
    return _rows_between(session_id, "~key-", "~key.")


def _rows_between(session_id: str, start: str, end: str) -> str:
    return f"PartitionKey eq '{session_id[:2]}' and RowKey gt '{session_id}{start}' and RowKey lt '{session_id}{end}'"


def expiry_key(session_id: str, expires_at: dt.datetime) -> Row:
    """Sixteen shards an hour: sessions are made faster than one partition takes them (2,000 a second)."""
    return {
        "PartitionKey": f"expiry-{expires_at:%Y%m%d%H}-{session_id[0]}",
        "RowKey": f"{codec.to_micros(expires_at):020d}-{session_id}",
    }


def session_of_expiry(row: Mapping[str, Any]) -> str:
    return str(row["RowKey"])[21:]


def expired_range(now: dt.datetime) -> str:
    """Keys are strings of a fixed length, so that no filter depends on a property's type."""
    following = now + dt.timedelta(hours=1)
    return (
        f"PartitionKey ge 'expiry-' and PartitionKey lt 'expiry-{following:%Y%m%d%H}'"
        f" and RowKey lt '{codec.to_micros(now) + 1:020d}'"
    )


def version_properties(version: int, at: dt.datetime, change: Change, marker: str) -> Row:
    paths = zlib.compress(codec.pack_paths(change).encode())
    row = {"version": version, "at": at, "operation": change.operation, "by": change.by, "marker": marker}
    return row | _cut("paths", paths)


def info_of(row: Mapping[str, Any]) -> VersionInfo:
    paths = json.loads(zlib.decompress(_joined("paths", row)))
    return VersionInfo(row["version"], plain(row["at"]), Change(row["operation"], row["by"], tuple(paths)))


def content_properties(packed: bytes, blob: str) -> Row:
    """The content itself, or the name of the blob that holds it."""
    return {"content_blob": blob} | ({} if blob else _cut("content", packed))


def content_of(row: Mapping[str, Any]) -> bytes:
    return _joined("content", row)


def _cut(name: str, value: bytes) -> Row:
    starts = range(0, len(value), _PROPERTY_BYTES)
    return {f"{name}{n}": value[start : start + _PROPERTY_BYTES] for n, start in enumerate(starts)}


def _joined(name: str, row: Mapping[str, Any]) -> bytes:
    parts: list[bytes] = []
    while (key := f"{name}{len(parts)}") in row:
        parts.append(row[key])
    return b"".join(parts)
