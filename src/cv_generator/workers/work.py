"""The kinds of work that workers do: what arrives from the service, and what goes back. Runs in workers only."""

from __future__ import annotations

import datetime as dt
import importlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from cv_generator.cv.model import Cv
from cv_generator.errors import UserError
from cv_generator.languages import DEFAULT
from cv_generator.reading.cv_data import Sent
from cv_generator.reading.draft import Draft
from cv_generator.reading.explained import Explained
from cv_generator.rendering import typefaces
from cv_generator.rendering.drawing import Drawing, taken_apart
from cv_generator.rendering.output import DEFAULT_TEMPLATE, Typeset

Result = tuple[dict[str, Any], list[bytes]]

DRAFT: TypeAdapter[Draft] = TypeAdapter(Draft)
EXPLAINED: TypeAdapter[Explained] = TypeAdapter(Explained)
SENT: TypeAdapter[Sent] = TypeAdapter(Sent)
TYPESET: TypeAdapter[Typeset] = TypeAdapter(Typeset)
DRAWINGS: TypeAdapter[list[Drawing]] = TypeAdapter(list[Drawing])


def read(content: Mapping[str, Any], files: list[bytes]) -> Result:
    """A document -> its draft and its portrait, which is tried as well, since what prints it runs native code too."""
    from cv_generator.reading.document import read_document
    from cv_generator.rendering.photo import prepare

    draft = read_document(files[0], language=content["language"])
    refused = ""
    if draft.photo and content["photo_bytes"] is not None:
        try:
            prepare(draft.photo.data, content["photo_bytes"])
        except UserError as error:
            refused = error.message
    found = [draft.photo.data] if draft.photo else []
    told = {"draft": DRAFT.dump_json(replace(draft, photo=None)).decode(), "photo_refused": refused}
    return {**told, "photo": draft.photo.media_type if draft.photo else ""}, found


def explain(content: Mapping[str, Any], files: list[bytes]) -> Result:
    """A document -> its reading laid open."""
    from cv_generator.reading.document import explain_document

    return {"explained": EXPLAINED.dump_json(explain_document(files[0], language=content["language"])).decode()}, []


def read_photo(_content: Mapping[str, Any], files: list[bytes]) -> Result:
    """A document -> its portrait."""
    from cv_generator.reading.document import read_photo as read

    photo = read(files[0])
    return {"photo": photo.media_type if photo else ""}, [photo.data] if photo else []


def understand(content: Mapping[str, Any], _files: list[bytes]) -> Result:
    """`cv_data` as it was sent -> the CV that was meant."""
    from cv_generator.reading.cv_data import understand_data

    sent = understand_data(content["data"], repair=content["repair"])
    return {"sent": SENT.dump_json(sent).decode()}, []


def prepare_photo(content: Mapping[str, Any], files: list[bytes]) -> Result:
    """A photo as it was sent -> as it is printed."""
    from cv_generator.rendering.photo import prepare

    return {}, [prepare(files[0], content["photo_bytes"]).jpeg]


def typeset(content: Mapping[str, Any], files: list[bytes]) -> Result:
    """A CV and how it shall look -> the finished document."""
    from cv_generator.rendering.document import typeset

    finished = typeset(**_arguments(content, files))
    return {"typeset": TYPESET.dump_python(replace(finished, data=b""), mode="json")}, [finished.data]


def page_image(content: Mapping[str, Any], files: list[bytes]) -> Result:
    """A CV and which page of it -> the page's picture."""
    from cv_generator.rendering.document import page_image

    image = page_image(**_arguments(content, files))
    return {"media_type": image.media_type, "page_count": image.page_count}, [image.data]


def drawings(content: Mapping[str, Any], files: list[bytes]) -> Result:
    """A CV -> how many pages it has, and the first of them taken apart."""
    from cv_generator.rendering.document import page_images

    arguments = _arguments(content, files)
    first = arguments.pop("first")
    images = page_images(**arguments)
    found = [taken_apart(image.decode()) for image in images[:first]]
    return {"page_count": len(images), "drawings": DRAWINGS.dump_json(found).decode()}, []


def practise(_content: Mapping[str, Any], _files: list[bytes]) -> Result:
    """What a worker needs to have done once before it is quick, and the template cannot do for it."""
    from cv_generator.rendering.document import typeset

    typeset(_ANNA, today=_DAY)
    return {}, []


def _arguments(content: Mapping[str, Any], files: list[bytes]) -> dict[str, Any]:
    for folder in content["fonts"]:
        typefaces.offer(Path(folder))
    return {
        **content["options"],
        "cv": Cv.model_validate_json(content["cv"]),
        "today": dt.date.fromisoformat(content["today"]),
        "photo": files[0] if files else None,
    }


KINDS: dict[str, Callable[[Mapping[str, Any], list[bytes]], Result]] = {
    "read": read,
    "explain": explain,
    "read_photo": read_photo,
    "understand": understand,
    "prepare_photo": prepare_photo,
    "typeset": typeset,
    "page_image": page_image,
    "drawings": drawings,
    "practise": practise,
}


def load() -> None:
    """In the template: read documents of two words, so that every worker starts with all code, patterns and tables.

    Nothing is typeset here: the typesetter starts threads, which a forked worker would lack.
    """
    for module in ("document", "cuts", "measure", "photo", "plain_files", "json_resume"):
        importlib.import_module(f"cv_generator.rendering.{module}")
    importlib.import_module("email_validator")
    from cv_generator.rendering.density import DENSITIES
    from cv_generator.rendering.docx import write_docx
    from cv_generator.rendering.order import Order

    order = Order(cv=_ANNA, language=DEFAULT, template=DEFAULT_TEMPLATE, max_pages=2, today=_DAY)
    document = write_docx(order.wanted_view, None, today=_DAY, density=DENSITIES[0])
    for data in (document, _PDF):
        read({"language": None, "photo_bytes": 0}, [data])
    assert typefaces.shows("a")
    typefaces.loaded()


_ANNA = Cv(full_name="Anna Muster", email="anna@example.com", phone="+41 44 668 18 00", headline="2020 – 2021")
_DAY = dt.date(2021, 1, 1)
_PDF = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj
4 0 obj<</Length 72>>stream
BT /F1 10 Tf 50 700 Td (Anna Muster) Tj 0 -20 Td (anna@example.com) Tj ET
endstream endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
trailer<</Root 1 0 R>>
"""
"""Without a table of offsets, which pdfium makes itself."""
