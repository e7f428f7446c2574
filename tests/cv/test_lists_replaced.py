"""A list that is set where adding may have been meant: what it takes away is told with the one edit that keeps both."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cv_generator.cv.editing import edited
from cv_generator.cv.keeping import value_at, words
from cv_generator.cv.model import Cv
from cv_generator.cv.paths import Edit
from tests.cv.test_taken_away import CV, DOCUMENT, LISTS

NAMED_BY = ("institution", "organization", "employer", "language", "label", "heading")


def newcomer(path: str) -> Any:
    """An item that is in no list yet, in the form that the list takes."""
    item = value_at(DOCUMENT, path)[0]
    return {next(name for name in NAMED_BY if name in item): "Quux trip"} if isinstance(item, dict) else "Quux trip"


TOLD = [path for path in LISTS if path != "address_lines"]


def after(*edits: Edit) -> tuple[list[tuple[str, str]], dict[str, Any], int]:
    """What was told of lists, the CV with what was suggested, and how many edits that were."""
    done = edited(CV, edits)
    told = [(each.path, each.message) for each in done.besides.warnings if each.code == "took_away"]
    kept = edited(done.cv, done.besides.moves)
    assert not [each for each in kept.besides.warnings if each.code == "took_away"]
    return told, kept.cv.model_dump(), len(done.besides.moves)


@given(st.sampled_from(TOLD), st.booleans(), st.booleans(), st.data())
def test_no_list_is_replaced_without_a_word_and_one_edit_keeps_both(
    path: str, first: bool, inside: bool, data: st.DataObject
) -> None:
    old = value_at(DOCUMENT, path)
    kept = data.draw(st.lists(st.sampled_from(old), unique_by=str, max_size=len(old) - 1))
    new = [newcomer(path), *kept] if first else [*kept, newcomer(path)]
    parent, _, name = path.rpartition(".")
    told, document, edits = after(Edit(parent, {name: new}) if inside and parent.endswith("]") else Edit(path, new))
    assert ([where for where, _ in told], edits) == ([path], 1)
    assert words(value_at(document, path)) >= words(old) | {"quux", "trip"}
    assert len(value_at(document, path)) == len(old) + 1


@given(st.sampled_from(TOLD), st.data())
def test_a_list_that_contains_all_of_the_old_says_nothing(path: str, data: st.DataObject) -> None:
    old = value_at(DOCUMENT, path)
    new = data.draw(st.permutations([*old, newcomer(path)]))
    assert after(Edit(path, new))[0] == []


@pytest.mark.parametrize(
    ("path", "new", "expected"),
    [
        ("work_experience[0].bullets", ["x"], ["walked", "talked", "x"]),
        ("interests", ["Sailing", "Rowing"], ["Chess", "Rowing", "Sailing"]),
        ("interests", ["chess.", "Sailing"], ["chess.", "Rowing", "Sailing"]),
        ("skills", ["Go"], ["Scrum", {"group": "Software", "items": ["Redis", "Kafka"]}, "Go"]),
        ("skills", ["Redis", "Go"], ["Redis", "Go", "Scrum", {"group": "Software", "items": ["Kafka"]}]),
        ("skills", [{"group": "Software", "items": ["Go"]}], ["Scrum", {"group": "Software", "items": ["Redis", "Kafka", "Go"]}]),
        (
            "languages", ["Deutsch (C2)", "Polish"],
            [
                {"language": "Deutsch", "level": "C2"}, {"language": "English", "level": "C1"},
                {"language": "Polish", "level": ""},
            ],
        ),
    ],
)  # fmt: skip
def test_what_is_suggested_keeps_the_old_and_the_new(path: str, new: Any, expected: Any) -> None:
    assert value_at(after(Edit(path, new))[1], path) == expected


def test_entries_that_are_named_keep_what_was_not_said_of_them_and_the_newest_stands_first() -> None:
    new = [
        {"employer": "New", "date_range": "2024 – Present"},
        {"employer": "Alpha", "title": "Lead", "date_range": "2020-01 – 2023", "bullets": []},
    ]
    [(_, message)], document, _ = after(Edit("work_experience", new))
    assert message == "took away Alpha; Beta"
    jobs = [(job["employer"], job["date_range"], job["bullets"]) for job in document["work_experience"]]
    assert jobs == [
        ("New", "2024 – Present", []), ("Alpha", "2020-01 – 2023", ["walked", "talked"]), ("Beta", "2015 – 2019", ["learned"]),
    ]  # fmt: skip


LONG = [
    "Led twelve people in the planning office of Bern",
    "Built the bridge over the Aare for the city",
    "Kept the books",
]


@pytest.mark.parametrize(
    "new",
    [
        [],
        [
            "Led 15 people in the planning office of Bern",
            "Built the bridge over the Aare",
            "Kept the books of the office",
        ],
        [
            "Led twelve people in the planning office of Bern and built the bridge over the Aare for the city",
            "Kept the books",
        ],
        [
            "Leitete zwölf Personen im Planungsamt und war für den Betrieb da",
            "Baute die Brücke für die Stadt",
            "Führte die Bücher",
        ],
    ],
    ids=["emptied", "reworded", "joined", "translated"],
)
def test_a_list_in_other_words_takes_nothing_away(new: list[str]) -> None:
    before = edited(
        CV, [Edit("work_experience[0].bullets", [*LONG, "walked", "talked"]), Edit("interests", [*CV.interests])]
    ).cv
    before = edited(before, [Edit("work_experience[0].bullets", LONG)]).cv
    assert edited(before, [Edit("work_experience[0].bullets", new)]).besides.warnings == ()


def test_an_address_and_a_design_are_replaced_as_they_are_set() -> None:
    assert after(Edit("address_lines", ["1 New Road"]), Edit("design.hidden", ["interests"]))[0] == []


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        (
            [Edit("interests", ["Sailing"]), Edit("interests", "Diving", "append")],
            ["Chess", "Rowing", "Sailing", "Diving"],
        ),
        ([Edit("interests", ["Sailing"]), Edit("interests", ["Diving"])], ["Chess", "Rowing", "Sailing", "Diving"]),
        ([Edit("interests", ["Sailing"]), Edit("interests", "Chess", "append")], ["Chess", "Rowing", "Sailing"]),
    ],
)
def test_a_batch_is_looked_at_as_it_ends(edits: list[Edit], expected: list[str]) -> None:
    told, document, _ = after(*edits)
    assert [path for path, _ in told] == ["interests"]
    assert document["interests"] == expected


def test_what_the_batch_puts_back_is_not_told() -> None:
    back = [Edit("interests", "Chess", "append"), Edit("interests", "Rowing", "append")]
    assert after(Edit("interests", ["Sailing"]), *back)[0] == []


def test_the_edit_of_a_list_follows_its_place() -> None:
    done = edited(
        CV, [Edit("work_experience[1].bullets", ["x"]), Edit("work_experience[0]", None, "remove", has_value=False)]
    )
    [warning] = done.besides.warnings
    assert (warning.path, warning.message) == ("work_experience[0].bullets", "took away learned")
    assert done.besides.moves == (Edit("work_experience[0].bullets", ["learned", "x"]),)


@pytest.mark.parametrize(
    ("path", "items"),
    [
        ("interests", [f"interest {n}" for n in range(500)]),
        ("skills", [f"skill {n}" for n in range(500)]),
        ("skills", [{"group": "Many", "items": [f"skill {n}" for n in range(500)]}]),
        ("work_experience", [{"employer": f"Firm {n}"} for n in range(400)]),
    ],
)
def test_of_very_long_lists_only_what_is_gone_is_said(path: str, items: list[Any]) -> None:
    before = edited(CV, [Edit(path, items)]).cv
    new = [{"group": "Many", "items": [f"other {n}" for n in range(500)]}] if len(items) == 1 else items[200:]
    done = edited(before, [Edit(path, new)])
    [warning] = [each for each in done.besides.warnings if each.code == "took_away"]
    assert (warning.path, done.besides.moves) == (path, ())
    assert len(warning.message) < 300


def test_what_stands_elsewhere_in_a_list_is_not_emptied() -> None:
    jobs = [job.model_dump() for job in reversed(CV.work_experience)]
    assert edited(CV, [Edit("work_experience", jobs), Edit("interests", ["Rowing", "Chess"])]).besides.emptied == ()
    assert edited(CV, [Edit("interests", ["Rowing"])]).besides.emptied == ("interests[0]",)
    assert edited(CV, [Edit("interests", ["Sailing"])]).besides.emptied == ("interests[1]",)


GROUPED = Cv(
    skills=["Excel", {"group": "Databases", "items": ["PostgreSQL", "Redis"]}, {"group": "Methods", "items": ["Scrum"]}]
)


@pytest.mark.parametrize(
    ("sent", "lost", "kept"),
    [
        (["Excel", "PostgreSQL", "Redis", "Scrum", "Jira"], "Databases; Methods", ["Jira"]),
        (["excel", "Scrum", "Redis", "PostgreSQL"], "Databases; Methods", []),
        (["Excel", "Scrum", {"group": "Databases", "items": ["PostgreSQL", "Redis", "Oracle"]}], "Methods", ["Oracle"]),
        (["Excel", "PostgreSQL", "Redis", {"group": "Office", "items": ["Word"]}], "Methods; Databases", ["Word"]),
    ],
)
def test_a_flat_list_of_skills_that_dissolves_groups_is_told_with_the_list_that_keeps_both(
    sent: list[Any], lost: str, kept: list[str]
) -> None:
    done = edited(GROUPED, [Edit("skills", sent)])
    [warning] = done.besides.warnings
    assert (warning.code, warning.message) == ("took_away", f"took away {lost}")
    after = edited(done.cv, done.besides.moves)
    assert not after.besides.warnings
    groups = {each.group: each.items for each in after.cv.skills if not isinstance(each, str)}
    assert {"PostgreSQL", "Redis"} <= set(groups["Databases"])
    assert groups["Methods"] == ["Scrum"]
    assert all(item in str(after.cv.skills) for item in kept)
    assert str(after.cv.skills).count("Redis") == 1


@pytest.mark.parametrize(
    "sent",
    [
        [
            "Excel",
            {"group": "Datenbanken", "items": ["PostgreSQL", "Redis"]},
            {"group": "Methoden", "items": ["Scrum"]},
        ],
        [{"group": "All", "items": ["Excel", "PostgreSQL", "Redis", "Scrum"]}],
    ],
)
def test_groups_under_other_headings_are_no_loss(sent: list[Any]) -> None:
    assert not edited(GROUPED, [Edit("skills", sent)]).besides.warnings
