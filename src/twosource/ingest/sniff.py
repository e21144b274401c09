"""Tell by its first bytes what a file is, whatever its name says."""

import re
import unicodedata

from twosource.ingest.refusing import fault

__all__ = ["UTF8_BOM", "is_page", "is_wide", "looks_like_html", "refuse_binary", "refuse_foreign"]

_UNPACK = "unpack it and read what is in it"
_SAVE_TEXT = "save its text as .txt or .html and read that"
_NO_TEXT = "twosource reads text, HTML and JSON Lines"
_STORE = "a store is given with --db"

_FOREIGN: tuple[tuple[re.Pattern[bytes], str, str], ...] = tuple(
    (re.compile(pattern, re.DOTALL), words, advice)
    for pattern, words, advice in (
        (rb"%PDF-", "a PDF", _SAVE_TEXT),
        (rb"%!PS", "PostScript", _SAVE_TEXT),
        (rb"\{\\rtf", "rich text (RTF)", _SAVE_TEXT),
        (rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document", _SAVE_TEXT),
        (rb"PK\x03\x04.{0,2000}(?:\[Content_Types\]|word/)", "an Office document", _SAVE_TEXT),
        (rb"PK\x03\x04.{26}mimetypeapplication/", "an OpenDocument or e-book file", _SAVE_TEXT),
        (rb"PK(?:\x03\x04|\x05\x06|\x07\x08)", "a ZIP archive", _UNPACK),
        (rb"Rar!\x1a\x07", "a RAR archive", _UNPACK),
        (rb"7z\xbc\xaf\x27\x1c", "a 7z archive", _UNPACK),
        (rb"\x28\xb5\x2f\xfd", "a Zstandard file", _UNPACK),
        (rb"\x04\x22\x4d\x18", "an LZ4 file", _UNPACK),
        (rb"\x1f\x9d", "a file packed with compress", _UNPACK),
        (rb".{257}ustar", "a tar archive", _UNPACK),
        (rb"WARC/\d", "a web archive (WARC)", "extract its pages as HTML and read those"),
        (rb"bplist00", "a Safari web archive or a property list", "save the page as HTML"),
        (
            rb"(?:From: <Saved by|MIME-Version:)[^\0]{0,2000}multipart/related",
            "a page saved as MHTML",
            "save it as HTML",
        ),
        (rb"SQLite format 3\x00", "an SQLite database", _STORE),
        (rb"PAR1[^ -~]", "a Parquet table", "export it as JSON Lines"),
        (rb"\x89PNG", "a PNG picture", _NO_TEXT),
        (rb"\xff\xd8\xff", "a JPEG picture", _NO_TEXT),
        (rb"GIF8[79]a", "a GIF picture", _NO_TEXT),
        (rb"II\*\x00|MM\x00\*", "a TIFF picture", _NO_TEXT),
        (rb"RIFF.{4}(?:WAVE|WEBP|AVI )", "a picture, sound or film (RIFF)", _NO_TEXT),
        (rb"\x00.{3}ftyp", "a film or sound (MP4)", _NO_TEXT),
        (rb"\x1a\x45\xdf\xa3", "a film (Matroska or WebM)", _NO_TEXT),
        (rb"ID3[\x02-\x04]", "a sound (MP3)", _NO_TEXT),
        (rb"OggS\x00", "a sound (Ogg)", _NO_TEXT),
        (rb"\x7fELF", "a program", _NO_TEXT),
    )
)
_BOMS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
UTF8_BOM = b"\xef\xbb\xbf"
_PAGE = re.compile(rb"<!doctype html|<html[\s>]")
_FEED = re.compile(rb"<\?xml|<(?:rss|feed|rdf:rdf)[\s>]")
_TAG = re.compile(
    rb"</?(?:html|head|body|title|meta|link|script|style|div|p|span|a|h[1-6]|article|section|main"
    rb"|header|nav|table|ul|ol|li|br|img|figure|time|blockquote|em|strong|b|i)(?=[\s>/])"
)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\b\x0e\x0f\x1a\x1b")) + b"\x7f"
_MOST_CONTROLS = 0.05  # random bytes hold 0.09, text in any 8-bit set hardly any
_HEAD = 8_192


def refuse_foreign(head: bytes) -> None:
    """Raise `InputError` (unsupported) when `head` opens a known format that is not read."""
    for pattern, words, advice in _FOREIGN:
        if pattern.match(head):
            raise fault("unsupported", f"this looks like {words}; {advice}")


def refuse_binary(content: bytes) -> None:
    """Raise `InputError` (binary) when `content` cannot be text in any character set.

    UTF-16 and UTF-32 are text, with a byte order mark or, for UTF-16, without. In every other
    character set a NUL is no text, nor are many other control characters.
    """
    if is_wide(content[:_HEAD]):
        return
    if b"\0" in content:
        raise fault("binary", f"this is no text: it holds NUL bytes; {_NO_TEXT}")
    head = content[:_HEAD]
    controls = len(head) - len(head.translate(None, _CONTROLS))
    if controls > _MOST_CONTROLS * len(head):
        raise fault("binary", f"this is no text: it is full of control bytes; {_NO_TEXT}")


def is_wide(head: bytes) -> bool:
    """Tell whether `head` is text of two or four bytes a character."""
    if head.startswith(_BOMS):
        return True
    return b"\0" in head and any(_reads_as(head, charset) for charset in ("utf-16-le", "utf-16-be"))


def is_page(head: bytes) -> bool:
    """Tell whether `head` says in so many words that it is HTML."""
    return _PAGE.match(_opening(head)) is not None


def looks_like_html(head: bytes) -> bool:
    """Tell whether `head` opens with markup, as pages and parts of pages do.

    Raises `InputError` (unsupported) for XML that is no page, such as a feed.
    """
    opening = _opening(head)
    if _FEED.match(opening) and not _PAGE.search(opening):
        raise fault(
            "unsupported", "this looks like XML or a feed; save its articles as HTML or text"
        )
    return opening.startswith(b"<") and (
        _PAGE.search(opening) is not None or _TAG.search(opening) is not None
    )


def _opening(head: bytes) -> bytes:
    """Return the first bytes in lower case, without what may stand before markup."""
    narrow = head[:_HEAD].removeprefix(UTF8_BOM)
    if is_wide(narrow):
        narrow = narrow.translate(None, b"\0\xfe\xff")
    return narrow.lstrip().lower()


def _reads_as(head: bytes, charset: str) -> bool:
    """Tell whether `head` is fair text in a set of two bytes a character.

    Nearly every pair must be a character that text holds, and most must be Latin or some be
    spaces or full stops: strings with NULs between them pair up into odd ideographs instead.
    """
    try:
        text = head[: len(head) & ~1].decode(charset)
    except UnicodeDecodeError as error:
        if error.start < len(head) - 3:  # more than a pair that was cut in two
            return False
        text = head[: error.start].decode(charset)
    if not text:
        return False
    fair = sum(char in "\t\n\r\f" or unicodedata.category(char)[0] != "C" for char in text)
    latin = sum(char < "\u0250" for char in text)
    stops = sum(char in " \n\r\t\u3000、。，" for char in text)
    return fair >= 0.98 * len(text) and (latin >= 0.9 * len(text) or stops >= 0.02 * len(text))
