"""Whether two ways to write an amount mean the same: "27 Haitians" of "person" or of "Haitian"."""

from twosource.lexicon.actors import find_actors
from twosource.read.claims.amount_words import GROUPS, PEOPLE
from twosource.run.scoring.gold import LabelledAmount

__all__ = ["same_amount"]

_SHORT = {"kilo": "kilogram"}
_PERSON = "person"
# A plural differs from its singular in so many letters at its end, if the word is no shorter.
_ENDING = 2
_SHORTEST_STEM = 3


def same_amount(gold: LabelledAmount, found: LabelledAmount) -> bool:
    """Tell whether figures, unit and object of two amounts are the same.

    Units are the same by their last noun ("officer", "police officer"); people are persons under
    any name of a people or a group. One object may hold the other, and one that only says the unit
    again ("8 ships", "ship") is as good as none.
    """
    figures = (gold.value, gold.upto, gold.comparator) == (
        found.value,
        found.upto,
        found.comparator,
    )
    return figures and _same_unit(gold.unit, found.unit) and _same_object(gold, found)


def _same_unit(gold: str, found: str) -> bool:
    one, other = (_SHORT.get(x.casefold(), x.casefold()) for x in (gold, found))
    if one == other:
        return True
    if not one or not other:
        return False
    if one.endswith(f" {other}") or other.endswith(f" {one}"):
        return True
    return _PERSON in (one, other) and _is_of_people(gold) and _is_of_people(found)


def _is_of_people(unit: str) -> bool:
    """Tell whether a unit is persons: by the name of a people ("Haitian") or of a group."""
    is_people = any(one.kind == "demonym" for one in find_actors(unit))
    return is_people or unit in PEOPLE or unit in GROUPS


def _same_object(gold: LabelledAmount, found: LabelledAmount) -> bool:
    one, other = gold.object.casefold(), found.object.casefold()
    if one == other:
        return True
    if not one or not other:
        return any(_says_unit_again(one or other, unit) for unit in (gold.unit, found.unit))
    return one in other or other in one


def _says_unit_again(thing: str, unit: str) -> bool:
    """Tell whether an object is the unit in the plural: "ships"; "dead" of persons."""
    noun = unit.casefold().rpartition(" ")[2]
    if noun == _PERSON and thing in PEOPLE:
        return True
    stem = noun[: max(_SHORTEST_STEM, len(noun) - _ENDING)]
    return bool(stem) and thing.rpartition(" ")[2].startswith(stem)
