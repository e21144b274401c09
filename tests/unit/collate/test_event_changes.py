"""What a run changed of events. The dealings told here are invented."""

from collections.abc import Sequence

import pytest
from msgspec.structs import replace
from tests.unit.collate.backing import tell
from tests.unit.collate.claiming import claim, name_report
from tests.unit.collate.event_turns import make_event, make_record, tell_turn

from twosource.model import Claim, Difference, Dispute, EventChange, Independent, Record, Tally

A, B, C = tell("a0 KCNA"), tell("b0 KCNA"), tell("c0 chiefs")


def put(*claims: Claim, lineages: str) -> Record:
    """A record in which all these claims are one event."""
    return make_record(claims, lineages, events=[make_event(*claims)])


def kinds(changes: Sequence[EventChange]) -> list[str]:
    return [one.kind for one in changes]


def tally(documents: int, lineages: int, low: int, high: int) -> Tally:
    voices = Independent(low=low, high=high)
    return Tally(documents=documents, lineages=lineages, independent=voices)


def test_copies_of_what_was_told_add_documents_and_no_voice() -> None:
    (change,) = tell_turn(put(A, lineages="a"), put(A, B, lineages="ab"))
    assert change.kind == "copies-added"
    assert (change.before, change.after) == (tally(1, 1, 1, 1), tally(2, 1, 1, 1))
    assert change.brought_by == (name_report("b"),)
    assert change.sentence == (
        "2 documents instead of 1, but no more independent voices than before (1–1): "
        "b.txt copies what was told."
    )


def test_another_lineage_that_has_it_from_the_same_root_adds_no_voice_either() -> None:
    (change,) = tell_turn(put(A, lineages="a"), put(A, B, lineages="a b"))
    assert change.kind == "copies-added"
    assert change.sentence.endswith(
        "b.txt goes back to whom it was known from, KCNA (North Korea)."
    )


def test_a_further_root_in_a_lineage_of_its_own_is_a_voice_more() -> None:
    (change,) = tell_turn(put(A, B, lineages="ab"), put(A, B, C, lineages="ab c"))
    assert change.kind == "voices-changed"
    assert change.sentence == (
        "Independent voices: 1–1 before, 2–2 now: Joint Chiefs of Staff (South Korea), in c.txt."
    )


def test_a_root_that_is_not_named_may_be_a_voice_more() -> None:
    late = tell("c0 officials")
    (change,) = tell_turn(put(A, lineages="a"), put(A, late, lineages="a c"))
    assert change.after.independent == Independent(low=1, high=2)
    assert "1–1 before, 1–2 now: somebody who is not named" in change.sentence


def test_two_lineages_that_turn_out_to_be_one_are_a_voice_less() -> None:
    mine, theirs, late = tell("a0 KCNA"), tell("b0 chiefs"), tell("c0 KCNA")
    before = put(mine, theirs, lineages="a b")
    (change,) = tell_turn(before, put(mine, theirs, late, lineages="abc"))
    assert change.sentence == (
        "Independent voices: 2–2 before, 1–1 now since c.txt was read: what was 2 lineages is 1."
    )


def test_only_reports_that_bear_it_out_are_told_to_copy_it() -> None:
    speech = claim("c2", "TCD", act="DENIAL", cue=3)
    content = replace(tell("c2"), status="denied", content_of=speech.id)
    before = make_record([A], "a", events=[make_event(A)])
    after = make_record([A, B, speech, content], "ab c", events=[make_event(A, B, content)])
    assert tell_turn(before, after)[0].brought_by == (name_report("b"),)


def test_what_stands_there_as_before_is_not_told() -> None:
    record = put(A, B, lineages="ab")
    assert tell_turn(record, record) == ()


def test_where_nothing_was_told_before_nothing_changed() -> None:
    assert tell_turn(make_record([], "a"), put(A, lineages="a")) == ()


def test_an_event_that_is_new_in_a_story_is_told_last() -> None:
    other = claim("b1", "MLI", "NER")
    after = make_record([A, B, other], "a b", events=[make_event(A, B), make_event(other)])
    told = tell_turn(put(A, lineages="a"), after)
    assert kinds(told) == ["copies-added", "event-found"]
    assert (told[1].before, told[1].sentence) == (None, "Told for the first time, in b.txt.")


def test_an_event_of_a_story_that_is_new_itself_is_not_told() -> None:
    other = claim("b1", "MLI", "NER")
    events = [make_event(A), make_event(other, story="another")]
    assert tell_turn(put(A, lineages="a"), make_record([A, other], "a b", events=events)) == ()


