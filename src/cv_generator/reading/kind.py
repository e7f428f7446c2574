"""What kind of document some bytes are, told from the bytes and never from a name."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Literal

from cv_generator.cv.pictures import media_type
from cv_generator.errors import UnreadableDocument
from cv_generator.reading import zips
from cv_generator.reading.formats.europass import is_europass
from cv_generator.reading.formats.linkedin_archive import is_linkedin_archive
from cv_generator.reading.own_yaml import is_own_yaml
from cv_generator.reading.regions.plain import is_text

Kind = Literal["docx", "pdf", "odt", "json", "yaml", "text", "europass", "linkedin_archive"]

_SAVE_AS = "Save it as DOCX or PDF and send that file."
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # OLE 2: .doc, and DOCX with a password
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"{\\rtf", "RTF"),
    (b"%!PS", "PostScript"),
    (b"Rar!", "an archive (RAR)"),
    (b"7z\xbc\xaf\x27\x1c", "an archive (7z)"),
    (b"\x1f\x8b", "an archive (gzip)"),
    (b"\xffWPC", "WordPerfect"),
    (b"\xdb\xa5", "an old Word file (.doc)"),
)
_PICTURES = {f"image/{name.lower()}": name for name in ("PNG", "JPEG", "GIF", "TIFF", "WebP")}
_FOLDERS = {"xl": "a spreadsheet (XLSX)", "ppt": "a presentation (PPTX)", "index.zip": "a Pages file (.pages)"}
_ODT = (b"application/vnd.oasis.opendocument.text", b"application/vnd.oasis.opendocument.text-template")
_MIME_TYPES = {b"opendocument": "an OpenDocument file that is no text", b"epub": "an e-book (EPUB)"}
_YAML = re.compile(rb"^(?:cv|content):[ \t]*(?:#.*)?\r?\n(?:[ \t]*(?:#.*)?\r?\n)*[ \t]+[\w-]+:", re.MULTILINE)
"""The first member of RenderCV's and of YAMLResume's files, with members of its own below."""


def kind_of(data: bytes) -> Kind:
    """What the bytes are. Raises UnreadableDocument that names anything that is not read, with advice."""
    if not data.strip():
        raise UnreadableDocument("corrupt", "The file is empty.")
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _kind_of_zip(data)
    if data.startswith(_COMPOUND):
        raise _kind_of_compound(data)
    for signature, name in _SIGNATURES:
        if data.startswith(signature):
            raise _unsupported(name)
    picture = media_type(data)
    if picture in _PICTURES:
        raise _unsupported(f"a picture ({_PICTURES[picture]})")
    head = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:64]
    if head.startswith((b"{", b"[")):
        return "json"
    if head[:1] == b"<":
        if is_europass(data):
            return "europass"
        raise _unsupported("HTML or XML")
    if not is_text(data):
        raise _unsupported("no document that can be read")
    return "yaml" if is_own_yaml(data) or _YAML.search(data[:65536]) else "text"


def _kind_of_zip(data: bytes) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()[:5000]
            mime = archive.read("mimetype")[:80] if "mimetype" in names and _small(archive, "mimetype") else b""
    except zips.DAMAGED:
        hint = "The file is damaged or cut off. Open it in a word processor and save it again as DOCX or PDF."
        raise UnreadableDocument("corrupt", hint) from None
    folders = {name.lstrip("/").partition("/")[0].casefold() for name in names}
    for folder, name in _FOLDERS.items():
        if folder in folders:
            raise _unsupported(name)
    if "word" in folders or "[content_types].xml" in folders:
        return "docx"
    if mime.strip() in _ODT:
        return "odt"
    if is_linkedin_archive(names):
        return "linkedin_archive"
    for word, name in _MIME_TYPES.items():
        if word in mime:
            raise _unsupported(name)
    if any(name.endswith(".iwa") for name in names):
        raise _unsupported("a Pages file (.pages)")
    raise _unsupported("an archive (ZIP)")


def _small(archive: zipfile.ZipFile, name: str) -> bool:
    return archive.getinfo(name).file_size < 1000


def _kind_of_compound(data: bytes) -> UnreadableDocument:
    """Old Word files and encrypted DOCX share one container; its directory names what is in it (in UTF-16)."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return UnreadableDocument("encrypted", "Remove the password in the word processor and send the file again.")
    if "WordDocument".encode("utf-16-le") in data:
        return _unsupported("an old Word file (.doc)")
    return _unsupported("an old Office file")


def _unsupported(name: str) -> UnreadableDocument:
    return UnreadableDocument("unsupported_format", f"This is {name}. {_SAVE_AS}")
