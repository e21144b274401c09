"""Bytes to text, without guessing in silence."""

import codecs
import logging
import re

from twosource.errors import InputError
from twosource.model import Item
from twosource.text.characters import control_share

__all__ = ["decode_item"]

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# A charset that a page or record names must be one of these; Python also knows "zlib" and "rot13".
_KNOWN = frozenset(
    """
    utf_8 utf_16 utf_16_le utf_16_be utf_32 utf_32_le utf_32_be ascii latin_1 iso8859_1 iso8859_2
    iso8859_3 iso8859_4 iso8859_5 iso8859_6 iso8859_7 iso8859_8 iso8859_9 iso8859_10 iso8859_13
    iso8859_14 iso8859_15 iso8859_16 cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258
    cp437 cp850 cp852 cp866 cp874 tis_620 koi8_r koi8_u mac_roman mac_cyrillic shift_jis cp932
    euc_jp iso2022_jp euc_kr cp949 johab gb2312 gbk gb18030 big5 big5hkscs cp950
    """.split()
)
# By the web's own rule these labels all mean Windows-1252.
_WESTERN = frozenset({"ascii", "latin_1", "iso8859_1", "cp1252"})
_PAGE_CHARSET = re.compile(
    rb"""<(?:meta\b[^<>]{0,512}?\bcharset|\?xml\b[^<>]{0,256}?\bencoding)"""
    rb"""\s{0,8}=\s{0,8}["']?\s{0,8}([A-Za-z0-9_.:-]{1,40})""",
    re.IGNORECASE,
)
_PAGE_HEAD = 4_096
_DETECTION_BYTES = 200_000
_MOST_CONTROLS = 0.01
_FEWEST_LETTERS = 0.5
_WHOLE_TO_BROKEN = 4


def decode_item(item: Item) -> str:
    """Return the text of `item.content`, undamaged.

    Tried in turn: a byte order mark, the charset of the record, the one that the page declares,
    UTF-8, UTF-8 with a few broken places (shown as U+FFFD), and, where the record names none, what
    charset-normalizer finds. Mojibake that was published stays as published.
    Raises InputError "empty", "binary" or "charset".
    """
    content = item.content
    if not content.strip():
        raise _refuse("empty", "nothing but white space; check that the file was saved")
    text = _decode_certain(item)
    if text is None:
        if b"\0" in content:
            raise _refuse("binary", "zero bytes in it: this is no text file")
        text = _decode_damaged(content) or _detect(content, known=item.charset)
    if "\0" in text or control_share(text) > _MOST_CONTROLS:
        raise _refuse("binary", "too many control characters: this is no text file")
    return text


def _decode_certain(item: Item) -> str | None:
    for mark, charset in _BYTE_ORDER_MARKS:
        if item.content.startswith(mark):
            return _decode(item.content[len(mark) :], charset)
    declared = _declared(item.content) if item.media == "html" else None
    for charset in _in_order(item.content, item.charset, declared):
        text = _decode(item.content, charset)
        if text is not None:
            return text
    return None


def _in_order(content: bytes, known: str | None, declared: str | None) -> list[str]:
    """Return the charsets to try; UTF-8 goes before a page's own claim to be Western.

    Bytes above 127 that happen to be valid UTF-8 are UTF-8: pages that say otherwise are common.
    """
    order = [_codec(known), _codec(declared), "utf_8"]
    if order[1] in _WESTERN or order[1] in ("utf_16", "utf_16_le", "utf_16_be"):
        order[1], order[2] = order[2], order[1]
    if b"\0" in content:
        order = [name for name in order if name and name.startswith(("utf_16", "utf_32"))]
    return [name for name in order if name is not None]


def _declared(content: bytes) -> str | None:
    match = _PAGE_CHARSET.search(content[:_PAGE_HEAD])
    return match[1].decode("ascii") if match else None


def _codec(label: str | None) -> str | None:
    if label is None:
        return None
    try:
        name = codecs.lookup(label.strip()).name.replace("-", "_")
    except (LookupError, ValueError):
        return None
    if name in _WESTERN:
        return "cp1252"
    return name if name in _KNOWN else None


def _decode(content: bytes, charset: str) -> str | None:
    try:
        return content.decode(charset, "strict")
    except UnicodeError:
        return None


def _decode_damaged(content: bytes) -> str | None:
    """Return UTF-8 with its broken places as U+FFFD, None when it is not mostly whole.

    One byte cut off would otherwise turn every quotation mark of the text into mojibake.
    """
    text = content.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = len(text) - broken - len(text.encode("ascii", "ignore"))
    return text if whole >= _WHOLE_TO_BROKEN * broken else None


def _detect(content: bytes, *, known: str | None) -> str:
    if known is not None:
        raise _refuse("charset", f"these bytes are not {known[:40]!r}, as their record says")
    from charset_normalizer import from_bytes  # noqa: PLC0415 - a heavy library, at its door

    logging.getLogger("charset_normalizer").addHandler(logging.NullHandler())
    best = from_bytes(content[:_DETECTION_BYTES]).best()
    charset = _codec(best.encoding) if best is not None else None
    text = _decode(content, charset) if charset is not None else None
    if text is None or not _reads_as_text(text):
        raise _refuse(
            "charset", "no character set fits these bytes; save the file as UTF-8 and try again"
        )
    return text


def _reads_as_text(text: str) -> bool:
    """Tell whether at least half of what is not white space is letters."""
    solid = [character for character in text[:_DETECTION_BYTES] if not character.isspace()]
    letters = sum(character.isalpha() for character in solid)
    return letters >= _FEWEST_LETTERS * len(solid)


def _refuse(code: str, sentence: str) -> InputError:
    return InputError(sentence, code=code, stage="clean")
