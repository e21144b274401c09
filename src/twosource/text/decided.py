"""Which of the judgements that people made hold."""

from collections.abc import Iterable

from msgspec import Struct

from twosource.model import Judged, Judgement

__all__ = [
    "NOTHING_JUDGED",
    "JudgedPairs",
    "find_in_force",
    "name_subject",
    "settle_pairs",
]

Subject = tuple[str, ...]
Pair = tuple[str, str]


class JudgedPairs(Struct, frozen=True, kw_only=True):
    """Pairs of claims or of reports, the smaller id first, that are apart, and that are together
    with the note of who decided so, the earliest decision first.
    """

    apart: frozenset[Pair] = frozenset()
    together: tuple[tuple[Pair, str], ...] = ()


NOTHING_JUDGED = JudgedPairs()


def find_in_force(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Return the judgements that hold, in the order in which they were made.

    Of those on one thing it is the last one that was not taken back; in what order they are given
    does not matter where they were made at different moments.
    """
    made = sorted(judgements, key=lambda one: one.made)
    undone = {one.undoes for one in made if one.kind == "undone"}
    last = {name_subject(one): one for one in made if one.kind != "undone" and one.id not in undone}
    return tuple(one for one in made if last.get(name_subject(one)) is one)


def name_subject(judgement: Judgement) -> Subject:
    """Return what a judgement decides: of two of the same the later one replaces the earlier.

    That is a pair of claims or of reports, whichever comes first, or one slot of a claim; whether a
    claim is accepted or rejected is one more.
    """
    if judgement.about == "claim":
        return judgement.about, judgement.first, judgement.slot or ""
    return judgement.about, *sorted((judgement.first, judgement.second or ""))


def settle_pairs(judgements: Iterable[Judgement], *, about: Judged) -> JudgedPairs:
    """Return what holds of some judgements about pairs of one kind."""
    held = find_in_force(one for one in judgements if one.about == about)
    return JudgedPairs(
        apart=frozenset(_pair(one) for one in held if one.kind == "apart"),
        together=tuple((_pair(one), one.note) for one in held if one.kind == "together"),
    )


def _pair(judgement: Judgement) -> Pair:
    first, second = sorted((judgement.first, judgement.second or ""))
    return first, second
