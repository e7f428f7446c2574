"""What the entries of a section agree on counts for those that say little themselves."""

from __future__ import annotations

import pytest

from cv_generator.reading.assemble import assemble
from cv_generator.reading.regions.blocks import Blocks, Bullet, Line, Run, Style
from tests.reading.printing import block, read, runs


def test_a_cell_of_dates_beside_a_cell_of_as_many_texts_is_read_row_by_row():
    cv = read(
        "# Berufserfahrung\n|2020 - 2022//2015 -//2019//2013|"
        "Fahrer bei Moorwerk GmbH, Bremen//Gärtner bei Farn GmbH, Hude//Praktikum bei Kahn GmbH, Emden|\n# Sprachen\nDeutsch (C2)"
    ).cv
    assert [(str(entry.date_range), entry.employer) for entry in cv.work_experience] == [
        ("2020 – 2022", "Moorwerk GmbH"), ("2015 – 2019", "Farn GmbH"), ("2013", "Kahn GmbH"),
    ]  # fmt: skip


def test_a_town_that_no_list_knows_stands_where_the_others_have_theirs():
    cv = read(
        "# Schulbildung\n2014 – 2015\\tLore-Lorentz-Berufskolleg, Düsseldorf\n2010 – 2014\\tHahn-Gymnasium, Bremen\n"
        "2007 – 2010\\tAnna-Lind-Schule, Quellheim am Steg\n# Sprachen\nDeutsch (C2)"
    ).cv
    assert [(entry.institution, entry.location) for entry in cv.education] == [
        ("Lore-Lorentz-Berufskolleg", "Düsseldorf"), ("Hahn-Gymnasium", "Bremen"), ("Anna-Lind-Schule", "Quellheim am Steg"),
    ]  # fmt: skip


def test_a_town_that_closes_several_schools_is_no_part_of_their_names():
    cv = read(
        "# Education\n2014 – 2018\\tAnna Lind Academy, Quellmoor\n2010 – 2014\\tHill School, Quellmoor\n# Languages\nEnglish (native)"
    ).cv
    assert [(entry.institution, entry.location) for entry in cv.education] == [
        ("Anna Lind Academy", "Quellmoor"), ("Hill School", "Quellmoor"),
    ]  # fmt: skip


def test_an_address_below_the_employer_is_the_place():
    cv = read(
        "# Work history\n**Sep 2020 – Feb 2021\\tSoftware Consultant – Mire Systems Ltd.**\n**Farrow House, Raglan Road, Lowestoft NR32 2LW**\n"
        "- tyres\n**Jan 2018 – Jan 2020\\tWeb Developer – Gull Holidays Ltd.**\n**Crab Business Park, Dursley, Gloucestershire GL11 5DQ**\n- boats"
    ).cv
    assert [(entry.title, entry.employer, entry.location) for entry in cv.work_experience] == [
        ("Software Consultant", "Mire Systems Ltd.", "Farrow House, Raglan Road, Lowestoft NR32 2LW"),
        ("Web Developer", "Gull Holidays Ltd.", "Crab Business Park, Dursley, Gloucestershire GL11 5DQ"),
    ]  # fmt: skip


def test_an_institute_of_a_hospital_is_part_of_the_employer_and_not_of_the_title():
    cv = read(
        "# Experience\n2020 – 2022\\tNurse Scholar, Winter Cancer Institute, Emden University Hospital, Atlanta, Georgia\n"
        "2018 – 2020\\tResident Nurse, Winter Cancer Institute, Emden University Hospital, Atlanta, Georgia"
    ).cv
    assert [(entry.title, entry.employer, entry.location) for entry in cv.work_experience] == [
        (title, "Winter Cancer Institute, Emden University Hospital", "Atlanta, Georgia")
        for title in ("Nurse Scholar", "Resident Nurse")
    ]


def test_dates_with_a_label_before_or_a_remark_behind_them_count():
    cv = read(
        "# Education\n**Hollin University**\\tLeeds\n_Major: Hydrology | Expected Graduation Date: May 2024 | GPA: 3.5_\n"
        "**Farrow College**\\tLeeds\n_Associate of Science | GPA: 3.7_\\tMay 2022\n"
        "# Experience\nMire Golf Course, Leeds\nGrounds crew specialist, May 2013 – present; part time\n- mowing"
    ).cv
    assert [(entry.institution, str(entry.date_range)) for entry in cv.education] == [
        ("Hollin University", "2024-05"), ("Farrow College", "2022-05"),
    ]  # fmt: skip
    assert [(entry.title, str(entry.date_range)) for entry in cv.work_experience] == [
        ("Grounds crew specialist", "2013-05 – Present")
    ]


