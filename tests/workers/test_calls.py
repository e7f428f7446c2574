"""What workers do is what `reading` and `rendering` do, behind limits."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from cv_generator.cv.model import Cv
from cv_generator.errors import DoesNotFit, InvalidInput, TooComplex, TooLarge, UnreadableDocument
from cv_generator.reading import document as reading
from cv_generator.rendering import document as rendering
from cv_generator.rendering.drawing import taken_apart
from cv_generator.workers import calls, pool
from tests.conftest import SAMPLE_DOCX
from tests.reading.test_document import CV, PHOTO

SAMPLE = Path(SAMPLE_DOCX).read_bytes()
DAY = dt.date(2026, 1, 21)


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return calls.typeset(CV, today=DAY, photo=PHOTO).data


def test_a_document_is_read_as_in_the_process_itself(pdf: bytes) -> None:
    for data in (SAMPLE, pdf):
        found = calls.read_document(data, photo_bytes=10_000_000)
        assert found.draft == reading.read_document(data)
        assert found.draft.photo
        assert not found.photo_refused
        assert calls.read_photo(data) == found.draft.photo


def test_a_reading_is_laid_open_as_in_the_process_itself(pdf: bytes) -> None:
    for data in (SAMPLE, pdf):
        assert calls.explain_document(data) == reading.explain_document(data)
    with pytest.raises(UnreadableDocument):
        calls.explain_document(b"\x00 no document")


def test_a_cv_is_typeset_as_in_the_process_itself(pdf: bytes) -> None:
    made = calls.typeset(CV, today=DAY, photo=PHOTO, signature_place="Köln", language="pl", max_pages=1)
    alike = rendering.typeset(CV, today=DAY, photo=PHOTO, signature_place="Köln", language="pl", max_pages=1)
    assert made == alike
    assert calls.typeset(CV, today=DAY, photo=PHOTO).data == pdf
    page = calls.page_image(CV, today=DAY, format="png", ppi=40, photo=PHOTO)
    assert page == rendering.page_image(CV, today=DAY, format="png", ppi=40, photo=PHOTO)
    count, drawn = calls.drawings(CV, today=DAY, photo=PHOTO, first=1, language=None, template=None, max_pages=2)
    images = rendering.page_images(CV, today=DAY, photo=PHOTO, language=None, template=None, max_pages=2)
    assert (count, drawn) == (len(images), [taken_apart(images[0].decode())])
    assert drawn[0].tag == taken_apart(images[0].decode()).tag


def test_refusals_come_through_with_all_they_say() -> None:
    long = Cv.model_validate({**CV.model_dump(), "trainings": [f"Kurs {number} " * 20 for number in range(150)]})
    with pytest.raises(DoesNotFit) as caught:
        calls.typeset(long, today=DAY)
    assert caught.value.details["proven_cuts"]
    with pytest.raises(InvalidInput) as wrong:
        calls.page_image(CV, today=DAY, page=9)
    assert "no page 9" in wrong.value.message
    with pytest.raises(UnreadableDocument) as unread:
        calls.read_document(b"!")
    assert unread.value.reason == "unsupported_format"


def test_a_photo_is_tried_where_it_can_do_no_harm() -> None:
    printed = calls.printable_photo(PHOTO, 10_000_000)
    assert printed == calls.printable_photo(printed, 10_000_000)
    assert rendering.typeset(CV, today=DAY, photo=printed).data == rendering.typeset(CV, today=DAY, photo=PHOTO).data
    with pytest.raises(TooLarge):
        calls.printable_photo(PHOTO, 100)
    with pytest.raises(InvalidInput):
        calls.printable_photo(PHOTO[:300], 10_000_000)
    assert calls.read_document(SAMPLE, photo_bytes=100).photo_refused == "Request too large"


def test_work_that_takes_too_long_is_refused_in_the_words_of_its_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    def spent(*_job: object, **_about: object) -> None:
        raise pool.Spent("time")

    for lane in (pool.documents, pool.pages):
        monkeypatch.setattr(lane, "call", spent)
    with pytest.raises(UnreadableDocument) as unread:
        calls.read_document(SAMPLE)
    assert unread.value.reason == "too_complex"
    with pytest.raises(TooComplex):
        calls.typeset(CV, today=DAY)
    with pytest.raises(InvalidInput) as photo:
        calls.printable_photo(PHOTO, 10_000_000)
    assert photo.value.problems[0].code == "photo_too_complex"
