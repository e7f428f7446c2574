"""What assistants and people call the operations instead, as words alone: a wrong name is answered without the rest."""

from __future__ import annotations

from collections.abc import Collection
from difflib import get_close_matches
from types import MappingProxyType
from typing import Final

_WORDS: Final = (
    ("update_cv_field", "edit edit_cv edit_cv_field edit_field update update_cv update_field update_cv_session set"),
    ("update_cv_field", "set_cv_field modify_cv change_cv patch_cv apply_edits"),
    ("get_cv_session", "get show get_cv read_cv show_cv view_cv get_session read_session get_cv_data"),
    ("request_cv_upload", "upload upload_cv upload_document upload_file"),
    ("extract_and_store_cv", "extract_cv parse_cv parse_resume import_cv store_cv"),
    ("create_cv_session", "create_cv create_session new_cv new_session start_session"),
    ("generate_cv_from_session", "generate generate_cv generate_pdf create_pdf make_pdf make_cv render_cv export_cv"),
    ("generate_cv_from_session", "export_pdf render_pdf download_pdf"),
    ("preview_cv", "preview preview_page view_page"),
    ("revert_cv_session", "undo revert revert_cv restore_version rollback"),
    ("delete_cv_session", "delete delete_cv delete_session erase erase_session"),
)
OTHER_NAMES: Final = MappingProxyType({word: name for name, words in _WORDS for word in words.split()})
"""Another name in its plain form -> the operation that does it."""

WITH_A_FILE: Final = MappingProxyType({"extract_and_store_cv": "--document {file}"})
"""How the command line is given a file for an operation."""


def meant(name: str, known: Collection[str], *, has_file: bool = False) -> str:
    """The operation among those known that is meant by another name, or by a slip in its own; "" where none is.

    `has_file` says that a file is at hand: it needs no page for an upload.
    """
    plain = name.lower().replace("-", "_").strip("_ ")
    found = OTHER_NAMES.get(plain, "")
    if has_file and found == "request_cv_upload":
        found = "extract_and_store_cv"
    if found in known:
        return found
    return next(iter(get_close_matches(plain, known, n=1)), "")
