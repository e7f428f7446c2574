"""Ways to write down an education, and further experience, that people have and samples have not."""

from __future__ import annotations

import pytest

from tests.reading.printing import read


def entries(text: str) -> list[tuple[str, str, str, list[str]]]:
    found = read(text).cv.education
    return [(e.title, e.institution, str(e.date_range or ""), list(e.details)) for e in found]


# ---------------------------------------------------------------- tables of degrees


def test_a_table_of_degrees_is_no_heading_and_its_empty_cells_keep_their_columns():
    draft = read(r"""
        # Academic Qualifications
        |**Degree**|**Course**|**Institute**|**Board**|**Year of passing**|**Percentage**|
        |Graduation|B.Tech|Lindor College of Engineering|-|2021|8.1|
        |SSC||Fern Hill School|CBSE|2015|8.8|
        |Inter|MPC|Oak Junior College|CBSE|2017|80%|
        # Skills
        - Sewing
        """)
    found = [(e.title, e.institution, str(e.date_range), list(e.details)) for e in draft.cv.education]
    assert found == [
        ("Graduation, B.Tech", "Lindor College of Engineering", "2021", ["8.1"]),
        ("SSC", "Fern Hill School", "2015", ["CBSE", "8.8"]),
        ("Inter, MPC", "Oak Junior College", "2017", ["CBSE", "80%"]),
    ]
    assert draft.unplaced_text == ()


def test_of_two_columns_of_schools_the_one_that_names_schools_is_taken():
    found = entries(r"""
        # Education
        |Examination|Board|Institute|Year of passing|
        |XII|CBSE|Oak Hill School|2019|
        |X|CBSE|Fern Hill School|2017|
        """)
    assert [(title, school, details) for title, school, _, details in found] == [
        ("XII", "Oak Hill School", ["CBSE"]),
        ("X", "Fern Hill School", ["CBSE"]),
    ]


# ---------------------------------------------------------------- lists of items


def test_each_item_of_a_list_without_dates_is_an_entry_of_education():
    found = entries(r"""
        # Edukacja
        - Absolwentka Akademii Rolniczej w Olszynie (kierunek Ogrodnictwo).
        - Założycielka koła naukowego pszczelarzy.
        - Kurs szczepienia drzew owocowych - poziom podstawowy.
        - Politechnika Olszyńska
        - Nagrody w konkursie Złoty Sad 2015 i 2017.
        """)
    assert [(title, school, date) for title, school, date, _ in found] == [
        ("Absolwentka Akademii Rolniczej w Olszynie (kierunek Ogrodnictwo)", "", ""),
        ("Założycielka koła naukowego pszczelarzy", "", ""),
        ("Kurs szczepienia drzew owocowych - poziom podstawowy", "", ""),
        ("", "Politechnika Olszyńska", ""),
        ("Nagrody w konkursie Złoty Sad 2015 i 2017.", "", ""),
    ]


def test_an_item_that_names_a_degree_and_a_school_is_parted_and_what_tells_of_it_stays_below():
    found = entries(r"""
        # Education
        - BSc Botany, University of Lindor
        - Grade: upper second
        - MSc Forestry, University of Fern
        """)
    assert [(title, school, details) for title, school, _, details in found] == [
        ("BSc Botany", "University of Lindor", ["Grade: upper second"]),
        ("MSc Forestry", "University of Fern", []),
    ]


def test_items_of_further_experience_are_what_somebody_did_or_the_names_of_associations():
    found = read(r"""
        # Activities
        - Took part in a workshop on beekeeping at the Lindor farm.
        - Guild of Balladeers
        - Served as steward on the day of the harvest feast, which is held in the village every year in September.
        - Folklore Society of the North
        """).cv.further_experience
    assert [(e.title, e.organization, list(e.bullets)) for e in found] == [
        ("", "", ["Took part in a workshop on beekeeping at the Lindor farm."]),
        ("", "Guild of Balladeers", []),
        (
            "",
            "",
            [
                "Served as steward on the day of the harvest feast, which is held in the village every year in September."
            ],
        ),
        ("", "Folklore Society of the North", []),
    ]


# ---------------------------------------------------------------- labels within a line


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            r"""
            # Wykształcenie
            2015-2018 Uniwersytet Łódzki, kierunek: Ekonomia, specjalność: finanse
            2012-2015 Szkoła policealna w Zgierzu, kierunek: Technik geodeta,
            """,
            [
                ("Ekonomia", "Uniwersytet Łódzki", ["specjalność: finanse"]),
                ("Technik geodeta", "Szkoła policealna w Zgierzu", []),
            ],
        ),
        (
            r"""
            # Ausbildung
            2018 – 2021	Hochschule Weserland, Studiengang: Forstwirtschaft
            2014 – 2017	Fachoberschule Hameln, Abschluss: Fachhochschulreife
            """,
            [("Forstwirtschaft", "Hochschule Weserland", []), ("Fachhochschulreife", "Fachoberschule Hameln", [])],
        ),
        (
            r"""
            # Wykształcenie
            **AMW, Gdynia 10.2009 – 04.2011**
            Wydział Nawigacji, kierunek: Hydrografia, studia magisterskie,
            **BETA, Gdynia 09.2006 – 06.2009**
            Szkoła policealna, kierunek: Technik geodeta,
            """,
            [
                ("Hydrografia", "AMW", ["Wydział Nawigacji", "studia magisterskie"]),
                ("Technik geodeta", "BETA", ["Szkoła policealna"]),
            ],
        ),
    ],
)
def test_a_degree_that_is_labelled_behind_a_comma_is_the_title(text, expected):
    assert [(title, school, details) for title, school, _, details in entries(text)] == expected


