"""The page in the hand: one bar, a menu for what is needed seldom, two views."""

from __future__ import annotations

import itertools
import re
from typing import Any

import pytest
from playwright.sync_api import FloatRect, Locator, Page, expect

from tests.surfaces.web.acting import correct, soon, unfold, value, where_it_rests
from tests.surfaces.web.conftest import SAMPLES, Service

PHONE: dict[str, Any] = {"is_mobile": True, "has_touch": True}

HIT = """(field) => {
  const {left, width, top, bottom} = field.getBoundingClientRect();
  return [top + 2, bottom - 2].every((y) => document.elementFromPoint(left + width / 2, y) === field);
}"""
"""Whether all of a field can be seen."""

COLUMN = """(paper) => {
  const { left, width } = paper.getBoundingClientRect();
  return { left: left + 0.257 * width, right: left + 0.904 * width };
}"""
"""From where to where the texts of the bundled CV stand in the window, beside the column of its dates."""

LINE = "Verantwortung für Planung, Bau und Betrieb einer Anlage samt aller Verträge und Genehmigungen, Nummer"
ENTRY = {"title": "Leiterin", "employer": "Werk", "date_range": "2012 – 2015"}
LONG = [{**ENTRY, "bullets": [f"{LINE} {job}.{line}" for line in range(8)]} for job in range(6)]
"""Jobs for more than two pages."""


def boxed(locator: Locator) -> FloatRect:
    box = locator.bounding_box()
    assert box
    return box


def is_free(page: Page, path: str) -> None:
    soon(page, lambda: bool(value(page, path).evaluate(HIT)))


def put_below_the_bar(page: Page, path: str) -> None:
    """The field is the first that can be seen."""
    value(page, path).evaluate("(field) => (field.focus(), field.scrollIntoView({block: 'start'}))")
    is_free(page, path)


@pytest.fixture(params=[320, 390])
def page(request: pytest.FixtureRequest, people: Any, service: Service) -> Page:
    opened: Page = people(viewport={"width": request.param, "height": 700}, **PHONE).opens(service, service.open())
    return opened


def test_the_bar_is_one_row(page: Page) -> None:
    expect(page.locator("#undo:not(:disabled)")).to_have_count(0)  # there is nothing to undo
    expect(page.locator("#redo")).to_be_hidden()  # the menu has it
    assert page.locator("#title").evaluate("(each) => each.scrollWidth <= each.clientWidth")
    page.locator("#tab-content").tap()
    correct(page, "headline", "Leiterin")
    expect(page.locator("#undo")).to_be_enabled()
    assert boxed(page.locator("#undo"))["width"] >= 44
    page.locator("#tab-view").tap()
    tops = page.evaluate(
        "['actions', 'undo', 'more'].map((id) => document.getElementById(id).getBoundingClientRect())"
        ".map(({top, height}) => Math.round(top + height / 2))"
    )
    assert max(tops) - min(tops) <= 1
    assert page.evaluate("document.getElementById('bar').offsetHeight") <= 64


def test_what_is_needed_seldom_is_in_a_menu_that_gives_the_focus_back(page: Page) -> None:
    history, more = page.locator("#history"), page.locator("#more")
    expect(history).to_be_hidden()
    more.tap()
    expect(history).to_be_focused()
    expect(more).to_have_attribute("aria-expanded", "true")
    for item in ("#history", "#delete-too"):
        expect(page.locator(item)).to_be_in_viewport(ratio=1)
    page.keyboard.press("Escape")
    expect(history).to_be_hidden()
    expect(more).to_be_focused()
    more.tap()
    history.tap()
    expect(page.locator("#pane-history h2")).to_be_focused()
    page.keyboard.press("Escape")
    expect(more).to_be_focused()
    expect(history).to_be_hidden()


def test_a_menu_closes_when_the_hand_goes_elsewhere(page: Page) -> None:
    page.locator("#more").tap()
    page.locator("#sheets").tap(position={"x": 5, "y": 5})
    expect(page.locator("#history")).to_be_hidden()
    expect(page.locator("#more")).to_have_attribute("aria-expanded", "false")


