"""The members of an OpenDocument package, read under limits."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from cv_generator.cv.limits import MB
from cv_generator.errors import UnreadableDocument
from cv_generator.reading import zips
from cv_generator.reading.regions.docx.package import parse_xml

XML_BYTES = 6 * MB
MEDIA_BYTES = 30 * MB
ALL_MEDIA_BYTES = 90 * MB

_DAMAGED = "The file is damaged. Open it in a word processor and save it again as ODT, DOCX or PDF."


class Package:
    """A package that is open. Raises UnreadableDocument where it is damaged or has a password."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except zips.DAMAGED:
            raise UnreadableDocument("corrupt", _DAMAGED) from None
        self._media_left = ALL_MEDIA_BYTES
        manifest = self._member("META-INF/manifest.xml", XML_BYTES)
        if b"encryption-data" in manifest:
            raise UnreadableDocument("encrypted", "Remove the password in the word processor and send the file again.")

    def xml(self, name: str) -> Any:
        """The root of a member; None where the package has none."""
        content = self._member(name, XML_BYTES)
        return parse_xml(content) if content else None

    def picture(self, name: str) -> bytes:
        """The bytes of a picture; empty where it is linked, missing or too large together with the others."""
        content = self._member(name.removeprefix("./"), min(MEDIA_BYTES, self._media_left))
        self._media_left -= len(content)
        return content

    def _member(self, name: str, limit: int) -> bytes:
        try:
            with self._zip.open(name) as member:
                content = member.read(limit + 1)
        except KeyError:
            return b""
        except zips.DAMAGED:
            raise UnreadableDocument("corrupt", _DAMAGED) from None
        if len(content) > limit:
            raise UnreadableDocument("too_complex", "The file unpacks to far more than a CV holds.")
        return content
