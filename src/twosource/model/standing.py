"""What stands behind an event: its documents, its voices, and how many are independent."""

from msgspec import Struct


class Independent(Struct, frozen=True, kw_only=True):
    """How many independent voices there are at least and at most; they differ by unknown roots."""

    low: int
    high: int


class Voice(Struct, frozen=True, kw_only=True):
    """A first-hand party by whose word an event is told, and the way of its word.

    `group` is the key of its control group ("state:PRK", "body:UN", "name:red delta front"), ""
    where the root is unknown; `root` is its name, "" there too. `claims` and `lineages` are ids, in
    the order of the event's claims: those that go back to this root.
    """

    group: str
    root: str
    claims: tuple[str, ...]
    lineages: tuple[str, ...]


class Standing(Struct, frozen=True, kw_only=True):
    """The figures of one event, which are always shown side by side.

    `documents`, `publishers` and `lineages` count those that tell it, copies among the documents;
    publishers are those that are named, and a passage that was taken from another lineage counts
    there. Claims that are made only in order to be denied count nowhere. `content` are the
    independent voices that say that it is so, `voices` who they are. `utterance` are the
    independent voices that report having it from those who say so, `heard_by` who these are; None
    where every claim is the reporter's own. Independence is the greatest flow from the control
    groups (one each) over roots, claims and lineages (one each) to the event (architecture.md).
    """

    event: str
    documents: int
    publishers: int
    lineages: int
    content: Independent
    utterance: Independent | None = None
    voices: tuple[Voice, ...] = ()
    heard_by: tuple[Voice, ...] = ()
