"""What the page of a claim says of decisions by hand, and the form that takes one."""

from typing import get_args

from msgspec import Struct

from twosource.lexicon.plover import INTENSITIES
from twosource.model import Claim, ClaimSlot, Status
from twosource.present.claim_told import ClaimTold
from twosource.present.judgements_told import JudgementTold, say_judged
from twosource.text.slots import write_act, write_slot

__all__ = ["SLOTS", "ClaimForm", "SlotField", "fill_form"]

SLOTS: tuple[ClaimSlot, ...] = get_args(ClaimSlot)
_NAMES: dict[ClaimSlot, str] = {
    "act": "What was done",
    "status": "How it is told",
    "actor": "Who did it",
    "recipient": "To whom",
    "when": "When",
}
_ACTS = tuple(write_act(act, mode or None) for act, modes in INTENSITIES.items() for mode in modes)
_CHOICES: dict[ClaimSlot, tuple[str, ...]] = {"act": _ACTS, "status": get_args(Status)}


class SlotField(Struct, frozen=True, kw_only=True):
    """One field: what the slot holds, and what may be chosen; anything where `choices` is empty.

    `read` is what was read there, None where nobody set it right.
    """

    slot: ClaimSlot
    name: str
    value: str
    choices: tuple[str, ...]
    read: str | None


class ClaimForm(Struct, frozen=True, kw_only=True):
    """All that the page needs: what was found of the claim, its fields, what was decided.

    `says` is "" where nobody judged the claim; `can_undo` tells that a judgement holds.
    """

    says: str
    fields: tuple[SlotField, ...]
    judgements: tuple[JudgementTold, ...]
    can_undo: bool


def fill_form(told: ClaimTold) -> ClaimForm:
    """Return the form of a claim as it stands."""
    claim = told.quoted.claim
    return ClaimForm(
        says=say_judged(claim),
        fields=tuple(_fill(claim, slot) for slot in SLOTS),
        judgements=told.judgements,
        can_undo=any(one.holds for one in told.judgements),
    )


def _fill(claim: Claim, slot: ClaimSlot) -> SlotField:
    value = write_slot(claim, slot)
    choices = _CHOICES.get(slot, ())
    return SlotField(
        slot=slot,
        name=_NAMES[slot],
        value=value,
        choices=choices if not choices or value in choices else (value, *choices),
        read=next((one.read for one in claim.corrections if one.slot == slot), None),
    )
