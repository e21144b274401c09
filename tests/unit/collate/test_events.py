"""Which claims are put together, and which stand apart."""

import pytest
from tests.unit.collate.claiming import claim, day, group, join, make_report, name_report, share

from twosource.collate import put_together
from twosource.model import Claim, Grouping, When
from twosource.text.hashing import hash_event

ALONE, TOGETHER = [[0], [1]], [[0, 1]]
JUNE_18, JUNE_19 = day("2031-06-18"), day("2031-06-19")


# --- acts and modes ------------------------------------------------------------------------------


def test_claims_of_one_act_between_the_same_parties_are_one_event() -> None:
    claims = [claim("a0", "NER", "TCD"), claim("b0", "NER", "TCD")]
    assert share(claims, group("ab")) == TOGETHER


def test_claims_of_two_acts_are_two_events() -> None:
    claims = [claim("a0", "NER", "TCD"), claim("b0", "NER", "TCD", act="AGREE")]
    assert share(claims, group("ab")) == ALONE


@pytest.mark.parametrize("mode", [None, "phone"])
def test_another_mode_or_none_parts_nothing(mode: str | None) -> None:
    claims = [
        claim("a0", "NER", "TCD", act="CONSULT", mode="visit"),
        claim("b0", "NER", "TCD", act="CONSULT", mode=mode),
    ]
    assert share(claims, group("ab")) == TOGETHER


def test_what_is_planned_and_what_happened_are_one_event() -> None:
    claims = [claim("a0", "NER", "TCD", status="planned"), claim("b0", "NER", "TCD")]
    assert share(claims, group("ab")) == TOGETHER


def test_claims_of_two_stories_are_two_events() -> None:
    claims = [claim("a0", "NER", "TCD"), claim("b0", "NER", "TCD")]
    apart = Grouping(stories=group("a").stories + group("b").stories)
    assert share(claims, apart) == ALONE


def test_a_claim_whose_report_is_in_no_story_is_in_no_event() -> None:
    assert join([claim("c0", "NER", "TCD")], group("ab")) == ()


# --- parties -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("NER", "NER"),
        ("Lune Council", "Lune Council"),
        ("Lune Council", "lune council"),
        ("Council", "Lune Council"),
        ("the envoy", "the envoy"),
        ("NER, TCD", "TCD, NER"),
        ("NER, TCD", "TCD"),
        ("NER, they", "NER"),
    ],
)
def test_parties_that_agree(ours: str, theirs: str) -> None:
    assert share([claim("a0", ours), claim("b0", theirs)], group("ab")) == TOGETHER
    both = [claim("a0", "", ours), claim("b0", "", theirs)]
    assert share(both, group("ab")) == TOGETHER


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("NER", "TCD"),
        ("Lune Council", "Lune Bank"),
        ("the envoy", "the minister"),
        ("NER, TCD", "NER, MLI"),
        ("NER", "the envoy"),
    ],
)
def test_parties_that_disagree(ours: str, theirs: str) -> None:
    assert share([claim("a0", ours, "CHN"), claim("b0", theirs, "CHN")], group("ab")) == ALONE


def test_who_gives_is_not_who_takes() -> None:
    claims = [claim("a0", "NER", "TCD"), claim("b0", "TCD", "NER")]
    assert share(claims, group("ab")) == ALONE


@pytest.mark.parametrize("silent", ["", "they"])
def test_one_side_may_be_silent(silent: str) -> None:
    claims = [claim("a0", "NER", "TCD"), claim("b0", "NER", silent)]
    assert share(claims, group("ab")) == TOGETHER


def test_silence_alone_ties_nothing() -> None:
    claims = [claim("a0", "NER", "TCD", when=JUNE_18), claim("b0", when=JUNE_18)]
    assert share(claims, group("ab")) == ALONE


def test_one_side_alone_does_not_tie_what_the_other_parts() -> None:
    claims = [claim("a0", "NER", "TCD"), claim("b0", "NER", "MLI")]
    assert share(claims, group("ab")) == ALONE


# --- dates ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "when",
    [
        None,
        JUNE_18,
        day("2031-06-01", "2031-06-30"),
        When("2031-01-01", "", "month", "text"),
        When("", "2031-06-18", "day", "text"),
        When("", "", "span", "text"),
    ],
)
def test_dates_with_a_day_in_common_or_none_at_all_part_nothing(when: When | None) -> None:
    claims = [claim("a0", "NER", when=JUNE_18), claim("b0", "NER", when=when)]
    assert share(claims, group("ab")) == TOGETHER


