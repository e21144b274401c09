"""Which claims are put together, and which stand apart: what is barred, and what is likely.

All is invented. What is likely is shown on reports of full sentences.
"""

import pytest
from tests.unit.collate import writing
from tests.unit.collate.claiming import claim, day, group, join, make_report, name_report, share
from tests.unit.collate.writing import tell, write

from twosource.collate import put_together
from twosource.model import Act, Claim, Grouping, When
from twosource.text.hashing import hash_event

ALONE, TOGETHER = [[0], [1]], [[0, 1]]
JUNE_18, JUNE_19 = day("2031-06-18"), day("2031-06-19")


# --- what is likely ------------------------------------------------------------------------------

RELIEF = write(
    "a",
    "Niger sent forty tents to Chad on Wednesday, its relief office said.",
    "The rains have cut the road to Fada.",
    "Niger also lent two tugs to Mali for the dredging of the port.",
    "The forty tents that Niger sent to Chad were unloaded at Fada before dawn.",
)
PORT = write(
    "b",
    "The harbour office in Mali said two tugs on loan from Niger had begun to dredge the port.",
    "Tents went from Niger to Chad as well.",
)
TENTS = tell(RELIEF, "0 sent", "NER", "TCD", when=JUNE_18, amount="40 tent")
TUGS = tell(RELIEF, "2 lent", "NER", "MLI", amount="2 tug")
TENTS_LATER = tell(RELIEF, "3 sent", "NER", "TCD", amount="40 tent")
TUGS_THERE = tell(PORT, "0 loan", "NER", "MLI", amount="2 tug")
TENTS_THERE = tell(PORT, "1 went", "NER", "TCD")


def test_what_is_told_in_other_words_is_found_and_what_else_one_side_did_is_not() -> None:
    claims = [TENTS, TUGS, TENTS_LATER, TUGS_THERE, TENTS_THERE]
    assert writing.share([RELIEF, PORT], claims) == [[0, 2, 4], [1, 3]]


def test_one_report_tells_of_one_happening_twice() -> None:
    assert writing.share([RELIEF], [TENTS, TENTS_LATER]) == TOGETHER
    assert writing.share([RELIEF], [TENTS, TUGS]) == ALONE


@pytest.mark.parametrize("mode", ["visit", None])
def test_a_mode_that_one_side_leaves_out_parts_nothing(mode: str | None) -> None:
    reports = [
        write("a", "The president of Niger flew to Chad on Wednesday for talks on cattle."),
        write("b", "On Wednesday the president of Niger flew to Chad to talk of stolen cattle."),
    ]
    claims = [
        tell(reports[0], "0 flew", "NER", "TCD", act="CONSULT", mode="visit", when=JUNE_18),
        tell(reports[1], "0 flew", "NER", "TCD", act="CONSULT", mode=mode, when=JUNE_18),
    ]
    assert writing.share(reports, claims) == TOGETHER


def test_a_list_that_goes_on_is_of_one_happening() -> None:
    """One report has both who got the tents, the other one of them."""
    reports = [
        write("a", "Niger sent forty tents and a kitchen to Chad and Mali on Wednesday."),
        write("b", "Forty tents that Niger sent reached Chad on Wednesday, a clerk said."),
    ]
    claims = [
        tell(reports[0], "0 sent", "NER", "TCD, MLI", when=JUNE_18, amount="40 tent"),
        tell(reports[1], "0 sent", "NER", "TCD", when=JUNE_18, amount="40 tent"),
    ]
    assert writing.share(reports, claims) == TOGETHER


# --- acts ----------------------------------------------------------------------------------------


def test_claims_of_one_act_between_the_same_parties_are_one_event() -> None:
    claims = [claim("a0", "NER", "TCD"), claim("b0", "NER", "TCD")]
    assert share(claims, group("ab")) == TOGETHER


def test_claims_of_two_acts_are_two_events() -> None:
    claims = [claim("a0", "NER", "TCD"), claim("b0", "NER", "TCD", act="AGREE")]
    assert share(claims, group("ab")) == ALONE


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
        ("NER", "the envoy"),
    ],
)
def test_parties_that_have_nobody_in_common_part(ours: str, theirs: str) -> None:
    assert share([claim("a0", ours), claim("b0", theirs)], group("ab")) == ALONE


@pytest.mark.parametrize("silent", ["", "they"])
def test_one_side_may_be_silent(silent: str) -> None:
    claims = [claim("a0", "NER", "TCD"), claim("b0", "NER", silent)]
    assert share(claims, group("ab")) == TOGETHER


def test_silence_alone_ties_nothing() -> None:
    claims = [claim("a0", "NER", "TCD", when=JUNE_18), claim("b0", when=JUNE_18)]
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


def test_a_copy_of_a_sentence_with_two_claims_has_each_with_its_own() -> None:
    claims = [
        claim("a0", "NER", "TCD"),
        claim("a0", "NER", "TCD", cue=4),
        claim("b1", "NER", "TCD"),
        claim("b1", "NER", "TCD", cue=4),
    ]
    assert share(claims, group("ab", "a0 b1", lineages="ab")) == [[0, 2], [1, 3]]


