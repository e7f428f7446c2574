"""Documents made to cost much: small to send, and heavy for whoever reads them naively. Each by a name that says how."""

from __future__ import annotations

import io
import json
import random
import struct
import zipfile
import zlib
from collections.abc import Callable
from functools import cache

from PIL import Image

from tests.reading.docx_files import docx, p, part, table
from tests.reading.pdf_files import raw_pdf

Maker = Callable[[], bytes]


def _styled(styles: str) -> bytes:
    return docx(p("Anna Muster"), parts={"word/styles.xml": styles}, relationships={"s": ("styles", "styles.xml")})


def _drawn(name: str) -> str:
    return f'<w:p><w:r><w:drawing><wp:inline><a:blip r:embed="{name}"/></wp:inline></w:drawing></w:r></w:p>'


def pictured(pictures: list[bytes], ending: str, text: str = "") -> bytes:
    names = [f"i{number}" for number in range(len(pictures))]
    return docx(
        p("Anna Muster") + text + "".join(map(_drawn, names)),
        parts={f"word/media/{name}.{ending}": data for name, data in zip(names, pictures, strict=True)},
        relationships={name: ("image", f"media/{name}.{ending}") for name in names},
    )


def odt(body: str) -> bytes:
    names = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{uri}:1.0"'
        for name, uri in (("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"))
    )
    content = f"<office:document-content {names}><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content)
    return stream.getvalue()


def scans(number: int, side: int = 3_000) -> bytes:
    """A progressive JPEG whose last scan comes again and again: each is decoded over the whole picture."""
    stream = io.BytesIO()
    Image.new("L", (side, side), 90).save(stream, "JPEG", progressive=True, quality=5)
    data = stream.getvalue()
    last = data.rindex(b"\xff\xda")
    return data[:-2] + data[last:-2] * number + data[-2:]


def png(width: int, height: int, *, depth: int = 8, colour: int = 2, chunks: bytes = b"") -> bytes:
    """A PNG of one colour: some kilobytes for any number of pixels."""
    row = b"\0" + bytes((width * {0: 1, 2: 3, 6: 4}[colour] * depth + 7) // 8)
    packer = zlib.compressobj(9)
    body = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    head = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + chunks + _chunk(b"IDAT", body) + _chunk(b"IEND", b"")


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def _alike(picture: bytes, number: int) -> list[bytes]:
    """So many pictures, none the same as another."""
    return [picture + b"%d" % each for each in range(number)]


def photograph(width: int, height: int, kind: str = "JPEG", **options: object) -> bytes:
    """A picture that looks like a photograph to whoever counts its colours."""
    small = Image.frombytes("RGB", (24, 30), random.Random(1).randbytes(2160))
    skin = Image.new("RGB", (24, 30), (200, 150, 120))
    stream = io.BytesIO()
    Image.blend(small, skin, 0.5).resize((width, height), Image.Resampling.BICUBIC).save(stream, kind, **options)
    return stream.getvalue()


def _gif(frames: int) -> bytes:
    first = Image.new("P", (1000, 1000))
    stream = io.BytesIO()
    first.save(
        stream, "GIF", save_all=True, append_images=[Image.new("P", (1000, 1000), n % 250 + 1) for n in range(frames)]
    )
    return stream.getvalue()


def _pdf_line(text: bytes) -> bytes:
    return raw_pdf(b"BT /F1 10 Tf 50 700 Td (" + text + b") Tj ET")


def _nested_forms() -> bytes:
    """Ten forms, each of which draws the next one ten times."""
    forms = b"".join(
        b"%d 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</XObject<</X %d 0 R>>>>/Length 40>>stream\n%s\nendstream endobj\n"
        % (10 + n, 11 + n, (b"/X Do " * 10)[:40].ljust(40))
        for n in range(10)
    )
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</X 10 0 R>>>>>>"
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj"
        + page + b"endobj\n4 0 obj<</Length 6>>stream\n/X Do \nendstream endobj\n" + forms
        + b"20 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length 2>>stream\n  \nendstream endobj\ntrailer<</Root 1 0 R>>\n"
    )  # fmt: skip


