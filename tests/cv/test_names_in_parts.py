"""A word that means a name or a part of it is that part beside the other, and alone takes no whole name away."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest

from cv_generator.cv.editing import edited
from cv_generator.cv.mistakes import understand
from cv_generator.cv.model import Cv
from cv_generator.cv.paths import Edit
from cv_generator.errors import InvalidEdit, WrongKeys
from tests.cv.test_taken_away import edits_of

PAIRS = [
    ("first_name", "name"), ("vorname", "name"), ("name", "last_name"), ("name", "nachname"), ("imię", "nazwisko"),
    ("prénom", "nom"), ("nome", "cognome"), ("nombre", "apellido"), ("voornaam", "naam"), ("nome", "apelido"),
    ("nome", "sobrenome"), ("primeiro nome", "nome"),
]  # fmt: skip


def refused(*edits: Edit) -> InvalidEdit:
    with pytest.raises(InvalidEdit) as found:
        edited(Cv(full_name="Anna Muster"), edits)
    return found.value


@pytest.mark.parametrize("pair", PAIRS)
def test_two_parts_make_one_name_in_every_language(pair: tuple[str, str]) -> None:
    said = dict(zip(pair, ("Léa", "Dupont"), strict=True))
    for order in permutations(said.items()):
        assert understand(dict(order), repair=True).cv.full_name == "Léa Dupont"
        [edit] = edits_of(refused(*(Edit(name, text) for name, text in order)).details["corrected_call"])
        assert (edit.field_path, edit.value) == ("full_name", "Léa Dupont")
        [edit] = edits_of(refused(Edit("full_name", dict(order))).details["corrected_call"])
        assert edit.value == "Léa Dupont"


@pytest.mark.parametrize("name", sorted({name for pair in PAIRS for name in pair}))
@pytest.mark.parametrize("wrap", ["", "personal_info.", "contact."])
def test_one_word_takes_no_name_of_several_away(name: str, wrap: str) -> None:
    error = refused(Edit(f"{wrap}{name}", "Dupont"))
    for edit in edits_of(error.details.get("corrected_call", {"edits": []})):
        assert (edit.field_path, edit.value) in (("full_name", "Dupont Muster"), ("full_name", "Anna Dupont"))
    assert "full_name" in error.problems[0].hint


@pytest.mark.parametrize("name", ["nom", "nome", "naam", "name"])
def test_a_whole_name_under_such_a_word_takes_the_place_of_the_old(name: str) -> None:
    [edit] = edits_of(refused(Edit(name, "Léa Dupont")).details["corrected_call"])
    assert (edit.field_path, edit.value) == ("full_name", "Léa Dupont")


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"nom": "de La Tour", "prénom": "Léa"}, "Léa de La Tour"),
        ({"naam": "van den Berg", "voornaam": "Jan"}, "Jan van den Berg"),
        ({"name": "Anna Muster", "first_name": "Anna"}, "Anna Muster"),
    ],
)
def test_small_words_and_a_part_that_is_in_the_name_are_no_contradiction(said: dict[str, Any], expected: str) -> None:
    assert understand(said, repair=True).cv.full_name == expected


@pytest.mark.parametrize(
    "said", [{"name": "Anna Muster", "first_name": "Eva"}, {"full_name": "Muster", "vorname": "Eva"}]
)
def test_a_part_that_contradicts_the_whole_name_is_asked_about(said: dict[str, str]) -> None:
    with pytest.raises(WrongKeys):
        understand(said, repair=True)


@pytest.mark.parametrize("path", ["education[0].name", "languages[0].name", "links[0].name", "skills[0].nome"])
def test_the_name_of_anything_else_is_no_part_of_the_persons(path: str) -> None:
    cv = Cv(full_name="Anna Muster", education=[{"institution": "Beta"}], languages=["Polish"], links=["a.example"])
    with pytest.raises(InvalidEdit) as found:
        edited(cv, [Edit(path, "Dupont")])
    assert "full_name with the whole name" not in found.value.problems[0].hint
