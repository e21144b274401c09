"""Addresses: what is asked for, and what is no address of a page."""

import pytest

from twosource.errors import InputError
from twosource.ingest.address import follow, is_address, read_address


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("http://news.example", "http://news.example/"),
        ("HTTPS://News.Example/a?b=c#d", "https://news.example/a?b=c"),
        ("http://news.example:80/", "http://news.example/"),
        ("https://news.example:8443/a", "https://news.example:8443/a"),
        ("http://news.example/flour–ship?who=é", "http://news.example/flour%E2%80%93ship?who=%C3%A9"),
        ("http://news.example/a%20b", "http://news.example/a%20b"),
        ("http://bücher.example/", "http://xn--bcher-kva.example/"),
        ("http://[2606:4700::1]:8080/x", "http://[2606:4700::1]:8080/x"),
        ("http://127。0。0。1/", "http://127.0.0.1/"),
    ],
)  # fmt: skip
def test_an_address_is_written_as_it_is_asked_for(written: str, read: str) -> None:
    assert read_address(written).written == read


@pytest.mark.parametrize(
    "written",
    [
        "file:///etc/passwd", "ftp://news.example/a", "gopher://news.example/", "javascript://x/",
        "http://", "http:///a", "http://user@news.example/", "http://user:word@news.example/",
        "http://news.example@10.0.0.1/", "http://news.example/a b",
        "http://news.example/a\r\nHost: x",
        "http://news.example\\@10.0.0.1/", "http://news.example:99999/", "http://[::1/",
        "http://news.example/" + "a" * 2000, "http://" + "a" * 70 + ".example/", "http://..example/",
        "http://news.example/\udcff",
    ],
)  # fmt: skip
def test_what_is_no_address_of_a_page_is_forbidden(written: str) -> None:
    with pytest.raises(InputError) as raised:
        read_address(written)
    assert raised.value.code == "forbidden"


@pytest.mark.parametrize(
    ("location", "led"),
    [
        ("/b", "http://news.example/b"),
        ("b?c", "http://news.example/x/b?c"),
        ("//other.example/", "http://other.example/"),
        ("https://other.example/a", "https://other.example/a"),
        (" /b ", "http://news.example/b"),
    ],
)
def test_a_redirect_is_followed_from_where_it_stands(location: str, led: str) -> None:
    assert follow(read_address("http://news.example/x/a"), location).written == led


@pytest.mark.parametrize("location", ["file:///etc/passwd", "http://u:p@a.example/", "http://[::1"])
def test_a_redirect_to_what_is_no_page_is_forbidden(location: str) -> None:
    with pytest.raises(InputError) as raised:
        follow(read_address("http://news.example/"), location)
    assert raised.value.code == "forbidden"


def test_a_page_goes_by_its_address() -> None:
    assert read_address("https://news.example/a/b?c=1").name == "news.example/a/b?c=1"
    assert len(read_address("https://news.example/" + "a" * 1900).name) == 300


@pytest.mark.parametrize("place", ["a.txt", "C:/a.txt", "./http", "//a", "a:b"])
def test_a_file_is_no_address(place: str) -> None:
    assert not is_address(place)
