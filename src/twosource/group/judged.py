"""What people decided about lineages and stories, as grouping honours it."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from twosource.group.pairs import Pair
from twosource.model import Evidence, Judgement
from twosource.text.decided import NOTHING_JUDGED, JudgedPairs, settle_pairs
from twosource.text.joined import join_apart, join_groups

__all__ = [
    "BY_HAND",
    "UNJUDGED",
    "JudgedGroups",
    "join_as_judged",
    "keep_known",
    "list_together",
    "mark_judged",
    "settle_groups",
]

BY_HAND = "by hand"
"""The rule of a pair that somebody decided."""

Key = tuple[str, str]


class JudgedGroups(Struct, frozen=True, kw_only=True):
    """Pairs of reports that are of one lineage or of two, and that are of one story or of two."""

    lineages: JudgedPairs = NOTHING_JUDGED
    stories: JudgedPairs = NOTHING_JUDGED


UNJUDGED = JudgedGroups()


def settle_groups(judgements: Iterable[Judgement]) -> JudgedGroups:
    """Return what holds of some judgements."""
    made = tuple(judgements)
    return JudgedGroups(
        lineages=settle_pairs(made, about="lineages"),
        stories=settle_pairs(made, about="stories"),
    )


def keep_known(judged: JudgedPairs, homes: Mapping[str, str]) -> JudgedPairs:
    """Return the judgements on reports that are there, each told by its home: itself, or the
    lineage that it is of. What is of one home anyway is left out.
    """
    return JudgedPairs(
        apart=frozenset(_move(judged.apart, homes)),
        together=tuple(
            (moved, note) for pair, note in judged.together for moved in _move([pair], homes)
        ),
    )


def _move(pairs: Iterable[Key], homes: Mapping[str, str]) -> Iterator[Key]:
    for first, second in pairs:
        if first in homes and second in homes and homes[first] != homes[second]:
            low, high = sorted((homes[first], homes[second]))
            yield low, high


def list_together(judged: JudgedPairs) -> set[Key]:
    """Return the pairs that are together, which have to be compared like any others."""
    return {pair for pair, _ in judged.together}


def mark_judged(pairs: Mapping[Key, Pair], judged: JudgedPairs) -> dict[Key, Pair]:
    """Return the compared pairs, those with what somebody decided that somebody decided."""
    marked = dict(pairs)
    for key, note in judged.together:
        marked[key] = _mark(pairs[key], "wholly-derived", note or "decided to be one text")
    for key in judged.apart & pairs.keys():
        marked[key] = _mark(pairs[key], "independent", "decided not to be one text")
    return marked


def _mark(pair: Pair, verdict: str, note: str) -> Pair:
    evidence = (*pair.copy.evidence, Evidence("judgement", 1.0, note))
    copy = replace(pair.copy, verdict=verdict, rule=BY_HAND, evidence=evidence)
    return replace(pair, copy=copy)


def join_as_judged(
    things: Collection[str],
    joined: Mapping[Key, float],
    judged: JudgedPairs,
) -> tuple[tuple[str, ...], ...]:
    """Return groups of things; `joined` weighs what connects them.

    What is together comes first and what is apart never meets; else the heaviest are joined first,
    of equal ones the smaller ids.
    """
    together: Sequence[Key] = [pair for pair, _ in judged.together]
    if not judged.apart:
        return join_groups(things, [*together, *joined])
    ranked = sorted(joined, key=lambda key: (-joined[key], key))
    return join_apart(things, [*together, *ranked], judged.apart)
