"""Tables whose first column names the kind of each entry above its date."""

from __future__ import annotations

from tests.reading.printing import read

_COLUMN = """
@ Ada Muster
# Lebenslauf
|Berufspraxis|Nordlicht GmbH, Kiel|
|seit 12/2017|Web-Entwicklerin|
|Weiterbildung|Bildungshaus Elbe, Hamburg|
|08/2017 - 11/2017|Programmieren für Android|
|Berufspraxis|Werft Sonne GmbH, Kiel|
|11/2012 - 07/2017|Ingenieurin|
|Studium|Universität Kiel|
|10/2006 - 10/2010|Physik|
|Berufspraxis|Stadt Plön|
|12/2002 - 11/2005|Angestellte|
|Berufspraxis|Stadt Eutin|
|03/2001 - 11/2002|Angestellte|
|Berufspraxis|Hafen Lübeck|
|05/1999 - 02/2001|Schreibkraft|
|Praktikum|Stadt Lübeck|
|01/1999 - 04/1999|Praktikantin|
|Sprachen|Englisch, Dänisch|
"""


def test_labels_above_dates_name_the_kind_of_each_entry_though_they_recur() -> None:
    cv = read(_COLUMN).cv
    assert [entry.employer for entry in cv.work_experience] == [
        *("Nordlicht GmbH", "Werft Sonne GmbH", "Stadt Plön", "Stadt Eutin", "Hafen Lübeck", "Stadt Lübeck"),
    ]
    assert cv.work_experience[0].date_range == "2017-12 – Present"
    assert [entry.date_range for entry in cv.education] == ["2006-10 – 2010-10"]
    assert [language.language for language in cv.languages] == ["Englisch", "Dänisch"]


def test_colons_in_front_of_what_stands_behind_labels_belong_to_the_labels() -> None:
    cv = read(
        """
        @ Ada Sample
        # Personal Profile
        Gender\\t: Female
        Marital Status\\t: Single
        |Permanent Address|:|No. 14, 3rd Cross, Gandhi Nagar, Coimbatore – 641012, Tamil Nadu|
        # Work Experience
        **Baker**, Old Mill Ltd\\t2019 – 2023
        - Bread for twelve shops
        """
    ).cv
    assert [(detail.label, detail.value) for detail in cv.personal_details] == [
        ("Gender", "Female"),
        ("Marital Status", "Single"),
    ]
    assert cv.address_lines[-1].endswith("Tamil Nadu")


def test_a_range_that_breaks_before_its_last_year_in_a_narrow_column_is_one() -> None:
    cv = read(
        """
        @ Ada Muster
        # Berufserfahrung
        Juli 2007 – September\\tFerialpraktikantin Bauleitung
        2007\\tHochbau Sommer GmbH, Graz
        Oktober 2003 – Juni 2005\\tBauzeichnerin
        \\tTiefbau Winter GmbH, Linz
        """
    ).cv
    assert [entry.date_range for entry in cv.work_experience] == ["2007-07 – 2007-09", "2003-10 – 2005-06"]


def test_the_name_above_the_kinds_in_the_margin_is_none_of_them() -> None:
    cv = read("""
        |Ada Quill|Mill Lane 4//Norwich NR1 4AA//ada@example.org|
        |Skills|Welding//Ropes|
        |Experience|Boatwright, Farn Yard, 2018 – 2020|
        |Education|BSc Hydrology, University of Leeds, 2014 – 2017|
        """).cv
    assert (cv.full_name, cv.skills) == ("Ada Quill", ["Welding", "Ropes"])
