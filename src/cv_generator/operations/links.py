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
_LINK = re.compile(rf"{ROUTE}/(?P<key>[A-Za-z0-9_-]{{8,64}})/(?P<name>[^/?]{{1,200}})")


def url(context: Context, session: Session, name: str) -> str:
    """The absolute link to a file of a session."""
    signed = signature(context, session.files_key, name)
    return f"{context.caller.base_url}{ROUTE}/{session.files_key}/{quote(name)}?sig={signed}"


def open_link(context: Context, files_key: str, name: str, signed: str) -> StoredFile:
    """The file behind a link.

    Raises:
        NotFound: wrong signature, no such file, or the session is gone: all answered alike.
    """
    if not hmac.compare_digest(signature(context, files_key, name).encode(), signed.encode()):
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


def signature(context: Context, files_key: str, name: str) -> str:
    """22 characters that only this service can make for this file."""
    digest = hmac.digest(context.store.secret(), f"{files_key}/{name}".encode(), hashlib.sha256)
    return base64.urlsafe_b64encode(digest[:16]).decode().rstrip("=")
