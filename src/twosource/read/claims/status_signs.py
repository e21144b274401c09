"""The signs that tell whether an act happened: its verb, what that hangs from, who says so.

`status_layers` weighs them, with the scores of the network. Besides the act's own sentence they
tell what the sentences around it deny.
"""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import get_args

from msgspec import Struct

from twosource.lexicon.sectors import is_society
from twosource.model.actor import ActorMention
from twosource.model.claim import Status
from twosource.read.claims.clauses import Clauses
from twosource.read.claims.cues import Cue
from twosource.read.claims.scope_clauses import denies_nothing
from twosource.read.claims.second_look import Seen
from twosource.read.claims.status_words import list_word_kinds
from twosource.read.claims.tense import find_tense
from twosource.read.claims.voices import Voice

__all__ = ["LOWEST", "STATUSES", "Acting", "StatusRow", "Surroundings", "list_row"]

STATUSES: tuple[Status, ...] = get_args(Status)
# What the network does not give of a status lies so far below its best one.
LOWEST = -6.0
_HIGHEST = 3
_VERBS = ("VERB", "AUX")
_NEGATIONS = frozenset("not never no n't neither nor without".split())
# Children that tell more by what they are than by being there.
_TOLD_BY_LEMMA = frozenset(
    "advmod aux aux:pass mark case cop amod nmod:poss det compound obl nmod obl:unmarked".split()
)
# Words of a sentence nearby that cast doubt on what was told, or confirm it.
_DISPUTING = frozenset(
    """
    deny denial reject dismiss dispute contradict disavow disclaim rebut refute invention baseless
    false lie fabrication nothing never no not confirm admit acknowledge claim allegation accusation
    charge account version report comment
    """.split()
)


class Acting(Struct, frozen=True):
    """An act with who did it to whom, who says so, the speech that tells of it, the second look."""

    cue: Cue
    actors: tuple[Voice, ...]
    recipients: tuple[Voice, ...]
    voices: tuple[Voice, ...]
    speech: "Acting | None" = None
    seen: Seen | None = None


class Surroundings(Struct, frozen=True):
    """The acts of a sentence, and the sentences around it with theirs: two before, two after."""

    clauses: Clauses
    acts: Sequence[Acting]
    before: Sequence[tuple[Clauses, Sequence[Acting]]] = ()
    after: Sequence[tuple[Clauses, Sequence[Acting]]] = ()


class StatusRow(Struct, frozen=True):
    """The signs of an act, and two networks' scores of its statuses, the best one 0.

    `seen` are those of the sentence alone, `looked` those of the second look.
    """

    signs: tuple[str, ...]
    seen: tuple[float, ...]
    looked: tuple[float, ...] = (0.0,) * len(STATUSES)


def list_row(act: Acting, around: Surroundings) -> StatusRow:
    """Return what tells whether an act happened."""
    clauses, cue = around.clauses, act.cue
    tense = find_tense(clauses, cue.word)
    signs = [
        *_name_act(clauses, cue),
        *_name_verb(clauses, cue.word, "own", tense),
        *_name_chain(clauses, cue.word),
        *_name_near(clauses, cue.word),
        *_name_frame(clauses, cue.word),
        *_name_kinds(clauses, cue, tense),
        *_name_speech(clauses, act, tense),
        *_name_voices(act),
        *_name_beside(act, around),
        *_name_around(act, around),
    ]
    return StatusRow(tuple(dict.fromkeys(signs)), _list_seen(cue), _list_looked(act))


def _list_seen(cue: Cue) -> tuple[float, ...]:
    seen = cue.network
    if seen is None:
        return (0.0,) * len(STATUSES)
    scores = {one.role: one.surety for one in seen.parts}
    return tuple(
        0.0 if one == seen.status else scores.get(f"status {one}", LOWEST) for one in STATUSES
    )


def _list_looked(act: Acting) -> tuple[float, ...]:
    if act.seen is None:
        return (0.0,) * len(STATUSES)
    scores = act.seen.statuses - act.seen.statuses.max()
    return tuple(max(LOWEST, x) for x in scores.tolist())


def _name_act(clauses: Clauses, cue: Cue) -> Iterator[str]:
    yield f"act {cue.rule.act}"
    yield f"act {cue.rule.act} {cue.rule.mode}"
    yield f"act {cue.rule.act} {cue.rule.kind}"
    yield f"word {clauses.parse.lemmas[cue.word].lower()}"
    for part in cue.network.parts if cue.network else ():
        if part.role in ("speech", "denies", "says") and part.surety > 0:
            yield f"has {part.role}"


