"""Two hundred invented CVs of every shape (corpus.py), in turn in the templates.

`CV_CORPUS` sets how many; each costs about 30 ms on an idle core.
"""

from __future__ import annotations

import os
import time
from collections import Counter
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from cv_generator.errors import DoesNotFit
from cv_generator.rendering.document import TEMPLATES, typeset
from cv_generator.rendering.fit import fitted
from cv_generator.rendering.order import Order
from cv_generator.rendering.selfcheck import Readback, fault
from tests.pace import usual_seconds
from tests.rendering.corpus import cv
from tests.rendering.pdf_tools import EXTRACTORS, glyph_boxes
from tests.rendering.people import DAY

COUNT = int(os.environ.get("CV_CORPUS", "200"))
EXTRACTED = range(0, COUNT, 5)
SLOWEST = 0.6
"""Seconds of processor time for one CV, refusals with their proven cuts included."""


@pytest.fixture(scope="module")
def outcomes() -> dict[int, bytes | DoesNotFit]:
    """Number -> the PDF, or why there is none. A PDF has passed its self-check."""
    return {number: _outcome(number) for number in range(COUNT)}


def _template(number: int) -> str:
    return TEMPLATES[number % len(TEMPLATES)]


def _outcome(number: int) -> bytes | DoesNotFit:
    try:
        return typeset(cv(number), template=_template(number), today=DAY).data
    except DoesNotFit as refused:
        return refused


def test_every_cv_is_typeset_or_refused_with_a_proven_cut(outcomes: dict[int, bytes | DoesNotFit]) -> None:
    kinds = Counter(type(outcome).__name__ for outcome in outcomes.values())
    refused = [outcome for outcome in outcomes.values() if isinstance(outcome, DoesNotFit)]
    assert all(outcome.details["proven_cuts"] for outcome in refused)
    assert sum(kinds.values()) == COUNT
    assert kinds["bytes"] > COUNT / 2
    assert kinds["DoesNotFit"] > COUNT / 60


def test_no_glyph_leaves_the_page_nor_its_margins(outcomes: dict[int, bytes | DoesNotFit]) -> None:
    looked_at = 0
    for number, pdf in outcomes.items():
        if isinstance(pdf, bytes):
            for left, bottom, right, top, width, height in glyph_boxes(pdf):
                looked_at += 1
                beside = 22 if _template(number) == "sidebar" else 36  # the white at the right of a side column is 8 mm
                assert 36 < left <= right < width - beside, (number, left, right)
                assert 20 < bottom <= top < height - 30, (number, bottom, top)  # 7 mm: the line at the foot
    assert looked_at > 1000 * COUNT


@pytest.fixture(scope="module")
def wanted(outcomes: dict[int, bytes | DoesNotFit]) -> dict[int, tuple[str, list[str]]]:
    """Number -> the name on every page, and all texts in the order of the file: of those that are extracted."""
    found = {}
    for number in EXTRACTED:
        if isinstance(outcomes[number], bytes):
            person = cv(number)
            order = Order(cv=person, language=person.language, template=_template(number), max_pages=2, today=DAY)
            job = fitted(order).draft.job
            found[number] = order.view.name, [*order.texts(job.density, job.split)]
    return found


IN_ORDER = ("pdfium", "poppler -raw", "pypdf", "poppler -layout")
"""Those that give text in the order of the file, and the page as it looks (where it has one column)."""


@pytest.mark.parametrize("extractor", EXTRACTORS)
def test_every_extractor_reads_all_words_and_those_that_follow_the_file_in_order(
    extractor: str, wanted: dict[int, tuple[str, list[str]]], outcomes: dict[int, Any], tmp_path: Path
) -> None:
    for number, (name, texts) in wanted.items():
        pages = [page for page in EXTRACTORS[extractor](outcomes[number], tmp_path).split("\f") if page.strip()]
        assert "\xad" not in "".join(pages)
        text = Readback(tuple(pages)).without_running(name).text
        if extractor in IN_ORDER and not (extractor == "poppler -layout" and _template(number) == "sidebar"):
            assert fault(texts, text) is None, number
        letters = Counter("".join("".join(texts).split()))
        del letters["-"]  # poppler takes a hyphen at the end of a line for hyphenation
        assert not letters - Counter("".join(text.split())), number
    assert len(wanted) > len(EXTRACTED) / 2


def test_none_takes_long(outcomes: dict[int, bytes | DoesNotFit]) -> None:
    """The slowest kinds again, warm: refusals, which measure, cut and prove."""
    refused = [number for number, outcome in outcomes.items() if isinstance(outcome, DoesNotFit)][:12]
    assert refused
    for number in refused:
        assert usual_seconds(partial(_outcome, number), 2, time.thread_time) < SLOWEST, number