@pytest.mark.parametrize(
    "garbled",
    [
        pytest.param(claim("b0", "TCD", "MLI", when=JUNE_18), id="actor"),
        pytest.param(claim("b0", "NER", "TCD", when=JUNE_18), id="recipient"),
        pytest.param(claim("b0", "NER", "MLI", when=JUNE_19), id="day"),
        pytest.param(claim("b0", "NER", "MLI", when=day("2031-07-19")), id="month"),
    ],
)
def test_a_garbled_copy_stays_with_its_source(garbled: Claim) -> None:
    claims = [claim("a0", "NER", "MLI", when=JUNE_18), garbled]
    assert share(claims, group("ab", "a0 b0", lineages="ab")) == TOGETHER


@pytest.mark.parametrize(
    ("cue", "act"), [("0 pledged", "AGREE"), ("0 pledged", "AID")], ids=["act", "act alike"]
)
def test_a_copy_that_tells_another_act_stays_with_its_source_and_others_do_not(
    cue: str, act: Act
) -> None:
    words = "Niger pledged Chad forty tents for the camp at Fada, its relief office said."
    reports = [write("a", words), write("b", words)]
    claims = [
        tell(reports[0], "0 pledged", "NER", "TCD", when=JUNE_18),
        tell(reports[1], cue, "NER", "TCD", when=JUNE_18, act=act),
    ]
    copies = group("ab", "a0 b0", lineages="ab")
    assert writing.share(reports, claims, copies) == TOGETHER
    assert writing.share(reports, claims) == (TOGETHER if act == "AID" else ALONE)


@pytest.mark.parametrize("when", [JUNE_19, day("2031-07-19")])
def test_days_that_differ_part_what_is_no_copy(when: When) -> None:
    claims = [claim("a0", "NER", "MLI", when=JUNE_18), claim("b0", "NER", "MLI", when=when)]
    assert share(claims, group("ab", lineages="ab")) == ALONE


def test_a_copy_of_another_year_is_another_happening() -> None:
    claims = [
        claim("a0", "NER", "MLI", when=JUNE_18),
        claim("b0", "NER", "MLI", when=day("2032-06-18")),
    ]
    assert share(claims, group("ab", "a0 b0", lineages="ab")) == ALONE


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


@pytest.mark.parametrize("other", [claim("b2", "NER", when=JUNE_19), claim("b2", "TCD")])
def test_the_halves_of_a_sentence_that_was_split_are_no_copies_of_one_another(
    other: Claim,
) -> None:
    claims = [claim("b1", "NER", when=JUNE_18), other]
    assert share(claims, group("ab", "a0 b1 b2", lineages="ab")) == ALONE


# --- chains --------------------------------------------------------------------------------------


def test_a_chain_does_not_join_what_contradicts_in_date() -> None:
    """The month agrees with both days, and goes with one of them."""
    claims = [
        claim("a0", "NER", when=JUNE_18),
        claim("b0", "NER", when=day("2031-06-01", "2031-06-30")),
        claim("c0", "NER", when=JUNE_19),
    ]
    shared = share(claims, group("abc"))
    assert sorted(map(len, shared)) == [1, 2]
    assert [0, 2] not in shared


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


SENT = write(
    "a",
    "Niger sent forty tents to Chad on Wednesday, its relief office said.",
    "The office denied that the tents were meant for soldiers.",
    "It denied that it had ever lent Mali a tug.",
)
DENIED = write("b", "Niger's relief office denied that the tents were meant for soldiers in Chad.")
TOLD = tell(SENT, "0 sent", "NER", "TCD", when=JUNE_18)
LENT = tell(SENT, "2 lent", "NER", "MLI", status="denied")


def test_denials_of_one_event_are_one_and_of_two_events_are_two() -> None:
    """What the second report denies is found by its words."""
    claims = [
        TOLD,
        LENT,
        tell(SENT, "1 denied", "NER", act="DENIAL", denies=[TOLD]),
        tell(SENT, "2 denied", "NER", act="DENIAL", denies=[LENT]),
        tell(DENIED, "0 denied", "NER", act="DENIAL"),
    ]
    assert writing.share([SENT, DENIED], claims) == [[0], [1], [2, 4], [3]]


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
        claim("a0", "NER", "TCD", mode="x", status="planned", when=JUNE_18),
        claim("b0", "NER", "TCD", status="alleged", when=JUNE_18),
        claim("c0", "NER", "TCD", mode="y", status="alleged", when=JUNE_18),
        claim("d0", "NER", "TCD", mode="y", when=JUNE_18),
    ]
    (event,) = join(claims, group("abcd", "a0 b0", "b0 c0", "c0 d0", lineages="abcd"))
    assert (event.act, event.mode, event.status) == ("AID", "y", "alleged")


def test_of_equally_many_values_the_earliest_stands() -> None:
    words = "Niger is sending forty tents to Chad by road, its relief office said."
    reports = [write("a", words), write("b", words)]
    span = day("2031-06-17", "2031-06-19")
    claims = [
        tell(reports[0], "0 sending", "NER", "TCD", mode="y", when=JUNE_18),
        tell(reports[1], "0 sending", "NER", "TCD", mode="x", status="planned", when=span),
    ]
    (event,) = writing.join(reports, claims, group("ab", "a0 b0", lineages="ab"))
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
    events = put_together(claims, group("ab"), bare)
    assert sorted(x for one in events for x in one.claims) == sorted(one.id for one in claims)
