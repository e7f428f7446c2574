"""Base64 as clients send it -> bytes, without a second and a third copy of what may be a document of 20 MB."""

from __future__ import annotations

import base64

_PIECE = 1 << 20  # characters that are decoded at once


def decoded(text: str, start: int = 0) -> bytes:
    """The bytes of standard base64 behind `start`, with any white space in it.

    Raises ValueError where it is none: other characters, a wrong length, something behind the padding.
    """
    found, rest, is_padded = bytearray(), "", False
    for at in range(start, len(text), _PIECE):
        rest += "".join(text[at : at + _PIECE].split())
        whole = len(rest) // 4 * 4
        piece, rest = rest[:whole], rest[whole:]
        if piece and is_padded:
            raise ValueError("something stands behind the padding")
        found += base64.b64decode(piece, validate=True)
        is_padded = is_padded or piece.endswith("=")
    if rest:
        raise ValueError("not a whole number of groups of four")
    return bytes(found)
