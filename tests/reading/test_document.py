"""The front door: the kind is told from the bytes, and what this service wrote comes back without loss."""

from __future__ import annotations

import base64
import datetime as dt
import io
import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from cv_generator.cv.model import Cv
from cv_generator.errors import UnreadableDocument
from cv_generator.reading.document import read_document, read_photo
from cv_generator.reading.regions.pdf import read_pdf
from tests.conftest import SAMPLE_DOCX
from tests.pace import usual_seconds
from tests.reading.docx_files import docx, p
from tests.reading.test_json_resume import RESUME
from tests.reading.test_photo import portrait_image, saved

CV = Cv.model_validate({
    "full_name": "Anna Muster", "email": "anna@example.org", "phone": "+41 44 668 18 00", "summary": "Zeile\n\nZeile",
    "work_experience": [{"employer": "Rheinwerk GmbH", "title": "Leiterin", "date_range": "2020-01 – Present", "bullets": ["ä", "ł"]}],
    "education": [{"institution": "Uni", "title": "BSc", "date_range": "2010"}], "language": "de",
})  # fmt: skip
PHOTO = saved(portrait_image(), "JPEG")


def envelope(**changes: Any) -> bytes:
    content = {**CV.model_dump(mode="json"), "photo_url": "data:image/jpeg;base64," + base64.b64encode(PHOTO).decode()}
    return json.dumps({"schema": "cv-generator/cv", "schema_version": 1, "cv": content, **changes}).encode()


def test_a_pdf_of_ours_restores_the_cv_with_its_photo() -> None:
    from cv_generator.rendering.document import typeset

    made = typeset(CV, language=None, template="academic", format="pdf", photo=PHOTO, today=dt.date(2026, 1, 21))
    draft = read_document(made.data)
    assert draft.format == "cv_pdf"
    assert draft.cv == CV
    assert draft.photo is not None
    assert draft.photo.media_type == "image/jpeg"
    assert draft.unplaced_text == ()


def test_the_data_of_such_a_pdf_are_a_document_too() -> None:
    draft = read_document(envelope())
    assert (draft.cv, draft.format) == (CV, "json")
    assert draft.photo is not None
    assert draft.photo.data == PHOTO
    assert read_photo(envelope()) == draft.photo


def test_data_of_a_later_version_are_refused() -> None:
    with pytest.raises(UnreadableDocument) as caught:
        read_document(envelope(schema_version=3))
    assert caught.value.reason == "unsupported_format"


@pytest.mark.parametrize("version", [1, 2])
def test_data_of_every_version_so_far_are_read(version: int) -> None:
    assert read_document(envelope(schema_version=version)).cv == CV


@pytest.mark.parametrize("version", [0, -1, True, "1", 1.5, None])
def test_a_version_that_never_was_is_refused(version: object) -> None:
    with pytest.raises(UnreadableDocument) as caught:
        read_document(envelope(schema_version=version))
    assert caught.value.reason == "not_a_cv"


def test_canonical_json_is_read() -> None:
    draft = read_document(json.dumps(CV.model_dump(mode="json")).encode())
    assert (draft.cv, draft.format, draft.photo) == (CV, "json", None)


def test_a_cv_of_ours_in_yaml_is_read_at_every_door() -> None:
    example = files("cv_generator.surfaces.cli").joinpath("example.yaml").read_bytes()
    for data in (example, b"\xef\xbb\xbf" + example.replace(b"\n", b"\r\n")):
        draft = read_document(data)
        assert (draft.format, draft.cv.full_name, draft.unplaced_text) == ("yaml", "Ada Sample", ())
        assert [job.employer for job in draft.cv.work_experience] == ["Span Ltd", "Rail Example plc"]
        assert draft.cv.nationality == ""  # a comment
    kept = b"unplaced_text: [what is left]\nfull_name: Ada\n"
    assert read_document(kept).unplaced_text == ("what is left",)


def test_a_slip_in_such_yaml_is_told_with_its_line_and_never_read_as_text() -> None:
    with pytest.raises(UnreadableDocument) as caught:
        read_document(b"full_name: Ada\nwork_experience:\n  - employer: X: Y\n")
    assert "line 3" in caught.value.details["hint"]
    with pytest.raises(UnreadableDocument, match="jobs"):
        read_document(b"full_name: Ada\njobs: []\n")
    assert read_document(b"Ada Sample\nEngineer\nada@example.org\nExperience: ten years\n").format == "text"


def test_json_resume_is_read() -> None:
    draft = read_document(b"\xef\xbb\xbf" + json.dumps(RESUME).encode())
    assert draft.format == "json_resume"
    assert draft.cv.full_name == "Anna Muster"
    assert draft.unplaced_text


def test_the_language_of_the_caller_wins() -> None:
    assert read_document(envelope(), language="pl").cv.language == "pl"
    assert read_document(docx(p("Anna Muster") + p("Berufserfahrung")), language="en").cv.language == "en"


def test_the_sample_is_read_with_its_portrait() -> None:
    data = SAMPLE_DOCX.read_bytes()
    draft = read_document(data)
    assert draft.format == "docx"
    assert draft.cv.full_name
    assert draft.photo is not None
    assert read_photo(data) == draft.photo


def test_the_kind_is_told_from_the_bytes_only() -> None:
    with pytest.raises(UnreadableDocument):
        read_document(b"%PDX-1.7 " + b" " * 2000)
    assert read_document(b"\n \n" + envelope()).format == "json"


