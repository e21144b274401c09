"""Fetching from servers that misbehave: nothing inside is reached, nothing goes on for ever."""

import gzip
import shutil
import ssl
import subprocess
import time
from pathlib import Path
from threading import Event

import pytest
from msgspec.structs import replace
from tests.unit.ingest.web_server import (
    PAGE,
    Send,
    Served,
    answer,
    drip,
    flood,
    hang,
    serve_web,
)

from twosource.errors import InputError
from twosource.ingest import Fetched, FetchOptions, fetch_page
from twosource.ingest.hosts import is_public

HOSTS = {
    "news.example": ("127.0.0.1",),
    "second.example": ("127.0.0.1",),
    "inside.example": ("10.0.0.5",),
    "mixed.example": ("127.0.0.1", "10.0.0.5"),
}


def look_up(host: str, _port: int) -> tuple[str, ...]:
    if host not in HOSTS:
        raise OSError("no such host")
    return HOSTS[host]


OPTIONS = FetchOptions(
    seconds=5, most_bytes=100_000, resolve=look_up, permit=lambda one: one == "127.0.0.1"
)


def fetch(served: Served, *, options: FetchOptions = OPTIONS) -> Fetched:
    with serve_web({"/a": served}) as web:
        return fetch_page(web.url("/a"), options=options)


def fail(served: Served, *, options: FetchOptions = OPTIONS) -> InputError:
    with pytest.raises(InputError) as raised:
        fetch(served, options=options)
    return raised.value


def test_a_page_comes_as_it_was_sent_with_where_it_was() -> None:
    with serve_web({"/a?b=c": answer(PAGE, "Content-Type: text/html; charset=utf-8")}) as web:
        fetched = fetch_page(web.url("/a?b=c") + "#d", options=OPTIONS)
    assert fetched == Fetched(
        asked=web.url("/a?b=c") + "#d",
        answered=web.url("/a?b=c"),
        name=f"news.example:{web.port}/a?b=c",
        content=PAGE,
        content_type="text/html; charset=utf-8",
        charset="utf-8",
    )
    (request,) = web.asked
    assert request.startswith(b"GET /a?b=c HTTP/1.1\r\nHost: news.example:")
    assert b"Accept-Encoding: gzip\r\n" in request


@pytest.mark.parametrize(
    "served",
    [
        b"HTTP/1.1 200 OK\r\n\r\n" + PAGE,
        b"HTTP/1.0 200 OK\r\n\r\n" + PAGE,
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n0\r\n\r\n"
        % (len(PAGE), PAGE),
        answer(PAGE + b"and more than it said", length=len(PAGE)),
    ],
    ids=["until the end", "old", "chunked", "more than it said"],
)
def test_ways_to_send_a_page(served: bytes) -> None:
    assert fetch(served).content == PAGE


def test_a_packed_page_is_kept_packed() -> None:
    packed = gzip.compress(PAGE)
    assert fetch(answer(packed, "Content-Encoding: gzip")).content == packed


@pytest.mark.parametrize("said", ["iso-8859-1", "US-ASCII", "windows-1252"])
def test_what_servers_say_of_every_page_is_not_believed(said: str) -> None:
    assert fetch(answer(PAGE, f"Content-Type: text/html; charset={said}")).charset is None


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_followed_and_told(status: int) -> None:
    moved = answer(b"", "Location: /b", status=f"{status} Moved")
    with serve_web({"/a": moved, "/b": answer()}) as web:
        fetched = fetch_page(web.url("/a"), options=OPTIONS)
    assert (fetched.hops, fetched.answered) == ((web.url("/a"),), web.url("/b"))


def test_redirects_in_a_circle_end() -> None:
    pages: dict[str, Served] = {
        "/a": answer(b"", "Location: /b", status="302 Found"),
        "/b": answer(b"", "Location: /a", status="302 Found"),
    }
    with serve_web(pages) as web, pytest.raises(InputError, match="circle") as raised:
        fetch_page(web.url("/a"), options=OPTIONS)
    assert raised.value.code == "bad-answer"
    assert len(web.asked) == 2


