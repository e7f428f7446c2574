"""WCAG 2.2 AA as far as axe-core sees it, and what it does not see: keyboard, focus, phones."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.surfaces.web.acting import correct, goes, soon, unfold
from tests.surfaces.web.conftest import SAMPLES

if TYPE_CHECKING:
    from tests.surfaces.web.conftest import Service

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
TABLET = {"viewport": {"width": 768, "height": 1024}, "is_mobile": True, "has_touch": True}
FEW = "document.querySelectorAll('.operation:nth-of-type(n + 4)').forEach((each) => each.remove())"
"""The reference repeats itself, and axe looks at every cell."""

UNFOLD = "document.querySelectorAll('details').forEach((each) => (each.open = true))"


def violations(page: Page, options: dict[str, Any] = RULES) -> list[str]:
    """What axe finds, as `rule: selector`. That it looked is seen from the rules that passed."""
    response = Axe().run(page, options=options).response
    assert len(response["passes"]) > (10 if options is RULES else 0)
    return [
        f"{found['id']}: {node['target']} {node['failureSummary']}"
        for found in response["violations"]
        for node in found["nodes"]
    ]


def violations_in_light_and_dark(page: Page) -> list[str]:
    """Of what axe looks at, dark differs in its colours only."""
    found = violations(page)
    page.emulate_media(color_scheme="dark")
    found += violations(page, COLOURS)
    page.emulate_media(color_scheme="light")
    return found


@pytest.mark.parametrize("path", ["/", "/upload/none", "/api/docs", "/s/none", "/none"])
def test_pages_without_a_session_have_no_violation(people: Any, service: Service, path: str) -> None:
    page = people().page
    page.goto(service.url + path)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.wait_for_load_state("networkidle")
    page.evaluate(FEW)
    assert violations_in_light_and_dark(page) == []


@pytest.mark.parametrize("options", [{}, PHONE], ids=["desktop", "phone"])
def test_the_session_page_has_no_violation(people: Any, service: Service, options: dict[str, Any]) -> None:
    session_id = service.open(phone="", data_privacy="")
    page = people(**options).opens(service, session_id)
    if options is PHONE:
        page.get_by_role("tab", name="Content").tap()
    expect(page.locator(".notice.warnings")).to_be_visible()
    page.evaluate(UNFOLD)
    page.locator('[data-path="headline"] input').fill("Von Hand")
    service.edit(session_id, "headline", "Vom Assistenten")
    expect(page.locator(".conflict")).to_be_visible()
    page.evaluate("[window, edit].forEach((each) => each.scrollTo(0, 0))")  # what is half below the bar is not small
    assert violations_in_light_and_dark(page) == []


@pytest.mark.parametrize("options", [{}, PHONE, TABLET], ids=["desktop", "phone", "tablet"])
def test_every_pane_has_no_violation(people: Any, service: Service, options: dict[str, Any]) -> None:
    session_id = read_document(service)
    service.edit(session_id, "headline", "Vom Assistenten")
    page = people(**options).opens(service, session_id)
    if options:
        page.get_by_role("tab", name="Content").tap()
        assert violations_in_light_and_dark(page) == []
    for pane, content in {"look": ".template img", "review": ".review", "rest": ".pieces li"}.items():
        if pane == "rest" and options is PHONE:
            page.get_by_role("tab", name="Content").click()
            page.locator("#to-rest").click()
        else:
            page.locator(f"#tab-{pane}").click()
        expect(page.locator(content).first).to_be_visible()
        assert violations_in_light_and_dark(page) == []
    page.get_by_label("Put into").click()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("option").first).to_be_visible()
    assert violations_in_light_and_dark(page) == []


def test_an_empty_cv_and_lost_text_have_no_violation(people: Any, service: Service) -> None:
    session_id = str(service.call("create_cv_session", language="de")["session_id"])
    page = people().opens(service, session_id)
    expect(page.locator(".guide")).to_be_visible()
    assert violations(page) == []
    page.locator("#guide-skip").click()
    expect(page.locator("#begin")).to_be_visible()
    assert violations_in_light_and_dark(page) == []
    service.edit(session_id, "interests", ["Schach"])
    interest = page.locator('[data-path="interests[0]"] textarea')
    interest.wait_for(state="attached")  # what comes in moves what one is about to click
    page.locator("#section-interests > summary").click()
    interest.fill("Schach und Go")
    service.edit(session_id, "interests[0]", op="remove")
    expect(page.locator(".notice.lost")).to_be_visible()
    page.locator(".panel").evaluate("(panel) => panel.scrollTo(0, 0)")  # no target stands half behind the map
    assert violations(page) == []


def test_the_menu_and_the_questions_of_a_phone_have_no_violation(people: Any, service: Service) -> None:
    page = people(**PHONE).page
    page.goto(f"{service.url}/s/{service.call('create_cv_session')['session_id']}")
    page.locator("#more").tap()
    expect(page.locator("#history")).to_be_visible()
    assert violations_in_light_and_dark(page) == []


@pytest.mark.parametrize("options", [{}, PHONE], ids=["desktop", "phone"])
def test_the_files_and_the_languages_that_can_be_had_have_no_violation(
    people: Any, service: Service, options: dict[str, Any]
) -> None:
    page = people(**options).opens(service, service.open())
    expect(page.locator("#download-docx")).to_be_visible(visible=options is not PHONE)
    expect(page.get_by_role("button", name="Download PDF")).to_have_count(1)
    assert violations_in_light_and_dark(page) == []
    if options is PHONE:
        page.locator("#more").tap()
    page.locator("#languages").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert violations_in_light_and_dark(page) == []


@pytest.mark.parametrize("options", [{}, PHONE], ids=["desktop", "phone"])
def test_the_history_and_a_version_of_it_have_no_violation(
    people: Any, service: Service, options: dict[str, Any]
) -> None:
    session_id = service.open()
    service.edit(session_id, "headline", "Zwei")
    page = people(**options).opens(service, session_id)
    if options is PHONE:
        page.locator("#more").tap()
    page.locator("#history").click()
    expect(page.locator("#pane-history h2")).to_be_focused()
    assert violations_in_light_and_dark(page) == []
    page.locator(".version-look").nth(1).click()
    expect(page.locator(".asking")).to_contain_text("Version 1")
    assert violations_in_light_and_dark(page) == []


def test_the_line_that_was_touched_on_a_phone_is_named_without_violation(people: Any, service: Service) -> None:
    page = people(**PHONE).opens(service, service.open())
    page.locator(".paper").first.tap(position={"x": 150, "y": 200})
    expect(page.locator("#peek-edit")).to_be_in_viewport(ratio=1)
    assert violations_in_light_and_dark(page) == []


def test_the_map_of_the_form_names_what_the_cv_holds_and_folded_sections_say_it(people: Any, service: Service) -> None:
    page = people().opens(service, service.open())
    links = page.locator("#contents a:visible")
    expect(links.first).to_have_text("Name and contact")
    expect(page.locator("#section-interests .gist")).to_have_text(
        "Rudern · Chorgesang (Alt) · Gemüse aus dem eigenen Garten"
    )
    expect(page.locator("#contents a[aria-current]")).to_have_text("Name and contact")
    goes(page, "interests")
    expect(page.locator("#section-interests > summary")).to_be_focused()
    expect(page.locator("#contents a[aria-current]")).not_to_have_text("Name and contact")
    expect(page.locator("#section-interests .gist")).to_be_hidden()


MARKED = "#contents a[aria-current]"


@pytest.mark.parametrize("size", [{}, {"viewport": {"width": 360, "height": 740}, **PHONE}], ids=["desk", "phone"])
def test_the_map_marks_the_section_of_the_field_one_writes_in(people: Any, service: Service, size: Any) -> None:
    page = people(**size).opens(service, service.open())
    page.locator("#tab-content").click()
    expect(page.locator(MARKED)).to_have_text("Name and contact")
    goes(page, "work_experience")
    expect(page.locator(MARKED)).to_have_text("Work experience")
    page.evaluate("document.activeElement.blur()")
    expect(page.locator(MARKED)).to_have_text("Work experience")

    def marks_interests() -> (
        bool
    ):  # while the page is still coming, what is drawn anew folds sections and takes the focus away
        goes(page, "interests")
        page.locator("#section-interests input, #section-interests textarea").first.focus()
        return page.locator(MARKED).text_content() == "Interests"

    soon(page, marks_interests)
    expect(page.locator(MARKED)).to_have_text("Interests")
    page.locator("#section-about input").first.focus()
    expect(page.locator(MARKED)).to_have_text("Name and contact")


@pytest.mark.parametrize("size", [{}, {"viewport": {"width": 360, "height": 740}, **PHONE}], ids=["desk", "phone"])
def test_a_section_that_is_gone_to_begins_below_what_stays(people: Any, service: Service, size: Any) -> None:
    page = people(**size).opens(service, service.open())
    page.locator("#tab-content").click()
    for refused in (False, True):
        if refused:
            correct(page, "email", "nobody")
        goes(page, "work_experience")
        expect(page.locator("#fix")).to_have_count(int(refused))  # the field is out of sight
        above = "bar" if size else "contents"
        page.wait_for_function(
            "(above) => Math.abs(document.getElementById('section-work_experience').getBoundingClientRect().top"
            " - document.getElementById(above).getBoundingClientRect().bottom) <= 2",
            arg=above,
        )


def test_any_section_is_reached_in_five_steps(people: Any, service: Service) -> None:
    page = people().opens(service, service.open())
    page.evaluate("document.activeElement.blur()")
    for key in ("Tab", "Tab", "Enter", "l", "Enter"):
        page.keyboard.press(key)
    expect(page.locator("#section-languages > summary")).to_be_focused()
    expect(page.locator("#section-languages")).to_have_attribute("open", "")


SMALL = """() => [...document.querySelectorAll("a, button, input, select, textarea, summary")].filter((each) => {
  const box = each.getBoundingClientRect();
  return box.width > 1 && box.height > 1 && !each.closest("label") && !each.matches(".skip") && (box.height < 43.5 || box.width < 43.5);
}).map((each) => `${each.tagName} ${each.id} ${each.className} ${each.textContent.slice(0, 20)}`)"""


@pytest.mark.parametrize("language", ["en", "de", "pl"])
@pytest.mark.parametrize("view", ["view", "content"])
def test_targets_on_a_phone_are_large_and_nothing_is_clipped(
    people: Any, service: Service, view: str, language: str
) -> None:
    page = people(**{**PHONE, "viewport": {"width": 320, "height": 700}}).page
    page.goto(f"{service.url}/s/{service.open()}?lang={language}")
    expect(page.locator(".sheet img").first).to_be_visible()
    page.locator(f"#tab-{view}").tap()
    assert page.evaluate(SMALL) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    sizes = page.evaluate("[...document.querySelectorAll('input, textarea')].map((e) => getComputedStyle(e).fontSize)")
    assert len(sizes) > 10
    assert all(float(size.removesuffix("px")) >= 16 for size in sizes)


def test_the_window_does_not_scroll_beyond_its_panels(people: Any, service: Service) -> None:
    page = people().opens(service, service.open())
    page.evaluate(UNFOLD)
    assert page.evaluate("document.documentElement.scrollHeight - innerHeight") <= 0


@pytest.mark.parametrize("options", [{}, PHONE], ids=["desktop", "phone"])
def test_a_dialog_has_no_violation_and_gives_the_focus_back(
    people: Any, service: Service, options: dict[str, Any]
) -> None:
    page = people(**options).opens(service, service.open())
    page.locator("#tab-content").click()
    opener = "#delete"
    page.locator(opener).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog").get_by_role("heading")).to_be_visible()
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator(opener)).to_be_focused()


@pytest.mark.parametrize("path", ["/", "/api/docs", "/upload/none", ""])
def test_nothing_is_wider_than_a_phone(people: Any, service: Service, path: str) -> None:
    person = people(**PHONE)
    if path:
        person.page.goto(service.url + path)
        person.page.wait_for_load_state("networkidle")
    else:
        person.opens(service, service.open()).evaluate(UNFOLD)
    assert person.page.evaluate("document.documentElement.scrollWidth") <= PHONE["viewport"]["width"]  # type: ignore[index]


def test_a_phone_leads_from_the_pages_to_the_fields(people: Any, service: Service) -> None:
    page = people(**PHONE).opens(service, service.open())
    page.get_by_role("tab", name="Content").tap()
    expect(page.locator("#section-about")).to_be_in_viewport()


def test_a_field_is_corrected_with_the_keyboard_alone(people: Any, service: Service) -> None:
    session_id = service.open()
    page = people().opens(service, session_id)
    summary = page.locator("#section-skills > summary")
    summary.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("Planung und Entwurf")
    page.keyboard.press("Tab")
    expect(page.locator("#state[data-version='2']")).to_have_text("Saved")
    assert service.read(session_id)["skills"][0]["group"] == "Planung und Entwurf"


def read_document(service: Service) -> str:
    document = Path(__file__).parents[3] / "samples" / "lebenslauf.docx"
    answer = service.client.post("/extract-and-store-cv", files={"file": ("cv", document.read_bytes())})
    return str(answer.json()["session_id"])


def test_doubtful_values_are_marked_and_confirmed(people: Any, service: Service) -> None:
    document = Path(__file__).parents[3] / "samples" / "lebenslauf.docx"
    session_id = service.client.post("/extract-and-store-cv", files={"file": ("cv", document.read_bytes())}).json()[
        "session_id"
    ]
    person = people()

    def doubting(route: Any) -> None:
        answer = route.fetch().json()
        if answer["version"] == 1:
            source = {"path": "nationality", "text": "deutsch?", "block": 3, "certainty": 0.4}
            answer.update(sources=[source], doubtful=["nationality"])
        route.fulfill(json=answer)

    person.page.route("**/api/get-cv-session", doubting)
    page = person.opens(service, session_id)
    expect(page.locator("#section-about .mark.doubt")).to_have_text("1 to check")
    page.get_by_role("button", name="Nationality").click()
    field = page.locator('[data-path="nationality"]')
    expect(field.locator("input")).to_be_focused()
    expect(field).to_contain_text("The document says: “deutsch?”")
    page.locator(".panel").evaluate("(panel) => panel.scrollTo(0, 0)")  # no target stands half behind the map
    assert violations(page) == []
    field.get_by_role("button", name="It is right").click()
    expect(page.locator(".doubt")).to_have_count(0)
    assert service.version(session_id) == 2


@pytest.mark.parametrize("pane", ["content", "look", "review", "rest"])
def test_targets_on_a_tablet_are_large(people: Any, service: Service, pane: str) -> None:
    document = (SAMPLES / "lebenslauf.docx").read_bytes()
    answer = service.client.post("/extract-and-store-cv", files={"file": ("cv.docx", document)}).json()
    page = people(viewport={"width": 1024, "height": 768}, has_touch=True).opens(service, answer["session_id"])
    service.edit(answer["session_id"], "headline", "Vom Assistenten")
    page.locator(f"#tab-{pane}").tap()
    if pane == "review":
        expect(page.locator(".review")).to_have_count(1)
    assert page.evaluate("matchMedia('(pointer: coarse)').matches")
    assert page.evaluate(SMALL) == []


SEEN = "(each) => { const box = each.getBoundingClientRect(); return each.contains(document.elementFromPoint(box.x + 8, box.y + 8)); }"


def test_beside_the_sheet_the_sections_are_one_row_above_the_form(people: Any, service: Service) -> None:
    page = people().opens(service, service.open())
    row, tabs = page.locator("#contents"), page.locator("#tabs").bounding_box()
    goes(page, "interests")  # the form is scrolled
    expect(row.locator("a[aria-current]")).to_be_in_viewport(ratio=1)
    box, head = row.bounding_box(), page.locator("#section-interests > summary").bounding_box()
    assert tabs
    assert box
    assert head
    assert abs(box["y"] - tabs["y"] - tabs["height"]) <= 1
    assert box["height"] <= 44
    assert head["y"] >= box["y"] + box["height"] - 1


def test_the_list_of_sections_comes_up_for_the_keyboard_and_moves_nothing(people: Any, service: Service) -> None:
    page = people(**TABLET).opens(service, service.open())
    unfold(page, "work_experience")
    links, name = page.locator("#contents a:visible"), page.locator("#section-about input").first
    assert not links.first.evaluate(SEEN)  # the heads of the sections are the map
    before = name.bounding_box()
    page.keyboard.press("Shift")
    links.first.focus()
    for link in links.all():
        assert link.evaluate(SEEN)
    assert links.count() > 6
    assert name.bounding_box() == before
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    expect(page.locator("#section-data_privacy > summary")).to_be_focused()  # also one that holds nothing
    assert not links.first.evaluate(SEEN)


@pytest.mark.parametrize("size", [TABLET, {}], ids=["tablet", "desk"])
def test_the_head_of_a_section_stays_while_one_is_in_it_and_folds_it(people: Any, service: Service, size: Any) -> None:
    page = people(**size).opens(service, service.open())
    page.locator("#tab-content").click()
    head = page.locator("#section-about > summary")
    page.locator("#section-about .photo").evaluate("(each) => each.scrollIntoView({block: 'start'})")
    assert head.evaluate(SEEN)
    head.click()
    expect(page.locator("#section-about > .grid")).to_be_hidden()
    expect(head).to_be_in_viewport(ratio=1)  # one is where it was, and sees what there is besides
    expect(page.locator("#section-summary > summary")).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("size", [{"viewport": {"width": 390, "height": 844}, **PHONE}, TABLET, {}])
def test_all_panes_begin_at_one_height_and_in_one_column(people: Any, service: Service, size: Any) -> None:
    page = people(**size).opens(service, service.open())
    first = "#pane-look > h2, #pane-review > h2, #notices .notice"
    places = []
    for pane in ("content", "look", "review"):
        page.locator(f"#tab-{pane}").click()
        head = page.locator(first).locator("visible=true").first
        expect(head).to_be_visible()
        box, column = head.bounding_box(), page.locator(f"#pane-{pane}").bounding_box()
        assert box
        assert column
        is_below_the_sections = pane == "content" and not size
        sections = page.locator("#contents").evaluate("(each) => each.offsetHeight") if is_below_the_sections else 0
        places.append((box["y"] - sections, column["x"], column["x"] + column["width"]))
    tops, lefts, rights = zip(*places, strict=True)
    assert max(tops) - min(tops) <= 2
    assert max(lefts) - min(lefts) <= 1
    assert max(rights) - min(rights) <= 1


STYLES = """() => [...document.querySelectorAll("body *")].filter((each) => each.checkVisibility() && [...each.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
  .map((each) => [parseFloat(getComputedStyle(each).fontSize), getComputedStyle(each).fontWeight, each.closest("button, .button") ? "button" : "text"])"""


@pytest.mark.parametrize("size", [{"viewport": {"width": 390, "height": 844}, **PHONE}, {}], ids=["phone", "desk"])
def test_all_text_has_one_of_few_sizes_in_two_weights(people: Any, service: Service, size: Any) -> None:
    session_id = service.open()
    page = people(**size).opens(service, session_id)
    service.edit(session_id, "headline", "Vom Assistenten")
    styles: set[tuple[float, str, str]] = set()
    for pane in ("content", "look", "review"):
        page.locator(f"#tab-{pane}").click()
        expect(page.locator(f"#pane-{pane}")).to_be_visible()
        if pane == "content":
            head = page.locator("#section-work_experience h2")
            folded = head.evaluate("(each) => getComputedStyle(each).font")
            unfold(page, "work_experience")
            page.locator('details[data-path="work_experience[0]"] > summary').click()
            assert head.evaluate("(each) => getComputedStyle(each).font") == folded
        styles |= {tuple(each) for each in page.evaluate(STYLES)}
    assert {weight for _, weight, _ in styles} == {"400", "600"}
    assert {size for size, _, _ in styles} <= ({13, 16, 20, 28} if size else {13, 15, 20, 28})
    assert len({size for size, _, kind in styles if kind == "button"}) <= 2
