"""Which verbs name acts of friends, and which those of foes (PLOVER's scores)."""

from functools import cache

from twosource.lexicon.acts import load_acts
from twosource.model.claim import Act

__all__ = ["are_opposed_acts"]

_FRIENDLY: frozenset[Act] = frozenset({
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT",
})  # fmt: skip


def are_opposed_acts(one: str, other: str) -> bool:
    """Tell whether one verb names only acts of friends and the other only acts of foes."""
    sides = _side_of(one), _side_of(other)
    return None not in sides and sides[0] != sides[1]


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
