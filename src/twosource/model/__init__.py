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
from twosource.model.difference import (
    Check,
    CheckOutcome,
    Difference,
    DifferenceKind,
    Side,
    Slot,
)
from twosource.model.dispute import Dispute, DisputeKind, Figure, Series, Turn
from twosource.model.event import Event, Merge, Redirect
from twosource.model.item import Item, Media
from twosource.model.judgement import Judgement, JudgementKind
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
from twosource.model.standing import Independent, Standing, Voice
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
    "Check",
    "CheckOutcome",
    "Claim",
    "Collation",
    "Comparator",
    "Copy",
    "DateBasis",
    "DateProposal",
    "DateWarning",
    "Difference",
    "DifferenceKind",
    "Dispute",
    "DisputeKind",
    "Edge",
    "Edition",
    "Event",
    "Evidence",
    "Figure",
    "Furniture",
    "FurnitureKind",
    "Grain",
    "Grouping",
    "Independent",
    "Item",
    "Judgement",
    "JudgementKind",
    "Lineage",
    "Link",
    "LostAncestor",
    "Media",
    "Mention",
    "MentionKind",
    "Merge",
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
    "Redirect",
    "Refusal",
    "RefusalCode",
    "Relation",
    "Repair",
    "Report",
    "ReportDate",
    "Sector",
    "Sentence",
    "Series",
    "Side",
    "Slot",
    "Span",
    "Standing",
    "Status",
    "Story",
    "StoryDate",
    "Turn",
    "Unclaimed",
    "Unread",
    "Verdict",
    "Voice",
    "When",
]
