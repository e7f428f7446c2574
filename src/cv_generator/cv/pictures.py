"""What kind of picture some bytes are, told from the bytes and never from a name."""

from __future__ import annotations

PRINTABLE = ("image/jpeg", "image/png")
"""The kinds of picture that a portrait may be."""

_SIGNATURES = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF8", "image/gif"),
    (b"BM", "image/bmp"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"\xd7\xcd\xc6\x9a", "image/x-wmf"),
    (b"\x01\x00\x00\x00", "image/x-emf"),
    (b"\x00\x00\x00\x0cjP  ", "image/jp2"),
)


def media_type(data: bytes) -> str:
    """The media type, `application/octet-stream` where the bytes are no picture that is known here."""
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            return kind
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    return "image/svg+xml" if b"<svg" in data[:1024] else "application/octet-stream"
