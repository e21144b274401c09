"""Weighs whether an amount is said of an act: every pair of the two that stands near is looked at.

The rules of `amount_binding` and `amount_carrying` give a first answer, which is one sign among
others: the way between both in the tree, the preposition, what is counted, what else the act has.
`tools.fit_amounts` fitted what each sign weighs, on our own labelled passages, and wrote
`amount_signs.json`.
"""

from collections.abc import Collection, Iterator, Mapping
from functools import cache
from importlib.resources import files

import msgspec
from msgspec import Struct

from twosource.read.claims.amount_binding import Acts
from twosource.read.claims.amount_words import HARM, LENGTHS, PEOPLE
from twosource.read.claims.amounts import FoundAmount
from twosource.read.claims.clauses import Clauses

__all__ = ["BindingWeights", "Pair", "list_signs", "load_binding", "weigh_binding"]

_LONGEST = 4
_FAR = 12
_MOST = 3
_PARTING = frozenset(": ; – — ( which who whom that and but after while when where".split())
_MONEY = frozenset("dollar euro pound franc yen yuan won rouble rupee lira peso real".split())


class BindingWeights(Struct, frozen=True):
    """What each sign weighs, and from which sum on an amount belongs to an act."""

    signs: Mapping[str, float]
    least: float = 0.0


class Pair(Struct, frozen=True):
    """An amount and an act that stands in its sentence or `back` sentences before it.

    `ruled` are the acts, by sentences back and word, to which the rules gave the amount, and
    `others` counts the other amounts that they gave to this act.
    """

    amount: FoundAmount
    back: int
    word: int
    ruled: Collection[tuple[int, int]]
    others: int


def list_signs(pair: Pair, here: Clauses, there: Clauses, acts: Acts, own: Acts) -> set[str]:
    """Return the signs of a pair; `here` is the sentence of the amount, with the acts `own`.

    `there` is the sentence of the act, with all its `acts`; the same where none lies between.
    """
    amount, act = pair.amount, acts[pair.word].act
    kind = _name_kind(here, amount)
    is_ruled = (pair.back, pair.word) in pair.ruled
    rule = "ruled" if is_ruled else ("elsewhere" if pair.ruled else "nowhere")
    plain = [
        "always",
        rule,
        f"back {pair.back}",
        f"act {act}",
        f"kind {kind}",
        f"unit {amount.unit.lower()}",
        f"cue {there.parse.lemmas[pair.word].lower()}",
        f"others {min(_MOST, pair.others)}",
        f"acts {min(_MOST, len(own))}",
        f"aside {amount.is_aside}",
        *_look_at_amount(here, amount),
    ]
    if pair.back:
        plain += _look_back(here, amount)
    else:
        plain += _look_between(here, pair, acts)
    own_signs = plain[2:]
    joined = [f"{rule} {pair.back} {one}" for one in own_signs]
    joined += [f"{kind} {pair.back} {one}" for one in own_signs]
    return {*plain, *joined, f"{act} {kind} {rule}"}


def weigh_binding(signs: Collection[str], weights: BindingWeights) -> float:
    """Return the sum of what the signs weigh: above `weights.least`, the amount is of the act."""
    return sum(weights.signs.get(sign, 0.0) for sign in signs)


@cache
def load_binding() -> BindingWeights:
    """Return the weights that ship."""
    path = files("twosource.read.claims").joinpath("amount_signs.json")
    return msgspec.json.decode(path.read_bytes(), type=BindingWeights)


def _name_kind(clauses: Clauses, amount: FoundAmount) -> str:
    """Return the kind of what is counted: "time", "money", "length", "person" or "thing"."""
    if amount.is_time:
        return "time"
    last = amount.unit.lower().split(" ")[-1]
    if last in LENGTHS:
        return "length"
    if last in _MONEY:
        return "money"
    if last in PEOPLE or clauses.parse.mentions[amount.noun] == "person":
        return "person"
    return clauses.parse.mentions[amount.noun] or "thing"


def _look_at_amount(clauses: Clauses, amount: FoundAmount) -> Iterator[str]:
    """Yield where an amount stands in its own clause, and the words beside it."""
    parse = clauses.parse
    word, head = amount.word, parse.heads[amount.word]
    base = parse.relations[word].split(":")[0]
    preposition = clauses.preposition(word)
    yield f"hangs {base}"
    yield f"behind {preposition} {base}"
    if head >= 0:
        lemma = parse.lemmas[head].lower()
        yield f"head {lemma} {base}"
        yield f"head is {parse.upos[head]} {preposition}"
        yield f"harm {lemma in HARM}"
        above = list(clauses.above(word))[:_MOST]
        yield f"up {' '.join(parse.relations[x].split(':')[0] for x in [word, *above])}"
    before = [x for x in range(word + 1) if parse.ends[x] <= amount.start]
    after = [x for x in range(len(parse.words)) if parse.starts[x] >= amount.end]
    yield f"before {parse.lemmas[before[-1]].lower() if before else ''}"
    yield f"after {parse.lemmas[after[0]].lower() if after else ''}"


