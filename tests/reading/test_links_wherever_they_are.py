"""The person's profiles and pages, wherever the document has them: on lines of their own, amid texts, behind icons."""

from __future__ import annotations

import pytest

from cv_generator.cv.profiles import is_profile, key, without_query
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
        ("twitter.com/ada-quill", True), ("kaggle.com/learn", False), ("https://github.com/topics", False), ("github.com/orgs", False),
        ("farnx.com/ada", False), ("https://example.org/ada", False),
    ],
)  # fmt: skip
def test_an_address_of_a_user_of_a_network_is_a_profile(address, expected):
    assert is_profile(address) is expected


def test_what_led_to_a_profile_is_no_part_of_its_address():
    assert without_query("https://www.linkedin.com/in/ada-quill?jobid=1") == "https://www.linkedin.com/in/ada-quill"
    assert without_query("https://example.org/ada?page=2") == "https://example.org/ada?page=2"


def test_addresses_of_one_profile_have_one_key():
    assert key("https://de.linkedin.com/in/ada-quill/?trk=x") == key("www.linkedin.com/in/ada-quill")
    assert key("twitter.com/ada-quill") == key("https://x.com/ada-quill")
    assert key("https://de.example.org/ada?page=2") == "de.example.org/ada?page=2"


@pytest.mark.parametrize("line", [_PROFILE, f"My own code repository: {_PROFILE}"])
def test_a_profile_on_a_line_of_its_own_belongs_to_the_person_in_any_section(line):
    cv = read(f"@ Ada Quill\nada@example.org\n# Education\nBSc Hydrology, University of Leeds\t2014\n{line}").cv
    assert [link.url for link in cv.links] == [_PROFILE]
    assert [entry.details for entry in cv.education] == [[]]


def test_a_profile_amid_a_text_is_a_link_and_stays_in_the_text():
    cv = read(f"{_CV}\n# Projects\n**Mire Gauge**\t2019\n- Built floats, the code is at {_PROFILE} for all to see").cv
    assert [link.url for link in cv.links] == [_PROFILE]
    assert _PROFILE in cv.further_experience[0].bullets[0]


def test_of_two_profiles_of_the_same_name_amid_texts_none_is_taken():
    cv = read(f"{_CV}\n# Projects\n**Mire Gauge**\t2019\n- Built with {_PROFILE} and https://github.com/bo-quill").cv
    assert cv.links == []


@pytest.mark.parametrize(
    "line",
    [
        "Wrote the guide with Bo Fen (linkedin.com/in/bo-fen), head of pumps", "Kept the libraries of the firm at github.com/mire-ltd",
        "Took Python at kaggle.com/learn", "Taught with Ada Fen, linkedin.com/in/ada-fen", "Planned with github.com/features",
    ],
)  # fmt: skip
def test_profiles_of_others_and_pages_of_networks_stay_in_their_text(line):
    cv = read(f"{_CV}\n# Projects\n**Mire Gauge**\t2019\n- {line}").cv
    assert cv.links == []
    assert cv.further_experience[0].bullets == [line]


def test_the_profile_of_an_employer_below_a_job_stays_there():
    job = "Community Manager, Fen Ltd\n2016 - 2018\ninstagram.com/fenltd"
    draft = read(f"{_CV}\n# Work experience\n{job}\n- Wrote texts for the pages of the firm")
    assert draft.cv.links == []
    assert "instagram.com/fenltd" in str(draft.cv.work_experience[0])


def test_of_the_profiles_of_two_projects_the_one_with_the_name_is_the_persons():
    projects = "**Mire Gauge**\t2019\ngithub.com/ada-quill\n**Reed Count**\t2020\ngithub.com/reed-org"
    cv = read(f"{_CV}\n# Projects\n{projects}").cv
    assert [link.url for link in cv.links] == ["github.com/ada-quill"]
    assert "github.com/reed-org" in str(cv.further_experience)


@pytest.mark.parametrize(
    ("name", "email", "user"),
    [
        ("Zoé Müller", "z@example.org", "zoe-mueller-12"), ("Zoé Müller", "z@example.org", "mullerzoe"), ("Bo Fen", "b@example.org", "b-fen"),
        ("Ada Quill", "a@example.org", "ada.q"), ("Ada Quill", "reedcount@example.org", "reedcount7"), ("Łucja Søby", "l@example.org", "lucja-soby"),
    ],
)  # fmt: skip
def test_the_user_of_a_profile_of_the_person_is_called_like_them(name, email, user):
    text = f"Built floats, the code is at github.com/{user} for all to see"
    cv = read(f"@ {name}\n{email}\n# Skills\nWelding\n# Projects\n**Mire Gauge**\t2019\n- {text}").cv
    assert [link.url for link in cv.links] == [f"github.com/{user}"]


def test_a_profile_printed_with_the_prefix_of_a_country_and_without_is_one_link():
    cv = read(
        f"@ Ada Quill\nde.linkedin.com/in/ada-quill\nwww.linkedin.com/in/ada-quill/\n{_CV.partition(chr(10))[2]}"
    ).cv
    assert [link.url for link in cv.links] == ["de.linkedin.com/in/ada-quill"]


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