def test_on_a_large_screen_nothing_is_in_a_menu(people: Any, service: Service) -> None:
    page = people().opens(service, service.open())
    expect(page.locator("#more")).to_be_hidden()
    expect(page.locator("#history")).to_be_visible()
    page.locator("#history").click()
    expect(page.locator("#pane-history h2")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#history")).to_be_focused()


@pytest.mark.parametrize("answer", ["accept", "cancel"])
def test_a_cut_is_shown_on_the_sheet_before_it_is_made(people: Any, service: Service, answer: str) -> None:
    session_id = service.open(work_experience=LONG)
    page = people(viewport={"width": 360, "height": 700}, **PHONE).opens(service, session_id)
    page.locator("#tab-content").tap()
    cut = page.locator("button.cut").first
    what = cut.locator(".cut-title").inner_text()
    cut.tap()
    expect(page.locator(".asking")).to_contain_text(what)
    expect(page.locator("#fix")).to_have_count(0)  # what is shown is not too long
    expect(page.locator("#sheets.trying .sheet")).to_have_count(2)
    expect(page.locator(".asking del")).to_have_count(int(re.sub(r"\D", "", what)))
    place, asking = page.locator(".place.gone").first, page.locator(".asking")
    soon(page, lambda: boxed(place)["y"] + boxed(place)["height"] < boxed(asking)["y"])
    expect(place).to_be_in_viewport(ratio=0.9)
    accept, cancel = boxed(page.locator("#cut-accept")), boxed(page.locator("#cut-cancel"))
    assert cancel["x"] + cancel["width"] < accept["x"]
    assert service.version(session_id) == 1
    page.locator(f"#cut-{answer}").tap()
    expect(page.locator(".asking")).to_have_count(0)
    expect(page.locator("#sheets.trying")).to_have_count(0)
    expect(page.locator(".notice.no-fit")).to_have_count(0 if answer == "accept" else 1)
    expect(page.locator("#sheets .sheet")).to_have_count(2 if answer == "accept" else 3)
    assert service.version(session_id) == (2 if answer == "accept" else 1)


def test_each_entry_and_section_has_one_menu_that_gives_the_focus_back(people: Any, service: Service) -> None:
    session_id = service.open()
    page = people(viewport={"width": 360, "height": 700}, **PHONE).opens(service, session_id)
    titles = [job["title"] for job in service.read(session_id)["work_experience"][:2]]
    page.locator("#tab-content").tap()
    page.locator("#section-work_experience > summary").tap()
    tools = page.locator('[data-tools="work_experience[0]"]')
    expect(tools.locator("[data-tool=down]")).to_be_hidden()
    tools.locator(".more").tap()
    page.get_by_role("button", name=f"Move down: {titles[0]}").tap()
    expect(page.locator('[data-tools="work_experience[1]"] .more')).to_be_focused()
    assert [job["title"] for job in service.read(session_id)["work_experience"][:2]] == titles[::-1]
    page.locator("#tab-look").tap()
    first, second = page.locator(".order li").nth(0), page.locator(".order li").nth(1)
    name = first.get_attribute("data-name")
    first.locator(".more").tap()
    first.get_by_role("button", name="Move down").tap()
    expect(second).to_have_attribute("data-name", name or "")
    expect(second.locator(".more")).to_be_focused()


def test_a_menu_comes_up_from_below_wherever_it_is_asked_for(people: Any, service: Service) -> None:
    page = people(viewport={"width": 360, "height": 700}, **PHONE).opens(service, service.open())
    page.locator("#tab-content").tap()
    page.locator("#section-work_experience > summary").tap()
    tools = page.locator('[data-tools="work_experience[1]"]')
    more = tools.locator(".more")
    for bottom in (200, 600):
        more.evaluate("(each, bottom) => scrollBy(0, each.getBoundingClientRect().bottom - bottom)", bottom)
        more.tap()
        remove = tools.locator("[data-tool=remove]")
        expect(remove).to_be_in_viewport(ratio=1)
        expect(remove).to_have_text("Remove")
        box = tools.locator(".folded").bounding_box()
        assert box
        assert (box["x"], box["width"], round(box["y"] + box["height"])) == (0, 360, 700)
        page.keyboard.press("Escape")
        expect(remove).to_be_hidden()


@pytest.mark.parametrize(
    ("opened_by", "selector"), [(".paper", "#peek"), ("#more", "#more-items"), ("#delete", "dialog")]
)
def test_what_came_up_from_below_is_drawn_down_again(
    people: Any, service: Service, opened_by: str, selector: str
) -> None:
    """By touches alone: a tap close behind a drawn touch is not always a click for the browser that is driven."""
    page = people(viewport={"width": 360, "height": 700}, **PHONE).opens(service, service.open())
    if opened_by == "#delete":
        page.locator("#tab-content").tap()
    page.locator(opened_by).first.tap(**({"position": {"x": 150, "y": 200}} if opened_by == ".paper" else {}))
    below = page.locator(selector)
    expect(below).to_be_visible()
    hand = page.context.new_cdp_session(page)
    for by in (20, 90):
        expect(below).to_be_visible()
        box = below.bounding_box()
        assert box
        x, y = box["x"] + 20, box["y"] + 8
        for kind, heights in (
            ("touchStart", [y]),
            ("touchMove", [y + by / 2]),
            ("touchMove", [y + by]),
            ("touchEnd", []),
        ):
            touches = [{"x": x, "y": each} for each in heights]
            hand.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touches})
    expect(below).to_be_hidden()


