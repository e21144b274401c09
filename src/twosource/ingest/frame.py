"""Cut one source into records."""

import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from typing import BinaryIO

from twosource.errors import InputError
from twosource.ingest.formats import media_of_suffix
from twosource.ingest.json_frame import (
    frame_json,
    frame_lines,
    is_json,
    is_json_lines,
    peek_first_line,
)
from twosource.ingest.limits import STANDARD_LIMITS, Limits
from twosource.ingest.refusing import fault, refuse
from twosource.ingest.sniff import (
    UTF8_BOM,
    is_page,
    looks_like_html,
    refuse_binary,
    refuse_foreign,
)
from twosource.ingest.source import RawMedia, RawRecord, Source
from twosource.ingest.streams import Supply, gather, peek, unwrap
from twosource.model import Refusal

__all__ = ["frame_records"]

_HEAD = 64 * 1024


def frame_records(
    source: Source, *, limits: Limits = STANDARD_LIMITS
) -> Iterator[RawRecord | Refusal]:
    """Yield every record of `source`, accepted or refused, in order; raise nothing.

    What a file is packed with is told by its bytes, what it holds by its suffix if that names a
    format, otherwise by its bytes; a text that opens as HTML is HTML. JSON Lines are read as a
    stream of any length; a line that is too long is refused and the next ones are read. When a
    stream breaks, what came before stands, and one refusal tells where. A ".json" file, or one
    that opens as such, is one object or an array of them.

    The hash of a refusal is that of the bytes read until then, as they came; for a line, of the
    line. Memory stays within a few times `limits.document_bytes`.
    """
    try:
        opened = _open(source)
    except InputError as error:
        yield refuse(error, source=source.source)
        return
    with opened as stream:
        supply = Supply(stream)
        try:
            yield from _frame(source, supply, limits=limits)
        except InputError as error:  # a generator that raised could not go on to the next source
            yield refuse(error, source=source.source, content_hash=supply.digest)


def _open(source: Source) -> AbstractContextManager[BinaryIO]:
    if source.path is None:
        return nullcontext(sys.stdin.buffer)
    try:
        return source.path.open("rb")
    except FileNotFoundError as error:
        raise fault("not-found", "there is no such file, or the link leads nowhere") from error
    except OSError as error:
        raise fault("unreadable", f"it cannot be opened: {error.strerror}") from error


def _frame(source: Source, supply: Supply, *, limits: Limits) -> Iterator[RawRecord | Refusal]:
    head, chunks = peek(unwrap(supply, limits=limits), size=_HEAD)
    if media_of_suffix(source.name) != "jsonl":
        head, chunks = peek_first_line(head, chunks, limits=limits)
    if is_json_lines(source, head, limits=limits):
        yield from frame_lines(source, supply, chunks, limits=limits)
        return
    refuse_foreign(head)
    content = gather(chunks, limits=limits)
    _refuse_empty(content)
    refuse_binary(content)
    if is_json(source, content, limits=limits):
        yield from frame_json(source, supply, content)
        return
    media = _choose_media(source, head)
    yield RawRecord(
        source=source.source,
        name=source.name,
        media=media,
        content=content,
        url=source.url,
        charset=source.charset,
    )


def _refuse_empty(content: bytes) -> None:
    bare = content.removeprefix(UTF8_BOM)
    if not bare or bare.isspace():
        raise fault(
            "empty", "this file is empty" if not bare else "there is nothing in it but white space"
        )


def _choose_media(source: Source, head: bytes) -> RawMedia:
    named = media_of_suffix(source.name)
    if named is None:
        return "html" if looks_like_html(head) else "text"
    return "html" if named == "html" or is_page(head) else "text"
