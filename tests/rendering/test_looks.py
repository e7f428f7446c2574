"""The person's design on the page."""

from __future__ import annotations

from typing import Any

import pikepdf
import pytest

from cv_generator.cv.design_names import FONTS, TEMPLATES
from cv_generator.cv.model import Cv
from cv_generator.rendering import looks
from cv_generator.rendering.document import page_image, typeset
from cv_generator.rendering.looks import CONTRAST, readable
from cv_generator.rendering.selfcheck import read_back
from tests.rendering.people import DAY, full, long


def designed(**design: Any) -> Cv:
    return Cv.model_validate({**full().model_dump(exclude={"photo_url"}), "design": design})


def test_every_template_and_font_that_may_be_chosen_can_be_set() -> None:
    assert tuple(looks.TEMPLATES) == TEMPLATES
    assert set(looks.SCALE) == set(looks.WORD_FONTS) == set(FONTS)


@pytest.mark.parametrize("font", FONTS)
def test_the_chosen_font_is_the_one_that_is_embedded(font: str, tmp_path: Any) -> None:
    (tmp_path / "cv.pdf").write_bytes(typeset(designed(font=font), today=DAY).data)
    with pikepdf.open(tmp_path / "cv.pdf") as pdf:
        names = {
            str(it.BaseFont).split("+")[-1]
            for it in pdf.objects
            if isinstance(it, pikepdf.Dictionary) and "/BaseFont" in it
        }
    assert any(name.startswith(font.replace(" ", "")) for name in names), names


@pytest.mark.parametrize(("paper", "size"), [("a4", (210, 297)), ("letter", (216, 279))])
def test_the_paper_is_the_one_that_was_chosen(paper: str, size: tuple[int, int], tmp_path: Any) -> None:
    (tmp_path / "cv.pdf").write_bytes(typeset(designed(paper=paper), today=DAY).data)
    with pikepdf.open(tmp_path / "cv.pdf") as pdf:
        assert tuple(round(float(length) * 25.4 / 72) for length in pdf.pages[0].MediaBox[2:]) == size


@pytest.mark.parametrize("accent", ["#ffee00", "#00ffcc", "#ffffff", "#c0c0c0"])
def test_an_accent_without_contrast_is_darkened_and_said(accent: str) -> None:
    made = typeset(designed(accent=accent), today=DAY)
    assert any(accent in warning for warning in made.warnings)
    darker = readable(accent, looks.TINT)
    assert darker != accent
    ground = [looks.TINT * part + (1 - looks.TINT) * 255 for part in bytes.fromhex(darker[1:])]
    light, dark = looks._luminance(tuple(ground)), looks._luminance(tuple(bytes.fromhex(darker[1:])))
    assert (light + 0.05) / (dark + 0.05) >= CONTRAST


def test_an_accent_that_can_be_read_is_taken_as_it_is() -> None:
    assert typeset(designed(accent="#1f4e79"), today=DAY).warnings == ()
    assert "#1f4e79" in page_image(designed(accent="#1f4e79"), today=DAY).data.decode()


def test_from_the_second_page_on_the_name_and_the_number_stand_at_the_foot() -> None:
    cv = long(6, 4)
    first, second = read_back(typeset(cv, today=DAY).data).pages
    assert second.rstrip().endswith(f"{cv.full_name} 2 / 2")
    assert "1 / 2" not in first
    plain = Cv.model_validate({**cv.model_dump(), "design": {"page_numbers": False}})
    assert "2 / 2" not in read_back(typeset(plain, today=DAY).data).text