def test_the_texts_of_the_sheet_are_as_wide_as_the_screen(page: Page) -> None:
    """The paper's edges lie outside: texts are a fifth larger so."""
    paper = page.locator(".paper").first.bounding_box()
    view = page.viewport_size
    assert paper
    assert view
    assert paper["width"] > 1.1 * view["width"]
    assert paper["x"] < 0 < view["width"] < paper["x"] + paper["width"]
    assert page.evaluate("document.documentElement.scrollWidth") <= view["width"]


SHORT: list[dict[str, Any]] = [
    {"full_name": "Ada Nowak", "headline": "Designerin", "work_experience": [{"title": "Designerin"}]},
    {"full_name": "Ada Nowak"},
    {"work_experience": [{"title": "Designerin", "employer": "Werk"}]},
]


@pytest.mark.parametrize("template", ["axis", "compact", "academic", "sidebar"])
@pytest.mark.parametrize("cv_data", SHORT)
def test_a_short_cv_is_no_larger_than_a_long_one(
    people: Any, service: Service, template: str, cv_data: dict[str, Any]
) -> None:
    """Rules go from margin to margin, which are 18 to 24 mm of 210: nothing between them is cut."""
    sent = {**cv_data, "language": "de", "design": {"template": template}}
    session_id = service.call("create_cv_session", cv_data=sent)["session_id"]
    page = people(viewport={"width": 390, "height": 844}, **PHONE).opens(service, session_id)
    page.locator("#tab-view").tap()
    paper = page.locator(".paper").first.bounding_box()
    assert paper
    assert 390 < paper["width"] <= 1.2 * 390 + 1
    assert abs(-paper["x"] - (paper["x"] + paper["width"] - 390)) <= 2  # as much on both sides
    assert -paper["x"] / paper["width"] * 210 <= 18


def test_the_sheet_keeps_its_size_whatever_is_done_between_two_looks(page: Page) -> None:
    def size() -> tuple[int, int]:
        box = page.locator(".paper").first.bounding_box()
        assert box
        return round(box["x"]), round(box["width"])

    before = size()
    picture = page.locator(".sheet img").first
    for text in ("Leiterin", "Projektleiterin für Energietechnik und Wärmeplanung"):
        drawn = picture.get_attribute("src") or ""
        page.locator("#tab-content").tap()
        correct(page, "headline", text)
        expect(picture).not_to_have_attribute("src", drawn)
        page.locator("#tab-view").tap()
        soon(page, lambda: size() == before)
    page.locator("#tab-content").tap()
    page.reload()
    page.locator("#tab-view").tap()
    expect(picture).to_be_visible()
    soon(page, lambda: size() == before)


@pytest.mark.parametrize("width", [320, 390, 768])
def test_what_stays_at_the_top_does_not_lie_on_the_field_that_one_is_in(
    people: Any, service: Service, width: int
) -> None:
    """Nor when something is refused, and what says so comes above the form."""
    page = people(viewport={"width": width, "height": 700}, **PHONE).opens(service, service.open())
    page.locator("#tab-content").tap()
    for path in ("email", "nationality"):
        put_below_the_bar(page, path)
    value(page, "email").fill("keine Adresse")
    put_below_the_bar(page, "nationality")
    expect(page.locator("#fix")).to_be_visible()
    is_free(page, "nationality")


def test_another_place_begins_at_its_head(people: Any, service: Service) -> None:
    """Wherever one has been in the one before; and that one is as it was left."""
    document = (SAMPLES / "lebenslauf.docx").read_bytes()
    answer = service.client.post("/extract-and-store-cv", files={"file": ("cv.docx", document)}).json()
    page = people(viewport={"width": 390, "height": 700}, **PHONE).opens(service, answer["session_id"])
    page.locator("#tab-content").tap()
    correct(page, "email", "keine Adresse")
    page.evaluate("scrollTo(0, 400)")
    expect(page.locator("#fix")).to_be_visible()
    left = where_it_rests(page)
    for name, way in {"rest": "#to-rest", "look": "#tab-look", "review": "#tab-review"}.items():
        page.locator(way).evaluate("(each) => each.click()")  # from where one has been
        assert page.evaluate("scrollY") == 0
        head = page.locator(f"#pane-{name} :is(h2, legend):visible").first.bounding_box()
        bar = page.locator("#bar").bounding_box()
        assert head
        assert bar
        assert head["y"] >= bar["y"] + bar["height"]
    page.locator("#tab-content").tap()
    assert left > 0
    soon(page, lambda: page.evaluate("scrollY") == left)


