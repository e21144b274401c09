"""Chooses the arguments of predicates from the scores of all roles."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from twosource.model.parse import Argument

__all__ = ["find_arguments"]

Floats = NDArray[np.float32]

# Each of these roles is filled once.
_CORE = frozenset({"ARG0", "ARG1", "ARG2", "ARG3", "ARG4"})


def find_arguments(scores: Floats, roles: Sequence[str]) -> tuple[Argument, ...]:
    """Return the arguments of one predicate; `scores[role, word]`, role 0 is none.

    The surest comes first. A word has one role, and a core role is filled once.
    """
    margins = scores - scores[0]
    numbers, words = (margins > 0).nonzero()
    surest = np.argsort(-margins[numbers, words], kind="stable")
    found: dict[int, str] = {}
    taken: set[str] = set()
    for number, word in zip(numbers[surest].tolist(), words[surest].tolist(), strict=True):
        role = roles[number]
        if word not in found and role not in taken:
            found[word] = role
            taken.update({role} & _CORE)
    return tuple(Argument(word, found[word]) for word in sorted(found))
