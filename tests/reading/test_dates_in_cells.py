"""Tables of which one row holds a whole section: what heads it, its entries, and their dates in a cell of their own."""

from __future__ import annotations

import pytest

from cv_generator.reading.document import read_document
from tests.reading.docx_files import docx, p, run, table
from tests.reading.printing import read

_SPACED = '<w:spacing w:before="240"/>'
_HEADING = '<w:pStyle w:val="Heading2"/>'


def _bold(text: str, properties: str = _SPACED) -> str:
    return p(properties=properties, runs=run(text, "<w:b/>"))


def _row(heading: str, entries: list[tuple[str, str]], dates: list[str], properties: str = _SPACED) -> tuple[str, ...]:
    texts = "".join(_bold(head, properties) + p(below) for head, below in entries)
    dated = "".join(p(date, _SPACED) + p() for date in dates)
    return p(runs=run(heading, "<w:b/><w:sz w:val='30'/>")), texts, dated


_JOBS = [
    ("Pump Fitter, Mire Pumps Ltd", "Kept all pumps of the northern polder running."),
    ("Sluice Keeper, Farn Sluices Ltd", "Shut the sluices at night."),
    ("Harbour Hand, Crab Quays Ltd", "Tied ropes of ships and of barges."),
]
_YEARS = ["2018 – 2021", "2014 – 2018", "2011 – 2014"]


@pytest.mark.parametrize("properties", [_SPACED, _HEADING + _SPACED])
def test_dates_in_the_last_cell_of_a_row_go_to_the_entries_beside_them(properties: str) -> None:
    rows = [
        _row("Experience", _JOBS, _YEARS, properties),
        _row("Education", [("University of Leeds, Leeds", "BSc Hydrology"), ("Fen College, Ely", "A levels")], ["2011", "2008"]),
    ]  # fmt: skip
    body = p(runs=run("Nell Farrow", "<w:sz w:val='44'/>")) + p("nell@example.com")
    cv = read_document(docx(body + "".join(table(row) for row in rows))).cv
    assert [(job.title, str(job.date_range)) for job in cv.work_experience] == [
        ("Pump Fitter", "2018 – 2021"), ("Sluice Keeper", "2014 – 2018"), ("Harbour Hand", "2011 – 2014"),
    ]  # fmt: skip
    assert [str(entry.date_range) for entry in cv.education] == ["2011", "2008"]


def _aside(*texts: str, spaces: tuple[int, ...] = ()) -> str:
    above = '<w:spacing w:before="240"/>'
    return "".join(p(text, above if at in spaces else "") for at, text in enumerate(texts))


def test_places_above_dates_in_the_last_cell_stand_beside_the_heads_of_the_entries() -> None:
    left = (
        p(runs=run("Mire Pumps Ltd", "<w:b/>")) + p("Pump Fitter")
        + p(runs=run("Farn Sluices Ltd", "<w:b/>"), properties=_SPACED) + p("Sluice Keeper")
    )  # fmt: skip
    right = _aside(
        "Ely, Cambridgeshire", "04/2018 – 06/2021", "March, Cambridgeshire", "05/2014 – 03/2018", spaces=(2,)
    )
    single = (
        p("BSc Hydrology") + p("University of Leeds") + p("Thesis on fen drains"),
        _aside("09/2010 – 06/2013", "Leeds, England"),
    )
    body = (
        p(runs=run("Nell Farrow", "<w:sz w:val='44'/>")) + p("nell@example.com")
        + p(runs=run("Experience", "<w:b/><w:sz w:val='30'/>")) + table((left, right))
        + p(runs=run("Education", "<w:b/><w:sz w:val='30'/>")) + table(single)
    )  # fmt: skip
    cv = read_document(docx(body)).cv
    assert [(job.title, job.employer, job.location, str(job.date_range)) for job in cv.work_experience] == [
        ("Pump Fitter", "Mire Pumps Ltd", "Ely, Cambridgeshire", "2018-04 – 2021-06"),
        ("Sluice Keeper", "Farn Sluices Ltd", "March, Cambridgeshire", "2014-05 – 2018-03"),
    ]
    [school] = cv.education
    assert (school.title, school.institution, school.location) == (
        "BSc Hydrology",
        "University of Leeds",
        "Leeds, England",
    )
    assert (str(school.date_range), school.details) == ("2010-09 – 2013-06", ["Thesis on fen drains"])


