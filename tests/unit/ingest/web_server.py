"""A server on this machine that behaves as badly as it is told to, byte by byte."""

import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Event, Thread

from msgspec import Struct

__all__ = ["PAGE", "Send", "Served", "Web", "answer", "drip", "flood", "hang", "serve_web"]

PAGE = (
    b"<!doctype html><html><head><title>Crates at Port Senn</title></head><body><article>"
    b"<p>PORT SENN, March 4 (Harbour Wire) - Kenya sent Ghana 40 tonnes of flour on Monday, the "
    b"harbour master Ama Dolo said.</p><p>Nobody else saw the ship, and the port was closed all "
    b"night because of the storm that had come in from the west.</p></article></body></html>"
)
"""An invented report."""

Send = Callable[[bytes], None]
Served = bytes | Callable[[Send, Event], None]
"""What is sent for a path: bytes, or what sends them and stops when the event is set."""


class Web(Struct, frozen=True):
    """A running server: its port, and the requests that came in, each whole."""

    port: int
    asked: list[bytes]

    def url(self, path: str = "/", host: str = "news.example", scheme: str = "http") -> str:
        """Return an address on this server."""
        return f"{scheme}://{host}:{self.port}{path}"


def answer(
    body: bytes = PAGE, *headers: str, status: str = "200 OK", length: int | None = None
) -> bytes:
    """Return a whole response; `length` may lie."""
    said = len(body) if length is None else length
    lines = (f"HTTP/1.1 {status}", f"Content-Length: {said}", *headers, "", "")
    return "\r\n".join(lines).encode("latin-1") + body


@contextmanager
def serve_web(pages: dict[str, Served], *, tls: ssl.SSLContext | None = None) -> Iterator[Web]:
    """Serve pages by path on loopback; every other path is not found."""
    ending = Event()
    with socket.create_server(("127.0.0.1", 0)) as listening:
        web = Web(listening.getsockname()[1], [])
        Thread(target=_accept, args=(listening, web, pages, tls, ending), daemon=True).start()
        try:
            yield web
        finally:
            ending.set()


def _accept(
    listening: socket.socket,
    web: Web,
    pages: dict[str, Served],
    tls: ssl.SSLContext | None,
    ending: Event,
) -> None:
    with suppress(OSError):
        while not ending.is_set():
            opened, _ = listening.accept()
            Thread(target=_serve, args=(opened, web, pages, tls, ending), daemon=True).start()


def _serve(
    opened: socket.socket,
    web: Web,
    pages: dict[str, Served],
    tls: ssl.SSLContext | None,
    ending: Event,
) -> None:
    with suppress(OSError), opened:
        line = tls.wrap_socket(opened, server_side=True) if tls is not None else opened
        with line:
            request = b""
            while b"\r\n\r\n" not in request and (piece := line.recv(4096)):
                request += piece
                if request.startswith(b"\x16"):  # the beginning of TLS, which is not spoken here
                    break
            web.asked.append(request)
            path = request.split(b" ", 2)[1].decode() if request.startswith(b"GET ") else ""
            served = pages.get(path, answer(b"gone", status="404 Not Found"))
            if isinstance(served, bytes):
                line.sendall(served)
            else:
                served(line.sendall, ending)


def drip(content: bytes, *, seconds: float) -> Served:
    """Send some bytes one at a time, with a pause before each."""

    def send_slowly(send: Send, ending: Event) -> None:
        for at in range(len(content)):
            if ending.wait(seconds):
                return
            send(content[at : at + 1])

    return send_slowly


def flood(head: bytes, piece: bytes) -> Served:
    """Send a head, and then the same piece for as long as anybody listens."""

    def send_forever(send: Send, ending: Event) -> None:
        send(head)
        while not ending.is_set():
            send(piece)

    return send_forever


def hang(head: bytes = b"") -> Served:
    """Send something, and then say nothing more."""

    def send_nothing(send: Send, ending: Event) -> None:
        send(head)
        ending.wait(60)

    return send_nothing
