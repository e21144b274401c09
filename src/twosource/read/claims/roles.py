"""Chooses who did an act and to whom it was done: every party near it is weighed.

What a party is to an act is told in signs: the slot it stands in, how it belongs there, where it
stands, whether it speaks. `tools.fit_claims` fitted what each sign weighs, on our own labelled
passages (`training/corpus`), and wrote `roles.json`.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise

import msgspec
from msgspec import Struct

from twosource.lexicon.sectors import is_society
from twosource.model.actor import ActorMention, Sector
from twosource.model.claim import Act
from twosource.model.parse import ActPart
from twosource.read.claims.clauses import Clauses
from twosource.read.claims.cues import Cue
from twosource.read.claims.people import People

__all__ = [
    "ROLES",
    "Candidate",
    "RoleWeights",
    "Told",
    "choose_roles",
    "fill_own",
    "key_party",
    "list_candidates",
    "list_features",
    "load_weights",
    "weigh_roles",
]

Voice = tuple[ActorMention, ActorMention]

ROLES = ("actor", "recipient")
# From these odds on a party has its role: of the few that were tried those that make most claims of
# the passages held out right in both. Others beside the first must be surer of it, all the more
# where they do not stand beside one that has it: "Armenia and Moldova".
_LEAST = {"actor": -1.2, "recipient": -1.4}
_LEAST_BESIDE = 0.5
_LEAST_MORE = 2.0
_BESIDE = 7
_MOST_BEFORE = 4
_SOCIETY = "society"
_FAR = 6.0
# What the network does not see lies below all that it sees; its sureties count in steps.
_UNSEEN = -9.0
# The same of a side that the sentence does name.
_NAMED = -3.0
# From here on the side that is named nowhere is of the state of the other one.
_LEAST_OWN = -1.0
# Nobody does these with his own people.
_BETWEEN: frozenset[Act] = frozenset({"CONSULT", "COOPERATE", "AGREE"})
_STEPS = (-10.0, -8.0, -0.5, 1.0, 3.0, 6.0, 99.0)


class Candidate(Struct, frozen=True):
    """A party that may have to do with an act, and the signs that speak for it.

    `seen` are the network's sureties by role, of the words that stand for the party, and `named`
    are these words. Where it sees both roles, they are two of one state: its police and a citizen.
    `unnamed` are its sureties that the sentence has no word for a side of the act: "actor before".
    """

    voice: Voice
    key: str
    signs: frozenset[str]
    seen: Mapping[str, float] = {}
    named: Mapping[str, Voice] = {}
    unnamed: Mapping[str, float] = {}


class RoleWeights(Struct, frozen=True):
    """What each sign weighs for being the actor, and for being the recipient.

    The signs give a first weight for either role; `joined` weighs these two beside what the network
    sees, in the order of `list_features`.
    """

    actor: dict[str, float]
    recipient: dict[str, float]
    joined: dict[str, list[float]] = {}


class Told(Struct, frozen=True):
    """The speech that tells of an act: what it is, and who stands in its roles."""

    act: Act
    actors: tuple[Voice, ...]
    recipients: tuple[Voice, ...]


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
    told: Told | None = None,
) -> list[Candidate]:
    """Return all parties of the sentence, and those that were named last before it.

    `voices` are those who say so, `before` the parties of the passage before, the nearest first,
    and `told` is the act of speech that this one is the content of.
    """
    sightings = [
        *_look_in_slots(people, cue),
        *_look_around(clauses, people, cue),
        *_look_back(before),
        *_look_to_speech(told, cue),
        *(_Sighting(voice, ()) for voice, _, _ in _list_seen(people, cue)),
    ]
    speakers = {key_party(who) for _, who in voices}
    seen, words = _look_through_network(people, cue)
    found: dict[str, tuple[Voice, set[str]]] = {}
    for one in sightings:
        if not _is_party(one.voice[1]):
            continue
        key = key_party(one.voice[1])
        _, signs = found.setdefault(key, (one.voice, set()))
        signs.update(one.signs)
    counts = f"of {min(len(found), 4)}"
    unnamed = _list_unnamed(cue)
    return [
        Candidate(
            voice,
            key,
            frozenset(_finish(cue, signs, counts, voice, speaks=key in speakers)),
            seen.get(key, {}),
            words.get(key, {}),
            unnamed,
        )
        for key, (voice, signs) in found.items()
    ]


def choose_roles(
    candidates: Sequence[Candidate], weights: RoleWeights
) -> tuple[tuple[Voice, ...], tuple[Voice, ...]]:
    """Return the actors and the recipients; nobody is both, but two of one state may be."""
    chosen: dict[str, list[tuple[float, Voice]]] = {role: [] for role in ROLES}
    for one in candidates:
        if _is_two(one):
            for role in ROLES:
                chosen[role].append((_FAR, one.named[role]))
            continue
        weighed = weigh_roles(one, candidates, weights)
        odds = {role: x - _LEAST[role] for role, x in weighed.items()}
        role = max(ROLES, key=odds.__getitem__)
        if odds[role] >= 0:
            chosen[role].append((odds[role], one.named.get(role, one.voice)))
    return _keep_sure(chosen["actor"]), _keep_sure(chosen["recipient"])


def _is_two(one: Candidate) -> bool:
    """Tell whether the network sees two of one state on both sides: its police and a citizen."""
    if any(one.seen.get(role, 0.0) <= 0 for role in ROLES):
        return False
    actor, recipient = (one.named[role][1] for role in ROLES)
    return bool(actor.sectors and recipient.sectors) and actor.sectors[0] != recipient.sectors[0]


def _keep_sure(chosen: Sequence[tuple[float, Voice]]) -> tuple[Voice, ...]:
    """Return the surest of a side, and the others that are sure enough, in their order."""
    kept: list[Voice] = []
    for odds, voice in sorted(chosen, key=lambda one: -one[0]):
        beside = odds >= _LEAST_BESIDE and any(_stand_together(voice, x) for x in kept)
        if not kept or beside or odds >= _LEAST_MORE:
            kept.append(voice)
    return tuple(voice for _, voice in chosen if any(voice is x for x in kept))


def _stand_together(one: Voice, other: Voice) -> bool:
    """Tell whether hardly more than "and" stands between two mentions."""
    first, second = sorted((one[0], other[0]), key=lambda here: here.start)
    return second.start - first.end <= _BESIDE


def weigh_roles(
    one: Candidate, candidates: Sequence[Candidate], weights: RoleWeights
) -> dict[str, float]:
    """Return how far a party of several lies above not having each role, as log odds."""
    features = list_features(one, candidates, weights)
    odds = {}
    for place, role in enumerate(ROLES, 1):
        joined = weights.joined.get(role)
        odds[role] = (
            features[place]
            if joined is None
            else sum(x * weight for x, weight in zip(features, joined, strict=True))
        )
    return odds


def list_features(
    one: Candidate, candidates: Sequence[Candidate], weights: RoleWeights
) -> list[float]:
    """Return 1, the weight of the signs for each role, and what the network sees in the party.

    Then come how far it lies above the best of the others in both, by role, and what the network
    sees of sides that the sentence does not name.
    """
    signs = _weigh_signs(one, weights)
    seen = [one.seen.get(role, _UNSEEN) for role in ROLES]
    others = [x for x in candidates if x is not one]
    weighed = [_weigh_signs(x, weights) for x in others]
    their_signs = [max((x[place] for x in weighed), default=-_FAR) for place in range(len(ROLES))]
    ahead = [
        *(x - y for x, y in zip(signs, their_signs, strict=True)),
        *(
            x - max((other.seen.get(role, _UNSEEN) for other in others), default=_UNSEEN)
            for role, x in zip(ROLES, seen, strict=True)
        ),
    ]
    is_here = any(sign.startswith("kind ") for sign in one.signs)
    nobody, before = (
        [one.unnamed.get(f"{role} {kind}", _NAMED) for role in ROLES]
        for kind in ("nobody", "before")
    )
    return [
        1.0,
        *(max(-_FAR, min(_FAR, x)) for x in signs),
        *(float(low <= x < high) for x in seen for low, high in pairwise(_STEPS)),
        float(is_here),
        *(max(-_FAR, min(_FAR, x)) for x in ahead),
        *(max(_NAMED, min(_FAR, x)) for x in nobody),
        *(0.0 if is_here else max(_NAMED, min(_FAR, x)) for x in before),
    ]


def _weigh_signs(one: Candidate, weights: RoleWeights) -> list[float]:
    return [_weigh(one.signs, side) for side in (weights.actor, weights.recipient)]


def _weigh(signs: Iterable[str], weights: Mapping[str, float]) -> float:
    return weights.get("", 0.0) + sum(weights.get(sign, 0.0) for sign in signs)


@cache
def load_weights() -> RoleWeights:
    """Return the weights that ship."""
    path = files("twosource.read.claims").joinpath("roles.json")
    return msgspec.json.decode(path.read_bytes(), type=RoleWeights)


def key_party(who: ActorMention) -> str:
    """Return by what parties are told apart: a state and its people are two."""
    if who.state:
        return f"{who.state}/{_SOCIETY}" if is_society(who.sectors) else who.state
    return who.name or who.title


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


def fill_own(
    cue: Cue, actors: tuple[Voice, ...], recipients: tuple[Voice, ...]
) -> tuple[tuple[Voice, ...], tuple[Voice, ...]]:
    """Return both sides, the one that nobody names filled where the network sees it at home.

    A curfew is laid on the people of the state that lays it; who is arrested is arrested by the
    organs of the state whose citizen it is.
    """
    unnamed = _list_unnamed(cue)
    if cue.rule.act in _BETWEEN:
        return actors, recipients
    if not recipients and unnamed.get("recipient own", _NAMED) >= _LEAST_OWN:
        return actors, _find_own(actors)
    if not actors and unnamed.get("actor own", _NAMED) >= _LEAST_OWN:
        return _find_own(recipients), recipients
    return actors, recipients


def _find_own(others: Sequence[Voice]) -> tuple[Voice, ...]:
    """Return the people of the state that acts, or the government of the people that act."""
    states = {who.state for _, who in others}
    state = states.pop() if len(states) == 1 else None
    if state is None:
        return ()
    here, who = others[0]
    sector: Sector = "GOV" if is_society(who.sectors) else "CVL"
    made = ActorMention(
        start=here.start, end=here.end, kind="role", state=state, sectors=(sector,), rule="own"
    )
    return ((here, made),)


def _list_unnamed(cue: Cue) -> dict[str, float]:
    """Return how sure the network is that the sentence has no word for a side of the act."""
    parts = cue.network.parts if cue.network else ()
    return {one.role: one.surety for one in parts if " " in one.role}


def _list_seen(people: People, cue: Cue) -> list[tuple[Voice, str, float]]:
    """Return the parties behind the words to which the network gives a role, with its surety."""
    parts = cue.network.parts if cue.network else ()
    return [
        (voice, part.role, part.surety)
        for part in parts
        if part.role in ROLES
        for voice in _find_voices(people, part)
    ]


def _find_voices(people: People, part: ActPart) -> list[Voice]:
    """Return the parties behind a word; where there is none, what the text calls it."""
    found = people.find(part.word, placed=True, alone=True)
    if not found and part.surety > 0 and (named := people.name(part.word)) is not None:
        return [named]
    return found


def _look_through_network(
    people: People, cue: Cue
) -> tuple[dict[str, dict[str, float]], dict[str, dict[str, Voice]]]:
    """Return the highest surety of each party by role, and the voice that has it."""
    sureties: dict[str, dict[str, float]] = defaultdict(dict)
    words: dict[str, dict[str, Voice]] = defaultdict(dict)
    for voice, role, surety in _list_seen(people, cue):
        key = key_party(voice[1])
        if surety > sureties[key].get(role, _UNSEEN):
            sureties[key][role], words[key][role] = surety, voice
    return sureties, words


def _look_to_speech(told: Told | None, cue: Cue) -> Iterator[_Sighting]:
    """Yield who speaks of the act and to whom: who is asked does it, who accuses did not."""
    sides = (("speaker", told.actors), ("addressee", told.recipients)) if told else ()
    for side, voices in sides:
        for voice in voices:
            how = f"{side} of {told.act}" if told else side
            yield _Sighting(voice, (how, f"{how} for {cue.rule.act}"))


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
