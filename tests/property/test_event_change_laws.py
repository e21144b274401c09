"""Laws of what is told to have changed of events: it adds up, and order never matters."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.property.test_event_laws import told
from tests.unit.collate.claiming import group, name_report
from tests.unit.collate.event_turns import make_record, tell_turn

from twosource.collate import find_marks, find_redirects, list_states
from twosource.model import Claim, EventChange, Record, Tally

LINEAGES = st.sampled_from(["a b c d", "ab c d", "abc d", "ab cd", "abcd"])
SHARED = st.lists(st.integers(0, 3), max_size=4)


def cut(claims: Sequence[Claim], lineages: str, shared: Sequence[int], letters: str) -> Record:
    """The record of some of the reports; sentences with the numbers `shared` stand for another."""
    kept = {name_report(one) for one in letters}
    parts = ["".join(one for one in part if one in letters) for part in lineages.split()]
    held = [part for part in parts if part]
    links = [f"a{at} {one}{at}" for at in shared for one in letters if one != "a"]
    order = "".join(sorted("".join(held)))
    grouping = group(order, *links, lineages=" ".join(held))
    own = [one for one in claims if one.report in kept]
    return make_record(own, " ".join(held), grouping=grouping)


def find_tallies(record: Record) -> dict[str, Tally]:
    states = list_states(record, find_marks(record))
    return {event: one.tally for event, one in states.items()}


def add_up(
    tallies: Mapping[str, Tally], before: Record, after: Record, changes: Sequence[EventChange]
) -> dict[str, Tally]:
    """Return what a reader knows of the events who saw the tallies before and what changed."""
    claims = {one.id: one.claims for one in before.collation.events}
    events = after.collation.events
    led = {x.old: x.event for x in find_redirects(claims, events, known=(), run=2)}
    known = {led.get(event, event): one for event, one in tallies.items()}
    return known | {one.event: one.after for one in changes}


@given(told(), LINEAGES, SHARED)
@settings(max_examples=60, deadline=None)
def test_what_is_told_adds_up_from_the_first_state_to_the_last(
    claims: list[Claim], lineages: str, shared: list[int]
) -> None:
    records = [cut(claims, lineages, shared, letters) for letters in ("ab", "abc", "abcd")]
    if not records[0].collation.events:
        return
    known = find_tallies(records[0])
    for before, after in pairwise(records):
        changes = tell_turn(before, after)
        tallies = find_tallies(before)
        for one in changes:
            assert one.before is None or one.before in tallies.values()
        known = add_up(known, before, after, changes)
    last = find_tallies(records[-1])
    assert {event: known[event] for event in last} == last


@given(told(), LINEAGES, SHARED)
@settings(max_examples=40, deadline=None)
def test_a_run_that_adds_nothing_tells_nothing(
    claims: list[Claim], lineages: str, shared: list[int]
) -> None:
    record = cut(claims, lineages, shared, "abc")
    assert tell_turn(record, record) == ()


@given(told(), LINEAGES, SHARED)
@settings(max_examples=40, deadline=None)
def test_the_order_of_claims_and_reports_never_matters(
    claims: list[Claim], lineages: str, shared: list[int]
) -> None:
    before, after = (cut(claims, lineages, shared, one) for one in ("ab", "abcd"))
    other = cut(claims[::-1], lineages, shared, "abcd")
    mixed = replace(other, reports=other.reports[::-1])
    assert tell_turn(before, mixed) == tell_turn(before, after)


@given(told(), LINEAGES, SHARED)
@settings(max_examples=60, deadline=None)
def test_each_change_says_what_its_figures_say(
    claims: list[Claim], lineages: str, shared: list[int]
) -> None:
    before, after = (cut(claims, lineages, shared, one) for one in ("ab", "abcd"))
    new = {name_report("c"), name_report("d")}
    for one in tell_turn(before, after):
        assert new.issuperset(one.brought_by)
        assert one.sentence.endswith(".")
        if one.kind == "copies-added":
            assert one.before is not None
            assert one.before.documents < one.after.documents
            assert one.before.independent == one.after.independent
        if one.kind == "voices-changed":
            assert one.before is not None
            assert one.before.independent != one.after.independent