def _name_verb(clauses: Clauses, word: int, who: str, tense: str) -> Iterator[str]:
    """Yield tense and form of a word, its auxiliaries, its negations, and what hangs from it."""
    parse = clauses.parse
    features = parse.features[word]
    for part in features.split("|"):
        if part.startswith(("Tense", "VerbForm", "Voice", "Mood", "Polarity")):
            yield f"{who} {part}"
    yield f"{who} {parse.upos[word]} {parse.relations[word]}"
    yield f"{who} tense {tense}"
    auxiliaries = []
    for child in clauses.children[word]:
        relation, lemma = parse.relations[child], parse.lemmas[child].lower()
        if lemma in _NEGATIONS and denies_nothing(clauses, child):
            continue
        yield f"{who} child {relation}"
        if relation in _TOLD_BY_LEMMA:
            yield f"{who} {relation} {lemma}"
        if relation in ("aux", "aux:pass"):
            auxiliaries.append(parse.words[child].lower())
        if lemma in _NEGATIONS:
            yield f"{who} negated"
        if relation.startswith(("obl", "nmod", "advcl")):
            yield f"{who} {relation.split(':')[0]} by {clauses.preposition(child)}"
    yield f"{who} aux {' '.join(auxiliaries)} {_form(features)}"


def _form(features: str) -> str:
    forms = ("VerbForm=Inf", "VerbForm=Ger", "Tense=Past", "Tense=Pres")
    return next((one for one in forms if one in features), "")


def _name_chain(clauses: Clauses, word: int) -> Iterator[str]:
    """Yield what an act hangs from, with how it hangs there; the nearest verb in full."""
    parse = clauses.parse
    below = word
    is_told = False
    for height, above in enumerate(islice(clauses.above(word), _HIGHEST), 1):
        lemma = parse.lemmas[above].lower()
        relation = parse.relations[below]
        yield f"above {lemma}"
        yield f"above {height} {lemma} {relation.split(':')[0]}"
        yield f"above {height} {relation}"
        mark = clauses.preposition(below)
        if mark and relation.startswith(("advcl", "ccomp", "acl", "obl", "nmod")):
            yield f"below {mark} {relation.split(':')[0]}"
        if parse.upos[above] in _VERBS and not is_told:
            is_told = True
            tense = find_tense(clauses, above)
            yield from _name_verb(clauses, above, "verb", tense)
            yield f"verb {lemma} {tense}"
        if any(parse.lemmas[x].lower() in _NEGATIONS for x in clauses.children[above]):
            yield f"above {height} negated"
            yield f"above negated {lemma}"
        below = above
    if parse.upos[word] not in _VERBS and not is_told:
        yield "no verb"


def _name_near(clauses: Clauses, word: int) -> Iterator[str]:
    """Yield the words next to an act, and what they are."""
    parse = clauses.parse
    for by in (-3, -2, -1, 1, 2):
        if 0 <= word + by < len(parse.words):
            yield f"at {by} {parse.lemmas[word + by].lower()}"
    for by in range(max(0, word - 8), word):
        yield f"before {parse.lemmas[by].lower()}"
    for by in range(word + 1, min(len(parse.words), word + 9)):
        yield f"behind {parse.lemmas[by].lower()}"
    quotes = sum(one in ('"', "“", "”", "``", "''") for one in parse.words[:word])
    if quotes % 2:
        yield "in quotes"


def _name_frame(clauses: Clauses, word: int) -> Iterator[str]:
    """Yield what the network's arguments of the word tell: its modal, its negation, its time."""
    for frame in clauses.parse.predicates:
        if frame.word == word:
            for one in frame.arguments:
                yield f"frame {one.role}"
                if one.role in ("ARGM-MOD", "ARGM-NEG", "ARGM-TMP", "ARGM-ADV"):
                    yield f"frame {one.role} {clauses.parse.lemmas[one.word].lower()}"
                    yield f"frame {one.role} by {clauses.preposition(one.word)}"
            yield f"frame factual {round(frame.factuality)}"


def _name_kinds(clauses: Clauses, cue: Cue, tense: str) -> Iterator[str]:
    """Yield the kinds of the words that tell what became of an act, by where they stand."""
    parse, word = clauses.parse, cue.word
    above = list(islice(clauses.above(word), _HIGHEST))
    places = {
        "own": [word],
        "above": above[:1],
        "high": above[1:],
        "child": clauses.children[word],
        "sister": clauses.children[above[0]] if above else [],
        "near": range(max(0, word - 4), word),
        "after": range(word + 1, min(len(parse.words), word + 5)),
        "sentence": range(len(parse.words)),
    }
    for name, words in places.items():
        for one in words:
            for kind in list_word_kinds(parse.lemmas[one].lower()):
                yield f"{name} {kind}"
                if name in ("above", "child", "near"):
                    yield f"{name} {kind} {cue.rule.act}"
                    yield f"{name} {kind} {tense}"


