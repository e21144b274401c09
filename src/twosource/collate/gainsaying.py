"""Where sentences of two lineages gainsay one another: figures, and whether it was so.

A sentence is compared only with those that share rare words, names or an event with it, a few at
most, so that the work grows with the sentences of a story and not with their square.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from msgspec import Struct

from twosource.collate.facing import (
    FacingWeights,
    are_exclusive,
    are_like,
    list_signs,
    may_be_one,
    weigh_signs,
)
from twosource.collate.fact import Fact, FactKind
from twosource.collate.lines import Line, find_bearer, find_group
from twosource.collate.stems import find_stems
from twosource.lexicon.rarity import rarity_of
from twosource.model import Claim, Span
from twosource.text.folding import fold

__all__ = ["Gainsaid", "Say", "Weighed", "find_gainsaid", "weigh_pairs"]

_MOST_LINES = 60
_MOST_FACING = 24
_RARE = 0.45
_STATE = "state:"
_EVENT = 1.0
_COMPETES = -4.0
# What one does, another has not done: two may recall their envoys, but one blew up the bridge.
_DONE_ONCE = frozenset({"ASSAULT", "COERCE"})
_Seat = tuple[Span, FactKind, str]
_SAID = frozenset({"happened", "ongoing", "alleged", "did-not-happen", "failed", "planned"})


class Say(Struct, frozen=True):
    """A fact where it stands, and the claim that bears it."""

    line: Line
    fact: Fact
    at: Span
    claim: Claim | None

    @property
    def words(self) -> str:
        """The words that say it, as published."""
        return " ".join(self.line.text[self.at.start : self.at.end].split())


class Weighed(Struct, frozen=True):
    """Two facts that may be of one thing, with the signs that they are, by name."""

    first: Say
    second: Say
    signs: Mapping[str, float]


class Gainsaid(Struct, frozen=True):
    """Two facts of one kind that are likely of one thing; `weight` is how likely, as log-odds."""

    first: Say
    second: Say
    weight: float


def find_gainsaid(
    lines: Sequence[Line], weights: FacingWeights, *, parts: Mapping[str, str] | None = None
) -> Iterator[Gainsaid]:
    """Yield what cannot both be so, by report and place.

    Each fact of one report goes with one fact of another at most, that with which it is likeliest
    of one thing; what then says the same gainsays nothing. Only sentences of two parts face each
    other: of two lineages, or by the `parts` of their reports.
    """
    rated: defaultdict[tuple[str, str, str], list[Gainsaid]] = defaultdict(list)
    for pair in weigh_pairs(lines, parts=parts):
        first, second = pair.first, pair.second
        weight = weigh_signs(pair.signs, weights)
        if weight >= _COMPETES:
            key = (first.fact.kind, first.at.report, second.at.report)
            rated[key].append(Gainsaid(first, second, weight))
    for _, some in sorted(rated.items()):
        for one in _choose(some):
            is_sure = one.weight >= weights.least[one.first.fact.kind]
            if is_sure and are_exclusive(one.first.fact, one.second.fact) and _may_oppose(one):
                yield one


def weigh_pairs(
    lines: Sequence[Line], *, parts: Mapping[str, str] | None = None
) -> Iterator[Weighed]:
    """Yield the facts of two sentences that may be of one thing; `parts` as in `find_gainsaid`.

    Two reports that give one figure each of a thing are likelier to give it of one thing than two
    that give several, each of which may go with each.
    """
    pairs = tuple(_iter_pairs(lines, parts))
    rivals = _find_rivals(pairs)
    for first, second in pairs:
        ways = (first, second), (second, first)
        alone = float(not any(rivals.get(_seat(*way), set()) - {way[1].at} for way in ways))
        signs = {"alone": alone, f"{first.fact.kind} alone": alone}
        yield Weighed(first, second, {**_list_signs(first, second), **signs})


def _iter_pairs(
    lines: Sequence[Line], parts: Mapping[str, str] | None
) -> Iterator[tuple[Say, Say]]:
    homes = [line.lineage if parts is None else parts[line.at.report] for line in lines]
    for line, there in _face(lines, homes):
        for fact, at in line.facts:
            for other, place in there.facts:
                if may_be_one(fact, other):
                    yield (
                        Say(line, fact, at, find_bearer(line, at)),
                        Say(there, other, place, find_bearer(there, place)),
                    )


def _list_signs(first: Say, second: Say) -> Mapping[str, float]:
    ours = (first.fact, first.line, first.claim)
    return list_signs(*ours, second.fact, second.line, second.claim)


def _find_rivals(pairs: Iterable[tuple[Say, Say]]) -> Mapping[_Seat, set[Span]]:
    """Return for each fact those of each other report that are of like things."""
    rivals: defaultdict[_Seat, set[Span]] = defaultdict(set)
    for first, second in pairs:
        if are_like(first.fact, second.fact):
            rivals[_seat(first, second)].add(second.at)
            rivals[_seat(second, first)].add(first.at)
    return rivals


def _seat(say: Say, other: Say) -> _Seat:
    return say.at, say.fact.kind, other.at.report


def _face(lines: Sequence[Line], homes: Sequence[str]) -> Iterator[tuple[Line, Line]]:
    """Yield pairs of sentences of two homes that have something rare in common, in order."""
    shared = _share(lines, homes)
    best: set[tuple[int, int]] = set()
    for at, others in shared.items():
        ranked = sorted(others, key=lambda one: (-others[one], one))[:_MOST_FACING]
        best.update((min(at, one), max(at, one)) for one in ranked)
    for at, other in sorted(best):
        yield lines[at], lines[other]


def _share(lines: Sequence[Line], homes: Sequence[str]) -> Mapping[int, Mapping[int, float]]:
    """Return for each sentence how much it has in common with others; what many have is no tie."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    worth: dict[str, float] = {}
    for at, line in enumerate(lines):
        for key, value in _list_keys(line):
            holders[key].append(at)
            worth[key] = value
    shared: defaultdict[int, defaultdict[int, float]] = defaultdict(lambda: defaultdict(float))
    for key, some in holders.items():
        if len(some) > _MOST_LINES:
            continue
        for one, other in combinations(some, 2):
            if homes[one] != homes[other]:
                shared[one][other] += worth[key]
                shared[other][one] += worth[key]
    return shared


