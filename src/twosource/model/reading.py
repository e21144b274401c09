"""What the reader found in one report."""

from typing import Literal

from msgspec import Struct

from twosource.model.span import Span

MentionKind = Literal["name", "number", "date", "negation"]


class Mention(Struct, frozen=True):
    """A name, a number, a time or a negation in the text.

    `value` is the form in which two versions are compared: "putin", "6700", "--06-12", "not".
    """

    span: Span
    kind: MentionKind
    value: str


class Reading(Struct, frozen=True):
    """The mentions of one report, sorted by place."""

    report: str
    mentions: tuple[Mention, ...]
