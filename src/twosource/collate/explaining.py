"""Why two tellings are told as one event, in words: what they have in common, and what differs."""

from collections.abc import Iterator, Mapping, Sequence

from twosource.collate.agreement import (
    agree_in_dates,
    agree_in_parties,
    agree_in_sides,
    are_same,
    make_parties,
)
from twosource.collate.counting import say_figure
from twosource.collate.joining import BY_HAND, Join
from twosource.collate.stems import find_shared_words
from twosource.collate.tellings import Said, Telling, is_copy
from twosource.lexicon.states import find_state
from twosource.model import Actor, Claim, Merge, Report, When
from twosource.text.date_phrases import say_when
from twosource.text.folding import fold
from twosource.text.phrasing import join_words

__all__ = ["explain_join"]

_MOST_WORDS = 4


def explain_join(join: Join, reports: Mapping[str, Report]) -> Merge:
    """Return a join with what ties its two tellings, each named by its earliest claim.

    `reports` are by id. What ties them is never nothing: where no slot agrees it is the words.
    """
    first, second = join.first, join.second
    if join.weight == BY_HAND:
        rule, because = "by hand", join.note or "decided by hand"
    elif is_copy(first, second):
        rule, because = "copied", _say_copied(first, second)
    else:
        rule, because = "agreement", _say_agreement(first, second, reports)
    return Merge(
        first=first.claims[0].id,
        second=second.claims[0].id,
        weight=join.weight,
        because=because,
        rule=rule,
    )


def _say_copied(first: Telling, second: Telling) -> str:
    said = "copies of one sentence"
    others = _list_unequal(first, second)
    return f"{said}, which differ in the {join_words(others)}" if others else said


def _list_unequal(first: Telling, second: Telling) -> tuple[str, ...]:
    ours, theirs = first.said, second.said
    slots = {
        "act": first.claims[0].act != second.claims[0].act,
        "actor": ours.actors != theirs.actors,
        "recipient": ours.recipients != theirs.recipients,
        "date": ours.when != theirs.when,
        "mode": ours.mode != theirs.mode,
    }
    return tuple(slot for slot, differs in slots.items() if differs)


def _say_agreement(first: Telling, second: Telling, reports: Mapping[str, Report]) -> str:
    one, other = first.claims[0], second.claims[0]
    common = [*_list_agreements(first.said, second.said, one, other), *_list_things(one, other)]
    said = ", ".join(common or _say_words(one, other, reports))
    others = tuple(_list_differences(first.said, second.said, one, other))
    return f"{said}, though the {join_words(others)} differ" if others else said


def _list_agreements(ours: Said, theirs: Said, one: Claim, other: Claim) -> Iterator[str]:
    sides = ((*one.actors, *one.recipients), (*other.actors, *other.recipients))
    if ours.both_ways or theirs.both_ways:
        yield from _say_shared("party", "parties", *sides)
    else:
        slots = [
            *_say_shared("actor", "actors", one.actors, other.actors),
            *_say_shared("recipient", "recipients", one.recipients, other.recipients),
        ]
        yield from slots or _say_shared("party", "parties", *sides, other_side=True)
    if ours.denied & theirs.denied:
        yield "the same event denied"
    if agree_in_dates(ours.when, theirs.when) and ours.when and theirs.when:
        yield _say_dates(ours.when, theirs.when)
    if ours.mode is not None and ours.mode == theirs.mode:
        yield f"the same mode ({ours.mode})"


def _list_things(one: Claim, other: Claim) -> Iterator[str]:
    told = {(x.value, x.unit) for x in other.amounts}
    same = (say_figure(x) for x in one.amounts if (x.value, x.unit) in told)
    amounts = tuple(dict.fromkeys(same))
    if amounts:
        yield f"the same amount{'s' * (len(amounts) > 1)} ({join_words(amounts)})"
    if one.where and other.where and fold(one.where.name) == fold(other.where.name):
        yield f"the same place ({one.where.name})"
    if one.object and fold(one.object) == fold(other.object):
        yield f"the same object ({one.object})"


def _say_words(one: Claim, other: Claim, reports: Mapping[str, Report]) -> tuple[str, ...]:
    ours, theirs = (reports[x.report].text[x.at.start : x.at.end] for x in (one, other))
    words = find_shared_words(ours, theirs)[:_MOST_WORDS]
    quoted = tuple(f"“{word}”" for word in words)
    return (f"{join_words(quoted)} in both",) if quoted else (f"the same act ({one.act})",)


def _list_differences(ours: Said, theirs: Said, one: Claim, other: Claim) -> Iterator[str]:
    if ours.both_ways or theirs.both_ways:
        sides = ((ours.actors, ours.recipients), (theirs.actors, theirs.recipients))
        if False in agree_in_sides(*sides):
            yield "other parties"
    else:
        yield from _say_other("actors", one.actors, other.actors)
        yield from _say_other("recipients", one.recipients, other.recipients)
    if ours.mode is not None and theirs.mode is not None and ours.mode != theirs.mode:
        yield "modes"
    units = {x.unit for x in one.amounts} & {x.unit for x in other.amounts}
    if units and not {(x.value, x.unit) for x in one.amounts} & {
        (x.value, x.unit) for x in other.amounts
    }:
        yield "amounts"


def _say_other(slot: str, ours: Sequence[Actor], theirs: Sequence[Actor]) -> Iterator[str]:
    if agree_in_parties(make_parties(ours), make_parties(theirs)) is False:
        yield f"other {slot}" if _list_shared(ours, theirs) else slot


def _say_shared(
    single: str,
    several: str,
    ours: Sequence[Actor],
    theirs: Sequence[Actor],
    *,
    other_side: bool = False,
) -> Iterator[str]:
    names = _list_shared(ours, theirs)
    if names:
        side = " on another side" if other_side else ""
        yield f"the same {several if len(names) > 1 else single}{side} ({join_words(names)})"


def _list_shared(ours: Sequence[Actor], theirs: Sequence[Actor]) -> tuple[str, ...]:
    known = make_parties(theirs)
    shared = (
        _name(one)
        for one in ours
        if any(are_same(party, other) for party in make_parties((one,)) for other in known)
    )
    return tuple(dict.fromkeys(shared))


def _name(actor: Actor) -> str:
    state = find_state(actor.state) if actor.state else None
    return state.name if state is not None else actor.state or actor.name or actor.title


def _say_dates(ours: When, theirs: When) -> str:
    if (ours.start, ours.end) == (theirs.start, theirs.end):
        return f"{say_when(ours)} in both"
    return f"dates that meet ({say_when(ours)}; {say_when(theirs)})"
