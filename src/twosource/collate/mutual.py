"""Which acts go both ways: "A met B" and "B met A" tell of one meeting."""

from twosource.model import Claim
from twosource.text.folding import fold

__all__ = ["goes_both_ways"]

_WITH_ONE_ANOTHER = frozenset({"COOPERATE"})

# Who visits acts and the host is met: a visit goes one way.
_ONE_WAY = frozenset({"visit"})

# Where two sides fight, neither is only done to; where one shells the other, it is.
_CLASHES = (
    "battl", "clash", "combat", "exchang", "fight", "fighting", "firefight", "fought", "gunfight",
    "skirmish", "traded fire",
)  # fmt: skip


def goes_both_ways(claim: Claim, cue: str) -> bool:
    """Tell whether it says nothing on which side of the act a party stands.

    So it is with meetings, talks and calls, with working together, and with clashes; `cue` are the
    words that name the act.
    """
    if claim.act == "CONSULT":
        return claim.mode not in _ONE_WAY
    if claim.act == "ASSAULT":
        return fold(cue).startswith(_CLASHES)
    return claim.act in _WITH_ONE_ANOTHER