def test_projects_that_are_names_and_what_they_are_make_entries_without_markers():
    cv = read(
        "# Projects\nTidal Watch - I wrote an app that warns when the pumps of a village stop\n"
        "mirequiz.com - I run a quiz site with five million views of its pages every year\n# Languages\nEnglish (native)"
    ).cv
    assert [entry.title for entry in cv.further_experience] == ["Tidal Watch", "mirequiz.com"]
    assert cv.summary is None or not cv.summary


def test_a_dash_without_blanks_parts_an_employer_from_its_town_and_state():
    cv = read(
        "# Experience\nIntern at Farrow Clinic- Nashville AR\\tSpring 2019\n- filing\nIntern at Mire Centre- Arkadelphia AR\\tFall 2018\n- filing"
    ).cv
    assert [(entry.employer, entry.location) for entry in cv.work_experience] == [
        ("Farrow Clinic", "Nashville AR"), ("Mire Centre", "Arkadelphia AR"),
    ]  # fmt: skip


def test_a_labelled_degree_is_the_title_where_nothing_else_is():
    cv = read(
        "# Ausbildung\n2014 – 2022\\tStudium der Physik an der Universität Bremen\nAbschluss: M.Sc. 2022\n"
        "2006 – 2014\\tHahn-Gymnasium Bremen\nAbschluss: Abitur 2014\n# Sprachen\nDeutsch (C2)"
    ).cv
    assert [(entry.title, entry.details) for entry in cv.education] == [
        ("Studium der Physik", ["Abschluss: M.Sc. 2022"]), ("Abitur 2014", []),
    ]  # fmt: skip


def test_items_above_nested_ones_are_the_heads_of_entries_whatever_their_type():
    blocks = [
        block("# Projects"), _item("Weather Station", bold=True), _item("senses wind", depth=1),
        _item("State Machine", italic=True), _item("counts sheep", depth=1), block("# Languages"), block("English (native)"),
    ]  # fmt: skip
    cv = assemble(Blocks("docx", tuple(blocks))).cv
    assert [(entry.title, entry.bullets) for entry in cv.further_experience] == [
        ("Weather Station", ["senses wind"]), ("State Machine", ["counts sheep"]),
    ]  # fmt: skip


def _item(text: str, *, depth: int = 0, bold: bool = False, italic: bool = False) -> Bullet:
    style = Style(10.0, bold=bold, italic=italic)
    return Bullet(runs=(Run(text, style),), gap=1.0, depth=depth, indent=36.0 * (depth + 1))


def test_a_town_and_its_country_in_two_types_are_one_place():
    cv = read(
        "# Erfahrung\n|Werkstudent|Moorwerk GmbH|**Bremen, **Deutschland|08/2022 – 02/2023|\n- Pumpen\n"
        "|Lagerist|Farn GmbH|**Krefeld, **Deutschland|05/2019 – 04/2021|\n- Kisten"
    ).cv
    assert [(entry.employer, entry.location) for entry in cv.work_experience] == [
        ("Moorwerk GmbH", "Bremen, Deutschland"), ("Farn GmbH", "Krefeld, Deutschland"),
    ]  # fmt: skip


def test_an_employer_with_the_whole_time_and_what_it_does_stands_above_its_indented_roles():
    does = "A maker of pumps, gauges and everything else that keeps the villages along the coast dry in winter"
    blocks = [
        block("# Experience"), _line("**Mire Corporation, Milwaukee, WI**\t1986 to Aug. 2013"), _line(does),
        _line("**Director of Tides**\t2010 to 2013", indent=18.0), block("- planned the dykes"),
        _line("**Director of Pumps: Repair and Supply**\t1986 to 2010", indent=18.0), block("- planned the pumps"),
        _line("**Farrow Foundation, Inc., Milwaukee, WI**\t2001 to Present"), block("- gave money"),
        block("# Languages"), block("English (native)"),
    ]  # fmt: skip
    cv = assemble(Blocks("docx", tuple(blocks))).cv
    assert [(entry.title, entry.employer, str(entry.date_range)) for entry in cv.work_experience[:2]] == [
        ("Director of Tides", "Mire Corporation", "2010 – 2013"),
        ("Director of Pumps: Repair and Supply", "Mire Corporation", "1986 – 2010"),
    ]
    assert cv.work_experience[0].bullets == [does, "planned the dykes"]


