"""What stands where a fact belongs and is none: levels that do not exist, fillers, a mere yes as a consent."""

from __future__ import annotations

import datetime as dt
import time

import pytest

from cv_generator.cv import call_words, levels
from cv_generator.cv.checks import check
from cv_generator.cv.editing import edited
from cv_generator.cv.keeping import value_at
from cv_generator.cv.model import Cv
from cv_generator.cv.paths import Edit
from cv_generator.languages import codes, sections_in

CV = Cv.model_validate({
    "full_name": "Anna Muster", "nationality": "Swiss", "headline": "Planner", "data_privacy": "I agree that …",
    "languages": ["German (native)", "English (C1)", "Polish (A2)"], "interests": ["Chess"],
    "work_experience": [{"date_range": "2016 – 2019", "employer": "Alpenbahn AG", "location": "Bern"}],
    "education": [{"institution": "EPFL", "title": "BSc Mathematics"}],
})  # fmt: skip
TODAY = dt.date(2026, 1, 22)


def brought_back(path: str, value: object) -> bool:
    """Whether an edit is warned of, and the edits that are suggested leave the CV as it was."""
    done = edited(CV, [Edit(path, value)])
    assert done.besides.warnings, (path, value)
    return edited(done.cv, done.besides.moves).cv == CV


@pytest.mark.parametrize("level", ["B7", "C3", "D1", "A0", "c4", "B 2 – C9", "E2+"])
@pytest.mark.parametrize("at", range(3))
def test_a_level_that_does_not_exist_is_told_and_the_old_one_brought_back(level: str, at: int) -> None:
    assert brought_back(f"languages[{at}].level", level)
    assert brought_back(f"languages[{at}]", f"{CV.languages[at].language}: {level}")


@pytest.mark.parametrize(
    "level", ["A1", "C2", "b2+", "A1.2", "B1/B2", "N2 (JLPT)", "HSK 4", "B2, Cambridge E8", "C1/2"]
)
def test_a_level_that_exists_is_none_of_these(level: str) -> None:
    assert not edited(CV, [Edit("languages[1].level", level)]).besides.warnings


def test_a_new_language_with_no_level_is_told_at_the_edit_and_in_the_whole_cv() -> None:
    done = edited(CV, [Edit("languages", "French: C3", "append")])
    assert [each.code for each in done.besides.warnings] == ["no_level"]
    assert "no_level" in {each.code for each in check(done.cv, TODAY).warnings}


@pytest.mark.parametrize("code", codes())
def test_fillers_of_every_language_do_not_take_the_place_of_a_fact_silently(code: str) -> None:
    words = sections_in("calls", code)["nothing"]
    assert len(words) > 10
    for word in words:
        for said in (word, word.capitalize(), f"({word})"):
            assert brought_back("nationality", said)
    for path in ("work_experience[0].location", "education[0].title", "languages[2].level", "headline", "full_name"):
        assert brought_back(path, words[0])


@pytest.mark.parametrize("sign", ["-", "–", "--", "—", "___", "?", "***", "/"])
def test_signs_do_not_either(sign: str) -> None:
    assert brought_back("work_experience[0].location", sign)


@pytest.mark.parametrize(
    "text", ["NV", "KA", "ND", "C", "R", "X", "Unknown Worlds Ltd", "Offen", "No. 1", "Folgt uns", "B"]
)
def test_names_are_no_fillers(text: str) -> None:
    assert not call_words.is_filler(text)


@pytest.mark.parametrize("code", codes())
def test_a_mere_yes_is_told_in_place_of_a_consent(code: str) -> None:
    listed = sections_in("calls", code)
    for said in (*listed.get("yes", ()), *listed["agreed"], "true", "yes", "tak", "1"):
        assert brought_back("data_privacy", said), said
    assert not edited(CV, [Edit("data_privacy", "Wyrażam zgodę na przetwarzanie moich danych.")]).besides.warnings


@pytest.mark.parametrize("path", ["languages[1].language", "languages[1]"])
@pytest.mark.parametrize("name", ["English C2", "Englisch (verhandlungssicher)", "inglés: C2", "angielski – B2"])
def test_a_level_beside_the_name_of_a_language_takes_the_place_of_the_old_one(path: str, name: str) -> None:
    done = edited(CV, [Edit(path, {"language": name} if path.endswith("]") else name)])
    assert [each.code for each in done.besides.warnings] == ["level_inside"]
    assert "C1" in done.besides.warnings[0].hint
    parted = levels.with_level(name)
    assert value_at(edited(done.cv, done.besides.moves).cv.model_dump(), "languages[1]") == parted


def test_of_two_levels_that_were_sent_none_is_chosen() -> None:
    done = edited(CV, [Edit("languages[1]", {"language": "English C2", "level": "B2"})])
    assert [each.code for each in done.besides.warnings] == ["level_inside"]
    assert not done.besides.moves


def test_long_texts_cost_nothing() -> None:
    began = time.perf_counter()
    for text in ("a. " * 50_000, "-" * 100_000, "A9 " * 50_000, "(" * 100_000):
        call_words.is_filler(text)
        levels.is_off_scale(text)
    assert time.perf_counter() - began < 0.5
