"""What stands under a heading tells what it is, where the heading names too much, the wrong thing, or is not there."""

from __future__ import annotations

import pytest

from tests.reading.printing import read


def _skills(cv) -> list[str]:
    return [item for group in cv.skills for item in ([group] if isinstance(group, str) else group.items)]


def test_dated_memberships_under_a_heading_of_interests_are_experience():
    cv = read(
        "# Activities and Interests\n- Active member, Tidal Society, August 2015 - present\n- Member of Mire Watch, May 2012 – June 2014\n"
        "# Education\nBSc Hydrology, University of Leeds\\t2014"
    ).cv
    assert [str(entry.date_range) for entry in cv.further_experience] == ["2015-08 – Present", "2012-05 – 2014-06"]
    assert cv.interests == []


def test_undated_items_under_a_heading_of_qualifications_are_skills():
    cv = read(
        "# Education\nBSc Hydrology, University of Leeds\\t2014\n# Qualifications\n- Laboratory routine\n- Titration"
    ).cv
    assert len(cv.education) == 1
    assert _skills(cv) == ["Laboratory routine", "Titration"]


def test_degrees_under_a_heading_that_names_certificates_first_are_education():
    cv = read(
        "# Certifications and Education\n**Calibrating Gauges, Brook Institute of Standards**\n"
        "M.Sc. Hydrology, Hollin University, Science Branch\nB.Sc. Geology, Hollin University, Science Branch\n# Languages\nEnglish (native)"
    ).cv
    assert [entry.title for entry in cv.education] == ["M.Sc. Hydrology", "B.Sc. Geology"]
    assert cv.certifications == ["Calibrating Gauges, Brook Institute of Standards"]


def test_a_table_of_strengths_below_the_profile_needs_no_heading():
    cv = read(
        "@ Nell Farrow\nnell@example.com\nSite manager who keeps the pumps running, leads small crews through wet winters and writes reports that people read to the end.\n"
        "**Areas of expertise include:**\n|Pump maintenance|Crew planning|Reporting|\n|Site safety|Budgets|Tenders|\n"
        "# Experience\nSite Manager, Mire Drainage Ltd\\t2015 – 2020"
    ).cv
    assert _skills(cv) == ["Pump maintenance", "Crew planning", "Reporting", "Site safety", "Budgets", "Tenders"]
    assert cv.summary.startswith("Site manager who")
    assert "Areas of expertise" not in cv.summary


def test_signs_between_roles_below_a_name_make_no_skills():
    cv = read(
        "@ Nell Farrow\nDiver • Welder • Crane driver • Rigger • Cook • Skipper\nnell@example.com\n# Languages\nEnglish (native)"
    ).cv
    assert cv.full_name == "Nell Farrow"
    assert cv.skills == []


def test_an_item_that_is_a_phrase_is_not_cut_at_its_commas():
    cv = read(
        "# Skills\n- Installation, calibration, and maintenance of pumps\n- Honest, polite and dependable in all weather\n"
        "- Experience with Excel, Word and Outlook\n- AutoCAD, SketchUp"
    ).cv
    assert _skills(cv) == [
        "Installation, calibration, and maintenance of pumps", "Honest, polite and dependable in all weather",
        "Experience with Excel, Word and Outlook", "AutoCAD", "SketchUp",
    ]  # fmt: skip


def test_a_misspelt_heading_in_the_look_of_the_others_is_one():
    cv = read(
        "# Education\nBSc Hydrology, University of Leeds\\t2014\n# Achivements\nYoung Engineer Award 2016\n# Languages\nEnglish (native)"
    ).cv
    assert cv.awards == ["Young Engineer Award 2016"]


def test_names_right_below_a_heading_in_its_look_are_no_headings():
    cv = read(
        "# Skills\nExcel, Word\n# Languages\nEnglish (native)\n# Referees\n# Rufus Vale\nSenior Trainer, Mire College\n# Keira Thorn\nManager, Crab Inn"
    ).cv
    assert len(cv.references) == 2


