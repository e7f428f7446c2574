"""The person's profiles and pages, wherever the document has them: on lines of their own, amid texts, behind icons."""

from __future__ import annotations

import pytest

from cv_generator.cv.profiles import is_profile, without_query
from cv_generator.reading.assemble import assemble
from cv_generator.reading.document import read_document
from cv_generator.reading.regions.blocks import Blocks, Line, Run, Style
from tests.reading.docx_files import docx, p
from tests.reading.pdf_files import typeset
from tests.reading.printing import printed, read

_PROFILE = "https://github.com/ada-quill"
_CV = "@ Ada Quill\nada@example.org\n# Skills\nWelding\n# Education\nBSc Hydrology, University of Leeds\t2014"


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://www.linkedin.com/in/ada-quill/", True), ("de.linkedin.com/in/ada-quill", True), ("github.com/ada-quill", True),
        ("https://github.com/ada-quill?tab=repositories", True), ("github.com/ada-quill/mire-gauge", False), ("github.com", False),
        ("farnx.com/ada", False), ("https://example.org/ada", False),
    ],
)  # fmt: skip
def test_an_address_of_a_user_of_a_network_is_a_profile(address, expected):
    assert is_profile(address) is expected


def test_what_led_to_a_profile_is_no_part_of_its_address():
    assert without_query("https://www.linkedin.com/in/ada-quill?jobid=1") == "https://www.linkedin.com/in/ada-quill"
    assert without_query("https://example.org/ada?page=2") == "https://example.org/ada?page=2"


@pytest.mark.parametrize("line", [_PROFILE, f"My own code repository: {_PROFILE}"])
def test_a_profile_on_a_line_of_its_own_belongs_to_the_person_in_any_section(line):
    cv = read(f"@ Ada Quill\nada@example.org\n# Education\nBSc Hydrology, University of Leeds\t2014\n{line}").cv
    assert [link.url for link in cv.links] == [_PROFILE]
    assert [entry.details for entry in cv.education] == [[]]


def test_a_profile_amid_a_text_is_a_link_and_stays_in_the_text():
    cv = read(f"{_CV}\n# Projects\n**Mire Gauge**\t2019\n- Built floats, the code is at {_PROFILE} for all to see").cv
    assert [link.url for link in cv.links] == [_PROFILE]
    assert _PROFILE in cv.further_experience[0].bullets[0]


def test_of_two_profiles_on_one_network_amid_texts_none_is_taken():
    cv = read(f"{_CV}\n# Projects\n**Mire Gauge**\t2019\n- Built with {_PROFILE} and https://github.com/nell-farrow").cv
    assert cv.links == []


def test_a_page_whose_target_has_no_scheme_is_a_link():
    word = Line(runs=(Run("Portfolio", Style(10.0), href="www.ada.example.org"),), gap=2.0)
    name, *rest = printed(_CV).blocks
    cv = assemble(Blocks("docx", (name, word, *rest))).cv
    assert [(link.label, link.url) for link in cv.links] == [("Portfolio", "www.ada.example.org")]


def test_a_profile_behind_an_icon_of_a_word_file_is_a_link():
    icon = '<w:hyperlink r:id="i"><w:r><w:drawing/></w:r></w:hyperlink>'
    body = (
        p("Ada Quill") + p(runs=icon) + p("ada@example.org") + p("Education") + p("BSc Hydrology, University of Leeds")
    )
    cv = read_document(docx(body, relationships={"i": ("hyperlink", _PROFILE)})).cv
    assert [link.url for link in cv.links] == [_PROFILE]


def test_a_profile_behind_an_icon_of_a_pdf_is_a_link():
    icon = f'#link("{_PROFILE}")[#rect(width: 9pt, height: 9pt)]'
    source = f"#text(18pt)[Ada Quill]\n\nada\\@example.org\n\n{icon}\n\n= Education\nBSc Hydrology, University of Leeds, 2014"
    assert [link.url for link in read_document(typeset(source)).cv.links] == [_PROFILE]


def test_an_address_below_another_that_ends_in_a_slash_is_one_of_its_own():
    source = "#text(18pt)[Ada Quill]\n\nada\\@example.org\n\nhttps://ada.example.org/ \\\nhttps://quill.example.org/\n\n= Education"
    cv = read_document(typeset(source + "\nBSc Hydrology, University of Leeds, 2014")).cv
    assert [link.url for link in cv.links] == ["https://ada.example.org/", "https://quill.example.org/"]
