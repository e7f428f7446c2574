"""A reverse proxy that serves the service below a path of its host, as operators set one up."""

from __future__ import annotations

import socket
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

HEAD_END = b"\r\n\r\n"


class PrefixProxy(socketserver.ThreadingTCPServer):
    """One request a connection. Bytes go on as they come, so that events are not held back."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, path: str, *, strips: bool) -> None:
        super().__init__(("127.0.0.1", 0), _Connection)
        self.path, self.strips, self.upstream = path, strips, ("127.0.0.1", 0)
        self.below: list[str] = []
        self.beside: list[str] = []
        """Paths that were asked for outside the service's own."""

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}{self.path}"


class _Connection(socketserver.BaseRequestHandler):
    server: PrefixProxy
    request: socket.socket

    def handle(self) -> None:
        head, rest = self._head()
        if not head:
            return  # a browser connects ahead of need, and may say nothing
        method, _, line = head.partition(b" ")
        path = line.partition(b" ")[0].decode()
        if not f"{path}/".startswith(f"{self.server.path}/"):
            self.server.beside.append(path)
            self.request.sendall(b"HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n")
            return
        self.server.below.append(path)
        if self.server.strips:
            line = line[len(self.server.path) :]
        lines = [each for each in line.split(b"\r\n") if not each.lower().startswith(b"connection:")]
        with socket.create_connection(self.server.upstream) as upstream, suppress(OSError):
            upstream.sendall(method + b" " + b"\r\n".join([*lines, b"Connection: close"]) + HEAD_END + rest)
            threading.Thread(target=_pump, args=(self.request, upstream), daemon=True).start()
            _pump(upstream, self.request)

    def _head(self) -> tuple[bytes, bytes]:
        read = b""
        while HEAD_END not in read and (more := self.request.recv(65536)):
            read += more
        head, _, rest = read.partition(HEAD_END)
        return head, rest


def _pump(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):
        while data := source.recv(65536):
            target.sendall(data)
        target.shutdown(socket.SHUT_WR)


@contextmanager
def proxying(path: str, *, strips: bool) -> Iterator[PrefixProxy]:
    """Running; `upstream` is to be set to the service's address before the first request."""
    with PrefixProxy(path, strips=strips) as proxy:
        threading.Thread(target=proxy.serve_forever, daemon=True).start()
        yield proxy
        proxy.shutdown()