def test_redirects_without_end_end() -> None:
    pages: dict[str, Served] = {
        f"/{at}": answer(b"", f"Location: /{at + 1}", status="302 Found") for at in range(20)
    }
    with serve_web(pages) as web, pytest.raises(InputError, match="more than 5 times"):
        fetch_page(web.url("/0"), options=OPTIONS)
    assert len(web.asked) == 6


@pytest.mark.parametrize("host", ["inside.example", "mixed.example"])
def test_a_redirect_to_the_inside_is_not_followed(host: str) -> None:
    moved = answer(b"", f"Location: http://{host}/secret", status="302 Found")
    error = fail(moved)
    assert (error.code, "10.0.0.5" in str(error)) == ("forbidden", True)


@pytest.mark.parametrize(
    "to", ["file:///etc/passwd", "ftp://news.example/", "http://a:b@news.example/"]
)
def test_a_redirect_to_another_scheme_is_not_followed(to: str) -> None:
    assert fail(answer(b"", f"Location: {to}", status="302 Found")).code == "forbidden"


def test_by_itself_it_asks_nobody_on_this_machine() -> None:
    """The options that ship, but for who looks up: loopback is not asked at all."""
    shipped = replace(FetchOptions(), resolve=look_up)
    assert shipped.permit is is_public
    with serve_web({"/a": answer()}) as web:
        with pytest.raises(InputError) as raised:
            fetch_page(web.url("/a"), options=shipped)
        assert raised.value.code == "forbidden"
        assert web.asked == []


def test_the_address_that_was_checked_is_the_one_that_is_asked() -> None:
    """A name server that answers otherwise the second time changes nothing."""
    answers = [("127.0.0.1",), ("10.0.0.5",)]
    options = replace(OPTIONS, resolve=lambda _host, _port: answers.pop(0))
    assert fetch(answer(), options=options).content == PAGE
    assert answers == [("10.0.0.5",)]


def test_every_hop_is_looked_up_again() -> None:
    answers = [("127.0.0.1",), ("10.0.0.5",)]
    options = replace(OPTIONS, resolve=lambda _host, _port: answers.pop(0))
    moved = answer(b"", "Location: /b", status="302 Found")
    assert fail(moved, options=options).code == "forbidden"


def test_the_next_address_is_asked_where_the_first_does_not_answer() -> None:
    options = replace(
        OPTIONS, resolve=lambda _host, _port: ("127.0.0.9", "127.0.0.1"), permit=lambda _: True
    )
    assert fetch(answer(), options=options).content == PAGE


def test_a_machine_that_does_not_answer_is_told() -> None:
    with serve_web({}) as web:
        pass
    with pytest.raises(InputError) as raised:
        fetch_page(web.url("/a", host="none.example"), options=OPTIONS)
    assert raised.value.code == "unreachable"


@pytest.mark.parametrize(
    "status",
    ["404 Not Found", "403 Forbidden", "429 Too Many", "500 Error", "503 Busy", "204 None"],
)
def test_an_error_is_no_page(status: str) -> None:
    error = fail(answer(PAGE, "Retry-After: soon", status=status))
    assert (error.code, status[:3] in str(error)) == ("bad-answer", True)


def test_a_redirect_without_an_address_is_no_page() -> None:
    assert fail(answer(PAGE, status="302 Found")).code == "bad-answer"


