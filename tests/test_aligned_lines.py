"""The lines of a document are told by its truth: the material of all steps of reading that are learned."""

from __future__ import annotations

from benchmarks.lines.aligned import aligned

_TRUTH = {
    "_meta": {"layout": "plain"},
    "full_name": "Wren Ashby",
    "email": "joiner@mill.example",
    "summary": "Joiner who mends what others have given up.",
    "work_experience": [
        {
            "date_range": "05/2019 – Present",
            "title": "Joiner",
            "employer": "Farn Mill",
            "location": "Lindwil",
            "bullets": ["Built the new wheel of the mill from oak of the parish and hung it within a week"],
        },
        {"date_range": "2015 – 2019", "title": "Apprentice", "employer": "Esk Yard", "bullets": ["Caulked boats"]},
    ],
    "education": [{"date_range": "2014", "title": "A-levels", "institution": "Farn College"}],
    "skills": ["Oak", "Glue"],
    "custom_sections": [{"title": "Boats", "items": ["The Gannet, a lugger of nine metres"]}],
}


def _told(*texts: str) -> list[tuple[str, int, str]]:
    return [(line.kind, line.entry, line.field) for line in aligned(texts, _TRUTH)]


def test_each_line_has_the_section_the_entry_and_the_field_of_its_words() -> None:
    assert _told(
        "Wren Ashby", "joiner@mill.example", "Joiner, Farn Mill, Lindwil", "Built the new wheel of the mill from oak",
        "of the parish and hung it within a week", "Apprentice", "Esk Yard", "Caulked boats", "A-levels, Farn College",
        "Oak, Glue", "The Gannet, a lugger of nine metres",
    ) == [
        ("contact", 0, "full_name"), ("contact", 0, "email"), ("work_experience", 0, "employer"),
        ("work_experience", 0, "bullets"), ("work_experience", 0, "bullets"), ("work_experience", 1, "title"),
        ("work_experience", 1, "employer"), ("work_experience", 1, "bullets"), ("education", 0, "institution"),
        ("skills", 0, "skills"), ("custom_sections", 0, "custom_sections"),
    ]  # fmt: skip


def test_dates_tell_whose_line_is_where_no_words_do() -> None:
    assert _told("May 2019 – today", "Joiner", "2015 – 2019", "Apprentice") == [
        ("work_experience", 0, "date_range"), ("work_experience", 0, "title"),
        ("work_experience", 1, "date_range"), ("work_experience", 1, "title"),
    ]  # fmt: skip


def test_lines_without_words_of_the_truth_stay_with_those_around_them() -> None:
    lines = aligned(["Apprentice", "Our motto: measure twice", "Caulked boats", "Skills", "Oak, Glue"], _TRUTH)
    assert [(line.kind, line.is_told) for line in lines] == [
        ("work_experience", True), ("work_experience", False), ("work_experience", True), ("skills", False), ("skills", True),
    ]  # fmt: skip


def test_a_word_that_two_entries_have_is_told_by_the_lines_around_it() -> None:
    truth = {
        "work_experience": [
            {"title": "Cook", "employer": "Farn Inn", "location": "Lindwil"},
            {"title": "Waiter", "employer": "Esk Inn", "location": "Lindwil"},
        ]
    }
    lines = aligned(["Cook", "Farn Inn", "Lindwil", "Waiter", "Esk Inn", "Lindwil"], truth)
    assert [line.entry for line in lines] == [0, 0, 0, 1, 1, 1]


def test_words_that_an_entry_has_already_begin_the_next() -> None:
    truth = {"work_experience": [{"title": title, "employer": "Farn Inn"} for title in ("Cook", "Waiter")]}
    lines = aligned(["Farn Inn", "Cook", "Farn Inn", "Waiter"], truth)
    assert [line.entry for line in lines] == [0, 0, 1, 1]


def test_nothing_is_aligned_with_nothing() -> None:
    assert aligned([], _TRUTH) == []
    assert [line.share for line in aligned(["", "Farn"], {"language": "en"})] == [0.0, 0.0]