def test_dates_between_what_heads_a_row_and_its_entries_go_to_these_though_some_take_two_lines() -> None:
    heading, texts, _ = _row("Work and Experience", _JOBS, [])
    wrapped = heading.replace("Work and Experience", "Work and") + heading.replace("Work and ", "")
    dates = p("2018", _SPACED) + "".join(p("Summer", _SPACED) + p(year) for year in ("2014", "2011"))
    studies, schools, years = _row(
        "Education", [("University of Leeds", "BSc Hydrology"), ("Fen College", "A levels")], ["2011", "2008"]
    )
    body = p(runs=run("Nell Farrow", "<w:sz w:val='44'/>")) + p("nell@example.com")
    cv = read_document(docx(body + table((wrapped, dates, texts), (studies, years, schools)))).cv
    found = [(str(entry.date_range), entry.title) for entry in cv.work_experience]
    assert found == [("2018", "Pump Fitter"), ("2014", "Sluice Keeper"), ("2011", "Harbour Hand")]
    assert [str(entry.date_range) for entry in cv.education] == ["2011", "2008"]


def test_a_remark_in_brackets_below_a_date_parts_no_dates() -> None:
    heading, texts, _ = _row(
        "Education", [("University of Leeds, Leeds", "BSc Hydrology"), ("Fen College, Ely", "A levels")], []
    )
    dates = p("2011", _SPACED) + p("(thesis handed in 2010)") + p("2008", _SPACED)
    body = p(runs=run("Nell Farrow", "<w:sz w:val='44'/>")) + p("nell@example.com") + table((heading, texts, dates))
    jobs = p(runs=run("Experience", "<w:b/><w:sz w:val='30'/>")) + p("Pump Fitter, Mire Pumps Ltd, 2018 – 2021")
    cv = read_document(docx(body + jobs)).cv
    assert [(entry.institution, str(entry.date_range)) for entry in cv.education] == [
        ("University of Leeds", "2011"), ("Fen College", "2008"),
    ]  # fmt: skip


def test_a_label_in_a_cell_beside_its_text_in_every_job_heads_no_section() -> None:
    jobs = "\n".join(
        f"**{title}, {employer}**\\t{years}\n|**Synopsis:**|Kept the gauges of the {place} reporting all winter.|\n- Read {number} gauges"
        for number, (title, employer, years, place) in enumerate(
            [
                ("Gauge Reader", "Mire Pumps Ltd", "2018 – 2021", "north"),
                ("Sluice Keeper", "Farn Sluices Ltd", "2014 – 2018", "east"),
                ("Harbour Hand", "Crab Quays Ltd", "2011 – 2014", "west"),
            ],
            2,
        )
    )
    draft = read(
        f"@ Nell Farrow\n|**Synopsis**|A keeper of gauges.|\n# Experience\n{jobs}\n# Education\nBSc Hydrology, University of Leeds\\t2010"
    )
    assert [str(job.date_range) for job in draft.cv.work_experience] == ["2018 – 2021", "2014 – 2018", "2011 – 2014"]
    assert all(len(job.bullets) == 2 for job in draft.cv.work_experience)


def test_labels_in_one_cell_go_to_the_values_beside_them_though_one_value_is_in_several_cells() -> None:
    cv = read(
        "@ Nell Farrow\n|**Contact:**//**Date of birth:**|+44 20 7946 0312\\tnell@example.com//02.10.1982|\n"
        "# Experience\n**Site Manager**, Mire Drainage Ltd\\t2015 – 2020"
    ).cv
    assert (cv.email, cv.birth_date) == ("nell@example.com", "1982-10-02")
