"""Headings in three languages, and what stands under them."""

from __future__ import annotations

import pytest

from cv_generator.languages import sections
from cv_generator.reading.assemble import assemble
from cv_generator.reading.regions.blocks import Blocks, Bullet, Line, Run, Style
from cv_generator.reading.structure.headings import sections_guessed, sections_named
from tests.reading.printing import printed, read


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("WORK EXPERIENCE", ("work_experience",)), ("Beruflicher Werdegang:", ("work_experience",)), ("3. Wykształcenie", ("education",)),
        ("B E R U F S E R F A H R U N G", ("work_experience",)), ("Aus- und Weiterbildung", ("education",)), ("Key Skills & Languages", ("skills", "languages")),
        ("Kursy i certyfikaty", ("trainings", "certifications")), ("Fach- und Sprachkenntnisse", ("skills", "languages")),
        ("Hobbys / Interessen", ("interests",)), ("Berufserfahrung (Auswahl)", ("work_experience",)), ("Niesen Seilbahntechnik AG", ()), ("2019 – 2021", ()),
        ("Leiter Ausbildung bei der Bundeswehr", ()), ("Schul- und Berufsbildung", ("education",)), ("What I can do", ("skills",)),
        ("Where I’ve worked", ("work_experience",)), ("Kilka słów o mnie", ("summary",)), ("Tickets & Licences", ("certifications",)),
        ("Kurs- und Seminarnachweise", ()), ("Skills overview", ("skills",)), ("Language skills", ("languages",)),
        ("Wcześniejsze doświadczenie zawodowe", ("work_experience",)), ("Zur Person", ("summary",)),
        ("Core Qualifications", ("skills",)), ("Area of Expertise", ("skills",)), ("Training and Worked Experience:", ("trainings", "work_experience")),
        ("Institutions attended with dates", ("education",)), ("Civil Service Eligibility", ("certifications",)), ("Seminars/Trainings Attended", ("trainings",)),
        ("Character Reference", ("references",)), ("Position of Responsibility", ("further_experience",)), ("Languages & Dialects", ("languages",)),
        ("Experience de bénévolat", ("further_experience",)), ("Roles of responsibility", ("further_experience",)),
        ("Au délà du travail", ("further_experience",)),
    ],
)  # fmt: skip
def test_a_heading_names_its_sections(heading, expected):
    assert sections_named(heading) == expected


def test_every_listed_phrase_is_recognised():
    listed = [(section, phrase) for section, phrases in sections("headings").items() for phrase in phrases]
    assert len(listed) > 900
    assert [phrase for _, phrase in listed if not sections_named(phrase)] == []


def test_an_unlisted_heading_is_told_by_its_look_and_guessed_by_its_stem():
    assert sections_guessed("Was ich sonst gelernt habe: Kurse") == ("trainings",)
    assert sections_guessed("Nebenjobs während des Studiums") == ("work_experience",)
    assert sections_guessed("Praktyki w czasie nauki") == ("work_experience",)
    assert sections_guessed("Degrees and Wellbeing Seminars") == ("education", "trainings")
    assert sections_guessed("Umschulung") == ("education",)
    assert sections_guessed("Away Days") == ()
    assert sections_guessed("Apprentice Station Profile") == ("work_experience",)
    cv = read(
        "# Sprachen\nDeutsch (C2)\n# Ausbildung\n2010 Abitur, Goethe-Gymnasium, Kassel\n# Meine Hobbyecke\nSchach, Lesen"
    ).cv
    assert cv.interests == ["Schach", "Lesen"]


def test_a_loud_line_above_a_column_of_dates_is_a_heading_though_it_names_a_degree():
    cv = read(
        "# Ausbildung\n|2010|Studium der Medizin, Universität Jena|\n# Staatsexamen, Facharzt und Notfallschein\n"
        "|2012|Staatsexamen|\n|2018|Fachärztin für Urologie|\n# Sprachen\nDeutsch (C2)"
    ).cv
    assert len(cv.education) == 1
    assert cv.certifications == ["Staatsexamen, 2012", "Fachärztin für Urologie, 2018"]


