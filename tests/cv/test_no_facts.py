"""What stands where a fact belongs and is none: levels that do not exist, fillers, a mere yes as a consent."""

from __future__ import annotations

import datetime as dt
import time

import pytest

from cv_generator.cv import call_words, levels
from cv_generator.cv.checks import check, unlikely_dates
from cv_generator.cv.editing import edited
from cv_generator.cv.keeping import value_at
from cv_generator.cv.model import Cv
from cv_generator.cv.paths import Edit, Op
from cv_generator.cv.stand_in import stand_in
from cv_generator.errors import InvalidEdit, WrongKeys
from cv_generator.languages import codes, sections_in
from cv_generator.reading.cv_data import understand_data

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


@pytest.mark.parametrize("mark", ["- ", "• ", "* ", "– ", "•", "- • "])
def test_the_sign_before_a_single_item_is_left_out_as_in_a_list_of_them(mark: str) -> None:
    for edit in (Edit("interests[0]", f"{mark}Go 2"), Edit("interests", f"{mark}Go 2", "append")):
        assert edited(CV, [edit]).cv.interests[-1] == "Go 2"
    sent = {"bullets": [f"{mark}Led nine", "-5 °C", "**bold**"]}
    entry = edited(CV, [Edit("work_experience[0]", sent)]).cv.work_experience[0]
    assert entry.bullets == ["Led nine", "-5 °C", "**bold**"]
    assert stand_in({"interests": [f"{mark}Go"]}).interests == ["Go"]  # type: ignore[union-attr]
    assert Cv(skills=[f"{mark}Go"]).skills == ["Go"]
    assert Cv(interests=[mark.strip()]).interests == [mark.strip()]


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        ("Polnisch B1, Muttersprache Deutsch", {"pl": "B1", "de": "native"}),
        ("Polish B1 and Danish A1", {"pl": "B1", "da": "A1", "de": "native"}),
        ("polski B1, hiszpański C1, angielski", {"pl": "B1", "es": "C1", "de": "native"}),
    ],
)
def test_several_languages_over_the_entry_of_one_of_them_are_an_entry_each(
    text: str, languages: dict[str, str]
) -> None:
    done = edited(CV, [Edit("languages[2]", text)])
    made = {
        levels.language_code(each.language): each.level for each in edited(done.cv, done.besides.moves).cv.languages
    }
    assert made == {"en": "C1", **languages}


def test_several_languages_over_that_of_another_leave_it_and_are_an_entry_each() -> None:
    done = edited(CV, [Edit("languages[2]", "Danish und Norwegian")])
    made = {each.language: each.level for each in edited(done.cv, done.besides.moves).cv.languages}
    assert made == {"German": "native", "English": "C1", "Polish": "A2", "Danish": "", "Norwegian": ""}


def test_languages_that_are_there_keep_their_level_and_the_other_one_is_told() -> None:
    done = edited(CV, [Edit("languages", "angielski – C2, niemiecki – B2", "append")])
    assert edited(done.cv, done.besides.moves).cv == CV
    [told] = done.besides.warnings
    assert '"languages[0].level", "value": "B2"' in told.hint
    assert '"languages[1].level", "value": "C2"' in told.hint


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Italienisch und Spanisch fließend", ["fließend", "fließend"]),
        ("bilingual French/Italian", ["bilingual", "bilingual"]),
        ("French C1 and Italian", ["C1", ""]),
        ("French and fluent Italian", ["", "fluent"]),
    ],
)
def test_one_level_of_two_languages_is_that_of_both_only_before_or_behind_both(text: str, found: list[str]) -> None:
    done = edited(CV, [Edit("languages", text, "append")])
    assert [each.level for each in edited(done.cv, done.besides.moves).cv.languages[3:]] == found


@pytest.mark.parametrize(
    ("path", "text", "email", "details"),
    [
        ("headline", "Planner, eva@example.com", "anna@example.com", ["eva@example.com"]),
        ("headline", "Planner, eva@example.com", "", []),
        ("phone", "+41 61 267 31 11 / eva@example.com", "anna@example.com", ["eva@example.com"]),
        ("phone", "+41 61 267 31 11 | eva@example.com", "", []),
    ],
)
def test_the_hint_of_contact_data_says_where_the_suggested_call_puts_them(
    path: str, text: str, email: str, details: list[str]
) -> None:
    done = edited(CV.with_valid(email=email), [Edit(path, text)])
    made = edited(done.cv, done.besides.moves).cv
    assert [each.value for each in made.personal_details] == details
    assert made.email == (email or "eva@example.com" * ("eva" in text))
    assert ("personal details" in done.besides.warnings[0].hint) == (bool(details) and "eva" in text) or not email


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"work_experience": [{"employer": "A", "date_range": "1916-03 – 2019-12"}]}, "unlikely_date"),
        ({"work_experience": [{"employer": "A", "date_range": "2020-01 – 2052-03"}]}, "future_date"),
        ({"education": [{"title": "A", "date_range": "1984 – 1988"}], "birth_date": "1986-09-23"}, "unlikely_date"),
        ({"birth_date": "2086-09-23"}, "future_date"),
        ({"work_experience": [{"employer": "A", "date_range": "1961 – 1999"}]}, ""),
    ],
)
def test_dates_that_can_hardly_be_meant_are_told_of_the_whole_and_once_at_the_edit(
    change: dict[str, object], code: str
) -> None:
    cv = Cv.model_validate(change)
    dates = {"unlikely_date", "future_date"}
    assert dates & {each.code for each in check(cv, TODAY).warnings} == ({code} if code else set())
    assert [each.code for each in unlikely_dates(cv, TODAY, Cv())] == ([code] if code else [])
    assert not list(unlikely_dates(cv, TODAY, cv))


