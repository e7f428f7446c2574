"""Items of lists in PDF: by what they are numbered, and where they run on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cv_generator.reading.regions.blocks import Blocks, Bullet, Line, Row, Style, walk
from cv_generator.reading.regions.pdf import read_pdf
from cv_generator.reading.regions.pdf.native import Glyph, Look
from cv_generator.reading.regions.pdf.words import pieces_of
from tests.reading.pdf_files import raw_pdf, typeset


def texts(blocks: Blocks) -> list[str]:
    return [part.text for part in walk(blocks.blocks) if isinstance(part, Line)]


def at(x: float, y: float, text: str, font: str = "10") -> bytes:
    shown = text.replace("(", "\\(").replace(")", "\\)")
    return f"BT /F1 {font} Tf {x} {y} Td ({shown}) Tj ET\n".encode("cp1252")


@pytest.mark.parametrize("first", [1, 3])
@pytest.mark.parametrize("form", ["{}.", "[{}]", "{})"])
def test_numbers_that_count_up_or_down_are_markers_of_items(form, first):
    items = ("Valves and seals", "Gates", "Pumps of all sizes")
    lines = [at(72, 700, "Skills", "14"), at(320, 740, "Nell Farrow keeps pumps and sluices")]
    for number, text in enumerate(items):
        count = form.format(first + number if first == 1 else first - number)
        lines += [at(80, 676 - 14 * number, count), at(98, 676 - 14 * number, text)]
    blocks = read_pdf(raw_pdf(b"".join(lines)))
    assert tuple(part.text for part in walk(blocks.blocks) if isinstance(part, Bullet)) == items
    assert not any(isinstance(part, Row) for part in blocks.blocks)


def test_numbered_headings_keep_their_numbers():
    lines = [
        at(72, 700, "1. Experience", "14"),
        at(72, 680, "Mire Pumps"),
        at(72, 660, "2. Education", "14"),
        at(72, 640, "University of Leeds, Hydrology and Sluices"),
    ]
    found = read_pdf(raw_pdf(b"".join(lines)))
    assert not any(isinstance(part, Bullet) for part in found.blocks)
    assert "1. Experience" in texts(found)


def test_a_line_that_stands_closer_to_an_item_than_items_to_each_other_belongs_to_it_though_it_had_room():
    lines = [at(72, 720, "Mire Pumps and Sluices of the Northern Polder, kept by Nell Farrow since the flood")]
    for y, text in (
        (700, "• Wrote a multi-language guide"),
        (688, "to-the-point pages for visitors"),
        (672, "• Kept all the pumps of the northern polder running"),
    ):
        lines.append(at(72 if text[0] == "•" else 78.5, y, text))
    found = [part.text for part in read_pdf(raw_pdf(b"".join(lines))).blocks if isinstance(part, Bullet)]
    assert found == [
        "Wrote a multi-language guide to-the-point pages for visitors",
        "Kept all the pumps of the northern polder running",
    ]


def test_a_line_below_the_head_of_an_entry_that_has_a_marker_is_no_rest_of_it_though_it_stands_close():
    lines = [at(72, 740, "Nell Farrow kept the pumps and the sluices of the Northern Polder since the great flood")]
    y = 720
    for head, below in (("Pump Fitter", "Mire Pumps Ltd"), ("Sluice Keeper", "Farn Sluices"), ("Clerk", "Crab Quays")):
        lines += [at(72, y, "•"), at(84, y, head), at(84, y - 12, below)]
        y -= 30
    found = texts(read_pdf(raw_pdf(b"".join(lines))))
    assert found[1:] == ["Pump Fitter", "Mire Pumps Ltd", "Sluice Keeper", "Farn Sluices", "Clerk", "Crab Quays"]


def test_a_full_item_does_not_run_on_in_the_bold_head_of_the_next_entry():
    source = (
        "#set page(width: 9cm)\n#set text(hyphenate: false)\n#set list(spacing: 0.65em)\n"
        "#list([Counted the crabs of the northern polder], [Kept the lists of all two hundred old pumps ok])\n"
        "#v(-0.5em)*MirePumpsLimitedCompany*\n- Tied the ropes of ships\n"
    )
    found = texts(read_pdf(typeset(source)))
    assert found[-2:] == ["MirePumpsLimitedCompany", "Tied the ropes of ships"]


def test_an_item_may_run_on_in_bold():
    source = (
        "#set page(width: 9cm)\n#set text(hyphenate: false)\n"
        "- Kept the lists of all two hundred pumps of the *MireRegisterOfPumps*\n- Counted the crabs of the northern polder\n"
    )
    found = [part.text for part in read_pdf(typeset(source)).blocks if isinstance(part, Bullet)]
    assert found[0] == "Kept the lists of all two hundred pumps of the MireRegisterOfPumps"


def test_a_year_behind_a_dash_that_ends_a_range_is_no_item():
    lines = [at(72, 700, "Miller's school of the northern polder in Emden (2012"), at(72, 687, "– 2020)")]
    assert not any(isinstance(part, Bullet) for part in read_pdf(raw_pdf(b"".join(lines))).blocks)


def _set(text: str, close: float, blank: float) -> list[Glyph]:
    """Letters of 5 points at size 10 with the gap `close` within words and `blank` before a word; pdfium sees blanks."""
    look = Look(Style(10.0), 10.0, 0, shown=True, icon=False, mark=0)
    glyphs, x = [], 0.0
    for word in text.split():
        for number, letter in enumerate(word):
            apart = number == 0 and bool(glyphs)
            x += 0.0 if not glyphs else blank if apart else close
            glyphs.append(Glyph(letter, x, x + 5.0, 100.0, look, apart))
            x += 5.0
    return glyphs


@pytest.mark.parametrize(("close", "blank"), [(0.0, 2.5), (-0.6, 1.6), (-3.5, -1.6), (-2.8, -0.4)])
def test_letters_set_close_keep_the_blanks_between_their_words(close, blank):
    (piece,) = pieces_of(_set("Sluice School in Emden", close, blank), [])
    assert piece.text == "Sluice School in Emden"


def test_blanks_narrower_than_those_of_any_usual_font_part_words_where_they_are_all_alike():
    text = "Responsible for pumps and sluices of the whole northern district, with two apprentices"
    glyphs = [replace(glyph, apart=False) for glyph in _set(text, 0.0, 1.2)]
    assert pieces_of(glyphs, [])[0].text == text


def test_letters_that_are_all_set_apart_a_little_stay_one_word():
    text = "Hochwasserentlastungsanlagenbau Wasserstandsmeldungsauswertungsstelle"
    glyphs = [replace(glyph, look=replace(glyph.look, font=7)) for glyph in _set(text, 1.0, 2.0)]
    assert pieces_of(glyphs, [])[0].text == text


def test_long_words_and_kerning_are_not_cut_at_gaps_that_differ():
    look = Look(Style(10.0), 10.0, 0, shown=True, icon=False, mark=0, font=7)
    text = "Hochwasserentlastungsanlagenbau Wasserstandsmeldungsauswertungsstelle"
    glyphs, x = [], 0.0
    for number, letter in enumerate(text):
        if letter != " ":
            x += 2.5 if text[number - 1] == " " else (number % 5) * 0.28
            glyphs.append(Glyph(letter, x, x + 5.0, 100.0, look))
            x += 5.0
    assert pieces_of(glyphs, [])[0].text == text


def test_a_blank_over_which_an_f_leans_parts_words():
    look = Look(Style(10.0, italic=True), 10.0, 0, shown=True, icon=False, mark=0)
    gaps = {"F": 0.9}
    glyphs, x = [], 0.0
    for letter in "ofFens":
        x += gaps.get(letter, 0.0)
        glyphs.append(Glyph(letter, x, x + 5.0, 100.0, look))
        x += 5.0
    assert pieces_of(glyphs, [])[0].text == "of Fens"


def test_running_lines_are_set_aside_though_the_last_page_is_short():
    def pages(text: str) -> str:
        foot = "#set page(margin: (bottom: 1.6cm), footer-descent: 4pt, footer: text(8pt)[Nell Farrow #h(1fr) Papers of Emden])\n"
        return foot + "= Experience\n" + text + "\n= Languages\nEnglish (native)"

    job = "Pump Fitter, Mire Pumps Ltd #h(1fr) 2015 – 2020\n\n" + "- kept pumps running\n" * 64
    found = walk(read_pdf(typeset(pages(job))).blocks)
    assert [part.stream for part in found if isinstance(part, Line) and "Papers" in part.text] == ["footer"]


def test_a_foot_in_several_pieces_on_the_only_page_is_set_aside():
    lines = [at(72, 120 + 14 * number, f"Line {number} of the text") for number in range(30)]
    lines += [at(72, 76, "the last line of the text"), at(72, 40, "May 18, 2024", "8"), at(250, 40, "Nell Farrow", "8")]
    streams = {part.text: part.stream for part in read_pdf(raw_pdf(b"".join(lines))).blocks if isinstance(part, Line)}
    assert [stream for text, stream in streams.items() if "2024" in text] == ["footer"]


def test_headings_side_by_side_may_stand_a_point_or_two_apart():
    lines = [at(60, 740, "Nell Farrow keeps all the pumps and sluices of the northern polder running since the flood")]
    lines += [at(60, 700, "SKILLS", "14"), at(300, 702.5, "LANGUAGES", "14")]
    lines += [at(60, 684, "Valves"), at(60, 670, "Gates"), at(300, 686, "English"), at(300, 672, "Dutch")]
    found = texts(read_pdf(raw_pdf(b"".join(lines))))
    assert found[1:] == ["SKILLS", "Valves", "Gates", "LANGUAGES", "English", "Dutch"]


def in_typewriter(x: float, y: float, text: str) -> bytes:
    """Letters of one width, each at its place on a grid of 6 points."""
    return b"".join(at(x + 6 * place, y, letter) for place, letter in enumerate(text) if letter != " ")


def test_blanks_of_a_typewriter_face_part_no_items_though_they_stand_below_each_other():
    rows = ("bead house band", "bean pond and hub", "hope bond on deed", "pope", "good bread")
    lines = [at(72, 720, "Skills", "14"), at(320, 740, "Nell Farrow keeps pumps and sluices")]
    for number, row in enumerate(rows):
        marker = at(77, 690 - 14 * number, "•") if " " in row else b""
        lines += [marker, in_typewriter(84, 690 - 14 * number, row)]
    found = [part.text for part in walk(read_pdf(raw_pdf(b"".join(lines))).blocks) if isinstance(part, Bullet)]
    assert found[:2] == ["bead house band", "bean pond and hub"]
    assert not any("\t" in text for text in found)


def test_lines_of_a_web_page_far_apart_are_one_paragraph_also_where_a_name_begins_one():
    texts_of_lines = (
        "Keeps the pumps and sluices of four towns along the river and writes the plans for",
        "their repair together with the Board of Works, the Office of Rivers and the Ferry and",
        "Harbour Trust, whose boats need deep water all year. Trains the keepers of smaller",
        "sluices and answers for the stores.",
    )
    lines = [at(72, 760 - 21 * number, text, "10") for number, text in enumerate(texts_of_lines)]
    lines += [at(72, 640, "Skills", "14"), at(72, 620, "Valves"), at(72, 600, "Gates")]
    assert texts(read_pdf(raw_pdf(b"".join(lines))))[:2] == [" ".join(texts_of_lines), "Skills"]


def test_an_item_goes_on_in_the_line_below_at_the_distance_of_the_items() -> None:
    items = ["Pumps of all sorts and sizes", "Settling quarrels", "Sluices, locks, gates and", "Reports"]
    lines = [at(72, 780, "Nell Farrow", "20"), at(72, 740, "Skills", "14")]
    y = 715.0
    for item in items:
        lines += [at(72, y, "•"), at(82, y, item)]
        y -= 19.8
        if item.endswith("and"):
            lines.append(at(82, y, "hydraulic weirs"))
            y -= 19.8
    found = [part.text for part in walk(read_pdf(raw_pdf(b"".join(lines))).blocks) if isinstance(part, Bullet)]
    assert found == [
        "Pumps of all sorts and sizes",
        "Settling quarrels",
        "Sluices, locks, gates and hydraulic weirs",
        "Reports",
    ]


def test_a_dash_or_a_dot_right_behind_a_text_parts_it_from_what_follows_though_the_file_holds_that_elsewhere() -> None:
    jobs = [("2019 - 2021", "Pump Fitter, Mire Pumps"), ("2016 - 2018", "Sluice Keeper, Farn Sluices")]
    texts = [at(72 + 56, 700 - 20 * n, f"— {job}") for n, (_, job) in enumerate(jobs)]
    dates = [at(60, 700 - 20 * n, "•") + at(72, 700 - 20 * n, date) for n, (date, _) in enumerate(jobs)]
    blocks = read_pdf(raw_pdf(b"".join([*texts, *dates]))).blocks
    assert [block.text for block in blocks if isinstance(block, Bullet)] == [f"{date} — {job}" for date, job in jobs]


@pytest.mark.parametrize("sign", ["-", "–", ":"])
def test_an_address_or_a_number_that_the_line_above_announces_ends_the_item(sign: str) -> None:
    names = ("Sluice Keeper App (HTML, CSS, Express)", "Pump Fitter App (HTML, CSS, Sass, React)")
    lines = [at(72, 760, "Nell Farrow keeps the pumps and the sluices of the polder")]
    for number, name in enumerate(names):
        lines += [at(80, 700 - 26 * number, "•"), at(90, 700 - 26 * number, f"{name} {sign}")]
        lines += [at(90, 688 - 26 * number, f"https://farn.example/fens/{number}")]
    blocks = read_pdf(raw_pdf(b"".join(lines))).blocks
    assert [block.text for block in blocks if isinstance(block, Bullet)] == [
        f"{name} {sign} https://farn.example/fens/{number}" for number, name in enumerate(names)
    ]


def _line_with_gaps(words: tuple[tuple[float, str], ...], *, bars: tuple[float, ...]) -> bytes:
    texts = b"".join(f"BT /F1 10 Tf {x} 600 Td ({text}) Tj ET\n".encode() for x, text in words)
    return texts + b"".join(f"0.8 g {x} 598 4 9 re f 0 g\n".encode() for x in bars)


def test_upright_shapes_between_words_part_them_and_a_single_one_does_not() -> None:
    words = ((60.0, "Pumps and weirs"), (146.0, "Sluices"), (188.0, "Old mills"), (236.0, "Gates"))
    for bars, expected in (
        ((138.0, 181.0, 229.0), "Pumps and weirs | Sluices | Old mills | Gates"),
        ((138.0,), "Pumps and weirs Sluices Old mills Gates"),
    ):
        blocks = read_pdf(raw_pdf(_line_with_gaps(words, bars=bars))).blocks
        assert expected in [block.text for block in walk(blocks) if isinstance(block, Line)]
