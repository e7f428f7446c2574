"""The library: what it exports, and that the examples in its docstrings and on its page are true."""

from __future__ import annotations

import datetime as dt
import doctest
import io
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

import cv_generator
from cv_generator import Cv, UserError, check, library, load, read, render
from cv_generator.errors import InvalidInput

PAGE = Path(__file__).parents[1] / "docs" / "library.md"


def test_a_portrait_is_taken_as_bytes_too() -> None:
    written = io.BytesIO()
    Image.new("RGB", (2, 3)).save(written, "PNG")
    photo_png = written.getvalue()
    assert library.photo_of(library.with_photo(Cv(), photo_png)) == photo_png
    assert library.with_photo(Cv(), photo_png).photo_url.startswith("data:image/png;base64,")
    with pytest.raises(InvalidInput, match="neither a JPEG nor a PNG"):
        library.with_photo(Cv(), b"no picture")


@pytest.mark.parametrize("photo", ["x.png", Path("x.png"), None])
def test_a_name_is_no_portrait(photo: Any) -> None:
    with pytest.raises(TypeError, match=r"photo is bytes or a Photo, not .*read_bytes"):
        library.with_photo(Cv(), photo)


def test_what_is_exported_is_there_and_documented() -> None:
    page = PAGE.read_text("utf-8")
    names = [name for name in cv_generator.__all__ if name != "__version__"]
    assert len(names) > 10
    for name in names:
        exported = getattr(cv_generator, name)
        assert exported.__doc__, name
        assert f"`{name}" in page, name


def test_the_stub_names_what_the_package_exports() -> None:
    stub = (Path(cv_generator.__file__).parent / "__init__.pyi").read_text("utf-8")
    named = set(re.findall(r"import \w+ as (\w+)", stub)) | {"__version__"}
    assert named == set(cv_generator.__all__)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="banana"):
        cv_generator.banana  # noqa: B018


def test_the_examples_of_the_docstrings_are_true() -> None:
    names = {name: getattr(cv_generator, name) for name in cv_generator.__all__}
    tried = doctest.testmod(library, optionflags=doctest.ELLIPSIS, extraglobs=names)
    assert tried.attempted >= 8
    assert tried.failed == 0


def test_the_examples_of_the_page_are_true(tmp_path: Path, sample_docx: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "cv.docx").write_bytes(sample_docx)
    monkeypatch.chdir(tmp_path)
    blocks = re.findall(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    assert len(blocks) >= 3
    space: dict[str, object] = {}
    for block in blocks:
        exec(compile(block, str(PAGE), "exec"), space)
    assert (tmp_path / "cv.pdf").read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"jobs": []}, "jobs is no field"),
        ({"full_name": ["x"]}, "full_name must be a string"),
        ({"headline": None}, "headline must be a string"),
        ({"work_experience": "foo"}, "work_experience must be a list"),
        ({"design": {"template": "nice"}}, "design.template is not one of the known values"),
        ({"language": "xx"}, "language is not one of the known values"),
    ],
)
def test_what_is_replaced_is_checked(fields: dict[str, object], told: str) -> None:
    with pytest.raises(cv_generator.InvalidInput, match=re.escape(told)):
        cv_generator.Cv(full_name="Ada Sample").replaced(**fields)


def test_what_is_replaced_takes_the_forms_that_a_cv_takes() -> None:
    cv = cv_generator.Cv(full_name="Ada Sample", skills=[{"group": "Tools", "items": ["Revit"]}])
    changed = cv.replaced(design={"template": "academic"}, languages=["English (C1)"], work_experience=[{"title": "x"}])
    assert (changed.design.template, changed.languages[0].level, changed.work_experience[0].title) == (
        "academic", "C1", "x",
    )  # fmt: skip
    assert (changed.full_name, changed.skills) == (cv.full_name, cv.skills)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"accent": "#f00"}, "accent is no option of render"),
        ({"language": "xx"}, "xx is not a known language"),
        ({"template": "nice"}, "nice is not a template"),
        ({"format": "odt"}, "odt is not a format"),
        ({"max_pages": "2"}, "max_pages must be a whole number"),
        ({"max_pages": 0}, "0 pages"),
        ({"photo": b"no picture"}, "photo"),
    ],
)
def test_options_that_cannot_be_taken_are_refused(options: dict[str, Any], told: str) -> None:
    with pytest.raises(cv_generator.InvalidInput, match=re.escape(told)):
        cv_generator.render(cv_generator.Cv(full_name="Ada Sample"), allow_missing=True, **options)


@pytest.mark.parametrize("format", ["pdf", "docx"])
def test_an_earlier_name_of_a_template_is_taken_with_a_warning(format: str) -> None:
    cv = Cv(full_name="Ada Sample")
    made = render(cv, template="Modern", format=format, allow_missing=True)
    assert (made.template, made.warnings) == (
        "compact",
        ("The template Modern is called compact now. Templates: axis, compact, academic, sidebar.",),
    )
    assert render(cv, template="Compact", format=format, allow_missing=True).warnings == ()


