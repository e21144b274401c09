"""Who says that an act was done, or does the speech that tells of it: each who may is weighed.

The one at the bottom is asked for: of "officials said the army had shelled the village, the paper
reported" the officials, and nobody where the report tells so in its own words. `tools.fit_claims`
fitted the layers on labelled passages and wrote `speakers.json`.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence

import numpy as np
from msgspec import Struct

from twosource.model.claim import Act, Status
from twosource.read.claims.choice_layers import ChoiceLayers, weigh_rows
from twosource.read.claims.voices import TOLD, Source, Voice, is_read_twice, key_party

__all__ = ["Saying", "Speaker", "choose_speaker", "list_speakers"]

_NOT_LOOKED: Mapping[str, float] = {}
# What the second look counts beside the layers: on passages held back .6 to 1.6 are equal, and in
# whole affairs a half gives more right roots than one.
_LOOK = 0.5
_NEAR = 8
_MOST = 4
_MOST_STATES = 3


class Speaker(Struct, frozen=True):
    """One who may say so, with the signs that speak for it; nobody has no voice."""

    voice: Voice | None
    signs: tuple[str, ...]


class Saying(Struct, frozen=True, kw_only=True):
    """An act of which is asked who says so, and what is known of it by then.

    `speech` is the act of speech that tells of it with its actors, `kept` are the voices that stand
    so far, `bound` is how the clause of the act hangs in its sentence.
    """

    word: int
    act: Act
    status: Status
    actors: tuple[Voice, ...]
    recipients: tuple[Voice, ...]
    bound: str
    sources: tuple[Source, ...]
    kept: tuple[Voice, ...]
    speech: Act | None = None
    speech_actors: tuple[Voice, ...] = ()


def list_speakers(saying: Saying) -> tuple[Speaker, ...]:
    """Return those who may say so, nearest first, those who do the speech before; nobody last."""
    origins: dict[str, tuple[Voice, set[str]]] = {}
    for voice in saying.speech_actors:
        origins.setdefault(key_party(voice[1]), (voice, set()))[1].add(f"speech {saying.speech}")
    sources = _drop_told(saying.sources)
    words = {key_party(one.voice[1]): one.word for one in sources}
    for one in sources:
        origins.setdefault(key_party(one.voice[1]), (one.voice, set()))[1].update(one.origins)
    for voice in saying.kept:
        origins.setdefault(key_party(voice[1]), (voice, set()))[1].add("kept")
    states = len({who.state for (_, who), _ in origins.values() if who.state})
    count = f"states {min(states, _MOST_STATES)}"
    speakers = [
        Speaker(voice, (*_name_signs(saying, voice, some, rank, words.get(key)), count))
        for rank, (key, (voice, some)) in enumerate(origins.items())
    ]
    every = {sign for _, some in origins.values() for sign in some}
    return (*speakers, Speaker(None, tuple(_name_nobody(saying, every, len(origins)))))


def _drop_told(sources: Sequence[Source]) -> list[Source]:
    """Leave out who is told so by another of the same state: "the minister told state radio"."""
    telling = {key_party(one.voice[1]) for one in sources if TOLD not in one.origins}
    return [x for x in sources if TOLD not in x.origins or key_party(x.voice[1]) not in telling]


def choose_speaker(
    speakers: Sequence[Speaker],
    kept: Sequence[Voice],
    layers: ChoiceLayers,
    looked: Mapping[str, float] = _NOT_LOOKED,
) -> tuple[Voice, ...]:
    """Return the voices of an act: the likeliest speaker, then the others that stood so far.

    None where it is likelier that nobody says so but the report itself. `looked` is how likely each
    party is by the second look, as logarithms.
    """
    first_hand = [one for one in speakers if TOLD not in one.signs]
    weighed = weigh_rows([one.signs for one in first_hand], layers)
    if looked:
        lowest = min(looked.values())
        weighed += [_LOOK * looked.get(_key(one), lowest) for one in first_hand]
    best = first_hand[int(np.argmax(weighed))]
    if best.voice is None:
        return ()
    first = best.voice
    return (first, *(one for one in kept if not _is_same(first, one)))


def _key(one: Speaker) -> str:
    return key_party(one.voice[1]) if one.voice else ""


def _is_same(first: Voice, other: Voice) -> bool:
    """Tell whether two voices are one party: the same words with a state and without are too."""
    return is_read_twice(first, other) or key_party(first[1]) == key_party(other[1])


def _name_signs(
    saying: Saying, voice: Voice, origins: Collection[str], rank: int, word: int | None
) -> Iterator[str]:
    here, who = voice
    part = _name_part(saying, voice)
    act, status, bound = saying.act, saying.status, saying.bound
    for one in sorted(origins):
        yield one
        yield f"{one} {status}"
        yield f"{one} {act}"
        yield f"{one} {part}"
        yield f"{one} {bound}"
    for one in (part, f"kind {here.kind}"):
        yield one
        yield f"{one} {status}"
        yield f"{one} {act}"
        yield f"{one} {bound}"
    yield f"{part} {act} {status}"
    yield f"rank {min(rank, _MOST)}"
    yield f"origins {len(origins)}"
    yield f"is {who.kind}"
    yield f"sector {who.sectors[0] if who.sectors else 'none'}"
    yield f"sector {who.sectors[0] if who.sectors else 'none'} {part}"
    yield "stately" if who.state else "no state"
    calling = who.title.split()[-1].lower() if who.title else ""
    yield f"called {calling}"
    yield f"called {calling} {part}"
    yield f"known by {who.rule.split(' + ')[-1]}"
    if word is not None:
        side = "before" if word < saying.word else "behind"
        near = "near" if abs(word - saying.word) <= _NEAR else "far"
        yield f"{side} {near}"
        yield f"{side} {bound}"


def _name_part(saying: Saying, voice: Voice) -> str:
    """Return what one who may say so is to the act itself."""
    key = key_party(voice[1])
    for name, side in (("actor", saying.actors), ("recipient", saying.recipients)):
        if any(key_party(one[1]) == key for one in side):
            return name if voice[0] in [one[0] for one in side] else f"{name} named again"
    return "third"


def _name_nobody(saying: Saying, origins: Collection[str], count: int) -> Iterator[str]:
    act, status, bound = saying.act, saying.status, saying.bound
    speech = saying.speech or "none"
    signs = [status, act, f"{act} {status}", f"bound {bound}", f"{act} {bound}"]
    signs += [f"{status} {bound}", f"speech {speech}", f"speech {speech} {status}"]
    signs += [f"of {min(count, _MOST)}", f"of {min(count, _MOST)} {status}"]
    for one in sorted(origins):
        signs += [f"has {one}", f"has {one} {status}", f"has {one} {bound}"]
    yield "nobody"
    yield from (f"nobody {one}" for one in signs)