@pytest.mark.parametrize(
    ("heading", "lines"),
    [
        ("Qualifikationen", ["Fachkunde Laserschutz, 2013", "Ausbildereignung, 2019"]),
        ("Kwalifikacje", ["2015 – Uprawnienia gazowe", "2020 – Prawo jazdy kat. C"]),
    ],
)
def test_dated_lines_under_a_heading_for_skills_are_certificates(heading, lines):
    cv = read(f"# {heading}\n" + "\n".join(lines)).cv
    assert (len(cv.certifications), cv.skills) == (2, [])
    assert read(f"# {heading}\nAutoCAD 2018\nIncoterms 2020").cv.skills == ["AutoCAD 2018", "Incoterms 2020"]


@pytest.mark.parametrize("heading", ["# Schul- und\n# Berufsbildung", "# Umiejętności\n# zawodowe"])
def test_a_heading_broken_over_two_lines_is_one(heading):
    draft = read(f"# Sprachen\nDeutsch (C2)\n{heading}\n2010 – 2012 Goethe-Gymnasium, Kassel")
    assert draft.unplaced_text == ()
    assert len(draft.cv.education) == ("Schul" in heading)


def test_items_in_capitals_are_skills_and_headings_in_capitals_are_groups():
    assert read("# Skills\nFigma\nHTML\nCSS\nSAP TM").cv.skills == ["Figma", "HTML", "CSS", "SAP TM"]
    groups = read("# Skills\nLANGUAGES\nPython, Go, Rust\nDATABASES\nRedis\n# Interests\nchess").cv.skills
    assert [(group.group, group.items) for group in groups] == [
        ("LANGUAGES", ["Python", "Go", "Rust"]),
        ("DATABASES", ["Redis"]),
    ]


def test_a_label_inside_a_line_of_skills_begins_a_group():
    groups = read("# Kenntnisse\nPädagogik: Elterngespräche, Waldpädagogik EDV: Word, Excel").cv.skills
    assert [(group.group, group.items) for group in groups] == [
        ("Pädagogik", ["Elterngespräche", "Waldpädagogik"]),
        ("EDV", ["Word", "Excel"]),
    ]


def test_headings_side_by_side_share_the_lines_below():
    cv = read(
        r"# Ausbildung\n2010 Abitur, Goethe-Gymnasium, Kassel"
        + "\n# Sprachen\\tInteressen\nDeutsch (C2)\\tSchach\nEnglisch (B1)\\tLesen"
    ).cv
    assert [(x.language, x.level) for x in cv.languages] == [("Deutsch", "C2"), ("Englisch", "B1")]
    assert cv.interests == ["Schach", "Lesen"]


def test_items_under_a_double_heading_are_told_apart():
    cv = read("# Kurse und Zertifikate\n- SEO-Seminar, 2019\n- Zertifikat Scrum Master, 2020").cv
    assert (cv.trainings, cv.certifications) == (["SEO-Seminar, 2019"], ["Zertifikat Scrum Master, 2020"])


