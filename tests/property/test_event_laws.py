"""Laws of events: order never matters, nothing is lost, and nothing that contradicts is joined."""

from collections import Counter
from datetime import date
from itertools import combinations, product

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.collate.claiming import claim, group, join, make_report, name_report

from twosource.collate.agreement import agree_in_dates
from twosource.collate.events import make_setting
from twosource.collate.sources import find_passages
from twosource.collate.tellings import gather_tellings
from twosource.model import Claim, Grouping, When

LETTERS = "abcd"
REPORTS = {name_report(one): make_report(one) for one in LETTERS}
_STARTS = [date(2031, month, number).isoformat() for month, number in product((5, 8), (1, 2, 9))]
_NEAR_DAYS = 31


@st.composite
def whens(draw: st.DrawFn) -> When:
    start, end = sorted(draw(st.lists(st.sampled_from(_STARTS), min_size=2, max_size=2)))
    gone = draw(st.sampled_from(["", "", "", "start", "end"]))
    return When("" if gone == "start" else start, "" if gone == "end" else end, "day", "text")


_PARTIES = st.sampled_from(["", "NER", "TCD", "NER, TCD", "Lune", "Lune Council", "they"])
_CLAIMS = st.builds(
    claim,
    st.builds("{}{}".format, st.sampled_from(LETTERS), st.integers(0, 3)),
    _PARTIES,
    _PARTIES,
    when=st.none() | whens(),
    act=st.sampled_from(["AID", "CONSULT"]),
    mode=st.sampled_from([None, "visit"]),
    status=st.sampled_from(["happened", "planned"]),
    cue=st.sampled_from([0, 3]),
)


@st.composite
def told(draw: st.DrawFn) -> list[Claim]:
    """Claims, and denials of some of them."""
    claims = draw(st.lists(_CLAIMS, max_size=12, unique_by=lambda one: one.id))
    for number in draw(st.sets(st.integers(0, 3), max_size=3)):
        denied = draw(st.lists(st.sampled_from(claims), max_size=2)) if claims else []
        place = f"{draw(st.sampled_from(LETTERS))}{number}"
        claims.append(claim(place, draw(_PARTIES), act="DENIAL", denies=denied, cue=6))
    return claims


@st.composite
def groupings(draw: st.DrawFn) -> Grouping:
    places = st.builds("{}{}".format, st.just("a"), st.integers(0, 3))
    others = st.builds("{}{}".format, st.sampled_from("bc"), st.integers(0, 3))
    links = draw(st.lists(st.builds("{} {}".format, places, others), max_size=6))
    return group(LETTERS, *links, lineages=draw(st.sampled_from(["", "abc d", "ab c d"])))


@given(told(), groupings(), st.data())
@settings(max_examples=100)
def test_the_order_of_claims_reports_and_links_never_matters(
    claims: list[Claim], grouping: Grouping, orders: st.DataObject
) -> None:
    shuffled = Grouping(
        lineages=tuple(orders.draw(st.permutations(grouping.lineages))),
        stories=grouping.stories,
        alignments=tuple(orders.draw(st.permutations(grouping.alignments))),
    )
    assert join(orders.draw(st.permutations(claims)), shuffled) == join(claims, grouping)


@given(told(), groupings())
@settings(max_examples=100)
def test_every_claim_is_in_exactly_one_event(claims: list[Claim], grouping: Grouping) -> None:
    events = join(claims, grouping)
    times = Counter(one for event in events for one in event.claims)
    assert times == Counter(one.id for one in claims)
    assert len({one.id for one in events}) == len(events)


@given(told(), groupings())
@settings(max_examples=100)
def test_the_claims_of_an_event_share_no_sentence_and_two_acts_only_in_copies(
    claims: list[Claim], grouping: Grouping
) -> None:
    known = {one.id: one for one in claims}
    passages = find_passages(claims, grouping, REPORTS)
    for event in join(claims, grouping):
        held = [known[one] for one in event.claims]
        assert len({one.at for one in held}) == len(held)
        for one, other in combinations(held, 2):
            if one.act != other.act:
                assert passages[one.id] == passages[other.id]
                assert one.report != other.report


@given(told(), groupings())
@settings(max_examples=100)
def test_every_telling_but_one_of_an_event_is_joined_once_and_the_reason_is_said(
    claims: list[Claim], grouping: Grouping
) -> None:
    setting = make_setting(claims, grouping, REPORTS)
    known = {one.id: one for one in claims}
    for event in join(claims, grouping):
        if event.act == "DENIAL":
            continue  # what denials deny is found after the others are put together
        acts = {known[one].act for one in event.claims}
        held = [[known[one] for one in event.claims if known[one].act == act] for act in acts]
        tellings = sum(len(gather_tellings(some, setting.known)) for some in held)
        assert len(event.merges) == tellings - 1
        assert all(one.because for one in event.merges)
        weights = [one.weight for one in event.merges]
        assert weights == sorted(weights, reverse=True)


@given(told(), st.sampled_from(["", "abc d"]))
@settings(max_examples=200)
def test_dates_that_contradict_never_share_an_event(claims: list[Claim], lineages: str) -> None:
    """No sentences are aligned: there are no copies."""
    known = {one.id: one for one in claims}
    for event in join(claims, group(LETTERS, lineages=lineages)):
        for one, other in combinations(event.claims, 2):
            assert agree_in_dates(known[one].when, known[other].when) is not False


@given(told(), groupings())
@settings(max_examples=200)
def test_dates_in_copies_differ_by_a_month_at_most(claims: list[Claim], grouping: Grouping) -> None:
    known = {one.id: one for one in claims}
    for event in join(claims, grouping):
        for pair in combinations(event.claims, 2):
            first, second = (known[one].when for one in pair)
            if first is None or second is None or agree_in_dates(first, second):
                continue
            gaps = [_count_days(first.end, second.start), _count_days(second.end, first.start)]
            assert 0 < max(gaps) <= _NEAR_DAYS


def _count_days(end: str, start: str) -> int:
    if not (end and start):
        return -1
    return (date.fromisoformat(start) - date.fromisoformat(end)).days
