"""Kinds of layout that users of CV programs report as read wrongly, each with an invented person."""

from __future__ import annotations

import pytest

from cv_generator.reading.assemble import assemble
from cv_generator.reading.draft import DOUBTFUL, Draft
from cv_generator.reading.json_resume import from_json_resume
from cv_generator.reading.regions.blocks import Blocks, Line, Run, Style
from tests.reading.printing import printed, read


def _jobs(draft: Draft) -> list[tuple[str, str, str]]:
    return [(job.title, job.employer, job.date_range) for job in draft.cv.work_experience]


def _doubtful(draft: Draft) -> set[str]:
    return {source.path for source in draft.sources if source.certainty < DOUBTFUL}


def test_an_employer_with_its_whole_period_heads_the_roles_within_it_and_nothing_behind() -> None:
    draft = read("""
        # Experience
        **Castle Insurance plc**
        March 2015 – Present
        **Team Manager**
        May 2020 – Present
        - Leads twelve people
        **Project Manager**
        March 2015 – April 2020
        - Moved the archive
        **Border Bank Ltd**
        **Analyst**
        2011 – 2014
        - Wrote reports
        """)
    assert _jobs(draft)[:2] == [
        ("Team Manager", "Castle Insurance plc", "2020-05 – Present"),
        ("Project Manager", "Castle Insurance plc", "2015-03 – 2020-04"),
    ]
    assert all("Castle" not in employer for _, employer, _ in _jobs(draft)[2:])


def test_roles_that_json_nests_under_an_employer_are_an_entry_each() -> None:
    role = {"position": "Analyst", "startDate": "2012-01", "endDate": "2015-07", "highlights": ["Built a gateway"]}
    nested = {"name": "Border Bank", "location": "Leeds", "roles": [role, {"title": "Trainee", "startDate": "2011"}]}
    imported = from_json_resume({"basics": {"name": "Ada Sample"}, "work": [nested]})
    assert [(job.title, job.employer, job.location) for job in imported.cv.work_experience] == [
        ("Analyst", "Border Bank", "Leeds"),
        ("Trainee", "Border Bank", "Leeds"),
    ]
    assert imported.cv.work_experience[0].bullets == ["Built a gateway"]
    assert imported.unplaced == ()


def test_a_kind_of_employment_below_the_date_is_a_note_or_the_title_and_no_place() -> None:
    draft = read("""
        # Berufserfahrung
        |05/2021 – heute//Praktikum|Laborantin, Musterlabor GmbH|
        - Wog Proben
        |01/2018 – 04/2021//Ferienjob|Verkäuferin, Beispielmarkt GmbH|
        - Bediente die Kasse
        """)
    assert [job.location for job in draft.cv.work_experience] == ["", ""]
    for job, kind in zip(draft.cv.work_experience, ("Praktikum", "Ferienjob"), strict=True):
        assert kind in (job.title, *job.bullets)


def test_seasons_come_back_as_text_and_their_dates_are_doubtful() -> None:
    draft = read("""
        # Work experience
        Lifeguard, Castle Pool Ltd\\tFall 2014 – Spring 2016
        - Watched swimmers
        Software Engineer, Span Ltd\\t2016-05 – 2019-04
        - Drew bridges
        """)
    assert [date for _, _, date in _jobs(draft)] == ["2014 – 2016", "2016-05 – 2019-04"]
    assert set(draft.unplaced_text) == {"Fall", "Spring"}
    assert "work_experience[0].date_range" in _doubtful(draft)
    assert "work_experience[1].date_range" not in _doubtful(draft)


def test_an_end_without_a_beginning_is_doubtful() -> None:
    draft = read("# Berufserfahrung\nbis 2018\\tIngenieur, Muster Bau GmbH\n- Baute Brücken")
    assert draft.unplaced_text == ("bis",)
    assert "work_experience[0].date_range" in _doubtful(draft)


def test_the_year_of_a_class_leaves_no_words_behind() -> None:
    draft = read("# Education\nB.S. Biology, Reed College\\tClass of 2016")
    assert draft.cv.education[0].date_range == "2016"
    assert draft.cv.education[0].location == ""