def _look_back(clauses: Clauses, amount: FoundAmount) -> Iterator[str]:
    """Yield what ties a sentence to the one before: its chief word and its subject."""
    parse = clauses.parse
    root = parse.heads.index(-1)
    subject = clauses.has(root, "nsubj", "nsubj:pass")
    yield f"root {parse.upos[root]}"
    yield f"root {parse.lemmas[root].lower()}"
    yield f"subject {'' if subject is None else parse.upos[subject]}"
    yield f"near root {amount.word == root or parse.heads[amount.word] == root}"


def _look_between(clauses: Clauses, pair: Pair, acts: Acts) -> Iterator[str]:
    """Yield how an act and an amount of one sentence stand to each other."""
    parse, word, noun = clauses.parse, pair.word, pair.amount.word
    act = acts[word]
    way = _find_way(clauses, noun, word)
    preposition = clauses.preposition(noun)
    yield f"way {way}"
    yield f"way {way} {preposition}"
    yield f"way {way} {act.act}"
    for name in _list_frame_roles(clauses, pair):
        yield f"frame {name}"
    for name, words in act.slots.items():
        if any(noun in clauses.spread(x) or pair.amount.noun in clauses.spread(x) for x in words):
            yield f"slot {name}"
            yield f"slot {name} {act.act}"
    low, high = sorted((noun, word))
    between = sum(low < x < high for x in acts)
    yield f"side {word < noun} {min(_MOST, between)}"
    yield f"far {min(_FAR, high - low) // 3}"
    yield f"cue is {parse.upos[word]} {parse.relations[word]}"
    yield f"same {word == noun}"
    head = parse.heads[noun]
    yield from _look_on_the_way(clauses, noun, word)
    yield from _look_for_nearer(clauses, noun, word, acts)
    yield f"behind {preposition} {act.act}"
    yield f"unit {pair.amount.unit.lower()} {act.act}"
    if head >= 0 and head != word:
        yield f"under {parse.lemmas[head].lower()} {act.act}"
    for back, other in pair.ruled:
        if back == 0 and other != word and other in acts:
            yield f"rather {acts[other].act} {act.act}"
            yield f"rather {_find_way(clauses, other, word)}"


def _look_on_the_way(clauses: Clauses, noun: int, word: int) -> Iterator[str]:
    """Yield the verbs that stand between both in the tree, and what parts both in the text."""
    parse = clauses.parse
    ups, downs = [noun, *clauses.above(noun)], [word, *clauses.above(word)]
    met = next((x for x in ups if x in downs), None)
    if met is not None:
        inner = {*ups[1 : ups.index(met) + 1], *downs[1 : downs.index(met) + 1]} - {word, noun}
        verbs = [x for x in inner if parse.upos[x] in ("VERB", "AUX")]
        yield f"verbs on the way {min(_MOST, len(verbs))}"
        for x in verbs:
            yield f"by way of {parse.lemmas[x].lower()}"
    low, high = sorted((noun, word))
    between = [x.lower() for x in parse.words[low + 1 : high]]
    yield f"side {word < noun} commas {min(_MOST, between.count(','))}"
    for mark in _PARTING & set(between):
        yield f"parted {mark} {word < noun}"


def _look_for_nearer(clauses: Clauses, noun: int, word: int, acts: Acts) -> Iterator[str]:
    """Yield whether another act stands nearer, in the text and in the tree."""
    nearer = sum(abs(other - noun) < abs(word - noun) for other in acts)
    yield f"nearer {min(_MOST, nearer)}"
    own = _count_steps(clauses, noun, word)
    closer = sum(_count_steps(clauses, noun, other) < own for other in acts if other != word)
    yield f"closer {min(_MOST, closer)}"
    yield f"closer {min(_MOST, closer)} nearer {min(_MOST, nearer)}"


def _count_steps(clauses: Clauses, first: int, second: int) -> int:
    """Return how many words lie between two in the tree, counted from both sides."""
    ups, downs = [first, *clauses.above(first)], [second, *clauses.above(second)]
    met = next((x for x in ups if x in downs), None)
    return len(ups) + len(downs) if met is None else ups.index(met) + downs.index(met)


def _list_frame_roles(clauses: Clauses, pair: Pair) -> Iterator[str]:
    """Yield what the network says that the counted thing is to the act."""
    for one in clauses.parse.predicates:
        if one.word == pair.word:
            near = {pair.amount.word, pair.amount.noun}
            roles = [x.role for x in one.arguments if near & set(clauses.spread(x.word))]
            yield from roles or ["none"]


def _find_way(clauses: Clauses, first: int, second: int) -> str:
    """Return the relations from one word up to what is above both, and down to the other."""
    parse = clauses.parse
    ups, downs = [first, *clauses.above(first)], [second, *clauses.above(second)]
    met = next((x for x in ups if x in downs), None)
    if met is None:
        return "none"
    up = [parse.relations[x].split(":")[0] for x in ups[: ups.index(met)]]
    down = [parse.relations[x].split(":")[0] for x in reversed(downs[: downs.index(met)])]
    if len(up) + len(down) > _LONGEST:
        return f"long {len(up) > len(down)} {bool(down)}"
    return " ".join([*(f"<{x}" for x in up), *(f">{x}" for x in down)])
