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


def content_of(cv: Cv) -> bytes:
    """What is filled in a CV, as JSON. Without the photo: a stored reference means nothing elsewhere."""
    content = cv.model_dump(mode="json", exclude={"photo_url"}, exclude_defaults=True)
    return to_json({**content, "language": cv.language})


def attachment_of(content: bytes, photo: bytes | None) -> bytes:
    """The file: the `content_of` a CV, with the portrait as printed (JPEG)."""
    if photo:  # base64 needs no quoting, and is most of the file
        content = b'%s,"photo_url":"%s"}' % (content[:-1], data_uri("image/jpeg", photo).encode())
    return b'{"schema":"%s","schema_version":%d,"cv":%s}' % (SCHEMA.encode(), SCHEMA_VERSION, content)
