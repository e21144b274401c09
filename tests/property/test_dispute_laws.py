"""Laws of disputes and series: order never matters, and a copy never adds anything."""

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.unit.collate.backing import derive
from tests.unit.collate.claiming import day, group, name_report
from tests.unit.collate.opposing import (
    LETTERS,
    REPORTS,
    find_originals,
    make_event,
    make_evidence,
    say,
)
from tests.unit.collate.writing import count

from twosource.collate.disputes import find_disputes
from twosource.collate.series import find_series
from twosource.model import Claim, Dispute, Event, Grouping, Place, Series

_AT = say("a0").at
_PARTIES = {
    word: say("a0").actors if word == "NER" else say("a0").recipients for word in ("NER", "TCD")
}
_DAYS = {
    name_report(letter): day
    for letter, day in zip(LETTERS, ["2031-06-18", "2031-06-18", "2031-06-19", ""] * 2, strict=True)
}
_AMOUNTS = st.sampled_from(["4 boat", "9 boat", "> 6 boat", "2 hut"])
_PLACES = st.sampled_from([("Fada", 10.0), ("Gao", 12.0)])
_WHENS = st.sampled_from(
    [day("2031-06-18"), day("2031-06-20"), day("2031-06-01", "2031-06-30"), None]
)


@st.composite
def sayings(draw: st.DrawFn, places: Sequence[str]) -> Claim:
    roots = draw(st.sampled_from([(), ("KCNA",), ("TASS",), ("residents",)]))
    made = say(draw(st.sampled_from(places)), *roots)
    status = draw(st.sampled_from(["happened", "alleged", "failed"]))
    return draw(altered(replace(made, status=status)))


@st.composite
def altered(draw: st.DrawFn, claim: Claim) -> Claim:
    """A claim with parties, day, place and figure drawn anew."""
    name, north = draw(_PLACES)
    return replace(
        claim,
        actors=_PARTIES[draw(st.sampled_from(["NER", "TCD"]))],
        recipients=_PARTIES[draw(st.sampled_from(["NER", "TCD"]))],
        when=draw(_WHENS),
        where=Place(span=_AT, name=name, precision="city", latitude=north, longitude=10.0),
        amounts=tuple(count(one, _AT) for one in draw(st.lists(_AMOUNTS, max_size=2))),
    )


@st.composite
def stories(draw: st.DrawFn) -> list[list[Claim]]:
    """Events of a few claims each; no two claims stand in one sentence."""
    places = [f"{letter}{number}" for letter in "abcd" for number in (0, 1)]
    claims = draw(st.lists(sayings(places), min_size=1, max_size=7, unique_by=lambda one: one.id))
    homes = [draw(st.integers(0, 2)) for _ in claims]
    events = [[x for x, home in zip(claims, homes, strict=True) if home == at] for at in range(3)]
    return [one for one in events if one]


def find_all(
    events: Sequence[Event], claims: Sequence[Claim], grouping: Grouping
) -> tuple[tuple[Dispute, ...], tuple[Series, ...]]:
    by_id = {one.id: one for one in claims}
    originals = find_originals(claims, grouping)
    disputes = find_disputes(events, make_evidence(events, claims, grouping))
    return disputes, find_series(events, by_id, originals, _DAYS)


def make_events(story: Sequence[Sequence[Claim]]) -> list[Event]:
    return [make_event(at, some) for at, some in enumerate(story)]


@given(stories(), st.data())
@settings(max_examples=100, deadline=None)
def test_the_order_of_claims_and_reports_never_matters(
    story: list[list[Claim]], orders: st.DataObject
) -> None:
    grouping = derive(group(LETTERS, "a0 b0", "c1 d0", lineages="ab cd e f g h"), "b<a")
    claims = [one for some in story for one in some]
    found = find_all(make_events(story), claims, grouping)
    mixed = [replace(one, claims=tuple(orders.draw(st.permutations(one.claims))))
             for one in make_events(story)]  # fmt: skip
    shuffled = replace(
        grouping,
        lineages=tuple(orders.draw(st.permutations(grouping.lineages))),
        alignments=tuple(orders.draw(st.permutations(grouping.alignments))),
    )
    assert find_all(mixed, orders.draw(st.permutations(claims)), shuffled) == found


@given(stories(), st.data())
@settings(max_examples=150, deadline=None)
def test_a_copy_never_adds_a_contradiction_or_a_figure(
    story: list[list[Claim]], drawn: st.DataObject
) -> None:
    """Report h copies a sentence of a report that is seen, and garbles it; wherever it is put."""
    source = drawn.draw(st.sampled_from([one for some in story for one in some]))
    letter = next(x for x in LETTERS if name_report(x) == source.report)
    number = next(x for x in (0, 1) if REPORTS[letter].sentences[x].span == source.at)
    made = replace(say(f"h{number}"), status=source.status, roots=source.roots)
    copy = drawn.draw(altered(made))
    parts = [f"{letter}h", *(x for x in LETTERS if x not in (letter, "h"))]
    link = f"{letter}{number} h{number}"
    grouping = derive(group(LETTERS, link, lineages=" ".join(parts)), f"h<{letter}")
    home = drawn.draw(st.integers(0, len(story)))
    grown = [[*some, copy] if at == home else some for at, some in enumerate(story)]
    if home == len(story):
        grown.append([copy])
    before = find_all(make_events(story), [x for some in story for x in some], grouping)
    after = find_all(make_events(grown), [x for some in grown for x in some], grouping)
    assert after == before
