"""Odd and hostile files: each is refused with a reason and a hint, or read for what it holds; nothing is fetched."""

from __future__ import annotations

import io
import json
import random
import socket
import time
import zipfile
import zlib
from pathlib import Path

import pytest

from benchmarks import mutations
from cv_generator.errors import UnreadableDocument
from cv_generator.reading.draft import Draft
from cv_generator.workers import calls
from cv_generator.workers.calls import read_photo
from cv_generator.workers.pool import Fault
from tests.reading.docx_files import NAMESPACES, docx, p, part, zipped
from tests.reading.pdf_files import raw_pdf

SECONDS = 5.0
DOCUMENTS = Path(mutations.DOCUMENTS)


def read_document(data: bytes) -> Draft:
    """As the service reads what strangers send."""
    return calls.read_document(data, photo_bytes=10_000_000).draft


def reason(data: bytes) -> str:
    with pytest.raises(UnreadableDocument) as caught:
        read_document(data)
    assert caught.value.details["hint"], "a refusal says what to do instead"
    assert not isinstance(caught.value.__cause__, Fault), "no reader is tripped up"
    return caught.value.reason


def compound(name: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + name.encode("utf-16-le")


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (compound("WordDocument"), ".doc"),
        (b"{\\rtf1 Anna}", "RTF"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>"}), "OpenDocument"),
        (zipped({"Index/Document.iwa": b"x"}), ".pages"),
        (zipped({"xl/workbook.xml": "<x/>", "[Content_Types].xml": "<x/>"}), "XLSX"),
        (zipped({"a.txt": "x"}), "ZIP"),
        (b"\xff\xd8\xff\xe0 photo", "JPEG"),
        (b"<html>Anna</html>", "HTML"),
        (b"!!!", "no document"),
    ],
)
def test_other_formats_are_named_with_advice(data: bytes, name: str) -> None:
    with pytest.raises(UnreadableDocument) as caught:
        read_document(data)
    assert caught.value.reason == "unsupported_format"
    assert name in caught.value.details["hint"]
    assert "DOCX or PDF" in caught.value.details["hint"]


@pytest.fixture(scope="module")
def workers() -> None:
    """Running, as they are in a service that a document reaches."""
    assert read_document(docx(p("Ada Sample") + p("Bridges and dams"))).words


