"""The CV as data inside its PDF: the PDF is the save file.

The file `cv.json` is attached to the document as its source (PDF/A-3, relationship Source), the way Factur-X carries an
invoice. It holds what is filled and nothing else.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from cv_generator.cv.forms import data_uri
from cv_generator.rendering.as_json import to_json

if TYPE_CHECKING:
    from cv_generator.cv.model import Cv


NAME = "cv.json"
SCHEMA = "cv-generator/cv"
SCHEMA_VERSION = 2
"""Raised whenever an older reader would misunderstand the file: 2 brought custom sections, personal details, design."""

_LEVEL: Final = 1
"""Of compression: a CV without its photo is 5 kB, and 5 % smaller at the highest level."""

_HEADER: Final = b"\x78\x01"
"""What begins compressed data (RFC 1950): a window of 32 kB, the fastest level."""


def content_of(cv: Cv) -> bytes:
    """What is filled in a CV, as JSON. Without the photo: a stored reference means nothing elsewhere."""
    content = cv.model_dump(mode="json", exclude={"photo_url"}, exclude_defaults=True)
    return to_json({**content, "language": cv.language})


@dataclass(frozen=True, slots=True)
class Attachment:
    """The file: the `content_of` a CV, with the portrait as printed (JPEG; empty without one)."""

    content: bytes = field(repr=False)
    photo: bytes = field(default=b"", repr=False)

    def deflated(self) -> tuple[bytes, int]:
        """The file as PDF compresses it (RFC 1950), and its size.

        The photo is most of it. It is compressed once, apart from what stands before and after it.
        """
        before = b'{"schema":"%s","schema_version":%d,"cv":%s' % (_SCHEMA, SCHEMA_VERSION, self.content[:-1])
        member, block = _photo(self.photo) if self.photo else (b"", b"")
        checksum = zlib.adler32(_AFTER, zlib.adler32(member, zlib.adler32(before)))
        data = (_HEADER, _block(before), block, _LAST, checksum.to_bytes(4, "big"))
        return b"".join(data), len(before) + len(member) + len(_AFTER)


@lru_cache(64)
def _photo(jpeg: bytes) -> tuple[bytes, bytes]:
    """The member that holds a photo, and the same compressed."""
    member = b',"photo_url":"%s"' % data_uri("image/jpeg", jpeg).encode()  # base64 needs no quoting
    return member, _block(member)


def _block(data: bytes, end: int = zlib.Z_FULL_FLUSH) -> bytes:
    """Compressed data that can stand anywhere: it ends with a whole byte and refers to nothing before it."""
    packing = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packing.compress(data) + packing.flush(end)


_SCHEMA: Final = SCHEMA.encode()
_AFTER: Final = b"}}"
_LAST: Final = _block(_AFTER, zlib.Z_FINISH)
