"""What the reader found in one report."""

from typing import Literal

from msgspec import Struct

from twosource.model.actor import ActorMention
from twosource.model.parse import Parse
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


class ReadSentence(Struct, frozen=True):
    """One sentence of the body as the reader has it.

    `text` is the sentence with its repairs made; offsets of `parse` and `actors` are code points of
    it. `actors` are in order and do not overlap. `damage` is from 0 (sound) to 1 (garbled).
    """

    text: str
    parse: Parse
    actors: tuple[ActorMention, ...] = ()
    damage: float = 0.0


class Party(Struct, frozen=True):
    """A mention and whom it stands for.

    `who` are the mentions that name them, elsewhere in the report for "he", "the pair", "its
    spokesman"; the mention alone where it names somebody; nobody where it is open.
    """

    mention: ActorMention
    who: tuple[ActorMention, ...]