def test_where_the_keyboard_leaves_little_room_the_form_has_it(people: Any, service: Service) -> None:
    page = people(viewport={"width": 390, "height": 430}, **PHONE).opens(service, service.open())
    page.locator("#tab-content").tap()
    expect(page.locator("#tabs")).to_be_visible()
    value(page, "email").tap()
    expect(page.locator("#tabs")).to_be_hidden()
    is_free(page, "email")
    value(page, "email").blur()
    expect(page.locator("#tabs")).to_be_visible()
    page.set_viewport_size({"width": 390, "height": 844})
    value(page, "email").tap()
    expect(page.locator("#tabs")).to_be_visible()


def test_as_many_pages_as_the_cv_needs_can_be_allowed_instead_of_a_cut(people: Any, service: Service) -> None:
    page = people(viewport={"width": 360, "height": 700}, **PHONE).opens(service, service.open(work_experience=LONG))
    expect(page.locator("#fix")).to_have_text("1 page too many")
    page.locator("#fix").tap()
    expect(page.locator("#fix")).to_have_count(0)  # what it leads to says so
    expect(page.locator(".notice.no-fit > summary")).to_have_text("1 page too many")
    page.locator("#more-pages").tap()
    expect(page.locator(".notice.no-fit")).to_have_count(0)
    expect(page.locator("#fix")).to_have_count(0)
    page.locator("#tab-look").tap()
    expect(page.locator("#max-pages")).to_have_value("3")


def test_the_sheet_is_made_larger_and_smaller_in_one_place_in_reach(page: Page) -> None:
    larger, smaller = page.get_by_role("button", name="Larger"), page.get_by_role("button", name="Smaller")
    expect(smaller).to_be_disabled()
    place = larger.bounding_box()
    assert place
    assert place["y"] > 350  # in reach of the thumb
    view, paper = page.viewport_size, page.locator(".paper").first
    assert view
    sizes = [paper.evaluate("(each) => each.offsetWidth")]
    while larger.is_enabled():
        larger.tap()
        sizes.append(paper.evaluate("(each) => each.offsetWidth"))
        now = larger.bounding_box()
        assert now
        assert all(abs(now[each] - place[each]) < 1.5 for each in ("x", "y", "width"))  # it stays below the thumb
    assert len(sizes) == 3
    assert sizes[0] * 1.1 < sizes[1] < sizes[2]
    while smaller.is_enabled():
        smaller.tap()
    assert paper.evaluate("(each) => each.offsetWidth") == sizes[0]


def test_a_larger_sheet_begins_with_its_name_and_further_down_with_its_texts(page: Page) -> None:
    larger, smaller = page.get_by_role("button", name="Larger"), page.get_by_role("button", name="Smaller")
    view, paper = page.viewport_size, page.locator(".paper").first
    assert view
    margin = "(paper) => paper.getBoundingClientRect().left + (20 / 210) * paper.offsetWidth"
    larger.tap()
    assert 0 <= paper.evaluate(margin) <= 24  # where the name begins
    smaller.tap()
    page.mouse.wheel(0, 300)
    soon(page, lambda: page.evaluate("scrollY") > 200)
    larger.tap()
    line = paper.evaluate(COLUMN)
    assert 0 <= line["left"] <= 24
    assert view["width"] - 24 <= line["right"] <= view["width"]
    assert page.evaluate("scrollY") > 250  # what was read is still in view


def test_an_empty_cv_begins_without_warnings_and_its_sheet_without_tools(people: Any, service: Service) -> None:
    session_id = service.call("create_cv_session", cv_data={"language": "en"})["session_id"]
    page = people(viewport={"width": 390, "height": 844}, **PHONE).page
    page.goto(f"{service.url}/s/{session_id}")
    expect(page.locator(".guide .buttons > *").last).to_have_class(re.compile("primary"))
    page.locator("#guide-skip").tap()
    expect(value(page, "full_name")).to_be_focused()
    expect(page.locator(".call.warn")).to_have_count(0)
    page.locator("#tab-view").tap()
    expect(page.locator("#begin")).to_be_visible()
    expect(page.locator(".tap")).to_be_hidden()
    expect(page.get_by_role("button", name="Larger")).to_be_hidden()
    page.locator("#tab-content").tap()
    correct(page, "headline", "Leiterin")
    expect(page.locator(".call.warn").first).to_be_visible()