def test_languages_with_levels_among_the_skills_are_languages():
    cv = read("# Kenntnisse\n- Java, SQL\n- Deutsch(C1), Englisch(C1), Kroatisch(Muttersprache)\n# Hobbys\nSchach").cv
    assert [row.language for row in cv.languages] == ["Deutsch", "Englisch", "Kroatisch"]
    assert _skills(cv) == ["Java", "SQL"]


def test_a_line_that_repeats_the_top_of_the_document_is_a_running_head():
    items = "\n".join(f"- kept pump {number} running" for number in range(12))
    draft = read(
        f"@ Nell Farrow\nnell@example.com\n# Experience\nSite Manager, Mire Drainage Ltd\\t2015 – 2020\n{items}\n@ Nell Farrow\n- kept the last one running"
    )
    assert draft.cv.work_experience[0].bullets[-1] == "kept the last one running"
    assert "Nell Farrow" not in draft.cv.work_experience[0].bullets
    assert draft.unplaced_text == ()


def test_items_of_one_year_that_is_printed_once_share_it():
    cv = read(
        "# Trainings\n2015\\tEnamel, Mire School\nStone setting, Mire School\n2014\\tRivets, Crab School\n2013\\tKnots, Crab School\n2011\\tSails, Gull School\n"
        "# Languages\nEnglish (native)"
    ).cv
    assert cv.trainings == [
        "Enamel, Mire School, 2015", "Stone setting, Mire School, 2015", "Rivets, Crab School, 2014",
        "Knots, Crab School, 2013", "Sails, Gull School, 2011",
    ]  # fmt: skip


def test_what_is_listed_below_a_dated_course_tells_more_of_it():
    cv = read(
        "# Weiterbildung\n**Universität Bremen**\n03/2019\n- Parallele Programmierung\n- Leistungsmessung\n# Sprachen\nDeutsch (C2)"
    ).cv
    assert len(cv.trainings) == 1


def test_an_objective_on_a_line_of_its_own_below_the_name_is_the_summary():
    cv = read(
        "@ Nell Farrow\nnell@example.com\nObjective: To keep the pumps of a larger village running\n# Languages\nEnglish (native)"
    ).cv
    assert cv.summary == "To keep the pumps of a larger village running"


def test_labelled_lines_that_close_the_last_entries_are_sections_of_their_own():
    cv = read(
        "@ Nell Farrow\n# Education\nBSc Hydrology, University of Leeds\t2014\n# Experience\n2015 – 2020\tSite Manager, Mire Drainage Ltd\n"
        "2013 – 2015\tFitter, Sluice Works Ltd\nSkills: AutoCAD, HEC-RAS, surveying\nInterests: chess, rowing"
    ).cv
    assert cv.skills == ["AutoCAD", "HEC-RAS", "surveying"]
    assert cv.interests == ["chess", "rowing"]


def test_labels_of_the_last_degree_close_nothing():
    cv = read(
        "@ Nell Farrow\n# Experience\nSite Manager, Mire Drainage Ltd\t2015 – 2020\n# Education\n"
        "BSc Hydrology, University of Leeds\t2014\nAwards: Dean's list\nCourses: Statistics, Calculus"
    ).cv
    assert cv.awards == cv.trainings == []
    assert cv.education[0].title == "BSc Hydrology"


@pytest.mark.parametrize(
    "interests", [["Chess", "Programming", "Electronics"], ["Programming", "Electronics", "Rowing"]]
)
def test_an_interest_that_could_head_a_section_is_one_of_the_list_even_the_first(interests):
    listed = "\n".join(interests)
    cv = read(f"@ Nell Farrow\n# Interests\n{listed}\n# Education\nBSc Hydrology, University of Leeds\t2014").cv
    assert cv.interests == interests


