"""PLOVER 2.0 as numbers and classes: how cooperative an act is, its quad class, its strict form.

Follows the codebook and decision 9. Strict PLOVER knows no status: a friendly or yielding act that
is only planned or offered is a readiness, AGREE; a hostile one that its own side announces is a
threat. What a third party tells of somebody is an event. What an act of speech speaks of is none
beside it, nor is what is denied, failed or did not happen, nor a bare denial.
"""

from typing import Literal

from twosource.model.claim import Act, Status

__all__ = ["INTENSITIES", "Quad", "find_intensity", "find_quad", "fold_act"]

Quad = Literal["VERBAL COOPERATION", "MATERIAL COOPERATION", "VERBAL CONFLICT", "MATERIAL CONFLICT"]

# The bare act stands under "". Where the manual contradicts itself the codebook chose: ACCUSE alone
# is −2 (printed as +3), vandalism counts as any protest.
INTENSITIES: dict[Act, dict[str, float]] = {
    "AGREE": {"": 2.5},
    "CONSULT": {"": 2.5, "visit": 4, "third-party": 1, "multilateral": 4, "phone": 1.5},
    "SUPPORT": {"": 5},
    "CONCEDE": {"": 4.5},
    "COOPERATE": {"": 9.5},
    "AID": {"": 10},
    "RETREAT": {
        "": 6.5, "withdraw": 8, "release": 6.5, "disarm": 10, "ceasefire": 7.5, "access": 6.5,
        "resign": 4.5,
    },
    "REQUEST": {"": 0, "assist": 0.5, "change": -1, "yield": -1, "meet": 0},
    "REJECT": {"": -2, "assist": -1.5, "change": -2, "yield": -2, "meet": -2},
    "ACCUSE": {"": -2, "disapprove": -2, "investigate": -3.5, "allege": -3.5},
    "THREATEN": {
        "": -3.5, "restrict": -3, "arrest": -3.5, "relations": -3.5, "expel": -3.5,
        "territory": -4, "violence": -3.5,
    },
    "PROTEST": {
        "": -5, "demo": -5, "riot": -7, "strike": -5, "hunger": -4.5, "boycott": -4.5,
        "obstruct": -4.5, "vandalize": -5,
    },
    "SANCTION": {"": -6, "convict": -6, "expel": -5.5, "withdraw": -6, "discontinue": -6},
    "MOBILIZE": {"": -5.5, "troops": -6.5, "weapons": -6.5, "police": -5.5, "militia": -6},
    "COERCE": {
        "": -7, "seize": -7, "restrict": -7, "censor": -6.5, "curfew": -6.5, "martial-law": -7.5,
        "arrest": -7, "deport": -7, "withhold": -7, "misinformation": -6.5, "cyber": -7,
    },
    "ASSAULT": {
        "": -9, "abduct": -8.5, "beat": -7.5, "torture": -8.5, "sexual": -8.5, "targeted": -9.5,
        "destroy": -8.5, "primitive": -8, "firearms": -9, "explosives": -9,
        "suicide-attack": -9.5, "aerial": -9.5, "drone": -9.5, "heavy-weapons": -9.5,
        "crowd-control": -7.5, "unconventional": -10,
    },
}  # fmt: skip
"""The score of every act and of each of its modes, from −10 to 10; DENIAL is ours and has none."""

_QUADS: dict[Act, Quad] = {
    "AGREE": "VERBAL COOPERATION",
    "CONSULT": "VERBAL COOPERATION",
    "SUPPORT": "VERBAL COOPERATION",
    "CONCEDE": "VERBAL COOPERATION",
    "COOPERATE": "MATERIAL COOPERATION",
    "AID": "MATERIAL COOPERATION",
    "RETREAT": "MATERIAL COOPERATION",
    "REQUEST": "VERBAL CONFLICT",
    "REJECT": "VERBAL CONFLICT",
    "ACCUSE": "VERBAL CONFLICT",
    "THREATEN": "VERBAL CONFLICT",
    "PROTEST": "MATERIAL CONFLICT",
    "SANCTION": "MATERIAL CONFLICT",
    "MOBILIZE": "MATERIAL CONFLICT",
    "COERCE": "MATERIAL CONFLICT",
    "ASSAULT": "MATERIAL CONFLICT",
}

_NO_EVENT: frozenset[Status] = frozenset(
    {"demanded", "threatened", "denied", "did-not-happen", "failed", "hypothetical"}
)
_READY: frozenset[Act] = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID", "RETREAT", "CONCEDE"})
_HOSTILE: frozenset[Act] = frozenset({"REJECT", "PROTEST", "SANCTION", "COERCE", "ASSAULT"})


def find_intensity(act: Act, mode: str | None) -> float | None:
    """Return the score of a mode, or of the act where the mode has none; None for DENIAL."""
    scores = INTENSITIES.get(act)
    return None if scores is None else scores.get(mode or "", scores[""])


def find_quad(act: Act) -> Quad | None:
    """Return the quad class of an act; None for DENIAL."""
    return _QUADS.get(act)


def fold_act(
    act: Act, mode: str | None, status: Status, *, is_content: bool = False
) -> tuple[Act, str | None] | None:
    """Return the act and mode as strict PLOVER has them, None where it has no such event.

    `is_content` tells that the act is what another one, an act of speech, speaks of.
    """
    if is_content or status in _NO_EVENT or act == "DENIAL":
        return None
    if status in ("planned", "offered") and act in _READY:
        return "AGREE", None
    if status == "planned" and act in _HOSTILE:
        return "THREATEN", None
    return act, mode
