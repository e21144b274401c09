"""Folds claims into strict PLOVER, which knows no status: what is printed there, and as what.

Follows the codebook (docs/codebook.md): what is only planned or offered of a friendly act is a
readiness, AGREE; what is planned of a yielding one is CONCEDE; what somebody alleges, demands,
threatens or denies, and what did not happen, is no event; a bare denial is none either.
"""

from collections.abc import Iterable

from msgspec.structs import replace

from twosource.model.claim import Act, Status
from twosource.run.scoring.gold import LabelledClaim

__all__ = ["fold_act", "fold_claims"]

_NO_EVENT: frozenset[Status] = frozenset(
    {"alleged", "demanded", "threatened", "denied", "did-not-happen", "failed", "hypothetical"}
)
_READY: frozenset[Act] = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})
_YIELDING: frozenset[Act] = frozenset({"RETREAT", "CONCEDE"})


def fold_act(act: Act, mode: str | None, status: Status) -> tuple[Act, str | None] | None:
    """Return the act and mode as strict PLOVER has them, None where it has no such event."""
    if status in _NO_EVENT or act == "DENIAL":
        return None
    if status in ("planned", "offered") and act in _READY:
        return "AGREE", None
    if status in ("planned", "offered") and act in _YIELDING:
        return "CONCEDE", None
    return act, mode


def fold_claims(claims: Iterable[LabelledClaim]) -> list[LabelledClaim]:
    """Return the claims that strict PLOVER knows, each with its act there."""
    folded = []
    for one in claims:
        act = fold_act(one.act, one.mode, one.status or "happened")
        if act is not None:
            folded.append(replace(one, act=act[0], mode=act[1]))
    return folded
