"""The samples: one CV of an invented person for each further language."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from cv_generator.cv.model import Cv
from cv_generator.languages import codes
from cv_generator.reading.document import read_document
from cv_generator.rendering.document import page_image

SAMPLES = {
    file.stem.removeprefix("cv-"): file for file in sorted((Path(__file__).parents[1] / "samples").glob("cv-*.json"))
}
OLDER = {"de", "pl"}
"""The gallery and the sample with the portrait show these."""


def test_every_language_has_a_sample() -> None:
    assert set(codes()) - OLDER == set(SAMPLES)


@pytest.mark.parametrize("code", SAMPLES)
def test_a_sample_fits_one_page(code: str) -> None:
    cv = Cv(**json.loads(SAMPLES[code].read_text("utf-8")))
    assert cv.language == code
    assert page_image(cv, today=dt.date(2026, 11, 23)).page_count == 1


def test_the_english_document_is_read_as_its_data_say() -> None:
    """The label of its link is the network's own name, which the reader leaves to the address."""
    folder = SAMPLES["en"].parent
    expected = Cv(**json.loads(SAMPLES["en"].read_text("utf-8")))
    found = read_document((folder / "cv.docx").read_bytes())
    assert found.unplaced_text == ()
    assert found.cv.replaced(links=expected.links) == expected