def test_that_lines_can_be_touched_is_said_above_the_dock_once(page: Page) -> None:
    hint, paper = page.locator(".tap").bounding_box(), page.locator(".paper").first.bounding_box()
    bar, larger = page.locator("#bar").bounding_box(), page.locator("#zoom-in").bounding_box()
    assert hint
    assert paper
    assert bar
    assert larger
    assert paper["y"] - bar["y"] - bar["height"] <= 4  # nothing stands between the bar and the sheet
    assert abs(hint["y"] + hint["height"] / 2 - larger["y"] - larger["height"] / 2) <= 1  # in the row of its size
    for name in ("Larger", "Smaller"):
        size = page.get_by_role("button", name=name)
        expect(size).to_be_visible()
        assert min(boxed(size)["width"], boxed(size)["height"]) >= 44
    expect(page.locator(".tap")).to_contain_text("twice")
    page.locator(".paper").first.tap(position={"x": 150, "y": 200})
    expect(page.locator(".tap")).to_be_hidden()
    page.locator("#peek-close").tap()
    page.reload()
    expect(page.locator(".sheet img").first).to_be_visible()
    expect(page.locator(".tap")).to_be_hidden()


def test_the_bar_says_in_every_place_whose_it_is_and_below_that_it_is_stored(page: Page) -> None:
    name, state, more = (page.locator(each) for each in ("#bar #title", "#state", "#more"))
    for tab in ("view", "content", "look", "review"):
        page.locator(f"#tab-{tab}").tap()
        box, told = boxed(name), boxed(state)
        assert box["width"] > 100
        assert box["x"] + box["width"] <= boxed(more)["x"]
        assert box["y"] + box["height"] <= told["y"] + 1
        assert told["height"] > 0
    assert name.inner_text() in page.title()


OVERLAPPING = """() => {
  const seen = [...document.querySelectorAll(".tap, .desk-tools button, #bar :is(h1, #state, button)")].filter((each) => each.checkVisibility() && each.textContent.trim());
  const texts = seen.filter((each) => ![...each.children].some((child) => seen.includes(child))).map((each) => {
    const range = document.createRange();
    range.selectNodeContents(each);
    const inner = range.getBoundingClientRect(), outer = each.getBoundingClientRect();
    const isCut = getComputedStyle(each).overflow !== "visible";
    return { text: each.textContent, left: inner.left, top: inner.top, right: isCut ? Math.min(inner.right, outer.right) : inner.right, bottom: inner.bottom };
  });
  const lies = (one, other) => one.left < other.right && other.left < one.right && one.top + 4 < other.bottom && other.top + 4 < one.bottom;
  return texts.flatMap((one, index) => texts.slice(index + 1).filter((other) => lies(one, other)).map((other) => [one.text, other.text]));
}"""
"""The texts around a sheet that lie on each other."""

LINES = """(hint) => {
  const range = document.createRange();
  range.selectNodeContents(hint);
  return Math.round(range.getBoundingClientRect().height / parseFloat(getComputedStyle(hint).lineHeight));
}"""
"""How many lines a hint needs."""


@pytest.mark.parametrize("width", [320, 390])
def test_no_text_around_the_sheet_lies_on_another_in_any_language(people: Any, service: Service, width: int) -> None:
    page: Page = people(viewport={"width": width, "height": 700}, **PHONE).page
    session_id = service.open()
    for language in ("de", "en", "es", "fr", "it", "nl", "pl", "pt"):
        page.goto(f"{service.url}/s/{session_id}?lang={language}")
        expect(page.locator(".sheet img").first).to_be_visible()
        expect(page.locator(".tap")).to_be_visible()
        assert page.evaluate(OVERLAPPING) == [], language
        assert page.locator(".tap").evaluate(LINES) == 2, language
        page.locator(".tap").evaluate("(each) => each.remove()")
        page.evaluate("localStorage.removeItem('tapped')")


@pytest.mark.parametrize("width", [320, 768])
def test_the_hint_lies_on_no_sheet_and_does_not_come_back(people: Any, service: Service, width: int) -> None:
    somebody = people(viewport={"width": width, "height": 700}, locale="fr-FR", **PHONE)
    page: Page = somebody.opens(service, service.open())
    hint = page.locator(".tap")
    told = hint.bounding_box()
    paper = page.locator(".paper").first.bounding_box()
    assert told
    assert paper
    if width > 640:
        assert told["y"] + told["height"] <= paper["y"]
    else:
        strip = page.evaluate("innerHeight - parseFloat(getComputedStyle(document.body, '::after').height)")
        assert told["y"] >= strip - page.locator("#tabs").evaluate("(each) => each.offsetHeight")
    assert hint.evaluate("(each) => each.scrollHeight <= each.clientHeight")
    page.reload()
    expect(page.locator(".sheet img").first).to_be_visible()
    page.wait_for_timeout(300)
    expect(hint).to_have_count(0)


