"""What a text on its own says: an occupation, a place, an employer."""

from __future__ import annotations

import pytest

from cv_generator.reading.words import evidence


@pytest.mark.parametrize(
    "text",
    [
        "Podiatrist", "Freight forwarder", "Oceanographer", "Dachdeckerin", "Steinbildhauer", "Kriminalbeamtin",
        "Sachbearbeiter:in Einkauf", "Reżyserka", "Taksówkarz", "Scenograf", "Hauptmann", "Klassensprecherin",
    ],
)  # fmt: skip
def test_occupations_and_offices_are_titles(text):
    assert evidence.title(text) > 1


@pytest.mark.parametrize("text", ["Weber", "Elektrotechnik", "Holzbau Wagner", "Konditorei Sattler"])
def test_surnames_and_trades_are_no_titles(text):
    assert evidence.title(text) < 1


@pytest.mark.parametrize(
    "text",
    [
        "Halifax, NS", "Skagen (Dänemark)", "Ålesund, Norway", "Winnica, Ukraina", "Bury St Edmunds, Suffolk",
        "Bad Aibling, Oberbayern", "Sucha Beskidzka, małopolskie", "Ballarat, VIC",
    ],
)  # fmt: skip
def test_a_town_with_what_surrounds_it_is_a_place(text):
    assert evidence.place(text) > 2


@pytest.mark.parametrize("text", ["Fjordtek AS", "Nordisk Ståhl AB", "Ponte S.p.A.", "Holz Maier e.U."])
def test_a_legal_form_of_any_country_tells_an_employer(text):
    assert evidence.organisation(text) > 2


@pytest.mark.parametrize(
    "text", ["Sächsische Werkzeuge i. L.", "Clean Water Lab – Ann Arbor, MI", "Amt für Verkehr, Bern"]
)
def test_what_only_ends_like_a_place_is_none(text):
    assert not evidence.is_place(text)
