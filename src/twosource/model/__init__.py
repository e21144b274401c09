"""The nouns: frozen, without behaviour. One word for one thing."""

from twosource.model.actor import ActorKind, ActorMention, Sector
from twosource.model.alignment import Alignment, Link
from twosource.model.change import CHANGE_KINDS, Change, ChangeKind
from twosource.model.claim import (
    Act,
    Actor,
    Amount,
    Claim,
    Comparator,
    Place,
    Precision,
    Status,
    Unclaimed,
)
from twosource.model.copies import (
    Copy,
    Edge,
    Edition,
    Evidence,
    Lineage,
    LostAncestor,
    Origin,
    Reason,
    Relation,
    Verdict,
)
from twosource.model.difference import Difference, DifferenceKind, Side, Slot
from twosource.model.event import Event
from twosource.model.item import Item, Media
from twosource.model.parse import (
    ActCue,
    ActPart,
    Argument,
    Attribution,
    Name,
    Parse,
    Predicate,
    Unread,
)
from twosource.model.reading import Mention, MentionKind, Party, Reading, ReadSentence
from twosource.model.record import Collation, Grouping, Record
from twosource.model.refusal import REFUSAL_CODES, Refusal, RefusalCode
from twosource.model.report import (
    DateProposal,
    Furniture,
    FurnitureKind,
    Repair,
    Report,
    Sentence,
)
from twosource.model.span import Span
from twosource.model.story import DateWarning, ReportDate, Story, StoryDate
from twosource.model.when import DateBasis, Grain, When

__all__ = [
    "CHANGE_KINDS",
    "REFUSAL_CODES",
    "Act",
    "ActCue",
    "ActPart",
    "Actor",
    "ActorKind",
    "ActorMention",
    "Alignment",
    "Amount",
    "Argument",
    "Attribution",
    "Change",
    "ChangeKind",
    "Claim",
    "Collation",
    "Comparator",
    "Copy",
    "DateBasis",
    "DateProposal",
    "DateWarning",
    "Difference",
    "DifferenceKind",
    "Edge",
    "Edition",
    "Event",
    "Evidence",
    "Furniture",
    "FurnitureKind",
    "Grain",
    "Grouping",
    "Item",
    "Lineage",
    "Link",
    "LostAncestor",
    "Media",
    "Mention",
    "MentionKind",
    "Name",
    "Origin",
    "Parse",
    "Party",
    "Place",
    "Precision",
    "Predicate",
    "ReadSentence",
    "Reading",
    "Reason",
    "Record",
    "Refusal",
    "RefusalCode",
    "Relation",
    "Repair",
    "Report",
    "ReportDate",
    "Sector",
    "Sentence",
    "Side",
    "Slot",
    "Span",
    "Status",
    "Story",
    "StoryDate",
    "Unclaimed",
    "Unread",
    "Verdict",
    "When",
]
