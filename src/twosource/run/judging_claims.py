"""What a person decides about one claim: that it is right or not, or what it should say."""

from collections.abc import Sequence

from twosource.collate import list_copies
from twosource.errors import UsageError
from twosource.model import Claim, Judgement, Record
from twosource.run.appending import Subject, make_judgements, take_back
from twosource.run.corrections import read_correction
from twosource.run.decision import ClaimDecision
from twosource.run.judging import find_undone
from twosource.text.decided import find_in_force
from twosource.text.slots import write_slot

__all__ = ["decide_claim"]

_LEFT = "take that back with --undo first"


def decide_claim(record: Record, claim: Claim, asked: ClaimDecision) -> tuple[Judgement, ...]:
    """Return the judgements that a decision about a claim comes to.

    The copies that say the same in the same words go with it: one judgement for each claim. Raises
    NotFoundError and UsageError where it names what is not there, or what cannot be.
    """
    if asked.undo is not None:
        return _undo(record, claim, asked, asked.undo)
    copies = list_copies(
        claim, record.claims, record.grouping, {one.id: one for one in record.reports}
    )
    if asked.verdict is not None:
        return _mark(record, claim, asked, copies)
    if claim.judged == "rejected":
        raise UsageError(f"claim {claim.id} is rejected; {_LEFT}")
    return _correct(record, claim, asked, copies)


def _mark(
    record: Record, claim: Claim, asked: ClaimDecision, copies: Sequence[Claim]
) -> tuple[Judgement, ...]:
    if asked.verdict is None or claim.judged == asked.verdict:
        raise UsageError(f"claim {claim.id} is {claim.judged} already")
    others = [one for one in copies if one.judged != asked.verdict]
    subjects = [Subject(about="claim", first=one.id) for one in others]
    return make_judgements(record.judgements, asked, asked.verdict, subjects)


def _correct(
    record: Record, claim: Claim, asked: ClaimDecision, copies: Sequence[Claim]
) -> tuple[Judgement, ...]:
    subjects: dict[str, list[Subject]] = {}
    for given in asked.correct:
        slot, value = read_correction(given, claim)
        if slot in subjects:
            raise UsageError(f"{slot} is given twice")
        if value == write_slot(claim, slot):
            raise UsageError(f"the {slot} of claim {claim.id} is {value or 'empty'} already")
        if any(one.slot == slot and one.read == value for one in claim.corrections):
            raise UsageError(f"{value or 'that'} is what was read in the first place; {_LEFT}")
        subjects[slot] = [
            Subject(about="claim", first=one.id, slot=slot, value=value) for one in copies
        ]
    every = [one for some in subjects.values() for one in some]
    return make_judgements(record.judgements, asked, "corrected", every)


def _undo(record: Record, claim: Claim, asked: ClaimDecision, wanted: str) -> tuple[Judgement, ...]:
    """Take back a judgement, and those on the copies that were made with it."""
    held = [one for one in find_in_force(record.judgements) if one.about == "claim"]
    own = [one for one in held if one.first == claim.id]
    undone = find_undone(own, wanted, noun=f"claim {claim.id}")
    alike = {(one.kind, one.slot, one.value, one.made) for one in undone}
    with_it = [one for one in held if (one.kind, one.slot, one.value, one.made) in alike]
    return take_back(record.judgements, asked, with_it)
