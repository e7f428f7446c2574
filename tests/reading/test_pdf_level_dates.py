"""Dates in PDF that stand off the lines they date: higher, lower, in boxes beside them, wrapped, or year over year."""

from __future__ import annotations

import pytest

from cv_generator.cv.model import Cv
from cv_generator.reading.document import read_document
from cv_generator.reading.regions.blocks import Line
from cv_generator.reading.regions.pdf import read_pdf
from tests.reading.pdf_files import raw_pdf, typeset

_JOBS = [
    ("Pump Fitter", "Mire Pumps Ltd, Emden", ("03/2018", "today"), "Kept all pumps of the northern polder running."),
    ("Sluice Keeper", "Farn Sluices Ltd, Leer", ("08/2014", "02/2018"), "Shut the sluices at night."),
    ("Harbour Hand", "Crab Quays Ltd, Norden", ("01/2011", "07/2014"), "Tied ropes of ships and of barges."),
]
_READ = [
    ("Pump Fitter", "Mire Pumps Ltd", "2018-03 – Present"),
    ("Sluice Keeper", "Farn Sluices Ltd", "2014-08 – 2018-02"),
    ("Harbour Hand", "Crab Quays Ltd", "2011-01 – 2014-07"),
]
_TOP = '#set text(lang: "en")\n#text(20pt)[*Ada Sample*]\n\nada\\@example.com\n\n#text(13pt)[*Work experience*]\n\n'


def _jobs(cv: Cv) -> list[tuple[str, str, str]]:
    return [(job.title, job.employer, job.date_range) for job in cv.work_experience]


def _years(cv: Cv) -> list[str]:
    return [job.date_range for job in cv.work_experience]


def _shown(x: float, y: float, text: str, size: int = 10) -> bytes:
    return f"BT /F1 {size} Tf {x} {y} Td ({text}) Tj ET\n".encode("cp1252")


@pytest.mark.parametrize("up", [-7, -6, 5, 6])
@pytest.mark.parametrize("at_left", [False, True])
def test_dates_that_are_all_off_their_lines_by_one_distance_stand_on_them(up: int, at_left: bool) -> None:
    edge = 150 if at_left else 72
    lines = [
        _shown(72, 780, "Ada Sample", 20),
        _shown(72, 760, "ada@example.com"),
        _shown(72, 730, "Work experience", 13),
    ]
    y = 706
    for title, employer, (begun, ended), done in _JOBS:
        lines += [_shown(edge, y, title, 14), _shown(72 if at_left else 480, y + up, f"{begun} – {ended}", 8)]
        lines += [_shown(edge, y - 18, employer), _shown(edge, y - 32, f"• {done}")]
        y -= 62
    assert _jobs(read_document(raw_pdf(b"".join(lines))).cv) == _READ


@pytest.mark.parametrize("right", [False, True])
def test_wrapped_dates_in_boxes_of_their_own_belong_to_the_texts_beside_them(right: bool) -> None:
    def row(date: str, job: str) -> str:
        boxes = [f"#box(width: 58pt, inset: 4pt, fill: luma(230))[{date}]", f"#box(width: 300pt, inset: 4pt)[{job}]"]
        first, second = reversed(boxes) if right else boxes
        return f"#grid(columns: 2, column-gutter: 6pt, [{first}], [{second}])\n"

    entries = "".join(
        row(f"{begun} – \\ {ended}", f"*{title}* \\ {employer}\n- {done}")
        for title, employer, (begun, ended), done in _JOBS
    )
    assert _jobs(read_document(typeset(_TOP + entries)).cv) == _READ


@pytest.mark.parametrize(
    ("between", "reverse"),
    [
        pytest.param(" \\ ", False, id="the beginning above"),
        pytest.param(" \\ ", True, id="the end above"),
        pytest.param(" \\ – \\ ", False, id="a dash on a line of its own"),
    ],
)
def test_years_one_above_the_other_are_the_ends_of_a_range(between: str, reverse: bool) -> None:
    entries = "".join(
        f"[{between.join((ended, begun) if reverse else (begun, ended))}], [*{title}* \\ {employer}\n- {done}],\n"
        for title, employer, (begun, ended), done in [
            (title, employer, (begun[3:], "today" if ended == "today" else ended[3:]), done)
            for title, employer, (begun, ended), done in _JOBS
        ]
    )
    table = f"#grid(columns: (46pt, 1fr), row-gutter: 12pt,\n{entries})\n"
    assert _years(read_document(typeset(_TOP + table)).cv) == ["2018 – Present", "2014 – 2018", "2011 – 2014"]


