"""What comes out of a session and what goes into it as files: the PDF, the Word file, the photo; and what keeps a file from being made."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.surfaces.web.acting import value

if TYPE_CHECKING:
    from tests.surfaces.web.conftest import Person, Service


def test_the_pdf_is_downloaded_with_its_good_name(person: Person, service: Service) -> None:
    page = person.opens(service, service.open())
    with page.expect_download() as download:
        page.locator("#download-pdf").click()
    assert re.search(r"\.pdf$", download.value.suggested_filename)
    assert download.value.path().read_bytes().startswith(b"%PDF-")
    expect(page.locator(".toast")).to_contain_text("2 pages")


def test_the_word_file_is_downloaded(person: Person, service: Service) -> None:
    page = person.opens(service, service.open())
    with page.expect_download() as download:
        page.get_by_role("button", name="Download as Word file").click()
    assert download.value.path().read_bytes().startswith(b"PK")


def test_what_is_missing_is_named_and_one_click_away(person: Person, service: Service) -> None:
    session_id = service.open(phone="")
    page = person.opens(service, session_id)
    expect(page.locator(".notice.missing")).to_contain_text("Phone")
    page.locator("#download-pdf").click()
    expect(value(page, "phone")).to_be_focused()
    page.keyboard.type("+49 30 901820")
    page.keyboard.press("Tab")
    expect(page.locator(".notice.missing")).to_have_count(0)


def test_a_cv_that_does_not_fit_is_cut_by_a_proven_cut(person: Person, service: Service) -> None:
    bullet = "Verantwortung für Planung, Bau und Betrieb einer Anlage samt aller Verträge und Genehmigungen, Nummer"
    entry = {"title": "Leiterin", "employer": "Werk", "date_range": "2012 – 2015"}
    jobs = [{**entry, "bullets": [f"{bullet} {job}.{line}" for line in range(8)]} for job in range(6)]
    session_id = service.open(work_experience=jobs)
    page = person.opens(service, session_id)
    notice = page.locator(".notice.no-fit")
    expect(notice).to_be_visible()
    cuts = page.locator("button.cut")
    expect(notice.locator(".primary")).to_have_count(1)  # the mildest leads on
    expect(cuts.first).to_have_class(re.compile("primary"))
    expect(page.locator("#download-pdf")).not_to_have_class(re.compile("primary"))
    expect(notice.locator("button").last).to_have_id("more-pages")  # which is no cut, and quiet
    quiet = [
        row.evaluate("each => [each.offsetLeft, each.offsetWidth, getComputedStyle(each).backgroundColor]")
        for row in notice.locator("button.quiet").all()
    ]
    assert quiet.count(quiet[0]) == len(quiet) == cuts.count() > 1
    expect(cuts.first.locator(".cut-title")).to_have_text(re.compile(r"^(Take out|Shorten|Remove)\s(one|\d+)\s\w+$"))
    expect(notice.locator(".advised h3")).to_have_text("Recommended: takes the least")
    taken = notice.locator(".advised li")  # of each entry so much, together as much as it says
    each, whole = taken.locator("small").all_inner_texts(), cuts.first.inner_text()
    assert sum(int(number) for text in each for number in re.findall(r"\d+", text)) == int(re.sub(r"\D", "", whole))
    cuts.first.hover()
    expect(page.locator("#sheets.trying .sheet")).to_have_count(2)
    expect(notice).to_be_visible()
    page.locator("#tab-content").hover()
    expect(page.locator("#sheets:not(.trying) .sheet")).to_have_count(3)
    assert service.version(session_id) == 1
    cuts.first.click()
    expect(page.locator(".asking")).to_be_focused()
    expect(page.locator(".asking del").first).to_contain_text("Nummer")
    page.locator("#cut-accept").click()
    expect(notice).to_have_count(0)
    answer = service.call("generate_cv_from_session", session_id=session_id)
    assert answer["page_count"] <= 2


@pytest.mark.parametrize("file", ["pdf", "docx"])
def test_a_file_without_a_refused_value_is_made_only_when_the_person_says_so(
    person: Person, service: Service, file: str
) -> None:
    page = person.opens(service, service.open())
    value(page, "email").fill("katrin.example.org")

    def wants_it() -> None:
        page.locator(f"#download-{file}").click()

    wants_it()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("E-mail: Enter a full address")
    dialog.get_by_role("button", name="Go there").click()
    expect(value(page, "email")).to_be_focused()
    wants_it()
    with page.expect_download():
        dialog.get_by_role("button", name="Make it without them").click()


def test_the_photo_is_replaced_and_removed(person: Person, service: Service, tmp_path: Any) -> None:
    from PIL import Image

    picture = tmp_path / "portrait.png"
    Image.new("RGB", (300, 400), "#8899aa").save(picture)
    session_id = service.open()
    page = person.opens(service, session_id)
    page.locator(".photo input[type=file]").set_input_files(picture)
    expect(page.get_by_alt_text("The photo of the CV")).to_be_visible()
    assert page.get_by_alt_text("The photo of the CV").evaluate(
        "image => image.decode().then(() => image.naturalWidth)"
    )
    page.get_by_role("button", name="Remove: Photo").click()
    expect(page.get_by_text("No photo", exact=True)).to_be_visible()
    assert "photo_url" not in service.read(session_id)


def test_a_file_that_is_no_photo_is_refused_in_words(person: Person, service: Service) -> None:
    page = person.opens(service, service.open())
    page.locator(".photo input[type=file]").set_input_files(
        {"name": "portrait.jpg", "mimeType": "image/jpeg", "buffer": b"no picture at all"}
    )
    expect(page.locator(".photo .note.bad")).not_to_be_empty()
