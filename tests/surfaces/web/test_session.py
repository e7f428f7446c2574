"""The page of a session, as a person and an assistant use it at the same time."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from playwright.sync_api import Page, expect

if TYPE_CHECKING:
    from tests.surfaces.web.conftest import Person, Service

SAMPLES = Path(__file__).parents[3] / "samples"
HOSTILE = "<img src=x onerror=\"document.title='owned'\"> </script><script>document.title='owned'</script> {{7*7}}"


def unfold(page: Page, section: str) -> None:
    page.locator(f"#section-{section} > summary").click()


def value(page: Page, path: str) -> Any:
    return page.locator(f'[data-path="{path}"] > input, [data-path="{path}"] > textarea')


def is_saved(page: Page, version: int) -> None:
    expect(page.locator("#state")).to_have_text(f"Saved · version {version}")


def test_every_page_of_the_cv_is_shown_beside_its_fields(person: Person, service: Service) -> None:
    page = person.opens(service, service.open())
    expect(page.locator(".sheet img")).to_have_count(2)
    widths = page.locator(".sheet img").evaluate_all("images => images.map(image => image.naturalWidth)")
    assert len(widths) == 2
    assert all(width > 0 for width in widths)
    expect(value(page, "full_name")).to_have_value("Katrin Größner")
    expect(page).to_have_title("Katrin Größner – CV Generator")


def test_an_assistants_edit_appears_by_itself_and_is_said(person: Person, service: Service) -> None:
    session_id = service.open()
    page = person.opens(service, session_id)
    before = page.locator(".sheet img").first.get_attribute("src")
    service.edit(session_id, "headline", "Leiterin Wärmewende")
    expect(value(page, "headline")).to_have_value("Leiterin Wärmewende")
    expect(page.locator("#announcer")).to_have_text("Your assistant changed: Headline")
    expect(page.locator(".sheet img").first).not_to_have_attribute("src", str(before))
    is_saved(page, 2)


def test_a_change_that_cannot_be_seen_is_said_and_shown_on_request(person: Person, service: Service) -> None:
    session_id = service.open()
    page = person.opens(service, session_id)
    service.edit(session_id, "interests[0]", "Schach")
    toast = page.locator(".toast")
    expect(toast).to_contain_text("Your assistant changed: Interests 1")
    toast.get_by_role("button", name="Show").click()
    expect(value(page, "interests[0]")).to_be_focused()


def test_what_is_being_typed_stands_on_the_page_before_it_is_stored(person: Person, service: Service) -> None:
    session_id = service.open()
    page = person.opens(service, session_id)
    before = page.locator(".sheet img").first.get_attribute("src")
    value(page, "headline").press_sequentially(" heute")
    expect(page.locator(".sheet img").first).not_to_have_attribute("src", str(before))
    assert service.version(session_id) == 1


def test_a_change_in_a_folded_section_marks_it(person: Person, service: Service) -> None:
    session_id = service.open()
    page = person.opens(service, session_id)
    service.edit(session_id, "interests", "Schach", op="append")
    expect(page.locator("#section-interests .mark")).to_have_text("changed")
    unfold(page, "interests")
    expect(page.locator("#section-interests .mark")).to_have_count(0)


def test_a_corrected_field_is_stored_when_it_is_left(person: Person, service: Service) -> None:
    session_id = service.open()
    page = person.opens(service, session_id)
    value(page, "headline").fill("Projektleiterin")
    value(page, "headline").press("Tab")
    is_saved(page, 2)
    assert service.read(session_id)["headline"] == "Projektleiterin"
    history = service.call("get_cv_session", session_id=session_id, include_history=True)["history"]
    assert (history[0]["by"], history[0]["changed_paths"]) == ("page", ["headline"])


def test_dates_in_the_persons_spelling_become_canonical(person: Person, service: Service) -> None:
    session_id = service.open()
    page = person.opens(service, session_id)
    value(page, "birth_date").fill("14. März 1985")
    value(page, "birth_date").blur()
    expect(value(page, "birth_date")).to_have_value("14.03.1985")


def test_dates_stand_in_the_fields_as_the_sheet_prints_them(people: Any, service: Service) -> None:
    session_id = service.open()
    page = people(locale="pl-PL").opens(service, session_id)
    expect(value(page, "birth_date")).to_have_value("14.03.1984")
    unfold(page, "work_experience")
    entry = page.locator('details[data-path="work_experience[0]"]')
    expect(entry.locator(".entry-period")).to_contain_text("04/2020 – heute")
    entry.locator("summary").click()
    period = value(page, "work_experience[0].date_range")
    expect(period).to_have_value("04/2020 – heute")
    period.fill("2020-05 – obecnie")
    period.press("Tab")
    expect(page.locator("#state")).to_have_text("Zapisano · wersja 2")
    expect(period).to_have_value("05/2020 – heute")
    assert service.read(session_id)["work_experience"][0]["date_range"] == "2020-05 – Present"
    period.fill("2019-05 – heute")
    service.edit(session_id, "work_experience[0].date_range", "2018-05 – Present")
    expect(page.locator(".conflict blockquote")).to_have_text("05/2018 – heute")


def test_dates_follow_the_language_of_the_cv(person: Person, service: Service) -> None:
    session_id = service.open()
    page = person.opens(service, session_id)
    service.edit(session_id, "language", "fr")
    expect(value(page, "birth_date")).to_have_value("14 mars 1984")
    unfold(page, "work_experience")
    expect(page.locator(".entry-period").first).to_contain_text("avr. 2020 – aujourd’hui")


def test_a_value_that_is_refused_stays_and_is_explained_at_its_field(person: Person, service: Service) -> None:
    session_id = service.open()
    page = person.opens(service, session_id)
    value(page, "email").fill("katrin.example.org")
    value(page, "email").blur()
    expect(page.locator('[data-path="email"] .note.bad')).to_contain_text("Enter a full address")
    expect(value(page, "email")).to_have_attribute("aria-invalid", "true")
    expect(value(page, "email")).to_have_value("katrin.example.org")
    assert service.version(session_id) == 1
    value(page, "email").press("Escape")
    expect(value(page, "email")).to_have_value("katrin.groessner@example.org")
    expect(page.locator('[data-path="email"] .note.bad')).to_have_count(0)


def test_a_refused_value_that_is_taken_back_leaves_everything_saved(person: Person, service: Service) -> None:
    page = person.opens(service, service.open())
    field = value(page, "email")
    field.fill("keine Adresse")
    field.press("Tab")
    expect(page.locator("#state")).to_have_attribute("data-state", "unsaved")
    page.get_by_role("button", name="1 field to fix").click()
    expect(field).to_be_focused()
    field.press("Escape")
    expect(field).to_have_value("katrin.groessner@example.org")
    expect(page.locator("#state")).to_have_attribute("data-state", "saved")


def test_bullets_are_added_moved_and_removed(person: Person, service: Service) -> None:
    session_id = service.open()
    page = person.opens(service, session_id)
    unfold(page, "work_experience")
    page.locator('details[data-path="work_experience[3]"] > summary').click()
    bullets = list(service.read(session_id)["work_experience"][3]["bullets"])
    page.locator('[data-path="work_experience[3].bullets"] > .list-add button').click()
    page.keyboard.type("Lehre im Grundstudium")
    page.keyboard.press("Enter")
    is_saved(page, 2)
    page.keyboard.type("Ein Fachartikel")
    page.keyboard.press("Enter")
    is_saved(page, 3)
    added = [*bullets, "Lehre im Grundstudium", "Ein Fachartikel"]
    assert service.read(session_id)["work_experience"][3]["bullets"] == added
    last = len(added) - 1
    page.locator(f'[data-tools="work_experience[3].bullets[{last}]"] [data-tool=up]').click()
    is_saved(page, 4)
    expect(page.locator(f'[data-tools="work_experience[3].bullets[{last - 1}]"] [data-tool=up]')).to_be_focused()
    page.locator('[data-tools="work_experience[3].bullets[0]"] [data-tool=remove]').click()
    is_saved(page, 5)
    moved = [*added[:-2], added[-1], added[-2]]
    assert service.read(session_id)["work_experience"][3]["bullets"] == moved[1:]


PASTE = """(lines) => {
  const data = new DataTransfer();
  data.setData("text/plain", lines);
  const event = new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true});
  document.activeElement.dispatchEvent(event);
}"""


def test_pasted_lines_become_items_of_their_own(person: Person, service: Service) -> None:
    session_id = service.open()
    page = person.opens(service, session_id)
    unfold(page, "interests")
    before = service.read(session_id)["interests"]
    page.locator('[data-path="interests"] > .list-add button').click()
    page.evaluate(PASTE, "• Schach\n• Segeln\n\n– Bergsteigen\n")
    is_saved(page, 3)
    assert service.read(session_id)["interests"] == [*before, "Schach", "Segeln", "Bergsteigen"]
    expect(value(page, f"interests[{len(before) + 2}]")).to_be_focused()


def test_a_new_position_is_stored_with_its_first_text(person: Person, service: Service) -> None:
    session_id = service.open()
    page = person.opens(service, session_id)
    count = len(service.read(session_id)["work_experience"])
    unfold(page, "work_experience")
    page.get_by_role("button", name="Add a position").click()
    assert service.version(session_id) == 1
    expect(value(page, "work_experience[+].title")).to_be_focused()
    for text in ("Werkstudentin", "Stadtwerke Reutlingen", "2007 - 2008", "Reutlingen"):
        page.keyboard.type(text)
        page.keyboard.press("Tab")
    is_saved(page, 5)
    entries = service.read(session_id)["work_experience"]
    assert len(entries) == count + 1
    assert entries[count] == {
        "title": "Werkstudentin",
        "employer": "Stadtwerke Reutlingen",
        "date_range": "2007 – 2008",
        "location": "Reutlingen",
        "bullets": [],
    }


def test_entries_stand_newest_first_by_one_click(person: Person, service: Service) -> None:
    periods = ["2001 – 2004", "2015-03 – Present", "", "2010 – 2015-02", "2012"]
    jobs = [{"title": f"Stelle {number}", "date_range": period} for number, period in enumerate(periods)]
    session_id = service.open(work_experience=jobs)
    page = person.opens(service, session_id)
    unfold(page, "work_experience")
    sort = page.locator('[data-path="work_experience"] > .list-sort').get_by_role("button", name="Newest first")
    sort.click()
    is_saved(page, 2)
    expect(sort).to_be_hidden()
    titles = [job["title"] for job in service.read(session_id)["work_experience"]]
    assert titles == ["Stelle 1", "Stelle 3", "Stelle 4", "Stelle 0", "Stelle 2"]
    page.locator("#undo").click()
    is_saved(page, 3)
    assert [job["title"] for job in service.read(session_id)["work_experience"]] == [job["title"] for job in jobs]


def test_a_removed_entry_comes_back_with_one_click(person: Person, service: Service) -> None:
    session_id = service.open()
    page = person.opens(service, session_id)
    before = service.read(session_id)
    unfold(page, "education")
    page.locator('[data-tools="education[0]"] [data-tool=remove]').click()
    is_saved(page, 2)
    assert len(service.read(session_id)["education"]) == len(before["education"]) - 1
    page.locator(".toast").get_by_role("button", name="Undo").click()
    is_saved(page, 3)
    assert service.read(session_id) == before


def correct(page: Page, path: str, text: str) -> None:
    """Type a value and leave the field."""
    value(page, path).fill(text)
    value(page, path).press("Tab")


def test_undo_and_redo_walk_through_ones_own_changes(person: Person, service: Service) -> None:
    session_id = service.open()
    page = person.opens(service, session_id)
    expect(page.locator("#undo")).to_be_disabled()
    correct(page, "headline", "Zwei")
    is_saved(page, 2)
    correct(page, "headline", "Drei")
    is_saved(page, 3)
    page.locator("#undo").click()
    expect(value(page, "headline")).to_have_value("Zwei")
    expect(page.locator(".toast")).to_contain_text("Undone: Headline")
    page.locator("#undo").click()
    expect(value(page, "headline")).to_have_value("Projektleiterin Energietechnik (M. Sc.)")
    expect(page.locator("#undo")).to_be_disabled()
    page.locator("#redo").click()
    expect(value(page, "headline")).to_have_value("Zwei")
    page.locator("#redo").click()
    expect(value(page, "headline")).to_have_value("Drei")
    expect(page.locator("#redo")).to_be_disabled()


def test_undo_takes_back_ones_own_change_and_leaves_the_assistants(person: Person, service: Service) -> None:
    session_id = service.open()
    page = person.opens(service, session_id)
    correct(page, "headline", "Von Hand")
    is_saved(page, 2)
    service.edit(session_id, "phone", "+49 30 901820")
    is_saved(page, 3)
    page.locator("#undo").click()
    expect(value(page, "headline")).to_have_value("Projektleiterin Energietechnik (M. Sc.)")
    assert service.read(session_id)["phone"] == "+49 30 901820"
    expect(page.locator("#undo")).to_be_disabled()


def test_what_the_assistant_has_changed_again_is_not_undone(person: Person, service: Service) -> None:
    session_id = service.open()
    page = person.opens(service, session_id)
    correct(page, "headline", "Von Hand")
    is_saved(page, 2)
    service.edit(session_id, "headline", "Vom Assistenten")
    is_saved(page, 3)
    page.locator("#undo").click()
    expect(page.locator(".toast")).to_contain_text("Changed again since, so it stays: Headline")
    assert service.read(session_id)["headline"] == "Vom Assistenten"


def test_undo_survives_a_reload_in_its_meaning(person: Person, service: Service) -> None:
    session_id = service.open()
    page = person.opens(service, session_id)
    correct(page, "headline", "Von Hand")
    is_saved(page, 2)
    service.edit(session_id, "work_experience[0]", {"title": "Neue Stelle", "employer": "Werk"}, op="insert")
    page.reload()
    is_saved(page, 3)
    page.locator("#undo").click()
    expect(value(page, "headline")).to_have_value("Projektleiterin Energietechnik (M. Sc.)")
    expect(page.locator("#undo")).to_be_disabled()
    assert service.read(session_id)["work_experience"][0]["title"] == "Neue Stelle"


def test_two_quick_undos_take_back_two_changes(person: Person, service: Service) -> None:
    session_id = service.open()
    page = person.opens(service, session_id)
    correct(page, "headline", "Zwei")
    is_saved(page, 2)
    correct(page, "headline", "Drei")
    is_saved(page, 3)
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("Control+z")
    page.keyboard.press("Control+z")
    is_saved(page, 5)
    assert service.read(session_id)["headline"] == "Projektleiterin Energietechnik (M. Sc.)"


def test_any_version_of_the_history_can_be_restored(person: Person, service: Service) -> None:
    session_id = service.open()
    service.edit(session_id, "headline", "Zwei")
    service.edit(session_id, "phone", "+49 30 901820")
    page = person.opens(service, session_id)
    page.locator("#history").click()
    rows = page.locator(".versions li")
    expect(rows).to_have_count(3)
    expect(rows.nth(0)).to_contain_text("Phone")
    rows.nth(2).get_by_role("button", name="Restore version 1").click()
    expect(rows).to_have_count(4)
    page.keyboard.press("Escape")
    expect(value(page, "headline")).to_have_value("Projektleiterin Energietechnik (M. Sc.)")
    expect(page.locator("#history")).to_be_focused()


def test_two_who_change_one_field_are_both_heard(person: Person, service: Service) -> None:
    session_id = service.open()
    page = person.opens(service, session_id)
    value(page, "headline").fill("Von Hand")
    service.edit(session_id, "headline", "Vom Assistenten")
    conflict = page.locator('[data-path="headline"] .conflict')
    expect(conflict).to_contain_text("Vom Assistenten")
    expect(value(page, "headline")).to_have_value("Von Hand")
    value(page, "headline").blur()
    assert service.read(session_id)["headline"] == "Vom Assistenten"
    conflict.get_by_role("button", name="Keep mine").click()
    is_saved(page, 3)
    assert service.read(session_id)["headline"] == "Von Hand"


def test_the_other_value_can_be_taken(person: Person, service: Service) -> None:
    session_id = service.open()
    page = person.opens(service, session_id)
    value(page, "headline").fill("Von Hand")
    service.edit(session_id, "headline", "Vom Assistenten")
    page.locator('[data-path="headline"] .conflict').get_by_role("button", name="Use the new text").click()
    expect(value(page, "headline")).to_have_value("Vom Assistenten")
    expect(page.locator(".conflict")).to_have_count(0)
    assert service.version(session_id) == 2


def test_a_stale_edit_is_stored_where_the_other_change_is_elsewhere(person: Person, service: Service) -> None:
    session_id = service.open()
    page = person.opens(service, session_id)
    page.route("**/api/cv-session-events*", lambda route: route.abort())
    page.reload()
    expect(value(page, "phone")).not_to_have_value("")
    service.edit(session_id, "headline", "Vom Assistenten")
    value(page, "phone").fill("+49 30 901820")
    value(page, "phone").blur()
    expect(value(page, "headline")).to_have_value("Vom Assistenten")
    expect(page.locator(".dirty")).to_have_count(0)
    stored = service.read(session_id)
    assert (stored["headline"], stored["phone"]) == ("Vom Assistenten", "+49 30 901820")


def test_a_stale_edit_of_the_same_field_asks_the_person(person: Person, service: Service) -> None:
    session_id = service.open()
    page = person.opens(service, session_id)
    page.route("**/api/cv-session-events*", lambda route: route.abort())
    page.reload()
    expect(value(page, "headline")).not_to_have_value("")
    service.edit(session_id, "headline", "Vom Assistenten")
    value(page, "headline").fill("Von Hand")
    value(page, "headline").blur()
    expect(page.locator('[data-path="headline"] .conflict')).to_contain_text("Vom Assistenten")
    assert service.read(session_id)["headline"] == "Vom Assistenten"


def test_typing_goes_on_while_the_assistant_adds_entries(person: Person, service: Service) -> None:
    session_id = service.open()
    page = person.opens(service, session_id)
    unfold(page, "interests")
    field = value(page, "interests[0]")
    field.click()
    page.keyboard.press("End")
    page.keyboard.type(" und")
    service.edit(session_id, "interests", "Schach", op="append")
    expect(value(page, "interests[3]")).to_have_value("Schach")
    page.keyboard.type(" Segeln")
    expect(field).to_have_value("Rudern und Segeln")
    field.blur()
    is_saved(page, 3)
    assert service.read(session_id)["interests"][0] == "Rudern und Segeln"


def test_text_of_strangers_is_shown_as_text(person: Person, service: Service) -> None:
    session_id = service.open(headline=HOSTILE, interests=[HOSTILE])
    page = person.opens(service, session_id)
    expect(value(page, "headline")).to_have_value(HOSTILE)
    service.edit(session_id, "full_name", HOSTILE)
    expect(page).to_have_title(f"{HOSTILE} – CV Generator")
    page.locator("#history").click()
    expect(page.locator(".versions li")).to_have_count(2)
    value_in_list = page.locator("#section-interests textarea")
    assert value_in_list.input_value() == HOSTILE
    assert page.locator("img[src=x], main script").count() == 0


def test_a_session_id_with_markup_finds_nothing(person: Person, service: Service) -> None:
    person.page.goto(f"{service.url}/s/%3Cimg%20src=x%20onerror=alert(1)%3E")
    expect(person.page.get_by_role("heading", name="This CV is no longer here.")).to_be_visible()


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
    expect(cuts.first).to_contain_text(re.compile("Leiterin|Nummer"))
    cuts.first.hover()
    expect(page.locator("#sheets.trying .sheet")).to_have_count(2)
    expect(notice).to_be_visible()
    page.locator("#tab-content").hover()
    expect(page.locator("#sheets:not(.trying) .sheet")).to_have_count(3)
    assert service.version(session_id) == 1
    cuts.first.click()
    expect(notice).to_have_count(0)
    answer = service.call("generate_cv_from_session", session_id=session_id)
    assert answer["page_count"] <= 2


def test_language_and_pages_change_what_is_shown(person: Person, service: Service) -> None:
    session_id = service.open()
    page = person.opens(service, session_id)
    with page.expect_request("**/api/cv-sheets") as asked:
        page.locator("#max-pages").select_option("3")
    assert asked.value.post_data_json["max_pages"] == 3
    page.locator("#cv-language").select_option("en")
    is_saved(page, 2)
    assert service.read(session_id)["language"] == "en"


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


def test_the_id_for_the_assistant_is_copied(person: Person, service: Service) -> None:
    session_id = service.open()
    person.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = person.opens(service, session_id)
    page.locator("#share").click()
    page.locator("#copy-id").click()
    expect(page.get_by_role("dialog")).to_contain_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == session_id


def test_deleting_everything_leaves_nothing(person: Person, service: Service) -> None:
    session_id = service.open()
    page = person.opens(service, session_id)
    page.locator("#delete").click()
    page.locator("#erase").click()
    expect(page.get_by_text("The session was deleted with everything in it.")).to_be_visible()
    assert service.client.get("/get-cv-session", params={"session_id": session_id}).status_code == 404


def test_a_session_that_is_deleted_elsewhere_ends_and_keeps_what_was_typed(person: Person, service: Service) -> None:
    session_id = service.open()
    page = person.opens(service, session_id)
    value(page, "headline").press_sequentially(" – noch nicht gespeichert")
    service.call("delete_cv_session", session_id=session_id)
    expect(page.get_by_role("heading", name="This CV is no longer here.")).to_be_focused()
    assert "noch nicht gespeichert" in page.locator("#kept").input_value()


def test_the_last_minute_is_counted_and_then_the_session_has_ended(person: Person, service: Service) -> None:
    person.page.clock.install()
    page = person.opens(service, service.open())
    # The browser's clock stands a little behind the service's.
    expect(page.locator("#countdown")).to_contain_text(re.compile(r"Deleted in (23 h 5\d|24 h 0) min"))
    person.context.set_offline(True)  # an answer of the service would tell the page what time it really is
    page.clock.fast_forward("23:30:00")
    expect(page.locator("#countdown")).to_contain_text(re.compile(r"Deleted in \d+ min"))
    page.clock.fast_forward("01:00:00")
    expect(page.get_by_role("heading", name="This CV is no longer here.")).to_be_visible()


def test_what_is_typed_without_a_connection_is_stored_when_it_is_back(person: Person, service: Service) -> None:
    session_id = service.open()
    page = person.opens(service, session_id)
    person.context.set_offline(True)
    value(page, "headline").fill("Ohne Netz getippt")
    value(page, "headline").blur()
    expect(page.locator("#state")).to_have_text("Offline – reconnecting … 1 change waits.")
    expect(page.locator('[data-path="headline"] .note')).to_contain_text("Your text is kept here")
    service.edit(session_id, "phone", "+49 30 901820")
    person.context.set_offline(False)
    expect(value(page, "phone")).to_have_value("+49 30 901820")
    is_saved(page, 3)
    assert service.read(session_id)["headline"] == "Ohne Netz getippt"


def test_text_without_a_field_is_put_where_the_person_says(person: Person, service: Service) -> None:
    document = (SAMPLES / "lebenslauf.docx").read_bytes()
    response = service.client.post("/extract-and-store-cv", files={"file": ("cv.docx", document)})
    session_id = response.json()["session_id"]
    read = service.call("get_cv_session", session_id=session_id, include_unplaced_text=True)
    [text] = read["unplaced_text"]
    page = person.opens(service, session_id)
    page.get_by_role("tab", name="Left over 1").click()
    pane = page.locator("#pane-rest")
    expect(pane).to_contain_text(text)
    expect(page.locator("#rest-put")).to_be_disabled()
    pane.get_by_label("Put into").fill("References")
    pane.get_by_role("button", name="Move here").click()
    expect(pane).to_contain_text("All of it has been placed.")
    expect(page.locator("#tab-rest")).to_be_focused()
    assert service.read(session_id)["references"] == [text]


def test_several_pieces_are_placed_or_dismissed_at_once(person: Person, service: Service) -> None:
    document = "\n".join(["Katrin Größner", "Skills", "Python", "Zeile eins ohne Ort", "Zeile zwei ohne Ort"])
    response = service.client.post("/extract-and-store-cv", files={"file": ("cv.txt", document.encode())})
    session_id = response.json()["session_id"]
    texts = ["Blaue Blume", "Gelber Stern", "Roter Mond"]

    def left_over(route: Any) -> None:
        answer = route.fetch().json()
        route.fulfill(json={**answer, "unplaced_text": texts})

    person.page.route("**/api/get-cv-session", left_over)
    page = person.opens(service, session_id)
    page.get_by_role("tab", name="Left over 3").click()
    page.get_by_label("Blaue Blume").check()
    page.get_by_label("Roter Mond").check()
    page.get_by_label("Put into").fill("Interests")
    page.get_by_role("button", name="Move here").click()
    expect(page.locator(".pieces li")).to_have_count(1)
    page.get_by_role("button", name="Discard text").click()
    expect(page.locator(".pieces li")).to_have_count(0)
    assert service.read(session_id)["interests"] == ["Blaue Blume", "Roter Mond"]
    page.reload()
    expect(page.locator("#tab-rest .badge")).to_be_hidden()
