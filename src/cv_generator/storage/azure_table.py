"""The requests to the table. What is only known to the table, such as a lost race, comes back as None or False."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from azure.core import MatchConditions
from azure.core.exceptions import HttpResponseError, ResourceExistsError, ResourceModifiedError, ResourceNotFoundError
from azure.data.tables import TableClient, UpdateMode

from cv_generator.storage import azure_rows as rows
from cv_generator.storage.azure_calls import Call
from cv_generator.storage.azure_rows import Head, Row
from cv_generator.storage.protocol import KnownWrite, VersionInfo, WriteKey

_TRANSACTION = 100
"""Azure's limit for the rows of one transaction."""

_LOST_RACE = frozenset({404, 409, 412})
"""The row is not there any more, is there already, or is not the one that was read."""

_SECRET = {"PartitionKey": "secret", "RowKey": "links"}
_PROBE = {"PartitionKey": "secret", "RowKey": "probe"}


class SessionTable:
    def __init__(self, table: TableClient) -> None:
        self._table = table

    def make(self, call: Call) -> None:
        try:
            call(self._table.create_table)
        except ResourceExistsError:
            return

    def session(self, call: Call, session_id: str) -> tuple[Head, Row] | None:
        """A session's row with its content: one point query."""
        row = self._get(call, rows.session_key(session_id))
        return None if row is None else (rows.head_of(row, row.metadata["etag"]), row)

    def head(self, call: Call, session_id: str) -> Head | None:
        row = self._get(call, rows.session_key(session_id), rows.HEAD_PROPERTIES)
        return None if row is None else rows.head_of(row, row.metadata["etag"])

    def version(self, call: Call, session_id: str, version: int) -> Row | None:
        row: Row | None = self._get(call, rows.version_key(session_id, version))
        return row

    def marker(self, call: Call, session_id: str, version: int) -> str | None:
        """By which write the version was made."""
        row = self._get(call, rows.version_key(session_id, version), ("marker",))
        return None if row is None else str(row["marker"])

    def infos(self, call: Call, session_id: str, after: int) -> list[VersionInfo]:
        """Oldest first."""
        found = call(self._query, rows.versions_range(session_id, after), rows.INFO_PROPERTIES)
        return [rows.info_of(row) for row in found]

    def written(self, call: Call, session_id: str, name: str) -> KnownWrite | None:
        row = self._get(call, rows.write_key(session_id, name))
        return None if row is None else KnownWrite(row["version"], row["call"])

    def insert(self, call: Call, session_id: str, head: Head, content: Row, version: Row) -> str | None:
        """The etag of the new session, or None where the id is taken."""
        session_row = rows.session_key(session_id) | head.properties() | content
        version_row = rows.version_key(session_id, head.version) | version | content
        return self._commit(call, [("create", session_row), ("create", version_row)])

    def replace(
        self, call: Call, session_id: str, head: Head, content: Row, version: Row, *, key: WriteKey | None
    ) -> str | None:
        """The etag of the session's next version, or None where its row is not the one of `head.etag` any more."""
        session_row = rows.session_key(session_id) | head.properties() | content
        version_row = rows.version_key(session_id, head.version) | version | content
        operations: list[Any] = [("update", session_row, _only_if(head)), ("create", version_row)]
        if key:
            known = {"version": head.version, "call": key.call}
            operations.append(("create", rows.write_key(session_id, key.name) | known))
        return self._commit(call, operations)

    def mark_erased(self, call: Call, session_id: str, head: Head) -> bool:
        """Take the content out of the session's row, unless somebody writes it at this moment."""
        row = rows.session_key(session_id) | head.properties() | {"erased": True}
        try:
            call(self._table.update_entity, row, **_only_if(head))
        except (ResourceModifiedError, ResourceNotFoundError):
            return False
        return True

    def remove(self, call: Call, session_id: str, versions: int) -> None:
        """All its rows, the session's own last: while it is there, a removal that broke off can be taken up."""
        keys: list[Row] = call(self._query, rows.write_keys_range(session_id), ("PartitionKey", "RowKey"))
        keys += [rows.version_key(session_id, number) for number in range(1, versions + 1)]
        keys.append(rows.session_key(session_id))
        for start in range(0, len(keys), _TRANSACTION):
            chunk = keys[start : start + _TRANSACTION]
            if self._commit(call, [("delete", key) for key in chunk]) is None:
                self._remove_one_by_one(call, chunk)

    def add_expiry(self, call: Call, session_id: str, expires_at: dt.datetime, files_key: str) -> None:
        row = rows.expiry_key(session_id, expires_at) | {"files_key": files_key}
        call(self._table.upsert_entity, row, mode=UpdateMode.REPLACE)

    def drop_expiry(self, call: Call, key: Row) -> None:
        self._remove_one_by_one(call, [key])

    def expired(self, call: Call, now: dt.datetime, limit: int) -> list[Row]:
        """The expiry rows of sessions whose time has come, oldest hour first."""
        return call(self._query, rows.expired_range(now), ("PartitionKey", "RowKey", "files_key"), limit)

    def secret(self, call: Call, fresh: bytes) -> bytes:
        """The one that is kept; `fresh` where none was."""
        try:
            call(self._table.create_entity, _SECRET | {"value": fresh})
        except ResourceExistsError:
            kept: bytes = call(self._table.get_entity, _SECRET["PartitionKey"], _SECRET["RowKey"])["value"]
            return kept
        return fresh

    def ping(self, call: Call) -> None:
        """Raises ResourceNotFoundError where the table is gone."""
        call(self._table.upsert_entity, _PROBE, mode=UpdateMode.REPLACE)

    def _get(self, call: Call, key: Row, properties: Sequence[str] | None = None) -> Any:
        try:
            return call(self._table.get_entity, key["PartitionKey"], key["RowKey"], select=properties)
        except ResourceNotFoundError:
            return None

    def _query(self, query: str, properties: Sequence[str], limit: int | None = None, **options: Any) -> list[Row]:
        found: Iterator[Row] = iter(self._table.query_entities(query, select=list(properties), **options))
        return list(islice(found, limit))

    def _commit(self, call: Call, operations: list[Any]) -> str | None:
        """The first row's new etag (empty after a deletion), or None where the transaction lost a race."""
        try:
            answers = call(self._table.submit_transaction, operations)
        except HttpResponseError as error:
            if error.status_code in _LOST_RACE:
                return None
            raise
        return str(answers[0].get("etag", ""))

    def _remove_one_by_one(self, call: Call, keys: Sequence[Row]) -> None:
        for key in keys:
            try:
                call(self._table.delete_entity, key["PartitionKey"], key["RowKey"])
            except ResourceNotFoundError:
                continue


def _only_if(head: Head) -> Row:
    return {"mode": UpdateMode.REPLACE, "etag": head.etag, "match_condition": MatchConditions.IfNotModified}
