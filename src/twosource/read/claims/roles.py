"""Chooses who did an act and to whom it was done: every party near it is weighed.

`role_signs` tells what a party is to an act, `role_layers` how likely it has each role. Here the
two sides are chosen together: nobody is both.
"""

from collections.abc import Iterator, Sequence
from math import log

import numpy as np
from msgspec import Struct
from msgspec.structs import replace
from numpy.typing import NDArray

from twosource.lexicon.sectors import is_society
from twosource.model.actor import ActorMention, Sector
from twosource.read.claims.cues import Cue
from twosource.read.claims.role_joins import (
    call,
    list_join_signs,
    load_joins,
    may_join,
    weigh_join,
)
from twosource.read.claims.role_layers import Layers, share_out
from twosource.read.claims.role_rows import list_rows
from twosource.read.claims.role_signs import ROLES, Candidate, is_named_here
from twosource.read.claims.second_look import Seen
from twosource.read.claims.voices import Voice
from twosource.text.presumed import PRESUMED

__all__ = ["Chosen", "Sides", "choose_roles", "choose_sides", "weigh_chance"]

# That nobody suffers an act counts for less than the layers give it: they were fitted where the
# network is surer than elsewhere. Of the few that were tried these four make most claims of the
# passages held out right in both sides.
_NOBODY = 0.5
# Whom no word of the sentence stands for is told from here on. In whole reports such a party is
# right as often as its chance says: below this 37 of 100.
_LEAST_UNNAMED = 0.6
# A party is of a side beside the first where that is likelier than not.
_LIKELY = 0.5
_NEVER = 1e-9

Shares = NDArray[np.float64]
Places = tuple[tuple[int, ...], tuple[int, ...]]
# What may stand for several at once.
_STANDING = ("role", "pronoun")


class Chosen(Struct, frozen=True):
    """Who was chosen of each side, how likely each side is, and the likeliest that was left.

    `named` tells of each side whether a word of the sentence stands for the first of it.
    """

    actors: tuple[Voice, ...] = ()
    recipients: tuple[Voice, ...] = ()
    chances: tuple[float, float] = (_NEVER, _NEVER)
    left: float = _NEVER
    named: tuple[bool, bool] = (True, True)

    def mark_presumed(self) -> tuple[tuple[Voice, ...], tuple[Voice, ...]]:
        """Return both sides; whom the sentence does not name and who is hardly likely is marked.

        "France condemned the shelling": of whom that was, the sentence says nothing. One side is
        never marked.
        """
        actors, recipients = (
            is_named or chance >= _LEAST_UNNAMED
            for is_named, chance in zip(self.named, self.chances, strict=True)
        )
        recipients = recipients or not self.actors
        actors = actors or not recipients or not self.recipients
        return (
            self.actors if actors else _mark(self.actors),
            self.recipients if recipients else _mark(self.recipients),
        )


class Sides(Struct, frozen=True):
    """The places of the candidates of each side; `own` is the side that is the other one's own.

    `first` are the likeliest rows of both sides together.
    """

    first: tuple[int, int]
    actors: tuple[int, ...]
    recipients: tuple[int, ...]
    own: str = ""


def choose_roles(
    cue: Cue,
    lemma: str,
    candidates: Sequence[Candidate],
    layers: Layers,
    seen: Seen | None = None,
) -> Chosen:
    """Return the actors and the recipients; `lemma` is that of the word which names the act.

    `seen` is what the second look says of it.
    """
    if not candidates:
        return Chosen()
    shares = share_out(list_rows(cue, lemma, candidates), layers)
    if seen is not None:
        shares = _mix(shares, seen.parties[:, : len(ROLES)])
    sides = choose_sides(candidates, shares)
    actors = tuple(call(candidates[one], "actor") for one in sides.actors)
    recipients = tuple(call(candidates[one], "recipient") for one in sides.recipients)
    if sides.own == "actor":
        actors = _find_own(candidates, sides.recipients, "actor")
    if sides.own == "recipient":
        recipients = _find_own(candidates, sides.actors, "recipient")
    chosen = {sides.first[0], sides.first[1], *sides.actors, *sides.recipients}
    left = (float(max(x)) for place, x in enumerate(shares) if place not in chosen)
    first, second = (float(shares[row, side]) for side, row in enumerate(sides.first))
    by_actor, by_recipient = (
        row >= len(candidates) or is_named_here(candidates[row]) for row in sides.first
    )
    return Chosen(
        actors,
        recipients,
        (first, second),
        max(left, default=_NEVER),
        (by_actor, by_recipient),
    )


def _mix(shares: Shares, looked: NDArray[np.float32]) -> Shares:
    """Return the chances of rows by the layers and the second look, each as good as the other."""
    odds = (np.log(np.maximum(shares, _NEVER)) + looked) / 2
    raised: Shares = np.exp(odds - odds.max(axis=0))
    raised /= raised.sum(axis=0)
    return raised


