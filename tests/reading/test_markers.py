"""Bullets that were typed."""

from __future__ import annotations

import pytest

from cv_generator.reading.regions.blocks import Bullet, Line, Run
from cv_generator.reading.regions.markers import split_marked
from cv_generator.reading.regions.pdf import read_pdf
from tests.reading.pdf_files import typeset


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


def test_a_dot_that_is_drawn_before_a_heading_makes_no_item_of_it() -> None:
    dot = "#box(baseline: -2pt, circle(radius: 3pt, fill: luma(180))) "
    page = (
        f"#text(20pt)[*Ada Sample*]\n\n{dot}#text(11.5pt)[*About me*]\n\nKeeps pumps.\n\n{dot}#text(11.5pt)[*Skills*]\n\n"
        f"{dot}Welding\n\n{dot}Diving\n"
    )
    blocks = read_pdf(typeset(page)).blocks
    assert [block.text for block in blocks if isinstance(block, Bullet)] == ["Welding", "Diving"]


@pytest.mark.parametrize("marker", ["o ", "-", "–"])
def test_letters_and_glued_dashes_that_recur_at_one_edge_are_markers_in_pdf(marker: str) -> None:
    head = "Pump Fitter, Mire Pumps and Sluices of the Northern Polder Ltd, Emden, Lower Saxony, Germany, 2015"
    items = ["Rebuilt pumps", "Trained apprentices", "Wrote guides"]
    page = f"#text(20pt)[*Ada Sample*]\n\n{head} \\\n" + " \\\n".join(f'#("{marker}{item}")' for item in items)
    blocks = read_pdf(typeset(page)).blocks
    assert [block.text for block in blocks if isinstance(block, Bullet)] == items


def test_a_small_word_that_begins_several_lines_is_no_marker() -> None:
    lines = ["o mar, a terra", "o rio e o vale", "o homem e a casa"]
    blocks = read_pdf(typeset("#text(20pt)[*Ada Sample*]\n\n" + " \\\n".join(lines))).blocks
    assert not any(isinstance(block, Bullet) for block in blocks)


def test_a_page_with_drawn_dots_and_no_word_is_no_fault() -> None:
    dots = "#for y in range(3) { place(dx: 10pt, dy: y * 14pt, circle(radius: 1.5pt, fill: black)) }"
    blocks = read_pdf(typeset(f"{dots}\n#pagebreak()\nAnna Muster, engineer, who builds bridges over rivers"))
    assert [block.text for block in blocks.blocks if isinstance(block, Line)] == [
        "Anna Muster, engineer, who builds bridges over rivers"
    ]


def test_arrows_that_are_drawn_as_wide_as_a_bullet_may_be_are_markers_and_rows_of_them_are_ornaments() -> None:
    arrow = (
        "#box(baseline: 0.5pt, polygon(fill: blue, (0pt, 0pt), (2pt, 0pt), (6pt, 3.7pt), (2pt, 7.4pt), (0pt, 7.4pt)))"
    )
    row = arrow + "#h(-1pt)" + arrow + "#h(-1pt)" + arrow
    page = f"#text(20pt)[*Ada Sample*]\n\n{row} *Skills*\n\n{arrow} #h(2pt) Welding\n\n{arrow} #h(2pt) Diving\n"
    blocks = read_pdf(typeset(page)).blocks
    assert [block.text for block in blocks if isinstance(block, Bullet)] == ["Welding", "Diving"]