def _list_keys(line: Line) -> Iterator[tuple[str, float]]:
    yield from ((f"event {one}", _EVENT) for one in line.events)
    yield from ((f"name {one}", rarity_of(one)) for one in line.names)
    for one in line.stems | line.before:
        rarity = rarity_of(one)
        if rarity >= _RARE:
            yield one, rarity


def _choose(rated: Sequence[Gainsaid]) -> Iterator[Gainsaid]:
    """Yield the likeliest pairs of two reports, each fact once."""
    used: set[Span] = set()
    for one in sorted(rated, key=lambda x: (-x.weight, x.first.at.start, x.second.at.start)):
        if one.first.at not in used and one.second.at not in used:
            used |= {one.first.at, one.second.at}
            yield one


def _may_oppose(pair: Gainsaid) -> bool:
    """Tell whether both sides are said by somebody, by two, and of one time."""
    one, other = pair.first.claim, pair.second.claim
    groups = find_group(one), find_group(other)
    if groups[0] and groups[0] == groups[1]:
        return False
    if _is_one_voice(pair.first, pair.second) or _is_one_voice(pair.second, pair.first):
        return False
    claims = [x for x in (one, other) if x is not None]
    if not claims or any(x.act == "DENIAL" or x.status not in _SAID for x in claims):
        return False
    if pair.first.fact.kind == "actor" and any(x.act not in _DONE_ONCE for x in claims):
        return False
    return not (_is_open(pair) or _came_about(pair) or _add_up(pair))


def _is_one_voice(bare: Say, told: Say) -> bool:
    """Tell whether those who say so in a sentence without a claim are the root of the other's."""
    if bare.claim is not None or told.claim is None or not told.claim.roots:
        return False
    root, speakers = told.claim.roots[0], bare.line.speakers
    states = {one for one in speakers if one.startswith(_STATE)}
    if root.state is not None and states and f"{_STATE}{root.state}" not in states:
        return False
    words = find_stems(fold(root.name or root.title))
    return bool(words) and words <= speakers


def _is_open(pair: Gainsaid) -> bool:
    """Tell whether a sentence without a claim tells of "it" or "they", and nothing told just before
    says who that is.
    """
    tells_of_it = any(
        x.claim is None and "pronoun" in x.fact.marks for x in (pair.first, pair.second)
    )
    return tells_of_it and not pair.first.line.around & pair.second.line.around


def _add_up(pair: Gainsaid) -> bool:
    """Tell whether one counts parts of what the other counts: "14 men", "11 men and the bodies of
    three".
    """
    ways = ((pair.first, pair.second), (pair.second, pair.first))
    return pair.first.fact.kind == "amount" and any(_is_sum(*way) for way in ways)


def _is_sum(whole: Say, part: Say) -> bool:
    """Tell whether a figure is that of a part and of another thing counted beside it."""
    return any(
        one.kind == "amount" and one.unit == part.fact.unit and at != part.at
        and one.low + part.fact.low == whole.fact.low
        and one.high + part.fact.high == whole.fact.high
        for one, at in part.line.facts
    )  # fmt: skip


def _came_about(pair: Gainsaid) -> bool:
    """Tell whether one told before what was planned, and the other what was done."""
    plans = [
        "planned" in x.fact.marks or (x.claim is not None and x.claim.status == "planned")
        for x in (pair.first, pair.second)
    ]
    days = pair.first.line.told, pair.second.line.told
    if plans[0] == plans[1] or not all(days):
        return False
    done = pair.second if plans[0] else pair.first
    if done.claim is None and "past" not in done.fact.marks:
        return False  # what a treaty sets is told of no deed
    return days[0] < days[1] if plans[0] else days[1] < days[0]