def _line(text: str, *, indent: float = 0.0) -> Line:
    return Line(runs=runs(text), gap=6.0, indent=indent)


def test_a_line_that_ends_in_a_colon_begins_no_entry_though_it_looks_like_one():
    cv = read(
        "# Experience\n**Technician**\\t2009 – 2020\nMire Works Ltd\n**Project Gull:**\n- repairs\n**Project Crab:**\n- tests\n"
        "**Cook**\\t2005 – 2009\nCrab Inn Ltd\n- soups"
    ).cv
    assert [entry.employer for entry in cv.work_experience] == ["Mire Works Ltd", "Crab Inn Ltd"]


def test_how_many_days_something_took_is_neither_a_role_nor_an_employer():
    cv = read(
        "# Berufserfahrung\n05.2021\\t½ Tag\\tGärtnerin, Farn AG, Thun\n04.2021\\t1 Tag\\tFloristin, Moor AG, Bern\n"
        "03.2021\\t2 Tage\\tGärtnerin, Kahn AG, Thun\n# Sprachen\nDeutsch (C2)"
    ).cv
    assert [(entry.title, entry.employer, entry.location) for entry in cv.work_experience] == [
        ("Gärtnerin", "Farn AG", "Thun"), ("Floristin", "Moor AG", "Bern"), ("Gärtnerin", "Kahn AG", "Thun"),
    ]  # fmt: skip


def test_looks_that_most_entries_share_tell_an_employer_from_a_role_with_the_name_of_a_school():
    cv = read(
        "# Berufserfahrung\n2018 - 2019\\t**Leuko** / Horb: _Aushilfe_\n2017 - 2018\\t**Kranz GmbH** / Emden: _Praktikum_\n"
        "2016 - 2017\\t**Moorwerk** / Hude: _Aushilfe_\n2014 - 2015\\t**ARBENZ** / Bremen: _Summer Academy Workshop_\n"
        "# Sprachen\nDeutsch (C2)"
    ).cv
    assert [(entry.employer, entry.title) for entry in cv.work_experience] == [
        ("Leuko", "Aushilfe"), ("Kranz GmbH", "Praktikum"), ("Moorwerk", "Aushilfe"), ("ARBENZ", "Summer Academy Workshop"),
    ]  # fmt: skip


def test_a_word_at_the_edge_is_no_place_where_no_entry_has_one_that_is_known():
    cv = read(
        "# Education\nSK University\\tBCA\n2020 – 2022\\tRelevant coursework\nHahn Inter College, Leeds\\tInter\n"
        "2018 – 2020\\tPCM with 83% marks\nLind Inter College, York\\tHigher\n2016 – 2018\\tPCM with 84% marks\n# Languages\nEnglish"
    ).cv
    assert len(cv.education) == 3
    assert not {entry.location for entry in cv.education} & {"BCA", "Inter", "Higher"}


@pytest.mark.parametrize(
    ("heading", "line", "degree", "school"),
    [
        ("Education", "BSc Physics at the University of Leeds", "BSc Physics", "University of Leeds"),
        ("Formation", "Licence de droit à l’Université de Brest", "Licence de droit", "Université de Brest"),
        ("Formation", "BTS commerce au Lycée Jean-Moulin", "BTS commerce", "Lycée Jean-Moulin"),
        ("Istruzione", "Laurea in Fisica all'Università di Pavia", "Laurea in Fisica", "Università di Pavia"),
        ("Formación", "Grado en Derecho por la Universidad de León", "Grado en Derecho", "Universidad de León"),
        ("Formação académica", "Mestrado em Química pela Universidade de Aveiro", "Mestrado em Química",
         "Universidade de Aveiro"),
        ("Opleiding", "VWO op het Stedelijk Gymnasium", "VWO", "Stedelijk Gymnasium"),
        ("Wykształcenie", "Licencjat z fizyki na Uniwersytecie Gdańskim", "Licencjat z fizyki", "Uniwersytecie Gdańskim"),
    ],
)  # fmt: skip
def test_a_degree_and_its_school_are_parted_by_the_words_of_the_language(
    heading: str, line: str, degree: str, school: str
) -> None:
    entry = read(f"@ Ada Sample\n# {heading}\n2011 – 2016: {line}").cv.education[0]
    assert (entry.title, entry.institution) == (degree, school)


