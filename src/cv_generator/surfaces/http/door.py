"""What every request passes: its id, its key, its share of the threads, and the translation of errors."""

from __future__ import annotations

import asyncio
import ipaddress
import logging
import random
import re
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import ParamSpec, TypeVar
from urllib.parse import urlsplit

from anyio import CapacityLimiter
from starlette.datastructures import URL
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from cv_generator.errors import NotFound, Unauthorized, UserError
from cv_generator.operations.access import Access, presented_key
from cv_generator.operations.context import Caller, Context
from cv_generator.operations.retrying import HEADER, checked_key
from cv_generator.operations.telemetry import described
from cv_generator.operations.telemetry import request_id as current_request
from cv_generator.surfaces.http.bodies import whole
from cv_generator.surfaces.http.own import require_own
from cv_generator.surfaces.http.platform import Platform
from cv_generator.surfaces.http.responses import error_response, internal_error
from cv_generator.surfaces.http.threads import Threads
from cv_generator.surfaces.http.throttle import Throttle
from cv_generator.workers.leaving import Presence, presence
from cv_generator.workers.turns import asking

log = logging.getLogger("cv_generator.http")
Handler = Callable[[Request], Awaitable[Response]]
P = ParamSpec("P")
T = TypeVar("T")

HEAVY_THREADS = 32
"""Calls that wait for a worker, or for what a worker does for them."""

HEAVY_THREADS_OF_ONE = 24
"""Of one owner, or of one address where no key is asked for: more than there are workers, and never all."""

GUESSES_PER_MINUTE = 60
"""Wrong keys, codes and links from one address. None can be guessed; this keeps trying from costing anything."""

LIGHT_THREADS = 8
"""Calls that only touch the store. Each computes for a millisecond or so, and the event loop is one more among those
that want the interpreter: each of them may have it for `asgi.TURN_SECONDS` before the loop's next step. When 500
streams came at once, health took twice as long with 32."""

FAR_THREADS = 32
"""The same where the store is far away, for which they mostly wait."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What the host decides for this surface. `public_base_url` starts links, the request's own address otherwise.

    `local_only` is true where the service is for this machine alone, since no key is asked for.
    `streaming` is false where the host collects an answer before it sends it, as Azure Functions does.
    """

    public_base_url: str = ""
    requests_per_minute: int = 0
    platform: Platform | None = None
    storage_name: str = "sqlite"
    local_only: bool = False
    streaming: bool = True

    @property
    def base_path(self) -> str:
        """The path below which the service is served; empty where that is the root of its host."""
        return urlsplit(self.public_base_url).path.rstrip("/")