def test_today_may_be_iso_text_and_a_format_in_capitals() -> None:
    cv = Cv(full_name="Ada Sample")
    by_date = render(cv, today=dt.date(2026, 1, 22), allow_missing=True, signature_place="Bern")
    by_text = render(cv, today="2026-01-22", format="PDF", allow_missing=True, signature_place="Bern")
    assert by_text == by_date
    for wrong in ("tomorrow", "2026-13-01", 7):
        with pytest.raises(UserError, match="today must be a date"):
            check(cv, today=wrong)  # type: ignore[arg-type]


def test_the_text_of_an_error_says_what_is_missing() -> None:
    with pytest.raises(cv_generator.NotReady, match="email is required; phone is required"):
        cv_generator.render(cv_generator.Cv(full_name="Ada Sample"))
    with pytest.raises(cv_generator.InvalidInput, match="is empty"):
        cv_generator.render(cv_generator.Cv(language="de"), allow_missing=True)
    with pytest.raises(cv_generator.InvalidInput, match="known language"):
        cv_generator.read(b"# Ada Sample\n", language="xx")


def test_a_photo_may_be_what_was_read_or_a_path(tmp_path: Path) -> None:
    picture = io.BytesIO()
    Image.effect_noise((200, 250), 60).save(picture, "PNG")
    (tmp_path / "me.png").write_bytes(picture.getvalue())
    cv = cv_generator.Cv(full_name="Ada Sample")
    made = {
        cv_generator.render(cv, allow_missing=True, format="docx", photo=photo).data
        for photo in (picture.getvalue(), cv_generator.Photo(picture.getvalue(), "image/png"), tmp_path / "me.png")
    }
    assert len(made) == 1
    assert b"word/media/" in made.pop()
    with pytest.raises(OSError, match=r"none\.png"):
        cv_generator.render(cv, allow_missing=True, photo=tmp_path / "none.png")


def test_importing_the_package_loads_nothing_else() -> None:
    code = "import sys, cv_generator; print([m for m in sys.modules if m.startswith(('cv_generator.', 'pydantic'))])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_library_works_without_the_packages_of_the_service(tmp_path: Path, sample_docx: bytes) -> None:
    (tmp_path / "cv.docx").write_bytes(sample_docx)
    code = """
import sys

class Missing:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {"anyio", "mcp", "multipart", "prometheus_client", "python_multipart", "starlette", "uvicorn"}:
            raise ModuleNotFoundError(name, name=name)

sys.meta_path.insert(0, Missing())
from cv_generator.__main__ import main
"""
    for arguments, expected in (
        (["read", "cv.docx", "-o", "cv.json"], 0),
        (["render", "cv.json", "-o", "cv.pdf"], 0),
        (["validate", "cv.json"], 0),
        (["mcp"], 1),
    ):
        run = f"{code}\nsys.argv = {['cv-generator', *arguments]!r}\nsys.exit(main())"
        done = subprocess.run([sys.executable, "-c", run], capture_output=True, text=True, cwd=tmp_path, check=False)
        assert done.returncode == expected, done.stderr
    assert "install cv-generator[service,mcp]" in done.stderr


def test_what_is_refused_says_in_its_text_what_to_do() -> None:
    cv = Cv(full_name="Ada Sample")
    told: dict[str, Callable[[], object]] = {
        "Use one of axis": lambda: render(cv, template="x", allow_missing=True),
        "Use one of en": lambda: render(cv, language="German", allow_missing=True),
        "Ask for 1 to 10": lambda: render(cv, max_pages=0, allow_missing=True),
        "unsupported_format; This is no document": lambda: read(b"\x00 no document"),
        "unsupported_format; This is a picture (PNG). Save it as DOCX": lambda: read(b"\x89PNG\r\n\x1a\n"),
        "not BytesIO: pass what it reads": lambda: read(io.BytesIO(b"# Ada")),  # type: ignore[arg-type]
        "jobs is work_experience; details['mapping']": lambda: load({"jobs": [{"company": "Span"}]}),
        "read(path).cv reads a file": lambda: load("samples/cv-en.json"),
        "load takes data, as json.load gives them:": lambda: load(Path("cv.json")),
        "not NoneType: a dict of fields": lambda: load(None),
        "not list: a dict of fields": lambda: load([]),
        "a Cv already": lambda: load(cv),
        "did you mean skills?": lambda: cv.replaced(skill=["Go"]),
        "did you mean full_name?": lambda: cv.replaced(Name="Ada"),
        "did you mean work_experience?": lambda: cv.replaced(jobs=[]),
        "did you mean interests?": lambda: cv.replaced(Hobbys=[]),
        "load({'shoe_size': …}) says where it belongs": lambda: cv.replaced(shoe_size=43),
        "give work_experience as a whole": lambda: cv.replaced(**{"work_experience[0].title": "Engineer"}),
        "pages where 1 is allowed; make one of details['proven_cuts'], or": lambda: render(
            Cv(full_name="Ada Sample", work_experience=[{"title": "Engineer", "bullets": ["Led a bridge."] * 90}]),
            max_pages=1,
            allow_missing=True,
        ),
        "not dict: load(data)": lambda: render({"full_name": "Ada"}),  # type: ignore[arg-type]
        "not Draft: load(data) and read(document).cv": lambda: check(read(b"# Ada\n\n## Skills\n\n- Go\n")),  # type: ignore[arg-type]
    }
    for text, call in told.items():
        with pytest.raises((UserError, TypeError)) as refused:
            call()
        assert text in str(refused.value), text