def test_each_thing_of_the_bar_has_one_place_in_every_view(page: Page, service: Service) -> None:
    """Also while something is asked about, and when there is something to undo, or to do again."""
    things = "['undo', 'more', 'download-pdf'].map((id) => JSON.stringify(document.getElementById(id).getBoundingClientRect()))"
    page.locator("#tab-content").tap()
    correct(page, "headline", "Leiterin")
    expect(page.locator("#undo")).to_be_enabled()
    places = page.evaluate(things)
    for tab in ("look", "review", "view"):
        page.locator(f"#tab-{tab}").tap()
        assert page.evaluate(things) == places, tab
    page.locator(".paper").first.tap(position={"x": 150, "y": 200})
    expect(page.locator("#peek")).to_be_visible()
    assert page.evaluate(things) == places
    page.locator("#peek-close").tap()
    page.locator("#undo").tap()
    page.locator("#more").tap()
    assert page.evaluate(things)[1:] == places[1:]
    page.locator("#redo-too").tap()
    expect(page.locator("#undo")).to_be_enabled()
    assert page.evaluate(things) == places
    assert service.read(page.url.rpartition("/")[2])["headline"] == "Leiterin"


def test_the_pages_are_turned_where_the_sheet_is_made_larger(page: Page) -> None:
    told = page.locator(".page-number")
    expect(told).to_be_hidden()  # as long as the hint is there
    page.locator(".tap").evaluate("(each) => each.remove()")
    expect(told).to_have_text("Page 1 of 2")
    page.get_by_role("button", name="Next page").tap()
    expect(told).to_have_text("Page 2 of 2")
    assert page.locator(".sheet").last.evaluate("(each) => each.getBoundingClientRect().top") < 350
    row = [boxed(page.locator(each)) for each in ("#page-previous", "#page-next", "#zoom-out", "#zoom-in")]
    assert len({round(box["y"] + box["height"] / 2) for box in row}) == 1
    assert all(one["x"] + one["width"] <= other["x"] + 1 for one, other in itertools.pairwise(row))
    assert min(min(box["width"], box["height"]) for box in row) >= 44
    page.get_by_role("button", name="Previous page").tap()
    expect(told).to_have_text("Page 1 of 2")


def test_the_word_file_is_in_the_menu_of_a_phone(page: Page) -> None:
    page.locator("#more").tap()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download as Word file").tap()
    assert download.value.suggested_filename.endswith(".docx")


def test_a_version_of_the_history_is_looked_at_and_answered_below_the_sheet(page: Page, service: Service) -> None:
    session_id = page.url.rpartition("/")[2]
    service.edit(session_id, "headline", "Zwei")
    page.locator("#more").tap()
    page.locator("#history").tap()
    page.get_by_role("button", name="Opened").tap()
    expect(page.locator("#sheets")).to_be_visible()
    expect(page.locator(".asking > p")).to_contain_text(re.compile(r"^Opened.*Version 1 · .*\d$"))
    page.locator("#history-back").tap()
    expect(page.locator("#pane-history")).to_be_visible()
    page.get_by_role("button", name="Opened").tap()
    page.locator("#restore").tap()
    expect(page.locator(".versions li")).to_have_count(3)
    assert service.read(session_id)["headline"] != "Zwei"


def test_a_place_that_has_nothing_to_do_with_the_cv_is_not_offered(page: Page) -> None:
    expect(page.locator("#tab-rest")).to_be_hidden()


SCROLLED = (
    "(row) => new Promise((told) => requestAnimationFrame(() => requestAnimationFrame(() => told(row.scrollLeft))))"
)
"""How far, once the page has answered to it."""


def test_the_sections_are_in_reach_of_the_thumb_and_lead_on(page: Page) -> None:
    page.locator("#tab-content").tap()
    view, contents = page.viewport_size, page.locator("#contents").bounding_box()
    dock = page.locator("#tabs").bounding_box()
    assert view
    assert contents
    assert dock
    assert contents["y"] > view["height"] / 2
    assert abs(contents["y"] + contents["height"] - dock["y"]) <= 1
    first, last = page.locator(".contents-step").first, page.locator(".contents-step").last
    expect(first).to_be_hidden()
    expect(last).to_be_visible()
    while last.is_visible():
        before = page.locator(".contents-row").evaluate("(row) => row.scrollLeft")
        last.tap()
        assert page.locator(".contents-row").evaluate(SCROLLED) > before
    page.locator("#contents a:visible").last.tap()
    expect(last).to_be_hidden()
    expect(first).to_be_visible()
    expect(page.locator("#contents a[aria-current]")).to_be_in_viewport(ratio=1)


