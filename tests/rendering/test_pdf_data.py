"""The attached data take the place of a stand-in, and the file stays whole."""

from __future__ import annotations

import json
import zlib

import pytest

from cv_generator.cv.model import Cv
from cv_generator.rendering.attachment import Attachment
from cv_generator.rendering.document import TEMPLATES, typeset
from cv_generator.rendering.pdf_data import STAND_IN, with_data
from cv_generator.rendering.pdf_objects import Objects
from tests.rendering.pdf_tools import attached
from tests.rendering.people import DAY, full, portrait


def objects_of(pdf: bytes) -> list[bytes]:
    """What stands where the table says that an object starts, from the second entry on: the first is none."""
    return [pdf[start : start + 10].split(b"obj")[0] for start in Objects(pdf).starts[1:]]


@pytest.mark.parametrize("photo", [None, portrait()], ids=["without photo", "with photo"])
@pytest.mark.parametrize("template", TEMPLATES)
def test_every_object_starts_where_the_table_says(template: str, photo: bytes | None) -> None:
    found = objects_of(typeset(full(), template=template, photo=photo, today=DAY).data)
    assert found == [b"%d 0 " % number for number in range(1, len(found) + 1)]
    assert len(found) > 100


@pytest.mark.parametrize("photo", [b"", b"\xff\xd8" + bytes(range(256)) * 200], ids=["without photo", "with photo"])
def test_data_in_parts_are_unpacked_as_one(photo: bytes) -> None:
    deflated, size = Attachment(b'{"full_name":"Ada"}', photo).deflated()
    data = zlib.decompress(deflated)
    assert len(data) == size
    held = json.loads(data)
    assert held["cv"]["full_name"] == "Ada"
    assert held["cv"].get("photo_url", "").startswith("data:image/jpeg;base64," if photo else "")
    assert len(deflated) < 0.8 * size + 100


def test_a_text_that_looks_like_the_stand_in_stays_a_text() -> None:
    lookalike = "<</Length 2/Type/EmbeddedFile/Subtype/a/Params<</Size 2>>>> stream {} endstream"
    cv = Cv.model_validate({"full_name": lookalike})
    made = typeset(cv, today=DAY).data
    assert json.loads(attached(made)["cv.json"][2])["cv"]["full_name"] == lookalike


def test_what_starts_at_no_object_is_not_taken() -> None:
    stand_in = b"<</Length 2/Type/EmbeddedFile/Subtype/a/Params<</Size 2>>>>\nstream\n{}\nendstream"
    for number, taken in ((b"1", True), (b"x", False)):
        body = b"%%PDF-1.7\n%s 0 obj\n%s\nendobj\n" % (number, stand_in)
        starts = b"0000000000 65535 f\r\n%010d 00000 n\r\n" % (9 if taken else 4)
        pdf = b"%sxref\n0 2\n%strailer\n<<>>\nstartxref\n%d\n%%%%EOF" % (body, starts, len(body))
        if taken:
            changed = with_data(pdf, b"packed data", 99)
            assert b"/Length 11/Type/EmbeddedFile/Filter/FlateDecode/Subtype/a/Params<</Size 99>>>>" in changed
            assert objects_of(changed) == [b"1 0 "]
            assert STAND_IN not in changed
        else:
            with pytest.raises(ValueError, match="no attached data"):
                with_data(pdf, b"packed data", 99)