@pytest.mark.parametrize(
    "when",
    [
        JUNE_19,
        When("2031-06-19", "", "day", "text"),
        When("", "2031-06-17", "day", "text"),
    ],
)
def test_dates_without_a_day_in_common_part(when: When) -> None:
    claims = [claim("a0", "NER", when=JUNE_18), claim("b0", "NER", when=when)]
    assert share(claims, group("ab")) == ALONE


def test_what_one_report_says_happened_and_did_not_are_two_events() -> None:
    claims = [claim("a0", "NER", "TCD", status="did-not-happen"), claim("a3", "NER", "TCD")]
    assert share(claims, group("a")) == ALONE


def test_where_reports_differ_in_whether_it_happened_they_tell_of_one_event() -> None:
    claims = [claim("a0", "NER", "TCD", status="did-not-happen"), claim("b0", "NER", "TCD")]
    assert share(claims, group("ab")) == TOGETHER


# --- sentences -----------------------------------------------------------------------------------


def test_two_claims_of_one_sentence_are_two_events() -> None:
    claims = [claim("a0", "NER", "TCD"), claim("a0", "NER", "TCD", cue=4)]
    assert share(claims, group("a")) == ALONE


def test_two_sentences_of_one_report_may_tell_one_event() -> None:
    claims = [claim("a0", "NER", "TCD"), claim("a3", "NER", "TCD")]
    assert share(claims, group("a")) == TOGETHER


def test_a_copy_of_a_sentence_with_two_claims_has_each_with_its_own() -> None:
    claims = [
        claim("a0", "NER", "TCD"),
        claim("a0", "NER", "TCD", cue=4),
        claim("b1", "NER", "TCD"),
        claim("b1", "NER", "TCD", cue=4),
    ]
    assert share(claims, group("ab", "a0 b1", lineages="ab")) == [[0, 2], [1, 3]]


def test_a_copy_goes_with_its_source_before_any_other() -> None:
    """b0 has the very date of a0, and b1 stands for a0 and has another."""
    claims = [
        claim("a0", "NER", "TCD", mode="m", when=JUNE_19),
        claim("b0", "NER", "TCD", mode="m", when=JUNE_19),
        claim("b1", "NER", "TCD", when=JUNE_18),
    ]
    assert share(claims, group("ab", "a0 b1", lineages="ab")) == [[0, 2], [1]]
    assert share(claims, group("ab", lineages="ab")) == [[0, 1], [2]]


