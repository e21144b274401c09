"""Bytes to text: what is tried, in which order, and what is refused."""

import codecs

import pytest

from twosource.clean.decode import decode_item
from twosource.errors import InputError
from twosource.model import Item
from twosource.model.item import Media

RUSSIAN = "Посол Корвии вернулся домой в понедельник после переговоров в порту Сенн. " * 8
FRENCH = "L’ambassadeur a été rappelé à Corvia après la saisie d’un pétrolier, a-t-on appris."


def decode(content: bytes, charset: str | None = None, media: Media = "text") -> str:
    return decode_item(Item(source="a", name="a", media=media, content=content, charset=charset))


def refusal(content: bytes, media: Media = "text") -> str:
    with pytest.raises(InputError) as caught:
        decode(content, media=media)
    assert caught.value.stage == "clean"
    return caught.value.code


@pytest.mark.parametrize("charset", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_decides(charset: str) -> None:
    assert decode(FRENCH.encode(charset), charset="cp1251") == FRENCH


def test_the_charset_of_the_record_goes_before_utf_8() -> None:
    assert decode(RUSSIAN.encode("koi8-r"), charset="koi8-r") == RUSSIAN


def test_the_charset_that_a_page_declares_is_used() -> None:
    page = f'<html><head><meta charset="windows-1251"></head><p>{RUSSIAN}</p>'
    assert decode(page.encode("cp1251"), media="html") == page


def test_the_older_form_of_the_meta_element_is_read_too() -> None:
    meta = '<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-1">'
    page = f"<html><head>{meta}</head><p>caf\u00e9 d’Orla</p>"
    assert decode(page.encode("cp1252"), media="html") == page


def test_utf_8_goes_before_a_page_that_calls_itself_western() -> None:
    page = f"<meta charset='iso-8859-1'><p>{FRENCH}</p>"
    assert decode(page.encode("utf-8"), media="html") == page


def test_an_undeclared_charset_is_detected() -> None:
    assert decode(RUSSIAN.encode("cp1251")) == RUSSIAN


def test_mojibake_that_was_published_stays() -> None:
    mojibake = FRENCH.encode("utf-8").decode("cp1252")
    assert decode(mojibake.encode("utf-8")) == mojibake


def test_codecs_that_are_no_charsets_are_never_used() -> None:
    rotated = codecs.encode("Corvia recalled its envoy.", "rot13").encode()
    assert decode(rotated, charset="rot13") == rotated.decode()


@pytest.mark.parametrize("content", [b"", b" \n\t "])
def test_nothing_is_refused_as_empty(content: bytes) -> None:
    assert refusal(content) == "empty"


@pytest.mark.parametrize(
    "content", [b"PK\x03\x04\x00\x00data", b"\x7fELF\x01\x01\x00", b"\x01\x02a" * 40]
)
def test_what_is_no_text_is_refused_as_binary(content: bytes) -> None:
    assert refusal(content) == "binary"


def test_a_broken_byte_in_utf_8_shows_and_the_rest_stays() -> None:
    assert decode(FRENCH.encode() + b" \xe2\x80") == FRENCH + " \ufffd"


def test_a_record_that_names_the_wrong_charset_is_refused() -> None:
    with pytest.raises(InputError) as caught:
        decode(RUSSIAN.encode("cp1251"), charset="utf-8")
    assert caught.value.code == "charset"


def test_bytes_that_fit_no_charset_are_refused() -> None:
    noise = bytes((i * 73 + (i * i) % 251) % 128 + 128 for i in range(3_000))
    assert refusal(noise) in ("charset", "binary")
