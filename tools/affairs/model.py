"""The nouns: what goes in, what comes out, and the truth between them."""

from typing import Literal

from msgspec import Struct

__all__ = [
    "FICTION",
    "Affair",
    "Base",
    "Block",
    "BlockKind",
    "Credit",
    "Grade",
    "Media",
    "Place",
    "Relation",
    "Rewording",
    "Seeded",
    "SeededKind",
    "Slot",
    "Split",
    "Strand",
    "Stretch",
    "TrueAlignment",
    "TrueLineage",
    "TrueLink",
    "TrueStory",
    "Update",
    "Version",
]

FICTION = "© This report is fiction, written as an example for twosource."
"""The line that every report ends with."""

Split = Literal["fit", "test"]
Grade = Literal["light", "medium", "heavy"]
Media = Literal["text", "html", "record"]
Credit = Literal["own", "kept", "altered", "stripped"]
Relation = Literal[
    "own",
    "verbatim",
    "cut",
    "merged",
    "reordered",
    "reworded-light",
    "reworded-medium",
    "reworded-heavy",
    "damaged",
    "edition",
]
Slot = Literal["number", "name", "date", "negation", "wording", "sentence"]
SeededKind = Literal["paraphrase", "update", "omission", "addition", "corruption"]
BlockKind = Literal[
    "masthead",
    "headline",
    "page-date",
    "byline",
    "dateline",
    "body",
    "credit",
    "caption",
    "related",
    "menu",
    "newsletter",
    "share",
    "copyright",
]


class Base(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One report written by hand about an invented happening; `dateline` is as printed.

    `paragraphs` are lists of sentences; `published` is an ISO day. `agency` is None in an outlet's
    own report, `outlet` in a bare wire report.
    """

    id: str
    happening: str
    hand: str
    split: Split
    form: Literal["wire", "outlet"]
    agency: str | None
    outlet: str | None
    byline: str | None
    headline: str
    dateline: str | None
    published: str
    paragraphs: tuple[tuple[str, ...], ...]
    credit: str | None

    @property
    def filed_by(self) -> str:
        """Whose page it stands on: the agency of a wire report, otherwise the outlet."""
        name = self.agency if self.form == "wire" else self.outlet
        return name or self.outlet or self.agency or self.id


class Rewording(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A base reworded by hand; `alignment` pairs sentence numbers of both, from 0."""

    of: str
    hand: str
    grade: Grade
    headline: str
    paragraphs: tuple[tuple[str, ...], ...]
    alignment: tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]


class Update(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Paragraphs that a later edition of the base `of` adds."""

    of: str
    paragraphs: tuple[tuple[str, ...], ...]


class Strand(Struct, frozen=True, order=True):
    """Part of a hand-written sentence: `low` to `high` are shares of its length.

    Two sentences of two versions stand for one another when their strands overlap.
    """

    source: str
    number: int
    low: float = 0.0
    high: float = 1.0


class Place(Struct, frozen=True, order=True):
    """A sentence of a version, numbered from 0."""

    version: str
    number: int


class Stretch(Struct, frozen=True, order=True):
    """Code points `[start, end)` of `Version.text`."""

    start: int
    end: int


class Block(Struct, frozen=True):
    """One line of the published text, or the dateline at the head of one."""

    kind: BlockKind
    at: Stretch


class Seeded(Struct, frozen=True, kw_only=True):
    """One difference put between a report and its parent.

    `made_by` names the operation ("glued", "digit", …). A side is None where it has nothing.
    `broken` tells whether the report is the damaged side.
    """

    report: str
    parent: str
    kind: SeededKind
    slot: Slot
    made_by: str
    at_report: Stretch | None
    report_text: str | None
    at_parent: Stretch | None
    parent_text: str | None
    broken: Literal["report", "neither"]


class TrueLink(Struct, frozen=True):
    """Sentence numbers, from 0, that stand for one another."""

    child: tuple[int, ...]
    parent: tuple[int, ...]


class TrueAlignment(Struct, frozen=True, kw_only=True):
    """The links between a report and one parent, in the order of the child."""

    child: str
    parent: str
    links: tuple[TrueLink, ...]


class Version(Struct, frozen=True, kw_only=True):
    """One report of an affair: its raw input and its truth.

    `content` is what a program is given; `text` is what a reader sees of it, one line a block, and
    all stretches count in it. Of a "record" the outlet, address and day stand beside the text and
    not in it. `parents` are versions of the affair, seen or lost; `operations` tells all that was
    done on the way from them. `strands` goes with `sentences`. `names_origin` tells whether
    anything in it names whom it goes back to.
    """

    id: str
    file: str
    media: Media
    content: bytes
    text: str
    title: str
    publisher: str | None
    url: str | None
    published: str
    written: str
    blocks: tuple[Block, ...]
    sentences: tuple[Stretch, ...]
    strands: tuple[tuple[Strand, ...], ...]
    bases: tuple[str, ...]
    parents: tuple[str, ...]
    relation: Relation
    operations: tuple[str, ...]
    edition: int
    lineage: str
    credit: Credit
    names_origin: bool


class TrueLineage(Struct, frozen=True, kw_only=True):
    """Reports joined by whole derivation; `lost` are its withheld versions.

    `state` tells who names the origin: a copy ("credited"), the original alone ("stripped"), or
    nothing that is seen ("unnamed").
    """

    id: str
    reports: tuple[str, ...]
    lost: tuple[str, ...]
    editions: tuple[tuple[str, ...], ...]
    origin: str
    origin_kind: Literal["agency", "outlet"]
    state: Literal["credited", "stripped", "unnamed"]


class TrueStory(Struct, frozen=True, kw_only=True):
    """The reports about one happening."""

    happening: str
    reports: tuple[str, ...]


class Affair(Struct, frozen=True, kw_only=True):
    """What a researcher might have collected, and the truth about it."""

    seed: int
    name: str
    split: Split
    versions: tuple[Version, ...]
    lost: tuple[Version, ...]
    lineages: tuple[TrueLineage, ...]
    stories: tuple[TrueStory, ...]
    alignments: tuple[TrueAlignment, ...]
    differences: tuple[Seeded, ...]
