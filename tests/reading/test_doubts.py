"""Certainty weighs all evidence: what contradicts itself is doubtful, and what agrees is not."""

from __future__ import annotations

import pytest

from cv_generator.reading.draft import DOUBTFUL, Draft, Source
from cv_generator.reading.fields.contact_doubts import address_marks, contact_marks
from cv_generator.reading.fields.date_doubts import date_marks, printed_marks
from cv_generator.reading.fields.doubt_weights import CONTRADICTIONS, Weights, weights
from cv_generator.reading.fields.doubts import weighed
from cv_generator.reading.fields.doubts_around import AROUND, around
from cv_generator.reading.fields.entry_doubts import GROUPS, entry_marks, section_marks, value_marks, values_of
from cv_generator.reading.fields.found import Found, FoundCv, FoundEntry
from cv_generator.reading.fields.kind_doubts import kind_marks, own_kind_marks, twice_marks, twice_told
from cv_generator.reading.fields.letter_doubts import letter_marks, pair_marks
from cv_generator.reading.fields.line_doubts import Lines, line_marks, near_marks, stray_marks
from cv_generator.reading.fields.sibling_doubts import sibling_marks
from tests.pace import usual_seconds
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


def test_a_telephone_of_another_country_than_the_address_is_marked_and_stays_certain() -> None:
    """People who have moved keep their numbers: of 36 such numbers in real CVs all were right."""
    lines = "@ Ada Sample\nul. Długa 5, 00-238 Warszawa\nada.sample@example.com\n+49 30 901820"
    assert _source(read(lines), "phone").certainty >= DOUBTFUL


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


_AGAINST = [f"reason {number}" for number in range(20)]


