"""Which amount belongs to which act of a sentence, by the tree."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from twosource.model.claim import Act
from twosource.read.claims.amount_words import HARM, LASTING
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
# Their object or subject is that of the act: "an exercise involving three boats".
_INVOLVING = frozenset(
    "involve include number carry comprise bring worth total reach cost mean load put have".split()
)
_WORDS: frozenset[Act] = frozenset({"AGREE", "REQUEST", "SUPPORT", "CONSULT", "REJECT", "ACCUSE"})
_STEPS = frozenset("step stage phase part wave batch way occasion front language copy".split())
# What is told there rests on someone's words: "citing unpaid bills of 18 million".
_TELLING = frozenset("cite quote say tell add report insist claim argue note recall want".split())


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
    word = amount.word
    below = _find_below(clauses, amount, acts)
    if amount.is_aside and not (below is not None and amount.is_time):
        return None
    if word in acts and not (_is_person(clauses, word) and acts[word].act in _DONE_BY_PEOPLE):
        return word
    if amount.is_time and below is not None:
        return below
    above = None if _stands_aside(clauses, amount) else _climb(clauses, amount, acts)
    if above is None:
        return below if below is not None else (word if word in acts else None)
    return _pass_on(clauses, amount, above, acts)


def _is_person(clauses: Clauses, word: int) -> bool:
    return clauses.parse.mentions[word] == "person"


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
        beside = _find_beside(clauses, above, acts, is_time=amount.is_time)
        if beside is not None and beside != amount.word:
            return beside
        below = above
    return None


def _take_nearest(amount: FoundAmount, above: int, acts: Acts) -> int:
    """Return the act that was told of last before an amount in a clause of its own."""
    return max((act for act in acts if above <= act < amount.word), default=above)


def _is_verb(clauses: Clauses, word: int) -> bool:
    return clauses.parse.upos[word] in ("VERB", "AUX")


def _is_barred(
    clauses: Clauses, below: int, above: int, amount: FoundAmount, acts: Acts
) -> bool:
    """Tell whether what stands below says something of its own and not how much of an act."""
    parse = clauses.parse
    if below == amount.word:
        return False
    lemma, relation = parse.lemmas[below].lower(), parse.relations[below]
    base = relation.split(":")[0]
    if not _is_verb(clauses, below):
        if amount.is_time:
            return clauses.preposition(below) in _FRAMES
        return base in ("conj", "parataxis") and lemma not in HARM and _has_subject(clauses, below)
    if lemma in _TELLING:
        return True
    if amount.is_time:
        return lemma not in LASTING and relation not in ("xcomp", "root")
    if lemma in HARM:
        return base in ("acl", "advcl") and above in acts and acts[above].act in _WORDS
    return base in ("conj", "parataxis", "acl", "advcl") and lemma not in _INVOLVING


def _has_subject(clauses: Clauses, word: int) -> bool:
    return clauses.has(word, "nsubj", "nsubj:pass", "cop") is not None


def _find_beside(clauses: Clauses, verb: int, acts: Acts, *, is_time: bool) -> int | None:
    """Return the act that is subject or object of a verb: "exports reached 40 tonnes"."""
    wanted = _SUBJECTS | {"obl"} if is_time else _SUBJECTS
    return next(
        (
            act
            for act in acts
            if clauses.parse.heads[act] == verb and clauses.parse.relations[act] in wanted
        ),
        None,
    )


def _pass_on(clauses: Clauses, amount: FoundAmount, above: int, acts: Acts) -> int:
    """Return what a speech speaks of in its place, unless the amount is of those who speak."""
    one = acts[above]
    if one.act not in _SPEECH or _is_part(clauses, amount.word, one, ("subj",)):
        return above
    others = [act for act in acts if acts[act].act not in _SPEECH and act != amount.word]
    inside = [act for act in others if above in clauses.above(act)]
    before = [act for act in others if act < above]
    return inside[0] if inside else before[-1] if before else above


def _is_part(clauses: Clauses, word: int, act: ActWord, names: Sequence[str]) -> bool:
    return word in [
        x for name in names for one in act.slots.get(name, ()) for x in clauses.spread(one)
    ]


def _share(clauses: Clauses, amount: FoundAmount, act: int, acts: Acts) -> Iterator[int]:
    """Yield an act, and those that the same people or things are part of."""
    yield act
    if amount.is_time or not amount.object:
        return
    for other, one in acts.items():
        if other not in (act, amount.word) and one.act not in _SPEECH:
            if _is_part(clauses, amount.word, one, ("subj", "obj")):
                yield other
