"""The exported DOCX: what Word, applicant tracking systems and our own reader find in it."""

from __future__ import annotations

import datetime as dt
import io
import json
from itertools import pairwise
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from lxml import etree
from PIL import Image

from cv_generator.cv.design import Design
from cv_generator.cv.model import Cv
from cv_generator.languages import codes
from cv_generator.reading.document import read_document
from cv_generator.reading.regions.docx import read_docx
from cv_generator.rendering import photo
from cv_generator.rendering.density import DENSITIES
from cv_generator.rendering.document import FORMATS, typeset
from cv_generator.rendering.docx import write_docx
from cv_generator.rendering.looks import TEMPLATES, Look
from cv_generator.rendering.view import View
from cv_generator.rendering.viewing import view_of

SAMPLES = Path(__file__).parents[2] / "samples"
TODAY = dt.date(2026, 1, 12)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WORDS_ORDER = {
    "pPr": ["pStyle", "keepNext", "widowControl", "numPr", "pBdr", "tabs", "spacing", "ind", "outlineLvl"],
    "rPr": ["rStyle", "rFonts", "b", "i", "smallCaps", "color", "sz", "szCs", "lang"],
    "style": ["name", "basedOn", "next", "qFormat", "pPr", "rPr"],
}


def sample(**changes: Any) -> Cv:
    content = json.loads((SAMPLES / "lebenslauf.json").read_text(encoding="utf-8"))
    return Cv.model_validate({**content, **changes})


def portrait() -> bytes:
    return photo.prepare(ZipFile(SAMPLES / "lebenslauf.docx").read("word/media/image1.jpg")).jpeg


def view(cv: Cv | None = None, **options: Any) -> View:
    return view_of(cv or sample(), today=TODAY, **options)


def part(data: bytes, name: str = "word/document.xml") -> etree._Element:
    return etree.fromstring(ZipFile(io.BytesIO(data)).read(name))


def paragraphs(data: bytes) -> list[tuple[str, str]]:
    """Style and text of each paragraph, tabs as \\t."""
    found = []
    for paragraph in part(data).iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        text = "".join(
            "\t" if piece.tag == f"{W}tab" else piece.text or "" for piece in paragraph.iter(f"{W}t", f"{W}tab")
        )
        found.append((style.get(f"{W}val", "") if style is not None else "Normal", text))
    return found


@pytest.mark.parametrize("language", codes())
def test_every_text_of_the_view_is_there_in_order(language: Any) -> None:
    shown = view(
        sample(data_privacy="Ich willige ein.\nWiderruf jederzeit."), language=language, signature_place="Tübingen"
    )
    texts = list(shown.texts())
    assert len(texts) > 70
    written = "\n".join(text for _, text in paragraphs(write_docx(shown, portrait(), today=TODAY)))
    at = 0
    for text in texts:
        at = written.index(text, at) + len(text)


def test_our_own_reader_finds_every_text_the_headings_the_bullets_and_the_photo() -> None:
    shown, picture = view(), portrait()
    read = read_docx(write_docx(shown, picture, today=TODAY))
    kinds: dict[str, list[Any]] = {}
    for block in read.blocks:
        kinds.setdefault(type(block).__name__, []).append(block)
    assert [heading.text for heading in kinds["Heading"]] == [shown.name, *(s.heading for s in shown.sections)]
    bullets = [b.text for s in shown.sections for e in s.entries for b in e.bullets]
    items = [item.text for s in shown.sections if s.kind == "items" for item in s.items]
    assert [bullet.text for bullet in kinds["Bullet"]] == bullets + items
    assert [found.data for found in kinds["Picture"]] == [picture]
    assert (read.title, read.author, read.language) == (shown.document_title, shown.name, "de-DE")
    written = "\n".join(read.texts())
    at = 0
    for text in shown.texts():
        at = written.index(text, at) + len(text)


def test_our_own_reader_gives_the_same_cv_back() -> None:
    cv, picture = sample(), portrait()
    read = read_document(write_docx(view(cv), picture, today=TODAY))
    assert read.unplaced_text == ()
    assert read.photo is not None
    assert read.photo.data == picture
    assert [link.url for link in read.cv.links] == [link.url for link in cv.links]
    wanted = cv.model_dump(exclude={"links"})
    said = next(it for it in wanted["work_experience"] if it["location"] and it["location"] in it["employer"])
    said["location"] = ""  # printed once
    assert read.cv.model_dump(exclude={"links"}) == wanted


