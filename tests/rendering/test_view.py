from __future__ import annotations

import pytest

from cv_generator.cv.design_names import SECTIONS
from cv_generator.cv.model import CONTENT_FIELDS, Cv
from cv_generator.languages import codes
from cv_generator.rendering import words
from cv_generator.rendering.order import Order
from cv_generator.rendering.viewing import view_of
from tests.rendering.people import DAY, full


@pytest.mark.parametrize(
    ("language", "dates"),
    [
        ("en", ["May 2020 – Present", "Jan 2018 – Apr 2020", "2006 – 2010", "2015", "2021"]),
        ("de", ["05/2020 – heute", "01/2018 – 04/2020", "2006 – 2010", "2015", "2021"]),
        ("pl", ["05.2020 – obecnie", "01.2018 – 04.2020", "2006 – 2010", "2015", "2021"]),
    ],
)
def test_dates_are_written_as_people_write_them_in_that_language(language: str, dates: list[str]) -> None:
    view = view_of(full(language=language), today=DAY)
    assert [entry.date.text for section in view.sections for entry in section.entries] == dates


def test_headings_speak_the_language_that_is_asked_for_rather_than_the_cv() -> None:
    view = view_of(full(language="de"), language="pl", today=DAY)
    assert [section.heading for section in view.sections][:3] == [
        "Profil zawodowy", "Doświadczenie zawodowe", "Wykształcenie",
    ]  # fmt: skip


def test_every_section_has_a_heading_in_every_language() -> None:
    sections = [section.path for section in view_of(full(custom_sections=[]), today=DAY).sections]
    assert tuple(sections) == SECTIONS
    assert all(words.heading(section, code) for section in sections for code in codes())


def test_custom_sections_stand_under_their_own_headings_and_hold_entries_and_texts() -> None:
    entries, texts, patents = view_of(full(), today=DAY).sections[-3:]
    assert (entries.heading, entries.entries[0].title.text, entries.entries[0].where.text) == (
        "Rho exhibitions", "Upsilon group show", "Tau Kunsthalle, Bern",
    )  # fmt: skip
    assert (texts.heading, texts.items[0].text, texts.items[0].path) == (
        "", "Sigma solo show", "custom_sections[0].items[0]",
    )  # fmt: skip
    assert (patents.heading, patents.path, patents.kind) == ("Chi patents", "custom_sections[1]", "items")


def test_personal_details_are_labelled_lines_of_the_head() -> None:
    texts = [part.text for line in view_of(full(), today=DAY).contact for part in line]
    assert texts[-2:] == ["Driving licence: Omicron B", "Pi single"]


def test_a_design_orders_renames_and_hides() -> None:
    design = {
        "section_order": ["skills", "Chi patents", "summary"],
        "hidden": ["interests", "Rho exhibitions", "birth_date", "phone"],
        "headings": {"skills": "Tools"},
    }
    view = view_of(full(design=design), today=DAY)
    assert [section.heading for section in view.sections[:4]] == ["Tools", "Chi patents", "Profile", "Work Experience"]
    shown = " ".join(view.texts())
    assert not any(word in shown for word in ("Lambda", "Sigma", "Upsilon", "1986", "668 18 00"))
    assert "jana.probst@example.com" in shown


def test_an_empty_cv_has_no_section() -> None:
    view = view_of(Cv(), today=DAY)
    assert view.sections == ()
    assert list(view.texts()) == []


def test_an_entry_without_anything_is_left_out_but_keeps_the_paths_of_the_others() -> None:
    view = view_of(full(work_experience=[{}, {"title": "Second"}, {"employer": "Third"}]), today=DAY)
    assert [(entry.path, entry.title.text, entry.where.text) for entry in view.sections[1].entries] == [
        ("work_experience[1]", "Second", ""),
        ("work_experience[2]", "Third", ""),
    ]


@pytest.mark.parametrize("name", [name for name in CONTENT_FIELDS if name != "phone"])
def test_what_a_field_holds_reaches_the_view(name: str) -> None:
    cv = full()
    shown = " ".join(view_of(cv, today=DAY).texts())
    without = " ".join(view_of(cv.replaced(**{name: type(getattr(cv, name))()}), today=DAY).texts())
    assert len(without) < len(shown)


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("c1", "C1"), ("native", "Muttersprache"), ("Mother tongue", "Muttersprache"), ("język ojczysty", "Muttersprache"),
        ("fluent", "fließend"), ("conversational, learning", "conversational, learning"), ("", ""),
    ],
)  # fmt: skip
def test_language_levels_are_said_in_german_where_one_word_says_the_same(said: str, shown: str) -> None:
    assert words.level(said, "de") == shown


