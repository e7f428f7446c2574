"""Documents that are only named: a path, a link, a platform's id or a name is all that models know."""

from __future__ import annotations

import re
from typing import Any, Final

DOCUMENTS: Final = ("document_base64", "docx_base64")
"""Arguments that hold the bytes of a document."""
_NAMES_A_FILE = re.compile(
    r"(?:[a-z]+:)?/{1,3}[^\n]{0,400}\.\w{2,5}|sandbox:[^\n]{1,400}|https?://[^\n]{1,2000}|[A-Za-z]:\\[^\n]{1,400}"
    r"|file[-_][A-Za-z0-9]{6,64}|[^\n/\\]{1,120}\.(?:docx?|pdf|json|odt|txt|md|zip|xml|ya?ml)",
    re.IGNORECASE,
)
_NAME_CHARACTERS = 2_500
_LOOKED_AT = 4_000
_ENCODED = re.compile(r"(?:data:[^,]{0,100},)?[A-Za-z0-9+/=_\s-]*")


def names_a_file(text: str) -> bool:
    """Whether a text is the name of a file, or where it lies, and not its bytes."""
    return len(text) < _NAME_CHARACTERS and bool(_NAMES_A_FILE.fullmatch(text.strip()))


def holds_no_bytes(value: Any) -> bool:
    """Whether a text can be no document in base64, so that no call is offered with it in such an argument."""
    if not isinstance(value, str):
        return False
    return names_a_file(value) or not _ENCODED.fullmatch(value[:_LOOKED_AT])