def test_prose_under_a_heading_for_jobs_is_a_summary():
    text = "Operations manager with fifteen years in food production and logistics, known for calm problem solving and coaching."
    assert read(f"# Career Summary\n{text}\n# Languages\nEnglish (native)").cv.summary == text
    assert read(f"# Competence profile\n{text}\n# Languages\nEnglish (native)").cv.summary == text


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("polski (ojczysty), angielski (C1)", [("polski", "ojczysty"), ("angielski", "C1")]),
        ("Englisch: fließend (C1)", [("Englisch", "fließend (C1)")]),
        (
            "Fluent in English and Polish, basic German",
            [("English", "Fluent"), ("Polish", "Fluent"), ("German", "basic")],
        ),
        (
            "polski\\tojczysty\nśredniozaawansowa\nangielski\\tny",
            [("polski", "ojczysty"), ("angielski", "średniozaawansowany")],
        ),
        ("Fluent: Spanish, Italian", [("Spanish", "Fluent"), ("Italian", "Fluent")]),
        ("English ●●●●●", [("English", "")]),
        (r"Deutsch\tMuttersprache", [("Deutsch", "Muttersprache")]),
        ("Französisch – gute Kenntnisse in Wort und Schrift", [("Französisch", "gute Kenntnisse in Wort und Schrift")]),
        (r"English\tSpanish" + "\n" + r"native\tbasic", [("English", "native"), ("Spanish", "basic")]),
        ("język rosyjski: komunikatywny", [("rosyjski", "komunikatywny")]),
        ("British Sign Language (Level 2)", [("British Sign Language", "Level 2")]),
        ("Norwegisch: gut (B2) Irisch: Grundkenntnisse", [("Norwegisch", "gut (B2)"), ("Irisch", "Grundkenntnisse")]),
        ("English and Welsh (bilingual)", [("English", "bilingual"), ("Welsh", "bilingual")]),
        ("Native: Irish. Fluent: Dutch, Greek.", [("Irish", "Native"), ("Dutch", "Fluent"), ("Greek", "Fluent")]),
        ("Native Dutch speaker", [("Dutch", "Native")]),
        ("rosyjski C1 / czeski B1", [("rosyjski", "C1"), ("czeski", "B1")]),
        ("język czeski – poziom B2, j. rosyjski: biegle", [("czeski", "poziom B2"), ("rosyjski", "biegle")]),
        ("dobra znajomość języka czeskiego", [("czeski", "dobra znajomość")]),
        ("Sehr gute Dänischkenntnisse", [("Dänisch", "Sehr gute")]),
        ("Norwegian (Nynorsk): native", [("Norwegian (Nynorsk)", "native")]),
        ("Fremdsprachen: Dänisch (C1), Irisch", [("Dänisch", "C1"), ("Irisch", "")]),
        ("Fluent in Dutch; conversational Welsh.", [("Dutch", "Fluent"), ("Welsh", "conversational")]),
        ("Czech\nfluent (C1)\nDutch\nbasic (A2)", [("Czech", "fluent (C1)"), ("Dutch", "basic (A2)")]),
        (
            r"Mother tongue: Welsh" + "\nOther languages:\n" + r"LISTENING\tREADING\tSPOKEN INTERACTION" + "\n"
            r"Dutch\tB1\tB1\tB1" + "\nLevels: A1 and A2: basic; B1 and B2: independent; C1 and C2: proficient",
            [("Welsh", "Mother tongue"), ("Dutch", "B1")],
        ),
    ],
)
def test_languages_and_levels_are_parted(lines, expected):
    found = read(f"# Languages\n{lines}").cv.languages
    assert [(x.language, x.level) for x in found] == expected


def test_skills_keep_their_groups_and_brackets():
    cv = read("# Skills\n**Office:** Excel (Pivot, Power Query), Word\nTools: Git; Docker | Jira").cv
    groups = [(group.group, group.items) for group in cv.skills]
    assert groups == [("Office", ["Excel (Pivot, Power Query)", "Word"]), ("Tools", ["Git", "Docker", "Jira"])]


def test_spoken_languages_among_skills_are_languages_and_programming_languages_are_not():
    cv = read("# Technical Skills\nLanguages: Java, Python\nSpoken languages: Spanish (native), English (fluent)").cv
    assert [group.items for group in cv.skills] == [["Java", "Python"]]
    assert [x.language for x in cv.languages] == ["Spanish", "English"]


