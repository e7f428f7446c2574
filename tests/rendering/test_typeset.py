"""The finished PDF: what it says, how it is tagged, what it carries."""

from __future__ import annotations

import io
import json
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from cv_generator.cv.model import Cv
from cv_generator.errors import InternalError, InvalidInput
from cv_generator.rendering import document, selfcheck
from cv_generator.rendering.density import DENSITIES
from cv_generator.rendering.document import TEMPLATES, page_image, typeset
from cv_generator.rendering.order import Order
from cv_generator.rendering.pdf_text import pages_by_place
from cv_generator.rendering.typesetter import Draft
from tests.rendering.pdf_tools import EXTRACTORS, attached, left_of, right_of, size_of, tags, top_of
from tests.rendering.people import DAY, full, long, portrait


def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf))


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("language", ["en", "de", "pl"])
def test_every_filled_field_stands_in_the_text_of_every_template(template: str, language: Any) -> None:
    made = typeset(full(), template=template, language=language, photo=portrait(), signature_place="Bern", today=DAY)
    text = " ".join(selfcheck.read_back(made.data).text.split())
    for words in (
        "Dr. Jana Probst-Żółć", "Headline words", "jana.probst@example.com", "+41 44 668 18 00", "Seestrasse 1, 8002 Zürich",
        "Swissish", "1986", "Portfolio: example.com/jana", "example.org/code", "First paragraph", "Second paragraph thereof.",
        "Head of Things", "Alpha AG, Bern", "E-Mail- und Telefonsupport in Köln-Deutz", "Did #1 $2 x <y>", "MSc Delta",
        "University of Gamma, Basel", "Mark 5.6", "Club Epsilon", "Zeta work", "Loose skill", "Databases: PostgreSQL, Redis",
        "Polish B2", "Eta certificate", "Theta training", "Iota publication", "Kappa award", "Lambda, Mu hiking",
        "Nu reference", "Xi consent to the processing of my data.",
    ):  # fmt: skip
        assert words in text
    assert abs(text.index("2020") - text.index("Head of Things")) < 60


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("photo", [None, portrait()])
def test_a_word_that_is_too_long_for_a_side_column_stands_whole_above_the_text(template: str, photo: Any) -> None:
    street = "Donaudampfschifffahrtsgesellschaftsstraße"
    cv = full(address_lines=[f"{street} 117a", "80331 München"])
    lines = selfcheck.read_back(typeset(cv, template=template, photo=photo, today=DAY).data).text.splitlines()
    assert any(street in line for line in lines)


def test_all_that_stands_in_a_side_column_is_of_one_size() -> None:
    links = [{"label": "", "url": "linkedin.com/in/maria"}]
    cv = full(email="maria.zimmermann@example.com", phone="+41 44 668 18 00", links=links, personal_details=[])
    pdf = typeset(cv, template="sidebar", today=DAY).data
    words = ("maria.zimmermann", "668", "linkedin.com", "Seestrasse", "PostgreSQL", "Deutsch", "Lambda")
    sizes = [round(size_of(pdf, word), 2) for word in words]
    assert len(set(sizes)) == 1
    assert sizes[0] < round(size_of(pdf, "First"), 2)


def test_skills_stand_in_the_side_column_though_a_word_of_them_is_a_little_too_wide() -> None:
    skills = [{"group": "Maschinen", "items": ["CNC-Bearbeitungszentrumlen", "Kreissäge"]}]
    cv = full(skills=skills, language="de", certifications=["Kurs"])
    pdf = typeset(cv, template="sidebar", today=DAY).data
    assert left_of(pdf, "Maschinen") > 400
    assert right_of(pdf, "Bearbeitungszentrumlen") < 595 - 8 * 72 / 25.4


def test_the_second_line_of_a_group_of_skills_is_set_in() -> None:
    tools = [f"Tool{n}" for n in range(40)]
    cv = full(skills=[{"group": "Tools", "items": tools}])
    pdf = typeset(cv, template="compact", today=DAY).data
    starts = [left_of(pdf, tool) for tool in tools]
    assert min(starts) > left_of(pdf, "Tools") + 6


