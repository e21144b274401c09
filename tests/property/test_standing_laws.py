"""Laws of standings: what may raise independence, and what never does.

The least and the greatest flow are held against every way to say who the unknown roots are.
"""

from collections.abc import Iterator, Sequence
from itertools import product

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.unit.collate.backing import LETTERS, derive, stand, tell
from tests.unit.collate.claiming import group, make_report, name_report

from twosource.collate.flow import count_independent
from twosource.collate.standings import find_standings
from twosource.model import Event, Grouping, Standing

Pairs = frozenset[tuple[str, str]]

# --- the flow ------------------------------------------------------------------------------------

_PAIRS = st.frozensets(st.tuples(st.sampled_from("KST"), st.sampled_from("1234")), max_size=7)
_UNKNOWN = st.frozensets(st.sampled_from("12345"), max_size=4)


def find_flow(pairs: Pairs) -> int:
    """The greatest flow by trying: each lineage carries one of its groups, or none."""
    heard: dict[str, list[str]] = {}
    for one, lineage in sorted(pairs):
        heard.setdefault(lineage, [""]).append(one)
    return max(
        len(used)
        for carried in product(*heard.values())
        if len(used := [one for one in carried if one]) == len(set(used))
    )


def list_assignments(pairs: Pairs, unknown: frozenset[str]) -> Iterator[Pairs]:
    """Every way to say who they are: a known group, or one of as many new ones as there are."""
    lineages = sorted(unknown)
    new = [f"new{at}" for at in range(len(lineages))]
    named = [*sorted({one for one, _ in pairs}), *new]
    for chosen in product(named, repeat=len(lineages)):
        yield pairs | set(zip(chosen, lineages, strict=True))


@given(_PAIRS, _UNKNOWN)
@settings(max_examples=150)
def test_low_and_high_are_the_bounds_of_all_assignments(
    pairs: Pairs, unknown: frozenset[str]
) -> None:
    flows = [find_flow(one) for one in list_assignments(pairs, unknown)]
    found = count_independent(pairs, unknown)
    assert (found.low, found.high) == (min(flows), max(flows))


@given(_PAIRS, _UNKNOWN)
@settings(max_examples=300)
def test_low_is_at_most_high_and_high_at_most_the_lineages(
    pairs: Pairs, unknown: frozenset[str]
) -> None:
    found = count_independent(pairs, unknown)
    lineages = unknown | {lineage for _, lineage in pairs}
    assert bool(lineages) <= found.low <= found.high <= len(lineages)


@given(_PAIRS, _UNKNOWN)
@settings(max_examples=300)
def test_a_new_root_through_a_new_lineage_never_lowers_it(
    pairs: Pairs, unknown: frozenset[str]
) -> None:
    before = count_independent(pairs, unknown)
    after = count_independent(pairs | {("new", "9")}, unknown)
    assert after.low >= before.low
    assert after.high == before.high + 1


# --- standings -----------------------------------------------------------------------------------

_ROOTS = ["", "KCNA", "Rodong", "TASS", "chiefs", "Lune Council", "officials", "KCNA TASS"]
_TELLINGS = st.lists(
    st.builds(
        "{}{} {}".format,
        st.sampled_from("abcd"),
        st.integers(0, 2),
        st.sampled_from(_ROOTS),
    ),
    min_size=1,
    max_size=8,
    unique_by=lambda one: one[:2],
)
_LINEAGES = st.sampled_from(["a b c d", "ab c d", "abc d", "ab cd", "abcd"])


@st.composite
def groupings(draw: st.DrawFn) -> Grouping:
    """Lineages of four reports; passages of one may be taken from another."""
    lineages = draw(_LINEAGES)
    home = {letter: part for part in lineages.split() for letter in part}
    links = draw(st.lists(st.sampled_from(["a0 b0", "a1 c1", "b2 d2", "c0 d0", "a2 d1"])))
    parts = [
        f"{one[3]}~{one[0]}"
        for one in links
        if home[one[0]] != home[one[3]] and draw(st.booleans())
    ]
    copies = [
        f"{part[at + 1]}<{part[at]}" for part in set(home.values()) for at in range(len(part) - 1)
    ]
    return derive(group("abcd", *links, lineages=lineages), *parts, *copies)


