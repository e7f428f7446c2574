"""Routes of the pages. The server fills in words; everything about a CV comes from the API, in the browser."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Awaitable, Callable, Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from cv_generator.cv.limits import Limits
from cv_generator.languages import DEFAULT
from cv_generator.surfaces.web import bundling, dating, localisation, schema

PAGES = {"/": "home", "/s/{session_id}": "session", "/upload/{code}": "upload", "/api/docs": "docs"}
"""Path -> name of the page: its template, its script, and its words."""
EARLY = "early"
"""The script of what a session's page asks for before its own script is there."""
MISSING = "missing"
"""The page of an address that leads nowhere."""
OF_OTHERS = ("home.", "upload.", "docs.", "missing.")
"""Words that no script of a session's page says: on a slow line they stay out of it."""
STYLES = {"home": "start", "upload": "start", MISSING: "start"}
"""Style sheets of pages that share one; the others have their own."""

STATIC = "/static"
CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "font-src 'self'",
        "img-src 'self' blob:",  # pages of the CV are fetched with the key and shown from memory
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)
KEPT = "public, max-age=31536000, immutable"
DEFAULT_LIMITS = Limits()
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Referrer-Policy": "no-referrer",  # the address of a session is its key
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
}
_PLACEHOLDER = re.compile(r"\{\{([\w.]+)\}\}")


def routes(limits: Limits = DEFAULT_LIMITS, base: str = "") -> list[BaseRoute]:
    """All pages and their static files. The texts name the limits; `base` is the path below which all is served."""
    static = Mount(STATIC, _Static(directory=Path(__file__).parent / "static"), name="static")
    scripts = Route(STATIC + "/page/{name}.{tag}.js", _script)
    styles = Route(STATIC + "/{name}.{tag}.css", _style_sheet)
    return [*(Route(path, _page(name, limits, base)) for path, name in PAGES.items()), scripts, styles, static]


class _Static(StaticFiles):
    """Files that browsers keep where their address names what is in them; after the others they ask every time."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        is_named = bool(scope["query_string"]) or path.startswith("fonts/")
        response.headers.update({**HEADERS, "Cache-Control": KEPT if is_named else "no-cache"})
        return response


def missing(request: Request, base: str = "") -> Response | None:
    """The page of an address that leads nowhere, for people; programs get the contract's error."""
    if request.url.path.startswith("/api") or "text/html" not in request.headers.get("accept", ""):
        return None
    language = localisation.preferred(request.headers.get("accept-language", ""), request.query_params.get("lang", ""))
    headers = {**HEADERS, "Cache-Control": "no-store", "Vary": "Accept-Language", "Content-Language": language}
    return HTMLResponse(page(MISSING, language, DEFAULT_LIMITS, base), 404, headers)


async def _script(request: Request) -> Response:
    """A page's script with all that it imports. An old address, of a page that is open still, gets the new script."""
    name = request.path_params["name"]
    if name not in (*PAGES.values(), *bundling.LATER, MISSING, EARLY):
        return Response(status_code=404, headers=HEADERS)
    is_newest = request.path_params["tag"] == bundling.tag(name)
    headers = {**HEADERS, "Cache-Control": KEPT if is_newest else "no-cache"}
    return _made(request, bundling.bundle(name), "text/javascript", headers)


async def _style_sheet(request: Request) -> Response:
    """A style sheet with its parts. An old address gets the new one."""
    name = request.path_params["name"]
    if name not in ("base", *STYLES.values(), *PAGES.values()) or name in STYLES:
        return Response(status_code=404, headers=HEADERS)
    is_newest = request.path_params["tag"] == bundling.style_tag(name)
    headers = {**HEADERS, "Cache-Control": KEPT if is_newest else "no-cache"}
    return _made(request, bundling.style(name), "text/css", headers)


def _made(request: Request, text: str, media_type: str, headers: dict[str, str]) -> Response:
    """A text that is the same until the next release, compressed as well as it can be where the client takes that."""
    headers = {**headers, "Vary": "Accept-Encoding"}
    if "gzip" not in request.headers.get("accept-encoding", ""):
        return Response(text, media_type=media_type, headers=headers)
    return Response(bundling.packed(text), media_type=media_type, headers={**headers, "Content-Encoding": "gzip"})


def _page(name: str, limits: Limits, base: str) -> Callable[[Request], Awaitable[Response]]:
    async def handle(request: Request) -> Response:
        asked = request.query_params.get("lang", "")
        language = localisation.preferred(request.headers.get("accept-language", ""), asked)
        headers = {**HEADERS, "Cache-Control": "no-cache", "Vary": "Accept-Language", "Content-Language": language}
        if name in ("session", "upload"):
            headers["X-Robots-Tag"] = "noindex"
        return HTMLResponse(page(name, language, limits, base), headers=headers)

    return handle


def warm(limits: Limits, base: str = "") -> None:
    """Make the pages once, so that nobody's first visit waits for words, names and scripts."""
    for name in PAGES.values():
        page(name, DEFAULT, limits, base)


@cache
def page(name: str, language: str, limits: Limits, base: str = "") -> str:
    """The HTML of a page in a language, its addresses below `base`.

    Raises:
        KeyError: a template names a word that the table does not have.
    """
    words = localisation.words(language, limits)
    more = {"base": base, "page.languages": json.dumps(localisation.names()), "looks": _looks(language)}
    main = filled(_template(name), words | more)
    return filled(
        _template("layout"),
        {key: html.escape(text) for key, text in words.items()}
        | {
            "page": name,
            "base": html.escape(base),
            "pages": str(schema.default_pages()),
            "language": language,
            "page_title": html.escape(words[f"{name}.page_title"]),
            "main": main,
            "words": _embedded(_spoken(name, words)),
            "script": _address(name, base),
            "early": f'<script type="module" async src="{_address(EARLY, base)}"></script>\n'
            if name == "session"
            else "",
            "form": _form() if name == "session" else "",
            "base_style": _style("base", base),
            "page_style": _style(STYLES.get(name, name), base),
        },
        escape=False,
    )


def _spoken(name: str, words: Mapping[str, str]) -> Mapping[str, str]:
    """What the scripts of a page say."""
    if name != "session":
        return words
    return {key: text for key, text in words.items() if not key.startswith(OF_OTHERS)}


def _looks(language: str) -> str:
    """The folder with pictures of a CV in this language, else in the one that everybody is answered in."""
    found = resources.files(__package__) / "static" / "looks" / language
    return language if found.is_dir() else DEFAULT


def _form() -> str:
    """What a session's page makes its form from: the schema, and how dates are written."""
    data = {"schema": schema.schemas(), "dates": dating.forms()}
    blocks = (
        f'<script type="application/json" id="{name}">{_embedded(each)}</script>\n' for name, each in data.items()
    )
    return "".join(blocks)


def _address(script: str, base: str) -> str:
    return f"{html.escape(base)}{STATIC}/page/{script}.{bundling.tag(script)}.js"


def _style(name: str, base: str) -> str:
    return f"{html.escape(base)}{STATIC}/{name}.{bundling.style_tag(name)}.css"


def filled(template: str, values: Mapping[str, str], *, escape: bool = True) -> str:
    """The template with each `{{key}}` replaced by its value."""
    return _PLACEHOLDER.sub(lambda found: html.escape(values[found[1]]) if escape else values[found[1]], template)


def _template(name: str) -> str:
    return (resources.files(__package__) / "templates" / f"{name}.html").read_text(encoding="utf-8")


def _embedded(words: Mapping[str, Any]) -> str:
    """JSON for a data block of HTML: no character ends the block early."""
    return json.dumps(words, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
