"""Who says so: the stretch that quotes or reports, and whom it goes back to."""

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from twosource.model.actor import ActorMention
from twosource.model.claim import Act
from twosource.model.parse import ActPart
from twosource.read.claims.clauses import Clauses
from twosource.read.claims.people import People

__all__ = [
    "TOLD",
    "Source",
    "Voice",
    "drop_voices",
    "find_bound",
    "find_others",
    "find_sources",
    "is_read_twice",
    "key_party",
]

Voice = tuple[ActorMention, ActorMention]

TOLD = "told"
"""The origin of one whom another tells so: never the first hand."""


class Source(Struct, frozen=True):
    """One who may say so, the word that stands for it, and what tells that it does.

    Of the origins "part" is the network's word for this act, "attribution" its stretch of what is
    said, "according" and "tree ccomp" and the like are the tree's; "elsewhere" is the subject of a
    verb of saying anywhere in the sentence, "here" any other party of it.
    """

    voice: Voice
    word: int
    origins: frozenset[str]


_SAYING = frozenset(
    """
    say tell announce report state declare add note claim confirm write explain reveal disclose
    insist maintain argue assert acknowledge admit mention quote cite stress warn comment describe
    recount testify estimate believe suggest indicate post tweet publish recall reiterate allege
    conclude find show
    """.split()
)
# They speak for themselves: the state that an act happens in is not theirs by that.
_BYSTANDERS = frozenset(
    """
    lawyer group diplomat source witness driver delegate worker volunteer people person clerk
    monitor missionary cook elder relative trader charity consultant analyst expert
    """.split()
)
_BY_PLACE = frozenset({"home", "seat", "seat of the report"})
# Whoever does these in words tells of them by doing them.
_SPEECHES: frozenset[Act] = frozenset(
    {"REQUEST", "ACCUSE", "REJECT", "THREATEN", "AGREE", "SUPPORT", "CONCEDE"}
)
_TELLING = frozenset("tell inform assure remind brief notify".split())
_OBJECTS = ("obj", "iobj")
_SUBJECTS = ("nsubj",)
_SAME = ("appos", "flat", "compound", "nummod", "amod", "det", "conj")
# "It said in a statement": the verb and three words.
_MOST_BEHIND = 4
_CLAUSES = ("acl", "nmod", "advcl", "ccomp", "parataxis", "obl", "root")


def find_sources(
    clauses: Clauses,
    people: People,
    word: int,
    parts: Sequence[ActPart] = (),
    *,
    speaker: Voice | None = None,
) -> list[Source]:
    """Return those who say what a word tells of, the nearest to it first, each once.

    `parts` are the words that the network binds to the act which the word names. `speaker` is who
    spoke last in the sentences before: the "it" of "it added", behind all that is said.
    """
    found: dict[tuple[str | None, str, str], Source] = {}
    seen = [(x.word, "part") for x in parts if x.role == "says" and x.surety > 0]
    for place, origin in [*seen, *_from_network(clauses, word), *_from_tree(clauses, word)]:
        above = _find_verb_of(clauses, place, _OBJECTS)
        if word in (above, _find_verb_of(clauses, place, _SUBJECTS)):
            continue
        is_it = speaker is not None and _is_it_behind(clauses, word, place)
        whom = [speaker] if speaker is not None and is_it else _find_whom(clauses, people, place)
        for here, who in whom:
            key = (who.state, who.name, who.title)
            before = found.get(key, Source((here, who), place, frozenset()))
            origins = {origin, TOLD} if _is_telling(clauses, above) else {origin}
            found[key] = replace(before, origins=before.origins | origins)
    return list(found.values())


def _find_verb_of(clauses: Clauses, place: int, relations: Collection[str]) -> int:
    """Return the verb that a word has one of some relations to, or its noun has; -1 for none."""
    parse, head = clauses.parse, place
    while parse.relations[head] in _SAME and parse.heads[head] >= 0:
        head = parse.heads[head]
    return parse.heads[head] if parse.relations[head] in relations else -1


def _is_telling(clauses: Clauses, verb: int) -> bool:
    """Tell whether the object of a verb is whom somebody tells: "he told the paper"."""
    is_word = verb >= 0 and clauses.parse.lemmas[verb].lower() in _TELLING
    return is_word and clauses.has(verb, "nsubj") is not None


def find_others(clauses: Clauses, people: People, known: Sequence[Source]) -> list[Source]:
    """Return who else of a sentence may say what it tells of; `known` are those that are bound."""
    bound = {one.word for one in known}
    speaking = [
        Source(voice, word, frozenset({"elsewhere"}))
        for word in _list_speaking(clauses)
        if word not in bound
        for voice in _find_whom(clauses, people, word)
    ]
    standing = [
        Source((here, who), word, frozenset({f"here {clauses.parse.relations[word]}"}))
        for word, here, who in people.everybody
        if here.kind != "place" and key_party(who)
    ]
    seen = {key_party(one.voice[1]) for one in known}
    others: dict[str, Source] = {}
    for one in (*speaking, *standing):
        if key_party(one.voice[1]) not in seen:
            others.setdefault(key_party(one.voice[1]), one)
    return list(others.values())


