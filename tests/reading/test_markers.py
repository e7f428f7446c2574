"""Bullets that were typed."""

from __future__ import annotations

import pytest

from cv_generator.reading.regions.blocks import Bullet, Line, Run
from cv_generator.reading.regions.markers import split_marked


@pytest.mark.parametrize("marker", ["- ", "• ", "⦁ ", "➣", "~ ", "~\t", "/\t", "» ", "o "])
def test_a_typed_marker_makes_a_bullet(marker):
    (block,) = split_marked(Line(runs=(Run(f"{marker}Menus and rotas"),)))
    assert isinstance(block, Bullet)
    assert block.text == "Menus and rotas"


@pytest.mark.parametrize("text", ["-5 °C in winter", "/etc and others", "~30 people", "on call"])
def test_a_sign_that_belongs_to_its_word_makes_none(text):
    (block,) = split_marked(Line(runs=(Run(text),)))
    assert not isinstance(block, Bullet)
    assert block.text == text
