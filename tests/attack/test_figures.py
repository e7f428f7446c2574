"""Numbers that are none, or too long for one, in every place where documents have numbers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from cv_generator.errors import UserError
from cv_generator.reading.document import read_document
from tests.attack.documents import odt
from tests.reading.docx_files import docx, p, part

FIGURES = ["1" * 5_000, "9" * 400, "-" + "9" * 400, "²", "१" * 5_000, "1.5", "1e999", "nan", "0x10", ""]
_TEXT = p("anna@example.com") + p("Experience") + p("2019 - 2020 Firma, Bern")
_ODT_TEXT = "<text:p>anna@example.com</text:p><text:p>2019 - 2020 Firma, Bern</text:p>"


def _anchored(n: str) -> bytes:
    box = f"<a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>{_TEXT}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic>"
    place = "".join(
        f'<wp:position{axis} relativeFrom="page"><wp:posOffset>{n}</wp:posOffset></wp:position{axis}>' for axis in "HV"
    )
    return docx(
        f'<w:p><w:r><w:drawing><wp:anchor>{place}<wp:extent cx="{n}" cy="{n}"/>{box}</wp:anchor></w:drawing></w:r></w:p>{_TEXT}'
    )


def _drawing_group(n: str) -> bytes:
    size = f'<pic:pic><pic:spPr><a:xfrm><a:off x="{n}" y="{n}"/><a:ext cx="{n}" cy="{n}"/></a:xfrm></pic:spPr><pic:blipFill><a:blip r:embed="i"/></pic:blipFill></pic:pic>'
    return docx(f"<w:p><w:r><w:drawing><wp:anchor>{size}</wp:anchor></w:drawing></w:r></w:p>{_TEXT}")


def _field(n: str, begin: str, instruction: str) -> bytes:
    return docx(
        f'<w:p><w:r><w:fldChar w:fldCharType="begin">{begin}</w:fldChar></w:r><w:r><w:instrText>{instruction}</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>{_TEXT}'
    )


DOCUMENTS: dict[str, Callable[[str], bytes]] = {
    "a paragraph": lambda n: docx(p("Anna", f'<w:numPr><w:ilvl w:val="{n}"/><w:numId w:val="{n}"/></w:numPr><w:outlineLvl w:val="{n}"/><w:spacing w:before="{n}"/><w:ind w:left="{n}"/>') + _TEXT),
    "a table": lambda n: docx(f'<w:tbl><w:tr><w:trPr><w:gridBefore w:val="{n}"/></w:trPr><w:tc><w:tcPr><w:gridSpan w:val="{n}"/></w:tcPr>{_TEXT}</w:tc></w:tr></w:tbl>'),
    "a list": lambda n: docx(_TEXT, parts={"word/numbering.xml": part("numbering", f'<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="{n}"><w:start w:val="{n}"/></w:lvl></w:abstractNum>')}, relationships={"n": ("numbering", "numbering.xml")}),
    "a place on the page": _anchored,
    "a picture's size": _drawing_group,
    "a symbol": lambda n: _field(n, "", f"SYMBOL {n} \\f Wingdings"),
    "a form's choice": lambda n: _field(n, f'<w:ffData><w:ddList><w:result w:val="{n}"/><w:listEntry w:val="a"/></w:ddList></w:ffData>', "FORMDROPDOWN"),
    "ODT: a heading": lambda n: odt(f'<text:h text:outline-level="{n}">Anna</text:h>{_ODT_TEXT}'),
    "ODT: blanks": lambda n: odt(f'<text:p>Anna<text:s text:c="{n}"/>Muster</text:p>{_ODT_TEXT}'),
    "ODT: a table": lambda n: odt(f'<table:table><table:table-row table:number-rows-repeated="{n}"><table:table-cell table:number-columns-repeated="{n}"><text:p>a</text:p></table:table-cell></table:table-row></table:table>{_ODT_TEXT}'),
}  # fmt: skip


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: f"{figure[:3]}… of {len(figure)}")
@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_number_that_is_none_is_read_over(name: str, figure: str) -> None:
    found: Any = None
    try:
        found = read_document(DOCUMENTS[name](figure)).words
    except UserError as error:
        found = error.details["hint"]
    assert found
