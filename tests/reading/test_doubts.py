"""Certainty weighs all evidence: what contradicts itself is doubtful, and what agrees is not."""

from __future__ import annotations

import pytest

from cv_generator.reading.draft import DOUBTFUL, Draft, Source
from cv_generator.reading.fields.contact_doubts import contact_marks
from cv_generator.reading.fields.doubt_weights import BASES, STATED, WEIGHTS
from cv_generator.reading.fields.doubts import _weighed, weighed
from cv_generator.reading.fields.entry_doubts import GROUPS, entry_marks, section_marks, value_marks, values_of
from cv_generator.reading.fields.found import Found, FoundCv, FoundEntry
from tests.reading.printing import read

_CLEAR = """
@ Ada Sample
ada.sample@example.com
+44 113 496 0123
# Work experience
**Software Engineer**, Span Ltd\\t2020-03 – Present
- Drew bridges
**Project Manager**, Mast GmbH\\t2016-01 – 2020-02
- Checked loads
# Education
**Bachelor of Science**, University of Leeds\\t2012 – 2015
"""


def _found(text: str) -> Found:
    return Found(text, text, (0,))


def _source(draft: Draft, path: str) -> Source:
    return next(source for source in draft.sources if source.path == path)


def test_nothing_of_a_clear_cv_is_doubtful() -> None:
    draft = read(_CLEAR)
    assert draft.cv.work_experience[1].employer == "Mast GmbH"
    assert [source.path for source in draft.sources if source.certainty < DOUBTFUL] == []


def test_a_value_that_is_doubtful_says_why() -> None:
    draft = read(_CLEAR.replace("Software Engineer**, Span Ltd", "Span, Mast, Boom**, what it was: a part, of a whole"))
    doubtful = [source for source in draft.sources if source.certainty < DOUBTFUL]
    assert doubtful
    assert all(source.doubts for source in doubtful)
    assert all(not source.doubts for source in draft.sources if source.certainty >= DOUBTFUL)


def test_a_telephone_of_another_country_than_the_address_is_doubtful() -> None:
    lines = "@ Ada Sample\nul. Długa 5, 00-238 Warszawa\nada.sample@example.com\n{} 30 901820"
    agrees, contradicts = (_source(read(lines.format(code)), "phone") for code in ("+48 22", "+49"))
    assert agrees.certainty >= DOUBTFUL > contradicts.certainty
    assert contradicts.doubts[0] == "the address is in another country"


@pytest.mark.parametrize(
    ("name", "mark"),
    [
        ("Berlin", "a name that is a place"),
        ("Ada", "a name of one word"),
        ("Project Manager", "a name with the words of a title"),
        ("Ada | Sample", "signs stand in the name"),
        ("Nora Beispiel", "name and e-mail address differ"),
    ],
)
def test_a_name_that_is_no_name_is_marked(name: str, mark: str) -> None:
    cv = FoundCv(single={"full_name": _found(name), "email": _found("ada.sample@example.com")})
    assert mark in set(contact_marks("full_name", cv.single["full_name"], cv))
    assert mark not in set(contact_marks("full_name", _found("Ada Sample"), cv))


def _entry(**fields: str) -> FoundEntry:
    return FoundEntry({name: _found(value) for name, value in fields.items()})


def test_an_entry_is_compared_with_the_others_of_its_section() -> None:
    whole = _entry(title="Engineer", employer="Span Ltd", date_range="2020 – 2021")
    lone = _entry(date_range="2018 – 2019")
    values = values_of([whole, whole, lone])
    marks = set(entry_marks("work_experience", lone, values))
    assert {"it has no title", "it has no employer or school", "it has other fields than the others"} <= marks
    assert not marks & set(entry_marks("work_experience", whole, values)) - {"it has no text"}


def test_names_that_fit_better_the_other_way_are_marked() -> None:
    mark = "title and employer fit better the other way"
    swapped = _entry(title="Span Engineering Ltd", employer="Project Manager")
    right = _entry(title="Project Manager", employer="Span Engineering Ltd")
    assert mark in set(entry_marks("work_experience", swapped, values_of([swapped])))
    assert mark not in set(entry_marks("work_experience", right, values_of([right])))


def test_a_long_section_and_one_out_of_order_are_marked() -> None:
    dates = ("2019 – 2020", "2010 – 2011", "2015 – 2016")
    assert "the entries are not in the order of their dates" in section_marks([_entry(date_range=d) for d in dates])
    assert not section_marks([_entry(date_range=date) for date in sorted(dates)])
    assert "the section is longer than usual" in section_marks([_entry(title="Engineer")] * 11)


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("Span, Mast, Boom", "it holds several commas"),
        ("Duties: all", "it holds a colon"),
        ("Engineer -", "it is cut at a sign"),
        ("Berlin", "it is a place"),
    ],
)
def test_the_form_and_the_words_of_a_value_are_marked(text: str, mark: str) -> None:
    assert mark in set(value_marks("work_experience", "employer", _found(text)))
    assert mark not in set(value_marks("work_experience", "employer", _found("Span Ltd")))


def test_more_against_a_value_never_makes_it_more_certain() -> None:
    marks = [mark for mark, weight in {**WEIGHTS, **STATED}.items() if weight > 0]
    assert len(marks) > 20
    certainties = [
        weighed({"x": _found("Span")}, {"x": ("employer", frozenset(marks[:n]))})["x"].certainty
        for n in range(len(marks) + 1)
    ]
    assert certainties == sorted(certainties, reverse=True)
    assert certainties[0] >= DOUBTFUL > certainties[-1] > 0


def test_what_was_doubtful_where_it_was_decided_stays_so_for_contact_data() -> None:
    found = Found("12", "12", (0,), certainty=0.4)
    assert weighed({"phone": found}, {"phone": ("phone", frozenset())})["phone"].certainty == 0.4


def test_every_group_has_a_base() -> None:
    assert {*GROUPS.values(), "full_name", "email", "phone", "address"} == set(BASES)


def test_the_order_of_the_marks_changes_nothing() -> None:
    """Sets have another order in each process, and a sum of floats another last digit: at the limit that is a doubt."""
    group = GROUPS["education", "title"]
    marks = [mark for mark in WEIGHTS if WEIGHTS[mark]]
    for first in range(len(marks)):
        turned = [*marks[first:], *marks[:first]][:9]
        both = [_weighed(_found("BSc"), group, order) for order in (turned, turned[::-1])]
        assert both[0].certainty == both[1].certainty