def test_a_year_in_front_of_an_item_is_kept_behind_it():
    cv = read(
        "# Kursy\n"
        + r"2020\tEPLAN Electric P8"
        + "\n"
        + r"2017\tRoboty Fanuc"
        + "\n# Awards\n2020 - Paralegal of the Year"
    ).cv
    assert (cv.trainings, cv.awards) == (
        ["EPLAN Electric P8, 2020", "Roboty Fanuc, 2017"],
        ["Paralegal of the Year, 2020"],
    )


def test_references_are_one_string_per_person():
    cv = read(
        "# Referenzen\n**Hans Keller**\nLeiter Technik, Aare AG\nhans@example.ch\n**Eva Roth**\nCEO, Roth GmbH\neva@example.ch"
    ).cv
    assert cv.references == [
        "Hans Keller, Leiter Technik, Aare AG, hans@example.ch",
        "Eva Roth, CEO, Roth GmbH, eva@example.ch",
    ]


def test_typed_ornaments_beside_a_heading_are_no_text():
    draft = read(r"""
        |ㅡ//**Skills**|Excel, Access|
        |———//**Interests**|Chess, hiking|
        """)
    assert draft.cv.skills == ["Excel", "Access"]
    assert draft.cv.interests == ["Chess", "hiking"]
    assert draft.unplaced_text == ()


def test_signs_that_stand_alone_before_headings_are_no_text():
    draft = read(
        "//\t**PROFILE**\nA baker who likes to teach and has led small teams for years.\n//\t**SKILLS**\nExcel, Access"
    )
    assert draft.cv.summary.startswith("A baker")
    assert draft.cv.skills == ["Excel", "Access"]
    assert draft.unplaced_text == ()


@pytest.mark.parametrize(
    ("native", "others"),
    [
        ("Mother tongue(s)", "Other language(s)"),
        ("Muttersprache", "Weitere Sprachen"),
        ("Języki ojczyste", "Inne języki"),
    ],
)
def test_rows_whose_label_is_a_heading_are_sections_in_the_midst_of_another(native, others):
    cv = read(
        f"# Skills\n|{native}|Norwegian|\n|{others}|Dutch – B2//Welsh – A1|\n|Typing|Word, Excel|\n"
        "|Certificates|Crane licence, 2019//First aid, 2021|\n|Hobbies|rowing, chess|"
    ).cv
    assert [(one.language, one.level) for one in cv.languages] == [
        ("Norwegian", native.removesuffix("(s)")),
        ("Dutch", "B2"),
        ("Welsh", "A1"),
    ]
    assert [(group.group, group.items) for group in cv.skills] == [("Typing", ["Word", "Excel"])]
    assert (cv.certifications, cv.interests) == (["Crane licence, 2019", "First aid, 2021"], ["rowing", "chess"])


def test_a_row_of_hobbies_ends_the_entries_that_its_heading_shares():
    cv = read("# Engagement und Hobbys\nseit 2019\\tTrainerin, TV Eiche\nHobbys:\\tRudern, Schach").cv
    assert (len(cv.further_experience), cv.interests) == (1, ["Rudern", "Schach"])


@pytest.mark.parametrize("lines", ["English, Dutch, Welsh", "Languages: English, Dutch, Welsh"])
def test_a_line_of_languages_at_the_head_of_the_page_tells_no_nationality(lines):
    cv = read(f"@ Ada Quill\nada@example.org\n{lines}\n# Skills\nWord").cv
    assert ([one.language for one in cv.languages], cv.nationality) == (["English", "Dutch", "Welsh"], "")


def test_headings_behind_a_symbol_are_headings():
    cv = read("# Skills\nWord\n- **Education**\nExcel").cv
    assert (cv.education, cv.custom_sections, len(cv.skills)) == ([], [], 2)
    marked = [Bullet(runs=(Run(text, Style(13.0, bold=True)),), gap=9.0) for text in ("Skills", "Interests")]
    lines = [Line(runs=(Run(text, Style(10.0)),), gap=2.0) for text in ("Word, Excel", "chess, rowing")]
    both = (marked[0], lines[0], marked[1], lines[1])
    assert assemble(Blocks("pdf", both)).cv.interests == ["chess", "rowing"]
    assert assemble(Blocks("pdf", (*printed("# Languages\nEnglish (C2)").blocks, *both))).cv.interests == [
        "chess",
        "rowing",
    ]