def test_labelled_contact_data_below_the_name_in_the_type_of_headings_are_personal():
    cv = read(
        "# Skills\nAutoCAD\nHEC-RAS\n# Nell Farrow\nDate of birth:\t15 September 1994\nPhone:\t+44 20 7946 0000\n"
        "E-mail:\tnell@example.com\n# Education\nBSc Hydrology, University of Leeds\t2014\n# Languages\nEnglish (native)"
    ).cv
    assert (cv.full_name, cv.email, cv.phone) == ("Nell Farrow", "nell@example.com", "+44 20 7946 0000")
    assert cv.skills == ["AutoCAD", "HEC-RAS"]


def test_courses_that_are_described_item_by_item_under_an_unlisted_heading_are_projects():
    cv = read(
        "@ Nell Farrow\n# Education\nBSc Hydrology, University of Leeds\t2014\n# Course projects of mine\nFlood maps\tSep 2014\n"
        "- modelled the water of a valley after heavy rain\nRain gauges\tJuly 2014\n- built and read a dozen gauges for a whole summer\n"
        "# Experience\nSite Manager, Mire Drainage Ltd\t2015 – 2020\n# Languages\nEnglish (native)"
    ).cv
    assert len(cv.further_experience) == 2
    assert cv.trainings == []


def test_statements_of_many_words_in_a_list_of_statements_keep_their_commas():
    cv = read(
        "@ Nell Farrow\n# Skills\n- Ability to run systems such as pumps\n- Advanced numerical programming languages Java, C, Python\n"
        "- Detailed knowledge of weirs\n- AutoCAD, SketchUp"
    ).cv
    assert cv.skills == [
        "Ability to run systems such as pumps", "Advanced numerical programming languages Java, C, Python",
        "Detailed knowledge of weirs", "AutoCAD", "SketchUp",
    ]  # fmt: skip


def test_volunteers_and_members_under_an_unlisted_heading_of_experience_hold_no_jobs_beside_those_that_do():
    cv = read(
        "@ Nell Farrow\n# Education\nBSc Hydrology, University of Leeds\t2014\n# Experience\n2015 – 2020\tSite Manager, Mire Drainage Ltd\n"
        "# Experience in the college years\n2012 – 2014\tUniversity of Leeds, volunteer of the career service\n"
        "2011 – 2013\tFen Society, member of the board\n# Languages\nEnglish (native)"
    ).cv
    assert [entry.date_range for entry in cv.work_experience] == ["2015 – 2020"]
    assert [entry.date_range for entry in cv.further_experience] == ["2012 – 2014", "2011 – 2013"]


def test_languages_in_two_columns_with_their_levels_are_languages():
    cv = read(
        "@ Jeanne Martin\n# Expérience\nStagiaire, Atelier Lune\t2019\n# Langues\n"
        "|Français|Langue natale|Allemand lu, écrit, parlé|\n|Anglais|Courant|Portugais lu, écrit, parlé|"
    ).cv
    assert [row.language for row in cv.languages] == ["Français", "Allemand", "Anglais", "Portugais"]
    assert cv.skills == []


def test_what_reaches_somebody_below_a_name_set_as_a_heading_is_contact_data_and_no_list_of_skills() -> None:
    cv = read(
        "# Experience\nPump Fitter, Mire Pumps Ltd\\t2015 – 2022\n- kept pumps\nSluice Keeper, Farn Sluices Ltd\\t2010 – 2015\n"
        "- shut sluices\n# Nell Farrow\n14 Quarry Lane, Leeds LS6 3QB\n+44 7700 900417\nnell.farrow@example.org\n"
        "# Languages\nEnglish (native)"
    ).cv
    assert (cv.full_name, cv.email, cv.phone) == ("Nell Farrow", "nell.farrow@example.org", "+44 7700 900417")
    assert cv.address_lines == ["14 Quarry Lane", "Leeds LS6 3QB"]
    assert cv.skills == []


