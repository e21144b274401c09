"""Chooses who did an act and to whom it was done: every party near it is weighed.

What a party is to an act is told in signs: the slot it stands in, how it belongs there, where it
stands, whether it speaks. `tools.fit_claims` fitted what each sign weighs, on our own labelled
passages (`training/corpus`), and wrote `roles.json`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from math import exp

import msgspec
from msgspec import Struct

from twosource.model.actor import ActorMention
from twosource.read.claims.clauses import Clauses
from twosource.read.claims.cues import Cue
from twosource.read.claims.people import People

__all__ = ["Candidate", "RoleWeights", "choose_roles", "list_candidates", "load_weights"]

Voice = tuple[ActorMention, ActorMention]

LEAST = 0.5
_MOST_BEFORE = 4


class Candidate(Struct, frozen=True):
    """A party that may have to do with an act, and the signs that speak for it."""

    voice: Voice
    key: str
    signs: frozenset[str]


class RoleWeights(Struct, frozen=True):
    """What each sign weighs for being the actor, and for being the recipient."""

    actor: dict[str, float]
    recipient: dict[str, float]


class _Sighting(Struct, frozen=True):
    """A party at a place: in a slot of the act, or elsewhere in the sentence or before it."""

    voice: Voice
    signs: tuple[str, ...]


def list_candidates(
    clauses: Clauses,
    people: People,
    cue: Cue,
    voices: Sequence[Voice],
    before: Sequence[Voice],
) -> list[Candidate]:
    """Return all parties of the sentence, and those that were named last before it.

    `voices` are those who say so, `before` the parties of the passage before, the nearest first.
    """
    sightings = [
        *_look_in_slots(people, cue),
        *_look_around(clauses, people, cue),
        *_look_back(before),
    ]
    speakers = {_key(who) for _, who in voices}
    found: dict[str, tuple[Voice, set[str]]] = {}
    for one in sightings:
        if not _is_party(one.voice[1]):
            continue
        key = _key(one.voice[1])
        _, signs = found.setdefault(key, (one.voice, set()))
        signs.update(one.signs)
    counts = f"of {min(len(found), 4)}"
    return [
        Candidate(voice, key, frozenset(_finish(cue, signs, counts, voice, speaks=key in speakers)))
        for key, (voice, signs) in found.items()
    ]


def choose_roles(
    candidates: Sequence[Candidate], weights: RoleWeights
) -> tuple[tuple[Voice, ...], tuple[Voice, ...]]:
    """Return the actors and the recipients; nobody is both."""
    actors: list[Voice] = []
    recipients: list[Voice] = []
    for one in candidates:
        acts, suffers = (_weigh(one.signs, side) for side in (weights.actor, weights.recipient))
        if max(acts, suffers) >= LEAST:
            (actors if acts >= suffers else recipients).append(one.voice)
    return tuple(actors), tuple(recipients)


def _weigh(signs: Iterable[str], weights: Mapping[str, float]) -> float:
    total = weights.get("", 0.0) + sum(weights.get(sign, 0.0) for sign in signs)
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


@cache
def load_weights() -> RoleWeights:
    """Return the weights that ship."""
    path = files("twosource.read.claims").joinpath("roles.json")
    return msgspec.json.decode(path.read_bytes(), type=RoleWeights)


def _key(who: ActorMention) -> str:
    return who.state or who.name or who.title


def _is_party(who: ActorMention) -> bool:
    return bool(who.state or who.name or who.title) and who.kind not in ("medium", "thing", "place")


def _look_in_slots(people: People, cue: Cue) -> Iterator[_Sighting]:
    """Yield the parties in the slots of an act, with what the rule makes of the slot."""
    roles = cue.rule.roles
    ranks = {
        name: {slot: place for group in groups for place, slot in enumerate(group)}
        for name, groups in (("actor", roles.actor), ("recipient", roles.recipient))
    }
    for slot, words in cue.slots.items():
        for word in words:
            for placed in (False, True):
                for voice in people.find(word, placed=placed):
                    yield _Sighting(
                        voice, tuple(_name_slot(people, cue, slot, word, ranks, placed=placed))
                    )


def _name_slot(
    people: People,
    cue: Cue,
    slot: str,
    word: int,
    ranks: Mapping[str, Mapping[str, int]],
    *,
    placed: bool,
) -> Iterator[str]:
    how = "itself" if people.covers(word) else "placed" if placed else "owner"
    yield f"{cue.rule.kind} {slot} {how}"
    yield f"{cue.rule.act} {slot}"
    for role, slots in ranks.items():
        if slot in slots:
            yield f"{role} slot {min(slots[slot], 2)} {how}"
            yield f"{role} slot"


def _look_around(clauses: Clauses, people: People, cue: Cue) -> Iterator[_Sighting]:
    """Yield all parties of the sentence by where they stand in the tree and in the line."""
    above = set(clauses.above(cue.word))
    for word, here, who in people.everybody():
        relation = clauses.parse.relations[word].split(":")[0]
        head = clauses.parse.heads[word]
        place = "above" if head in above else "beside" if head == cue.word else "elsewhere"
        side = "before" if word < cue.word else "behind"
        near = "near" if abs(word - cue.word) <= 6 else "far"
        signs = [f"{relation} {place}", f"{side} {near}", f"{side}", f"kind {here.kind}"]
        if here.is_place:
            signs.append("place")
        yield _Sighting((here, who), tuple(signs))


def _look_back(before: Sequence[Voice]) -> Iterator[_Sighting]:
    for place, voice in enumerate(before[:_MOST_BEFORE]):
        yield _Sighting(voice, ("told before", f"told before {place}"))


def _finish(cue: Cue, signs: set[str], counts: str, voice: Voice, *, speaks: bool) -> Iterator[str]:
    """Yield the signs, and those that follow from several together."""
    yield from signs
    mutual = "mutual" if not cue.rule.roles.recipient else "one-sided"
    in_slot = any(" slot" in sign for sign in signs)
    here = any(sign.startswith("kind ") for sign in signs)
    where = "in slot" if in_slot else "here" if here else "only before"
    yield f"{where} {mutual}"
    yield f"{where} {counts}"
    yield f"{where} {cue.rule.act}"
    yield f"{where} kind {voice[0].kind}"
    if speaks:
        yield "speaks"
        yield f"speaks {where}"
        yield f"speaks {cue.rule.act}"
    for sign in signs:
        if sign.endswith(" slot"):
            yield f"{sign} {mutual}"
