"""Cut JSON Lines, and JSON files of one or many records, into records."""

from collections.abc import Iterator

from twosource.errors import InputError
from twosource.ingest.formats import media_of_suffix, plain_suffix
from twosource.ingest.limits import Limits
from twosource.ingest.lines import Line, LineCutter, LongLine
from twosource.ingest.objects import is_object, split_array
from twosource.ingest.refusing import fault, refuse
from twosource.ingest.sniff import UTF8_BOM, is_wide, refuse_foreign
from twosource.ingest.source import RawRecord, Source
from twosource.ingest.streams import Supply, peek
from twosource.model import Refusal

__all__ = ["frame_json", "frame_lines", "is_json", "is_json_lines", "peek_first_line"]


def peek_first_line(
    head: bytes, chunks: Iterator[bytes], *, limits: Limits
) -> tuple[bytes, Iterator[bytes]]:
    """Return a head that holds the whole first line if this may be JSON Lines, and the stream."""
    size = len(head)
    while (
        head.lstrip().startswith(b"{")
        and b"\n" not in head.lstrip()
        and size <= min(len(head), limits.document_bytes)
    ):
        size *= 2
        head, chunks = peek(chunks, size=size)
    return head, chunks


def is_json_lines(source: Source, head: bytes, *, limits: Limits) -> bool:
    """Tell by suffix or, when that says nothing, by a line of the head that is a JSON object.

    One good line is enough: the first may be the broken one. A first line of "{" alone opens an
    object written over many lines, which is no JSON Lines. Raises `InputError` (charset,
    unsupported) when the suffix says JSON Lines and the bytes say something else.
    """
    named = media_of_suffix(source.name)
    if named == "jsonl" and is_wide(head):
        raise fault("charset", "this is UTF-16, and JSON Lines must be UTF-8; convert the file")
    lines = [line for line in head.removeprefix(UTF8_BOM).splitlines() if line.strip()]
    if named == "jsonl":
        if _has_object(lines, limits=limits):
            return True
        refuse_foreign(head)
        return b"\0" not in head
    if named is not None or not lines or not lines[0].lstrip().startswith(b"{"):
        return False
    return lines[0].strip() != b"{" and _has_object(lines, limits=limits)


def frame_lines(
    source: Source, supply: Supply, chunks: Iterator[bytes], *, limits: Limits
) -> Iterator[RawRecord | Refusal]:
    """Yield each line that is not blank as a record, or as refused for its length.

    When the stream breaks, the last refusal has the number and the offset of the line it broke in.
    Raises `InputError` (empty) when no line had anything in it.
    """
    cutter = LineCutter(limit=limits.document_bytes)
    records = 0
    try:
        for chunk in chunks:
            for line in cutter.feed(chunk):
                records += 1
                yield _line_record(source, line, limits=limits)
        for line in cutter.finish():
            records += 1
            yield _line_record(source, line, limits=limits)
    except InputError as error:
        yield refuse(
            error,
            source=source.source,
            content_hash=supply.digest,
            record=cutter.number,
            offset=cutter.offset,
        )
        return
    if not records:
        raise fault("empty", "there is no line in it that is not blank")


def is_json(source: Source, content: bytes, *, limits: Limits) -> bool:
    """Tell whether this is one JSON object or an array of them, by suffix or by reading it."""
    if media_of_suffix(source.name) is not None:
        return False
    if plain_suffix(source.name) == ".json":
        return True
    if is_object(content, limits=limits):
        return True
    return _opens_array(content) and _is_array_of_objects(content, limits=limits)


def frame_json(source: Source, supply: Supply, content: bytes) -> Iterator[RawRecord | Refusal]:
    """Yield the one object of a JSON file, or each element of its array, numbered from 1.

    When the array breaks off, what came before stands and a last refusal tells where. Raises
    `InputError` (empty) when the array has no element.
    """
    bare = content.removeprefix(UTF8_BOM)
    skipped = len(content) - len(bare)
    if not _opens_array(content):
        yield _json_record(source, bare, number=1, offset=skipped)
        return
    number, after = 0, skipped
    try:
        for number, (offset, piece) in enumerate(split_array(bare), start=1):
            yield _json_record(source, piece, number=number, offset=offset + skipped)
            after = offset + skipped + len(piece)
    except InputError as error:
        place = {"record": number + 1, "offset": after}
        yield refuse(error, source=source.source, content_hash=supply.digest, **place)
        return
    if not number:
        raise fault("empty", "this JSON array has no records")


def _line_record(source: Source, line: Line | LongLine, *, limits: Limits) -> RawRecord | Refusal:
    if isinstance(line, Line):
        return _json_record(source, line.content, number=line.number, offset=line.offset)
    return refuse(
        fault("too-large", f"this line holds more than {limits.document_bytes:,} bytes"),
        source=source.source,
        content_hash=line.content_hash,
        record=line.number,
        offset=line.offset,
    )


def _json_record(source: Source, content: bytes, *, number: int, offset: int) -> RawRecord:
    return RawRecord(
        source=source.source,
        name=source.name,
        media="jsonl",
        content=content,
        number=number,
        offset=offset,
    )


def _has_object(lines: list[bytes], *, limits: Limits) -> bool:
    return any(is_object(line, limits=limits) for line in lines)


def _opens_array(content: bytes) -> bool:
    return content[:1024].removeprefix(UTF8_BOM).lstrip().startswith(b"[")


def _is_array_of_objects(content: bytes, *, limits: Limits) -> bool:
    try:
        _, first = next(split_array(content.removeprefix(UTF8_BOM)), (0, b""))
    except InputError:
        return False
    return is_object(first, limits=limits)