def test_known_headings_of_a_box_that_sets_all_lines_alike_are_headings() -> None:
    body = printed(
        "@ Ada Sample\nada@example.com\n# Experience\nEngineer, Span Ltd\\t2020 – 2021\n- Drew\n# Education\nx"
    )
    plain = Style(10.0)
    texts = ("Skills", "Welding", "Rigging", "Languages", "English – C1")
    box = tuple(Line(runs=(Run(text, plain),), stream="box1", gap=2.0) for text in texts)
    cv = assemble(Blocks("docx", (*body.blocks, *box))).cv
    assert cv.skills == ["Welding", "Rigging"]
    assert [(spoken.language, spoken.level) for spoken in cv.languages] == [("English", "C1")]


def test_first_items_that_name_role_and_employer_below_bare_dates_are_the_heads() -> None:
    draft = read("""
        # Experience
        May 2021 – Present
        - Senior Engineer, Castle Water Ltd
        - Modelled floods
        June 2017 – April 2021
        - Project Manager, Border Rivers Trust
        - Ran the network
        """)
    assert _jobs(draft) == [
        ("Senior Engineer", "Castle Water Ltd", "2021-05 – Present"),
        ("Project Manager", "Border Rivers Trust", "2017-06 – 2021-04"),
    ]
    assert [job.bullets for job in draft.cv.work_experience] == [["Modelled floods"], ["Ran the network"]]


def test_first_items_of_another_shape_stay_items() -> None:
    draft = read("# Experience\nMay 2021 – Present\n- Modelled floods, rivers and rain\n- Ran the network")
    assert draft.cv.work_experience[0].bullets == ["Modelled floods, rivers and rain", "Ran the network"]


def test_a_site_alone_below_the_name_is_a_link_and_no_headline() -> None:
    cv = read("@ Ada Sample\nsample.example\nBridge Engineer\nada@example.com").cv
    assert ([link.url for link in cv.links], cv.headline) == (["sample.example"], "Bridge Engineer")


@pytest.mark.parametrize(
    ("heading", "text", "entries"),
    [
        (
            "Experience",
            """
            **Head of Platform · Castle Telemetry Ltd · 03/2020 – 11/2024**
            - Moved services
            **Early Career: Developer & Consultant · various start-ups**
            - Shipped apps
            """,
            [("Head of Platform", "Castle Telemetry Ltd", "2020-03 – 2024-11"),
             ("Early Career: Developer & Consultant", "various start-ups", "")],
        ),
        (
            "Berufserfahrung",
            """
            **Küchenchef | Gasthof Muster GmbH | 03/2015 – 11/2024**
            - Führte acht Köche
            **Davor: Lehre und Saisonstellen | verschiedene Betriebe**
            - Lernte
            """,
            [("Küchenchef", "Gasthof Muster GmbH", "2015-03 – 2024-11"),
             ("Davor: Lehre und Saisonstellen", "verschiedene Betriebe", "")],
        ),
    ],
)  # fmt: skip
def test_an_undated_job_set_as_the_dated_ones_is_an_entry(
    heading: str, text: str, entries: list[tuple[str, str, str]]
) -> None:
    assert _jobs(read(f"# {heading}\n{text}")) == entries


@pytest.mark.parametrize(
    ("heading", "undated", "dated"),
    [
        ("Education", ("MSc Computing", "Imperial College London"), ("Data Science", "Sample School of Education")),
        ("Ausbildung", ("Meisterbrief", "Handwerkskammer Musterstadt"), ("Gesellenbrief", "Berufsschule Musterheim")),
    ],
)
def test_the_year_of_an_entry_is_not_that_of_the_undated_one_above(
    heading: str, undated: tuple[str, str], dated: tuple[str, str]
) -> None:
    education = read(f"# {heading}\n**{' · '.join(undated)}**\n**{' · '.join(dated)} (2019)**").cv.education
    assert [(entry.title, entry.institution, entry.date_range) for entry in education] == [
        (*undated, ""), (*dated, "2019"),
    ]  # fmt: skip


@pytest.mark.parametrize("town", ["London", "Köln", "Łódź"])
def test_a_town_of_a_few_letters_behind_the_numbers_is_the_address(town: str) -> None:
    draft = read(f"@ Ada Sample\nada@example.com, +44 20 7946 0188, {town}\n# Experience\nEngineer, Span Ltd\\t2020")
    assert (draft.cv.address_lines, draft.unplaced_text) == ([town], ())