def _zip_of(number: int) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for index in range(number):
            archive.writestr(f"word/{index}", b"")
    return stream.getvalue()


MAKERS: dict[str, Maker] = {
    "latent styles without end": lambda: _styled(part("styles", "<w:latentStyles " * 60_000)),
    "styles in a long chain": lambda: _styled(
        part("styles", "".join(f'<w:style w:type="paragraph" w:styleId="S{n}"><w:basedOn w:val="S{n + 1}"/></w:style>' for n in range(20_000)))
    ),
    "a word of 118,000 letters": lambda: docx(p("a" * 118_000)),
    "a first line of 1,200 words of one letter": lambda: docx(p("a " * 1_200)),
    "a first line of 5,000 letters": lambda: docx(p("a" * 5_000)),
    "a line of at signs": lambda: docx(p("a@" * 20_000)),
    "a line of blanks": lambda: docx(p("Anna" + " " * 100_000 + "Muster")),
    "a line of tabs": lambda: docx(p("Anna" + "\t" * 50_000 + "Muster")),
    "a line of dashes": lambda: docx(p("Anna Muster") + p("- " * 40_000)),
    "a line of colons": lambda: docx(p("Anna Muster") + p("Skills: " * 12_000)),
    "a line of brackets": lambda: docx(p("Anna Muster") + p("(" * 60_000)),
    "a line of dates": lambda: docx(p("Anna Muster") + p("Experience") + p("01.2020 - " * 10_000)),
    "a line of numbers": lambda: docx(p("Anna Muster") + p("+49 30 1234567 " * 7_000)),
    "a line of links": lambda: docx(p("Anna Muster") + p("https://a.example/ " * 6_000)),
    "2,900 headings": lambda: docx("".join(p("Experience", '<w:outlineLvl w:val="0"/>') for _ in range(2_900))),
    "2,900 dates": lambda: docx(p("Anna Muster") + p("Experience") + p("2019 - 2020 Firma") * 2_900),
    "2,900 bullets": lambda: docx(p("Anna Muster") + p("Skills") + p("• a, b, c; d") * 2_900),
    "a table of 2,900 cells": lambda: docx(table(*[tuple(p("2020") for _ in range(58))] * 50)),
    "tables in tables": lambda: docx("<w:tbl><w:tr><w:tc>" * 80 + p("x") + "</w:tc></w:tr></w:tbl>" * 80),
    "80,000 runs": lambda: docx("<w:p>" + "<w:r><w:t>a</w:t></w:r>" * 80_000 + "</w:p>"),
    "a DOCX of 400 photographs": lambda: pictured(_alike(photograph(400, 500), 400), "jpg"),
    "a DOCX of twelve photographs of 35 megapixels": lambda: pictured(_alike(photograph(5_000, 7_000, quality=5), 12), "jpg"),
    "a DOCX of twelve PNG of 35 megapixels": lambda: pictured(_alike(png(5_000, 7_000), 12), "png"),
    "a DOCX with a JPEG of 1,500 scans": lambda: pictured([scans(1_500)], "jpg"),
    "a DOCX with a GIF of 20 frames": lambda: pictured([_gif(20)], "gif"),
    "an archive of 4,900 members": lambda: _zip_of(4_900),
    "ODT: a thousand million blanks": lambda: odt('<text:p>Anna<text:s text:c="1000000000"/>Muster</text:p>'),
    "ODT: a thousand million cells": lambda: odt('<table:table><table:table-row table:number-rows-repeated="99999999"><table:table-cell table:number-columns-repeated="1000000000"><text:p>a</text:p></table:table-cell></table:table-row></table:table>'),
    "ODT: lists in lists": lambda: odt("<text:list><text:list-item>" * 120 + "<text:p>a</text:p>" + "</text:list-item></text:list>" * 120),
    "ODT: 60,000 paragraphs": lambda: odt("<text:p>a</text:p>" * 60_000),
    "text: a line of a million letters": lambda: b"Anna Muster\n" + b"a" * 1_000_000,
    "text: a million lines": lambda: b"Anna Muster\n" + b"a\n" * 1_000_000,
    "text: a million signs of Markdown": lambda: b"# Anna\n\n" + b"[*_`" * 250_000,
    "YAML: a billion laughs": lambda: b"cv:\n  name: Anna\n  a: &a [x, x, x, x, x, x, x, x, x]\n" + b"".join(
        b"  %c: &%c [*%c, *%c, *%c, *%c, *%c, *%c, *%c, *%c, *%c]\n" % (c, c, *[c - 1] * 9) for c in range(98, 107)
    ),
    "YAML: nested": lambda: b"cv:\n  name: " + b"[" * 50_000,
    "JSON: nested": lambda: b'{"a":' * 100_000,
    "JSON: 20,000 unknown keys": lambda: json.dumps({f"key{n}x": n for n in range(20_000)}).encode(),
    "JSON: a resume of 20,000 positions": lambda: json.dumps({"basics": {"name": "A"}, "work": [{"name": f"F{n}"} for n in range(20_000)]}).encode(),
    "PDF: 50,000 letters in a line": lambda: _pdf_line(b"a" * 39_000),
    "PDF: 39,000 blanks in a line": lambda: _pdf_line(b"a" + b" " * 39_000 + b"b"),
    "PDF: 39,000 words in a line": lambda: _pdf_line(b"a " * 19_000),
    "PDF: 30,000 letters placed one by one": lambda: raw_pdf(
        b"BT /F1 1 Tf " + b"".join(b"1 0 0 1 %d %d Tm (a) Tj " % (n % 173 * 3, n // 173 * 4) for n in range(30_000)) + b"ET"
    ),
    "PDF: 100,000 rectangles": lambda: raw_pdf(b"BT /F1 9 Tf 50 700 Td (Anna) Tj ET " + b"".join(b"%d %d 2 2 re f " % (n % 500, n // 500) for n in range(100_000))),
    "PDF: forms in forms": _nested_forms,
    "PDF: 2,000 pages": lambda: raw_pdf(b"BT /F1 9 Tf 50 700 Td (Anna) Tj ET", pages=2_000),
    "PDF: 40 pages of 3,000 letters": lambda: raw_pdf(b"BT /F1 9 Tf 50 700 Td " + b"(Anna Muster 2019 - 2020 bei) Tj 0 -5 Td " * 100 + b"ET", pages=40),
}  # fmt: skip


PHOTOS: dict[str, Maker] = {
    "a JPEG of 1,500 scans": lambda: scans(1_500),
    "a PNG of 36 megapixels": lambda: png(6_000, 6_000),
    "a PNG of 36 megapixels, 16 bit with alpha": lambda: png(6_000, 6_000, depth=16, colour=6),
    "a PNG of a thousand megapixels": lambda: png(30_000, 30_000, depth=1, colour=0),
    "a PNG with texts that unpack to 200 MB": lambda: png(90, 90, chunks=_chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(200_000_000), 1))),
    "a JPEG of 35 megapixels": lambda: photograph(5_000, 7_000, quality=5),
    "a progressive JPEG of 35 megapixels": lambda: photograph(5_000, 7_000, quality=5, progressive=True),
    "a GIF of 20 frames": lambda: _gif(20),
    "a WEBP of 35 megapixels": lambda: photograph(5_000, 7_000, kind="WEBP", quality=1, method=0),
}  # fmt: skip


@cache
def made(name: str) -> bytes:
    """A document or a photo, made once."""
    return {**MAKERS, **PHOTOS}[name]()
