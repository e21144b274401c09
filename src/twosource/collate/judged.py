"""What people decided about events, as it holds now."""

from collections.abc import Iterable

from msgspec import Struct

from twosource.model import Judgement
from twosource.text.decided import find_in_force

__all__ = ["NOTHING_JUDGED", "Judged", "settle_judgements"]

Pair = tuple[str, str]


class Judged(Struct, frozen=True, kw_only=True):
    """Pairs of claims, the smaller id first, that are apart, and that are together with the note
    of who decided so, the earliest decision first.
    """

    apart: frozenset[Pair] = frozenset()
    together: tuple[tuple[Pair, str], ...] = ()


NOTHING_JUDGED = Judged()


def settle_judgements(judgements: Iterable[Judgement]) -> Judged:
    """Return what holds of some judgements on two claims each."""
    held = find_in_force(one for one in judgements if one.about == "events")
    return Judged(
        apart=frozenset(_pair(one) for one in held if one.kind == "apart"),
        together=tuple((_pair(one), one.note) for one in held if one.kind == "together"),
    )


def _pair(judgement: Judgement) -> Pair:
    first, second = sorted((judgement.first, judgement.second or ""))
    return first, second