def _list_speaking(clauses: Clauses) -> Iterator[int]:
    """Yield the subjects of all verbs of saying of a sentence."""
    for verb, lemma in enumerate(clauses.parse.lemmas):
        if lemma.lower() in _SAYING and clauses.parse.upos[verb] == "VERB":
            yield from clauses.slots(verb).get("subj", ())


def _find_whom(clauses: Clauses, people: People, word: int) -> Iterator[Voice]:
    """Yield whom a word that says so stands for."""
    unnamed = people.name(word)
    is_bystander = clauses.parse.lemmas[word].lower() in _BYSTANDERS
    found = [one for one in people.find(word) if one[1].kind != "place"]
    for here, who in found or ([unnamed] if unnamed else []):
        if is_bystander and who.title and who.rule.split(" + ")[-1] in _BY_PLACE:
            who = replace(who, state=None)
        if who.state or who.name or who.title:
            yield here, who


def _is_it_behind(clauses: Clauses, word: int, source: int) -> bool:
    """Tell whether who says so is the "it" of "it added", behind all that is said.

    It stands for nobody of whom is spoken there: "four guards of Chad were held, it said". "It had
    apologised, it said, and Chad confirmed this" is another matter.
    """
    upos = clauses.parse.upos
    behind = [x for x in range(source + 1, len(upos)) if upos[x] != "PUNCT"]
    is_last = len(behind) <= _MOST_BEHIND
    return source > word and is_last and clauses.parse.words[source].lower() == "it"


def drop_voices(
    clauses: Clauses,
    act: tuple[int, Act],
    voices: Sequence[Voice],
    actors: Sequence[Voice],
    parts: Sequence[ActPart],
) -> tuple[Voice, ...]:
    """Return the voices of an act; none where its report tells of it in its own words.

    `act` is its word with what it is. Who denies tells so himself. An act that a relative clause
    brings up is not what is being said, nor is what somebody else does in words beside it: "said it
    would go, accusing the police that had beaten them". The network decides where it sees more.
    """
    word, kind = act
    if kind == "DENIAL":
        return ()
    if not voices or any(one.role == "says" for one in parts):
        return tuple(voices)
    bound = find_bound(clauses, word)
    is_own = any(key_party(voices[0][1]) == key_party(one[1]) for one in actors)
    if bound in ("parataxis", "acl:relcl") or (kind in _SPEECHES and is_own and bound != "ccomp"):
        return ()
    return tuple(voices)


def find_bound(clauses: Clauses, word: int) -> str:
    """Return how the nearest clause or phrase that holds a word hangs in its sentence."""
    relations = (clauses.parse.relations[one] for one in (word, *clauses.above(word)))
    return next((one for one in relations if one.startswith(_CLAUSES)), "")


def is_read_twice(one: Voice, other: Voice) -> bool:
    """Tell whether two voices are the same words, read with a state and without."""
    has_both_states = bool(one[1].state and other[1].state)
    return one[0] == other[0] and one[1].title == other[1].title and not has_both_states


def key_party(who: ActorMention) -> str:
    """Return what tells one party from others: its state, its name, else its words."""
    return who.state or who.name or who.title


def _from_network(clauses: Clauses, word: int) -> Iterator[tuple[int, str]]:
    """Yield the heads of the sources whose content holds the word, the shortest content first."""
    holding = []
    for said in clauses.parse.attributions:
        sizes = [end - start for start, end in said.content if start <= word < end]
        inside = said.source and said.source[0] <= word < said.source[1]
        if sizes and said.source and not inside:
            holding.append((min(sizes), said.source))
    for _, (start, end) in sorted(holding):
        yield _head_of(clauses, start, end), "attribution"


def _head_of(clauses: Clauses, start: int, end: int) -> int:
    """Return the word of a stretch that hangs highest in the tree."""
    outside = [x for x in range(start, end) if not start <= clauses.parse.heads[x] < end]
    return outside[0] if outside else start


def _from_tree(clauses: Clauses, word: int) -> Iterator[tuple[int, str]]:
    """Yield the subjects of verbs of saying above a word, and what stands behind "according to"."""
    parse = clauses.parse
    chain = [word, *clauses.above(word)]
    for below, above in pairwise(chain):
        if parse.lemmas[above].lower() in _SAYING and parse.relations[below] in (
            "ccomp", "parataxis", "xcomp", "obj", "obl",
        ):  # fmt: skip
            origin = f"tree {parse.relations[below]}"
            yield from ((one, origin) for one in clauses.slots(above).get("subj", ()))
    for one in chain:
        for child in clauses.children[one]:
            if parse.relations[child] == "parataxis" and parse.lemmas[child].lower() in _SAYING:
                beside = clauses.slots(child).get("subj", ())
                yield from ((one, "tree beside") for one in beside)
            if parse.relations[child].startswith("obl") and _is_according(clauses, child):
                yield child, "according"


def _is_according(clauses: Clauses, word: int) -> bool:
    return clauses.preposition(word) in ("accord", "according", "per")
