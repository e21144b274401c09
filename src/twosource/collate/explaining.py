"""Why two tellings are told as one event, in words."""

from collections.abc import Iterable, Sequence

from twosource.collate.agreement import (
    agree_in_dates,
    agree_in_parties,
    are_same,
    make_parties,
)
from twosource.collate.joining import Join
from twosource.collate.tellings import BY_HAND, Said, Telling, is_copy
from twosource.lexicon.states import find_state
from twosource.model import Actor, Merge, When
from twosource.text.date_phrases import say_when
from twosource.text.phrasing import join_words

__all__ = ["explain_join"]


def explain_join(join: Join) -> Merge:
    """Return a join with what ties its two tellings, each named by its earliest claim."""
    first, second = join.first, join.second
    if join.weight == BY_HAND:
        rule, because = "by hand", join.note or "decided by hand"
    elif is_copy(first, second):
        rule, because = "copied", _say_copied(first, second)
    else:
        rule, because = "agreement", ", ".join(_list_agreements(first, second))
    return Merge(
        first=first.claims[0].id,
        second=second.claims[0].id,
        weight=join.weight,
        because=because,
        rule=rule,
    )


def _say_copied(first: Telling, second: Telling) -> str:
    said = "copies of one sentence"
    others = _list_differences(first.said, second.said)
    return f"{said}, which differ in the {join_words(others)}" if others else said


def _list_differences(ours: Said, theirs: Said) -> tuple[str, ...]:
    slots = {
        "actor": ours.actors != theirs.actors,
        "recipient": ours.recipients != theirs.recipients,
        "date": ours.when != theirs.when,
        "mode": ours.mode != theirs.mode,
    }
    return tuple(slot for slot, differs in slots.items() if differs)


def _list_agreements(first: Telling, second: Telling) -> Iterable[str]:
    ours, theirs = first.said, second.said
    one, other = first.claims[0], second.claims[0]
    if ours.both_ways or theirs.both_ways:
        sides = [(*claim.actors, *claim.recipients) for claim in (one, other)]
        yield from _say_shared("party", "parties", *sides)
    else:
        if agree_in_parties(ours.actors, theirs.actors):
            yield from _say_shared("actor", "actors", one.actors, other.actors)
        if agree_in_parties(ours.recipients, theirs.recipients):
            yield from _say_shared("recipient", "recipients", one.recipients, other.recipients)
    if ours.denied & theirs.denied:
        yield "the same event denied"
    if agree_in_dates(ours.when, theirs.when) and ours.when and theirs.when:
        yield _say_dates(ours.when, theirs.when)
    if ours.mode is not None and ours.mode == theirs.mode:
        yield f"the same mode ({ours.mode})"


def _say_shared(
    single: str, several: str, ours: Sequence[Actor], theirs: Sequence[Actor]
) -> Iterable[str]:
    known = make_parties(theirs)
    shared = (
        _name(one)
        for one in ours
        if any(are_same(party, other) for party in make_parties((one,)) for other in known)
    )
    names = tuple(dict.fromkeys(shared))
    if names:
        yield f"the same {several if len(names) > 1 else single} ({join_words(names)})"


def _name(actor: Actor) -> str:
    state = find_state(actor.state) if actor.state else None
    return state.name if state is not None else actor.state or actor.name or actor.title


def _say_dates(ours: When, theirs: When) -> str:
    if (ours.start, ours.end) == (theirs.start, theirs.end):
        return f"{say_when(ours)} in both"
    return f"dates that meet ({say_when(ours)}; {say_when(theirs)})"
