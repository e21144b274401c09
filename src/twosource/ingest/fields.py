"""Which field of a record holds what."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from msgspec import Struct
from msgspec.structs import fields

from twosource.errors import UsageError

__all__ = ["STANDARD_FIELDS", "FieldMap", "parse_field_map"]


class FieldMap(Struct, frozen=True, kw_only=True):
    """For each thing we look for, the field of the record that holds it.

    A field whose name has dots in it is taken as it stands if the record has it so, otherwise the
    dots lead into nested objects: "article.body".
    """

    text: str = "text"
    html: str = "html"
    url: str = "url"
    title: str = "title"
    published: str = "published"
    publisher: str = "publisher"
    language: str = "language"
    id: str = "id"


STANDARD_FIELDS = FieldMap()
_TARGETS = tuple(field.name for field in fields(FieldMap))


def parse_field_map(specs: Iterable[str]) -> FieldMap:
    """Return the map that `--map` options write: "text=body,url=link", or one pair each.

    Raises `UsageError` for a pair without "=", a target that does not exist, or two fields for one
    target.
    """
    chosen: dict[str, str] = {}
    for target, field in _read_pairs(specs):
        if chosen.setdefault(target, field) != field:
            raise UsageError(f"--map gives {target} twice: {chosen[target]} and {field}")
    return FieldMap(**chosen)


def _read_pairs(specs: Iterable[str]) -> Iterator[tuple[str, str]]:
    for pair in (pair.strip() for spec in specs for pair in spec.split(",")):
        if not pair:
            continue
        target, _, field = (part.strip() for part in pair.partition("="))
        if not target or not field:
            raise UsageError(f'--map wants TARGET=FIELD, as in text=body, and got "{pair}"')
        if target not in _TARGETS:
            raise UsageError(_unknown_target(target, field))
        yield target, field


def _unknown_target(target: str, field: str) -> str:
    sentence = f'--map knows no "{target}"; it takes {", ".join(_TARGETS)}'
    if field in _TARGETS:
        return f"{sentence}. Was {field}={target} meant?"
    near = get_close_matches(target, _TARGETS, n=1)
    return f"{sentence}. Was {near[0]} meant?" if near else sentence