def _name_speech(clauses: Clauses, act: Acting, tense: str) -> Iterator[str]:
    """Yield the act of speech that tells of an act, and what its parties are to the act's."""
    speech = act.speech
    if speech is None:
        yield "no speech"
        return
    told = speech.cue
    yield f"speech {told.rule.act}"
    yield f"speech {told.rule.act} {told.rule.mode}"
    yield f"speech {told.rule.act} {act.cue.rule.act}"
    yield f"speech {clauses.parse.lemmas[told.word].lower()}"
    yield f"speech {told.rule.act} tense {tense}"
    yield f"speech {told.rule.act} by {_compare(speech.actors, act.actors)}"
    yield f"speech {told.rule.act} to {_compare(speech.recipients, act.actors)}"
    if speech.speech is not None:
        yield f"speech of {speech.speech.cue.rule.act}"


def _name_voices(act: Acting) -> Iterator[str]:
    """Yield who says so, and what they are to who did it and to whom it was done."""
    kind = act.cue.rule.act
    yield f"voices {min(len(act.voices), 2)} {kind}"
    if not act.voices:
        return
    first = act.voices[0][1]
    own = _compare((act.voices[0],), act.actors)
    suffering = _compare((act.voices[0],), act.recipients)
    sector = first.sectors[0] if first.sectors else first.kind
    yield f"told by {own}"
    yield f"told by {own} {kind}"
    yield f"told by {suffering} who suffers {kind}"
    yield f"told by {own}, {suffering}"
    yield f"told by sector {sector}"
    yield f"told by sector {sector} {own}"
    yield f"told by sector {sector} {own} {kind}"
    yield f"told by last {_compare((act.voices[-1],), act.actors)} {kind}"
    for _, who in act.actors[:1]:
        yield f"done by {who.sectors[0] if who.sectors else who.kind} told by {sector}"


def _compare(some: Sequence[Voice], others: Sequence[Voice]) -> str:
    """Tell what the first of some is to others: the same, of their state, of another."""
    if not some or not others:
        return "nobody" if not some else "somebody"
    who = some[0][1]
    if any(_key(who) == _key(other) and who.sectors == other.sectors for _, other in others):
        return "same"
    if who.state and any(who.state == other.state for _, other in others):
        society = any(is_society(x.sectors) for _, x in others)
        return f"own state {is_society(who.sectors)} {society}"
    if any(_key(who) == _key(other) for _, other in others):
        return "same"
    return "other" if who.state and any(other.state for _, other in others) else "unknown"


def _key(who: ActorMention) -> str:
    return who.state or who.name or who.title


def _name_beside(act: Acting, around: Surroundings) -> Iterator[str]:
    """Yield the other acts of the sentence, and whether one of them denies this one."""
    place = act.cue.word
    for other in around.acts:
        if other.cue.word == place:
            continue
        where = "before" if other.cue.word < place else "behind"
        yield f"beside {other.cue.rule.act} {where}"
        if act.speech is not None and other.cue.word != act.speech.cue.word:
            yield f"speech {act.speech.cue.rule.act} beside {other.cue.rule.act}"
        if other.cue.rule.act == "DENIAL":
            yield f"denied beside by {_compare(other.actors, act.actors)}"
        if other.speech is not None and other.speech.cue.word == place:
            yield f"tells of {other.cue.rule.act}"


def _name_around(act: Acting, around: Surroundings) -> Iterator[str]:
    """Yield what the sentences before and after deny, and words there that dispute or confirm."""
    yield f"sentences before {min(2, len(around.before))} after {min(2, len(around.after))}"
    for side, some in (("before", around.before), ("after", around.after)):
        for distance, (clauses, acts) in enumerate(some, 1):
            lemmas = {x.lower() for x in clauses.parse.lemmas}
            for lemma in lemmas & _DISPUTING:
                yield f"{side} {distance} {lemma}"
            for other in acts:
                yield f"{side} {distance} {other.cue.rule.act}"
                if act.speech is not None:
                    yield f"speech {act.speech.cue.rule.act} {side} {other.cue.rule.act}"
                if other.cue.rule.act == act.cue.rule.act:
                    yield f"{side} same act"
                if other.cue.rule.act in ("DENIAL", "REJECT", "ACCUSE"):
                    by = _compare(other.actors, act.actors)
                    yield f"{side} {other.cue.rule.act} by {by}"
                    yield f"{side} {other.cue.rule.act} by {by} {act.cue.rule.act}"
                    said = _compare(other.actors, act.voices)
                    yield f"{side} {other.cue.rule.act} by voice {said}"
