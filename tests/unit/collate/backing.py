"""Claims of one invented event with those who say so, and the reports and lineages behind them."""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace
from tests.unit.collate.claiming import claim, group, make_report, name_report

from twosource.collate.standings import find_standings
from twosource.lexicon.sectors import read_sectors
from twosource.model import Actor, Claim, Edge, Event, Grouping, Origin, Relation, Span, Standing

LETTERS = "abcdefgh"

_ROOTS = {
    "KCNA": {"name": "KCNA", "state": "PRK", "sectors": "JRN"},
    "Rodong": {"name": "Rodong Sinmun", "state": "PRK", "sectors": "JRN"},
    "TASS": {"name": "TASS", "state": "RUS", "sectors": "JRN"},
    "Reuters": {"name": "Reuters", "state": "GBR", "sectors": "JRN"},
    "chiefs": {"name": "Joint Chiefs of Staff", "state": "KOR", "sectors": "MIL"},
    "ministry": {"name": "foreign ministry", "state": "KEN", "sectors": "GOV"},
    "officials": {"title": "officials", "sectors": "GOV"},
    "residents": {"title": "residents", "state": "KEN", "sectors": "CVL"},
}


def root(word: str, at: Span) -> Actor:
    """A root by its short name here; any other word is its name."""
    known = _ROOTS.get(word, {"name": word})
    return Actor(
        span=at,
        name=known.get("name", ""),
        state=known.get("state"),
        sectors=read_sectors(known.get("sectors", "")),
        title=known.get("title", ""),
    )


def tell(telling: str, *, damage: float = 0.0) -> Claim:
    """A claim such as "a0 KCNA Reuters": sentence 0 of report a has it from KCNA, via Reuters.

    Behind the place no roots need stand: the report tells it by itself.
    """
    place, *roots = telling.split()
    made = claim(place, "NER", "TCD")
    return replace(made, roots=tuple(root(one, made.at) for one in roots), damage=damage)


def derive(grouping: Grouping, *edges: str) -> Grouping:
    """Add edges such as "b<a": b comes from a; "b~a": a passage of b does."""
    made = [_make_edge(one) for one in edges]
    return replace(
        grouping,
        lineages=tuple(
            replace(one, edges=tuple(edge for edge in made if edge.child in one.reports))
            for one in grouping.lineages
        ),
    )


def originate(grouping: Grouping, name: str) -> Grouping:
    """Have the first lineage go back to an agency."""
    origin = Origin(name=name, kind="agency", basis="dateline", spans=())
    first, *others = grouping.lineages
    return replace(grouping, lineages=(replace(first, origin=origin), *others))


def stand(
    claims: Sequence[Claim],
    grouping: Grouping | None = None,
    *,
    others: Iterable[Claim] = (),
    publishers: str = "",
) -> Standing:
    """Find what stands behind one event of these claims; `others` are in no event.

    Without a grouping each report is a lineage; `publishers` are by report, as in "a=Wire b=Post".
    """
    event = Event(
        id="event",
        story="story",
        claims=tuple(one.id for one in claims),
        act=claims[0].act,
        mode=None,
        status="happened",
    )
    named = dict(one.split("=") for one in publishers.split())
    reports = {
        name_report(one): replace(make_report(one), publisher=named.get(one)) for one in LETTERS
    }
    known = [*claims, *others]
    (found,) = find_standings([event], known, grouping or group(LETTERS), reports)
    return found


def count(*tellings: str, grouping: Grouping | None = None) -> tuple[int, int]:
    """Count how many voices are independent, at least and at most."""
    found = stand([tell(one) for one in tellings], grouping).content
    return found.low, found.high


def _make_edge(edge: str) -> Edge:
    relation: Relation = "part" if edge[1] == "~" else "copy"
    child, parent = name_report(edge[0]), name_report(edge[2])
    return Edge(child=child, parent=parent, relation=relation, reasons=())
