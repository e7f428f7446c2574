"""How the letters of a PDF look: which fonts are bold."""

from __future__ import annotations

import pytest

from cv_generator.reading.regions.pdf import native


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
