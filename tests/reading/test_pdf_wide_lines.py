"""Templates that set their lines wide: paragraphs and items go on all the same."""

from __future__ import annotations

from cv_generator.reading.document import read_document
from cv_generator.reading.regions.blocks import Line, walk
from cv_generator.reading.regions.pdf import read_pdf
from tests.reading.pdf_files import raw_pdf

_WIDE = 19.8  # points between the lines of a type of 10


def _at(x: float, y: float, text: str, size: int = 10) -> bytes:
    shown = text.replace("(", "\\(").replace(")", "\\)")
    return f"BT /F1 {size} Tf {x} {y} Td ({shown}) Tj ET\n".encode("cp1252")


def test_a_paragraph_of_short_lines_that_stand_far_apart_is_one() -> None:
    prose = [
        "I keep the pumps of the northern polder running and",
        "lead small crews through wet winters of the fens,",
        "write reports that people read to the end, and am",
        "known for the quiet way in which I settle quarrels",
        "neighbours have about the height of their water",
    ]
    lines = [_at(290, 780, "Nell Farrow", 20), _at(290, 740, "Profile", 14)]
    lines += [_at(290, 715 - _WIDE * number, text) for number, text in enumerate(prose)]
    blocks = read_pdf(raw_pdf(b"".join(lines))).blocks
    assert " ".join(prose) in [part.text for part in walk(blocks) if isinstance(part, Line)]


def test_dates_between_the_two_lines_of_each_entry_stand_on_the_first() -> None:
    jobs = [
        ("Pump Fitter", "Mire Pumps Ltd, Leeds", "03/2018 – 02/2021"),
        ("Sluice Keeper", "Farn Sluices Ltd, Ely", "08/2014 – 02/2018"),
        ("Harbour Hand", "Crab Quays Ltd, Hull", "01/2011 – 07/2014"),
    ]
    schools = [
        ("BSc Hydrology", "University of Leeds", "09/2007 – 07/2010"),
        ("A levels", "Fen College, Ely", "09/2005 – 07/2007"),
    ]
    lines = [_at(57, 780, "Nell Farrow", 20), _at(57, 755, "Born:"), _at(110, 755, "02.10.1982 in Leeds")]
    lines += [_at(57, 743, "Telephone:"), _at(110, 743, "+44 20 7946 0312")]
    y = 700.0
    for heading, entries in (("Work experience", jobs), ("Education", schools)):
        lines.append(_at(66, y, heading, 13))
        y -= 20
        for title, place, years in entries:
            lines += [_at(185, y, title, 11), _at(57, y - 10, years), _at(185, y - 32, place)]
            y -= 48
        y -= 30
    cv = read_document(raw_pdf(b"".join(lines))).cv
    assert [str(job.date_range) for job in cv.work_experience] == [
        "2018-03 – 2021-02", "2014-08 – 2018-02", "2011-01 – 2014-07",
    ]  # fmt: skip
    assert [job.title for job in cv.work_experience] == ["Pump Fitter", "Sluice Keeper", "Harbour Hand"]
    assert [str(entry.date_range) for entry in cv.education] == ["2007-09 – 2010-07", "2005-09 – 2007-07"]
    assert cv.birth_date == "1982-10-02"


def test_lines_of_one_size_wrap_in_their_frame_though_a_text_of_another_size_below_runs_on_much_further() -> None:
    prose = [
        "I keep the pumps of the northern polder running and",
        "lead small crews through wet winters of the fens,",
        "write reports that people read to the end, and am",
        "known for the quiet way in which I settle quarrels",
        "neighbours have about the height of their water",
    ]
    consent = "I agree that my data are kept and read by those who look for a keeper of weirs and of sluices in the fens of the north."
    lines = [_at(60, 780, "Nell Farrow", 20), _at(60, 740, "Profile", 14), _at(60, 500, consent, 8)]
    lines += [_at(60, 715 - 15 * number, text) for number, text in enumerate(prose)]
    blocks = read_pdf(raw_pdf(b"".join(lines))).blocks
    assert " ".join(prose) in [part.text for part in walk(blocks) if isinstance(part, Line)]


def test_items_in_small_letters_below_sentences_that_ended_show_no_wide_paragraph() -> None:
    items = [
        (
            "fennet measures the height of water in sluices and polders of the northern fens and",
            "tells all boards of it in the night.",
        ),
        (
            "draws maps of sand for all the islands of the sea, with the height of dunes. Reads files",
            "of all kinds that there are in use.",
        ),
        ("maps dunes by themselves with the newest of tools that there are for this, and in a short time.", ""),
        ("Sluices of the Fens, a course for those who keep pumps in winter", "and in spring."),
    ]
    lines = [_at(72, 780, "Nell Farrow", 20), _at(72, 740, "Software", 14)]
    y = 715.0
    for first, second in items:
        lines.append(_at(72, y, first))
        y -= 12 if second else 0
        lines += [_at(72, y, second)] if second else []
        y -= _WIDE - 1
    found = [part.text for part in walk(read_pdf(raw_pdf(b"".join(lines))).blocks) if isinstance(part, Line)]
    assert found[2:] == [" ".join(item).strip() for item in items]
