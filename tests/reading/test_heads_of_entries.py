"""What in the head of an entry is title, employer, school and place: words and marks that part them, and that do not."""

from __future__ import annotations

import pytest

from cv_generator.reading.fields.header_cuts import marks_in
from tests.reading.printing import read


def _studies(text: str) -> list[tuple[str, str, str]]:
    return [(entry.title, entry.institution, entry.location) for entry in read(text).cv.education]


def _jobs(text: str) -> list[tuple[str, str, str]]:
    return [(entry.title, entry.employer, entry.location) for entry in read(text).cv.work_experience]


def test_schools_are_known_by_what_they_are_called_in_their_own_languages():
    found = _studies(
        "# Education\nUniversidad Moorquilla, Applied Botany\\tFeb 2018 – Jun 2021\n"
        "Meerlo, Peat and Water\\tJul 2016 – Jan 2018\nUniversidad de los Juncos, Data Analysis in Python\\tJul 2014 – Jun 2016\n"
        "# Languages\nEnglish (C1)"
    )
    assert [school for _, school, _ in found] == ["Universidad Moorquilla", "Meerlo", "Universidad de los Juncos"]


def test_a_word_such_as_for_behind_a_school_is_part_of_its_name():
    found = _studies(
        "# Ausbildung\n2013 – 2014\\tMaschineningenieur\nIngenieurschule für Schwermoorbau Hude, Studium zum Ingenieur\n2009 – 2013\\tAbitur\nHahn-Gymnasium\n"
        "# Sprachen\nDeutsch (C2)"
    )
    assert found[0][:2] == ("Maschineningenieur", "Ingenieurschule für Schwermoorbau Hude")


def test_the_words_before_a_german_employer_are_no_part_of_its_name():
    assert _jobs(
        "# Berufserfahrung\n03/2016 – 04/2018\\tWerkstudent bei der Firma MOORWERK Energie GmbH\n- Pumpen\n"
        "02/2014 – 02/2016\\tKäufer\nBei FARN\n- Torf\n# Sprachen\nDeutsch (C2)"
    ) == [("Werkstudent", "MOORWERK Energie GmbH", ""), ("Käufer", "FARN", "")]


def test_two_figures_in_brackets_are_the_number_of_a_french_department():
    assert _studies(
        "# Formation\n**Licence Sciences mention Eaux**\n2018-2021\nUniversité de Moorville (56)\n"
        "**Baccalauréat scientifique**\n2014-2018\nLycée Anne Farn, Béziers (34) – mention Bien\n# Langues\nFrançais (C2)"
    ) == [
        ("Licence Sciences mention Eaux", "Université de Moorville (56)", ""),
        ("Baccalauréat scientifique", "Lycée Anne Farn", "Béziers (34)"),
    ]


def test_a_town_that_no_list_has_may_be_followed_by_what_it_lies_in_and_its_country():
    assert _studies(
        "# Education\n2009-2013\\tBachelor of Engineering: Pumps\nMoor University, Quellarapatnam, AP, India – 84%\n"
        "2006-2009\\tIntermediate Education, Farn Junior College, Hudali, AP, India -96%\n# Languages\nEnglish (C1)"
    )[0] == ("Bachelor of Engineering: Pumps", "Moor University", "Quellarapatnam, AP, India")


def test_an_address_that_ends_a_head_is_one_place_without_its_street_and_number():
    found = _jobs(
        "# Work experience\n**August 2011 – August 2012\\tMoorgard Crops A.G., Farnallee 215, 4058 Basel, Switzerland**\nWeb pages\n"
        "**May 2009 – April 2011\\tHollin’s Roses Ltd, Peat Road, Knutsford, Cheshire, WA16 0SX**\nTills\n# Languages\nEnglish (native)"
    )
    assert [(employer, place) for _, employer, place in found] == [
        ("Moorgard Crops A.G.", "Basel, Switzerland"),
        ("Hollin’s Roses Ltd", "Peat Road, Knutsford, Cheshire, WA16 0SX"),
    ]