def test_dates_and_labels_stand_before_a_tab_with_a_hanging_indent() -> None:
    data = write_docx(view(), None, today=TODAY)
    assert ("Entry", "04/2020 – heute\tLeiterin Projekte Wärmenetze") in paragraphs(data)
    assert ("Pair", "Englisch\tverhandlungssicher (C1)") in paragraphs(data)
    entry = next(s for s in part(data, "word/styles.xml").iter(f"{W}style") if s.get(f"{W}styleId") == "Entry")
    stop = entry.find(f"{W}pPr/{W}tabs/{W}tab")
    indent = entry.find(f"{W}pPr/{W}ind")
    assert stop is not None
    assert indent is not None
    assert stop.get(f"{W}pos") == indent.get(f"{W}left") == indent.get(f"{W}hanging")


def test_an_entry_without_a_date_starts_at_the_axis_without_a_tab() -> None:
    cv = Cv.model_validate({"full_name": "Ada", "work_experience": [{"title": "Köchin"}], "skills": ["Kochen"]})
    data = write_docx(view(cv), None, today=TODAY)
    assert ("Entry", "Köchin") in paragraphs(data)
    assert ("Pair", "Kochen") in paragraphs(data)
    assert len(list(part(data).iter(f"{W}ind"))) == 2


def test_it_uses_real_styles_and_real_numbering() -> None:
    data = write_docx(view(), None, today=TODAY)
    styles = {s.get(f"{W}styleId"): s for s in part(data, "word/styles.xml").iter(f"{W}style")}
    used = {style for style, _ in paragraphs(data)}
    assert {"Title", "Subtitle", "Heading1", "Entry", "Place", "Pair", "ListBullet"} <= used
    assert used <= set(styles)
    assert styles["Heading1"].find(f"{W}name").get(f"{W}val") == "heading 1"
    assert styles["Heading1"].find(f"{W}pPr/{W}outlineLvl").get(f"{W}val") == "0"
    number = styles["ListBullet"].find(f"{W}pPr/{W}numPr/{W}numId").get(f"{W}val")
    assert number in {n.get(f"{W}numId") for n in part(data, "word/numbering.xml").iter(f"{W}num")}
    assert not [text for style, text in paragraphs(data) if style == "ListBullet" and text.startswith("•")]


def test_nothing_is_in_it_that_tracking_systems_lose() -> None:
    data = write_docx(view(), portrait(), today=TODAY)
    names = {etree.QName(e).localname for e in part(data).iter() if isinstance(e.tag, str)}
    assert {"p", "r", "t", "drawing"} <= names
    assert not names & {
        "tbl",
        "txbxContent",
        "pict",
        "fldChar",
        "fldSimple",
        "sdt",
        "headerReference",
        "footerReference",
    }
    assert not [name for name in ZipFile(io.BytesIO(data)).namelist() if "header" in name or "footer" in name]


@pytest.mark.parametrize(("language", "tag"), [("en", "en-GB"), ("de", "de-DE"), ("pl", "pl-PL")])
def test_the_language_is_set_for_spelling_and_speech(language: Any, tag: str) -> None:
    data = write_docx(view(language=language), None, today=TODAY)
    assert {e.get(f"{W}val") for e in part(data, "word/styles.xml").iter(f"{W}lang")} == {tag}
    core = part(data, "docProps/core.xml")
    assert core.findtext("{http://purl.org/dc/elements/1.1/}language") == tag
    assert core.findtext("{http://purl.org/dc/terms/}created") == "2026-01-12T00:00:00Z"


def test_the_same_view_and_day_give_the_same_bytes() -> None:
    assert write_docx(view(), portrait(), today=TODAY) == write_docx(view(), portrait(), today=TODAY)
    assert write_docx(view(), None, today=TODAY) != write_docx(view(), None, today=TODAY + dt.timedelta(1))


def test_the_photo_keeps_its_shape_and_has_a_text_for_those_who_cannot_see_it() -> None:
    data = write_docx(view(), portrait(), today=TODAY)
    root = part(data)
    extent = next(e for e in root.iter("{*}extent"))
    image = Image.open(io.BytesIO(ZipFile(io.BytesIO(data)).read("word/media/photo.jpg")))
    assert int(extent.get("cx", "0")) / int(extent.get("cy", "1")) == pytest.approx(
        image.width / image.height, rel=0.01
    )
    assert next(e for e in root.iter("{*}docPr")).get("descr") == "Porträt von Katrin Größner"


