"""Finds the words of a sentence that name acts, by the rules of the lexicon."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from twosource.lexicon.acts import ActRule, Condition, WordKind, load_acts
from twosource.model.parse import ActCue
from twosource.read.claims.clauses import Clauses, Slots

__all__ = ["Cue", "fill_slots", "find_cues", "list_kind"]

# Verbs that only carry what their object names: "paid a visit", "launched an attack".
_LIGHT = frozenset(
    """
    pay make hold give launch conduct carry stage issue take deliver offer have mount express begin
    start continue wage lodge send announce declare impose undertake resume lead commit perform
    convene host repeat renew voice extend put raise order unleash execute open file win sign end
    complete finish do provide grant organise organize
    """.split()
)
# The same with the doer elsewhere: "received a threat from", "came under attack by".
_SUFFERING = frozenset("receive get face suffer meet come sustain draw attract undergo win".split())
# What happens of itself: "a meeting took place", "talks began".
_HAPPENING = frozenset("take happen occur begin start end follow continue come resume".split())
_KINDS: Mapping[str, WordKind] = {
    "VERB": "v", "AUX": "v", "NOUN": "n", "PROPN": "n", "ADJ": "a",
}  # fmt: skip
_REACH = 6


class Cue(Struct, frozen=True):
    """A word that names an act by a rule; `taken` are the words that its conditions met.

    `network` is what the network says of it, None where the table alone names it.
    """

    word: int
    rule: ActRule
    slots: Slots
    taken: frozenset[int]
    network: ActCue | None = None


def list_kind(upos: str) -> WordKind | None:
    """Return the kind of word that the tables know: verb, noun, adjective."""
    return _KINDS.get(upos)


def find_cues(clauses: Clauses) -> list[Cue]:
    """Return the cues of a sentence in order, one a word at most.

    A noun that a verb's rule has met as its object is left to the verb, unless the verb speaks of
    it: "suspended aid" is no aid, "demanded the release" is a release demanded.
    """
    found = [cue for word in range(len(clauses.parse.words)) for cue in _match_word(clauses, word)]
    used: dict[int, Cue] = {}
    for cue in found:
        if cue.rule.kind == "v":
            used.update(dict.fromkeys(cue.taken, cue))
    return [cue for cue in found if not _is_used(cue, used.get(cue.word))]


def _is_used(cue: Cue, by: Cue | None) -> bool:
    if by is None or by.word == cue.word or cue.rule.kind == "v":
        return False
    return by.rule.content is None or by.rule.act == cue.rule.act


def _match_word(clauses: Clauses, word: int) -> Iterator[Cue]:
    parse = clauses.parse
    kind = list_kind(parse.upos[word])
    rules = load_acts().get((kind, parse.lemmas[word].lower()), ()) if kind else ()
    if not rules or kind is None:
        return
    slots = fill_slots(clauses, word, kind)
    for rule in rules:
        if not _has_phrase(clauses, word, rule):
            continue
        taken = _meet(clauses, rule.conditions, slots)
        if taken is not None:
            yield Cue(word, rule, slots, taken)
            return


def fill_slots(clauses: Clauses, word: int, kind: WordKind) -> Slots:
    """Return the words in the slots of an act, those of the verb that carries a noun included."""
    if kind == "n":
        return _add_light(clauses, word, dict(clauses.slots(word)))
    if kind == "v" or clauses.has(word, "cop", "nsubj") is not None:
        return clauses.slots(word)
    return _read_adjective(clauses, word)


def _read_adjective(clauses: Clauses, word: int) -> Slots:
    """Return the slots of an adjective before a noun or behind "be"."""
    slots = dict(clauses.slots(word))
    if clauses.parse.relations[word] == "xcomp":
        slots["subj"] = clauses.slots(clauses.parse.heads[word]).get("subj", ())
    return slots


def _add_light(clauses: Clauses, noun: int, slots: dict[str, Sequence[int]]) -> Slots:
    """Add who does what a noun names from the verb that carries it."""
    verb, role = clauses.parse.heads[noun], clauses.parse.relations[noun].split(":")[0]
    if role == "conj" and verb >= 0:
        verb, role = clauses.parse.heads[verb], clauses.parse.relations[verb].split(":")[0]
    if verb < 0 or clauses.parse.upos[verb] not in ("VERB", "AUX"):
        return slots
    lemma, around = clauses.parse.lemmas[verb].lower(), clauses.slots(verb)
    is_object = noun in around.get("obj", ()) or role == "obj"
    if lemma in _SUFFERING and (is_object or role == "obl"):
        slots.setdefault("to", [x for x in around.get("subj", ()) if x != noun])
        slots.setdefault("by", around.get("from", around.get("by", ())))
    elif is_object:
        doers = [x for x in around.get("subj", ()) if x != noun]
        if doers:
            slots["light" if lemma in _LIGHT else "beside"] = doers
        if lemma in _LIGHT:
            _lend(slots, around)
    elif lemma in _HAPPENING:
        _lend(slots, around)
    return {name: words for name, words in slots.items() if words}


def _lend(slots: dict[str, Sequence[int]], around: Slots) -> None:
    """Give the noun what hangs from its verb: "paid a visit to Chad"."""
    for name, words in around.items():
        if name not in ("subj", "obj", "particle", "aside"):
            slots.setdefault(name, words)


def _has_phrase(clauses: Clauses, word: int, rule: ActRule) -> bool:
    lemmas = clauses.parse.lemmas
    if rule.kind == "n":
        size = len(rule.cue)
        said = tuple(one.lower() for one in lemmas[max(0, word + 1 - size) : word + 1])
        return said == rule.cue
    near = {lemmas[x].lower() for x in range(word + 1, min(len(lemmas), word + _REACH))}
    if not set(rule.cue[1:]) <= near:
        return False
    particles = (x for x in clauses.children[word] if clauses.parse.relations[x] == "compound:prt")
    return all(lemmas[x].lower() in rule.cue[1:] for x in particles)


def _meet(clauses: Clauses, conditions: Iterable[Condition], slots: Slots) -> frozenset[int] | None:
    """Return the words that meet the conditions; None when one is not met."""
    taken: set[int] = set()
    for condition in conditions:
        met = _find_met(clauses, condition, slots)
        if bool(met) != condition.wanted:
            return None
        if condition.wanted and condition.lemmas and "subj" not in condition.slots:
            taken.update(met)
    return frozenset(taken)


def _find_met(clauses: Clauses, condition: Condition, slots: Slots) -> list[int]:
    """Return the words of its slots that are listed, or all where anything will do."""
    found = [word for slot in condition.slots for word in _read_slot(clauses, slot, slots)]
    if not condition.lemmas:
        return found
    return [word for word in found if _is_listed(clauses, word, condition.lemmas)]


def _read_slot(clauses: Clauses, slot: str, slots: Slots) -> list[int]:
    """Return the words of "obj", or of "obj.mod": what stands in a slot of these."""
    name, _, part = slot.partition(".")
    words = [x for word in slots.get(name, ()) for x in clauses.spread(word)]
    return [x for word in words for x in clauses.slots(word).get(part, ())] if part else words


def _is_listed(clauses: Clauses, word: int, lemmas: frozenset[str]) -> bool:
    """Tell whether a word, or it with the one before ("tear gas"), is in a list.

    "Tonnes of grain" and "a number of soldiers" are what they are of.
    """
    known = clauses.parse.lemmas
    lemma = known[word].lower()
    if lemma in lemmas or (word and f"{known[word - 1].lower()} {lemma}" in lemmas):
        return True
    measured = clauses.parse.upos[word] == "NUM" or lemma in _MEASURES
    of = clauses.slots(word).get("of", ()) if measured else ()
    return any(known[x].lower() in lemmas for one in of for x in clauses.spread(one))


_MEASURES = frozenset(
    """
    number group dozen hundred thousand million billion score tonne ton kilo load shipment batch lot
    series round pair couple handful member crew part piece worth amount set package total type kind
    fleet column wave volley salvo consignment cache flow
    """.split()
)
