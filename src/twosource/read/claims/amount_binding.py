"""Which amount belongs to which act of a sentence, by the tree."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from twosource.model.claim import Act
from twosource.read.claims.amount_words import HARM, INVOLVING, LASTING, LENGTHS, TELLING
from twosource.read.claims.amounts import FoundAmount
from twosource.read.claims.clauses import Clauses, Slots

__all__ = ["ActWord", "bind_amounts"]

# They speak of acts; how much is said of the act that they speak of.
_SPEECH: frozenset[Act] = frozenset({"AGREE", "REQUEST", "THREATEN", "DENIAL"})
# Those who are counted may be named for what they do: "bread rioters".
_DONE_BY_PEOPLE: frozenset[Act] = frozenset({"PROTEST", "ASSAULT"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "obj"})
_BELOW = frozenset({"nmod", "obl", "acl"})
# An amount behind them says whence or how, not how much of an act.
_ASIDE = frozenset({"from", "between", "like", "than", "without", "despite"})
# A time behind them frames the act, and does not measure it: "after a pause of four years".
_FRAMES = frozenset("after before under during following until since".split())
_WORDS: frozenset[Act] = frozenset({"AGREE", "REQUEST", "SUPPORT", "CONSULT", "REJECT", "ACCUSE"})
# How a verb hangs that tells more of what is counted, or that another verb carries.
_TOLD_OF = frozenset({"acl", "acl:relcl", "conj"})
_CARRIED = frozenset({"xcomp", "conj"})
_NEXT = 3
_NO_MORE = _SPEECH | {"ACCUSE"}
_STEPS = frozenset("step stage phase part wave batch way occasion front language copy".split())


class ActWord(Struct, frozen=True):
    """The word that names an act, with the slots around it."""

    act: Act
    slots: Slots


Acts = Mapping[int, ActWord]


def bind_amounts(
    clauses: Clauses, amounts: Sequence[FoundAmount], acts: Acts
) -> dict[int, list[FoundAmount]]:
    """Return the amounts of each act by its word.

    An amount belongs to the nearest act that it hangs from, and to those that share the word with
    that one by coordination; where it hangs from none, to one that hangs from it or stands beside.
    """
    bound: dict[int, list[FoundAmount]] = {act: [] for act in acts}
    for amount in amounts:
        act = _find_act(clauses, amount, acts)
        if act is not None:
            for one in _share(clauses, amount, act, acts):
                bound[one].append(amount)
    return bound


def _find_act(clauses: Clauses, amount: FoundAmount, acts: Acts) -> int | None:
    below = _find_below(clauses, amount, acts)
    if amount.is_aside and not (below is not None and amount.is_time):
        return None
    if amount.word in acts and not _is_doer(clauses, amount.word, acts):
        return amount.word
    if amount.is_time and below is not None:
        return below
    above = None if _stands_aside(clauses, amount) else _climb(clauses, amount, acts)
    if above is not None:
        return _pass_on(clauses, amount, above, acts)
    return below if below is not None else (amount.word if amount.word in acts else None)


def _is_doer(clauses: Clauses, word: int, acts: Acts) -> bool:
    return clauses.parse.mentions[word] == "person" and acts[word].act in _DONE_BY_PEOPLE


def _stands_aside(clauses: Clauses, amount: FoundAmount) -> bool:
    if clauses.preposition(amount.word) in _ASIDE and not amount.is_time:
        return True
    return clauses.preposition(amount.word) == "in" and amount.unit in _STEPS


def _find_below(clauses: Clauses, amount: FoundAmount, acts: Acts) -> int | None:
    """Return the act that hangs from the noun that is counted: "two boats on loan"."""
    return next(
        (
            act
            for act in acts
            if clauses.parse.heads[act] == amount.word
            and clauses.parse.relations[act].split(":")[0] in _BELOW
        ),
        None,
    )


def _climb(clauses: Clauses, amount: FoundAmount, acts: Acts) -> int | None:
    """Return the nearest act above, or beside a verb above; None where the way is barred."""
    below = amount.word
    crossed = False
    for above in clauses.above(amount.word):
        if _is_barred(clauses, below, above, amount, acts):
            return None
        if clauses.parse.relations[below] in ("conj", "parataxis") and _is_verb(clauses, below):
            crossed = True
        if above in acts:
            return _take_nearest(amount, above, acts) if crossed else above
        beside = _find_beside(clauses, amount, above, acts)
        if beside is not None and beside != amount.word:
            return beside
        below = above
    return None


def _take_nearest(amount: FoundAmount, above: int, acts: Acts) -> int:
    """Return the act that was told of last before an amount in a clause of its own."""
    return max((act for act in acts if above <= act < amount.word), default=above)


def _is_verb(clauses: Clauses, word: int) -> bool:
    return clauses.parse.upos[word] in ("VERB", "AUX")


def _is_barred(clauses: Clauses, below: int, above: int, amount: FoundAmount, acts: Acts) -> bool:
    """Tell whether what stands below says something of its own and not how much of an act."""
    if below == amount.word or below in acts:
        return False
    parse = clauses.parse
    lemma, base = parse.lemmas[below].lower(), parse.relations[below].split(":")[0]
    if not _is_verb(clauses, below):
        if amount.unit in LENGTHS:
            return True
        return amount.is_time and clauses.preposition(below) in _FRAMES
    if lemma in TELLING:
        return not _is_told(clauses, amount.word, below)
    if amount.is_time and lemma not in LASTING:
        return base in ("acl", "ccomp", "parataxis", "advcl", "csubj")
    if lemma in HARM or lemma in INVOLVING:
        return base in ("acl", "advcl") and above in acts and acts[above].act in _WORDS
    return base in ("acl", "advcl") and not (above in acts and base == "acl")


def _is_told(clauses: Clauses, word: int, verb: int) -> bool:
    """Tell whether a word is in what a verb of telling tells, not one who tells it."""
    ways = [word, *clauses.above(word)]
    return clauses.parse.relations[ways[ways.index(verb) - 1]] in ("ccomp", "parataxis")


def _find_beside(clauses: Clauses, amount: FoundAmount, verb: int, acts: Acts) -> int | None:
    """Return the act that has the amount by way of another verb.

    It is subject or object of that verb ("exports reached 40 tonnes"), or the amount is its own
    subject ("eight students began to refuse food").
    """
    parse = clauses.parse
    wanted = _SUBJECTS | {"obl"} if amount.is_time else _SUBJECTS
    for act, one in acts.items():
        if act == amount.word:
            continue
        if parse.heads[act] == verb and parse.relations[act] in wanted:
            return act
        if parse.relations[act] in _CARRIED and _has_part(clauses, amount, one, ("subj", "obj")):
            return act
    return None


def _pass_on(clauses: Clauses, amount: FoundAmount, above: int, acts: Acts) -> int | None:
    """Return what a speech speaks of in its place, unless the amount is of those who speak."""
    one = acts[above]
    if one.act not in _SPEECH or amount.unit == "time":
        return above
    if _has_part(clauses, amount, one, ("subj",)):
        return above
    others = [act for act in acts if acts[act].act not in _SPEECH and act != amount.word]
    inside = [act for act in others if above in clauses.above(act)]
    before = [act for act in others if act < above]
    if inside or before:
        return inside[0] if inside else before[-1]
    return None if one.act == "DENIAL" else above


def _has_part(clauses: Clauses, amount: FoundAmount, act: ActWord, names: Sequence[str]) -> bool:
    held = {x for name in names for one in act.slots.get(name, ()) for x in clauses.spread(one)}
    return amount.word in held or amount.noun in held


def _share(clauses: Clauses, amount: FoundAmount, act: int, acts: Acts) -> Iterator[int]:
    """Yield an act, and those that tell more of the same people or things."""
    yield act
    if amount.is_time or not amount.object:
        return
    for other, one in acts.items():
        is_other = other not in (act, amount.word) and one.act not in _NO_MORE
        is_joined = is_other and _lacks_object(clauses, other, act, one)
        if is_joined or (is_other and _tells_more(clauses, amount, other, one)):
            yield other


def _lacks_object(clauses: Clauses, first: int, second: int, one: ActWord) -> bool:
    """Tell whether a verb has its object behind the next: "arrested and deported nine men"."""
    parse = clauses.parse
    is_joined = parse.heads[second] == first and parse.relations[second] == "conj"
    are_verbs = parse.upos[first] == parse.upos[second] == "VERB"
    return is_joined and are_verbs and second - first <= _NEXT and not one.slots.get("obj")


def _tells_more(clauses: Clauses, amount: FoundAmount, act: int, one: ActWord) -> bool:
    """Tell whether an act is told of what another has counted: "26 pilgrims taken from a bus"."""
    relation = clauses.parse.relations[act]
    if relation == "amod":
        return clauses.parse.heads[act] == amount.noun
    return relation in _TOLD_OF and _has_part(clauses, amount, one, ("obj",))
