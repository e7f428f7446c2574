"""Text that a DOCX takes from other files inside it."""

from __future__ import annotations

import pytest

from cv_generator.errors import UnreadableDocument
from cv_generator.reading.regions.blocks import Block, Bullet, Heading, Line, Row
from cv_generator.reading.regions.docx import read_docx
from cv_generator.reading.regions.docx.chunks import BYTES
from tests.reading.docx_files import docx, p

PAGE = (
    "<html><head><title>no text</title><style>p {color: red}</style></head><body><h2>Work</h2>"
    "<p>Cook at the <b>Old&nbsp;Mill</b>,\n  <a href='https://mill.example'>York</a><br>2019</p>"
    "<ul><li>Bread<ul><li>Rye</li></ul></li><li><p>Soup</p></li></ul>"
    "<table><tr><td>2018</td><td>Waiter</td></tr><tr><td></td><td>Inn</td></tr></table><script>x()</script></body></html>"
)


def chunked(name: str, data: str | bytes, *, times: int = 1) -> bytes:
    body = p("before") + '<w:altChunk r:id="c"/>' * times + p("after")
    return docx(body, parts={f"word/{name}": data}, relationships={"c": ("aFChunk", name)})


def blocks(name: str, data: str | bytes) -> tuple[Block, ...]:
    first, *inside, last = read_docx(chunked(name, data)).blocks
    assert isinstance(first, Line)
    assert isinstance(last, Line)
    assert (first.text, last.text) == ("before", "after")
    return tuple(inside)


ARCHIVE = (
    'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n--b\r\n'
    f'Content-Type: text/html; charset="utf-8"\r\nContent-Location: page.html\r\n\r\n{PAGE}\r\n--b--\r\n'
)


@pytest.mark.parametrize(("name", "data"), [("chunk.htm", PAGE), ("chunk.mht", ARCHIVE)])
def test_a_web_page_in_a_document_is_read_in_its_place(name: str, data: str) -> None:
    heading, entry, bread, rye, soup, row, inn = blocks(name, data)
    assert isinstance(heading, Heading)
    assert isinstance(entry, Line)
    assert (heading.text, heading.level) == ("Work", 2)
    assert entry.text == "Cook at the Old Mill, York\n2019"
    assert [run.text for run in entry.runs if run.style.bold] == ["Old Mill"]
    assert [run.href for run in entry.runs if run.href] == ["https://mill.example"]
    assert [(item.text, item.depth) for item in (bread, rye, soup) if isinstance(item, Bullet)] == [
        ("Bread", 0),
        ("Rye", 1),
        ("Soup", 0),
    ]
    assert isinstance(row, Row)
    assert isinstance(inn, Line)
    assert inn.text == "Inn"


def test_plain_text_and_another_document_inside_are_read_in_their_place() -> None:
    assert [block.text for block in blocks("chunk.txt", "one\ntwo") if isinstance(block, Line)] == ["one", "two"]
    assert [block.text for block in blocks("chunk.docx", docx(p("inner"))) if isinstance(block, Line)] == ["inner"]


def test_a_document_within_a_document_within_a_document_is_left_out() -> None:
    assert [block.text for block in blocks("chunk.docx", chunked("chunk.txt", "deep")) if isinstance(block, Line)] == [
        "before",
        "after",
    ]


def test_kinds_that_nobody_reads_are_left_out() -> None:
    assert blocks("chunk.rtf", "{\\rtf1 text}") == ()
    assert blocks("chunk.bin", bytes(range(256)) * 4) == ()


def test_more_than_a_cv_holds_is_refused() -> None:
    with pytest.raises(UnreadableDocument):
        read_docx(chunked("chunk.txt", "x " * BYTES))
    with pytest.raises(UnreadableDocument):
        read_docx(chunked("chunk.txt", "some text", times=40))