def test_without_a_photo_there_is_no_picture() -> None:
    data = write_docx(view(), None, today=TODAY)
    assert not list(part(data).iter("{*}drawing"))
    assert not [name for name in ZipFile(io.BytesIO(data)).namelist() if "media" in name]


def test_a_short_head_makes_room_for_the_photo() -> None:
    short = Cv.model_validate({"full_name": "Ada", "email": "ada@example.org", "summary": "Köchin."})
    contact = part(write_docx(view(short), portrait(), today=TODAY)).findall(f".//{W}p")[1]
    spacing = contact.find(f"{W}pPr/{W}spacing")
    assert spacing is not None
    assert int(spacing.get(f"{W}after", "0")) > 1000
    plain = part(write_docx(view(short), None, today=TODAY)).findall(f".//{W}p")[1]
    assert plain.find(f"{W}pPr/{W}spacing") is None


def test_links_are_links_and_hostile_addresses_stay_valid() -> None:
    cv = sample(links=[{"url": "https://example.org/ä[1]?q=100%&x=<y>"}, {"url": "github.com/katrin-example"}])
    data = write_docx(view(cv), None, today=TODAY)
    targets = {e.get("Id"): e for e in part(data, "word/_rels/document.xml.rels")}
    linked = [targets[e.get(f"{R}id")] for e in part(data).iter(f"{W}hyperlink")]
    assert [e.get("Target") for e in linked] == [
        "tel:+491713920042",
        "mailto:katrin.groessner@example.org",
        "https://example.org/%C3%A4%5B1%5D?q=100%25&x=%3Cy%3E",
        "https://github.com/katrin-example",
    ]
    assert {e.get("TargetMode") for e in linked} == {"External"}


def test_markup_and_characters_that_xml_cannot_say_do_no_harm() -> None:
    bullet = "<w:p/> & ]]> #$*_@\\` \uffff 😀 Ł ŁŃ Ω 中文"
    cv = Cv.model_validate({"full_name": "A\ufffe", "work_experience": [{"title": "x", "bullets": [bullet]}]})
    found = paragraphs(write_docx(view(cv), None, today=TODAY))
    assert found[0] == ("Title", "A\ufffd")
    assert found[-1] == ("ListBullet", bullet.replace("\uffff", "\ufffd"))


def test_typesetting_yields_it_with_its_own_name_and_kind() -> None:
    made = typeset(sample(), photo=portrait(), today=TODAY, format="docx")
    assert made.file_name == "CV_Katrin-Groessner_de_2026-01-12.docx"
    assert made.media_type == FORMATS["docx"]
    assert made.page_count == 2
    assert ("Title", "Katrin Größner") in paragraphs(made.data)


def test_an_empty_cv_is_a_document_too() -> None:
    assert paragraphs(write_docx(view(Cv()), None, today=TODAY)) == [("Title", "")]


@pytest.mark.parametrize("density", [DENSITIES[0], DENSITIES[-1]])
@pytest.mark.parametrize("template", TEMPLATES)
def test_children_stand_in_the_order_that_word_demands(template: str, density: Any) -> None:
    """Word calls a document damaged whose properties are out of the order of ECMA-376, 17.3.1.26 and 17.3.2.28."""
    data = write_docx(
        view(signature_place="Bonn"), portrait(), today=TODAY, density=density, look=Look(template, Design())
    )
    looked = 0
    for name in ("word/document.xml", "word/styles.xml", "word/numbering.xml"):
        for parent in part(data, name).iter():
            order = WORDS_ORDER.get(etree.QName(parent).localname)
            if order is None:
                continue
            places = [order.index(etree.QName(child).localname) for child in parent]
            assert all(a < b for a, b in pairwise(places))
            looked += 1
    assert looked > 100


def test_a_tighter_density_is_tighter() -> None:
    def size(density: Any) -> int:
        styles = part(write_docx(view(), None, today=TODAY, density=density), "word/styles.xml")
        return int(styles.find(f"{W}docDefaults//{W}sz").get(f"{W}val"))

    assert (size(DENSITIES[0]), size(DENSITIES[-1])) == (21, 18)