def test_personal_data_under_a_heading_that_may_head_a_profile_are_personal_data():
    cv = read("# Zur Person\nGeburtsdatum\\t08.11.1979\nNationalität\\tdeutsch\n# Über mich\nSeit 17 Jahren am Bau.").cv
    assert (cv.birth_date, cv.nationality, cv.summary) == ("1979-11-08", "deutsch", "Seit 17 Jahren am Bau.")


def test_an_unlisted_heading_above_the_first_listed_one_is_a_heading_where_entries_follow():
    cv = read(
        "@ Ada Quill\n# Tätigkeiten am Theater\n2019 – 2021 Souffleuse, Theater Jena\n# Sprachen\nDeutsch (C2)\n# Hobbys\nRudern"
    ).cv
    assert [entry.date_range for entry in cv.work_experience] == ["2019 – 2021"]


def test_chips_in_rows_are_skills_and_no_table_of_labels():
    cv = read("# Skills\n|Java|Kotlin|\n|Docker|AWS (EC2, S3)|\n|Git|Jira|Scrum|").cv
    assert cv.skills == ["Java", "Kotlin", "Docker", "AWS (EC2, S3)", "Git", "Jira", "Scrum"]


def test_a_driving_licence_in_a_row_below_skills_is_none_of_them_and_a_group_of_others_is():
    cv = read("# Kenntnisse\n|EDV|Word, Excel|\n|Sonstiges|Knoten, Segel|\n|Führerausweis|B, BE|").cv
    assert [group.items for group in cv.skills] == [["Word", "Excel"], ["Knoten", "Segel"]]


def test_personal_data_may_stand_under_a_heading_that_is_used_for_interests_too():
    cv = read("# Persönliches\nGeburtsdatum: 08.11.1979\nZivilstand: ledig\n# Ausbildung\n2001 Abitur").cv
    assert (cv.birth_date, cv.interests) == ("1979-11-08", [])
    assert read("# Persönliches\nRudern, Schach\n# Ausbildung\n2001 Abitur").cv.interests == ["Rudern", "Schach"]


def test_headings_that_no_list_knows_are_told_by_their_look_and_by_what_they_hold():
    cv = read(r"""
        @ Ada Quill
        # Treading the boards
        Stage Manager, Marsh Theatre, Leeds\t2018 – 2022
        Prompter, Cobb Playhouse, York\t2012 – 2018
        # Skills
        Excel, Access
        # Languages
        English (C2)
        # Giving something back
        Coach, Ouse Rowing Club\t2016 – 2020
        # Interests
        Chess
        """).cv
    assert [job.title for job in cv.work_experience] == ["Stage Manager", "Prompter"]
    assert [entry.title for entry in cv.further_experience] == ["Coach"]


def test_bold_titles_that_look_like_the_headings_are_none():
    cv = read(r"""
        # Experience
        # Lighting Technician
        Marsh Theatre, Leeds\t2018 – 2022
        # Sound Engineer
        Cobb Playhouse, York\t2012 – 2018
        # Skills
        Excel, Access
        """).cv
    assert [job.title for job in cv.work_experience] == ["Lighting Technician", "Sound Engineer"]


def test_headings_in_the_first_cells_of_rows_need_not_be_known_all():
    cv = read(r"""
        @ Ada Quill
        |**Schuldienst**|2016 – 2022, Hölderlin-Gymnasium, Esslingen//Studienrätin|
        |**Sprachen**|Englisch C1|
        |**Freizeit**|Klettern, Orgelspiel|
        |**EDV**|Moodle, QGIS|
        """).cv
    assert [(job.title, job.employer) for job in cv.work_experience] == [("Studienrätin", "Hölderlin-Gymnasium")]
    assert cv.interests == ["Klettern", "Orgelspiel"]


