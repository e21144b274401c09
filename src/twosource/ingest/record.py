"""From a framed record to an item."""

import re
from collections.abc import Iterator
from itertools import islice

from twosource.ingest.fields import STANDARD_FIELDS, FieldMap
from twosource.ingest.limits import STANDARD_LIMITS, Limits
from twosource.ingest.objects import JsonObject, JsonValue, name_kind, parse_object
from twosource.ingest.refusing import fault
from twosource.ingest.source import RawRecord
from twosource.model import Item, Media

__all__ = ["unpack_record"]

_HALF_PAIR = re.compile("[\ud800-\udfff]")
_LONGEST_ID = 200
_MOST_LEAVES = 500
_MOST_NAMED = 12
_DEEPEST_NAMED = 3


def unpack_record(
    raw: RawRecord, *, field_map: FieldMap = STANDARD_FIELDS, limits: Limits = STANDARD_LIMITS
) -> Item:
    """Return the item that `raw` holds.

    Text and HTML go through undecoded. Of a JSON record, text comes before HTML; its `id` (a
    string or a whole number, cut at 200 characters), or else its number, ends the item's name.
    Half surrogate pairs and NULs, which JSON can write and text cannot hold, become U+FFFD.

    Raises `InputError`: json-depth, bad-json, charset, missing-field, empty.
    """
    if raw.media != "jsonl":
        return Item(
            source=raw.source,
            name=raw.name,
            media=raw.media,
            content=raw.content,
            charset=raw.charset,
            url=raw.url,
        )
    record = parse_object(raw.content, limits=limits)
    media, text = _find_body(record, field_map)
    return Item(
        source=raw.source,
        name=f"{raw.name}#{_find_id(record, field_map) or raw.number}",
        media=media,
        content=text.encode("utf-8"),
        charset="utf-8",
        record=raw.number,
        offset=raw.offset,
        url=_find_text(record, field_map.url, target="url"),
        title=_find_text(record, field_map.title, target="title"),
        published=_find_text(record, field_map.published, target="published"),
        publisher=_find_text(record, field_map.publisher, target="publisher"),
        language=_find_text(record, field_map.language, target="language"),
    )


def _find_body(record: JsonObject, field_map: FieldMap) -> tuple[Media, str]:
    text = _find_text(record, field_map.text, target="text")
    if text is not None:
        return "text", text
    html = _find_text(record, field_map.html, target="html")
    if html is not None:
        return "html", html
    for field in (field_map.text, field_map.html):
        if _look_up(record, field) is not None:
            raise fault("empty", f"the field {_show(field)} holds nothing but white space")
    raise fault("missing-field", _missing_body(record, field_map))


def _find_text(record: JsonObject, field: str, *, target: str) -> str | None:
    """Return the string in `field`, None when it is missing, null or blank."""
    value = _look_up(record, field)
    if value is None:
        return None
    if not isinstance(value, str):
        raise fault(
            "bad-json",
            f"the field {_show(field)} is {name_kind(value)} and no string; "
            f"--map {target}=FIELD names another",
        )
    return _make_encodable(value) if value.strip() else None


def _make_encodable(text: str) -> str:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        text = _HALF_PAIR.sub("\ufffd", text)
    return text.replace("\0", "\ufffd")


def _find_id(record: JsonObject, field_map: FieldMap) -> str | None:
    value = _look_up(record, field_map.id)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)[:_LONGEST_ID]
    text = _find_text(record, field_map.id, target="id")
    return text.strip()[:_LONGEST_ID] if text else None


def _look_up(record: JsonObject, field: str) -> JsonValue:
    """Return what stands in a field, or where its dots lead; None when nothing does."""
    if field in record:
        return record[field]
    value: JsonValue = record
    for part in field.split("."):
        if not isinstance(value, dict):
            return None
        value = value.get(part)
    return value


def _missing_body(record: JsonObject, field_map: FieldMap) -> str:
    wanted = f"this record has neither {_show(field_map.text)} nor {_show(field_map.html)}"
    leaves = list(islice(_string_fields(record), _MOST_LEAVES))
    if not leaves:
        return f"{wanted}, nor any other field with a string; --map text=FIELD names the text"
    named = ", ".join(_show(name) for name, _ in leaves[:_MOST_NAMED])
    more = " and more" if len(leaves) > _MOST_NAMED else ""
    longest = max(leaves, key=lambda leaf: leaf[1])[0]
    return f"{wanted}; it has {named}{more}; say which is the text: --map text={_show(longest)}"


def _string_fields(
    record: JsonObject, *, under: str = "", depth: int = 1
) -> Iterator[tuple[str, int]]:
    """Yield the path and length of each string, three levels deep."""
    for key, value in record.items():
        if isinstance(value, str):
            yield f"{under}{key}", len(value)
        elif isinstance(value, dict) and depth < _DEEPEST_NAMED:
            yield from _string_fields(value, under=f"{under}{key}.", depth=depth + 1)


def _show(name: str) -> str:
    """Return a field's name fit for a sentence: short, and without what a terminal obeys."""
    plain = "".join(char if char.isprintable() else "\ufffd" for char in name[:60])
    return f"{plain}…" if len(name) > 60 else plain
