"""Headings that what stands around them tells: in a box, among skills, in three letters, above what they do not name."""

from __future__ import annotations

from cv_generator.reading.assemble import assemble
from cv_generator.reading.document import read_document
from cv_generator.reading.regions.blocks import Block, Blocks, Bullet, Line, Run, Style
from tests.reading.docx_files import docx, p, run
from tests.reading.printing import read
from tests.reading.test_docx import text_box


def _line(text: str, *, size: float = 10.0, bold: bool = False, gap: float = 2.0, stream: str = "body") -> Line:
    return Line(runs=(Run(text, Style(size, bold=bold)),), gap=gap, stream=stream)


def _item(text: str) -> Bullet:
    return Bullet(runs=(Run(text, Style(10.0, bold=True)),), gap=2.0)


_HEAD = (_line("Nell Farrow", size=20.0, bold=True), _line("nell@example.com"))
_JOBS = (
    _line("Experience", size=14.0, bold=True, gap=14.0), _line("Site Manager, Mire Drainage Ltd\t2015 – 2020"), _item("ran the pumps"),
)  # fmt: skip


def _read(*lines: Block):
    return assemble(Blocks("docx", (*_HEAD, *lines))).cv


def test_one_heading_in_a_box_of_its_own_heads_what_stands_around_the_box() -> None:
    body = p(runs=run("Nell Farrow", "<w:sz w:val='44'/>")) + p("nell@example.com")
    body += p(runs=run("Experience", "<w:b/><w:sz w:val='28'/>")) + p("Site Manager, Mire Drainage Ltd, 2015 – 2020")
    body += (
        p(runs=text_box(p(runs=run("Languages", "<w:b/><w:sz w:val='28'/>")))) + p("English: native") + p("French: B1")
    )
    cv = read_document(docx(body)).cv
    assert [one.language for one in cv.languages] == ["English", "French"]


def test_three_letters_set_apart_are_a_heading_in_capitals() -> None:
    draft = assemble(
        Blocks(
            "docx",
            (
                _line("Nela Bagno", size=20.0, bold=True), _line("nela@example.com"),
                _line("C E L", size=14.0, gap=14.0), _line("Praca przy pompach i śluzach nad Wisłą."),
                _line("DOŚWIADCZENIE", size=14.0, gap=14.0), _line("Monter pomp, Pompy Bagno Sp. z o.o.\t2015 – 2020"),
                _line("JĘZYKI", size=14.0, gap=14.0), _line("angielski: B2"),
            ),
        )
    )  # fmt: skip
    assert draft.cv.summary == "Praca przy pompach i śluzach nad Wisłą."


def test_contact_data_below_a_profile_in_two_types_begin_where_their_type_does() -> None:
    cv = _read_plain(
        _line("Profile", size=14.0, bold=True, gap=14.0), _line("Keeper of pumps.", bold=True),
        _line("Leads small crews in winter."), _line("nell@example.com", size=8.0), _line("+44 20 7946 0312", size=8.0),
        *_JOBS,
    )  # fmt: skip
    assert cv.email == "nell@example.com"
    assert cv.summary.split() == "Keeper of pumps. Leads small crews in winter.".split()


def _read_plain(*lines: Line):
    return assemble(Blocks("docx", (_HEAD[0], *lines))).cv


def test_experience_in_the_plural_is_a_heading() -> None:
    cv = read(
        "@ Nell Farrow\n# Skills\nPumps\n**Experiences**\n- 2015 – 2020: Site Manager, Mire Drainage Ltd\n# Languages\nEnglish (native)"
    ).cv
    assert [str(job.date_range) for job in cv.work_experience] == ["2015 – 2020"]


def test_a_label_of_skills_above_the_first_heading_heads_a_list_of_names():
    profile = (
        "Site manager with much experience in drainage, who leads small crews through wet winters and writes reports."
    )
    for line in (
        "- Technical Skills: tide gauges (paper, digital), crane radios, Lotus Notes",
        "Skills: tide gauges, crane radios, Lotus Notes",
    ):
        cv = read(
            f"@ Nell Farrow\nnell@example.com\n{profile}\n{line}\n# Education\nBSc Hydrology, University of Leeds\\t2014"
        ).cv
        assert [str(skill).partition(" (")[0] for skill in cv.skills] == ["tide gauges", "crane radios", "Lotus Notes"]
        assert cv.summary == profile
    told = "Skills: I weld and mend every kind of pump, I lead crews of ten, I write"
    assert read(f"@ Nell Farrow\nnell@example.com\n{told}\n# Education\nBSc Hydrology\\t2014").cv.skills == []