@pytest.mark.parametrize(
    ("heading", "tail", "field", "expected"),
    [
        ("Volunteering & Interests", "Reading, rowing, chess", "interests", ["Reading", "rowing", "chess"]),
        (
            "Ehrenamt und Auszeichnungen",
            "Ehrenpreis der Stadt Jena, 2018",
            "awards",
            ["Ehrenpreis der Stadt Jena, 2018"],
        ),
        (
            "Wolontariat i certyfikaty",
            "Certyfikat pierwszej pomocy, 2020",
            "certifications",
            ["Certyfikat pierwszej pomocy, 2020"],
        ),
    ],
)
def test_what_stands_below_the_entries_of_a_double_heading_is_of_the_other_kind(heading, tail, field, expected):
    cv = read(f"# {heading}\n2019 – 2021 Trainer, FC Elm\n{tail}\n# Sprachen\nDeutsch (C2)").cv
    assert (len(cv.further_experience), getattr(cv, field)) == (1, expected)


def test_how_well_a_thing_is_known_is_no_skill_of_its_own():
    assert read("# Kenntnisse\nMS Word: sehr gut\nSAP: Grundkenntnisse").cv.skills == [
        "MS Word (sehr gut)",
        "SAP (Grundkenntnisse)",
    ]
    assert read("# Skills\nWord\\tadvanced\nSAP\\tbasic").cv.skills == ["Word (advanced)", "SAP (basic)"]
    groups = read("# Skills\nAdvanced: Word, SAP\nBasic: Access").cv.skills
    assert [(group.group, group.items) for group in groups] == [("Advanced", ["Word", "SAP"]), ("Basic", ["Access"])]


def test_plain_lines_above_bullets_name_groups_of_skills():
    groups = read("# Skills\nOffice\n- Word\n- Excel\nPeople\n- Patience").cv.skills
    assert [(group.group, group.items) for group in groups] == [("Office", ["Word", "Excel"]), ("People", ["Patience"])]


def test_dated_lines_under_a_heading_for_hobbies_and_offices_are_entries():
    cv = read("# Hobbys und Ehrenamt\nRudern, Schach\n2015 – 2019 Trainerin, TV Eiche\n# Sprachen\nDeutsch (C2)").cv
    assert (cv.interests, len(cv.further_experience)) == (["Rudern", "Schach"], 1)


def test_dated_lines_under_a_heading_for_other_things_are_entries():
    cv = read("# Militärdienst\n2008 – 2009 Soldat, Schweizer Armee\n# Sprachen\nDeutsch (C2)").cv
    assert len(cv.further_experience) == 1


def test_a_heading_that_tells_no_field_opens_a_section_of_its_own():
    draft = read("# Anlagen\nZeugnisse\nUrkunden\n# Sprachen\nDeutsch (C2)")
    assert [(own.heading, own.items) for own in draft.cv.custom_sections] == [("Anlagen", ["Zeugnisse", "Urkunden"])]
    assert draft.unplaced_text == ()


@pytest.mark.parametrize(
    "heading", ["Berufserfahrung im Überblick", "Experience at a glance", "Doświadczenie w skrócie"]
)
def test_a_heading_may_say_that_it_is_brief(heading):
    assert sections_named(heading) == ("work_experience",)


def test_a_known_heading_in_a_weaker_type_ends_a_list_of_skills():
    cv = read(
        """
        # Kenntnisse
        Excel, Word
        SPRACHKENNTNISSE
        Deutsch (Muttersprache)
        Englisch (B2)
        # Interessen
        Lesen
        """
    ).cv
    assert [one.language for one in cv.languages] == ["Deutsch", "Englisch"]
    assert list(cv.skills) == ["Excel", "Word"]


