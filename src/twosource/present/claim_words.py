"""The parts of a claim in words: who, where, how much, and who says so."""

import re
from collections.abc import Iterable
from math import isfinite

from twosource.lexicon.states import find_state
from twosource.model import Actor, Amount, Claim, Comparator, Place, Report
from twosource.present.shelf import Bundle, quote_span
from twosource.text.phrasing import join_words

__all__ = ["ITSELF", "name_actor", "name_actors", "say_amount", "say_chain", "say_place"]

ITSELF = "the report itself"
"""Who says so where a claim names nobody."""

NOBODY = "not named"

_COMPARED: dict[Comparator, str] = {
    "=": "", "about": "about ", ">": "more than ", "<": "less than ", ">=": "at least ",
    "<=": "at most ",
}  # fmt: skip
_LARGE = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
_IRREGULAR = {
    "person": "people", "man": "men", "woman": "women", "child": "children", "foot": "feet",
    "percent": "percent",
}  # fmt: skip
_PRECISION: dict[str, str] = {"country": "the country", "region": "the region"}


def name_actor(bundle: Bundle, actor: Actor) -> str:
    """Name an actor: "Orla Venn (minister, Varnia)", "foreign ministry (Varnia)", "Varnia"."""
    name = actor.name or actor.title or _cut_words(bundle, actor) or NOBODY
    state = _name_state(actor.state)
    title = actor.title if actor.name else ""
    beside = [one for one in (title, state) if one and one.casefold() not in name.casefold()]
    return f"{name} ({', '.join(beside)})" if beside else name


def name_actors(bundle: Bundle, actors: Iterable[Actor]) -> str:
    """Name several actors as a sentence does, each once; "" where there are none."""
    return join_words(tuple(dict.fromkeys(name_actor(bundle, one) for one in actors)))


def say_chain(bundle: Bundle, claim: Claim) -> str:
    """Say who says so, the first-hand party first: "South Korea's army, via Harbour Wire"."""
    names = tuple(dict.fromkeys(name_actor(bundle, one) for one in claim.roots))
    return ", via ".join(names) if names else ITSELF


def say_place(place: Place) -> str:
    """Say where: the name, its state, and how wide the place is where it is no point."""
    state = _name_state(place.state)
    parts = [place.name or NOBODY]
    if state and state.casefold() != place.name.casefold():
        parts.append(state)
    said = ", ".join(parts)
    if place.claimed_by:
        claimants = join_words(tuple(_name_state(one) or one for one in place.claimed_by))
        said += f" (claimed by {claimants})"
    wide = _PRECISION.get(place.precision)
    return f"{said} ({wide})" if wide else said


def say_amount(amount: Amount) -> str:
    """Say how much of what: "about 6,700 containers", "60 tonnes of flour", "3 to 4 hours"."""
    number = _say_number(amount.value)
    if amount.upto is not None:
        number += f" to {_say_number(amount.upto)}"
    alone = amount.value == 1 and amount.upto is None
    said = f"{_COMPARED.get(amount.comparator, '')}{number}"
    what = _say_counted(amount, alone=alone)
    return f"{said} {what}" if what else said


def _say_counted(amount: Amount, *, alone: bool) -> str:
    unit, thing = amount.unit, amount.object
    if not unit or (thing and _is_counted(unit, thing)):
        return thing
    said = unit if alone else _say_several(unit)
    return f"{said} of {thing}" if thing else said


def _is_counted(unit: str, thing: str) -> bool:
    """Tell whether the thing itself is what is counted, as in 6,700 containers."""
    folded = thing.casefold()
    return unit == "person" or unit.casefold()[:3] in folded or _say_several(unit) in folded


def _say_several(unit: str) -> str:
    if unit in _IRREGULAR:
        return _IRREGULAR[unit]
    return f"{unit[:-1]}ies" if re.search("[^aeiou]y$", unit) else f"{unit}s"


def _say_number(value: float) -> str:
    if not isfinite(value):
        return str(value)
    for size, word in _LARGE:
        if abs(value) >= size and round(value / size, 3) * size == value:
            return f"{value / size:,.3f}".rstrip("0").rstrip(".") + f" {word}"
    return f"{value:,.0f}" if value == round(value) else f"{value:,g}"


def _name_state(code: str | None) -> str:
    """Name a state by its code; a code that the table lacks names itself."""
    if not code:
        return ""
    state = find_state(code)
    return state.name if state is not None else code


def _cut_words(bundle: Bundle, actor: Actor) -> str:
    for span in (actor.named, actor.span):
        report = _find_report(bundle, span.report) if span is not None else None
        if span is not None and report is not None and (words := quote_span(report, span)):
            return words
    return ""


def _find_report(bundle: Bundle, report: str) -> Report | None:
    document = bundle.by_report.get(report)
    return document.report if document is not None else None
