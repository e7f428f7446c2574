"""Texts are set once for all drafts of an order, and for the orders that come soon after it."""

from __future__ import annotations

from typing import Any

import pytest

from cv_generator.cv.model import Cv
from cv_generator.rendering import composer as module
from cv_generator.rendering import pieces as setting_of_pieces
from cv_generator.rendering.composer import CHARACTERS, ORDERS, Composer
from cv_generator.rendering.density import DENSITIES, TIGHTEST
from cv_generator.rendering.order import Order
from cv_generator.rendering.output import TEMPLATES
from cv_generator.rendering.pieces import Setting
from tests.rendering.people import DAY, full


@pytest.fixture
def set_texts(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that were set, not taken from what was set before."""
    texts: list[str] = []
    real = setting_of_pieces.pieces

    def noted(runs: Any, setting: Setting) -> Any:
        texts.append("".join(run.text for run in runs))
        return real(runs, setting)

    monkeypatch.setattr(module, "pieces", noted)
    monkeypatch.setattr(module, "_shared", Composer())
    return texts


def order_of(cv: Cv, **given: Any) -> Order:
    return Order(**{"cv": cv, "language": "en", "template": "axis", "max_pages": 2, "today": DAY, **given})


def test_the_same_text_is_set_for_each_language_and_each_column() -> None:
    composer = Composer()
    assert composer.runs('"Bern"', "de") != composer.runs('"Bern"', "en")
    runs = composer.runs("Leitung der E-Mail-Redaktion in Bern und der Presse", "de")
    narrow, wide = (composer.pieces(runs, Setting("de", "Source Sans 3", column)) for column in (12, 90))
    assert narrow != wide


def test_after_a_cut_only_what_is_new_is_set(set_texts: list[str]) -> None:
    order = order_of(full())
    order.job(TIGHTEST)
    set_texts.clear()
    order.of(full(awards=["Omega award"])).job(TIGHTEST)
    assert set_texts == ["Omega award"]


def test_after_an_edit_only_what_is_new_is_set(set_texts: list[str]) -> None:
    order_of(full()).job(TIGHTEST)
    set_texts.clear()
    order_of(full(awards=["Omega award"])).job(TIGHTEST)
    assert set_texts == ["Omega award"]
    order_of(full()).job(DENSITIES[0])
    assert len(set_texts) > 5  # the columns are others


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("with_paths", [False, True])
def test_a_sheet_is_the_same_whatever_was_set_before(template: str, with_paths: bool) -> None:
    cvs = [full(), full(awards=["Omega award"]), full(language="de"), full(), full(full_name="Jo E-Mail", summary="")]
    for language in ("en", "de"):
        for cv in cvs:
            warm = order_of(cv, template=template, language=language)
            cold = order_of(cv, template=template, language=language, composer=Composer())
            for density in (DENSITIES[0], TIGHTEST):
                jobs = [order.job(density, with_paths=with_paths) for order in (warm, cold)]
                assert jobs[0] == jobs[1]


def test_what_is_not_used_is_forgotten_after_some_orders(set_texts: list[str]) -> None:
    order_of(full()).job(TIGHTEST)
    for _ in range(2 * ORDERS):
        module.shared()
    set_texts.clear()
    order_of(full()).job(TIGHTEST)
    assert len(set_texts) > 5


def test_what_is_used_again_and_again_stays(set_texts: list[str]) -> None:
    order_of(full()).job(TIGHTEST)
    set_texts.clear()
    for _ in range(4 * ORDERS):
        order_of(full()).job(TIGHTEST)
    assert set_texts == []


def test_long_texts_are_forgotten_sooner() -> None:
    composer = Composer()
    for number in range(40):
        composer.begin()
        composer.runs(f"{number} ".ljust(CHARACTERS // 4, "x"), "en")
    kept = [str(key) for key in (*composer._now, *composer._before)]
    assert kept
    assert sum(map(len, kept)) < 2.5 * CHARACTERS