def test_a_section_of_jobs_and_schools_is_parted_entry_by_entry():
    found = read(
        r"""
        @ Lena Probst
        # Berufserfahrung und Ausbildung
        2019 – 2024\tKöchin, Hotel Isarhof
        2016 – 2019\tLehre als Köchin, Berufsschule Plauen
        2010 – 2016\tRealschule Plauen
        """
    ).cv
    assert [job.date_range for job in found.work_experience] == ["2019 – 2024"]
    assert [school.date_range for school in found.education] == ["2016 – 2019", "2010 – 2016"]


def test_experience_without_any_date_is_a_list_of_skills_where_the_heading_says_so():
    found = read(
        r"""
        @ Lena Probst
        # Erfahrung und Kenntnisse
        Programmiersprachen: C, Python
        Datenbanken: PostgreSQL, Redis
        """
    ).cv
    assert not found.work_experience
    assert [group.items for group in found.skills] == [["C", "Python"], ["PostgreSQL", "Redis"]]


def _items(*texts: str, indents: tuple[float, ...], heading: str = "Experience") -> Blocks:
    head = printed(f"@ Ada Sample\n# {heading}\n**Engineer**, Span Ltd\\t2020 – 2021").blocks
    lines = [
        (Bullet if text.startswith("* ") else Line)(
            runs=(Run(text.removeprefix("* "), Style(10.0)),), gap=2.0, indent=indent
        )
        for text, indent in zip(texts, indents, strict=True)
    ]
    return Blocks("pdf", (*head, *lines))


@pytest.mark.parametrize(
    ("texts", "whole"),
    [
        (("* Built web pages with", "HTML5, CSS and Angular(Single", "Page Applications)"),
         "Built web pages with HTML5, CSS and Angular(Single Page Applications)"),
        (("* Checked bridges (steel,", "timber and stone)"), "Checked bridges (steel, timber and stone)"),
        (("* Analysis of errors", "(logs and databases)"), "Analysis of errors (logs and databases)"),
    ],
)  # fmt: skip
def test_an_item_goes_on_left_of_its_marker_while_something_is_open(texts: tuple[str, ...], whole: str) -> None:
    blocks = _items(*texts, "* Second", indents=(26.0, *[0.0] * (len(texts) - 1), 26.0))
    assert assemble(blocks).cv.work_experience[0].bullets == [whole, "Second"]


def test_dashes_glued_to_their_words_are_markers_where_there_are_several() -> None:
    blocks = _items("-Monitored systems", "-Reported errors", "–Wrote queries", indents=(20.0, 20.0, 20.0))
    assert assemble(blocks).cv.work_experience[0].bullets == ["Monitored systems", "Reported errors", "Wrote queries"]


def test_signs_that_recur_before_words_at_one_indent_are_markers() -> None:
    blocks = _items(".Monitored systems", ".Reported errors", ". Wrote queries", indents=(20.0, 20.0, 20.0))
    assert assemble(blocks).cv.work_experience[0].bullets == ["Monitored systems", "Reported errors", "Wrote queries"]


def test_a_dot_that_begins_the_same_word_again_is_no_marker() -> None:
    blocks = _items(".NET services", ".NET migration", ".NET forms", indents=(20.0, 20.0, 20.0))
    assert assemble(blocks).cv.work_experience[0].bullets == [".NET services", ".NET migration", ".NET forms"]


def test_contact_data_below_the_profile_in_its_column_are_no_profile() -> None:
    bold, plain = Style(9.0, bold=True), Style(9.0)
    side = [("PROFILE", Style(13.0)), ("I like bridges that last, and", bold), ("people who build them.", bold)]
    side += [("ada.sample.", plain), ("+44 7700 900123", plain), ("96@example.org", plain)]
    column = tuple(Line(runs=(Run(text, style),), stream="column", gap=1.0) for text, style in side)
    body = printed("@ Ada Sample\n# EXPERIENCE\nEngineer, Span Ltd\\t2020 – 2021\n- Drew").blocks
    cv = assemble(Blocks("pdf", (*column, *body))).cv
    assert (cv.summary, cv.email) == (
        "I like bridges that last, and people who build them.",
        "ada.sample.96@example.org",
    )
    assert cv.phone == "+44 7700 900123"