def choose_sides(candidates: Sequence[Candidate], shares: Shares) -> Sides:
    """Return who has each role by the chances of the rows: candidates, nobody, one's own."""
    nobody = len(candidates)
    first = max(
        _pair_rows(candidates),
        key=lambda pair: (
            shares[pair[0], 0] * shares[pair[1], 1] * (_NOBODY if pair[1] == nobody else 1)
        ),
    )
    actors, recipients = _add_others(candidates, shares, first)
    own = next((role for role, row in zip(ROLES, first, strict=True) if row > len(candidates)), "")
    return Sides(first, actors, recipients, own)


def _pair_rows(candidates: Sequence[Candidate]) -> Iterator[tuple[int, int]]:
    """Yield the rows that can be actor and recipient together.

    Nobody is both, nor do two of one list, or of one word, stand on two sides, and only a party
    that has a state has others of its own.
    """
    nobody = len(candidates)
    own = nobody + 1
    stately = [place for place, one in enumerate(candidates) if one.voice[1].state]
    yield nobody, nobody
    for one in range(nobody):
        yield one, nobody
        yield nobody, one
        yield from (
            (one, other)
            for other in range(nobody)
            if other != one and not _are_together(candidates[one], candidates[other])
        )
    for one in stately:
        yield one, own
        yield own, one


def _add_others(candidates: Sequence[Candidate], shares: Shares, first: tuple[int, int]) -> Places:
    """Return the places of each side: the first, and whoever is likely to have the role too."""
    sides = tuple([row] if row < len(candidates) else [] for row in first)
    weights = load_joins()
    for one in range(len(candidates)):
        chances = [
            weigh_join(list_join_signs(candidates, shares, side[0], one, number), weights)
            if side and may_join(candidates, shares, side[0], one, number)
            else 0.0
            for number, side in enumerate(sides)
        ]
        best = chances.index(max(chances))
        if one not in first and chances[best] > _LIKELY:
            sides[best].append(one)
        elif one not in first and _does_too(candidates, sides[0], one):
            sides[0].append(one)
    for side, other in (sides, sides[::-1]):
        side.extend(_complete(candidates, side, other))
    return tuple(sorted(sides[0])), tuple(sorted(sides[1]))


def _complete(
    candidates: Sequence[Candidate], side: Sequence[int], other: Sequence[int]
) -> list[int]:
    """Return who stands in one row with two of a side: "firms in Chad, Niger and Mali".

    Of a row that is parted between the sides nobody is added.
    """
    rows = {candidates[one].series for one in side} - {candidates[one].series for one in other}
    added = []
    for row in sorted(rows - {-1}):
        members = [place for place, one in enumerate(candidates) if one.series == row]
        there = [place for place in members if place in side]
        if len(there) > 1:
            added += [place for place in members if place not in side]
    return added


def _does_too(candidates: Sequence[Candidate], actors: Sequence[int], one: int) -> bool:
    """Tell whether a party stands in the list of subjects that the first actor is of.

    So it is with all for whom one word stands: "the ministers" of three states.
    """
    if not actors:
        return False
    first, other = candidates[actors[0]], candidates[one]
    is_listed = other.listed == "subj" and _are_listed(first, other)
    is_other = first.voice[1].state != other.voice[1].state
    return (is_listed and is_other) or _are_told_by_one(first, other)


def _are_listed(one: Candidate, other: Candidate) -> bool:
    return bool(one.listed) and one.listed == other.listed


def _are_together(one: Candidate, other: Candidate) -> bool:
    return _are_listed(one, other) or _are_told_by_one(one, other)


def _are_told_by_one(one: Candidate, other: Candidate) -> bool:
    """Tell whether one word stands for parties of two states: "both leaders"."""
    here, states = one.voice[0], {one.voice[1].state, other.voice[1].state}
    is_one = here is other.voice[0] and here.kind in _STANDING
    return is_one and len(states) > 1 and None not in states


def _find_own(
    candidates: Sequence[Candidate], others: Sequence[int], role: str
) -> tuple[Voice, ...]:
    """Return those of the state of the other side.

    That is whom the network sees there, as of "police arrested a minister"; else its people where
    it acts, or its government where its people act. A curfew is laid on the people of the state
    that lays it; who is arrested is arrested by the organs of the state whose citizen it is.
    """
    other = next(role_ for role_ in ROLES if role_ != role)
    parties = [candidates[one] for one in others]
    states = {one.voice[1].state for one in parties}
    state = states.pop() if len(states) == 1 else None
    if state is None:
        return ()
    if role in parties[0].named and other in parties[0].named:
        return (parties[0].named[role],)
    here, who = call(parties[0], other)
    sector: Sector = "GOV" if is_society(who.sectors) else "CVL"
    made = ActorMention(
        start=here.start, end=here.end, kind="role", state=state, sectors=(sector,), rule="own"
    )
    return ((here, made),)


def _mark(voices: Sequence[Voice]) -> tuple[Voice, ...]:
    return tuple((here, replace(who, rule=f"{who.rule} + {PRESUMED}")) for here, who in voices)


def weigh_chance(chance: float) -> float:
    """Return the log odds of a chance."""
    return log(max(_NEVER, chance) / max(_NEVER, 1 - chance))