def test_a_number_of_a_house_within_the_name_of_a_school_parts_nothing():
    found = _studies(
        "# Ausbildung\n09/2016 – 06/2020\\tMittelschule-Moorgasse 27, 1100 Wien\n09/2012 – 06/2016\\tVolksschule-Farngasse 87, 1100 Wien\n"
        "# Sprachen\nDeutsch (C2)"
    )
    assert [school.partition(",")[0] for _, school, _ in found] == [
        "Mittelschule-Moorgasse 27",
        "Volksschule-Farngasse 87",
    ]


@pytest.mark.parametrize(
    "title", ["Aushilfe für Büroarbeiten", "Berater im Einzelhandel", "Teacher for Maths and Physics"]
)
def test_what_stands_behind_a_word_such_as_for_is_an_employer_only_where_it_names_somebody(title: str):
    assert _jobs(f"# Berufserfahrung\n08/2014 – 02/2016\\t{title}\n- Torf\n# Sprachen\nDeutsch (C2)") == [
        (title, "", "")
    ]


def test_a_dash_between_the_names_of_all_entries_parts_them_whatever_they_are():
    draft = read(
        "# Work experience\nFarn Markets – Summer Intern, Analytics\\tJul 2019 – Aug 2019\n- models\n"
        "Hollin – Shop Assistant\\tOct 2016 – Jul 2018\n- tills\n# Volunteering\n"
        "University of Moorbridge – Wolf College Boat Club\\tOct 2019 – Apr 2020\n- rows\n"
        "King’s College Hude – Athletics and Hill Club\\tSep 2017 – May 2018\n- runs\n"
        "Peaty – Python for Pumps Bootcamp\\tJun 2017 – Jul 2017\n- pumps\n# Languages\nEnglish (native)"
    )
    assert [{entry.organization, entry.title} for entry in draft.cv.further_experience] == [
        {"University of Moorbridge", "Wolf College Boat Club"},
        {"King’s College Hude", "Athletics and Hill Club"},
        {"Peaty", "Python for Pumps Bootcamp"},
    ]


def test_dates_alone_behind_markers_begin_entries_as_the_plain_ones_do():
    draft = read(
        "# Education\n2016\nMoor College, Perth - Peat and Water\n2017 - 2019\nFarn School, Perth - Applied Botany\n- 2020 - 2020\n"
        "Hollin Academy, Perth - Pump Research\n- 2020 - 2020\nHill Academy, Perth - Pump Writing\n# Languages\nEnglish (native)"
    )
    assert [(entry.institution, str(entry.date_range)) for entry in draft.cv.education] == [
        ("Moor College", "2016"), ("Farn School", "2017 – 2019"), ("Hollin Academy", "2020"), ("Hill Academy", "2020"),
    ]  # fmt: skip


def test_a_remark_in_brackets_beside_the_date_names_nobody():
    found = _jobs(
        "# Experience\n**February 2015 – September 2015 (secondment from Farn)**\nBureau of Moor Research, Department of Peat\n"
        "Position: Executive Advisor\n**January 2013 – January 2015 (move due to MoG)**\nHollin\nPosition: Manager\n# Languages\nEnglish (native)"
    )
    assert [employer.partition(",")[0] for _, employer, _ in found] == ["Bureau of Moor Research", "Hollin"]


def test_a_word_that_is_cut_short_begins_the_name_of_a_school():
    assert _studies("# Ausbildung\nbis 2011 staatl. Realschule Moorstadt\nbis 2014 staatl. Berufsschule Hude\n# Sprachen\nDeutsch (C2)") == [
        ("", "staatl. Realschule Moorstadt", ""), ("", "staatl. Berufsschule Hude", ""),
    ]  # fmt: skip


