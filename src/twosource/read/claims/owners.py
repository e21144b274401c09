"""The word that a time of a sentence is said of."""

from collections.abc import Collection

from twosource.read.claims.clauses import Clauses
from twosource.read.claims.times import Timed, heads_clause

__all__ = ["find_owner", "is_fixed"]

# "The rains of last year", "Monday's vote": the time is the noun's and nobody else's.
_FIXED = frozenset({"nmod:poss", "compound", "amod", "nummod", "appos", "flat"})


def find_owner(clauses: Clauses, one: Timed, acts: Collection[int]) -> int:
    """Return the word that a time is said of: the nearest act or verb that it hangs below."""
    word = one.anchor
    if is_fixed(clauses, one):
        return word
    while word not in acts and not heads_clause(clauses, word):
        above = clauses.parse.heads[word]
        if above < 0:
            break
        word = above
    return word


def is_fixed(clauses: Clauses, one: Timed) -> bool:
    """Tell whether a time is that of the noun it hangs from, and of nothing above it."""
    if clauses.parse.heads[one.head] != one.anchor:
        return False
    relation = clauses.parse.relations[one.head]
    is_of = relation.startswith("nmod") and clauses.preposition(one.head) == "of"
    return relation in _FIXED or is_of
