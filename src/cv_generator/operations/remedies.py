"""What operators do next where the service cannot do its work: said by health checks and in the log."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

_SEE: Final = "see docs/monitoring.md, CvGeneratorStorageUnavailable"

STORAGE: Final = MappingProxyType(
    {
        "full": "Free space on the disk that holds SQLITE_PATH; the service goes on by itself.",
        "locked": "End the other program that holds the file of SQLITE_PATH open for writing, such as a backup.",
        "deleted": "The file of SQLITE_PATH, or its -wal or -shm, was moved or deleted while the service ran: put it "
        "back, or stop the service wholly and start it, with an empty file where the file itself is gone.",
        "corrupt": "Stop the service, move the file of SQLITE_PATH away with its -wal and -shm, restore a backup or "
        "begin with an empty one, and start it.",
        "read_only": "Let the service's user write the file of SQLITE_PATH and its folder, and see that the disk is "
        "not mounted read-only.",
        "stuck": f"The store does not answer: look at the disk or at the storage account ({_SEE}).",
        "away": f"Look at the disk of SQLITE_PATH, or at the storage account, its keys and roles ({_SEE}).",
    }
)
"""Why the store is away -> what to do, in one sentence."""


def of_storage(reason: str) -> str:
    """Also for a reason that nobody has thought of."""
    return STORAGE.get(reason, STORAGE["away"])
