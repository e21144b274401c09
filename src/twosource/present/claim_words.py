"""The values of claims in words: parties, amounts, places, and by whose word."""

import re
from collections.abc import Iterable

from twosource.lexicon.states import find_state
from twosource.model import Actor, Amount, Claim, Place

__all__ = [
    "name_actor",
    "name_actors",
    "name_state",
    "say_amount",
    "say_chain",
    "say_number_of",
    "say_place",
]

_COMPARED = {"=": "", "about": "about ", ">": "more than ", "<": "fewer than "}
_COMPARED |= {">=": "at least ", "<=": "at most "}
_LARGE = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
_IRREGULAR = {
    "person": "people", "man": "men", "woman": "women", "child": "children", "foot": "feet",
    "percent": "percent",
}  # fmt: skip
UNNAMED = "somebody not named"


def name_state(code: str) -> str:
    """Return the name of a state; a code that no state has stays as it is."""
    state = find_state(code)
    return state.name if state is not None else code


def name_actor(actor: Actor) -> str:
    """Name who acts as exactly as the claim does: "Foreign Office (United Kingdom)"."""
    name = actor.name or actor.title
    if actor.state is None:
        return name or UNNAMED
    state = find_state(name) if name else None
    if not name or (state is not None and state.iso3 == actor.state):
        return name_state(actor.state)
    return f"{name} ({name_state(actor.state)})"


def name_actors(actors: Iterable[Actor]) -> tuple[str, ...]:
    """Name several, each once."""
    return tuple(dict.fromkeys(map(name_actor, actors)))


def say_amount(amount: Amount) -> str:
    """Say how much of what: "about 6,700 containers", "40 to 60 tonnes of flour"."""
    number = _say_number(amount.value)
    if amount.upto is not None:
        number += f" to {_say_number(amount.upto)}"
    counted = _say_counted(amount, many=amount.value != 1 or amount.upto is not None)
    return f"{_COMPARED[amount.comparator]}{number}{counted}"


def say_number_of(number: float, unit: str) -> str:
    """Say a bare number with its unit: "6,700 containers", "1.8 billion dollars"."""
    if not unit:
        return _say_number(number)
    counted = unit if number == 1 or unit.endswith("s") else _say_several(unit)
    return f"{_say_number(number)} {counted}"


def say_place(place: Place) -> str:
    """Say where: the place, its state, and who claims it where that is disputed."""
    if place.claimed_by:
        claimed = ", ".join(map(name_state, place.claimed_by))
        return f"{place.name} (claimed by {claimed})"
    state = name_state(place.state) if place.state else ""
    return f"{place.name} ({state})" if state and state != place.name else place.name


def say_chain(claim: Claim, outlet: str, *, is_denied: bool = False) -> str:
    """Say who says so, the first-hand party first; `outlet` is who published it.

    `is_denied` tells that the claim is only what a denial speaks of: then those named deny it.
    """
    named = name_actors(claim.roots)
    if is_denied:
        return f"named only to be denied, in {outlet}"
    if not named:
        return f"{outlet} itself"
    return ", via ".join([*named, outlet])


def _say_number(number: float) -> str:
    """Say a number as a text does: "6,700", "1.8 billion"."""
    for size, name in _LARGE:
        if abs(number) >= size:
            return f"{number / size:,.12g} {name}"
    return f"{number:,.12g}"


def _say_several(unit: str) -> str:
    if unit in _IRREGULAR:
        return _IRREGULAR[unit]
    return f"{unit[:-1]}ies" if re.search("[^aeiou]y$", unit) else f"{unit}s"


def _say_counted(amount: Amount, *, many: bool) -> str:
    unit, thing = amount.unit, amount.object
    if not unit:
        return f" {thing}" if thing else ""
    if many and not unit.endswith("s"):
        unit = _say_several(unit)
    if thing and amount.unit == "person":
        return f" {thing}"
    told = thing.casefold()
    if not thing or told in (unit.casefold(), amount.unit.casefold()):
        return f" {unit}"
    if told.endswith(f" {unit}") or told.startswith(f"{unit} of "):
        return f" {thing}"
    return f" {unit} of {thing}"
