"""Claims as they stand once somebody judged them. The dealings are invented."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.unit.collate.claiming import claim, day

from twosource.model import Claim, ClaimSlot, Correction, Judgement, JudgementKind
from twosource.text.decided import find_in_force
from twosource.text.judged_claims import (
    find_read_act,
    judge_claims,
    list_counted,
    tells_the_same,
)

TOLD = claim("a0", "NER", "TCD", when=day("2033-05-05"))
OTHER = claim("b0", "NER", "TCD")


def judge(
    kind: JudgementKind,
    *,
    on: Claim = TOLD,
    slot: ClaimSlot | None = None,
    value: str | None = None,
    second: int = 0,
) -> Judgement:
    return Judgement(
        id=f"{kind} {slot} {second}", kind=kind, about="claim", first=on.id, slot=slot,
        value=value, made=f"2033-06-01T00:00:{second:02}+00:00",
    )  # fmt: skip


def undo(one: Judgement, *, second: int) -> Judgement:
    made = f"2033-06-01T00:00:{second:02}+00:00"
    return replace(one, id=f"no {one.id}", kind="undone", value=None, made=made, undoes=one.id)


def stand(*judgements: Judgement) -> Claim:
    first, other = judge_claims((TOLD, OTHER), judgements)
    assert other is OTHER
    return first


def test_an_accepted_claim_has_a_mark_and_nothing_else() -> None:
    accepted = stand(judge("accepted"))
    assert accepted == replace(TOLD, judged="accepted")
    assert tells_the_same(TOLD, accepted)
    assert list_counted([accepted, OTHER]) == (accepted, OTHER)


def test_a_rejected_claim_stays_and_does_not_count() -> None:
    rejected = stand(judge("rejected"))
    assert rejected == replace(TOLD, judged="rejected")
    assert not tells_the_same(TOLD, rejected)
    assert list_counted([rejected, OTHER]) == (OTHER,)


def test_the_last_of_accepted_and_rejected_holds() -> None:
    assert stand(judge("accepted"), judge("rejected", second=1)).judged == "rejected"
    assert stand(judge("rejected"), judge("accepted", second=1)).judged == "accepted"


def test_a_corrected_claim_keeps_its_id_and_has_both_values() -> None:
    corrected = stand(
        judge("corrected", slot="status", value="planned"),
        judge("corrected", slot="act", value="COERCE (arrest)", second=1),
        judge("corrected", slot="when", value="2033-06", second=2),
    )
    assert (corrected.id, corrected.status, corrected.act, corrected.mode) == (
        TOLD.id, "planned", "COERCE", "arrest",
    )  # fmt: skip
    assert corrected.when is not None
    assert (corrected.when.start, corrected.when.basis) == ("2033-06-01", "hand")
    assert corrected.corrections == (
        Correction(slot="act", read="AID", now="COERCE (arrest)"),
        Correction(slot="status", read="happened", now="planned"),
        Correction(slot="when", read="2033-05-05", now="2033-06"),
    )
    assert find_read_act(corrected) == "AID"
    assert not tells_the_same(TOLD, corrected)


def test_a_party_that_the_claim_names_elsewhere_keeps_its_words() -> None:
    """Who is turned round reads the words of the other side."""
    turned = stand(
        judge("corrected", slot="actor", value="(TCD)"),
        judge("corrected", slot="recipient", value="(NER); Lune", second=1),
    )
    assert turned.actors == TOLD.recipients
    assert turned.recipients[0] == TOLD.actors[0]
    lune = turned.recipients[1]
    assert (lune.name, lune.rule, lune.span.start) == ("Lune", "by hand", lune.span.end)


def test_a_slot_can_be_emptied() -> None:
    emptied = stand(
        judge("corrected", slot="actor", value=""), judge("corrected", slot="when", value="")
    )
    assert (emptied.actors, emptied.when) == ((), None)
    assert [one.now for one in emptied.corrections] == ["", ""]


def test_of_two_corrections_of_one_slot_the_later_holds() -> None:
    one = judge("corrected", slot="status", value="planned")
    two = judge("corrected", slot="status", value="failed", second=1)
    assert stand(one, two).corrections == (
        Correction(slot="status", read="happened", now="failed"),
    )
    assert stand(one, two, undo(two, second=2)).status == "planned"


def test_a_correction_to_what_was_read_anyway_is_none() -> None:
    assert stand(judge("corrected", slot="status", value="happened")) == TOLD


def test_what_no_program_knows_is_passed_over() -> None:
    assert stand(judge("corrected", slot="status", value="rumoured")) == TOLD
    assert stand(judge("corrected", slot="act", value="HELP")) == TOLD
    assert judge_claims([TOLD], [judge("rejected", on=OTHER)]) == (TOLD,)


SLOTS = st.sampled_from([("status", "planned"), ("status", "failed"), ("actor", "(TCD)")])


@given(st.data())
def test_the_order_in_which_judgements_arrive_does_not_matter(data: st.DataObject) -> None:
    made: list[Judgement] = []
    for second in range(data.draw(st.integers(0, 6))):
        held = find_in_force(made)
        if data.draw(st.booleans()) and held:
            made.append(undo(data.draw(st.sampled_from(held)), second=second))
        elif data.draw(st.booleans()):
            kind: JudgementKind = data.draw(st.sampled_from(["accepted", "rejected"]))
            made.append(judge(kind, second=second))
        else:
            slot, value = data.draw(SLOTS)
            made.append(judge("corrected", slot=slot, value=value, second=second))  # type: ignore[arg-type]
    expected = stand(*made)
    for order in list(permutations(made))[:40]:
        assert stand(*order) == expected


@given(st.data())
def test_taking_everything_back_gives_what_was_read(data: st.DataObject) -> None:
    made: list[Judgement] = []
    for second in range(data.draw(st.integers(1, 5))):
        slot, value = data.draw(SLOTS)
        made.append(judge("corrected", slot=slot, value=value, second=second))  # type: ignore[arg-type]
    made.append(judge(data.draw(st.sampled_from(["accepted", "rejected"])), second=9))
    undone = [undo(one, second=10 + at) for at, one in enumerate(made)]
    assert stand(*made, *undone) == TOLD
