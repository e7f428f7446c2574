"""CV Generator: a CV as data that an agent edits and as a PDF that gets read.

The names below are the public surface of the library; each is imported when it is first used, so that
`import cv_generator` costs nothing; their types stand in `__init__.pyi`. See docs/library.md.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

__version__ = "2.0.0"

_HOMES = {
    "Cv": "cv.model",
    "DoesNotFit": "errors",
    "Draft": "reading.draft",
    "InvalidInput": "errors",
    "NotReady": "errors",
    "Photo": "reading.draft",
    "Report": "cv.checks",
    "Typeset": "rendering.output",
    "UnreadableDocument": "errors",
    "UserError": "errors",
    "WrongKeys": "errors",
    "check": "library",
    "load": "library",
    "photo_of": "library",
    "read": "library",
    "render": "library",
    "with_photo": "library",
}

__all__ = [
    "Cv",
    "DoesNotFit",
    "Draft",
    "InvalidInput",
    "NotReady",
    "Photo",
    "Report",
    "Typeset",
    "UnreadableDocument",
    "UserError",
    "WrongKeys",
    "__version__",
    "check",
    "load",
    "photo_of",
    "read",
    "render",
    "with_photo",
]


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{home}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