def test_contact_data_behind_labels_below_a_profile_are_no_part_of_it():
    cv = read(r"""
        # Career objective
        To work where seeds are sorted with care and people learn from each other every day.
        **Address:** 4 Mill Lane, Harrow HA1 2AB
        **Mobile:** 07700 900832
        **Email:** nora.feld@example.org
        # Skills
        - Sorting
        """).cv
    assert cv.summary == "To work where seeds are sorted with care and people learn from each other every day."
    assert (cv.email, list(cv.address_lines)) == ("nora.feld@example.org", ["4 Mill Lane", "Harrow HA1 2AB"])


def test_a_day_of_birth_below_a_vague_heading_is_no_interest():
    cv = read("@ Ada Fenn\n# Persönliches\ngeb. 14.03.1979 in Celle\nverheiratet, zwei Kinder\n# Sprachen\nDeutsch").cv
    assert (cv.birth_date, cv.interests) == ("1979-03-14", [])


def test_contact_data_below_studies_are_contact_data_though_some_have_labels_and_a_link_is_broken():
    draft = read(
        """
        @ Gianna Farnal
        # Formação
        Escola Projeta, Taguatinga — conclusão de ensino médio
        2019 - 2023
        Fiz esse curso com o objetivo de aumentar as minhas habilidades.
        CSB 10 Taguatinga sul, DF, 72015-605
        +55 61 9415-0000
        email:gianna@example.com
        github:https://github.com/example
        linkedin:
        https://www.linkedin.com/in/gianna/
        # Competências
        Proatividade, Adaptação
        """
    )
    assert (draft.cv.email, draft.cv.phone) == ("gianna@example.com", "+55 61 9415-0000")
    assert draft.cv.education[0].details == ["Fiz esse curso com o objetivo de aumentar as minhas habilidades."]
    assert [link.url for link in draft.cv.links] == [
        "https://github.com/example",
        "https://www.linkedin.com/in/gianna/",
    ]


def test_the_civil_service_of_a_country_is_a_section_of_its_own():
    cv = read(
        "# Berufserfahrung\n2010 – 2012: Koch, Farnhof\n# Präsenzdienst\n10/2009 – 03/2010 Kaserne Farn\n# Schulbildung\n2004 – 2009: HTL Farn, Matura"
    ).cv
    assert [(job.title, job.bullets) for job in cv.work_experience] == [("Koch", [])]
    assert [entry.date_range for entry in cv.further_experience] == ["2009-10 – 2010-03"]


def test_a_label_of_details_set_as_headings_are_goes_on_with_the_entry() -> None:
    cv = read(
        "@ Ada Quill\n# Skills\nPumps\n# Projects\nMire Gauge\t2018 – 2019\nA gauge for wet ground\n"
        "# Roles and Responsibilities\n- Built the float\n- Wrote the manual\n# Languages\nFrench: B2"
    ).cv
    assert cv.custom_sections == []
    assert "Wrote the manual" in cv.further_experience[0].bullets


def test_a_remark_in_brackets_heads_nothing() -> None:
    cv = read(
        "@ Ada Quill\n# Experience\nFitter, Mire Works\t2015 – 2018\n# (to be completed)\nWelder, Bog Works\t2018 – 2020\n"
        "# Education\nDiploma in Moor Science\t2012 – 2014\n# Languages\nFrench: B2"
    ).cv
    assert len(cv.work_experience) == 2


def test_schools_that_are_items_are_told_from_jobs() -> None:
    cv = read(
        "@ Ada Quill\n# Experience and education\n- High school: Farn College (2012 – 2014)\n"
        "- University of Leeds – Moor Science (2015 – 2018)\n# Languages\nFrench: B2"
    ).cv
    assert (len(cv.education), len(cv.work_experience)) == (2, 0)


def test_several_sentences_of_skills_are_skills() -> None:
    texts = (
        "I get on well with people who have worked with pumps for longer than I have myself.",
        "I listen to customers with patience and explain again and again what a float is for.",
    )
    assert read(f"# Social skills\n{texts[0]}\n{texts[1]}\n# Languages\nEnglish (native)").cv.skills == list(texts)