def test_years_of_two_lists_of_two_items_are_no_ranges() -> None:
    def rows(*items: tuple[str, str]) -> str:
        return "#grid(columns: (70pt, 1fr), row-gutter: 5pt, " + "".join(f"[{a}], [{b}]," for a, b in items) + ")\n"

    jobs = rows(*((f"{begun} – {ended}", f"{title}, {employer}") for title, employer, (begun, ended), _ in _JOBS))
    courses = rows(("2014", "Diving for beginners, Crab School"), ("2018", "Welding under water, Crab School"))
    licences = rows(("2015", "Crane licence, Port of Emden"), ("2019", "Boat licence, Port of Leer"))
    text = f"{_TOP}{jobs}#text(13pt)[*Courses*]\n\n{courses}#text(13pt)[*Certificates*]\n\n{licences}"
    cv = read_document(typeset(text)).cv
    assert (len(cv.trainings), len(cv.certifications)) == (2, 2)


def test_dates_at_the_ends_of_the_lines_of_one_column_do_not_date_the_other() -> None:
    left = "".join(
        f"*{title}* \\ {employer.partition(',')[0]} #h(1fr) {begun} – {ended}\n- {done}\n"
        for title, employer, (begun, ended), done in _JOBS
    )
    right = "*Skills*\n\n" + " \\ ".join(["Welding", "Diving", "Knots", "Cranes", "Boats", "Pumps", "Ropes", "Maps"])
    page = f"#grid(columns: (260pt, 1fr), column-gutter: 30pt, [#text(13pt)[*Work experience*]\n\n{left}], [{right}])"
    cv = read_document(typeset("#text(20pt)[*Ada Sample*]\n\nada\\@example.com\n\n" + page)).cv
    assert _jobs(cv) == _READ


@pytest.mark.parametrize("number", [0, 1, 2])
def test_a_range_between_two_lines_stands_on_the_nearer_where_the_others_stand_on_theirs(number: int) -> None:
    lines = [
        _shown(72, 780, "Ada Sample", 20),
        _shown(72, 760, "ada@example.com"),
        _shown(72, 730, "Work experience", 13),
    ]
    y = 706.0
    for at, (title, employer, (begun, ended), done) in enumerate(_JOBS):
        lines += [_shown(72, y - 13 * down, text) for down, text in enumerate((title, employer, f"• {done}"))]
        lines += [_shown(480, y - (8.5 if number == at else 13), f"{begun} – {ended}")]
        y -= 45
    assert _jobs(read_document(raw_pdf(b"".join(lines))).cv) == _READ


@pytest.mark.parametrize("number", [0, 1, 2])
def test_dates_before_their_texts_are_not_moved_to_the_lines_of_a_sidebar(number: int) -> None:
    lines = [_shown(40, 706 - 45 * at - (5 if number == at else 0), word) for at, word in enumerate(("C1", "B2", "A1"))]
    lines += [
        _shown(150, 780, "Ada Sample", 20),
        _shown(150, 760, "ada@example.com"),
        _shown(150, 730, "Work experience", 13),
        _shown(40, 730, "Levels", 13),
    ]
    for at, (title, employer, (begun, ended), done) in enumerate(_JOBS):
        y = 706 - 45 * at
        lines += [_shown(280, y - 13 * down, text) for down, text in enumerate((title, employer, f"• {done}"))]
        lines += [_shown(150, y, f"{begun} – {ended}")]
    assert _jobs(read_document(raw_pdf(b"".join(lines))).cv) == _READ


def test_dates_on_their_lines_stay_there_beside_one_long_date_and_texts_that_reach_beneath_it() -> None:
    rows = [
        ("Sluice Keeper", "September 2021 – September 2023"),
        ("Keeper of all the northern sluices and of the polders that lie behind them in winter and in spring", "2020"),
        ("Harbour Hand of the new crab quays and of all their ropes, chains and very old bollards in Emden", "2019"),
        ("Pump Fitter of the old mire pumps and of all the new ones in the dunes that the sea left behind", "2018"),
    ]
    assert _rows(rows) == [f"{name}\t{date}" for name, date in rows]


def test_a_range_that_lasts_until_today_does_not_run_on_in_the_date_below() -> None:
    rows = [("Mire Society", "2024 – Present"), ("Farn Club", "2022 – Present"), ("Crab Union", "2018-2019")]
    assert _rows(rows) == [f"{name}\t{dates}" for name, dates in rows]


def _rows(rows: list[tuple[str, str]]) -> list[str]:
    source = "".join(f"{name} #h(1fr) {dates} \\ " for name, dates in rows)
    return [line.text for line in read_pdf(typeset(source)).blocks if isinstance(line, Line)]
