"""Where no key is asked for: only this machine's own programs and pages are let in.

A web page that a person visits can post to `127.0.0.1`, and can make its own name lead there (DNS rebinding). Browsers
say which page asks in `Origin` and which name they looked up in `Host`; programs send no `Origin`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import urlsplit

from starlette.requests import Request

from cv_generator.errors import Forbidden

_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


class ForeignOrigin(Forbidden):
    code = "foreign_origin"
    error = "Calls from this page's origin are not allowed"


class ForeignHost(Forbidden):
    code = "foreign_host"
    error = "The service is not known by this name: set PUBLIC_BASE_URL"


def require_own(request: Request, public_base_url: str, *, local_only: bool) -> None:
    """Let in what comes from our own pages or from no page.

    `local_only` says that the service is for this machine alone, so that it answers to this machine's names only.

    Raises:
        ForeignHost, ForeignOrigin
    """
    public = urlsplit(public_base_url).hostname
    named = request.headers.get("host", "")
    host = _hostname(f"//{named}")
    if local_only and named and host not in {*_LOOPBACK, public} - {None, ""}:
        raise ForeignHost
    origin = request.headers.get("origin")
    if origin and _hostname(origin) not in {*_LOOPBACK, public, host} - {None, ""}:
        raise ForeignOrigin


_ADDRESS = re.compile(
    r"(?:[a-z][a-z\d+.-]{0,30}:)?//(?:[\w.-]{1,300}|\[[\da-f:.]{2,60}\])(?::\d{1,5})?", re.ASCII | re.IGNORECASE
)
"""As browsers send an origin, and the name of a host behind `//`: nothing before the name, nothing behind its port."""


@lru_cache(64)  # nearly all requests name the same two; a hostile one has 64 KB
def _hostname(address: str) -> str | None:
    try:
        return urlsplit(address).hostname if _ADDRESS.fullmatch(address) else None
    except ValueError:
        return None
