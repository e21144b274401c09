"""What a person says a slot of a claim should be, read and made whole."""

import difflib
from typing import get_args

from twosource.errors import UsageError
from twosource.lexicon.plover import INTENSITIES
from twosource.lexicon.states import find_state
from twosource.model import Claim, ClaimSlot, Sector, Span, Status
from twosource.text.folding import fold
from twosource.text.slots import (
    read_act,
    read_party,
    read_when,
    split_parties,
    write_act,
    write_party,
    write_when,
)

__all__ = ["read_correction"]

_SLOTS: tuple[str, ...] = get_args(ClaimSlot)
_STATUSES: tuple[str, ...] = get_args(Status)
_SECTORS = frozenset(get_args(Sector))


def read_correction(given: str, claim: Claim) -> tuple[ClaimSlot, str]:
    """Read "SLOT=VALUE" as a slot and what it is to hold, as `twosource.text.slots` writes it.

    States may be named in any way, parties as the claim names them. Raises UsageError where it is
    no such thing.
    """
    named, equals, value = given.partition("=")
    slot, value = named.strip().lower(), " ".join(value.split())
    if not equals or slot not in _SLOTS:
        raise UsageError(
            f"{given} corrects nothing; write SLOT=VALUE, where SLOT is {', '.join(_SLOTS)}"
        )
    match slot:
        case "act":
            return slot, _read_act(value, claim)
        case "status":
            return slot, _read_status(value)
        case "when":
            return slot, _read_when(value)
    parties = tuple(dict.fromkeys(_read_party(one, claim) for one in split_parties(value)))
    return slot, "; ".join(parties)  # type: ignore[return-value]


def _read_act(value: str, claim: Claim) -> str:
    act, _, mode = value.replace("/", " ").replace("(", " ").replace(")", " ").partition(" ")
    written = f"{act.upper()} ({mode.strip().lower()})" if mode.strip() else act.upper()
    found = read_act(written)
    if found is None or found[0] not in INTENSITIES:
        raise UsageError(f"{value or 'nothing'} is no act; the acts are {', '.join(INTENSITIES)}")
    if claim.act == "DENIAL":
        raise UsageError("a denial stays one; reject it where it denies nothing")
    modes = [one for one in INTENSITIES[found[0]] if one]
    if found[1] is not None and found[1] not in modes:
        known = f"has the modes {', '.join(modes)}" if modes else "has no modes"
        raise UsageError(f"{found[1]} is no mode of {found[0]}, which {known}")
    return write_act(*found)


def _read_status(value: str) -> str:
    status = value.lower().replace(" ", "-")
    if status not in _STATUSES:
        near = difflib.get_close_matches(status, _STATUSES, n=1)
        hint = f"did you mean {near[0]}?" if near else f"they are {', '.join(_STATUSES)}"
        raise UsageError(f"{value or 'nothing'} is no status; {hint}")
    return status


def _read_when(value: str) -> str:
    if not value:
        return ""
    when = read_when(value)
    if when is None:
        raise UsageError(
            f"{value} is no date; write 2024-06-18, 2024-06, 2024, or two of them: 2023-08/2024-02"
        )
    return write_when(when)


def _read_party(words: str, claim: Claim) -> str:
    for one in (*claim.actors, *claim.recipients, *claim.roots):
        if fold(words) in (fold(one.name or one.title), fold(write_party(one))):
            return write_party(one)
    state = find_state(words) or find_state(words.upper())
    if state is not None:
        return f"{state.name} ({state.iso3})"
    head, _, rest = words.partition(" ")
    if rest and _are_codes(words):
        words = f"({words})"
    elif not rest and head in _SECTORS:
        words = f"({head})"
    party = read_party(words, Span(claim.report, 0, 0))
    if party.state is not None and find_state(party.state) is None:
        raise UsageError(f"{party.state} is neither a state's code nor a sector's")
    return write_party(party)


def _are_codes(words: str) -> bool:
    first, *rest = words.split()
    known = first in _SECTORS or (len(first) == 3 and find_state(first) is not None)
    return known and all(one in _SECTORS for one in rest)
