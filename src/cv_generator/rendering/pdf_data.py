"""Puts the attached data into a finished PDF.

The typesetter would compress them anew for each file, the photo in base64 included: a third of what it does to write a
file after an edit. So it attaches a `STAND_IN`, whose place the data take.
"""

from __future__ import annotations

import re
from typing import Final

from cv_generator.rendering.pdf_objects import ENTRY, Objects

STAND_IN: Final = b"{}"

_START: Final = b"<</Length %d/Type/EmbeddedFile" % len(STAND_IN)
_OBJECT: Final = re.compile(
    rb"<</Length \d+(/Type/EmbeddedFile)(/Subtype/[^<>/]+/Params<</Size )\d+([^<>]*>>>>\s+stream\n)%s(?=\nendstream)"
    % re.escape(STAND_IN)
)


def with_data(pdf: bytes, data: bytes, size: int) -> bytes:
    """The file with other attached data: `data` are compressed (RFC 1950), `size` bytes when they are not.

    Raises ValueError for a file in which no object holds the `STAND_IN`.
    """
    objects = Objects(pdf)
    found = _stand_in(pdf, objects)
    kind, before, after = found.groups()
    put = b"<</Length %d%s/Filter/FlateDecode%s%d%s%s" % (len(data), kind, before, size, after, data)
    here, further = found.start(), len(put) - (found.end() - found.start())
    table = pdf[objects.table]
    moved = [
        b"%010d%s" % (start + further, entry[10:]) if start > here else entry
        for start, entry in zip(
            objects.starts, (table[at : at + ENTRY] for at in range(0, len(table), ENTRY)), strict=True
        )
    ]
    return b"".join(
        [
            pdf[:here],
            put,
            pdf[found.end() : objects.table.start],
            *moved,
            pdf[objects.table.stop :].replace(b"startxref\n%d" % objects.at, b"startxref\n%d" % (objects.at + further)),
        ]
    )


def _stand_in(pdf: bytes, objects: Objects) -> re.Match[bytes]:
    """The object that holds it: texts of a document may look like one, and start where no object does."""
    at = pdf.find(_START)
    while at >= 0:
        found = _OBJECT.match(pdf, at)
        if found and pdf.rfind(b"\n", 0, at - 1) + 1 in objects.starts:
            return found
        at = pdf.find(_START, at + 1)
    raise ValueError("no attached data that could be put in place")