# ---------------------------------------------------------------- entries without dates whose lines are labelled


def deeds(text: str) -> list[tuple[str, str, list[str]]]:
    return [(e.title, e.organization, list(e.bullets)) for e in read(text).cv.further_experience]


def test_projects_without_dates_are_forms_where_their_lines_have_labels():
    assert deeds(r"""
        # Projects
        **Project Title:** Seed sorter
        **Role:** Team lead
        **Technologies:** Python, OpenCV
        **Description:** A machine that tells oats from barley by their colour.
        **Project Title:** Village well
        **Role:** Developer
        **Technologies:** C, Arduino
        **Description:** A gauge that tells the level of water.
        """) == [
        (
            "Seed sorter",
            "",
            [
                "Role: Team lead",
                "Technologies: Python, OpenCV",
                "A machine that tells oats from barley by their colour.",
            ],
        ),
        (
            "Village well",
            "",
            ["Role: Developer", "Technologies: C, Arduino", "A gauge that tells the level of water."],
        ),
    ]


def test_projects_that_are_counted_are_forms_too():
    found = deeds(r"""
        # Academic Projects
        Project 1: Seed sorter
        Tools used: Python, OpenCV
        Project 2: Village well
        Tools used: C, Arduino
        """)
    assert found == [
        ("Seed sorter", "", ["Tools used: Python, OpenCV"]),
        ("Village well", "", ["Tools used: C, Arduino"]),
    ]


def test_a_labelled_line_begins_no_project():
    found = deeds(r"""
        # Projekte
        Saatgutsortierer
        Beschreibung: Eine Maschine, die Hafer von Gerste unterscheidet.
        Technologien: Python, OpenCV
        Dorfbrunnen
        Beschreibung: Ein Pegel für den Wasserstand.
        Technologien: C, Arduino
        """)
    assert [title for title, _, _ in found] == ["Saatgutsortierer", "Dorfbrunnen"]
    assert found[1][2] == ["Beschreibung: Ein Pegel für den Wasserstand.", "Technologien: C, Arduino"]


def test_a_project_that_is_named_in_a_job_is_not_its_title():
    (job,) = read(r"""
        # Work experience
        **Seed Works Ltd**\t2018 – 2021
        Software Engineer
        Project: Oat sorter
        - Wrote the sorter
        """).cv.work_experience
    assert (job.title, job.employer, list(job.bullets)) == (
        "Software Engineer",
        "Seed Works Ltd",
        ["Project: Oat sorter", "Wrote the sorter"],
    )


def test_a_sentence_below_a_labelled_name_is_no_part_of_it():
    (job,) = read(r"""
        # Internship
        Organization: Lindor Mills
        Duration: May 2020 – July 2020
        Role: Intern
        Worked on the sorting of seeds.
        """).cv.work_experience
    assert (job.title, job.employer, str(job.date_range), list(job.bullets)) == (
        "Intern",
        "Lindor Mills",
        "2020-05 – 2020-07",
        ["Worked on the sorting of seeds."],
    )


# ---------------------------------------------------------------- languages by their codes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Languages\nNL\nEN\n# Skills\nPython", [("NL", ""), ("EN", "")]),
        ("# Sprachen\nDE Muttersprache\nEN C1", [("DE", "Muttersprache"), ("EN", "C1")]),
        ("# Languages\nDE | EN | FR", [("DE", ""), ("EN", ""), ("FR", "")]),
    ],
)
def test_codes_below_a_heading_of_languages_are_languages(text, expected):
    draft = read(text)
    assert [(language.language, language.level or "") for language in draft.cv.languages] == expected
    assert draft.unplaced_text == ()


def test_programs_below_a_heading_of_languages_are_none():
    assert not read("# Languages\nIT\nC++\nGo").cv.languages


# ---------------------------------------------------------------- lists of which some items have a date


def dated_deeds(text: str) -> list[tuple[str, str, str]]:
    return [(e.title, e.organization, str(e.date_range or "")) for e in read(text).cv.further_experience]