@pytest.mark.parametrize("template", ["axis", "academic"])
def test_what_hangs_beside_the_axis_stays_right_of_it_on_every_line(template: str) -> None:
    titles, tools = [f"Title{n}" for n in range(30)], [f"Tool{n}" for n in range(40)]
    job = {"employer": "Harbour", "title": " ".join(titles), "date_range": "2020 – 2022", "bullets": ["Built it"]}
    skills = [{"group": "Tools", "items": tools}, {"group": "Hat", "items": ["Felt"]}]
    cv = {"full_name": "Al Box", "work_experience": [job], "skills": skills}
    pdf = typeset(Cv.model_validate(cv), template=template, today=DAY).data
    axis = left_of(pdf, "Harbour") - 1
    assert min(left_of(pdf, word) for word in titles + tools) >= axis


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("employer", ["", "I", "EY", "3M", "Å."])
def test_a_line_of_a_letter_or_two_above_bullets_is_no_fault(template: str, employer: str) -> None:
    """pdfium takes the bullet for a part of that line: it is low, and hardly further to the left."""
    entry = {"employer": employer, "title": "QA", "bullets": ["Built it", "Led it"]}
    cv = {"full_name": "Al", "work_experience": [entry, entry | {"date_range": "2020"}], "skills": ["Go", "C"]}
    made = typeset(Cv.model_validate(cv), template=template, today=DAY)
    words = selfcheck.read_back(made.data, pages_by_place).text.split()
    assert words.count("Built") == 2
    assert words.count(employer) == 2 * bool(employer)


@pytest.mark.parametrize("template", TEMPLATES)
def test_long_and_short_entries_are_set_apart_alike(template: str) -> None:
    """A short one is kept on one page, a long one may be parted."""
    bullets = [["One"], [f"B{n}" for n in range(12)], ["Two"], ["Three"]]
    work = [
        {"title": f"Title{n}", "employer": f"Employer{n}", "bullets": [*texts, f"Last{n}"]}
        for n, texts in enumerate(bullets)
    ]
    pdf = typeset(Cv(full_name="Ada", work_experience=work), template=template, today=DAY).data
    white = [top_of(pdf, f"Last{n}") - top_of(pdf, f"Title{n + 1}") for n in range(3)]
    assert max(white) - min(white) < 0.1


def test_an_empty_cv_makes_an_empty_page_rather_than_empty_headings() -> None:
    made = typeset(Cv(full_name="Ada"), today=DAY)
    assert selfcheck.read_back(made.data).text.split() == ["Ada"]


def test_the_same_cv_options_and_day_give_the_same_bytes() -> None:
    def once() -> bytes:
        return typeset(full(), photo=portrait(), today=DAY).data

    first = once()
    typeset(long(3, 3), today=DAY)
    assert once() == first


