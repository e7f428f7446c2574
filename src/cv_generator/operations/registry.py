"""All operations, once. Every surface derives what it offers from this tuple, in this order."""

from __future__ import annotations

from typing import Any

from cv_generator.operations.definition import Operation
from cv_generator.operations.editing import UPDATE
from cv_generator.operations.exporting import GENERATE
from cv_generator.operations.getting import GET
from cv_generator.operations.legacy import EXTRACT_PHOTO, GENERATE_ACTION, VALIDATE
from cv_generator.operations.opening import CREATE, EXTRACT
from cv_generator.operations.orchestrating import PROCESS
from cv_generator.operations.previewing import PREVIEW
from cv_generator.operations.sessions import CLEANUP, DELETE, REVERT
from cv_generator.operations.uploading import REQUEST_UPLOAD

OPERATIONS: tuple[Operation[Any, Any], ...] = (
    REQUEST_UPLOAD,
    EXTRACT,
    CREATE,
    GET,
    UPDATE,
    REVERT,
    PREVIEW,
    GENERATE,
    PROCESS,
    DELETE,
    CLEANUP,
    VALIDATE,
    EXTRACT_PHOTO,
    GENERATE_ACTION,
)

BY_NAME = {operation.name: operation for operation in OPERATIONS}
