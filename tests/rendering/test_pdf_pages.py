"""Pages that were read back before are told by all that their text comes of, and by nothing else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from cv_generator.cv.model import Cv
from cv_generator.rendering import selfcheck
from cv_generator.rendering.document import TEMPLATES, typeset
from cv_generator.rendering.pdf_pages import page_keys
from cv_generator.rendering.pdf_text import pages_of
from cv_generator.rendering.selfcheck import faulty, read_back
from tests.rendering.people import DAY, full, long

DOCUMENTS = sorted((Path(__file__).parents[2] / "benchmarks" / "import" / "docs").glob("*.pdf"))


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[list[bool]]:
    """For each PDF that is looked at: which of its first pages are read, and which are known."""
    noted: list[list[bool]] = []

    def pages(pdf: bytes, known: Sequence[str | None] = ()) -> tuple[str, ...]:
        noted.append([text is None for text in known])
        return pages_of(pdf, known)

    monkeypatch.setattr(selfcheck, "pages_of", pages)
    monkeypatch.setattr(selfcheck, "_lately", {})
    return noted


def edited(cv: Cv, entry: int) -> Cv:
    """With a longer title, in letters that were met before: the fonts number letters as they come."""
    jobs = [*cv.work_experience]
    jobs[entry] = jobs[entry].model_copy(update={"title": f"{jobs[entry].title} {jobs[entry].title}"})
    return cv.with_valid(work_experience=jobs)


def test_pages_that_an_edit_left_alone_are_not_read_again(read: list[list[bool]]) -> None:
    cv = long(6, 5)
    assert typeset(cv, today=DAY).page_count == 2
    typeset(edited(cv, 0), today=DAY)
    typeset(edited(edited(cv, 0), -1), today=DAY)
    assert read == [[True, True], [True, False], [False, True]]


@pytest.mark.parametrize("template", TEMPLATES)
def test_the_numbers_of_objects_and_what_is_attached_make_no_other_page(template: str) -> None:
    whole, bare = (typeset(full(), template=template, today=DAY, embed_data=data) for data in (True, False))
    assert whole.data != bare.data
    assert page_keys(whole.data) == page_keys(bare.data)
    assert len(set(page_keys(whole.data))) == whole.page_count


def test_each_byte_of_contents_and_fonts_makes_another_page() -> None:
    pdf = typeset(full(photo_url=""), today=DAY).data
    keys, looked_at = page_keys(pdf), 0
    for found in re.finditer(rb"obj\n(<<.*>>)\nstream\n", pdf):
        if b"/EmbeddedFile" in found[1] or b"/Metadata" in found[1]:
            continue
        at = found.end() + 9
        assert page_keys(pdf[:at] + bytes([pdf[at] ^ 1]) + pdf[at + 1 :]) != keys, found[1]
        looked_at += 1
    for name in (rb"/MediaBox\[0 0 (\d)", rb"/DW (\d)", rb"/W\[0 0 (\d)", rb"/f0 (\d+) 0 R"):
        at = re.search(name, pdf).start(1)  # type: ignore[union-attr]
        assert page_keys(pdf[:at] + bytes([pdf[at] ^ 1]) + pdf[at + 1 :]) != keys, name
    assert looked_at > 6


def test_what_is_known_of_pages_is_what_is_read_of_them() -> None:
    assert DOCUMENTS
    for path in DOCUMENTS:
        pdf = path.read_bytes()
        assert read_back(pdf).pages == read_back(pdf).pages == pages_of(pdf), path.name


def test_a_word_that_a_known_page_lacks_is_a_fault_each_time() -> None:
    cv = Cv(full_name="Ada Sample", summary="Bridges and boats")
    pdf = typeset(cv, today=DAY).data
    text = read_back(pdf).text.split()
    for _ in range(2):
        assert faulty(text, pdf, None) is None
        assert faulty([*text, "barges"], pdf, None)


@pytest.mark.parametrize(
    "pdf", [b"", b"%PDF-1.7", b"trailer startxref 9 %%EOF", b"xref\n0 1\ntrailer\nstartxref\n0\n%%EOF"]
)
def test_a_file_of_another_make_has_no_keys(pdf: bytes) -> None:
    assert page_keys(pdf) == ()


def test_few_pages_are_remembered(read: list[list[bool]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(selfcheck, "PAGES", 3)
    for number in (1, 2, 3, 4, 2, 1):
        typeset(Cv(full_name=f"Ada {number}"), today=DAY)
    assert read == [[True], [True], [True], [True], [False], [True]]
    assert len(selfcheck._lately) == 3
