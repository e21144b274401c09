"""Counts which roles each predicate fills, and where in the tree, over the training treebank."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from math import log

from training.example import Example, PredicateLabel
from training.inventory import NO_ROLE
from twosource.read.habits import Tree, find_kind, find_places

__all__ = ["learn_habits"]

Key = tuple[str, str, str]
# How many sights of the usual weigh as much as what was counted; and the fewest worth a line.
USUAL = 3.0
LEAST = {"verb": 2, "other": 2, "noun": 1}
LEAST_SCORE = 0.3


def learn_habits(examples: Sequence[Example], roles: Sequence[str]) -> list[str]:
    """Return lines: kind, lemma, way, the score of roles not seen, and of those seen.

    A score is the logarithm of how much likelier than for other words of its kind the role is
    there, less the same of no role.
    """
    counts: dict[Key, Counter[str]] = defaultdict(Counter)
    usual: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for kind, lemma, way, role in _read_roles(examples):
        known = role if role in roles else NO_ROLE
        counts[kind, lemma, way][known] += 1
        usual[kind, way][known] += 1
    return [
        line
        for key, some in sorted(counts.items())
        if some.total() >= LEAST[key[0]]
        for line in _write_line(key, some, usual[key[0], key[2]], len(roles))
    ]


def _read_roles(examples: Sequence[Example]) -> Iterator[tuple[str, str, str, str]]:
    for example in examples:
        for predicate in example.predicates or ():
            yield from _read_predicate(example, predicate)


def _read_predicate(
    example: Example, predicate: PredicateLabel
) -> Iterator[tuple[str, str, str, str]]:
    gold = example.columns
    tree = Tree(example.heads or (), gold["relation"], gold["upos"], gold["lemma"])
    roles = {one.word: one.role for one in predicate.arguments}
    kind, lemma = find_kind(tree.upos[predicate.word]), tree.lemmas[predicate.word].lower()
    for word, way in find_places(tree, predicate.word):
        yield kind, lemma, way, roles.get(word, NO_ROLE)


def _write_line(key: Key, counts: Counter[str], usual: Counter[str], roles: int) -> Iterator[str]:
    """Yield the line of a key, or none where the word does as all others do."""
    total, sights = counts.total(), usual.total()

    def score(role: str) -> float:
        share = (usual[role] + 0.2) / (sights + 0.2 * roles)
        return log((counts[role] + USUAL * share) / (total + USUAL) / share)

    none = score(NO_ROLE)
    unseen = log(USUAL / (total + USUAL)) - none
    seen = {role: score(role) - none for role in sorted(counts) if role != NO_ROLE}
    if max(map(abs, [unseen, *seen.values()])) >= LEAST_SCORE:
        listed = " ".join(f"{role}={one:.1f}" for role, one in seen.items())
        yield "\t".join([*key, f"{unseen:.1f}", listed])
