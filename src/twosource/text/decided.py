"""Which of the judgements that people made hold."""

from collections.abc import Iterable

from twosource.model import Judgement

__all__ = ["find_in_force"]


def find_in_force(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Return the judgements that hold, in the order given, which is that in which they were made.

    Of each pair of claims it is the last one that was not taken back.
    """
    made = tuple(judgements)
    undone = {one.undoes for one in made if one.kind == "undone"}
    last = {
        frozenset((one.first, one.second)): one
        for one in made
        if one.kind != "undone" and one.id not in undone
    }
    return tuple(one for one in made if last.get(frozenset((one.first, one.second))) is one)
