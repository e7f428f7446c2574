"""The errors of a call that did its first part: what is done is told, and only the rest is to be sent again."""

from __future__ import annotations

from typing import Any

from cv_generator.errors import DoesNotFit, NotFound, RetryLater, UserError
from cv_generator.operations.arguments import EDITS_APPLIED
from cv_generator.rendering.output import MOST_PAGES


def told(error: UserError, *, is_read: bool, edits: int, is_pending: bool, besides: dict[str, Any]) -> None:
    """Adds to an error that a document is read, that edits are stored, and what those did besides.

    `error.details` name the session and the version already.
    """
    if isinstance(error, NotFound) or not (is_read or edits):
        return
    details, version = error.details, error.details["version"]
    done, rest = [], []
    if is_read:
        done.append("The document is read: send session_id in its place.")
        rest.append("the document")
    if edits:
        stored = "wait for the person" if is_pending else "are applied"
        done.append(f"The edits {stored} (version {version}): do not send them again.")
        rest.append("edits")
        details |= {EDITS_APPLIED: edits, **besides}
    if further := _further(error, " and ".join(rest)):
        details["corrected_call"], hint = further
        done.append(hint)
    details["action_required"] = " ".join([*done, *filter(None, [details.get("action_required")])])


def _further(error: UserError, without: str) -> tuple[dict[str, Any], str] | None:
    """The rest of the call, where it can be carried out; None where something has to be asked or mended first."""
    if isinstance(error, RetryLater):
        return {}, f"After retry_after seconds send corrected_call, which is the call without {without}."
    pages = error.details.get("page_count", 0) if isinstance(error, DoesNotFit) else 0
    if not 0 < pages <= MOST_PAGES:
        return None
    hint = f"corrected_call is the rest with max_pages {pages}"
    if error.details.get("proven_cuts"):
        hint += f"; for fewer send the edits of one of proven_cuts to update_cv_field, then this call without {without}"
    return {"max_pages": pages}, f"{hint}."