@pytest.mark.parametrize(
    ("served", "code"),
    [
        (answer(PAGE, length=len(PAGE) + 50), "truncated"),
        (answer(b"", length=10), "truncated"),
        (answer(PAGE, length=10**12), "too-large"),
        (answer(b"a" * 100_001), "too-large"),
        (flood(b"HTTP/1.1 200 OK\r\n\r\n", b"a" * 5000), "too-large"),
        (flood(b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n", b"a" * 5000), "too-large"),
        (
            flood(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"5\r\naaaaa\r\n" * 99),
            "too-large",
        ),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\nshort", "bad-answer"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", "bad-answer"),
        (flood(b"HTTP/1.1 200 OK\r\n", b"X-More: a\r\n"), "bad-answer"),
        (flood(b"HTTP/1.1 200 OK\r\nX: ", b"a" * 5000), "bad-answer"),
        (flood(b"", b"a" * 5000), "bad-answer"),
        (b"", "bad-answer"),
        (b"SSH-2.0-OpenSSH\r\n", "bad-answer"),
        (b"HTTP/1.1 abc OK\r\n\r\n", "bad-answer"),
        (answer(b"\x00", "Content-Encoding: br"), "unsupported"),
        (answer(b"\x00", "Content-Encoding: gzip, gzip"), "unsupported"),
    ],
)
def test_an_answer_against_the_rules_is_refused(served: Served, code: str) -> None:
    assert fail(served).code == code


def test_a_page_at_the_limit_is_taken() -> None:
    assert len(fetch(answer(b"a" * 100_000)).content) == 100_000


@pytest.mark.parametrize(
    "served",
    [
        hang(),
        hang(b"HTTP/1.1 200 OK\r\n"),
        hang(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc"),
        drip(b"HTTP/1.1 200 OK\r\nX: " + b"a" * 1000, seconds=0.05),
        drip(b"HTTP/1.1 200 OK\r\n\r\n" + b"a" * 1000, seconds=0.05),
        flood(b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
    ],
    ids=["silent", "silent head", "silent body", "drip head", "drip body", "continue for ever"],
)
def test_the_time_is_for_the_whole_page(served: Served) -> None:
    begun = time.monotonic()
    assert fail(served, options=replace(OPTIONS, seconds=0.6)).code == "too-slow"
    assert time.monotonic() - begun < 3


def send_late(content: bytes) -> Served:
    def send_it(send: Send, ending: Event) -> None:
        ending.wait(0.25)
        send(content)

    return send_it


def test_the_time_is_for_all_redirects_together() -> None:
    pages = {
        f"/{at}": send_late(answer(b"", f"Location: /{at + 1}", status="302 Found"))
        for at in range(10)
    }
    with serve_web(pages) as web, pytest.raises(InputError) as raised:
        fetch_page(web.url("/0"), options=replace(OPTIONS, seconds=0.7, redirects=50))
    assert raised.value.code == "too-slow"


def test_a_plain_server_is_no_safe_one() -> None:
    with serve_web({"/a": answer()}) as web, pytest.raises(InputError) as raised:
        fetch_page(web.url("/a", scheme="https"), options=OPTIONS)
    assert raised.value.code == "bad-answer"


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate of news.example that nobody vouches for, with its key in one file."""
    if shutil.which("openssl") is None:
        pytest.skip("openssl is not there to make a certificate")
    place = tmp_path_factory.mktemp("tls") / "pair.pem"
    key = place.with_suffix(".key")
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-keyout", key,
         "-out", place, "-subj", "/CN=news.example", "-addext", "subjectAltName=DNS:news.example"],
        check=True,
        capture_output=True,
    )  # fmt: skip
    place.write_bytes(place.read_bytes() + key.read_bytes())
    return place


def serve_tls(pair: Path) -> ssl.SSLContext:
    serving = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    serving.load_cert_chain(pair)
    return serving


def test_a_certificate_must_be_vouched_for_and_of_that_host(pair: Path) -> None:
    def trust() -> ssl.SSLContext:
        return ssl.create_default_context(cafile=str(pair))

    trusting = replace(OPTIONS, tls=trust)
    with serve_web({"/a": answer()}, tls=serve_tls(pair)) as web:
        address = web.url("/a", scheme="https")
        assert fetch_page(address, options=trusting).content == PAGE
        for options, host in ((OPTIONS, "news.example"), (trusting, "second.example")):
            with pytest.raises(InputError, match="certificate") as raised:
                fetch_page(web.url("/a", host=host, scheme="https"), options=options)
            assert raised.value.code == "bad-answer"


def test_nothing_is_fetched_from_what_is_no_page() -> None:
    with pytest.raises(InputError) as raised:
        fetch_page("file:///etc/passwd", options=OPTIONS)
    assert raised.value.code == "forbidden"
