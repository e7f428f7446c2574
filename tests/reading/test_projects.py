"""Projects and activities: names, and what is told of them."""

from __future__ import annotations

import pytest

from tests.reading.printing import read


def told(source: str, heading: str = "Projects") -> list[tuple[str, str, str, list[str]]]:
    """Title, organization, dates and texts of what stands below a heading."""
    lines = "\n".join(line.strip() for line in source.strip().splitlines())
    entries = read(f"@ Theodosia Brankovich\n# {heading}\n{lines}").cv.further_experience
    return [(one.title, one.organization, one.date_range, one.bullets) for one in entries]


def test_projects_named_in_bold_are_titles_with_what_they_are_below():
    projects = read(
        """
        @ Theodosia Brankovich
        # Projects
        - **Solar Kiln**: Dries walnut in three weeks (2021)
        - **Bike Dyno**: Measures drag (2019 – 2020)
        """
    ).cv.further_experience
    assert [(one.title, one.date_range, one.bullets) for one in projects] == [
        ("Solar Kiln", "2021", ["Dries walnut in three weeks"]), ("Bike Dyno", "2019 – 2020", ["Measures drag"]),
    ]  # fmt: skip


def test_plain_lines_that_begin_with_a_name_in_bold_are_projects():
    assert told(
        """
        **Solar Kiln**: Dries walnut and cherry in three weeks
        **Bike Dyno**:Measures what a chain and a worn sprocket lose
        **Tide Clock**:
        Shows when the mud flats can be crossed on foot
        """
    ) == [
        ("Solar Kiln", "", "", ["Dries walnut and cherry in three weeks"]),
        ("Bike Dyno", "", "", ["Measures what a chain and a worn sprocket lose"]),
        ("Tide Clock", "", "", ["Shows when the mud flats can be crossed on foot"]),
    ]


def test_what_stands_behind_a_name_beside_a_date_tells_of_the_project():
    assert told(
        """
        | 03/2018 | Séchoir : four solaire qui sèche le noyer en trois semaines |
        | 05/2019 | Vélo : banc qui mesure ce que perdent une chaîne et un pignon |
        """,
        "Projets",
    ) == [
        ("Séchoir", "", "2018-03", ["four solaire qui sèche le noyer en trois semaines"]),
        ("Vélo", "", "2019-05", ["banc qui mesure ce que perdent une chaîne et un pignon"]),
    ]


def test_names_and_sentences_in_turn_are_projects_though_all_are_items():
    assert told(
        """
        - Solar Kiln
        - Dries walnut and cherry in three weeks.
        - Costs less than a stove of its size.
        - Bike dyno
        - Measures what a worn chain loses.
        """
    ) == [
        ("Solar Kiln", "", "", ["Dries walnut and cherry in three weeks.", "Costs less than a stove of its size."]),
        ("Bike dyno", "", "", ["Measures what a worn chain loses."]),
    ]


def test_the_number_of_a_project_in_a_cell_of_its_own_names_nothing():
    assert told(
        """
        | 01 | Solar Kiln | 2020 |
        Dries walnut in three weeks
        | 02 | Bike Dyno | 2021 |
        Measures what a worn chain loses
        """
    ) == [
        ("Solar Kiln", "", "2020", ["Dries walnut in three weeks"]),
        ("Bike Dyno", "", "2021", ["Measures what a worn chain loses"]),
    ]


def test_what_a_society_is_stands_below_its_name_in_bold_and_is_no_role():
    assert told(
        r"""
        **Farn Canoeists**\t2015 – 2018
        Club that plans and builds boats for the regattas of its county
        **Moor Choir**\t2012 – 2014
        Treasurer
        """,
        "Volunteering",
    ) == [
        ("", "Farn Canoeists", "2015 – 2018", ["Club that plans and builds boats for the regattas of its county"]),
        ("Treasurer", "Moor Choir", "2012 – 2014", []),
    ]


def test_what_stands_behind_the_name_of_a_project_in_bold_is_no_name():
    assert told(
        """
        **Solar Kiln** | github.com/brankovich/kiln
        - Dries walnut in three weeks
        **Tide Riddle** | Contest of clocks
        - Shows when the mud flats can be crossed
        """
    ) == [
        ("Solar Kiln", "", "", ["github.com/brankovich/kiln", "Dries walnut in three weeks"]),
        ("Tide Riddle", "", "", ["Contest of clocks", "Shows when the mud flats can be crossed"]),
    ]


def test_a_line_that_leads_to_all_projects_is_none():
    document = """
        @ Theodosia Brankovich
        # Projects
        These and some more stand on my site: https://example.org/brankovich
        **Solar Kiln**
        Dries walnut in three weeks
        **Bike Dyno**
        Measures what a worn chain loses
        **Tide Clock**
        Shows when the mud flats can be crossed
        """
    read_so = read(document)
    assert [one.title for one in read_so.cv.further_experience] == ["Solar Kiln", "Bike Dyno", "Tide Clock"]


def test_one_technology_behind_a_project_is_no_name_where_others_have_several():
    assert told(
        r"""
        **Solar Kiln** | **Blender, Godot**\t2022
        Heat and air
        **Tide Clock** | **Godot**\t2023
        Rain and moon
        **Bike Dyno** | **Pygame**\t2021
        Chain and cog
        """
    ) == [
        ("Solar Kiln", "", "2022", ["Blender, Godot", "Heat and air"]),
        ("Tide Clock", "", "2023", ["Godot", "Rain and moon"]),
        ("Bike Dyno", "", "2021", ["Pygame", "Chain and cog"]),
    ]


@pytest.mark.parametrize("heading", ["Exhibitions", "Ausstellungen", "Wystawy", "Exposiciones individuales"])
def test_exhibitions_are_activities_and_no_publications(heading: str):
    cv = read(f"# {heading}\n- 2022 Salt and Reed, Quellheim Gallery\n- 2021 Nine Doors, Farn Museum").cv
    assert [one.date_range for one in cv.further_experience] == ["2022", "2021"]
    assert cv.publications == []