def test_a_year_between_a_degree_and_a_comma_is_its_date():
    draft = read(
        "# Education\nBachelor of Science in Botany 2016, Leadership Awardee\nEastern Moor University, Norwich\n"
        "Associate of Science in Chemistry 2008, Second Honors\nEastern Moor College, Norwich\n# Languages\nEnglish (C1)"
    )
    assert [(entry.title, entry.date_range, entry.details) for entry in draft.cv.education] == [
        ("Bachelor of Science in Botany", "2016", ["Leadership Awardee"]),
        ("Associate of Science in Chemistry", "2008", ["Second Honors"]),
    ]
    assert [entry.institution for entry in draft.cv.education] == ["Eastern Moor University", "Eastern Moor College"]


def test_a_range_between_a_role_and_its_employer_is_their_date():
    found = read(
        "# Work experience\nClerk 2016 – 2018, Farn Mill Ltd, Norwich\n- Filed\nSenior Clerk 2012 – 2016, Bramble Paper Ltd\n- Typed\n"
        "# Languages\nEnglish (C1)"
    ).cv.work_experience
    assert [(job.title, job.employer, job.location, job.date_range) for job in found] == [
        ("Clerk", "Farn Mill Ltd", "Norwich", "2016 – 2018"),
        ("Senior Clerk", "Bramble Paper Ltd", "", "2012 – 2016"),
    ]


@pytest.mark.parametrize("label", ["Anticipated Graduation- ", "Expected graduation: ", "Graduated – "])
def test_the_label_of_a_date_may_end_in_a_dash_and_be_followed_by_a_mark(label):
    draft = read(
        f"# Education\nMoor University, Union, NJ — Bachelor of Science\n{label}May 2022. GPA: 3.83\n"
        "Farn College, Cranford, NJ — Liberal Studies\nJanuary 2015 – May 2018\n# Languages\nEnglish (C1)"
    )
    assert [(entry.institution, entry.date_range, entry.details) for entry in draft.cv.education] == [
        ("Moor University", "2022-05", ["GPA: 3.83"]), ("Farn College", "2015-01 – 2018-05", []),
    ]  # fmt: skip


def test_each_school_of_a_list_is_an_entry_with_or_without_its_date():
    draft = read(
        "# Education\n- Farn State University\\t(Honours in Music)\n- Moor High School\\t(Graduated 2010)\n# Languages\nEnglish (C1)"
    )
    assert [(entry.institution, entry.date_range) for entry in draft.cv.education] == [
        ("Farn State University", ""), ("Moor High School", "2010"),
    ]  # fmt: skip


def test_a_dash_that_touches_the_town_parts_it_from_the_employer():
    assert _jobs(
        "# Work experience\nQuell Family Medicine –Ogden, Utah\\t2014 – 2015\n- Filed\nMoor Paper Inc. –Boise, Idaho\\t2010 – 2014\n- Typed\n"
        "# Languages\nEnglish (C1)"
    ) == [("", "Quell Family Medicine", "Ogden, Utah"), ("", "Moor Paper Inc.", "Boise, Idaho")]


def test_undated_memberships_are_a_role_and_an_association_or_the_whole_name_of_one():
    draft = read(
        "# Memberships\n- Committee member of Peat Control, Faculty of Peat, University of Hudal\n- Treasurer at the Farn Pump Club\n"
        "- Member, American Pump Society\n- Student Publication Office\n- Member of the Moor Club\n# Languages\nEnglish (C1)"
    )
    assert [(entry.title, entry.organization) for entry in draft.cv.further_experience] == [
        ("Committee member of Peat Control", "Faculty of Peat, University of Hudal"),
        ("Treasurer", "Farn Pump Club"),
        ("Member", "American Pump Society"),
        ("", "Student Publication Office"),
        ("Member of the Moor Club", ""),
    ]
    assert draft.unplaced_text == ()


