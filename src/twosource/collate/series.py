"""Figures of one event as they were told over time: raised, lowered, or told otherwise beside."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from twosource.collate.counting import are_same_kind
from twosource.collate.originals import Originals
from twosource.lexicon.control_groups import find_control_group
from twosource.model import Amount, Claim, Event, Figure, Series, Turn
from twosource.text.folding import fold
from twosource.text.hashing import hash_parts

__all__ = ["find_series"]

_TOLD = frozenset({"happened", "ongoing", "alleged"})
_Telling = tuple[str, Claim, Amount]


def find_series(
    events: Sequence[Event],
    claims: Mapping[str, Claim],
    originals: Originals,
    days: Mapping[str, str],
) -> tuple[Series, ...]:
    """Return the figures of which an event tells more than one, in the order of the events.

    `claims` are by id, `days` (ISO) those on which the reports were written. Copies tell nothing.
    """
    told = (claims[one] for event in events for one in event.claims)
    kept = {one.id for one in originals.keep(one for one in told if one.status in _TOLD)}
    return tuple(
        series
        for event in events
        for kind in _find_kinds([claims[one] for one in event.claims if one in kept], days)
        for series in _make_series(event, kind)
    )


def _find_kinds(claims: Iterable[Claim], days: Mapping[str, str]) -> Iterator[Sequence[_Telling]]:
    """Yield the amounts of an event that count one thing, each kind in the order of telling.

    Of several kinds that fit, an amount goes with the first; a claim gives one amount to a kind.
    """
    ordered = sorted(claims, key=lambda one: (days.get(one.report, ""), one.report, one.at.start))
    kinds: list[list[_Telling]] = []
    for claim in ordered:
        for amount in claim.amounts:
            telling = (days.get(claim.report, ""), claim, amount)
            home = next((one for one in kinds if _belongs(telling, one)), None)
            if home is None:
                kinds.append([telling])
            else:
                home.append(telling)
    yield from kinds


def _belongs(telling: _Telling, kind: Sequence[_Telling]) -> bool:
    _, claim, amount = telling
    _, first, figure = kind[0]
    if not are_same_kind(figure, amount) or any(one.id == claim.id for _, one, _ in kind):
        return False
    is_plain = _is_alone(figure, first) and _is_alone(amount, claim)
    return is_plain or fold(figure.object) == fold(amount.object)


def _is_alone(amount: Amount, claim: Claim) -> bool:
    """Tell whether a claim counts nothing else in the same unit."""
    return sum(one.unit == amount.unit for one in claim.amounts) == 1


def _make_series(event: Event, kind: Sequence[_Telling]) -> Iterator[Series]:
    if len({_find_value(amount) for _, _, amount in kind}) < 2:
        return
    figures: list[Figure] = []
    held: defaultdict[str, Amount | None] = defaultdict(lambda: None)
    for day, claim, amount in kind:
        group = find_control_group(claim.roots[0]) if claim.roots else ""
        before = figures[-1] if figures else None
        turn = _find_turn(amount, day, group, before=before, own=held[group])
        figures.append(Figure(claim=claim.id, amount=amount, told=day, group=group, turn=turn))
        held[group] = amount
    yield Series(
        id=hash_parts("series", event.id, *_list_marks(figures)),
        story=event.story,
        of=max((x.object or x.unit for _, _, x in kind), key=len),
        events=(event.id,),
        figures=tuple(figures),
    )


def _list_marks(figures: Sequence[Figure]) -> Iterator[str]:
    """Yield what a series is told by: the same claims may give two figures, of dead and of hurt."""
    for one in figures:
        yield one.claim
        yield str(one.amount.span.start)


def _find_turn(
    amount: Amount, day: str, group: str, *, before: Figure | None, own: Amount | None
) -> Turn:
    """Tell how a figure turns from the one before: its own group's, else the last that was told."""
    if before is None:
        return "first"
    earlier = own or before.amount
    ours, theirs = _find_value(amount), _find_value(earlier)
    if ours == theirs:
        return "same"
    if own is None and before.told == day and before.group != group:
        return "beside"
    return "raised" if ours > theirs else "lowered"


def _find_value(amount: Amount) -> tuple[float, float]:
    """Return what figures are compared by: the number that stands there, and the end of a range."""
    return amount.value, amount.upto if amount.upto is not None else amount.value
