"""Claims as they stand once what people decided about them holds."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import get_args

from msgspec.structs import replace

from twosource.model import Actor, Claim, Correction, Judgement, Span, Status
from twosource.text.decided import find_in_force
from twosource.text.slots import (
    read_act,
    read_party,
    read_when,
    split_parties,
    write_party,
    write_slot,
)

__all__ = ["find_read_act", "judge_claims", "list_counted", "tells_the_same"]

_STATUSES = frozenset(get_args(Status))


def judge_claims(claims: Sequence[Claim], judgements: Iterable[Judgement]) -> tuple[Claim, ...]:
    """Return the claims, which are as they were read, with what was decided about each.

    A claim keeps its id and its place. A judgement on a claim that is not there is passed over, and
    a correction to what was read anyway is none.
    """
    held: defaultdict[str, list[Judgement]] = defaultdict(list)
    for one in find_in_force(judgements):
        if one.about == "claim":
            held[one.first].append(one)
    if not held:
        return tuple(claims)
    return tuple(_judge(one, held[one.id]) if one.id in held else one for one in claims)


def list_counted(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Return the claims that count: those that nobody rejected."""
    return tuple(one for one in claims if one.judged != "rejected")


def find_read_act(claim: Claim) -> str:
    """Return the act of a claim as it was read, by which its id was made."""
    written = next((one.read for one in claim.corrections if one.slot == "act"), "")
    found = read_act(written)
    return claim.act if found is None else found[0]


def tells_the_same(one: Claim, other: Claim) -> bool:
    """Tell whether a claim counts and says the same before a judgement and after it."""
    rejected = [x.judged == "rejected" for x in (one, other)]
    return rejected[0] == rejected[1] and replace(one, judged=other.judged) == other


def _judge(claim: Claim, judgements: Iterable[Judgement]) -> Claim:
    judged = claim
    for one in judgements:
        if one.kind in ("accepted", "rejected"):
            judged = replace(judged, judged=one.kind)
        elif one.kind == "corrected":
            judged = _correct(judged, claim, one)
    return replace(judged, corrections=tuple(sorted(judged.corrections, key=lambda x: x.slot)))


def _correct(claim: Claim, read: Claim, judgement: Judgement) -> Claim:
    """Set one slot right; `read` is the claim as it was read, for the parties that it names."""
    slot, value = judgement.slot, judgement.value
    if slot is None or value is None:
        return claim
    match slot:
        case "act":
            found = read_act(value)
            after = claim if found is None else replace(claim, act=found[0], mode=found[1])
        case "status":
            after = replace(claim, status=value) if value in _STATUSES else claim
        case "actor":
            after = replace(claim, actors=_find_parties(read, value))
        case "recipient":
            after = replace(claim, recipients=_find_parties(read, value))
        case "when":
            after = replace(claim, when=read_when(value))
    now, before = write_slot(after, slot), write_slot(read, slot)
    if now == before:
        return claim
    correction = Correction(slot=slot, read=before, now=now)
    return replace(after, corrections=(*claim.corrections, correction))


def _find_parties(claim: Claim, written: str) -> tuple[Actor, ...]:
    """Return the parties as the claim names them elsewhere, or else as ones with no words of it."""
    known = {write_party(one): one for one in (*claim.roots, *claim.recipients, *claim.actors)}
    nowhere = Span(claim.report, claim.cue.start, claim.cue.start)
    return tuple(known.get(one) or read_party(one, nowhere) for one in split_parties(written))