def test_headings_that_run_into_what_they_head_open_sections():
    cv = read("""
        @ Ada Quill
        **EDUCATION:** BSc Biology, University of Exeter, 2011 – 2014
        **EXPERIENCE:** Technician, Vale Diagnostics Ltd, Bath, 2014 – 2016
        - Kept the stock
        **SKILLS:** Microscopy, Excel
    """).cv
    assert [entry.institution for entry in cv.education] == ["University of Exeter"]
    assert [entry.employer for entry in cv.work_experience] == ["Vale Diagnostics Ltd"]
    assert cv.skills == ["Microscopy", "Excel"]


def test_a_label_that_recurs_below_jobs_heads_nothing_though_it_is_set_loud_once():
    cv = read("""
        @ Ada Quill
        **Profile:** Builds measuring devices for ships
        **Certifications:** CSWA, 2019
        **Education:** BSc Physics, University of Hull, 2008 – 2011
        # Professional background
        **Engineer, Vale Instruments Ltd**
        2015 – 2019
        - Designed gauges
        **Skills:** C, Python
        **Technician, Humber Marine Ltd**
        2011 – 2015
        - Repaired gauges
        Skills: Soldering, Excel
    """).cv
    assert [entry.employer for entry in cv.work_experience] == ["Vale Instruments Ltd", "Humber Marine Ltd"]
    assert [entry.date_range for entry in cv.work_experience] == ["2015 – 2019", "2011 – 2015"]


def test_labels_at_the_head_of_a_cv_with_headings_of_its_own_head_nothing():
    cv = read("""
        @ Ada Quill
        **Education:** BSc Computing
        **Experience:** 12 years in testing
        **Skills:** Tests
        # Work experience
        **Tester, Airedale Instruments Ltd**\\t2019 – 2023
        # Education
        **BSc Computing, University of Salford**\\t2015 – 2018
    """).cv
    assert [entry.date_range for entry in cv.work_experience] == ["2019 – 2023"]
    assert [entry.date_range for entry in cv.education] == ["2015 – 2018"]


def test_the_word_language_behind_a_name_is_no_part_of_it():
    cv = read("# Languages\n- English Language: fluent\n- Hausa").cv
    assert [(one.language, one.level) for one in cv.languages] == [
        ("English", "fluent"), ("Hausa", ""),
    ]  # fmt: skip


def test_entries_go_on_in_another_box_though_a_list_stands_between_them() -> None:
    def line(text: str, stream: str, *, size: float = 10.0, bold: bool = False) -> Line:
        return Line(runs=(Run(text, Style(size, bold=bold)),), stream=stream, gap=12.0 if size > 10.0 else 2.0)

    blocks = (
        line("Ada Quill", "boxes1", size=20.0, bold=True),
        line("Experience", "boxes1", size=13.0, bold=True),
        line("Fitter", "boxes1", bold=True),
        line("Mire Works, Leeds | 02/2015 – 03/2020", "boxes1"),
        line("Skills", "boxes2", size=13.0, bold=True),
        line("Pumps", "boxes2"),
        line("Valves", "boxes2"),
        line("Welder", "boxes3", bold=True),
        line("Bog Works, York | 01/2010 – 01/2015", "boxes3"),
        line("Education", "boxes3", size=13.0, bold=True),
        line("Diploma in Moor Science, Farn College, 2009", "boxes3"),
    )
    cv = assemble(Blocks("docx", blocks)).cv
    assert [entry.title for entry in cv.work_experience] == ["Fitter", "Welder"]