def test_a_degree_alone_in_brackets_below_its_school_is_the_title():
    assert _studies(
        "# Education\n2021 – 2023\\tHudal Institute of Software\n(Diploma in Peat Control)\n2015 – 2019\\tMoor Secondary School\n"
        "Certificate of Secondary Education\n# Languages\nEnglish (C1)"
    ) == [
        ("Diploma in Peat Control", "Hudal Institute of Software", ""),
        ("Certificate of Secondary Education", "Moor Secondary School", ""),
    ]


def test_a_stroke_between_two_firms_cuts_nothing():
    assert not marks_in("Farn Ltd. / Moor Solutions Ltd.")
    assert [mark[0] for mark in marks_in("Developer / Farn Ltd.")] == [" / "]


def test_years_of_a_school_are_no_part_of_a_name_and_no_title():
    draft = read(
        "# Activities\n- Farn Club: Grades 9-12\n- Active Member: I help each week at the meetings of it\n- School Band: Grade 5\n- I played the flute\n"
        "# Employment\nTutor at Quell Ltd February 2013-Present, Grades 10-12\n- Sums\n# Languages\nEnglish (C1)"
    )
    job = draft.cv.work_experience[0]
    assert (job.title, job.employer, job.bullets) == ("Tutor", "Quell Ltd", ["Grades 10-12", "Sums"])
    names = [entry.organization or entry.title for entry in draft.cv.further_experience]
    assert "Farn Club" in names
    assert "School Band" in names


@pytest.mark.parametrize("mark", ["76.2%", "82,5 %.", "3.0 NC", "8.2 cgpa"])
def test_a_mark_behind_a_school_is_neither_its_town_nor_a_title(mark: str):
    study = read(
        f"""
        # Education
        Bachelor of Botany, Farnmoor University, Norwich, {mark}\\tSep 2024
        """
    ).cv.education[0]
    assert (study.title, study.institution, study.location) == ("Bachelor of Botany", "Farnmoor University", "Norwich")
    assert study.details == [mark]


def test_a_mark_in_a_cell_of_its_own_is_no_title():
    study = read("# Education\nFarn College, Norwich\\t59.23%\\t2020\n").cv.education[0]
    assert (study.title, study.institution, study.details) == ("", "Farn College", ["59.23%"])


def test_the_text_of_a_link_behind_a_project_is_no_name():
    projects = read(
        """
        # Projects
        **Moss Atlas** · read more
        - Drew a map of the mosses
        **Bee Counter** · read more
        - Counted bees
        """
    ).cv.further_experience
    assert [(project.title, project.organization) for project in projects] == [("Moss Atlas", ""), ("Bee Counter", "")]


def test_two_bold_lines_of_one_entry_are_two_names_though_the_others_have_one():
    found = read(
        "# Ausbildung\n|2014 – 2016|**Farnschule**|\n|2009 – 2014|**Moorschule (Realschule)**//**Hofheim am Taunus**|\n"
        "|2005 – 2009|**Torfschule**|\n# Sprachen\nDeutsch (C2)"
    ).cv.education
    assert (found[1].institution, found[1].location) == ("Moorschule (Realschule)", "Hofheim am Taunus")


def test_a_place_that_a_comma_joins_to_a_body_stays_with_it_behind_a_date_too():
    draft = read("# Exhibitions\n2019 Reeds, Farn Gallery, Norwich\n2018 Ponds, Wold Museum, Leeds")
    bodies = [entry.organization for entry in draft.cv.further_experience]
    assert (bodies, draft.unplaced_text) == (["Farn Gallery, Norwich", "Wold Museum, Leeds"], ())


def test_a_place_that_stands_apart_is_no_part_of_a_body():
    draft = read("# Volunteering\nFarn Club\\tNorwich\n2015 - 2017\nTaught children to row.")
    assert [entry.organization for entry in draft.cv.further_experience] == ["Farn Club"]
    assert draft.unplaced_text == ("Norwich",)