@pytest.mark.alone
@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "corrupt"),
        (compound("EncryptedPackage"), "encrypted"),
        (docx(p("Anna"))[:-30], "corrupt"),
        (docx("<w:p>"), "corrupt"),
        (docx(p("Anna"), parts={"word/document.xml": b"\0\0"}), "corrupt"),
        (docx(p("&a;"), head='<!DOCTYPE x [<!ENTITY a "boo">]>'), "corrupt"),
        (docx(p("&a;"), head='<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'), "corrupt"),
        (docx(p("A" * 20_000_000)), "too_complex"),
        (docx(p("A") * 4_000), "too_complex"),
        (docx("<w:p/>" * 200_000), "too_complex"),
        (docx("<w:tbl><w:tr><w:tc>" * 3_000 + p("x") + "</w:tc></w:tr></w:tbl>" * 3_000), "corrupt"),
        (zipped({f"word/{number}": b"" for number in range(6_000)}), "too_complex"),
        (b"%PDF-1.7\n%%EOF", "corrupt"),
        (raw_pdf(b"", pages=2_000), "too_complex"),
        (raw_pdf(b""), "no_text_layer"),
        (b'{"full_name": ', "corrupt"),
        (b"[" * 100_000, "corrupt"),
        (b'{"wrong": 1}', "not_a_cv"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_damaged_or_hostile_file_is_refused_in_time(data: bytes, expected: str, workers: None) -> None:
    started = time.perf_counter()
    assert reason(data) == expected
    assert time.perf_counter() - started < SECONDS


def test_entities_that_multiply_are_refused() -> None:
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    assert reason(docx(p("&l9;"), head=f'<!DOCTYPE x [<!ENTITY l0 "lol">{levels}]>')) == "corrupt"


def test_a_package_with_a_password_on_its_entries_is_encrypted() -> None:
    data = bytearray(docx(p("Anna")))
    for signature in (b"PK\x03\x04", b"PK\x01\x02"):
        at = -1
        while (at := data.find(signature, at + 1)) >= 0:
            data[at + (6 if signature[2] == 3 else 8)] |= 1
    assert reason(bytes(data)) == "encrypted"


def test_a_pdf_stream_that_unpacks_without_end_is_refused() -> None:
    content = zlib.compress(b"BT /F1 10 Tf 50 700 Td (A) Tj ET " * 3_000_000, 9)
    assert reason(raw_pdf(content, filters=b"/Filter/FlateDecode")) in ("too_complex", "corrupt")


def test_nothing_is_fetched_and_macros_mean_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("the network was used")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    document = docx(
        p("Anna Muster"),
        parts={"word/vbaProject.bin": b"\xd0\xcf", "word/embeddings/x.docx": docx(p("inner"))},
        relationships={
            "t": ("attachedTemplate", "http://192.0.2.1/evil.dotm"), "m": ("vbaProject", "vbaProject.bin"),
            "i": ("image", "http://192.0.2.1/pixel.png"),
        },
    )  # fmt: skip
    draft = read_document(document)
    assert "inner" not in str(draft)
    assert draft.words == 2
    assert read_photo(document) is None


def test_styles_that_go_in_circles_end() -> None:
    styles = part(
        "styles",
        '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="A"/><w:basedOn w:val="B"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="B"/><w:basedOn w:val="A"/></w:style>',
    )
    document = docx(
        p("Anna Muster", '<w:pStyle w:val="A"/>'),
        parts={"word/styles.xml": styles},
        relationships={"s": ("styles", "styles.xml")},
    )
    assert read_document(document).words == 2


def test_a_document_without_its_relationships_is_read() -> None:
    data = zipped({"word/document.xml": f"<w:document {NAMESPACES}><w:body>{p('Anna Muster')}</w:body></w:document>"})
    assert read_document(data).words == 2


def test_damaged_documents_are_read_or_refused_and_nothing_else(tmp_path: Path) -> None:
    """A sample of what `python -m benchmarks mutations` does thousands of times."""
    documents = mutations.documents_in(DOCUMENTS) + mutations.made(tmp_path) * 5
    assert len(documents) > 30
    found = [mutations.outcome(documents, number) for number in random.Random(7).sample(range(100_000), 120)]
    assert not [outcome for outcome in found if outcome.is_fault]
    assert len({outcome.word for outcome in found}) > 1


def test_a_mutation_can_be_made_again() -> None:
    documents = mutations.documents_in(DOCUMENTS)
    assert mutations.mutated(documents, 3) == mutations.mutated(documents, 3)


def test_a_picture_that_is_damaged_costs_the_picture_only() -> None:
    image = '<w:r><w:drawing><wp:inline><a:blip r:embed="i"/></wp:inline></w:drawing></w:r>'
    data = docx(
        p("Anna Muster") + p(runs=image),
        parts={"word/media/i.png": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40},
        relationships={"i": ("image", "media/i.png")},
    )
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entry = archive.getinfo("word/media/i.png")
    broken = bytearray(data)
    start = entry.header_offset + 30 + len(entry.filename)
    broken[start : start + 40] = b"\xff" * 40
    draft = read_document(bytes(broken))
    assert draft.words == 2
    assert draft.photo is None


PACKINGS = {"deflated": zipfile.ZIP_DEFLATED, "bzip2": zipfile.ZIP_BZIP2, "lzma": zipfile.ZIP_LZMA}


@pytest.mark.parametrize("member", ["mimetype", "word/document.xml", "content.xml"])
@pytest.mark.parametrize("packing", PACKINGS)
def test_members_that_are_damaged_in_any_packing_are_refused(packing: str, member: str) -> None:
    names = (
        ["mimetype", "content.xml"]
        if member == "content.xml"
        else ["[Content_Types].xml", "mimetype", "word/document.xml"]
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", PACKINGS[packing]) as archive:
        for name in names:
            archive.writestr(
                name, "application/vnd.oasis.opendocument.text" if name == "mimetype" else f"<x>{list(range(500))}</x>"
            )
    whole = stream.getvalue()
    start = whole.index(member.encode()) + len(member)
    found = set()
    for at in range(start, start + 30):
        data = bytearray(whole)
        data[at : at + 8] = b"\xff" * 8
        found.add(reason(bytes(data)))
    assert found <= {"corrupt", "too_complex", "unsupported_format", "encrypted", "not_a_cv"}


@pytest.mark.parametrize(
    "data",
    [b'{"basics": {"name": "A\\ud800"}}', b'{"basics": {"name": NaN}}', b"\xff\xfe{\0", b"\xfe\xff", b'{"a":' * 5_000,
     '{"basics": {"name": "\ud83d"}}'.encode("utf-8", "surrogatepass"), '{"a": 1}'.encode("utf-32")[:-3]],
)  # fmt: skip
def test_json_that_holds_no_unicode_or_no_json_is_refused(data: bytes) -> None:
    assert reason(data) in ("corrupt", "unsupported_format")


def long_resume() -> dict[str, object]:
    """Members that are joined into texts, and lists, beyond what a field holds."""
    long, many = "x " * 2_400, 510
    return {
        "basics": {"name": "Anna Muster", "label": long + long, "summary": long * 12},
        "work": [{"name": long, "position": long, "highlights": [long + long], "summary": long}] * 3
        + [{"name": "a"}] * many,
        "education": [{"institution": long, "studyType": long, "area": long, "courses": ["c"] * many}],
        "skills": [{"name": long, "level": long, "keywords": ["k"] * many}],
        "languages": [{"language": long, "fluency": long}] * 2 + [{"language": "a"}] * many,
        "interests": [{"name": "n", "keywords": [long] * 3}],
        "references": [{"name": long, "reference": long}],
        "projects": [{"name": long, "description": long, "keywords": ["k"] * many}],
        "publications": [{"name": long, "publisher": long, "summary": long}],
    }


def test_a_resume_whose_joined_texts_and_lists_are_too_long_is_read_or_refused() -> None:
    data = json.dumps(long_resume()).encode()
    try:
        assert read_document(data).unplaced_text
    except UnreadableDocument as error:
        assert not isinstance(error.__cause__, Fault)
