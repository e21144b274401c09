"""Bytes as they came, with where they came from."""

from typing import Literal

from msgspec import Struct

Media = Literal["text", "html"]


class Item(Struct, frozen=True, kw_only=True):
    """One input before it is cleaned.

    `source` is the place as the user gave it ("reports/a.html", "-"), `name` the part of it that
    does not depend on where the program was started; `record` and `offset` place a record inside a
    file of many (record numbers start at 1, offsets are bytes after decompression).
    `charset` is set when the bytes are known to be in it; otherwise `clean` finds it out.
    The last five fields are what a record or feed says of the report; they are claims, not facts.
    """

    source: str
    name: str
    media: Media
    content: bytes
    charset: str | None = None
    record: int | None = None
    offset: int | None = None
    url: str | None = None
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    language: str | None = None