@pytest.mark.parametrize(
    ("spoken", "heading"),
    [
        ([("angielski", "C1"), ("niemiecki", "B1")], "Języki obce"),
        ([("polski", "język ojczysty"), ("angielski", "C1")], "Języki"),
        ([("polski", ""), ("angielski", "C1")], "Języki"),
        ([("Ukrainian", "native"), ("polski", "C1")], "Języki"),
    ],
)
def test_a_mother_tongue_is_no_foreign_language(spoken: list[tuple[str, str]], heading: str) -> None:
    languages = [{"language": name, "level": level} for name, level in spoken]
    view = view_of(full(language="pl", languages=languages), today=DAY)
    assert heading in [section.heading for section in view.sections]


def test_german_cvs_tell_birth_date_and_nationality_in_the_head() -> None:
    contact = [part.text for line in view_of(full(language="de"), today=DAY).contact for part in line]
    assert contact[-4:-2] == ["Geboren am 23.09.1986", "Staatsangehörigkeit: Swissish"]


def test_links_are_shown_short_and_open_the_full_address() -> None:
    links = view_of(full(), today=DAY).contact[2]
    assert [(part.text, part.url) for part in links] == [
        ("Portfolio: example.com/jana", "https://www.example.com/jana"),
        ("example.org/code", "https://example.org/code"),
    ]


def test_the_signature_line_is_there_only_when_a_place_is_given() -> None:
    assert view_of(full(language="de"), today=DAY).signature == ""
    assert view_of(full(language="de"), today=DAY, signature_place="Köln").signature == "Köln, 23.11.2026"
    assert view_of(full(language="en"), today=DAY, signature_place="Leeds").signature == "Leeds, 23 November 2026"


@pytest.mark.parametrize(
    ("template", "order"),
    [
        ("axis", ["education", "certifications", "skills", "languages", "publications", "custom_sections[0]"]),
        ("compact", ["education", "certifications", "skills", "languages", "publications", "custom_sections[0]"]),
        ("academic", ["education", "publications", "custom_sections[0]", "certifications", "skills", "languages"]),
        ("sidebar", ["education", "skills", "languages", "certifications", "publications", "custom_sections[0]"]),
    ],
)
def test_each_template_has_its_usual_order_of_sections(template: str, order: list[str]) -> None:
    view = Order(cv=full(), language="en", template=template, max_pages=2, today=DAY).view
    paths = [section.path for section in view.sections]
    assert [path for path in paths if path in order] == order


@pytest.mark.parametrize(
    ("name", "town", "shown"),
    [
        ("University of Leeds", "Leeds", "University of Leeds"),
        ("Humboldt-Universität zu Berlin", "Berlin", "Humboldt-Universität zu Berlin"),
        ("Universidad de Las Palmas de Gran Canaria", "Las Palmas", "Universidad de Las Palmas de Gran Canaria"),
        ("Warszawski Uniwersytet Medyczny", "Warszawa", "Warszawski Uniwersytet Medyczny, Warszawa"),
        ("Bern-Mobil AG", "Bern", "Bern-Mobil AG, Bern"),
        ("Bernina Werke", "Bern", "Bernina Werke, Bern"),
        ("University of Leeds", "Leeds, UK", "University of Leeds, Leeds, UK"),
        ("", "Leeds", "Leeds"),
    ],
)
def test_a_town_that_the_name_says_is_not_printed_again(name: str, town: str, shown: str) -> None:
    job = {"title": "Doer", "employer": name, "location": town}
    school = {"title": "Degree", "institution": name, "location": town}
    own = {"heading": "Own", "entries": [{"title": "Guest", "organization": name, "location": town}]}
    cv = Cv.model_validate({"work_experience": [job], "education": [school], "custom_sections": [own]})
    entries = [entry for section in view_of(cv, today=DAY).sections for entry in section.entries]
    assert [entry.where.text for entry in entries] == [shown] * 3


def test_levels_begin_small_behind_a_language_unless_they_are_nouns_of_german_or_english_words() -> None:
    shown = {code: {level: words.level(level, code) for level in ("native", "fluent")} for code in codes()}
    large = {code for code, levels in shown.items() if not all(word[0].islower() for word in levels.values())}
    assert large == {"en", "de"}
    assert shown["de"] == {"native": "Muttersprache", "fluent": "fließend"}
