"""The lineages in words: every edge with its reasons, every pair with its evidence."""

from msgspec import Struct

from twosource.model import Copy, Edge, Edition, Evidence, Lineage, Reason
from twosource.present.shelf import Bundle, Place, place_spans
from twosource.present.tree import Tree, draw_tree, order_edges
from twosource.text.phrasing import count

MOST_PLACES = 6
"""Places shown for one piece of evidence; the rest are counted."""

VERDICT_WORDS: dict[str, str] = {
    "wholly-derived": "wholly derived",
    "partly-derived": "partly derived",
    "same-source": "quoting the same source",
    "independent": "independent",
    "cannot-tell": "cannot tell",
}

BASIS_WORDS: dict[str, str] = {"citing": "text, which cites it", "publisher": "publisher's name"}
"""Where an origin is named, when the word for it is not the basis itself."""


RELATION_WORDS: dict[str, str] = {
    "copy": "is a copy of",
    "edition": "is the next edition after",
    "part": "takes over a passage of",
}


class ReasonText(Struct, frozen=True, kw_only=True):
    """One reason in words, and where it was seen; `more` counts the places left out."""

    rule: str
    note: str
    places: tuple[Place, ...]
    more: int


class Step(Struct, frozen=True, kw_only=True):
    """An edge, a lost ancestor or an edition in words, with its reasons."""

    says: str
    reasons: tuple[ReasonText, ...]


class LineageText(Struct, frozen=True, kw_only=True):
    """One lineage: its drawing, and the same in words."""

    anchor: str
    number: int
    says: str
    alone: bool
    origin: Step | None
    edges: tuple[Step, ...]
    ancestors: tuple[Step, ...]
    editions: tuple[Step, ...]
    tree: Tree


class VerdictText(Struct, frozen=True, kw_only=True):
    """The judgement on one pair in words."""

    first: str
    second: str
    verdict: str
    score: str
    rule: str
    evidence: tuple[ReasonText, ...]


def tell_lineages(bundle: Bundle) -> tuple[LineageText, ...]:
    """Tell every lineage of a story, the largest first."""
    return tuple(
        _tell_lineage(bundle, lineage, number) for number, lineage in enumerate(bundle.lineages, 1)
    )


def tell_verdicts(bundle: Bundle) -> tuple[VerdictText, ...]:
    """Tell the judgement on every pair of a story."""
    letters = {one.report.id: at for at, one in enumerate(bundle.documents)}
    pairs = sorted(bundle.copies, key=lambda one: sorted((letters[one.first], letters[one.second])))
    return tuple(_tell_verdict(bundle, one) for one in pairs)


def name_node(bundle: Bundle, lineage: Lineage, node: str) -> str:
    """Name a report by its letter and publisher, a lost ancestor by what it must have been."""
    if node in bundle.by_report:
        return bundle.by_report[node].label
    by = f" by {lineage.origin.name}" if lineage.origin is not None else ""
    editions = {one.id: one.edition for one in lineage.ancestors}
    number = f"edition {editions[node]} of " if node in editions else ""
    return f"{number}a report{by} (never seen)"


def _tell_lineage(bundle: Bundle, lineage: Lineage, number: int) -> LineageText:
    return LineageText(
        anchor=f"{bundle.prefix}l{number}",
        number=number,
        says=_sum_up(lineage),
        alone=len(lineage.reports) == 1,
        origin=_tell_origin(bundle, lineage),
        edges=tuple(_tell_edge(bundle, lineage, one) for one in order_edges(bundle, lineage)),
        ancestors=tuple(
            Step(
                says=name_node(bundle, lineage, one.id),
                reasons=_tell_reasons(bundle, one.reasons),
            )
            for one in lineage.ancestors
        ),
        editions=tuple(_tell_edition(bundle, one) for one in lineage.editions),
        tree=draw_tree(bundle, lineage),
    )


def _sum_up(lineage: Lineage) -> str:
    documents = count(len(lineage.reports), "document")
    if lineage.origin is None:
        return f"{documents}; no origin named"
    return f"{documents}, going back to {lineage.origin.name}"


def _tell_origin(bundle: Bundle, lineage: Lineage) -> Step | None:
    origin = lineage.origin
    if origin is None:
        return None
    places = place_spans(bundle, origin.spans)
    where = BASIS_WORDS.get(origin.basis, origin.basis)
    reason = ReasonText(
        rule=origin.basis,
        note=f"{origin.name}, an {origin.kind}, is named in the {where}.",
        places=places[:MOST_PLACES],
        more=max(len(places) - MOST_PLACES, 0),
    )
    return Step(says=f"Goes back to {origin.name}", reasons=(reason,))


def _tell_edge(bundle: Bundle, lineage: Lineage, edge: Edge) -> Step:
    child = name_node(bundle, lineage, edge.child)
    parent = name_node(bundle, lineage, edge.parent)
    joined = RELATION_WORDS.get(edge.relation, edge.relation)
    says = f"{child[:1].upper()}{child[1:]} {joined} {parent}"
    return Step(says=says, reasons=_tell_reasons(bundle, edge.reasons))


def _tell_edition(bundle: Bundle, edition: Edition) -> Step:
    letters = sorted(
        (bundle.by_report[one] for one in edition.reports if one in bundle.by_report),
        key=lambda one: (len(one.letter), one.letter),
    )
    held = ", ".join(one.label for one in letters)
    return Step(
        says=f"Edition {edition.number}: {held or 'no document'}",
        reasons=_tell_reasons(bundle, edition.reasons),
    )


def _tell_reasons(bundle: Bundle, reasons: tuple[Reason, ...]) -> tuple[ReasonText, ...]:
    return tuple(_tell_reason(bundle, one.rule, one) for one in reasons)


def _tell_reason(bundle: Bundle, rule: str, one: Reason | Evidence) -> ReasonText:
    places = place_spans(bundle, one.spans)
    return ReasonText(
        rule=rule,
        note=one.note,
        places=places[:MOST_PLACES],
        more=max(len(places) - MOST_PLACES, 0),
    )


def _tell_verdict(bundle: Bundle, copy: Copy) -> VerdictText:
    ends = sorted(
        (bundle.by_report[copy.first], bundle.by_report[copy.second]),
        key=lambda one: (len(one.letter), one.letter),
    )
    return VerdictText(
        first=ends[0].label,
        second=ends[1].label,
        verdict=VERDICT_WORDS.get(copy.verdict, copy.verdict),
        score=f"{copy.score:.2f}",
        rule=copy.rule,
        evidence=tuple(
            _tell_reason(bundle, f"{one.measure} {one.value:.3g}", one) for one in copy.evidence
        ),
    )
