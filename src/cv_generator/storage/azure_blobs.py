"""Files of sessions, and contents too large for a table's row, as blobs under the session's files key."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote, unquote

from azure.core import MatchConditions
from azure.core.exceptions import ResourceExistsError, ResourceModifiedError, ResourceNotFoundError
from azure.storage.blob import ContainerClient, ContentSettings

from cv_generator.storage.azure_calls import Call
from cv_generator.storage.protocol import StoredFile

_BATCH = 256
"""Azure's limit for one batch of deletions."""

_GONE = 404
_UNTOUCHED = MatchConditions.IfNotModified


class SessionBlobs:
    """Each method sends one request, removal one more for each 256 blobs."""

    def __init__(self, container: ContainerClient) -> None:
        self._container = container

    def make(self, call: Call) -> None:
        try:
            call(self._container.create_container)
        except ResourceExistsError:
            return

    def ping(self, call: Call) -> None:
        """Raises ResourceNotFoundError where the container is gone."""
        call(self._container.get_container_properties)

    def put_file(self, call: Call, session_id: str, files_key: str, file: StoredFile, *, overwrite: bool = True) -> str:
        """The blob's etag.

        Raises:
            ResourceExistsError: it is there already, and is not to be overwritten.
        """
        answer = call(
            self._container.get_blob_client(_file_blob(files_key, file.name)).upload_blob,
            file.data,
            overwrite=overwrite,
            content_settings=ContentSettings(content_type=file.media_type),
            metadata={"session": session_id, "downloadname": quote(file.download_name)},
        )
        return str(answer["etag"])

    def get_file(self, call: Call, files_key: str, name: str) -> tuple[str, StoredFile]:
        """The id of the session that it belongs to, and the file.

        Raises:
            ResourceNotFoundError: there is none.
        """
        data, properties = call(self._download, _file_blob(files_key, name))
        metadata = properties.metadata
        media_type = str(properties.content_settings.content_type)
        return metadata["session"], StoredFile(name, media_type, data, unquote(metadata.get("downloadname", "")))

    def remove_file(self, call: Call, files_key: str, name: str) -> None:
        self._delete(call, [_file_blob(files_key, name)])

    def add_file(self, call: Call, session_id: str, files_key: str, file: StoredFile) -> str:
        """The etag by which a writer that made the blob may withdraw it; empty where it was there already.

        Then it is written again all the same, so that whoever made it cannot withdraw it any more.
        """
        try:
            return self.put_file(call, session_id, files_key, file, overwrite=False)
        except ResourceExistsError:
            self.put_file(call, session_id, files_key, file)
            return ""

    def withdraw_file(self, call: Call, files_key: str, name: str, etag: str) -> None:
        """Remove a file unless another writer has put one of the same name since."""
        try:
            call(self._container.delete_blob, _file_blob(files_key, name), etag=etag, match_condition=_UNTOUCHED)
        except (ResourceModifiedError, ResourceNotFoundError):
            return

    def put_content(self, call: Call, files_key: str, marker: str, packed: bytes) -> str:
        """The name of the new blob. It is never written again: each write of a session makes its own."""
        name = f"{files_key}/contents/{marker}"
        call(self._container.upload_blob, name, packed, overwrite=True)
        return name

    def get_content(self, call: Call, name: str) -> bytes:
        packed: bytes = call(self._download, name)[0]
        return packed

    def remove_content(self, call: Call, name: str) -> None:
        with contextlib.suppress(ResourceNotFoundError):
            self._delete(call, [name])

    def remove_all(self, call: Call, files_key: str) -> None:
        """Also where the container is gone, and all in it."""
        with contextlib.suppress(ResourceNotFoundError):
            self._delete(call, call(self._list, f"{files_key}/"))

    def size_besides(self, call: Call, files_key: str, files: Sequence[StoredFile]) -> int:
        """Bytes of all files of a session but those, which take the place of others of their names."""
        replaced = {_file_blob(files_key, file.name) for file in files}
        return sum(size for name, size in call(self._sizes, _file_blob(files_key, "")) if name not in replaced)

    def _sizes(self, prefix: str, **options: Any) -> list[tuple[str, int]]:
        return [(blob.name, blob.size) for blob in self._container.list_blobs(name_starts_with=prefix, **options)]

    def _list(self, prefix: str, **options: Any) -> list[str]:
        return list(self._container.list_blob_names(name_starts_with=prefix, **options))

    def _download(self, name: str, **options: Any) -> tuple[bytes, Any]:
        stream = self._container.download_blob(name, **options)
        return stream.readall(), stream.properties

    def _delete(self, call: Call, names: list[str]) -> None:
        for start in range(0, len(names), _BATCH):
            call(self._delete_batch, names[start : start + _BATCH])

    def _delete_batch(self, names: list[str], **options: Any) -> None:
        for answer in self._container.delete_blobs(*names, raise_on_any_failure=False, **options):
            if answer.status_code != _GONE:
                answer.raise_for_status()


def _file_blob(files_key: str, name: str) -> str:
    return f"{files_key}/files/{name}"