def find(tellings: Sequence[str], grouping: Grouping) -> Standing:
    return stand([tell(one) for one in tellings], grouping)


@given(_TELLINGS, groupings())
@settings(max_examples=200)
def test_figures_of_a_standing_never_rise_along_the_row(
    tellings: list[str], grouping: Grouping
) -> None:
    found = find(tellings, grouping)
    for one in (found.content, found.utterance or found.content):
        assert one.low <= one.high <= found.lineages <= found.documents
    assert found.content.low >= 1


@given(_TELLINGS, groupings(), st.data())
@settings(max_examples=200)
def test_the_order_of_arrival_never_matters(
    tellings: list[str], grouping: Grouping, orders: st.DataObject
) -> None:
    claims = [tell(one) for one in tellings]
    event = Event(
        id="event",
        story="story",
        claims=tuple(one.id for one in claims),
        act="AID",
        mode=None,
        status="happened",
    )
    shuffled = replace(
        grouping,
        lineages=tuple(orders.draw(st.permutations(grouping.lineages))),
        alignments=tuple(orders.draw(st.permutations(grouping.alignments))),
    )
    reports = {name_report(one): make_report(one) for one in LETTERS}
    back = dict(reversed(reports.items()))
    mixed = orders.draw(st.permutations(claims))
    assert find_standings([event], mixed, shuffled, back) == find_standings(
        [event], claims, grouping, reports
    )


@given(_TELLINGS, groupings(), st.sampled_from("abcd"), st.sampled_from(_ROOTS), st.data())
@settings(max_examples=300)
def test_a_copy_never_raises_independence(
    tellings: list[str],
    grouping: Grouping,
    origin: str,
    garbled: str,
    data: st.DataObject,
) -> None:
    """Report e copies sentences of one that is there, whatever it makes of who says so."""
    copied = [one for one in tellings if one[0] == origin]
    assume(copied)
    kept = data.draw(st.lists(st.sampled_from(copied), min_size=1, unique=True))
    before = find(tellings, grouping)
    copies = [f"e{one[1]} {data.draw(st.sampled_from([one[3:], garbled]))}" for one in kept]
    after = find([*tellings, *copies], _add_copy(grouping, origin, kept))
    assert after.documents == before.documents + 1
    assert after.lineages == before.lineages
    assert (after.content, after.utterance) == (before.content, before.utterance)


@given(_TELLINGS, groupings(), st.sampled_from("abcd"))
@settings(max_examples=200)
def test_an_edition_never_adds(tellings: list[str], grouping: Grouping, origin: str) -> None:
    """Report e is the next edition of one that is there, and tells the same."""
    told = [one for one in tellings if one[0] == origin]
    assume(told)
    again = [f"e{one[1:]}" for one in told]
    before, after = (
        find(tellings, grouping),
        find([*tellings, *again], _add_copy(grouping, origin, told, relation="edition")),
    )
    assert (after.lineages, after.content) == (before.lineages, before.content)


@given(_TELLINGS, groupings())
@settings(max_examples=200)
def test_a_new_voice_in_a_new_lineage_never_lowers_it(
    tellings: list[str], grouping: Grouping
) -> None:
    before = find(tellings, grouping)
    apart = group("e").lineages
    after = find(
        [*tellings, "e0 Horn Observer"], replace(grouping, lineages=(*grouping.lineages, *apart))
    )
    assert after.lineages == before.lineages + 1
    assert after.content.low >= before.content.low
    assert after.content.high == before.content.high + 1


def _add_copy(
    grouping: Grouping, origin: str, kept: Sequence[str], *, relation: str = "copy"
) -> Grouping:
    """Put report e into the lineage of another, aligned with it in some sentences."""
    parent, child = name_report(origin), name_report("e")
    made = group(f"{origin}e", *(f"{origin}{one[1]} e{one[1]}" for one in kept))
    (edge,) = derive(group(f"{origin}e", lineages=f"{origin}e"), f"e<{origin}").lineages[0].edges
    edge = replace(edge, relation=relation)
    return replace(
        grouping,
        lineages=tuple(
            replace(one, reports=(*one.reports, child), edges=(*one.edges, edge))
            if parent in one.reports
            else one
            for one in grouping.lineages
        ),
        alignments=(*grouping.alignments, *made.alignments),
    )
