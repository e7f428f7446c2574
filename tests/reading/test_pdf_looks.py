"""How the letters of a PDF look: which fonts are bold, which lines are ruled."""

from __future__ import annotations

import pytest

from cv_generator.reading.regions.blocks import Line
from cv_generator.reading.regions.pdf import native, read_pdf
from tests.reading.pdf_files import raw_pdf


@pytest.mark.parametrize(
    ("name", "weight", "bold"),
    [
        ("arial", 724, False),
        ("arial,bold", 465, True),
        ("arial,italic", 650, False),
        ("ebgaramond-regular", 625, False),
        ("ebgaramond-mediumitalic", 704, True),
        ("roboto-medium", 305, False),
        ("nimbusromno9l-medi", 700, True),
        ("hiraginosans-w6", 700, True),
        ("cmbx12", 545, True),
        ("cmssbx10", 500, True),
        ("sfbx1095", 250, True),
        ("cmr10", 345, False),
        ("ecbi1000", 250, True),
        ("sfbi1095", 250, True),
        ("ecbl1000", 250, True),
        ("academicons", 500, False),
        ("lmsansdemicond10", 500, False),
        ("notosanscjk-demilight", 500, False),
        ("blackadderitc-regular", 500, False),
        ("arialblack", 500, True),
        ("lato-blackitalic", 500, True),
        ("avenir-heavyoblique", 500, True),
        ("franklingothic-demi", 500, True),
    ],
)
def test_a_font_is_bold_by_its_name_and_by_its_weight_only_where_the_name_does_not_tell(
    name: str, weight: int, bold: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(native.pdfium, "FPDFFont_GetWeight", lambda _: weight)
    assert native._is_bold(name, None, 0) is bold


def test_a_line_is_ruled_where_a_rule_runs_below_all_of_it() -> None:
    drawn = b"BT /F1 12 Tf 72 700 Td (Skills) Tj 0 -40 Td (Pumps) Tj 0 -40 Td (Maps and more) Tj ET "
    rules = b"72 696 m 500 696 l S 72 616 m 100 616 l S 60 500 m 500 500 l S"
    lines = [block for block in read_pdf(raw_pdf(drawn + rules)).blocks if isinstance(block, Line)]
    assert [(line.text, line.ruled) for line in lines] == [("Skills", True), ("Pumps", False), ("Maps and more", False)]