@pytest.fixture
def plain_weights(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every mark speaks a little against a value, and so does what stands around."""
    groups = dict.fromkeys(("employer", "institution", "date"), 0.0)
    around_it = {"own": 1.0, "entry": 0.2, "most": 0.2, "section": 0.5, "document": 0.2}
    known = Weights(dict.fromkeys(groups, -2.0), dict.fromkeys(_AGAINST, 0.3), {}, groups | around_it, 0.0)
    monkeypatch.setattr("cv_generator.reading.fields.doubts.weights", lambda: known)


@pytest.mark.usefixtures("plain_weights")
def test_more_against_a_value_never_makes_it_more_certain() -> None:
    certainties = [
        weighed({"x": _found("Span")}, {"x": ("employer", frozenset(_AGAINST[:n]))})["x"].certainty
        for n in range(len(_AGAINST) + 1)
    ]
    assert certainties == sorted(certainties, reverse=True)
    assert certainties[0] >= DOUBTFUL > certainties[-1] > 0


@pytest.mark.parametrize("mark", CONTRADICTIONS)
def test_a_contradiction_alone_makes_a_value_doubtful_and_is_the_first_reason(mark: str) -> None:
    marked = {"full_name": ("full_name", frozenset((mark, "the name stands low on the page", "no heading")))}
    found = weighed({"full_name": _found("Ada")}, marked)["full_name"]
    assert found.certainty < DOUBTFUL
    assert found.doubts[0] == mark


def test_what_was_doubtful_where_it_was_decided_stays_so() -> None:
    unsure = Found("12", "12", (0,), certainty=0.55)
    assert weighed({"phone": unsure}, {"phone": ("phone", frozenset())})["phone"].certainty < DOUBTFUL
    other = weighed({"nationality": unsure}, {})["nationality"]
    assert other.certainty < DOUBTFUL
    assert other.doubts
    sure = Found("12", "12", (0,), certainty=0.6)
    assert weighed({"nationality": sure}, {})["nationality"] == sure


def test_every_group_has_a_base_in_both_passes() -> None:
    groups = {*GROUPS.values(), "full_name", "email", "phone", "address"}
    assert groups == set(weights().bases)
    assert groups | set(AROUND) == set(weights().again)


def test_the_order_of_the_marks_changes_nothing() -> None:
    """Sets have another order in each process, and a sum of floats another last digit: at the limit that is a doubt."""
    group = GROUPS["education", "title"]
    marks = [mark for mark, weight in weights().marks.items() if weight]
    for first in range(len(marks)):
        turned = [*marks[first:], *marks[:first]][:9]
        both = [weighed({"x": _found("BSc")}, {"x": (group, frozenset(order))}) for order in (turned, turned[::-1])]
        assert both[0] == both[1]


# ---------------------------------------------------------------- the second look


def test_a_value_among_wrong_ones_has_more_against_it_than_one_among_right_ones() -> None:
    bad = {f"work_experience[{n}].{name}": 3.0 for n in range(2) for name in ("title", "date_range")}
    good = {f"education[{n}].{name}": -4.0 for n in range(2) for name in ("title", "date_range")}
    told = around({**bad, **good, "work_experience[0].employer": 0.0, "education[0].institution": 0.0, "email": 0.0})
    amid_bad, amid_good = told["work_experience[0].employer"], told["education[0].institution"]
    figures = dict(zip(AROUND, zip(amid_bad, amid_good, strict=True), strict=True))
    assert figures["own"] == (0.0, 0.0)
    assert all(bad > 0 > good for name, (bad, good) in figures.items() if name in ("most", "section"))
    assert dict(zip(AROUND, told["email"], strict=True))["section"] == pytest.approx(0)


@pytest.mark.usefixtures("plain_weights")
def test_a_doubt_about_what_stands_around_lowers_the_certainty_and_is_told_in_words() -> None:
    wrong = ("date", frozenset(_AGAINST))
    around_it = {f"education[{n}].{name}": wrong for n in range(3) for name in ("title", "date")}
    path = "education[0].institution"
    own = {path: ("institution", frozenset(_AGAINST[:4]))}
    alone = weighed({path: _found("Span")}, own)[path]
    among = weighed({p: _found("Span") for p in (*around_it, path)}, around_it | own)[path]
    assert among.certainty < DOUBTFUL <= alone.certainty
    assert "uncertain" in among.doubts[0]


def test_reasons_are_in_words_without_the_figures_of_their_steps() -> None:
    steps = frozenset(mark for mark in weights().marks if mark.startswith("its head can be read otherwise"))
    assert len(steps) > 3
    wrong = {"the line above found no field", "it has few letters", "it holds a colon", "it begins with a small letter"}
    found = weighed({"x": _found("Span")}, {"x": ("degree", steps | wrong)})["x"]
    assert "its head can be read otherwise" in found.doubts
    assert not any(set("<>") & set(doubt) for doubt in found.doubts)


# ---------------------------------------------------------------- more evidence


def test_a_value_says_how_it_is_cut_out_of_its_line_and_what_is_left_there() -> None:
    lines = Lines(["Baker, Farn Mill Norwich", "Night shift"], {1: ["shift"]})
    baker, mill, night = (Found(text, text, (n,)) for text, n in (("Baker", 0), ("Farn Mill", 0), ("Night", 1)))
    assert set(line_marks(baker, (mill,), lines)) == {"it ends at a comma", "its line holds other words"}
    assert {"it begins at a comma", "it ends at a blank"} <= set(line_marks(mill, (baker,), lines))
    assert {"words beside it found no field", "it ends at a blank"} <= set(line_marks(night, (), lines))
    assert set(line_marks(Found("Night shift", "Night shift", (1,)), (), Lines(lines.texts, {}))) == set()
    assert "it begins within a word" in set(line_marks(Found("arn Mill", "arn Mill", (0,)), (), lines))


def test_an_entry_whose_lines_lie_among_those_of_another_is_marked() -> None:
    def entry(*blocks: int) -> FoundEntry:
        return FoundEntry({"title": Found("Baker", "Baker", blocks)})

    apart = stray_marks([entry(0, 1), entry(2)])
    assert apart == [set(), set()]
    mixed = stray_marks([entry(0, 2), entry(1)])
    assert mixed[0] == {"its lines stand among those of another entry"}
    assert stray_marks([entry(0, 3), entry(1)])[0] == {*mixed[0], "its lines stand apart"}
    assert stray_marks([entry(0, 1), entry(1)])[1] == {*mixed[0], "it shares a line with another entry"}


def test_a_value_that_stands_or_looks_otherwise_than_its_siblings_is_marked() -> None:
    texts = ["Baker", "Farn Mill", "Miller", "Lind Mill", "Cook", "Elm House", "OAK HOUSE 4", "Clerk"]
    lines = Lines(texts, {})
    entries = [
        FoundEntry({name: Found(texts[n], texts[n], (n,)) for name, n in (("title", a), ("employer", b))})
        for a, b in ((0, 1), (2, 3), (4, 5), (7, 6))
    ]
    told = sibling_marks(entries, lines)
    assert not any(mark.endswith("<0.34") for mark in told[0]["employer"])
    assert "it stands elsewhere than those of the other entries <0.34" in told[3]["employer"]
    assert "it is written otherwise than those of the other entries <0.34" in told[3]["employer"]


def test_a_value_is_compared_with_the_usual_length_of_its_siblings() -> None:
    def longer(*lengths: int) -> list[list[str]]:
        entries = [FoundEntry({"title": _found("a" * length)}) for length in lengths]
        told = [marks["title"] for marks in sibling_marks(entries, Lines([], {}))]
        return [sorted(mark[-3:] for mark in marks if "longer" in mark) for marks in told]

    assert longer(4, 5, 14) == [[], [], ["1.5", "2.5"]]
    assert longer(9, 5, 5, 5) == [[], [], [], []]
    assert longer(10, 5, 5, 5) == [["1.5"], [], [], []]
    assert longer(4, 99) == [[], []]


def test_many_entries_are_compared_in_little_time() -> None:
    entries = [
        FoundEntry({"title": Found("Baker", "Baker", (n,)), "date_range": Found(date, date, (n,))})
        for n, date in ((n, f"{1960 + n % 50} – {2010 + n % 9}") for n in range(4000))
    ]
    lines = Lines(["Baker"] * len(entries), {})
    assert usual_seconds(lambda: (stray_marks(entries), sibling_marks(entries, lines), date_marks(entries))) < 1.0


def test_letters_tell_a_value_in_the_wrong_role() -> None:
    right, wrong = (set(letter_marks("employer", text)) for text in ("Nordwerk Maschinenbau GmbH", "Project Manager"))
    assert "its letters are those of something else <-0.5" in wrong - right
    mark = "letters tell title and employer badly <0.0"
    assert mark in set(pair_marks("work_experience", "Nordwerk Maschinenbau GmbH", "Project Manager"))
    assert mark not in set(pair_marks("work_experience", "Project Manager", "Nordwerk Maschinenbau GmbH"))


def test_dates_are_compared_with_those_of_the_other_entries_and_with_their_place() -> None:
    def entry(date: str, away: int = 0) -> FoundEntry:
        return FoundEntry({"title": Found("Baker", "Baker", (3,)), "date_range": Found(date, date, (3 + away,))})

    dates = ("2020 – 2021", "2010 – 2011", "2015 – 2016")
    assert "its date is out of order" in date_marks([entry(date) for date in dates])[1]
    ordered = date_marks([entry(date) for date in sorted(dates)])
    assert {mark for marks in ordered for mark in marks} == {"its date is far from those of the other entries >3"}
    far = date_marks([entry("2020 – 2021", away=3)])[0]
    assert "its date stands apart from its names >2" in far
    assert "its date runs over many years" in date_marks([entry("1990 – 2021")])[0]
    assert "its date lies within that of another entry" in date_marks([entry("2010 – 2021"), entry("2012 – 2013")])[1]


def test_a_date_is_compared_with_the_years_of_its_lines_and_with_its_own() -> None:
    def marks(text: str, line: str) -> set[str]:
        return set(printed_marks(Found("2018", text, (0,)), Lines([line], {})))

    assert marks("2018 – 2020", "Baker, 2018 – 2020") == set()
    assert marks("2018", "Baker, 2018 - 2020t") == {"another year stands beside its date"}
    assert marks("2020 – 2018", "2020 – 2018") == {"its date is printed from late to early"}


def test_dates_that_lie_over_each_other_are_counted() -> None:
    over = "other dates lie over its date >0"
    dates = ("2010 – 2020", "2012 – 2013", "2021 – 2022")
    assert [over in marks for marks in date_marks([_entry(date_range=date) for date in dates])] == [True, True, False]
    told = date_marks([*(_entry(title="Baker", date_range=date) for date in dates), _entry(title="Cook")])
    assert "it has no date among dated ones" in told[-1]


def test_jobs_under_studies_have_the_names_of_another_kind() -> None:
    jobs = [_entry(title="Project Manager", institution="Span Engineering Ltd", date_range="2020 – 2021")] * 3
    mark = "the names of the section are those of another kind <-0.5"
    assert mark in set(kind_marks("education", jobs))
    assert "its names are those of another kind <-1" in set(own_kind_marks("education", jobs[0]))
    studies = [_entry(title="Bachelor of Science", institution="University of Leeds")] * 3
    assert mark not in set(kind_marks("education", studies))
    assert "few entries of the section have a date <0.3" in set(kind_marks("education", studies))


def test_what_stands_in_two_sections_is_marked() -> None:
    job, study = _entry(title="Baker", date_range="2020 – 2021"), _entry(title="baker", date_range="2019")
    told = twice_told({"work_experience": [job], "education": [study]})
    assert set(twice_marks(job, told["work_experience"])) == {"its title or employer stands in another section too"}
    assert not set(twice_marks(_entry(title="Cook"), told["work_experience"]))


def test_a_name_that_may_go_on_in_the_line_below_is_marked() -> None:
    title = Found("Master of Information and", "Master of Information and", (0,))
    entry = FoundEntry({"title": title}, [Found("engineering", "engineering", (1,))])
    marks = set(near_marks(entry, Lines([title.text, "engineering"], {1: ["engineering"]})))
    assert "a line below its names goes on small" in marks
    assert "the line below its names found no field" in marks
    assert not set(near_marks(FoundEntry({"title": title}), Lines([title.text], {})))


def test_a_value_that_a_joining_word_parts_from_the_next_is_marked() -> None:
    lines = Lines(["Master in Farming"], {})
    assert "it ends at a joining word" in set(line_marks(Found("Master", "Master", (0,)), (), lines))
    assert "it begins at a joining word" in set(line_marks(Found("Farming", "Farming", (0,)), (), lines))


def test_a_pair_of_marks_counts_where_both_are() -> None:
    known = Weights({"title": -1.0}, {"a": 0.5}, {"a": {"b": 2.0}, "title": {"b": 0.25}}, {}, 0.0)
    assert known.own("title", {"a"}) == -0.5
    assert known.own("title", {"b"}) == -0.75
    assert known.own("title", {"a", "b"}) == 1.75


def test_a_line_beside_an_address_that_may_belong_to_it_is_marked() -> None:
    texts = ["Ada Sample", "12 Elm Road", "Farnham GU9 7DT", "ada.sample@example.com"]
    street, town = (Found(texts[n], texts[n], (n,)) for n in (1, 2))
    whole = FoundCv(lists={"address_lines": [street, town]})
    half = FoundCv(lists={"address_lines": [street]})
    cut = {"the line below may belong to it >0.9", "the line below found no field"}
    assert cut <= address_marks(half, Lines(texts, {2: [texts[2]]}))
    assert not cut & address_marks(whole, Lines(texts, {}))


def test_a_second_line_that_may_be_the_name_is_remembered() -> None:
    clear = read(_CLEAR)
    assert _source(clear, "full_name").certainty >= DOUBTFUL
    head = "Ada Sample\nNora Beispiel\n\n# Work experience\n**Engineer**, Span Ltd\t2020 – 2021\n"
    assert _source(read(head), "full_name").certainty < _source(clear, "full_name").certainty
