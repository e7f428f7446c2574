"""The CV as data inside its PDF: the PDF is the save file.

The file `cv.json` is attached to the document as its source (PDF/A-3, relationship Source), the way Factur-X carries an
invoice. It holds what is filled and nothing else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cv_generator.cv.forms import data_uri
from cv_generator.rendering.as_json import to_json

if TYPE_CHECKING:
    from cv_generator.cv.model import Cv


NAME = "cv.json"
SCHEMA = "cv-generator/cv"
SCHEMA_VERSION = 2
"""Raised whenever an older reader would misunderstand the file: 2 brought custom sections, personal details, design."""


def attachment_of(cv: Cv, photo: bytes | None) -> bytes:
    """The JSON. `photo` is the portrait as printed (JPEG); a stored reference means nothing elsewhere."""
    content = cv.model_dump(mode="json", exclude={"photo_url"}, exclude_defaults=True)
    content["language"] = cv.language
    if photo:
        content["photo_url"] = data_uri("image/jpeg", photo)
    envelope = {"schema": SCHEMA, "schema_version": SCHEMA_VERSION, "cv": content}
    return to_json(envelope)
