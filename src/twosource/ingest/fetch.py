"""Fetch one page from the web, from nowhere but the open internet, and never more than a report.

Nothing here is called unless somebody asked for the network.
"""

import ssl
from collections.abc import Callable
from functools import cache
from http.client import HTTPException, HTTPResponse

from msgspec import Struct

from twosource.ingest.address import Address, follow, read_address
from twosource.ingest.hosts import Resolve, find_hosts, is_public, resolve_host
from twosource.ingest.limits import STANDARD_LIMITS
from twosource.ingest.line import Deadline, Line, connect
from twosource.ingest.refusing import fault

__all__ = ["FetchOptions", "Fetched", "fetch_page"]

_PIECE = 64 * 1024
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_FINE = frozenset({200, 203})
# Packed otherwise, a page could not be unpacked here; what is asked for is gzip or nothing.
_PACKED = frozenset({"", "identity", "gzip", "x-gzip"})
# Servers say so of every page, whatever it is written in: it is found out from the bytes instead.
_SAID_OF_ALL = frozenset({"iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii", "windows-1252"})


@cache
def _make_tls() -> ssl.SSLContext:
    return ssl.create_default_context()


class FetchOptions(Struct, frozen=True, kw_only=True):
    """How pages are fetched; `seconds` and `redirects` are for one page in all.

    `most_bytes` counts what comes over the line. `resolve` finds the addresses of a host, `permit`
    says which of them may be asked; tests put their own there. `agent` is what servers are told.
    """

    seconds: float = 20.0
    redirects: int = 5
    most_bytes: int = STANDARD_LIMITS.document_bytes
    resolve: Resolve = resolve_host
    permit: Callable[[str], bool] = is_public
    tls: Callable[[], ssl.SSLContext] = _make_tls
    agent: str = "twosource"


class Fetched(Struct, frozen=True, kw_only=True):
    """A page as it came: `content` as it was sent, still packed where the server packed it.

    `asked` is the address that was given, `answered` the one that had the page, `hops` those on
    the way between them. `charset` is what the server says it is written in, where that tells.
    """

    asked: str
    answered: str
    name: str
    content: bytes
    content_type: str
    charset: str | None
    hops: tuple[str, ...] = ()


_STANDARD = FetchOptions()


def fetch_page(asked: str, *, options: FetchOptions = _STANDARD) -> Fetched:
    """Fetch a page, going where its redirects lead; each of them is checked like the first.

    Raises InputError: forbidden, unreachable, bad-answer, too-slow, too-large, truncated,
    unsupported.
    """
    address, hops = read_address(asked), list[str]()
    deadline = Deadline(options.seconds)
    while True:
        hosts = find_hosts(
            address.host,
            address.port,
            resolve=options.resolve,
            permit=options.permit,
            seconds=deadline.left(),
        )
        with connect(address, hosts, deadline=deadline, tls=options.tls()) as line:
            answer = _ask(line, address, options=options)
            if isinstance(answer, Fetched):
                return Fetched(
                    asked=asked,
                    answered=answer.answered,
                    name=answer.name,
                    content=answer.content,
                    content_type=answer.content_type,
                    charset=answer.charset,
                    hops=tuple(hops),
                )
        hops.append(address.written)
        _check_hops(hops, answer, options=options)
        address = answer


def _check_hops(hops: list[str], to: Address, *, options: FetchOptions) -> None:
    if to.written in hops:
        raise fault("bad-answer", "its redirects lead in a circle")
    if len(hops) > options.redirects:
        raise fault("bad-answer", f"it is redirected more than {options.redirects} times")


def _ask(line: Line, address: Address, *, options: FetchOptions) -> Fetched | Address:
    """Ask for a page; return it, or where else it is."""
    try:
        line.sendall(_write_request(address, options.agent))
        # The line does what a response asks of a socket.
        response = HTTPResponse(line, method="GET")  # type: ignore[arg-type]
        response.begin()
        return _take(response, address, options=options)
    except HTTPException as error:
        said = f"{type(error).__name__} {error}".strip()[:100]
        raise fault("bad-answer", f"the server does not speak HTTP as it should: {said}") from error
    except OSError as error:
        said = error.strerror or str(error)
        raise fault("unreachable", f"the line to {address.authority} broke: {said}") from error


def _write_request(address: Address, agent: str) -> bytes:
    lines = (
        f"GET {address.target} HTTP/1.1",
        f"Host: {address.authority}",
        f"User-Agent: {agent}",
        "Accept: text/html, application/xhtml+xml, text/plain;q=0.9, */*;q=0.1",
        "Accept-Encoding: gzip",
        "Connection: close",
    )
    return "\r\n".join((*lines, "", "")).encode("ascii")


def _take(response: HTTPResponse, address: Address, *, options: FetchOptions) -> Fetched | Address:
    location = response.headers.get("location", "")
    if response.status in _REDIRECTS and location:
        return follow(address, location)
    if response.status not in _FINE:
        said = f"{response.status} {response.reason}".strip()[:60]
        raise fault("bad-answer", f"the server answers {said!r} and gives no page")
    packed = response.headers.get("content-encoding", "").strip().lower()
    if packed not in _PACKED:
        raise fault(
            "unsupported", f"the page is packed as {packed[:20]!r}, which was not asked for"
        )
    return Fetched(
        asked="",
        answered=address.written,
        name=address.name,
        content=_read_body(response, most=options.most_bytes),
        content_type=response.headers.get("content-type", "")[:200],
        charset=_find_charset(response),
    )


def _read_body(response: HTTPResponse, *, most: int) -> bytes:
    """Read what comes; what the server says of its length is not trusted either way."""
    if response.length is not None and response.length > most:
        raise _too_large(most)
    parts, held = list[bytes](), 0
    while piece := response.read(_PIECE):
        held += len(piece)
        if held > most:
            raise _too_large(most)
        parts.append(piece)
    if response.length:
        raise fault("truncated", "the page ends before its end; try again")
    return b"".join(parts)


def _too_large(most: int) -> Exception:
    return fault("too-large", f"the page has more than {most:,} bytes; save the article alone")


def _find_charset(response: HTTPResponse) -> str | None:
    said = response.headers.get_content_charset()
    return None if said is None or said in _SAID_OF_ALL else said
