"""Who deals with whom: pairs of parties, their ways, and the ring. The dealings are invented."""

from collections.abc import Sequence

import pytest
from tests.unit.collate.claiming import claim, group, make_report

from twosource.collate import put_together
from twosource.collate.standings import find_standings
from twosource.model import Claim, Collation, Record
from twosource.present.network import MOST_PARTIES, Network, lay_out_network

pytestmark = pytest.mark.usefixtures("steady_ties")


def make_record(claims: Sequence[Claim], letters: str) -> Record:
    grouping = group(letters)
    reports = {one.id: one for one in map(make_report, letters)}
    events = put_together(claims, grouping, reports)
    standings = find_standings(events, claims, grouping, reports)
    return Record(
        made_by="tests",
        reports=tuple(reports.values()),
        grouping=grouping,
        claims=tuple(claims),
        collation=Collation(events=events, standings=standings),
    )


def lay_out(*claims: Claim, letters: str = "abc") -> Network | None:
    return lay_out_network(make_record(claims, letters))


def aid(place: str, recipient: str) -> Claim:
    return claim(place, "NER", recipient, act="AID")


def test_a_pair_counts_its_events_by_who_acts() -> None:
    found = lay_out(
        claim("a0", "NER", "TCD", act="AID"),
        claim("a1", "TCD", "NER", act="ACCUSE"),
        claim("b2", "TCD, NER", act="CONSULT"),
        claim("c3", "MLI", "NER", act="AID"),
    )
    assert found is not None
    (first, second) = found.ties
    assert (first.first, first.second, first.states) == ("Chad", "Niger", ("TCD", "NER"))
    assert (first.there, first.back, first.together, first.events) == (1, 1, 1, 3)
    assert (second.first, second.second, second.there) == ("Mali", "Niger", 1)
    assert [one.name for one in found.nodes] == ["Chad", "Mali", "Niger"]
    assert found.lines[0].width > found.lines[1].width
    assert found.lines[0].dashed


def test_nothing_is_drawn_where_no_event_has_two_parties() -> None:
    assert lay_out(claim("a0", "NER"), claim("b0", "NER", "NER")) is None


def test_the_ring_holds_some_parties_and_the_table_all() -> None:
    codes = "TCD MLI LBY DZA TUN MAR EGY SDN ETH KEN UGA RWA BDI TZA MOZ".split()
    places = [f"{letter}{at}" for letter in "abc" for at in range(5)]
    found = lay_out(*map(aid, places, codes))
    assert found is not None
    assert len(found.nodes) == MOST_PARTIES
    assert len(found.ties) == len(codes)
