"""Which words name acts, and which verbs those of friends and those of foes (PLOVER's scores)."""

from functools import cache

from twosource.lexicon.acts import load_acts
from twosource.model.claim import Act

__all__ = ["are_opposed_acts", "are_other_acts", "names_act"]

_FRIENDLY: frozenset[Act] = frozenset({
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT",
})  # fmt: skip


def are_opposed_acts(one: str, other: str) -> bool:
    """Tell whether one verb names only acts of friends and the other only acts of foes."""
    sides = _side_of(one), _side_of(other)
    return None not in sides and sides[0] != sides[1]


def are_other_acts(one: str, other: str) -> bool:
    """Tell whether two verbs name acts, each its own and neither one of the other's."""
    acts = _acts_of(one), _acts_of(other)
    return bool(acts[0] and acts[1]) and not acts[0] & acts[1]


def names_act(noun: str) -> bool:
    """Tell whether a noun may name an act: "attack", not "villa"."""
    return ("n", noun) in load_acts()


@cache
def _acts_of(verb: str) -> frozenset[Act]:
    """Return the acts that a verb names on its own, none where it also needs company for some."""
    rules = [rule for rule in load_acts().get(("v", verb), ()) if len(rule.cue) == 1]
    if any(rule.act in ("REQUEST", "DENIAL") for rule in rules):
        return frozenset()
    if all(rule.conditions for rule in rules):
        return frozenset()
    return frozenset(rule.act for rule in rules)


@cache
def _side_of(verb: str) -> bool | None:
    """Return True for acts of friends, False for those of foes, None for neither or for both.

    A request is neither, and so is a verb that needs company to name an act ("see a minister").
    """
    rules = [rule for rule in load_acts().get(("v", verb), ()) if len(rule.cue) == 1]
    acts = {rule.act for rule in rules}
    if not acts or acts & {"REQUEST", "DENIAL"} or all(rule.conditions for rule in rules):
        return None
    if acts <= _FRIENDLY:
        return True
    return None if acts & _FRIENDLY else False