def test_who_denies_it_now_is_named() -> None:
    denial = claim("b2", "TCD", act="DENIAL", denies=[A])
    after = make_record([A, denial], "a b", events=[make_event(A)])
    (change,) = tell_turn(put(A, lineages="a"), after)
    assert (change.kind, change.brought_by) == ("denial-found", (name_report("b"),))
    assert change.sentence == "Denied now by Chad, in b.txt."
    (gone,) = tell_turn(after, put(A, lineages="a b"))
    assert gone.kind == "denial-gone"
    assert gone.sentence == "No longer denied by Chad since other reports were read."


def make_dispute(because: str, *claims: Claim) -> Dispute:
    return Dispute(
        id=because,
        story="story",
        kind="contradiction",
        slot="amount",
        first=(claims[0].id,),
        second=tuple(one.id for one in claims[1:]),
        because=because,
        rule="",
    )


def test_a_contradiction_is_told_with_its_slot_when_it_comes_and_when_it_goes() -> None:
    told = make_record(
        [A, C], "a c", events=[make_event(A, C)], disputes=[make_dispute("6 beside 20", A, C)]
    )
    found = tell_turn(put(A, lineages="a"), told)
    assert kinds(found) == ["voices-changed", "contradiction-found"]
    assert found[1].sentence == "A new contradiction (amount): 6 beside 20, in c.txt."
    (gone,) = tell_turn(told, put(A, C, lineages="a c"))
    assert gone.sentence == (
        "A contradiction is gone (amount: 6 beside 20) since other reports were read."
    )


def test_a_contradiction_that_a_further_claim_joins_is_not_told_again() -> None:
    def contradict(*claims: Claim) -> Record:
        events = [make_event(*claims)]
        disputes = [make_dispute("6 beside 20", *claims)]
        return make_record(claims, "a bc", events=events, disputes=disputes)

    assert kinds(tell_turn(contradict(A, C), contradict(A, C, B))) == ["copies-added"]


@pytest.mark.parametrize(
    ("broken", "where"), [("second", " in b.txt."), ("cannot-tell", ", in b.txt.")]
)
def test_a_corruption_names_the_report_that_is_damaged(broken: str, where: str) -> None:
    difference = Difference(
        id="d",
        first=name_report("a"),
        second=name_report("b"),
        slot="number",
        kind="corruption",
        at_first=None,
        at_second=None,
        broken=broken,  # type: ignore[arg-type]
        because="",
        rule="",
        claims=(A.id, B.id),
    )
    after = make_record([A, B], "ab", events=[make_event(A, B)], differences=[difference])
    told = tell_turn(put(A, lineages="a"), after)
    assert kinds(told) == ["copies-added", "corruption-found"]
    assert told[1].sentence == f"A corruption was found (number){where}"


def test_what_was_planned_and_happened_is_told_otherwise() -> None:
    planned, came = (replace(one, status=x) for one, x in ((A, "planned"), (B, "happened")))
    before = make_record([planned], "a", events=[make_event(planned)])
    event = make_event(planned, came)
    also = make_record([planned, came], "ab", events=[event])
    assert tell_turn(before, also)[1].sentence == "Told as happened too since b.txt was read."
    now = make_record([planned, came], "ab", events=[replace(event, status="happened")])
    told = tell_turn(before, now)
    assert kinds(told) == ["copies-added", "status-changed"]
    assert told[1].sentence == "Told as happened now, before as planned since b.txt was read."


def test_events_that_became_one_keep_the_figures_of_the_larger() -> None:
    apart = make_record([A, B, C], "ab c", events=[make_event(A, B), make_event(C)])
    told = tell_turn(apart, put(C, A, B, lineages="ab c"))
    assert kinds(told) == ["voices-changed", "events-joined"]
    assert told[0].before == tally(1, 1, 1, 1)  # whose id lives on
    assert told[1].sentence == "Two events are told as one since other reports were read."


def test_an_event_that_was_parted_is_told_on_both_sides() -> None:
    apart = make_record([A, B, C], "ab c", events=[make_event(A, B), make_event(C)])
    told = tell_turn(put(A, B, C, lineages="ab c"), apart)
    assert kinds(told) == ["voices-changed", "event-parted", "event-parted"]
    says = {one.event: one.sentence for one in told[1:]}
    assert says[make_event(A).id].startswith("1 claim of it is told with another event")
    assert says[make_event(C).id].startswith("Told apart from the event that it was told with")


def test_the_most_documents_come_first_among_changes_of_one_kind() -> None:
    small, other = claim("a1", "MLI", "NER"), claim("b1", "MLI", "NER")
    before = make_record([A, C, small], "a c", events=[make_event(A, C), make_event(small)])
    after = make_record(
        [A, B, C, small, other], "ab c", events=[make_event(A, B, C), make_event(small, other)]
    )
    assert [one.after.documents for one in tell_turn(before, after)] == [3, 2]
