"""The shape of the JSON export, and its JSON Schema."""

from inspect import cleandoc

from msgspec import Struct, convert
from msgspec.json import schema_components

from twosource.model import (
    Alignment,
    Change,
    Check,
    Claim,
    Copy,
    Difference,
    Dispute,
    Event,
    EventChange,
    Judgement,
    Lineage,
    Reading,
    Redirect,
    Refusal,
    Report,
    Series,
    Standing,
    StoryDate,
)

__all__ = ["SCHEMA_NUMBER", "Export", "ExportedStory", "Made", "record_schema"]

SCHEMA_NUMBER = 1
"""Raised when a program that reads the earlier shape would misread the new one."""

_QUOTE: dict[str, object] = {
    "type": "string",
    "description": "The words that stand there: the code points from `start` up to `end`.",
}


class Made(Struct, frozen=True, kw_only=True):
    """What made the file: the program's name and version, and the number of this schema."""

    version: str
    schema: int


class ExportedStory(Struct, frozen=True, kw_only=True):
    """One happening with its reports, its lineages and its date.

    `date` is None when it was not worked out; its `warnings` name the dates shown by a publisher
    that do not fit the story.
    """

    id: str
    title: str
    reports: tuple[str, ...]
    lineages: tuple[str, ...]
    date: StoryDate | None


class Export(Struct, frozen=True, kw_only=True):
    """A whole record: reports, what is marked in them, what is copied, and what differs.

    Every span names its report, counts code points of that report's text from 0, half-open, and
    quotes the words that stand there.
    """

    twosource: Made
    reports: tuple[Report, ...]
    refusals: tuple[Refusal, ...]
    readings: tuple[Reading, ...]
    copies: tuple[Copy, ...]
    lineages: tuple[Lineage, ...]
    stories: tuple[ExportedStory, ...]
    alignments: tuple[Alignment, ...]
    differences: tuple[Difference, ...]
    changes: tuple[Change, ...] = ()
    event_changes: tuple[EventChange, ...] = ()
    claims: tuple[Claim, ...] = ()
    events: tuple[Event, ...] = ()
    standings: tuple[Standing, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    series: tuple[Series, ...] = ()
    checks: tuple[Check, ...] = ()
    redirects: tuple[Redirect, ...] = ()
    judgements: tuple[Judgement, ...] = ()


def record_schema() -> dict[str, object]:
    """Return the JSON Schema (draft 2020-12) of what `export_json` writes.

    Titles and descriptions are those of the nouns. An export writes every field, so that each is
    required.
    """
    _, nouns = schema_components([Export], ref_template="#/$defs/{name}")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:twosource:record:{SCHEMA_NUMBER}",
        "title": "A twosource record",
        "$ref": "#/$defs/Export",
        "$defs": {name: _describe(name, noun) for name, noun in sorted(nouns.items())},
    }


def _describe(name: str, noun: dict[str, object]) -> dict[str, object]:
    fields = convert(noun["properties"], dict[str, dict[str, object]])
    if name == "Span":
        fields["text"] = _QUOTE
    return {
        **noun,
        "description": cleandoc(str(noun["description"])),
        "properties": {key: _drop_default(field) for key, field in fields.items()},
        "required": list(fields),
    }


def _drop_default(field: dict[str, object]) -> dict[str, object]:
    return {key: said for key, said in field.items() if key != "default"}