@pytest.mark.alone
@pytest.mark.parametrize(("ending", "milliseconds"), [("docx", 12), ("pdf", 40)])
def test_reading_takes_milliseconds(ending: str, milliseconds: int) -> None:
    """The bar is for an idle machine. The test counts the processor time of this process, and allows five times it."""
    folder = Path(__file__).parents[2] / "benchmarks" / "import" / "docs"
    documents = sorted(folder.glob(f"*.{ending}"))[:6]
    assert documents
    contents = [path.read_bytes() for path in documents]
    taken = usual_seconds(lambda: [_read(data, ending) for data in contents])
    assert 1000 * taken / len(contents) < 5 * milliseconds


def _read(data: bytes, ending: str) -> None:
    """With the reading of a PDF, which a worker does."""
    if ending == "pdf":
        read_pdf(data)
    read_document(data)


def doctored(cv: Cv, shown: Cv) -> bytes:
    """A PDF whose pages show one CV and whose data hold another."""
    content = {"schema": "cv-generator/cv", "schema_version": 1, "cv": cv.model_dump(mode="json")}
    return carrying(json.dumps(content).encode(), shown)


def carrying(data: bytes, shown: Cv) -> bytes:
    """A PDF whose pages show a CV, with this inside."""
    import pikepdf

    from cv_generator.rendering.document import typeset

    made = pikepdf.open(io.BytesIO(typeset(shown, today=dt.date(2026, 1, 21)).data))
    made.attachments["cv.json"].get_file().obj.write(data)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b'{"schema": "cv-generator/cv", "cv": {', "are damaged"),
        (b"\xff\xfe\x00", "are damaged"),
        (b'{"schema": "cv-generator/cv", "schema_version": 9, "cv": {}}', "come from a newer version"),
        (b'{"schema": "cv-generator/cv", "schema_version": 2, "cv": {"skills": 5}}', "are not as a CV has them"),
        (b'{"of": "another program"}', ""),
        (b"[]", ""),
    ],
)
def test_the_pages_of_a_pdf_are_read_where_the_data_inside_cannot_be(data: bytes, why: str) -> None:
    pdf = carrying(data, CV)
    draft = read_document(pdf)
    assert (draft.format, draft.cv.full_name, draft.cv.email) == ("pdf", CV.full_name, CV.email)
    assert draft.cv.work_experience[0].employer == "Rheinwerk GmbH"
    told = [text for text in draft.unplaced_text if "pages were read instead" in text]
    assert [why in text for text in told] == ([True] if why else [])
    assert read_photo(pdf) is None


def test_a_pdf_whose_pages_show_something_else_than_its_data_says_so() -> None:
    shown = CV.replaced(
        full_name="Boris Beispiel",
        summary="Schweisser und Monteur, gewohnt an Baustellen unter freiem Himmel zu arbeiten, sucht eine Stelle nahe Bern.",
        interests=["Bergsteigen", "Blasmusik", "Kochen", "Schach", "Segeln"],
    )
    data = CV.replaced(
        summary="Ärztin für Kinderheilkunde mit langer Erfahrung in der Leitung einer großen Klinik am Rhein."
    )
    draft = read_document(doctored(data, shown))
    assert draft.cv == data
    assert len(draft.unplaced_text) == 2
    assert "Blasmusik" in draft.unplaced_text[1]


@pytest.mark.parametrize(
    "changes",
    [
        {"full_name": "Boris Beispiel"},
        {"email": "somebody.else@example.org"},
        {"phone": "+41 44 668 18 99"},
        {"work_experience": [{"employer": "Another AG", "title": "Arzt", "date_range": "2020 – 2021"}]},
    ],
)
def test_a_pdf_whose_data_name_another_person_address_or_employer_says_so(changes: dict[str, Any]) -> None:
    """Few words make little of a page, and all the difference."""
    assert read_document(doctored(CV.replaced(**changes), CV)).unplaced_text
    hidden = {"design": {"hidden": list(changes)}}
    assert "full_name" in changes or not read_document(doctored(CV.replaced(**changes, **hidden), CV)).unplaced_text


def test_a_pdf_of_ours_shows_what_its_data_say() -> None:
    from cv_generator.rendering.document import typeset
    from tests.rendering.people import DAY, full

    for language in ("de", "en", "pl"):
        made = typeset(full(), language=language, today=DAY, signature_place="Bern", max_pages=3)
        assert read_document(made.data).unplaced_text == ()


@pytest.mark.parametrize(
    ("opens", "closes"),
    [("Dear Ms Burgert,", "Yours sincerely,"), ("Sehr geehrte Frau Burgert,", "Mit freundlichen Grüßen"), ("Szanowni Państwo,", "Z poważaniem")],
)  # fmt: skip
def test_a_letter_is_no_cv_and_a_cv_behind_a_letter_is_one(opens: str, closes: str) -> None:
    told = "I read of the place with you and would like to work among flowers again."
    letter = [p("Mika Kempinger"), p("0761 555 0133"), p(opens), p(told), p(closes), p("Mika Kempinger")]
    with pytest.raises(UnreadableDocument, match="letter") as caught:
        read_document(docx("".join(letter)))
    assert caught.value.reason == "not_a_cv"
    cv = [p("Education"), p("2010 – 2014: BSc Botany, Farn University")]
    assert read_document(docx("".join([*letter, *cv]))).cv.education


def test_a_template_that_nobody_filled_in_is_no_cv() -> None:
    places = ["[Your Name]", "[Telephone] | [Email]", "Experience", "[Job Title] | [Company] | [Dates From – To]"]
    with pytest.raises(UnreadableDocument, match="not filled in") as caught:
        read_document(docx("".join(map(p, places))))
    assert caught.value.reason == "not_a_cv"
    filled = [
        "Mika Kempinger",
        "Experience",
        "Gardener, Moorwerk Ltd, 2019 – 2021",
        "Planted oaks [see the list] and looked after them.",
    ]
    assert read_document(docx("".join(map(p, filled)))).cv.work_experience
