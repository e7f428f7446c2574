"""Calls that no route takes: a path that leads nowhere, or a method that it does not have."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from cv_generator.errors import NotFound, UserError
from cv_generator.operations import called
from cv_generator.operations.uploading import PAGE

_NEAR = 0.75
"""Similarity from which a path counts as a misspelt one."""
_LONGEST = 80

UPLOADS = "/api/cv-uploads"


class MethodNotAllowed(UserError):
    code = "method_not_allowed"
    error = "Method not allowed"

    def __init__(self, methods: Iterable[str], instead: str = "") -> None:
        used = [method for method in sorted(methods) if method != "HEAD"]
        told = instead or (f"Use {' or '.join(used)}." if used else "")
        super().__init__(details={"action_required": told} if told else None)


def page_of_upload(path: str, base_url: str) -> str:
    """Where a program sends the file that a person would choose on the page at this path; "" for other paths."""
    code = path.removeprefix(f"{PAGE}/")
    if code == path or len(path) > _LONGEST:
        return ""
    return f"This is the page for a person. A program posts the file: curl -F file=@cv.docx {base_url}{UPLOADS}/{code}"


def no_such_path(path: str, known: Iterable[str]) -> NotFound:
    """The refusal with the path that was meant, such as `/api/update-cv-field` for the tool's own name."""
    plain = path[:_LONGEST].rstrip("/").replace("_", "-").lower()
    paths = [each for each in known if "{" not in each]
    folder, _, name = plain.rpartition("/")
    other = f"{folder}/{called.OTHER_NAMES.get(name.replace('-', '_'), '').replace('_', '-')}"
    near = [other] if other in paths else get_close_matches(plain, paths, n=1, cutoff=_NEAR)
    return NotFound(details={"action_required": f"Did you mean {near[0]}?"} if near else None)