@pytest.mark.parametrize(
    ("garbled", "why"),
    [
        (claim("b0", "TCD", "MLI", when=JUNE_18), "the actor was turned"),
        (claim("b0", "NER", "TCD", when=JUNE_18), "the recipient was turned"),
        (claim("b0", "NER", "MLI", when=JUNE_19), "the day was turned"),
        (claim("b0", "NER", "MLI", when=day("2031-07-19")), "the month was turned"),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_a_copy_may_disagree_in_one_slot(garbled: Claim, why: str) -> None:
    del why
    claims = [claim("a0", "NER", "MLI", when=JUNE_18), garbled]
    assert share(claims, group("ab", "a0 b0", lineages="ab")) == TOGETHER
    assert share(claims, group("ab", lineages="ab")) == ALONE


def test_a_copy_may_not_disagree_in_two_slots_or_by_a_year() -> None:
    source = claim("a0", "NER", "MLI", when=JUNE_18)
    grouping = group("ab", "a0 b0", lineages="ab")
    assert share([source, claim("b0", "TCD", "MLI", when=JUNE_19)], grouping) == ALONE
    assert share([source, claim("b0", "NER", "MLI", when=day("2032-06-18"))], grouping) == ALONE


def test_sentences_of_two_lineages_are_no_copies() -> None:
    claims = [claim("a0", "NER", when=JUNE_18), claim("b0", "NER", when=JUNE_19)]
    assert share(claims, group("ab", "a0 b0", lineages="a b")) == ALONE


def test_a_copy_of_a_copy_is_a_copy() -> None:
    """Each version is aligned with one other only: a with b, b with c."""
    claims = [
        claim("a0", "NER", "MLI", when=JUNE_18),
        claim("c2", "NER", "MLI", when=JUNE_19),
    ]
    assert share(claims, group("abc", "a0 b1", "b1 c2", lineages="abc")) == TOGETHER


def test_a_copy_may_tie_claims_that_name_nobody() -> None:
    claims = [claim("a0"), claim("b0")]
    assert share(claims, group("ab", "a0 b0", lineages="ab")) == TOGETHER


def test_the_halves_of_a_sentence_that_was_split_are_no_copies_of_one_another() -> None:
    claims = [claim("b1", "NER", when=JUNE_18), claim("b2", "NER", when=JUNE_19)]
    assert share(claims, group("ab", "a0 b1 b2", lineages="ab")) == ALONE


# --- chains --------------------------------------------------------------------------------------


def test_a_chain_does_not_join_what_contradicts_in_date() -> None:
    """The month agrees with both days; it goes with that of the same mode."""
    claims = [
        claim("a0", "NER", when=JUNE_18),
        claim("b0", "NER", mode="m", when=day("2031-06-01", "2031-06-30")),
        claim("c0", "NER", mode="m", when=JUNE_19),
    ]
    assert share(claims, group("abc")) == [[0], [1, 2]]


def test_a_chain_does_not_join_what_contradicts_in_parties() -> None:
    claims = [claim("a0", "NER", "TCD"), claim("b0", "NER"), claim("c0", "NER", "MLI")]
    assert sorted(map(len, share(claims, group("abc")))) == [1, 2]


def test_a_chain_does_not_join_two_claims_of_one_sentence() -> None:
    claims = [
        claim("a0", "NER", "TCD"),
        claim("a0", "NER", "TCD", cue=4),
        claim("b0", "NER", "TCD"),
    ]
    assert sorted(map(len, share(claims, group("ab")))) == [1, 2]


# --- denials -------------------------------------------------------------------------------------


def test_a_denial_is_an_event_of_its_own_kind() -> None:
    told = claim("a0", "NER", "TCD")
    denial = claim("a1", "NER", act="DENIAL", denies=[told])
    events = join([told, denial], group("a"))
    assert sorted(one.act for one in events) == ["AID", "DENIAL"]


def test_denials_of_one_event_are_one_and_of_two_events_are_two() -> None:
    claims = [claim("a0", "NER", "TCD"), claim("b0", "NER", "TCD"), claim("b3", "NER", "MLI")]
    same = [
        claim("a1", "NER", act="DENIAL", denies=[claims[0]]),
        claim("b1", "NER", act="DENIAL", denies=[claims[1]]),
    ]
    other = claim("b4", "NER", act="DENIAL", denies=[claims[2]])
    assert share([*claims, *same, other], group("ab")) == [[0, 1], [2], [3, 4], [5]]


def test_a_denial_that_is_linked_to_nothing_agrees_with_any() -> None:
    told = claim("a0", "NER", "TCD")
    denials = [claim("a1", "NER", act="DENIAL", denies=[told]), claim("b1", "NER", act="DENIAL")]
    assert share([told, *denials], group("ab")) == [[0], [1, 2]]


# --- what an event tells -------------------------------------------------------------------------


def test_an_event_has_its_claims_by_date_and_the_id_of_the_earliest() -> None:
    late, early, open_start, undated = (
        claim("a0", "NER", when=day("2031-06-01", "2031-06-30")),
        claim("b0", "NER", when=day("2031-05-01", "2031-07-30")),
        claim("c0", "NER", when=When("", "2031-06-20", "day", "text")),
        claim("d0", "NER"),
    )
    (event,) = join([undated, late, open_start, early], group("abcd"))
    assert event.claims == (early.id, late.id, open_start.id, undated.id)
    assert (event.id, event.story) == (hash_event(early.id), "story")


def test_an_event_has_the_status_and_the_mode_that_most_claims_give() -> None:
    claims = [
        claim("a0", "NER", mode="x", status="planned", when=JUNE_18),
        claim("b0", "NER", status="alleged"),
        claim("c0", "NER", mode="y", status="alleged"),
        claim("d0", "NER", mode="y"),
    ]
    (event,) = join(claims, group("abcd"))
    assert (event.act, event.mode, event.status) == ("AID", "y", "alleged")


def test_of_equally_many_values_the_earliest_stands() -> None:
    claims = [
        claim("a0", "NER", mode="x", status="planned", when=JUNE_18),
        claim("b0", "NER", mode="y", status="happened"),
    ]
    (event,) = join(claims, group("ab"))
    assert (event.mode, event.status) == ("x", "planned")


def test_events_come_by_date_and_those_without_one_last() -> None:
    claims = [
        claim("a0", "TCD"),
        claim("a1", "NER", when=JUNE_19),
        claim("a2", "MLI", when=JUNE_18),
    ]
    order = [one.claims[0] for one in join(claims, group("a"))]
    assert order == [claims[2].id, claims[1].id, claims[0].id]


def test_a_claim_outside_the_listed_sentences_is_put_together_all_the_same() -> None:
    bare = {name_report("a"): make_report("a"), name_report("b"): make_report("b")}
    claims = [claim("a8", "NER"), claim("a9", "NER"), claim("b0", "NER")]
    (event,) = put_together(claims, group("ab"), bare)
    assert len(event.claims) == 3
