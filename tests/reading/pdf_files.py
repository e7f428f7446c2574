"""PDF files made in memory: set by typst for layouts, or written object by object for what no typesetter makes."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path

import typst

A4 = b"0 0 595 842"


def typeset(source: str, files: Mapping[str, bytes] | None = None) -> bytes:
    """A PDF of typst markup. `files` are pictures by name."""
    with tempfile.TemporaryDirectory() as folder:
        for name, content in (files or {}).items():
            (Path(folder) / name).write_bytes(content)
        main = Path(folder) / "main.typ"
        main.write_text('#set page(paper: "a4", margin: 2cm)\n#set text(size: 10pt, lang: "de")\n' + source, "utf-8")
        data = typst.compile(str(main), root=folder)
    assert isinstance(data, bytes)
    return data


def raw_pdf(
    content: bytes, *, pages: int = 1, filters: bytes = b"", extra: bytes = b"", form: bytes = b"", matrix: bytes = b""
) -> bytes:
    """Pages that all show one content stream, with Helvetica as F1. `extra` goes into the page's dictionary.

    `form` is the content of a form that is drawn with `/X1 Do`, `matrix` how it is drawn.
    """
    kids = b" ".join(b"%d 0 R" % (4 + number) for number in range(pages))
    drawn = b"/XObject<</X1 %d 0 R>>" % (4 + pages) if form else b""
    font = b"<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>>>%s>>" % drawn
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[%s]/Contents 3 0 R/Resources%s%s>>" % (A4, font, extra)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%s]>>" % (pages, kids),
        b"<</Length %d%s>>stream\n%s\nendstream" % (len(content), filters, content),
        *[page] * pages,
    ]
    if form:
        kind = b"<</Type/XObject/Subtype/Form/BBox[0 0 4000 4000]/Matrix[%s]/Length %d>>" % (matrix, len(form))
        objects.append(b"%s stream\n%s\nendstream" % (kind, form))
    data, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    head = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    return data + head + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(data))
