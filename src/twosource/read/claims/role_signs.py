"""The parties near an act, and the signs that tell what each is to it.

A sign is the slot that a party stands in, how it belongs there, where it stands, whether it speaks,
what it is to the speech that tells of the act. `roles` weighs them.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from twosource.lexicon.sectors import is_society
from twosource.model.actor import ActorMention, Sector
from twosource.model.parse import ActPart
from twosource.read.claims.clauses import Clauses
from twosource.read.claims.cues import Cue
from twosource.read.claims.people import People
from twosource.read.claims.role_memory import Setting, look_back, look_beside, look_to_speech
from twosource.read.claims.voices import Voice

__all__ = ["ROLES", "UNSEEN", "Candidate", "key_side", "list_candidates", "list_unnamed"]

ROLES = ("actor", "recipient")
# What the network does not see lies below all that it sees.
UNSEEN = -9.0
_SOCIETY = "society"
_ARMED: frozenset[Sector] = frozenset({"PRM", "REB"})
# So many parties in a row are told of together.
_ROW = 3
_LISTED = ("subj", "obj")


class Candidate(Struct, frozen=True):
    """A party that may have to do with an act, and the signs that speak for it.

    `seen` are the network's sureties by role, of the words that stand for the party, and `named`
    are these words. Where it sees both roles, they are two of one state: its police and a citizen.
    `unnamed` are its sureties that the sentence has no word for a side of the act: "actor before".
    `listed` is the slot of the act that holds a list in which the party stands: "subj" of "Chad,
    Niger and Mali sent food", else "". `series` is the word that heads the row of three or more in
    which it stands anywhere in the sentence, else -1.
    """

    voice: Voice
    key: str
    signs: frozenset[str]
    seen: Mapping[str, float] = {}
    named: Mapping[str, Voice] = {}
    unnamed: Mapping[str, float] = {}
    listed: str = ""
    series: int = -1


class _Sighting(Struct, frozen=True):
    """A party at a place: in a slot of the act, or elsewhere in the sentence or before it."""

    voice: Voice
    signs: tuple[str, ...]


class _Seen(Struct, frozen=True):
    """A word to which the network gives a role, with a party behind it."""

    voice: Voice
    role: str
    surety: float
    word: int


def list_candidates(
    clauses: Clauses, people: People, cue: Cue, setting: Setting
) -> list[Candidate]:
    """Return all parties of the sentence, and those that were told of before it."""
    lemma = clauses.parse.lemmas[cue.word].lower()
    by_network = _list_seen(people, cue)
    sightings = [
        *_look_in_slots(people, cue, lemma),
        *_look_around(clauses, people, cue),
        *_look_in_frame(clauses, people, cue),
        *(
            _Sighting(voice, signs)
            for voice, signs in (
                *look_back(setting.memory, cue, lemma),
                *look_beside(setting.beside, cue),
                *look_to_speech(setting.speech, cue),
            )
        ),
        *(_Sighting(x.voice, tuple(_name_seen(clauses, cue, x))) for x in by_network),
    ]
    speakers = {key_side(who) for _, who in setting.voices}
    states = {who.state for _, who in setting.voices if who.state}
    seen, words = _rank_seen(by_network)
    found = _gather(sightings)
    counts = f"of {min(len(found), 4)}"
    joined = _join(clauses, people, seen)
    unnamed = list_unnamed(cue)
    listed = _find_listed(clauses, people, cue)
    series = _find_series(clauses, people)
    for key, (voice, signs) in found.items():
        signs |= set(_finish(cue, signs, counts, voice, speaks=key in speakers))
        signs.update(joined.get(key, ()))
        if voice[1].state in states:
            signs.add("state of who speaks")
    return [
        Candidate(
            voice,
            key,
            frozenset(signs),
            seen.get(key, {}),
            words.get(key, {}),
            unnamed,
            listed.get(key, ""),
            series.get(key, -1),
        )
        for key, (voice, signs) in found.items()
    ]


def is_named_here(candidate: Candidate) -> bool:
    """Tell whether a word of the sentence stands for a party, by its name or otherwise."""
    named = ("kind ", "seen actor ", "seen recipient ")
    return any(one.startswith(named) for one in candidate.signs)


def _gather(sightings: Iterable[_Sighting]) -> dict[str, tuple[Voice, set[str]]]:
    """Return each party under its key, as it was seen first, with all its signs."""
    found: dict[str, tuple[Voice, set[str]]] = {}
    for one in sightings:
        if _is_party(one.voice[1]):
            _, signs = found.setdefault(key_side(one.voice[1]), (one.voice, set()))
            signs.update(one.signs)
    return found


def _join(
    clauses: Clauses, people: People, seen: Mapping[str, Mapping[str, float]]
) -> dict[str, set[str]]:
    """Return which parties stand joined with others, and what the network sees in these."""
    groups: dict[int, list[tuple[ActorMention, str]]] = defaultdict(list)
    for word, here, who in people.everybody:
        groups[_climb(clauses, word)].append((here, key_side(who)))
    joined: dict[str, set[str]] = defaultdict(set)
    for group in groups.values():
        for here, key in group:
            for other_here, other in group:
                if other != key:
                    how = "pair" if here is other_here else "joined"
                    joined[key].add(how)
                    joined[key].update(
                        f"{how} {role} {surety > 0}" for role, surety in seen.get(other, {}).items()
                    )
    return joined


def _find_series(clauses: Clauses, people: People) -> dict[str, int]:
    """Return the parties that stand in a row of three and more, by the word that heads the row."""
    groups: dict[int, set[str]] = defaultdict(set)
    words: dict[int, set[int]] = defaultdict(set)
    for word, _, who in people.everybody:
        head = _climb(clauses, word)
        groups[head].add(key_side(who))
        words[head].add(_find_part(clauses, people, word))
    return {
        key: head
        for head, keys in groups.items()
        if len(keys) >= _ROW and _has_and(clauses, words[head])
        for key in keys
    }


def _climb(clauses: Clauses, word: int) -> int:
    """Return the first of a list that a word is in: "Chad" of "Chad, Niger and Mali"."""
    parse = clauses.parse
    while (
        parse.relations[word] in ("conj", "compound", "amod", "nmod:poss")
        and parse.heads[word] >= 0
    ):
        word = parse.heads[word]
    return word


def _find_listed(clauses: Clauses, people: People, cue: Cue) -> dict[str, str]:
    """Return the parties of a list that does or suffers what a verb tells, with its slot."""
    if cue.rule.kind != "v":
        return {}
    found: dict[str, str] = {}
    for slot in _LISTED:
        words = {part for word in cue.slots.get(slot, ()) for part in clauses.spread(word)}
        if len(words) < 2 or not _has_and(clauses, words):
            continue
        for word, _, who in people.everybody:
            if _find_part(clauses, people, word) in words:
                found[key_side(who)] = slot
    return found


def _has_and(clauses: Clauses, words: Collection[int]) -> bool:
    """Tell whether a word joins a list: "LOME - Togo" is none."""
    relations = clauses.parse.relations
    return any(relations[child] == "cc" for word in words for child in clauses.children[word])


def _find_part(clauses: Clauses, people: People, word: int) -> int:
    """Return the part of a list that a party is, or that it owns: "planes" of "Chad's planes"."""
    parse, party = clauses.parse, people.covers(word)
    while parse.relations[word] in ("compound", "amod", "nmod:poss") and parse.heads[word] >= 0:
        above = people.covers(parse.heads[word])
        if above is not None and above is not party:
            break
        word = parse.heads[word]
    return word


def list_unnamed(cue: Cue) -> dict[str, float]:
    """Return how sure the network is that the sentence has no word for a side of the act."""
    parts = cue.network.parts if cue.network else ()
    return {one.role: one.surety for one in parts if " " in one.role}


def key_side(who: ActorMention) -> str:
    """Return by what parties are told apart: a state, its people and who fights it are three."""
    if who.state and (armed := _ARMED.intersection(who.sectors)):
        return f"{who.state}/{min(armed)}"
    if who.state:
        return f"{who.state}/{_SOCIETY}" if is_society(who.sectors) else who.state
    return who.name or who.title


def _is_party(who: ActorMention) -> bool:
    return bool(who.state or who.name or who.title) and who.kind not in ("medium", "thing", "place")


def _look_in_slots(people: People, cue: Cue, lemma: str) -> Iterator[_Sighting]:
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
                    signs = _name_slot(people, cue, slot, word, ranks, placed=placed)
                    yield _Sighting(voice, (f"{lemma} {slot}", *signs))


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
    for word, here, who in people.everybody:
        relation = clauses.parse.relations[word].split(":")[0]
        head = clauses.parse.heads[word]
        place = "above" if head in above else "beside" if head == cue.word else "elsewhere"
        side = "before" if word < cue.word else "behind"
        near = "near" if abs(word - cue.word) <= 6 else "far"
        signs = [f"{relation} {place}", f"{side} {near}", f"{side}", f"kind {here.kind}"]
        if here.is_place:
            signs.append("place")
        yield _Sighting((here, who), tuple(signs))


def _look_in_frame(clauses: Clauses, people: People, cue: Cue) -> Iterator[_Sighting]:
    """Yield the parties in the arguments that the network gives the word of the act."""
    for frame in clauses.parse.predicates:
        if frame.word != cue.word:
            continue
        for argument in frame.arguments:
            signs = (f"frame {argument.role}", f"{cue.rule.act} frame {argument.role}")
            for voice in people.find(argument.word, placed=True):
                yield _Sighting(voice, signs)


def _list_seen(people: People, cue: Cue) -> list[_Seen]:
    """Return the parties behind the words to which the network gives a role, with its surety."""
    parts = cue.network.parts if cue.network else ()
    return [
        _Seen(voice, part.role, part.surety, part.word)
        for part in parts
        if part.role in ROLES
        for voice in _find_voices(people, part)
    ]


def _name_seen(clauses: Clauses, cue: Cue, seen: _Seen) -> Iterator[str]:
    """Yield how the word that the network sees belongs to the act and to the party behind it."""
    if seen.surety <= 0:
        return
    parse, role = clauses.parse, seen.role
    head = parse.heads[seen.word]
    place = "below" if head == cue.word else "above" if seen.word in clauses.above(cue.word) else ""
    yield f"seen {role} {parse.upos[seen.word]}"
    yield f"seen {role} {parse.relations[seen.word].split(':')[0]} {place}"
    yield f"seen {role} {'before' if seen.word < cue.word else 'behind'}"
    here = seen.voice[0]
    covers = here.start < parse.ends[seen.word] and parse.starts[seen.word] < here.end
    yield f"seen {role} {'itself' if covers else 'owner'} {here.kind}"
    yield f"seen {role} by {seen.voice[1].rule.split(' + ')[-1]}"


def _find_voices(people: People, part: ActPart) -> Sequence[Voice]:
    """Return the parties behind a word; where there is none, what the text calls it."""
    found = [one for one in people.find(part.word, placed=True, alone=True) if _is_party(one[1])]
    if not found and part.surety > 0 and (named := people.name(part.word)) is not None:
        return [named]
    return found


def _rank_seen(
    by_network: Sequence[_Seen],
) -> tuple[dict[str, dict[str, float]], dict[str, dict[str, Voice]]]:
    """Return the highest surety of each party by role, and the voice that has it."""
    sureties: dict[str, dict[str, float]] = defaultdict(dict)
    words: dict[str, dict[str, Voice]] = defaultdict(dict)
    for one in by_network:
        key = key_side(one.voice[1])
        if one.surety > sureties[key].get(one.role, UNSEEN):
            sureties[key][one.role], words[key][one.role] = one.surety, one.voice
    return sureties, words


def _finish(
    cue: Cue, signs: Collection[str], counts: str, voice: Voice, *, speaks: bool
) -> Iterator[str]:
    """Yield the signs that follow from several together, and from who the party is."""
    who = voice[1]
    yield f"is {who.kind}"
    yield f"by {who.rule.split(' + ')[-1]}"
    for sector in who.sectors[:1] or ("none",):
        yield f"sector {sector}"
        yield f"sector {sector} {cue.rule.act}"
    if not who.state:
        yield "no state"
    if who.is_group:
        yield "several"
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
