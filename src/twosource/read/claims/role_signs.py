"""The parties near an act, and the signs that tell what each is to it.

A sign is the slot that a party stands in, how it belongs there, where it stands, whether it speaks,
what it is to the speech that tells of the act. `roles` weighs them.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from twosource.lexicon.sectors import is_society
from twosource.model.actor import ActorMention
from twosource.model.claim import Act
from twosource.model.parse import ActPart
from twosource.read.claims.clauses import Clauses
from twosource.read.claims.cues import Cue
from twosource.read.claims.people import People
from twosource.read.claims.voices import Voice

__all__ = ["ROLES", "UNSEEN", "Candidate", "Told", "list_candidates", "list_unnamed"]

ROLES = ("actor", "recipient")
# What the network does not see lies below all that it sees.
UNSEEN = -9.0
_MOST_BEFORE = 4
_SOCIETY = "society"


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
    by_network = _list_seen(people, cue)
    sightings = [
        *_look_in_slots(people, cue),
        *_look_around(clauses, people, cue),
        *_look_back(before),
        *_look_to_speech(told, cue),
        *(_Sighting(voice, ()) for voice, _, _ in by_network),
    ]
    speakers = {_key_party(who) for _, who in voices}
    seen, words = _rank_seen(by_network)
    found: dict[str, tuple[Voice, set[str]]] = {}
    for one in sightings:
        if not _is_party(one.voice[1]):
            continue
        key = _key_party(one.voice[1])
        _, signs = found.setdefault(key, (one.voice, set()))
        signs.update(one.signs)
    counts = f"of {min(len(found), 4)}"
    unnamed = list_unnamed(cue)
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


def list_unnamed(cue: Cue) -> dict[str, float]:
    """Return how sure the network is that the sentence has no word for a side of the act."""
    parts = cue.network.parts if cue.network else ()
    return {one.role: one.surety for one in parts if " " in one.role}


def _key_party(who: ActorMention) -> str:
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


def _rank_seen(
    by_network: Sequence[tuple[Voice, str, float]],
) -> tuple[dict[str, dict[str, float]], dict[str, dict[str, Voice]]]:
    """Return the highest surety of each party by role, and the voice that has it."""
    sureties: dict[str, dict[str, float]] = defaultdict(dict)
    words: dict[str, dict[str, Voice]] = defaultdict(dict)
    for voice, role, surety in by_network:
        key = _key_party(voice[1])
        if surety > sureties[key].get(role, UNSEEN):
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
