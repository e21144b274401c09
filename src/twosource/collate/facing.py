"""Which facts of two sentences are of one thing: signs, and what speaks against both being so."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from math import exp, inf, log

import msgspec
from msgspec import Struct

from twosource.collate.agreement import agree_in_dates
from twosource.collate.fact import Fact, FactKind
from twosource.collate.hours import are_at_odds
from twosource.collate.lines import Line, find_group
from twosource.collate.values import is_same_value
from twosource.lexicon.meanings import are_alike
from twosource.lexicon.rarity import rarity_of
from twosource.model import Claim

__all__ = [
    "FacingWeights",
    "are_exclusive",
    "are_like",
    "list_signs",
    "load_facing_weights",
    "may_be_one",
    "weigh_signs",
]

_ANYBODY = frozenset("person people man woman life victim body soul dead".split())
_OPEN = frozenset("they it them he".split())
# How what two facts count goes together where one might be mistaken for the other.
_LIKE = frozenset(
    {
        *("same thing", "alike thing", "same measure of it", "same measure"),
        *("anybody", "people and anybody", "people"),
    }
)
# What a count of people may hang from, in rows of one meaning: words that are no synonyms else.
_FATES = tuple(
    frozenset(row.split())
    for row in (
        "kill die dead death drown perish murder toll body corpse bury fall fatal fatality",
        "wound hurt injure injury hospital treat burn wounded injured",
        "arrest detain seize hold capture catch take jail arrested detained custody round",
        "free release liberate return walk home let acquit pardon exchange swap",
        "expel deport turn drive push send remove return back",
    )
)
_ROWS = _FATES + tuple(
    frozenset(row.split())
    for row in (
        "march rally protest demonstrate gather fill crowd demonstration",
        "pay cost worth price lend loan grant give fund finance",
        "buy sell deliver ship send supply receive take get order purchase export import carry",
        "last hour long talk meet take go",
        "sign agree conclude initial agreement treaty accord",
    )
)
# What cannot both be so of one thing, in rows of two sides. The lists of opposites are too wide
# here: who buys and who sells tell of one deed.
_APART = tuple(
    tuple(frozenset(one.replace("-", " ") for one in side.split()) for side in row.split("|"))
    for row in (
        "open reopen|close shut seal",
        "accept approve ratify|reject refuse decline",
        "free release|hold keep imprison remain",
        "escape flee run-away run-off|arrest capture catch seize detain",
        "survive|die drown perish kill",
        "continue|stop halt suspend cut cease",
        "finish complete|miss lack",
        "armed|unarmed",
        "clean safe|dirty poison poisoned unsafe",
        "intact unharmed|damage destroy hurt wound injure",
        "present|absent",
        "full|empty",
    )
)
_PLANNED = frozenset({"planned", "offered", "demanded", "threatened", "hypothetical"})
_MOST_RATIO = 3.0
_WEEK = 7
# Signs that are rare and plain have more room, or a fit on few examples would make little of them.
_PLAIN = 3.0
_SHORTEST_WORD = 4


class FacingWeights(Struct, frozen=True):
    """One weight for each sign by name, the least log-odds by kind, what they were fitted on."""

    weights: dict[str, float]
    least: dict[FactKind, float]
    fitted_on: str


@cache
def load_facing_weights() -> FacingWeights:
    """Return the weights that ship; tools/fit_disputes.py makes them."""
    table = files("twosource.collate").joinpath("facing.json").read_bytes()
    return msgspec.json.decode(table, type=FacingWeights)


def weigh_signs(signs: Mapping[str, float], weights: FacingWeights) -> float:
    """Return the log-odds that two facts are of one thing."""
    return sum(weights.weights.get(name, 0.0) * value for name, value in signs.items())


def chance_of(weight: float) -> float:
    """Return log-odds as a chance from 0 to 1."""
    return 1.0 / (1.0 + exp(-weight))


def are_exclusive(one: Fact, other: Fact) -> bool:
    """Tell whether two facts of one kind, if they are of one thing, cannot both be so."""
    if one.kind == "polarity":
        return (one.low != other.low) is not _are_turned(one, other)
    if one.kind == "date":
        times = [(x.low, x.high, x.clock) for x in (one, other)]
        if one.values & other.values:  # "Monday" of two reports, whatever their days are
            times = [(-inf, inf, x.clock) for x in (one, other)]
        return are_at_odds(times[0], times[1])
    if one.kind in ("place", "actor"):
        return not any(is_same_value("name", x, y) for x in one.values for y in other.values)
    return not (one.low <= other.high and other.low <= one.high)


def _are_turned(one: Fact, other: Fact) -> bool:
    """Tell whether two facts hang from opposites: "opened", "closed"."""
    if one.cues & other.cues:
        return False
    return any(
        one.cues & left and other.cues & right for row in _APART for left, right in (row, row[::-1])
    )


def _are_other_fates(one: Fact, other: Fact) -> bool:
    """Tell whether two facts hang from words of two rows: "killed", "captured"."""
    rows = [{at for at, row in enumerate(_FATES) if x.cues & row} for x in (one, other)]
    return bool(rows[0] and rows[1] and not rows[0] & rows[1])


def _share_cue(one: Fact, other: Fact) -> float:
    """Return how far two facts hang from one word: 1 the same, less for synonyms."""
    if one.cues & other.cues:
        return 1.0
    if any(one.cues & row and other.cues & row for row in _ROWS):
        return 0.8
    return 0.8 if any(are_alike(x, y) for x in one.cues for y in other.cues) else 0.0


def may_be_one(one: Fact, other: Fact) -> bool:
    """Tell whether two facts may be of one thing at all; what is not is never weighed."""
    if one.kind != other.kind or one.unit != other.unit:
        return False
    cue, thing = _share_cue(one, other), _compare_things(one, other)
    if one.kind == "polarity":
        return bool(cue) or _are_turned(one, other)
    if one.kind == "actor":
        is_of_one = bool(one.names & other.names or one.things & other.things)
        return bool(cue) and (is_of_one or thing == "alike thing")
    if one.kind == "date":
        is_of_one = bool(cue or one.names & other.names or one.things & other.things)
        return is_of_one or (one.clock is not None and other.clock is not None)
    if one.kind == "place":
        return True
    if _are_other_fates(one, other) and not one.cues & other.cues:
        return False
    is_nought = 0.0 in (one.high, other.high)
    if is_nought and not cue:
        return thing == "same thing"
    return bool(cue) or thing not in ("other thing", "open thing")


def are_like(one: Fact, other: Fact) -> bool:
    """Tell whether two facts that may be of one thing are of like things."""
    return one.kind != "amount" or _compare_things(one, other) in _LIKE


def list_signs(
    one: Fact, line: Line, bearer: Claim | None, other: Fact, there: Line, their: Claim | None
) -> Mapping[str, float]:
    """Return the signs of two facts of one kind in sentences of two lineages, by name."""
    signs = dict(_list_common(one, line, bearer, other, there, their))
    return {**signs, **{f"{one.kind} {name}": value for name, value in signs.items()}}


def _list_common(
    one: Fact, line: Line, bearer: Claim | None, other: Fact, there: Line, their: Claim | None
) -> Iterator[tuple[str, float]]:
    yield "any", 1.0
    yield "cue", _share_cue(one, other)
    yield from _list_things(one, other)
    yield "words", _overlap(line.stems, there.stems)
    yield "words around", _overlap(line.stems | line.before, there.stems | there.before)
    yield "names", _overlap(line.names, there.names)
    yield "other names", float(bool(line.names and there.names and not line.names & there.names))
    yield from _list_days(line, there)
    yield "same event", float(bool(line.events & there.events))
    yield "event around", float(bool(line.around & there.around))
    yield "no claim", float(not (line.claims and there.claims))
    acts = {x.act for x in line.claims} & {x.act for x in there.claims}
    yield "same act", float(bool(acts))
    if bearer is not None and their is not None:
        yield "bearers of one act", float(bearer.act == their.act)
        statuses = bearer.status in _PLANNED, their.status in _PLANNED
        yield "planned and done", float(statuses[0] != statuses[1])
    groups = find_group(bearer), find_group(their)
    yield "two voices", float(all(groups) and groups[0] != groups[1])
    yield "told apart", _count_days(line.told, there.told)
    yield "mood", float(("planned" in one.marks) != ("planned" in other.marks))
    yield "more", float(("more" in one.marks) != ("more" in other.marks))
    yield "pronoun", float("pronoun" in one.marks or "pronoun" in other.marks)
    yield "known", float("known" in one.marks or "known" in other.marks)
    if bearer is not None and their is not None:
        yield "dates apart", float(agree_in_dates(bearer.when, their.when) is False)
    if one.kind == "amount":
        yield from _list_amounts(one, other)
    else:
        yield "opposites", float(one.kind == "polarity" and _are_turned(one, other))
        yield "swapped", float(_swap_parts(one, other))
        yield "by the hour", _PLAIN * (one.clock is not None and other.clock is not None)


def _swap_parts(one: Fact, other: Fact) -> bool:
    """Tell whether who does it here suffers it there: "A rammed B", "B ran into A"."""
    return bool(one.values & other.names and other.values & one.names)


def _count_days(one: str, other: str) -> float:
    """Return how many days lie between two tellings, as a share of a week and one at most."""
    if not one or not other:
        return 0.0
    apart = abs((date.fromisoformat(one) - date.fromisoformat(other)).days)
    return min(apart / _WEEK, 1.0)


def _list_things(one: Fact, other: Fact) -> Iterator[tuple[str, float]]:
    kind = _compare_things(one, other)
    cue = _share_cue(one, other)
    yield kind, 1.0
    yield f"{kind}, cue", cue
    if one.cues and other.cues and not cue:
        yield f"{kind}, other cue", 1.0
    yield "things shared", float(min(len(one.things & other.things), 3))
    yield "names of it", float(bool(one.names & other.names))
    yield from _compare_lists("party", one.parties, other.parties)
    if one.days and other.days:
        same = any(is_same_value("date", x, y) for x in one.days for y in other.days)
        yield "day of it", float(same)
        yield "other day of it", float(not same)
    yield (
        "other names of it",
        float(bool(one.names and other.names and not one.names & other.names)),
    )


def _compare_lists(
    name: str, ours: frozenset[str], theirs: frozenset[str]
) -> Iterator[tuple[str, float]]:
    if ours and theirs:
        same = any(is_same_value("name", x, y) for x in ours for y in theirs)
        yield name, float(same)
        yield f"other {name}", float(not same)


def _compare_things(one: Fact, other: Fact) -> str:
    """Tell how what two facts are of goes together."""
    ours, theirs = one.things - _OPEN, other.things - _OPEN
    if one.unit and one.unit == other.unit:
        further = bool(ours & theirs)
        return "same measure of it" if further else "same measure"
    if ours & theirs:
        return "same thing"
    if any(are_alike(x, y) or _is_kind_of(x, y) or _is_kind_of(y, x) for x in ours for y in theirs):
        return "alike thing"
    people = [bool("person" in x.marks or x.things & _ANYBODY) for x in (one, other)]
    if all(people):
        both = ours & _ANYBODY and theirs & _ANYBODY
        anybody = (ours | theirs) & _ANYBODY
        return "anybody" if both else "people and anybody" if anybody else "people"
    if not ours or not theirs:
        return "open and people" if any(people) else "open thing"
    return "other thing"


def _is_kind_of(one: str, other: str) -> bool:
    """Tell whether a word ends in another: "warship", "ship"."""
    return len(other) >= _SHORTEST_WORD and one.endswith(other)


def _list_days(line: Line, there: Line) -> Iterator[tuple[str, float]]:
    if line.days and there.days:
        same = any(is_same_value("date", x, y) for x in line.days for y in there.days)
        yield "same day", float(same)
        yield "other day", float(not same)


def _list_amounts(one: Fact, other: Fact) -> Iterator[tuple[str, float]]:
    yield "same unit", float(bool(one.unit) and one.unit == other.unit)
    yield "other unit", float(one.unit != other.unit)
    yield "bounded", float(inf in (abs(one.low), abs(one.high), abs(other.low), abs(other.high)))
    sizes = [max(abs(x), 0.5) for x in (_size(one), _size(other))]
    yield "ratio", min(abs(log(sizes[0] / sizes[1])), _MOST_RATIO)
    yield "whole and part", float(_is_whole(one, other) or _is_whole(other, one))
    yield "nought", float(0.0 in (one.high, other.high))
    yield "put right", _PLAIN * (_is_put_right(one, other) or _is_put_right(other, one))
    yield "single", float((one.high == 1.0) != (other.high == 1.0))


def _is_put_right(one: Fact, other: Fact) -> bool:
    """Tell whether one names the other's figure as wrong: "three men, not four"."""
    return f"not {other.low:g}" in one.marks


def _is_whole(one: Fact, other: Fact) -> bool:
    """Tell whether one counts anybody, and the other fewer of some: "six people", "two men"."""
    anybody = bool(one.things & _ANYBODY) and not one.names
    return anybody and not other.things & _ANYBODY and _size(one) > _size(other)


def _size(fact: Fact) -> float:
    return fact.low if abs(fact.low) != inf else fact.high


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the shared words, rare ones more, as a share of the shorter list."""
    shared = sum(map(rarity_of, one & other))
    least = min(sum(map(rarity_of, one)), sum(map(rarity_of, other)))
    return shared / least if least else 0.0
