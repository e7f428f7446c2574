"""What the server does for the pages: words, headers, files."""

from __future__ import annotations

import gzip
import json
import re
from importlib import resources
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from cv_generator.cv import remnants
from cv_generator.cv.design_names import FONTS
from cv_generator.cv.limits import MB, Limits
from cv_generator.cv.model import Cv
from cv_generator.languages import codes, tags
from cv_generator.operations.registry import OPERATIONS
from cv_generator.surfaces.http.documentation import openapi
from cv_generator.surfaces.web import bundling, localisation, pages

WEB = Path(str(resources.files("cv_generator.surfaces.web")))


@pytest.fixture
def client() -> TestClient:
    return TestClient(Starlette(routes=pages.routes()))


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("de-CH,de;q=0.9,en;q=0.8", "de"),
        ("cs,pl;q=0.4,de;q=0.3", "pl"),
        ("fr-CA,en;q=0.5", "fr"),
        ("de;q=0.1,en;q=0.9", "en"),
        ("de;q=0, pl;q=broken", "en"),
        ("", "en"),
        ("*", "en"),
    ],
)
def test_the_browsers_first_known_language_is_taken(header: str, language: str) -> None:
    assert localisation.preferred(header) == language


def test_a_language_that_is_asked_for_comes_first_where_it_is_known() -> None:
    assert localisation.preferred("de", "pl") == "pl"
    assert localisation.preferred("de", "<script>") == "de"


def test_every_word_is_there_in_every_language() -> None:
    table = localisation.table()
    assert set(table) >= {*codes(), "de", "en", "es", "fr", "it", "nl", "pl", "pt"}
    keys = set(table["en"])
    assert len(keys) > 200
    for words in table.values():
        assert set(words) == keys
        assert all(text.strip() for text in words.values())


def test_placeholders_are_the_same_in_every_language() -> None:
    table = localisation.table()
    for key, text in table["en"].items():
        names = set(re.findall(r"\{(\w+)\}", text))
        assert {lang for lang, words in table.items() if set(re.findall(r"\{(\w+)\}", words[key])) != names} == set(), (
            key
        )


def test_every_word_that_is_asked_for_by_name_is_in_the_table() -> None:
    sources = [path.read_text("utf-8") for path in (*WEB.glob("static/js/*.js"), *WEB.glob("templates/*.html"))]
    assert len(sources) > 15
    text = "\n".join(sources)
    asked = set(re.findall(r"""\bt\("([^"$]+)\"""", text)) | set(re.findall(r"\{\{([a-z]+\.[a-z_]+)\}\}", text))
    assert len(asked) > 100
    assert asked - set(localisation.table()["en"]) == {"page.languages"}  # filled in besides


def test_what_a_program_left_behind_is_told_to_persons_in_their_language() -> None:
    cv = {
        "full_name": "null",
        "headline": "<b>x</b>",
        "summary": "[Your text]",
        "interests": list("Chess"),
        "languages": [{"language": "C1"}],
    }
    codes = {problem.code for problem in remnants.warnings(cv)}
    assert len(codes) == len(cv)
    for language, words in localisation.table().items():
        assert {f"problem.{code}" for code in codes} <= words.keys(), language


def test_a_sessions_page_carries_what_its_scripts_say() -> None:
    """Where one is open in this browser is said on the start page alone."""
    said = pages.page("session", "en", pages.DEFAULT_LIMITS)
    scripts = {*bundling.modules("session"), "session", *bundling.modules("beside"), "beside"} - {"visits"}
    text = "\n".join((WEB / f"static/js/{name}.js").read_text("utf-8") for name in scripts)
    words = {key for key in localisation.table()["en"] if f'"{key}"' in text}
    assert len(words) > 150
    assert {key for key in words if f'"{key}"' not in said} == set()


def test_every_word_of_the_table_is_used() -> None:
    """Names of fields, problems and languages are put together; all others stand in a script or template, those of
    numbers without their endings."""
    text = "\n".join(path.read_text("utf-8") for path in (*WEB.glob("static/js/*.js"), *WEB.glob("templates/*.html")))
    composed = (
        "add.", "cut.", "docs.", "error.", "example.", "field.", "guide.", "markup.", "pane.", "problem.",
        "session.", "share.", "upload.",
    )  # fmt: skip
    named = {key for key in localisation.table()["en"] if not key.startswith(composed)}
    assert len(named) > 80
    pages_of = {key for key in named if key.endswith(".page_title")}
    counted = {key for key in named if f'numbered("{re.sub("_[01n]$", "", key)}"' in text}
    rest = named - pages_of - counted
    assert {key for key in rest if f'"{key}"' not in text and f"{{{{{key}}}}}" not in text} == set()


