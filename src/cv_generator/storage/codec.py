"""How values are kept: what every store writes down for contents, times and changes, and which names it takes."""

from __future__ import annotations

import datetime as dt
import json
import re
import zlib
from collections.abc import Sequence

from cv_generator.errors import InternalError, SessionNotFound, StorageUnavailable, TooLarge
from cv_generator.storage.protocol import Change, StoredFile

_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_MICROSECOND = dt.timedelta(microseconds=1)

_SESSION_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}", re.ASCII)
_FILE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,127}", re.ASCII)

LARGEST_VERSION = 2**62
"""Numbers beyond it fit no store's integers; no session comes near."""


def check_session_id(session_id: str) -> None:
    """Refuse what no session can be called, before any store sees it.

    A slash in a row key keeps Azurite waiting for five seconds, and a control character is no table key anywhere.

    Raises:
        SessionNotFound: as for any id that is unknown.
    """
    if not _SESSION_ID.fullmatch(session_id):
        raise SessionNotFound


def is_file_name(name: str) -> bool:
    """Whether a file can be kept under this name: letters, digits, dot, dash and underscore, at most 128."""
    return _FILE_NAME.fullmatch(name) is not None


def check_file_name(name: str) -> None:
    """Names of files are made by this program, so a bad one is its own mistake.

    Raises:
        InternalError: the name cannot be kept in every store.
    """
    if not is_file_name(name):
        raise InternalError(f"no name for a file: {name!r}")


def is_files_key(files_key: str) -> bool:
    return _SESSION_ID.fullmatch(files_key) is not None


def require_room(held: int, files: Sequence[StoredFile], limit: int) -> None:
    """Raises `TooLarge` where the files of a session would take more than `limit` bytes together."""
    if files and held + sum(len(file.data) for file in files) > limit:
        raise TooLarge(limit, "session")


def pack(content: bytes) -> bytes:
    """Compressed, with zlib's checksum. Level 3 makes about 45% of a CV of 5 KB.

    The window is no larger than the content needs: a full one takes 256 KB, which the system hands out page by page and
    takes back each time, and that costs more than the compressing.
    """
    window = min(max(len(content).bit_length(), _SMALLEST_WINDOW), zlib.MAX_WBITS)
    packer = zlib.compressobj(3, zlib.DEFLATED, window, memLevel=min(window - 6, zlib.DEF_MEM_LEVEL))
    return packer.compress(content) + packer.flush()


_SMALLEST_WINDOW = 10
"""As a power of two."""


def unpack(packed: bytes) -> bytes:
    """Raises StorageUnavailable where the bytes are not those that were packed: the disk has changed them."""
    try:
        return zlib.decompress(packed)
    except zlib.error as error:
        raise StorageUnavailable(1, "corrupt") from error


def to_micros(moment: dt.datetime) -> int:
    """Whole microseconds since 1970: exact, sortable, the same in every store."""
    return (moment - _EPOCH) // _MICROSECOND


def from_micros(micros: int) -> dt.datetime:
    return _EPOCH + micros * _MICROSECOND


_COMPACT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def pack_paths(change: Change) -> str:
    return _COMPACT(change.changed_paths)


def unpack_change(operation: str, by: str, paths: str) -> Change:
    return Change(operation, by, tuple(json.loads(paths)))