def test_an_item_without_a_date_is_not_said_of_the_one_above_that_has_one():
    assert dated_deeds(r"""
        # Ehrenamt
        - Trainer der F-Jugend, SV Altendorf (seit 2018)
        - Schriftführer im Gartenbauverein
        - Rotes Kreuz
        """) == [
        ("Trainer der F-Jugend", "SV Altendorf", "2018 – Present"),
        ("Schriftführer", "Gartenbauverein", ""),
        ("", "Rotes Kreuz", ""),
    ]


def test_memberships_on_plain_lines_are_one_each_though_one_has_a_date():
    assert dated_deeds(r"""
        # Memberships
        Royal Society of Beekeepers
        Guild of Balladeers
        British Hedge Association, since 2015
        """) == [
        ("", "Royal Society of Beekeepers", ""),
        ("", "Guild of Balladeers", ""),
        ("", "British Hedge Association", "2015 – Present"),
    ]


def test_heads_that_are_all_followed_by_small_letters_do_not_run_on():
    found = read(r"""
        # Doświadczenie zawodowe
        2018 – 2020\tPiekarnia Złoty Kłos Sp. z o.o.
        \twypiek chleba
        2015 – 2017\tCukiernia Malina Sp. z o.o.
        \tdekorowanie tortów
        """).cv.work_experience
    assert [job.employer for job in found] == ["Piekarnia Złoty Kłos Sp. z o.o.", "Cukiernia Malina Sp. z o.o."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "# Znajomość języków\nangielski: w mowie - biegle, w piśmie - dobrze\nrosyjski: podstawy",
            [("angielski", "w mowie - biegle, w piśmie - dobrze"), ("rosyjski", "podstawy")],
        ),
        (
            "# Languages\nLanguage\\tSpeaking\\tWriting\nEnglish\\tfluent\\tfluent\nGerman\\tgood\\tbasic",
            [
                ("English", "Speaking: fluent, Writing: fluent"),
                ("German", "Speaking: good, Writing: basic"),
            ],
        ),
        (
            "# Languages\n|Language|Spoken|Written|\n|English Language|Excellent|Excellent|\n|French Language|Poor|Fair|",
            [("English", "Spoken: Excellent, Written: Excellent"), ("French", "Spoken: Poor, Written: Fair")],
        ),
        (
            "# Languages\n|Languages known|Read|Write|Speak|\n|English|✓|✓|✓|\n|Hindi|Yes|No|Yes|",
            [("English", "Read, Write, Speak"), ("Hindi", "Read: Yes, Write: No, Speak: Yes")],
        ),
        (
            "# Sprachen\nDeutsch:\\tMuttersprache\nLatein:\\tLatinum",
            [("Deutsch", "Muttersprache"), ("Latein", "Latinum")],
        ),
        (
            "# Sprachen\nSehr gute Englischkenntnisse in Wort und Schrift\nGrundkenntnisse in Französisch",
            [("Englisch", "Sehr gute in Wort und Schrift"), ("Französisch", "Grundkenntnisse")],
        ),
    ],
)
def test_levels_stay_with_their_languages(text, expected):
    assert [(one.language, one.level) for one in read(text).cv.languages] == expected


# ---------------------------------------------------------------- degrees, marks and labels


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            r"""
            # Education
            Lindor University\tFern Hill, TX
            Master of Science, Computer Science; GPA: 3.9\tAug 2018 - May 2020
            Oak College\tAustin, TX
            Bachelor of Science, Mathematics; GPA: 3.5\tAug 2014 - May 2018
            """,
            [
                ("Master of Science, Computer Science; GPA: 3.9", "Lindor University", []),
                ("Bachelor of Science, Mathematics; GPA: 3.5", "Oak College", []),
            ],
        ),
        (
            r"""
            # Schulausbildung
            08/1998 - 07/2002\tGrundschule Hameln
            08/2002 - 07/2008\tRealschule Hameln\tAbschluss: Mittlere Reife
            """,
            [("", "Grundschule Hameln", []), ("Mittlere Reife", "Realschule Hameln", [])],
        ),
        (
            r"""
            # Edukacja
            październik 2010 – czerwiec 2015
            Politechnika Olszyńska
            Kierunek: Mechanika i Budowa Maszyn
            Tytuł: magister inżynier
            """,
            [("magister inżynier", "Politechnika Olszyńska", ["Kierunek: Mechanika i Budowa Maszyn"])],
        ),
        (
            r"""
            # Studium
            10/2016 – 09/2019 Bachelor of Science Forstwirtschaft, Hochschule Weserland (Note 1,9)
            10/2013 – 09/2016 Bachelor of Arts Holzkunde, Hochschule Weserland (2:1)
            """,
            [
                ("Bachelor of Science Forstwirtschaft", "Hochschule Weserland", ["Note 1,9"]),
                ("Bachelor of Arts Holzkunde", "Hochschule Weserland", ["2:1"]),
            ],
        ),
    ],
)
def test_marks_and_labels_leave_degrees_and_schools_whole(text, expected):
    draft = read(text)
    assert [(e.title, e.institution, list(e.details)) for e in draft.cv.education] == expected
    assert draft.unplaced_text == ()