def test_every_field_of_the_cv_has_a_label() -> None:
    words = localisation.table()["en"]
    names = set(Cv.model_fields)
    for definition in Cv.model_json_schema()["$defs"].values():
        names |= set(definition["properties"])
    assert len(names) > 30
    assert {name for name in names if f"field.{name}" not in words} == set()


@pytest.mark.parametrize(
    "path", ["/", "/s/none", "/upload/none", "/api/docs", "/static/js/session.js", "/static/base.css"]
)
def test_answers_carry_a_strict_security_policy(client: TestClient, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 200
    policy = response.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert response.headers["referrer-policy"] == "no-referrer"
    assert response.headers["x-content-type-options"] == "nosniff"


def test_no_page_holds_a_script_or_a_style_of_its_own(client: TestClient) -> None:
    for path in ("/", "/s/none", "/upload/none", "/api/docs"):
        text = client.get(path).text
        scripts = re.findall(r"<script[^>]*>", text)
        assert len(scripts) == (5 if path == "/s/none" else 2)
        assert all('src="/static/' in tag or 'type="application/json"' in tag for tag in scripts)
        assert not re.search(r"<style|\sstyle=|\son\w+=", text)


def test_every_typeface_of_the_cvs_is_named_in_its_own_letters(client: TestClient) -> None:
    style = client.get("/static/panes.css").text
    for family in FONTS:
        assert f'font-family: "Face {family}"; src: url("fonts/names/{family.replace(" ", "")}.woff2")' in style
        assert client.get(f"/static/fonts/names/{family.replace(' ', '')}.woff2").content.startswith(b"wOF2")


def test_a_page_has_one_script_that_browsers_keep(client: TestClient) -> None:
    [address] = re.findall(r'<script type="module" src="([^"]+)"', client.get("/s/none").text)
    script = client.get(address)
    assert script.headers["cache-control"] == pages.KEPT
    assert script.headers["content-type"].startswith("text/javascript")
    assert "class Session extends EventTarget" in script.text
    assert "import" not in re.findall(r"^\w+", script.text, re.MULTILINE)


def test_an_address_of_an_older_script_gets_the_new_one_and_is_not_kept(client: TestClient) -> None:
    old = client.get("/static/page/session.000000000000.js")
    assert old.headers["cache-control"] == "no-cache"
    assert old.text == bundling.bundle("session")
    assert client.get("/static/page/none.000000000000.js").status_code == 404


@pytest.mark.parametrize("address", ["/static/page/session.0.js", "/static/session.0.css"])
def test_scripts_and_style_sheets_are_compressed_as_well_as_they_can_be(client: TestClient, address: str) -> None:
    packed, plain = (client.get(address, headers={"Accept-Encoding": each}) for each in ("gzip, br", "identity"))
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert packed.text == plain.text
    assert int(packed.headers["content-length"]) == len(gzip.compress(plain.content, 9))
    assert "Accept-Encoding" in plain.headers["vary"]
    assert packed.headers["cache-control"] == plain.headers["cache-control"]


def test_modules_come_after_those_that_they_import() -> None:
    order = bundling.modules("session")
    assert len(order) > 20
    assert "session" not in order
    for place, module in enumerate(order):
        text = (WEB / "static" / "js" / f"{module}.js").read_text("utf-8")
        assert set(re.findall(r'from "\./(\w+)\.js"', text)) <= set(order[:place])


def test_names_of_the_pages_own_script_are_seen_by_no_module() -> None:
    own = bundling.bundle("session").rsplit("})();\n", 1)[1]
    assert re.match(r"\{\nconst \{.+\}\n$", own, re.DOTALL)


def test_a_second_script_brings_what_the_first_has_not_and_is_given_the_rest(client: TestClient) -> None:
    first, second = (client.get(f"/static/page/{name}.{bundling.tag(name)}.js").text for name in ("session", "beside"))
    modules = [set(re.findall(r"^const \$(\w+) = \(\(\) =>", text, re.MULTILINE)) for text in (first, second)]
    assert len(modules[0]) > 15
    assert len(modules[1]) > 5
    assert modules[0] & modules[1] == set()
    [asked] = re.findall(r"import\(`\./(beside\.\w+\.js)", first)
    assert client.get(f"/static/page/{asked}?1").headers["cache-control"] == pages.KEPT


def test_the_start_shows_a_cv_in_the_languages_of_the_page(client: TestClient) -> None:
    for language in codes():
        pictures = re.findall(r'src="(/static/looks/[^"]+)"', client.get(f"/?lang={language}").text)
        assert pictures == [f"/static/looks/{language}/{number}.webp" for number in (1, 2, 3)]
        assert all(client.get(picture).content[8:12] == b"WEBP" for picture in pictures)


def test_a_word_of_one_letter_does_not_stand_at_the_end_of_a_line(client: TestClient) -> None:
    [words] = re.findall(r'id="words">([^<]*)<', client.get("/?lang=pl").text)
    text = json.loads(words)["home.lead"]
    assert "w\u00a0czytaniu i\u00a0zrozumia" in text


def test_french_marks_and_units_do_not_begin_a_line(client: TestClient) -> None:
    [words] = re.findall(r'id="words">([^<]*)<', client.get("/s/none?lang=fr").text)
    texts = json.loads(words)
    assert "dit\u00a0: «\u00a0{text}\u00a0»" in texts["form.doubt"]
    assert "{size}\u00a0" in texts["session.finished"]
    told = {key: text for key, text in texts.items() if not key.startswith("share.")}
    assert len(told) > 200
    assert [text for text in told.values() if re.search(r" [:;!?»%]|« ", text)] == []


def test_the_page_names_languages_in_its_own(client: TestClient) -> None:
    [words] = re.findall(r'id="words">([^<]*)<', client.get("/s/none?lang=pl").text)
    names = json.loads(words)
    assert (names["language.de"], names["language.de-CH"]) == ("Niemiecki", "Niemiecki (Szwajcaria)")
    assert {f"language.{tag}" for tag in tags()} <= set(names)


@pytest.mark.parametrize("text", ['import "./words.js";', "export default 1;", 'export { t } from "./words.js";'])
def test_a_module_that_is_written_otherwise_is_refused(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundling, "_source", lambda _module: text + "\n")
    with pytest.raises(ValueError, match="another form"):
        bundling.bundle.__wrapped__("none")


def test_style_sheets_and_faces_are_kept_by_browsers(client: TestClient) -> None:
    styles = re.findall(r'<link rel="stylesheet" href="([^"]+)"', client.get("/").text)
    assert len(styles) == 2
    named = [f"/static/{each}" for each in re.findall(r'url\("([^"]+)"\)', client.get(styles[0]).text)]
    assert len(named) == 4
    for address in (*styles, *named):
        assert client.get(address).headers["cache-control"] == pages.KEPT


def test_a_style_sheet_is_one_file_of_its_parts(client: TestClient) -> None:
    address = re.findall(r'<link rel="stylesheet" href="([^"]+)"', client.get("/s/none").text)[1]
    style = client.get(address)
    assert style.headers["cache-control"] == pages.KEPT
    assert style.headers["content-type"].startswith("text/css")
    parts = [(WEB / f"static/{name}.css").read_text("utf-8") for name in bundling.PARTS["session"]]
    assert sum(len(part.splitlines()) < 300 for part in parts) == len(parts) > 2
    assert all(part.splitlines()[-1].strip() in style.text for part in parts)
    assert "/*" not in style.text
    old = client.get("/static/session.000000000000.css")
    assert (old.headers["cache-control"], old.text) == ("no-cache", style.text)
    for name in ("none", "home", "../pages"):
        assert client.get(f"/static/{name}.000000000000.css").status_code == 404


def test_the_form_is_made_from_the_schema_that_the_api_describes(client: TestClient) -> None:
    """All of it except for what is written for readers."""
    [text] = re.findall(r'<script type="application/json" id="schema">([^<]*)<', client.get("/s/none").text)
    put = json.loads(text)
    described = openapi(OPERATIONS, "http://service.example", keys=False)["components"]["schemas"]
    assert len(put["Cv"]["properties"]) > 20
    for name, schema in put.items():
        for field, each in schema["properties"].items():
            assert {**described[name]["properties"][field], **each} == described[name]["properties"][field]
    assert "description" not in text.replace('"description":{', "")


def test_the_texts_name_the_operators_limits() -> None:
    client = TestClient(Starlette(routes=pages.routes(Limits(session_hours=48, document_bytes=5 * MB))))
    text = client.get("/").text
    assert "Kept for 48 hours" in text
    assert "up to 5\u00a0MB" in text


def test_words_cannot_end_their_block() -> None:
    assert "</" not in pages._embedded({"key": "</script><script>"})


def test_a_session_page_is_not_indexed(client: TestClient) -> None:
    assert client.get("/s/none").headers["x-robots-tag"] == "noindex"


def test_a_static_file_is_sent_once(client: TestClient) -> None:
    first = client.get("/static/base.css")
    again = client.get("/static/base.css", headers={"If-None-Match": first.headers["etag"]})
    assert (first.headers["cache-control"], again.status_code) == ("no-cache", 304)


@pytest.mark.parametrize("path", ["/static/../pages.py", "/static/%2e%2e/bundling.py", "/static/none.js"])
def test_nothing_beside_the_static_files_is_served(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_scripts_stay_small() -> None:
    lengths = {path.name: len(path.read_text("utf-8").splitlines()) for path in WEB.glob("static/js/*.js")}
    assert len(lengths) > 15
    assert {name: length for name, length in lengths.items() if length > 300} == {}


def test_the_first_visit_finds_the_pages_made() -> None:
    pages.page.cache_clear()
    pages.warm(limits := Limits(session_hours=7))
    made = pages.page.cache_info().misses
    for name in pages.PAGES.values():
        pages.page(name, "en", limits, "")
    assert pages.page.cache_info().misses == made == len(set(pages.PAGES.values()))


def test_sizes_and_distances_of_the_pages_are_those_of_one_scale() -> None:
    sheets = {
        each.name: each.read_text(encoding="utf-8")
        for each in resources.files("cv_generator.surfaces.web").joinpath("static").iterdir()
        if each.name.endswith(".css")
    }
    scale = sheets["base.css"].split(":root {", 1)[1].split("}", 1)[0]
    assert set(re.findall(r"--(small|text|title|head|display|s\d): ", scale)) == {
        "small",
        "text",
        "title",
        "head",
        "display",
        "s1",
        "s2",
        "s3",
        "s4",
        "s6",
        "s8",
    }
    sizes = [
        (name, size) for name, text in sheets.items() for size in re.findall(r"[ ;{]font(?:-size)?: ([^;}]+)", text)
    ]
    weights = {weight for text in sheets.values() for weight in re.findall(r"font(?:-weight)?: (\d{3})\b", text)}
    gaps = [
        (name, gap) for name, text in sheets.items() for gap in re.findall(r"[ ;{](?:row-|column-)?gap: ([^;}]+)", text)
    ]
    assert len(sizes) > 30
    assert [
        each for each in sizes if not re.search(r"var\(--(small|text|title|head|display)\)|^inherit$", each[1])
    ] == []
    assert weights == {"400", "600"}
    assert len(gaps) > 30
    assert [each for each in gaps if re.search(r"(?<!\()\b[\d.]+rem", each[1]) and "clamp" not in each[1]] == [
        ("start.css", ".3125rem")
    ]


def test_no_rule_and_no_property_of_the_pages_is_without_a_use() -> None:
    static = WEB / "static"
    rules = "\n".join(re.sub(r"/\*.*?\*/", "", each.read_text("utf-8"), flags=re.S) for each in static.glob("*.css"))
    made = "\n".join(
        each.read_text("utf-8")
        for folder, kind in ((static / "js", "*.js"), (WEB / "templates", "*.html"))
        for each in folder.glob(kind)
    )
    told = set(re.findall(r"(--[\w-]+)\s*:", rules)) | set(re.findall(r'setProperty\("(--[\w-]+)', made))
    used = set(re.findall(r"var\((--[\w-]+)", rules + made))
    assert len(told) > 40
    assert told ^ used == set()
    selectors = re.sub(r"\{[^{}]*\}|\"[^\"]*\"", " ", rules)
    names = set(re.findall(r"[.#]([a-zA-Z][\w-]*)", selectors))
    assert len(names) > 150
    stems = r"(?<![\w-])(choice|more|page|tab)-[\w-]+"  # of names that scripts put together
    assert [
        name
        for name in sorted(names)
        if not re.fullmatch(stems, name) and not re.search(rf"(?<![\w-]){name}(?![\w-])", made)
    ] == []


def test_the_edge_of_a_field_is_seen_at_rest_by_light_and_by_dark() -> None:
    styles = (WEB / "static" / "base.css").read_text(encoding="utf-8")
    fills, edges = (re.findall(rf"--{name}: #(\w+);", styles) for name in ("card", "edge"))
    fills = [fill if len(fill) == 6 else "".join(digit * 2 for digit in fill) for fill in fills]
    assert len(fills) == len(edges) == 2
    for pair in zip(fills, edges, strict=True):
        dark, light = sorted(_luminance(each) for each in pair)
        assert (light + 0.05) / (dark + 0.05) >= 1.6


def _luminance(colour: str) -> float:
    """Of six hexadecimal digits, as WCAG has it: 0 to 1."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
