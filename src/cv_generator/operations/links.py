"""Signed links to a session's files. They work without a key and die with the session.

A link names the session's `files_key`, not its id, so that a PDF can be passed on without handing over the session. The
signature (HMAC-SHA-256, 128 bits) covers the file's name too: a link to one file does not open another.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
from urllib.parse import quote, urlsplit

from cv_generator.errors import NotFound
from cv_generator.operations.context import Context
from cv_generator.storage.protocol import Session, StoredFile

ROUTE = "/api/cv-files"
FILE = "file"
"""What a link is signed for. A signature for one purpose is worth nothing for another."""
_LINK = re.compile(rf"(?:/[^?]*)?{ROUTE}/(?P<key>[A-Za-z0-9_-]{{8,64}})/(?P<name>[^/?]{{1,200}})")


def url(context: Context, session: Session, name: str) -> str:
    """The absolute link to a file of a session."""
    signed = signature(context, session.files_key, name)
    return f"{context.caller.base_url}{ROUTE}/{session.files_key}/{quote(name)}?sig={signed}"


def open_link(context: Context, files_key: str, name: str, signed: str) -> StoredFile:
    """The file behind a link.

    Raises:
        NotFound: wrong signature, no such file, or the session is gone: all answered alike.
    """
    return opened(context, files_key, name, signed, purpose=FILE)


def opened(context: Context, files_key: str, name: str, signed: str, *, purpose: str) -> StoredFile:
    """A file for whom a signature made for this purpose speaks. Raises NotFound as `open_link`."""
    expected = signature(context, files_key, name, purpose=purpose)
    if not hmac.compare_digest(expected.encode(), signed.encode(errors="replace")):
        raise NotFound("File not found or expired")
    return context.store.get_file(files_key, name)


def own_file(context: Context, link: str) -> StoredFile | None:
    """The file behind one of our own links, None where the text is no such link."""
    parts = urlsplit(link)
    found = _LINK.fullmatch(parts.path)
    signed = re.fullmatch(r"sig=([A-Za-z0-9_-]+)", parts.query)
    if not found or not signed:
        return None
    try:
        return open_link(context, found["key"], found["name"], signed[1])
    except NotFound:
        return None


def signature(context: Context, files_key: str, name: str, *, purpose: str = FILE) -> str:
    """22 characters that only this service can make for this file and purpose."""
    signed = f"{purpose}/{files_key}/{name}".encode(errors="replace")
    digest = hmac.digest(context.store.secret(), signed, hashlib.sha256)
    return base64.urlsafe_b64encode(digest[:16]).decode().rstrip("=")