class Door:
    """Lets requests in, by the operators' options."""

    def __init__(self, context: Context, access: Access, options: Options) -> None:
        self.context = context
        self.access = access
        self.options = options
        self._throttle = Throttle(options.requests_per_minute)
        self._guesses = Throttle(GUESSES_PER_MINUTE)
        self._heavy = Threads(HEAVY_THREADS)
        self._shares: dict[str, CapacityLimiter] = {}
        self._light = Threads(LIGHT_THREADS if options.storage_name == "sqlite" else FAR_THREADS)
        self._unheard_proxy = ""

    def enter(self, request: Request) -> Context:
        """The context for the request's caller.

        Raises:
            Unauthorized: key missing or wrong.
            TooManyRequests: the caller has used up its calls.
        """
        headers = request.headers
        self._tell_of_proxy(request)
        with self.guessing(request):
            owner = self.access.owner(presented_key(headers.get("x-functions-key"), headers.get("authorization")))
        asking.set(owner.id or _address(request))
        self._throttle.take(asking.get())
        return self.context.for_caller(
            Caller(
                owner=owner.id,
                by=_client_name(headers.get("x-cv-client")),
                base_url=self.base_url(request),
                is_administrator=owner.is_administrator,
                idempotency_key=checked_key(headers.get(HEADER)),
            )
        )

    def _tell_of_proxy(self, request: Request) -> None:
        """Once: a proxy that is not named passes for the caller, and all callers share its limits.

        Only of addresses within the operators' own network; a stranger who sends the header is none of their proxies.
        """
        named, peer = request.headers.get("x-forwarded-for", ""), _address(request)
        if not named or self._unheard_proxy or not self.options.streaming or not _is_private(peer):
            return
        if peer not in {part.strip() for part in named.split(",")}:
            self._unheard_proxy = peer
            log.warning("X-Forwarded-For from %s does not count: name the proxy in FORWARDED_ALLOW_IPS", peer)

    @contextmanager
    def guessing(self, request: Request) -> Iterator[None]:
        """Around what tells whether a key, a code or a link is a right one: who sends wrong ones is slowed down."""
        address = _address(request)
        self._guesses.require(address)
        try:
            yield
        except (Unauthorized, NotFound):
            self._guesses.count(address)
            raise

    async def body(self, request: Request) -> bytes:
        """A body of JSON within the limits. Raises TooLarge, InvalidInput."""
        return await whole(request, self.context.limits.request_bytes)

    def stranger(self, request: Request) -> Caller:
        """Somebody without a key, for whom a signed link or code speaks."""
        asking.set(_address(request))
        key = checked_key(request.headers.get(HEADER))
        return Caller(by="page", base_url=self.base_url(request), is_administrator=False, idempotency_key=key)

    def base_url(self, request: Request) -> str:
        if self.options.public_base_url:
            return self.options.public_base_url.rstrip("/")
        server = tuple(request.scope.get("server") or ())
        return _address_of(request.scope["scheme"], request.headers.get("host"), server)

    async def in_thread(self, run: Callable[[], T], *, heavy: bool, request: Request | None = None) -> T:
        """Run blocking work beside the event loop, what waits for workers on threads of its own.

        Where the request is given, and its body has been read, the work ends when its caller goes.
        """
        asked = time.perf_counter()
        caller = Presence() if request else None

        def begun() -> T:
            self.context.telemetry.waited("heavy" if heavy else "light", time.perf_counter() - asked)
            if caller:
                presence.set(caller)  # otherwise that of the task, which a surface may watch by itself
            return run()

        watch = asyncio.create_task(_watch(request, caller)) if request and caller else None
        try:
            if not heavy:
                return await self._light.run(begun)
            async with self._share(asking.get()):
                return await self._heavy.run(begun)
        finally:
            if watch:
                watch.cancel()

    @asynccontextmanager
    async def _share(self, who: str) -> AsyncIterator[None]:
        """One of the threads that an owner may have at once."""
        share = self._shares.setdefault(who, CapacityLimiter(HEAVY_THREADS_OF_ONE))
        try:
            async with share:
                yield
        finally:
            used = share.statistics()
            if not used.borrowed_tokens and not used.tasks_waiting:
                self._shares.pop(who, None)

    def guarded(self, handler: Handler) -> Handler:
        """The outermost door: every error becomes an answer of the contract."""

        async def guarded(request: Request) -> Response:
            request_id = request_id_of(request)
            current_request.set(request_id)
            try:
                if self.access.is_open:
                    require_own(request, self.options.public_base_url, local_only=self.options.local_only)
                response = await handler(request)
            except UserError as error:
                response = error_response(error, request_id)
            except ClientDisconnect:
                response = Response(status_code=400)
            except Exception as error:  # noqa: BLE001 - the outermost door: whatever is left is a fault of ours
                log.error("Internal error, request %s: %s", request_id, described(error))
                response = internal_error(request_id)
            response.headers["X-Request-ID"] = request_id
            return response

        return guarded


async def _watch(request: Request, caller: Presence) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass
    caller.leave()


@lru_cache(64)  # a service is known by a name or two; a hostile one has 64 KB
def _address_of(scheme: str, host: str | None, server: tuple[str, int] | tuple[()]) -> str:
    headers = [(b"host", host.encode("latin-1"))] if host else []
    url = URL(scope={"scheme": scheme, "path": "/", "headers": headers, "server": server or None})
    return f"{url.scheme}://{url.netloc}"


def _address(request: Request) -> str:
    return request.client.host if request.client else ""


def _is_private(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_private
    except ValueError:
        return False


def _client_name(header: str | None) -> str:
    return header if header and re.fullmatch(r"[\w .+/-]{1,40}", header) else "http"


def request_id_of(request: Request) -> str:
    """The caller's own id of this request where it sent a good one, else a new one."""
    return _request_id(request.headers.get("x-request-id"))


def _request_id(header: str | None) -> str:
    """The caller's, else a new one. It opens nothing, so it needs no randomness of the system's."""
    return header if header and re.fullmatch(r"[\w.-]{1,64}", header) else f"{random.getrandbits(128):032x}"