def test_long_texts_cost_nothing() -> None:
    began = time.perf_counter()
    for text in ("a. " * 50_000, "-" * 100_000, "A9 " * 50_000, "(" * 100_000):
        call_words.is_filler(text)
        levels.is_off_scale(text)
    assert time.perf_counter() - began < 0.5


@pytest.mark.parametrize(
    ("name", "sent", "found"),
    [
        ("langue_maternelle", "français", ["français"]), ("madrelingua", "italiano", ["italiano"]),
        ("muttersprache", "Deutsch und Polnisch", ["Deutsch", "Polnisch"]), ("Muttersprachen", ["Deutsch"], ["Deutsch"]),
        ("mother_tongue", "Polish", ["Polish"]), ("native_language", ["Polish"], ["Polish"]),
        ("język_ojczysty", "polski", ["polski"]), ("lengua materna", "español", ["español"]),
        ("moedertaal", "Nederlands", ["Nederlands"]), ("língua_materna", "português", ["português"]),
        ("mother_tongue", {"language": "Polish"}, ["Polish"]),
    ],
)  # fmt: skip
def test_a_mother_tongue_is_native_under_its_own_name(name: str, sent: object, found: list[str]) -> None:
    made = understand_data({name: sent, "languages": ["Danish (B1)"]}, repair=True).cv.languages
    told = [each.model_dump() for each in made if each.language != "Danish"]
    assert told == [{"language": each, "level": "native"} for each in found]


def test_other_names_of_languages_make_none_native() -> None:
    sent = {"fremdsprachen": ["Englisch"], "mother_tongue": ["Polish (spoken)"]}
    assert "native" not in [each.level for each in understand_data(sent, repair=True).cv.languages]


@pytest.mark.parametrize("op", ["set", "append"])
@pytest.mark.parametrize(
    ("name", "sent", "code"),
    [
        ("mother_tongue", "Danish", "da"), ("langue_maternelle", "danois", "da"), ("madrelingua", ["danese"], "da"),
        ("muttersprache", "Deutsch", "de"), ("lengua materna", "danés und inglés", "da"),
    ],
)  # fmt: skip
def test_an_edit_of_a_mother_tongue_keeps_that_it_is_native(op: Op, name: str, sent: object, code: str) -> None:
    with pytest.raises(InvalidEdit) as refused:
        edited(CV, [Edit(name, sent, op)])
    call = refused.value.details["corrected_call"]
    made = edited(CV, [Edit(each["field_path"], each["value"], each.get("op", "set")) for each in call["edits"]]).cv
    told = {levels.language_code(each.language): each.level for each in made.languages}
    assert told[code] == "native"
    assert told["pl"] == "A2"
    assert len(made.languages) == len(told)


@pytest.mark.parametrize("years", ["2", 2, "two"])
def test_a_number_of_years_beside_the_dates_is_not_said_to_be_placed(years: object) -> None:
    sent = {"work_experience": [{"employer": "A", "title": "B", "dates": "2010-2012", "years": years}]}
    with pytest.raises(WrongKeys) as refused:
        understand_data(sent)
    mapping = refused.value.details["mapping"]
    assert mapping["work_experience[].dates"] == "work_experience[].date_range"
    assert mapping["work_experience[].years"] is None


@pytest.mark.parametrize("title", ["Dr.", "Prof. Dr.", "mgr inż.", "Dott.ssa", "Dra.", "Ir."])
def test_the_title_of_a_name_is_no_headline(title: str) -> None:
    sent = {"title": title, "first_name": "Anna", "last_name": "Muster"}
    made = understand_data(sent, repair=True).cv
    assert (made.full_name, made.headline) == (f"{title} Anna Muster", "")
    both = understand_data({**sent, "headline": "Planner"}, repair=True).cv
    assert (both.full_name, both.headline) == (f"{title} Anna Muster", "Planner")


@pytest.mark.parametrize("title", ["Planner", "RN", "Doctor of Law", "Ing. manager"])
def test_a_title_of_a_job_stays_the_headline(title: str) -> None:
    sent = {"title": title, "first_name": "Anna", "last_name": "Muster"}
    made = understand_data(sent, repair=True).cv
    assert (made.full_name, made.headline) == ("Anna Muster", title)
