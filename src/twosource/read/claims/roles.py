"""Chooses who did an act and to whom it was done: every party near it is weighed.

`role_signs` tells what a party is to an act. `tools.fit_claims` fitted what each sign weighs, on
our own labelled passages (`training/corpus`), and wrote `roles.json`.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise

import msgspec
from msgspec import Struct

from twosource.lexicon.sectors import is_society
from twosource.model.actor import ActorMention, Sector
from twosource.model.claim import Act
from twosource.read.claims.cues import Cue
from twosource.read.claims.role_signs import ROLES, UNSEEN, Candidate, list_unnamed
from twosource.read.claims.voices import Voice

__all__ = [
    "RoleWeights",
    "choose_roles",
    "fill_own",
    "list_features",
    "load_weights",
    "weigh_roles",
]

# From these odds on a party has its role: of the few that were tried those that make most claims of
# the passages held out right in both. Others beside the first must be surer of it, all the more
# where they do not stand beside one that has it: "Armenia and Moldova".
_LEAST = {"actor": -1.2, "recipient": -1.4}
_LEAST_BESIDE = 0.5
_LEAST_MORE = 2.0
_BESIDE = 7
_FAR = 6.0
# What the network sees of a side that the sentence does name.
_NAMED = -3.0
# From here on the side that is named nowhere is of the state of the other one.
_LEAST_OWN = -1.0
# Nobody does these with his own people.
_BETWEEN: frozenset[Act] = frozenset({"CONSULT", "COOPERATE", "AGREE"})
# The network's sureties count in steps.
_STEPS = (-10.0, -8.0, -0.5, 1.0, 3.0, 6.0, 99.0)


class RoleWeights(Struct, frozen=True):
    """What each sign weighs for being the actor, and for being the recipient.

    The signs give a first weight for either role; `joined` weighs these two beside what the network
    sees, in the order of `list_features`.
    """

    actor: dict[str, float]
    recipient: dict[str, float]
    joined: dict[str, list[float]] = {}


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
    seen = [one.seen.get(role, UNSEEN) for role in ROLES]
    others = [x for x in candidates if x is not one]
    weighed = [_weigh_signs(x, weights) for x in others]
    their_signs = [max((x[place] for x in weighed), default=-_FAR) for place in range(len(ROLES))]
    ahead = [
        *(x - y for x, y in zip(signs, their_signs, strict=True)),
        *(
            x - max((other.seen.get(role, UNSEEN) for other in others), default=UNSEEN)
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


def fill_own(
    cue: Cue, actors: tuple[Voice, ...], recipients: tuple[Voice, ...]
) -> tuple[tuple[Voice, ...], tuple[Voice, ...]]:
    """Return both sides, the one that nobody names filled where the network sees it at home.

    A curfew is laid on the people of the state that lays it; who is arrested is arrested by the
    organs of the state whose citizen it is.
    """
    unnamed = list_unnamed(cue)
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