def test_two_threads_set_what_one_thread_sets() -> None:
    cvs = [full(headline=f"Number {n}") for n in range(12)]
    alone = [typeset(cv, today=DAY).data for cv in cvs]
    made: dict[int, bytes] = {}

    def run(start: int) -> None:
        for n in range(start, len(cvs), 2):
            made[n] = typeset(cvs[n], today=DAY).data

    threads = [threading.Thread(target=run, args=(start,)) for start in (0, 1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [made[n] for n in range(len(cvs))] == alone


def test_a_draft_holds_no_lock_while_another_is_made() -> None:
    """Two threads that compile must be inside the typesetter at the same time."""
    meeting = threading.Barrier(2, timeout=20)

    class Met(Draft):
        def _written(self) -> bytes:
            meeting.wait()
            return super()._written()

    job = Order(cv=full(), language="en", template="axis", max_pages=2, today=DAY).job(DENSITIES[0])
    with ThreadPoolExecutor(2) as threads:
        first, second = threads.map(lambda draft: draft.pdf, (Met(job), Met(job)))
    assert first == second


def test_the_pdf_declares_its_standards_language_and_title() -> None:
    with opened(typeset(full(), language="de", photo=portrait(), today=DAY).data) as pdf:
        metadata = pdf.open_metadata()
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("3", "A")
        assert metadata["pdfuaid:part"] == "1"
        assert str(pdf.Root.Lang) == "de"
        assert metadata["dc:title"] == "Lebenslauf – Dr. Jana Probst-Żółć"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert pdf.Root.MarkInfo.Marked
        assert "Jana" in str(metadata["dc:creator"])


@pytest.mark.parametrize("template", TEMPLATES)
def test_structure_is_tagged_in_reading_order(template: str) -> None:
    found = tags(typeset(full(), template=template, photo=portrait(), today=DAY).data)
    assert found[0] == "/Document"
    assert found.count("/H1") == 14
    assert found.index("/Title") < found.index("/H1") < found.index("/L")
    assert {"/L", "/LI", "/LBody", "/Figure", "/Link"} <= set(found)
    assert not {"/Table", "/TR", "/TD"} & set(found)


@pytest.mark.parametrize("template", TEMPLATES)
def test_all_content_is_either_tagged_or_marked_as_decoration(template: str) -> None:
    with opened(typeset(full(), template=template, photo=portrait(), today=DAY).data) as pdf:
        shown = 0
        for page in pdf.pages:
            depth = 0
            for step in pikepdf.parse_content_stream(page):
                name = str(step.operator)
                depth += (name in ("BDC", "BMC")) - (name == "EMC")
                if name in ("TJ", "Tj", "Do", "S", "f", "f*", "B"):
                    shown += 1
                    assert depth > 0, f"{name} outside of any tag"
        assert shown > 50


def test_the_photo_has_an_alternative_text() -> None:
    with opened(typeset(full(), language="pl", photo=portrait(), today=DAY).data) as pdf:
        texts = [str(item.Alt) for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and "/Alt" in item]
    assert "Zdjęcie: Dr. Jana Probst-Żółć" in texts


def test_sections_are_bookmarked_and_contacts_are_linked() -> None:
    with opened(typeset(full(), today=DAY).data) as pdf:
        with pdf.open_outline() as outline:
            assert [item.title for item in outline.root][:3] == ["Profile", "Work Experience", "Education"]
        links = {str(note.A.URI) for page in pdf.pages for note in page.get("/Annots", []) if "/A" in note}
    assert links == {
        "tel:+41446681800", "mailto:jana.probst@example.com", "https://www.example.com/jana", "https://example.org/code",
    }  # fmt: skip


def test_all_fonts_are_embedded() -> None:
    with opened(typeset(full(full_name="Ελένη 王小明 ✓"), today=DAY).data) as pdf:
        fonts = [
            item
            for item in pdf.objects
            if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor"
        ]
        assert len(fonts) >= 4
        assert all("/FontFile2" in font or "/FontFile3" in font for font in fonts)


def test_the_cv_itself_is_attached_as_the_source() -> None:
    cv = full()
    relationship, media_type, content = attached(typeset(cv, today=DAY).data)["cv.json"]
    file = json.loads(content)
    assert (relationship, media_type) == ("/Source", "/application/json")
    assert (file["schema"], file["schema_version"]) == ("cv-generator/cv", 2)
    assert Cv.model_validate(file["cv"]) == cv


def test_only_what_is_filled_is_attached_and_a_stored_photo_reference_never() -> None:
    cv = Cv.model_validate({"full_name": "Ada", "photo_url": "cv-file:photo-1.jpg"})
    file = json.loads(attached(typeset(cv, today=DAY).data)["cv.json"][2])
    assert file["cv"] == {"full_name": "Ada", "language": "en"}


def test_the_attached_photo_is_the_printed_one() -> None:
    file = json.loads(attached(typeset(full(), photo=portrait(), today=DAY).data)["cv.json"][2])
    restored = Cv.model_validate(file["cv"])
    assert restored.photo_url.startswith("data:image/jpeg;base64,")
    assert restored.replaced(photo_url="") == full()


def test_without_embed_data_nothing_is_attached() -> None:
    assert attached(typeset(full(), embed_data=False, today=DAY).data) == {}


@pytest.mark.parametrize("extractor", EXTRACTORS)
def test_small_capitals_come_out_in_normal_case(extractor: str, tmp_path: Path) -> None:
    text = EXTRACTORS[extractor](typeset(full(), template="academic", today=DAY).data, tmp_path)
    assert "Work Experience" in text
    assert "Further Experience" in text


def test_hyphens_survive_every_extractor(tmp_path: Path) -> None:
    bullets = [f"{'x' * n} Projekt- und Zeitmanagement mit E-Mail-Verkehr in Köln-Deutz" for n in range(1, 60, 3)]
    cv = full(work_experience=[{"title": "T", "bullets": bullets}], data_privacy="")
    made = typeset(cv, today=DAY, max_pages=3)
    for extract in EXTRACTORS.values():
        text = " ".join(extract(made.data, tmp_path).split())
        assert text.count("Projekt- und Zeitmanagement mit E-Mail-Verkehr in Köln-Deutz") == len(bullets)


def test_letters_without_a_font_give_a_warning_and_still_a_pdf() -> None:
    made = typeset(full(full_name="Ada 𓀀"), today=DAY)
    assert len(made.warnings) == 1
    assert "U+13000" in made.warnings[0]
    assert json.loads(attached(made.data)["cv.json"][2])["cv"]["full_name"] == "Ada 𓀀"


def test_arabic_and_hebrew_names_give_a_pdf() -> None:
    assert (
        typeset(full(full_name="محمد علي", headline="Mr محمد (12) and שלום עולם, 3 Example"), today=DAY).page_count >= 1
    )


def test_a_pdf_that_lost_a_word_is_never_handed_out(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = selfcheck.read_back
    monkeypatch.setattr(
        document.selfcheck, "read_back", lambda *pdf: selfcheck.Readback((whole(*pdf).text.replace("Headline", ""),))
    )
    with pytest.raises(InternalError, match="from word 4 on"):
        typeset(full(), today=DAY)


def test_a_photo_of_three_megabytes_gives_a_small_pdf() -> None:
    import random

    from PIL import Image

    noise = Image.frombytes("RGB", (1100, 1000), random.Random(1).randbytes(3_300_000))
    out = io.BytesIO()
    noise.save(out, "PNG")
    assert out.tell() > 3_000_000
    assert len(typeset(full(), photo=out.getvalue(), today=DAY).data) < 200_000


@pytest.mark.parametrize(
    "wrong", [{"template": "baroque"}, {"max_pages": 0}, {"max_pages": 99}, {"format": "odt"}], ids=str
)
def test_unknown_options_are_refused_with_the_known_ones(wrong: dict[str, Any]) -> None:
    with pytest.raises(InvalidInput) as refused:
        typeset(full(), today=DAY, **wrong)
    assert refused.value.problems[0].hint


def test_pages_are_shown_as_pictures() -> None:
    svg = page_image(full(), today=DAY)
    assert svg.data.startswith(b"<svg")
    png = page_image(full(), page=svg.page_count, format="png", ppi=30, today=DAY)
    assert png.data.startswith(b"\x89PNG")
    with pytest.raises(InvalidInput, match="There is no page 9"):
        page_image(full(), page=9, today=DAY)


@pytest.mark.parametrize("letter", ["a", "-", "–", "٣", "·", "\u00ad", "ก", "ﷺ"])
def test_a_word_without_an_end_is_refused_at_once_with_its_path(letter: str) -> None:
    cv = full().replaced(interests=["Chess", letter * 4_000])
    for work in (typeset, page_image):
        with pytest.raises(InvalidInput) as caught:
            work(cv, today=DAY)
        assert [problem.path for problem in caught.value.problems] == ["interests[1]"]


@pytest.mark.parametrize(
    "text",
    ["–" * 900, "٣" * 300, "- " * 500, "\ufe58\ufe4c\ufe42 \ufe58", "\u119e\u1135 \u0e7e\u0e31", "\ue000 \ufdfa"],
)
def test_odd_letters_never_cost_the_document(text: str) -> None:
    """Of letters that programs give back in other forms nothing can be proven; the answer says so."""
    assert typeset(full().with_valid(interests=[text]), max_pages=5, today=DAY).data


@pytest.mark.parametrize("template", ["axis", "academic"])
def test_all_dates_beside_an_axis_have_one_size_at_which_the_longest_finds_room(template: str) -> None:
    jobs = [
        {"title": "Maîtresse", "employer": "Port", "date_range": "2016-09 – Present"},
        {"title": "Doctorante", "employer": "Quai", "date_range": "2009"},
    ]
    cv = Cv.model_validate({"full_name": "Al Box", "language": "fr", "work_experience": jobs})
    pdf = typeset(cv, template=template, today=DAY).data
    assert round(size_of(pdf, "aujourd"), 2) == round(size_of(pdf, "2009"), 2)
    assert left_of(pdf, "sept") >= left_of(pdf, "Expérience") - 1


def test_numbered_works_begin_at_the_axis() -> None:
    works = [f"Work{n} of the year" for n in range(12)]
    cv = full(publications=works, education=[])
    pdf = typeset(cv, template="academic", today=DAY).data
    axis = left_of(pdf, "Alpha")
    assert all(abs(left_of(pdf, f"Work{n}") - axis) < 1 for n in (0, 9, 11))


@pytest.mark.parametrize("font", ["", "Arimo", "EB Garamond"])
def test_dates_of_compact_stand_at_the_right_edge_below_long_titles_too(font: str) -> None:
    heads = [("Cook", "Quay", "2011"), ("Cook of " + "many dishes " * 6, "Harbour", "2012"), ("Cook", "", "2013")]
    jobs = [{"title": title, "employer": employer, "date_range": date} for title, employer, date in heads]
    rule = {"summary": "A line that is filled " * 20}
    cv = Cv.model_validate({"full_name": "Al Box", "work_experience": jobs, "design": {"font": font}, **rule})
    pdf = typeset(cv, template="compact", today=DAY).data
    edges = [right_of(pdf, date) for _, _, date in heads]
    assert max(edges) - min(edges) < 1
    assert min(edges) > 520
    assert top_of(pdf, "Harbour") == pytest.approx(top_of(pdf, "2012"), abs=3)