def test_a_section_that_lies_behind_the_bar_is_not_the_one_that_is_read(page: Page) -> None:
    page.locator("#tab-content").tap()
    marked = page.locator("#contents a[aria-current]")
    expect(marked).to_have_text("Name and contact")
    page.evaluate("scrollTo(0, document.scrollingElement.scrollHeight)")
    expect(marked).not_to_have_text("Name and contact")


def test_what_folds_an_entry_stands_at_the_edge_and_its_menu_before_it(page: Page) -> None:
    page.locator("#tab-content").tap()
    unfold(page, "work_experience")
    entry = page.locator("#section-work_experience .entry-item").first
    head, menu = boxed(entry.locator("summary").first), boxed(entry.locator("> .tools .more"))
    assert menu["x"] + menu["width"] <= head["x"] + head["width"] - 12
    assert boxed(entry.locator(".entry-title"))["width"] <= menu["x"] + 16 - head["x"]


def test_the_bar_stays_while_one_scrolls(page: Page) -> None:
    page.locator("#tab-content").tap()
    page.evaluate("scrollTo(0, 600)")
    expect(page.locator("#download-pdf")).to_be_in_viewport(ratio=1)
    assert page.evaluate("document.getElementById('bar').offsetHeight") <= 50


def test_the_sheet_is_one_of_the_places_at_the_bottom(page: Page) -> None:
    expect(page.get_by_role("tab", name="View")).to_have_attribute("aria-selected", "true")
    page.get_by_role("tab", name="Content").tap()
    expect(page.locator("#sheets")).to_be_hidden()
    expect(page.locator("#section-about")).to_be_visible()
    expect(page.locator("#tabs")).to_be_in_viewport(ratio=1)
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#sheets")).to_be_visible()
    expect(page.get_by_role("tab", name="View")).to_be_focused()


def test_nothing_lies_on_what_is_beside_the_sheet(page: Page) -> None:
    told, page_one, page_two = (
        boxed(each)
        for each in (page.locator(".sheet figcaption").first, page.locator(".paper").first, page.locator(".paper").last)
    )
    assert page_one["y"] + page_one["height"] <= told["y"] < told["y"] + told["height"] <= page_two["y"]
    page.evaluate("document.getElementById('toasts').replaceChildren(document.createElement('p'))")
    message = page.locator("#toasts > p")
    message.evaluate(
        "(each) => (each.className = 'toast', each.textContent = 'lebenslauf.pdf is ready: 2 pages, 48 kB.')"
    )
    page.locator("#toasts").evaluate("(each) => each.getAnimations({subtree: true}).forEach((one) => one.finish())")
    above, larger = message.bounding_box(), page.locator("#zoom-in").bounding_box()
    assert above
    assert larger
    assert above["y"] + above["height"] <= larger["y"]


@pytest.mark.parametrize("width", [320, 390])
def test_the_menu_of_an_entry_stays_beside_its_heading(people: Any, service: Service, width: int) -> None:
    session_id = service.open(work_experience=LONG)
    page = people(viewport={"width": width, "height": 700}, **PHONE).opens(service, session_id)
    page.locator("#tab-content").tap()
    page.locator("#section-work_experience > summary").tap()
    page.locator('details[data-path="work_experience[0]"] > summary').tap()
    value(page, "work_experience[0].bullets[5]").evaluate("(field) => field.scrollIntoView({block: 'center'})")
    more = page.locator('[data-tools="work_experience[0]"] .more')
    heading = page.locator('details[data-path="work_experience[0]"] > summary').bounding_box()
    menu = more.bounding_box()
    assert heading
    assert menu
    assert heading["y"] <= menu["y"]
    assert menu["y"] + menu["height"] <= heading["y"] + heading["height"]
    more.tap()
    expect(page.get_by_role("button", name="Move down: Leiterin")).to_be_in_viewport(ratio=1)


def test_the_state_stays_one_line_while_somebody_types(people: Any, service: Service) -> None:
    page = people(viewport={"width": 390, "height": 700}, locale="de-DE", **PHONE).opens(service, service.open())
    page.locator("#tab-content").tap()
    saved = page.locator("#state").bounding_box()
    value(page, "headline").fill("Neu")
    expect(page.locator("#state")).to_have_attribute("data-state", "unsaved")
    assert page.locator("#state").bounding_box() == saved


