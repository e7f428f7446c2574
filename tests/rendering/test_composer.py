"""Texts are set once for all drafts of an order."""

from __future__ import annotations

from cv_generator.rendering.composer import Composer
from cv_generator.rendering.density import TIGHTEST
from cv_generator.rendering.order import Order
from cv_generator.rendering.pieces import Setting
from tests.rendering.people import DAY, full


def test_the_same_text_is_set_for_each_language_and_each_column() -> None:
    composer = Composer()
    assert composer.runs('"Bern"', "de") != composer.runs('"Bern"', "en")
    runs = composer.runs("Leitung der E-Mail-Redaktion in Bern und der Presse", "de")
    narrow, wide = (composer.pieces(runs, Setting("de", "Source Sans 3", column)) for column in (12, 90))
    assert narrow != wide


def test_after_a_cut_only_what_is_new_is_set() -> None:
    order = Order(cv=full(), language="en", template="axis", max_pages=2, today=DAY)
    whole = order.job(TIGHTEST)
    fewer = order.of(full(awards=["Omega award"]))
    told = fewer.composer._pieces
    before = set(told)
    assert (
        fewer.job(TIGHTEST).sheet
        == Order(cv=full(awards=["Omega award"]), language="en", template="axis", max_pages=2, today=DAY)
        .job(TIGHTEST)
        .sheet
    )
    assert [runs[0].text for runs, _ in set(told) - before] == ["Omega award"]
    assert whole.sheet == order.job(TIGHTEST).sheet
