"""Where ids lead that events had before; events and claims are made up."""

from collections.abc import Mapping, Sequence

from twosource.collate import find_redirects
from twosource.model import Event, Redirect
from twosource.text.hashing import hash_event


def make(*claims: str) -> Event:
    return Event(
        id=hash_event(claims[0]), story="s", claims=claims, act="AID", mode=None, status="happened"
    )


def find(
    before: Sequence[Event], after: Sequence[Event], *known: Redirect, run: int = 2
) -> Mapping[str, str]:
    """Where each old id leads, by the first claim of both."""
    held = {one.id: one.claims for one in before}
    found = find_redirects(held, after, known=known, run=run)
    return {one.old: one.event for one in found}


A, B, C = hash_event("a"), hash_event("b"), hash_event("c")


def test_an_event_that_keeps_its_id_leads_nowhere() -> None:
    assert find([make("a", "b")], [make("a", "b", "c")]) == {}


def test_an_earlier_claim_takes_the_id_and_the_old_one_leads_on() -> None:
    assert find([make("b", "c")], [make("a", "b", "c")]) == {B: A}


def test_the_ids_of_two_events_that_were_joined_lead_to_the_one() -> None:
    assert find([make("b"), make("c")], [make("a", "b", "c")]) == {B: A, C: A}


def test_an_id_leads_to_its_own_first_claim_even_where_most_claims_are_elsewhere() -> None:
    after = [make("a", "b"), make("c", "d", "e")]
    assert find([make("b", "c", "d", "e")], after) == {B: A}


def test_where_the_first_claim_is_gone_an_id_leads_to_most_of_the_others() -> None:
    after = [make("a", "d"), make("c", "e", "f")]
    assert find([make("b", "d", "e", "f")], after) == {B: C}


def test_an_id_of_which_nothing_is_left_leads_nowhere() -> None:
    assert find([make("b")], [make("a")]) == {}


def test_no_redirect_leads_to_another() -> None:
    """C led to b; b is now told as a."""
    known = Redirect(old=C, event=B, run=2)
    assert find([make("b", "c")], [make("a", "b", "c")], known, run=3) == {B: A, C: A}


def test_a_redirect_keeps_the_run_that_made_it() -> None:
    known = Redirect(old=C, event=B, run=2)
    held = {B: ("b", "c")}
    found = find_redirects(held, [make("a", "b", "c")], known=[known], run=3)
    assert {one.old: one.run for one in found} == {B: 3, C: 2}


def test_an_id_leads_on_from_where_it_led_when_its_own_claims_are_gone() -> None:
    known = Redirect(old=C, event=B, run=2)
    assert find([make("b", "d")], [make("a", "b", "d")], known) == {B: A, C: A}
    assert find([make("b", "d")], [make("b", "d")], known) == {C: B}


def test_an_id_that_lives_again_leads_nowhere_any_more() -> None:
    known = Redirect(old=C, event=A, run=2)
    assert find([make("a", "c")], [make("a"), make("c")], known) == {}


def test_redirects_come_sorted_whatever_the_order_of_the_events() -> None:
    before = [make("b"), make("c")]
    ways = [
        find_redirects(
            {one.id: one.claims for one in order}, [make("a", "b", "c")], known=(), run=1
        )
        for order in (before, before[::-1])
    ]
    assert ways[0] == ways[1]
    assert [one.old for one in ways[0]] == sorted((B, C))