def test_what_is_missing_is_called_the_same_on_the_sheet_and_in_the_form(people: Any, service: Service) -> None:
    page = people(viewport={"width": 390, "height": 700}, **PHONE).opens(service, service.open(email=None, phone=None))
    expect(page.get_by_role("button", name="Still needed for the PDF: 2")).to_be_visible()
    page.locator("#download-pdf").tap()
    page.get_by_role("button", name="Show").tap()
    expect(value(page, "email")).to_be_focused()


def test_the_text_of_a_touched_line_has_the_whole_width(page: Page) -> None:
    page.locator(".paper").first.tap(position={"x": 150, "y": 200})
    text, close, edit = (page.locator(each).bounding_box() for each in (".peek-text", "#peek-close", "#peek-edit"))
    view = page.viewport_size
    assert text
    assert close
    assert edit
    assert view
    assert text["width"] >= view["width"] - 40
    assert edit["y"] >= text["y"] + text["height"]
    assert edit["width"] > close["width"]


def test_what_is_left_over_is_led_to_from_the_form(people: Any, service: Service) -> None:
    """The places below stay as many as they are."""
    document = (SAMPLES / "lebenslauf.docx").read_bytes()
    answer = service.client.post("/extract-and-store-cv", files={"file": ("cv.docx", document)}).json()
    page = people(viewport={"width": 320, "height": 640}, **PHONE).opens(service, answer["session_id"])
    page.locator("#tab-content").tap()
    expect(page.get_by_role("tab")).to_have_count(4)
    page.get_by_role("button", name="Left over from your document").tap()
    expect(page.locator("#pane-rest")).to_be_visible()
    expect(page.get_by_role("tab")).to_have_count(4)
    expect(page.get_by_role("tab", name="Content")).to_have_attribute("aria-selected", "true")
    page.get_by_role("tab", name="Content").tap()
    expect(page.locator("#pane-content")).to_be_visible()


def test_templates_are_shown_as_whole_pages(page: Page) -> None:
    page.locator("#tab-look").tap()
    picture = page.locator(".template img").first
    expect(picture).to_be_visible()
    shown, whole = page.locator(".thumbnail").first.bounding_box(), picture.bounding_box()
    assert shown
    assert whole
    assert whole["height"] <= shown["height"] + 2


@pytest.mark.parametrize(("width", "height"), [(320, 600), (390, 844), (740, 360)])
def test_the_line_that_was_touched_stays_above_what_asks_about_it(
    people: Any, service: Service, width: int, height: int
) -> None:
    page = people(viewport={"width": width, "height": height}, **PHONE).opens(service, service.open())
    view = page.locator("#tab-view")
    view.tap()
    low = page.locator("#tabs").bounding_box() if height > width else None
    foot = low["y"] - 140 if low else height - 80
    page.touchscreen.tap(width / 2, foot)
    card, mark = page.locator("#peek"), page.locator(".place.here").last
    expect(card).to_be_visible()

    def is_clear() -> bool:
        top, line = card.bounding_box(), mark.bounding_box()
        return bool(top and line and line["y"] > 47 and line["y"] + line["height"] <= top["y"] - 23)

    soon(page, is_clear)
    box = card.bounding_box()
    assert box
    if height < width:
        assert box["height"] <= 57
        edit = page.locator("#peek-edit").bounding_box()
        assert edit
        assert edit["x"] + edit["width"] > width - 32
    said = card.locator(".peek-text").inner_text()
    for _ in range(12):
        page.locator("#peek-after").tap()
        soon(page, is_clear)
    assert card.locator(".peek-text").inner_text() != said
    for _ in range(12):
        page.locator("#peek-before").tap()
        soon(page, is_clear)
    expect(card.locator(".peek-text")).to_have_text(re.compile(re.escape(said.splitlines()[0])))


def test_what_is_bold_in_a_line_is_bold_where_it_is_asked_about(people: Any, service: Service) -> None:
    session_id = service.open(summary="Führt ein **Budget** von 2 Mio. Euro")
    page = people(viewport={"width": 390, "height": 844}, **PHONE).opens(service, session_id)
    page.locator(".paper").first.tap(position={"x": 200, "y": 60})
    card = page.locator("#peek")
    while "Budget" not in card.inner_text():
        page.locator("#peek-after").tap()
    expect(card.locator("b")).to_have_text("Budget")
    assert "*" not in card.inner_text()
