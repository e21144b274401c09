"""What the layers of `role_layers` are given: a row for each party, for nobody, for one's own.

A row is a set of signs with some numbers. "Nobody" is that a side of the act is named nowhere;
"own" is that it is of the state of the other side, as where police arrest citizens.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from msgspec import Struct

from twosource.lexicon.sectors import is_society
from twosource.read.claims.cues import Cue
from twosource.read.claims.role_signs import ROLES, UNSEEN, Candidate, list_unnamed

__all__ = ["NUMBERS", "SURETIES", "Row", "list_rows"]

# The network's sureties count as they are, and in steps.
_STEPS = (-10.0, -8.0, -1.5, -0.5, 0.5, 1.0, 2.0, 3.0, 4.5, 6.0, 99.0)
_FAR = 6.0
# What the network sees of a side that the sentence does name.
_NAMED = -3.0
_UNNAMED = tuple(f"{role} {kind}" for role in ROLES for kind in ("before", "own", "nobody"))
_MOST = 8
SURETIES = 8
NUMBERS = SURETIES + len(_UNNAMED) + 2


class Row(Struct, frozen=True):
    """The signs and the numbers of a party, of nobody, or of one's own."""

    signs: tuple[str, ...]
    numbers: tuple[float, ...]


def list_rows(cue: Cue, lemma: str, candidates: Sequence[Candidate]) -> list[Row]:
    """Return the rows of the candidates, then that of nobody, then that of one's own.

    `lemma` is that of the word which names the act.
    """
    seen = [[one.seen.get(role, UNSEEN) for role in ROLES] for one in candidates]
    unnamed = list_unnamed(cue)
    both = tuple(max(_NAMED, min(_FAR, unnamed.get(name, _NAMED))) for name in _UNNAMED)
    states = [one.voice[1].state for one in candidates]
    rows = []
    for place, one in enumerate(candidates):
        others = [x for number, x in enumerate(seen) if number != place]
        best = [max((x[side] for x in others), default=UNSEEN) for side in (0, 1)]
        is_here = any(sign.startswith("kind ") for sign in one.signs)
        signs = [*one.signs, *_name_seen(cue, seen[place])]
        if one.voice[1].state and states.count(one.voice[1].state) > 1:
            signs.append("state twice")
        rows.append(
            Row(tuple(signs), _list_numbers(seen[place], best, both, len(candidates), here=is_here))
        )
    best = [max((x[side] for x in seen), default=UNSEEN) for side in (0, 1)]
    numbers = (*(0.0,) * 6, *best, *both, 0.0, float(min(len(candidates), _MOST)))
    whole = [*_name_whole(cue, lemma, candidates), *_name_unnamed(best, unnamed)]
    own = [f"own {sign}" for sign in (*whole, *_name_best(cue, candidates, seen))]
    return [*rows, Row(tuple(f"nobody {x}" for x in whole), numbers), Row(tuple(own), numbers)]


def _name_seen(cue: Cue, seen: Sequence[float]) -> Iterator[str]:
    for role, surety in zip(ROLES, seen, strict=True):
        yield _name_step(f"seen {role}", surety)
        if surety > UNSEEN:
            yield f"seen {role} {cue.rule.act} {surety > 0}"


def _name_step(name: str, surety: float) -> str:
    # What is below the lowest step stands with the highest, which nothing else reaches.
    return f"{name} from {_STEPS[bisect_right(_STEPS, surety) - 1]}"


def _list_numbers(
    seen: Sequence[float],
    best: Sequence[float],
    unnamed: Sequence[float],
    count: int,
    *,
    here: bool,
) -> tuple[float, ...]:
    """Return what the network sees in a party, how far above the others, and of unnamed sides."""
    ahead = (
        seen[0] - best[0],
        seen[1] - best[1],
        seen[0] - best[1],
        seen[1] - best[0],
    )
    clipped = (max(-_FAR, min(_FAR, x)) for x in ahead)
    return (*seen, *clipped, *best, *unnamed, float(here), float(min(count, _MOST)))


def _name_whole(cue: Cue, lemma: str, candidates: Sequence[Candidate]) -> Iterator[str]:
    """Yield what tells of an act whether a side of it is named at all."""
    act, network = cue.rule.act, cue.network
    yield "always"
    yield act
    yield f"{act} {cue.rule.kind}"
    yield f"word {lemma}"
    if network is not None:
        yield f"{act} {network.mode}"
        yield f"status {network.status}"
    yield f"of {min(len(candidates), 5)}"
    yield f"states {min(3, len({x.voice[1].state for x in candidates if x.voice[1].state}))}"
    for role in ROLES:
        count = sum(f"{role} slot" in one.signs for one in candidates)
        yield f"{role} slots {min(count, 2)}"
    told = ("speaker of ", "addressee of ")
    yield from {
        sign
        for one in candidates
        for sign in one.signs
        if sign.startswith(told) and " for " not in sign
    }


def _name_unnamed(best: Sequence[float], unnamed: dict[str, float]) -> Iterator[str]:
    for role, surety in zip(ROLES, best, strict=True):
        yield _name_step(role, surety)
    for name in _UNNAMED:
        yield _name_step(name, unnamed.get(name, _NAMED))


def _name_best(
    cue: Cue, candidates: Sequence[Candidate], seen: Sequence[Sequence[float]]
) -> Iterator[str]:
    """Yield who it is that the network sees most in each role: whose own the others would be."""
    if not candidates:
        return
    for side, role in enumerate(ROLES):
        best = max(range(len(candidates)), key=lambda place: seen[place][side])
        one = candidates[best]
        who = one.named.get(role, one.voice)[1]
        kind = "society" if is_society(who.sectors) else "official"
        yield f"{role} {kind if who.state else 'no state'}"
        for sector in who.sectors[:1]:
            yield f"{role} {sector}"
            yield f"{role} {sector} {cue.rule.act}"
        yield f"{role} {all(x > 0 for x in seen[best])} both"
