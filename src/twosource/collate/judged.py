"""What people decided about claims, as it holds now."""

from collections.abc import Iterable

from msgspec import Struct

from twosource.model import Judgement

__all__ = ["NOTHING_JUDGED", "Judged", "find_in_force", "settle_judgements"]

Pair = tuple[str, str]


class Judged(Struct, frozen=True, kw_only=True):
    """Pairs of claims, the smaller id first, that are apart, and that are together with the note
    of who decided so, the earliest decision first.
    """

    apart: frozenset[Pair] = frozenset()
    together: tuple[tuple[Pair, str], ...] = ()


NOTHING_JUDGED = Judged()


def settle_judgements(judgements: Iterable[Judgement]) -> Judged:
    """Return what holds of some judgements, which are given the earliest first."""
    held = find_in_force(judgements)
    return Judged(
        apart=frozenset(_pair(one) for one in held if one.kind == "apart"),
        together=tuple((_pair(one), one.note) for one in held if one.kind == "together"),
    )


def find_in_force(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Return the judgements that hold, in their order: of each pair the last one not taken back."""
    made = tuple(judgements)
    undone = {one.undoes for one in made if one.kind == "undone"}
    last = {_pair(one): one for one in made if one.kind != "undone" and one.id not in undone}
    return tuple(one for one in made if last.get(_pair(one)) is one)


def _pair(judgement: Judgement) -> Pair:
    return min(judgement.first, judgement.second), max(judgement.first, judgement.second)