def test_items_left_of_others_that_carry_dates_are_heads_though_the_section_begins_without_a_marker():
    blocks = [
        block("# Experience"), _line("**Clerk**"), _line("Mire Council"), _line("2020 – 2022"), _item("opened letters", depth=1),
        _item("Trainee", bold=True), _line("Farrow Council", indent=36.0), _line("2018 – 2020", indent=36.0),
        _item("filed letters", depth=1), block("# Languages"), block("English (native)"),
    ]  # fmt: skip
    cv = assemble(Blocks("docx", tuple(blocks))).cv
    assert [(entry.title, entry.employer, entry.bullets) for entry in cv.work_experience] == [
        ("Clerk", "Mire Council", ["opened letters"]), ("Trainee", "Farrow Council", ["filed letters"]),
    ]  # fmt: skip


def test_how_much_and_how_long_in_brackets_behind_a_name_is_no_part_of_it():
    cv = read(
        "# Berufserfahrung\n2020 – 2022\\tGärtnerin, Farn AG (Teilzeit 40%)\n2018 – 2020\\tFloristin, Moor AG (3 Wochen)\n# Sprachen\nDeutsch (C2)"
    ).cv
    assert [(entry.employer, entry.bullets) for entry in cv.work_experience] == [
        ("Farn AG", ["(Teilzeit 40%)"]), ("Moor AG", []),
    ]  # fmt: skip


def test_an_unknown_town_with_its_country_below_the_date_is_the_place():
    cv = read(
        "# Experience\n**Mire Inc.**\nDevOps Developer\nJanuary 2019 - Present\nQuellmoor Area, India\nruns the pumps of the harbour and their alarms.\n"
        "**Farn Inc.**\nIT Developer\nJuly 2017 - December 2018\nMoorquell Area, India\nwrote the alarms of the harbour and of its pumps.\n# Languages\nEnglish"
    ).cv
    assert [(entry.title, entry.location) for entry in cv.work_experience] == [
        ("DevOps Developer", "Quellmoor Area, India"), ("IT Developer", "Moorquell Area, India"),
    ]  # fmt: skip


def test_the_look_that_most_titles_have_tells_the_title_of_a_header_with_another_number_of_cells():
    cv = read(
        "# Ausbildung\n**Bachelor of Science Informatik**\nHochschule Emden, Emden\n2022 – 2024\n"
        "**Ausbildung Kauffrau**\nBerufsschule Hude, Hude\n2017 – 2020\n**Berufsmaturität**\nFarn Gymnasium, Bern\n2014 – 2017\n"
        "**Sekundarschule**\nOberstufe, Ins\n2008 – 2014\n# Sprachen\nDeutsch (C2)"
    ).cv
    assert [entry.title for entry in cv.education] == [
        "Bachelor of Science Informatik", "Ausbildung Kauffrau", "Berufsmaturität", "Sekundarschule",
    ]  # fmt: skip


def test_a_role_in_small_letters_behind_a_name_in_capitals_is_what_somebody_was_there():
    cv = read(
        "# Memberships\nGamma Tau Theta member\nFarnmoor Coding School student instructor\nMire Alumni Association member\n"
    ).cv
    assert [(entry.organization, entry.title) for entry in cv.further_experience] == [
        ("Gamma Tau Theta", "member"), ("Farnmoor Coding School", "student instructor"), ("Mire Alumni Association", "member"),
    ]  # fmt: skip


@pytest.mark.parametrize("title", ["Human Resources manager", "Digital Marketing manager", "Board member"])
def test_a_title_whose_last_word_alone_begins_small_stays_whole(title: str):
    job = read(f"# Experience\n**{title}**\\t2019 – 2020\n- Wrote letters\n").cv.work_experience[0]
    assert (job.title, job.employer) == (title, "")
