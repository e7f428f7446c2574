"""Base64 as clients send it -> bytes, without a second and a third copy of what may be a document of 20 MB."""

from __future__ import annotations

import base64

_OF_ADDRESSES = str.maketrans("-_", "+/")
_PIECE = 1 << 20  # characters that are decoded at once


def decoded(text: str, start: int = 0) -> bytes:
    """The bytes of base64 behind `start`: standard or for addresses (`-_`), with any white space, padded or not.

    Raises ValueError where it is none: other characters, a wrong length, something behind the padding.
    """
    found, rest, is_padded = bytearray(), "", False
    for at in range(start, len(text), _PIECE):
        rest += "".join(text[at : at + _PIECE].split()).translate(_OF_ADDRESSES)
        whole = len(rest) // 4 * 4
        piece, rest = rest[:whole], rest[whole:]
        if piece and is_padded:
            raise ValueError("something stands behind the padding")
        found += base64.b64decode(piece, validate=True)
        is_padded = is_padded or piece.endswith("=")
    if rest and (is_padded or "=" in rest):
        raise ValueError("not a whole number of groups of four")
    found += base64.b64decode(rest + "=" * (-len(rest) % 4), validate=True)
    return bytes(found)
