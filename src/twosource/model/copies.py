"""Which report derives from which, with the evidence."""

from typing import Literal

from msgspec import Struct

from twosource.model.span import Span

Verdict = Literal[
    "wholly-derived",  # one text, or a lost ancestor of both, lies behind the whole of it
    "partly-derived",  # a passage is taken over, the rest is not
    "same-source",  # both quote the same source, each in its own words
    "independent",  # two texts on one happening
    "cannot-tell",
]

Relation = Literal[
    "copy",  # the whole of the child comes from the parent
    "edition",  # the child is the outlet's or agency's next version of the parent
    "part",  # a passage of the child comes from the parent, which is of another lineage
]


class Evidence(Struct, frozen=True):
    """One measured thing that spoke for or against a judgement.

    `measure` names it, `value` is its figure (a share unless `note` says otherwise), `note` puts it
    in words, `spans` are the places it was seen at.
    """

    measure: str
    value: float
    note: str
    spans: tuple[Span, ...] = ()


class Copy(Struct, frozen=True, kw_only=True):
    """The judgement on one pair of reports, `first < second` by id; `score` is 0 to 1."""

    first: str
    second: str
    verdict: Verdict
    score: float
    evidence: tuple[Evidence, ...]
    rule: str


class Reason(Struct, frozen=True):
    """Why one report is put before another; `rule` is the kind of evidence."""

    rule: str
    note: str
    spans: tuple[Span, ...] = ()


class Edge(Struct, frozen=True, kw_only=True):
    """`child` derives from `parent`, a report id or the id of a lost ancestor."""

    child: str
    parent: str
    relation: Relation
    reasons: tuple[Reason, ...]


class LostAncestor(Struct, frozen=True, kw_only=True):
    """A report that we never saw; its versions are what proves it."""

    id: str
    edition: int
    reasons: tuple[Reason, ...]


class Edition(Struct, frozen=True, kw_only=True):
    """The reports that derive from one edition; `number` counts from 1, the earliest."""

    number: int
    reports: tuple[str, ...]
    reasons: tuple[Reason, ...]


class Origin(Struct, frozen=True, kw_only=True):
    """Whom the lineage goes back to, as named by its own reports.

    `kind` says whether that is an agency or an outlet; `basis` is "dateline", "credit", "masthead",
    "publisher" or "citing"; `spans` are the places that name it.
    """

    name: str
    kind: Literal["agency", "outlet"]
    basis: str
    spans: tuple[Span, ...]


class Lineage(Struct, frozen=True, kw_only=True):
    """Reports joined by whole derivation: one source, however many documents.

    `reports` is sorted by id, `editions` by number; `origin` is None when nothing names it.
    """

    id: str
    reports: tuple[str, ...]
    editions: tuple[Edition, ...]
    ancestors: tuple[LostAncestor, ...]
    edges: tuple[Edge, ...]
    origin: Origin | None
