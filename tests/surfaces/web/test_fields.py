"""What a person writes into the fields of a session: values, dates, lines, entries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playwright.sync_api import expect

from tests.surfaces.web.acting import goes, is_saved, menu, soon, unfold, use, value

if TYPE_CHECKING:
    from tests.surfaces.web.conftest import Person, Service


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
    expect(page.locator("#state[data-version='2']")).to_have_text("Zapisano")
    expect(period).to_have_value("05/2020 – heute")
    assert service.read(session_id)["work_experience"][0]["date_range"] == "2020-05 – Present"
    period.fill("2019-05 – heute")
    service.edit(session_id, "work_experience[0].date_range", "2018-05 – Present")
    expect(page.locator(".conflict .theirs blockquote")).to_have_text("05/2018 – heute")


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
    expect(page.locator("#ask")).to_be_empty()  # the field is in sight
    goes(page, "interests")
    expect(page.locator("#ask")).to_be_in_viewport(ratio=1)
    page.get_by_role("button", name="1 field to fix").click()
    expect(field).to_be_focused()
    field.press("Escape")
    expect(page.locator("#ask")).to_be_empty()
    expect(field).to_have_value("katrin.groessner@example.org")
    expect(page.locator("#state")).to_have_attribute("data-state", "saved")


def test_what_is_said_above_the_form_does_not_lie_on_the_field_that_one_is_in(person: Person, service: Service) -> None:
    page = person.opens(service, service.open())
    value(page, "email").fill("keine Adresse")
    value(page, "nationality").focus()
    value(page, "nationality").evaluate("(field) => field.scrollIntoView({block: 'start'})")
    value(page, "nationality").press("Tab")
    expect(page.locator("#ask")).to_have_text("1 field to fix")
    tops = "['.section[open] > summary', ':focus'].map((each) => document.querySelector(each).getBoundingClientRect())"
    soon(page, lambda: page.evaluate(f"(([map, field]) => field.top >= map.bottom)({tops})"))


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
    use(page, f"work_experience[3].bullets[{last}]", "up")
    is_saved(page, 4)
    expect(menu(page, f"work_experience[3].bullets[{last - 1}]")).to_be_focused()
    use(page, "work_experience[3].bullets[0]", "remove")
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


def test_a_new_position_opens_above_the_others_and_is_stored_with_its_first_text(
    person: Person, service: Service
) -> None:
    session_id = service.open()
    page = person.opens(service, session_id)
    count = len(service.read(session_id)["work_experience"])
    unfold(page, "work_experience")
    page.get_by_role("button", name="Add a position").click()
    assert service.version(session_id) == 1
    expect(value(page, "work_experience[+].title")).to_be_focused()
    expect(page.locator('[data-path="work_experience"] > ol > li').first.locator("input").first).to_be_focused()
    for text in ("Werkstudentin", "Stadtwerke Reutlingen", "2007 - 2008", "Reutlingen"):
        page.keyboard.type(text)
        page.keyboard.press("Tab")
    is_saved(page, 5)
    entries = service.read(session_id)["work_experience"]
    assert len(entries) == count + 1
    assert entries[0] == {
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
    sort = page.locator('[data-path="work_experience"] > .list-add').get_by_role("button", name="Newest first")
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
    use(page, "education[0]", "remove")
    is_saved(page, 2)
    assert len(service.read(session_id)["education"]) == len(before["education"]) - 1
    page.locator(".toast").get_by_role("button", name="Undo").click()
    is_saved(page, 3)
    assert service.read(session_id) == before
