"""JSON for the typesetter, as short as it can be written."""

from __future__ import annotations

import json
from typing import Any

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False)


def to_json(value: Any) -> bytes:
    """Plain values as JSON in UTF-8."""
    return _ENCODER.encode(value).encode()
