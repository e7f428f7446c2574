"""Fetch a file that a platform refers to by a link: from known hosts only, and never from inside the network.

The address is resolved once, every result is checked to be public, and the connection goes to the address that was
checked: a name that changes its address in between gains nothing.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import time
from collections.abc import Callable, Sequence
from urllib.parse import urlsplit

from cv_generator.errors import InvalidInput, Problem, TooLarge

SECONDS = 20.0
"""For one file. The platform itself gives up after 45 seconds, and the document is still to be read."""

_CHUNK = 65_536
Resolve = Callable[[str, int], Sequence[str]]
Connect = Callable[[str, int, str, float], http.client.HTTPConnection]


def resolve(host: str, port: int) -> list[str]:
    """All addresses of a name."""
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def connect(host: str, port: int, address: str, seconds: float) -> http.client.HTTPConnection:
    """A TLS connection to `address` whose certificate must be `host`'s."""
    connection = http.client.HTTPSConnection(host, port, timeout=seconds)
    plain = socket.create_connection((address, port), timeout=seconds)
    connection.sock = ssl.create_default_context().wrap_socket(plain, server_hostname=host)
    return connection


class FileFetcher:
    """`hosts` are names, or `*.name` for all names below one."""

    def __init__(
        self, hosts: Sequence[str], limit: int, *, resolve: Resolve = resolve, connect: Connect = connect
    ) -> None:
        self._hosts = tuple(host.lower() for host in hosts)
        self._limit = limit
        self._resolve = resolve
        self._connect = connect

    def fetch(self, link: str, path: str) -> bytes:
        """The file behind a link. `path` is the argument that held it.

        Raises:
            InvalidInput: the link is not allowed, or leads to no file.
            TooLarge: above the limit for documents.
        """
        host, port, target = self._allowed(link, path)
        until = time.monotonic() + SECONDS
        try:
            address = self._public_address(host, port, path)
            connection = self._connect(host, port, address, SECONDS)
            try:
                connection.request("GET", target, headers={"Accept": "*/*", "User-Agent": "cv-generator"})
                response = connection.getresponse()
                if response.status != http.client.OK:
                    raise _refused(path, "not_found", f"leads to no file (status {response.status})")
                return self._read(response, until, path)
            finally:
                connection.close()
        except (
            OSError,
            ValueError,
            http.client.HTTPException,
        ):  # ValueError: a host that is no name, a target with blanks
            raise _refused(path, "not_reachable", "could not be fetched") from None

    def _allowed(self, link: str, path: str) -> tuple[str, int, str]:
        try:
            parts = urlsplit(link)
            port = parts.port or 443
        except ValueError:
            raise _refused(path, "url", "is not a link") from None
        host = (parts.hostname or "").lower()
        known = any(host == each or (each.startswith("*.") and host.endswith(each[1:])) for each in self._hosts)
        if parts.scheme != "https" or not known or port != 443 or parts.username:
            raise _refused(path, "host_not_allowed", "does not lead to a host that files may come from")
        return host, port, f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}"

    def _public_address(self, host: str, port: int, path: str) -> str:
        addresses = self._resolve(host, port)
        if not addresses or not all(ipaddress.ip_address(each).is_global for each in addresses):
            raise _refused(path, "host_not_allowed", "does not lead to a public address")
        return addresses[0]

    def _read(self, response: http.client.HTTPResponse, until: float, path: str) -> bytes:
        data = b""
        while chunk := response.read(_CHUNK):
            data += chunk
            if len(data) > self._limit:
                raise TooLarge(self._limit, "document")
            if time.monotonic() > until:
                raise _refused(path, "not_reachable", "took too long")
        return data


def _refused(path: str, code: str, message: str) -> InvalidInput:
    hint = "Ask the person to attach the document again, or to upload it on a page."
    return InvalidInput(f"{path} {message}", problems=[Problem(path, code, message, hint)])
