"""The slots of a claim as people write them, and back: what a judgement keeps of a correction.

An act is "AID" or "COERCE (arrest)", a status its word. A party is its name with what it is of,
"Orla Venn (VRN GOV)": a state in ISO 3166-1 alpha-3, then sectors; either part may be missing, and
several parties are parted by "; ". A date is "2024-06-18", "2024-06", "2024", or two of these with
a stroke, of which one may be missing: "2023-08/2024-02". The empty string is nobody, or no date.
"""

import calendar
import re
from collections.abc import Iterable
from datetime import date
from typing import get_args

from twosource.model import Act, Actor, Claim, ClaimSlot, Sector, Span, When

__all__ = [
    "BY_HAND",
    "read_act",
    "read_party",
    "read_when",
    "split_parties",
    "write_act",
    "write_party",
    "write_slot",
    "write_when",
]

BY_HAND = "by hand"
"""The rule of what a person set right."""

_ACTS = frozenset(get_args(Act))
_SECTORS = frozenset(get_args(Sector))
_ACT = re.compile(r"([A-Z]+)(?: \(([a-z0-9-]+)\))?")
_PARTY = re.compile(r"(.*?)(?: ?\(([A-Z]{3}(?: [A-Z]{3})*)\))?", re.DOTALL)
_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


def write_slot(claim: Claim, slot: ClaimSlot) -> str:
    """Return what a claim has in a slot, as people write it."""
    match slot:
        case "act":
            return write_act(claim.act, claim.mode)
        case "status":
            return claim.status
        case "actor":
            return _write_parties(claim.actors)
        case "recipient":
            return _write_parties(claim.recipients)
        case "when":
            return write_when(claim.when)


def write_act(act: str, mode: str | None) -> str:
    """Write an act with its mode."""
    return f"{act} ({mode})" if mode else act


def read_act(written: str) -> tuple[Act, str | None] | None:
    """Read an act; None where it is none. Whether the act has the mode is not asked."""
    found = _ACT.fullmatch(written)
    if found is None or found[1] not in _ACTS:
        return None
    return found[1], found[2]  # type: ignore[return-value]


def write_party(party: Actor) -> str:
    """Write a party: its name, or else its title, and what it is of."""
    name = _clean(party.name or party.title)
    codes = " ".join([*([party.state] if party.state else []), *party.sectors])
    return f"{name} ({codes})".strip() if codes else name


def read_party(written: str, at: Span) -> Actor:
    """Read a party as one that a person named; `at` is where it stands: nowhere, an empty span."""
    found = _PARTY.fullmatch(written)
    name, codes = (found[1], found[2] or "") if found is not None else (written, "")
    sectors = tuple(one for one in codes.split() if one in _SECTORS)
    states = [one for one in codes.split() if one not in _SECTORS]
    state = states[0] if states else None
    return Actor(span=at, state=state, sectors=sectors, name=name, rule=BY_HAND)  # type: ignore[arg-type]


def split_parties(written: str) -> tuple[str, ...]:
    """Return the parties of a list, each once, without spaces around them."""
    parts = (" ".join(one.split()) for one in written.split(";"))
    return tuple(dict.fromkeys(one for one in parts if one))


def write_when(when: When | None) -> str:
    """Write a date with the precision that it has."""
    if when is None:
        return ""
    if when.grain in ("month", "year") and when.start and when.end:
        length = len("2024-06") if when.grain == "month" else len("2024")
        start, end = when.start[:length], when.end[:length]
    else:
        start, end = when.start, when.end
    return start if start == end else f"{start}/{end}"


def read_when(written: str) -> When | None:
    """Read a date; None where it is none, also where it ends before it begins."""
    first, stroke, last = written.partition("/")
    if not stroke:
        last = first
    start, end = _find_first(first), _find_last(last)
    if start is None or end is None or not (start or end) or (start and end and end < start):
        return None
    grains = {4: "year", 7: "month", 10: "day"}
    grain = grains[len(first)] if first == last else "span"
    return When(start, end, grain, "hand")  # type: ignore[arg-type]


def _find_first(written: str) -> str | None:
    """Return the first day of what is written, "" where nothing is, None where it is no date."""
    if not _is_dated(written):
        return "" if not written else None
    return _find_day(written + "-01-01"[len(written) - 4 :])


def _find_last(written: str) -> str | None:
    if not _is_dated(written):
        return "" if not written else None
    if len(written) == len("2024"):
        return _find_day(f"{written}-12-31")
    if len(written) == len("2024-06"):
        year, month = int(written[:4]), int(written[5:])
        if not (year and 1 <= month <= 12):
            return None
        return f"{written}-{calendar.monthrange(year, month)[1]:02}"
    return _find_day(written)


def _is_dated(written: str) -> bool:
    return bool(_DAY.fullmatch(written)) and written.isascii()


def _find_day(written: str) -> str | None:
    try:
        return date.fromisoformat(written).isoformat()
    except ValueError:
        return None


def _write_parties(parties: Iterable[Actor]) -> str:
    return "; ".join(dict.fromkeys(map(write_party, parties)))


def _clean(name: str) -> str:
    return " ".join(name.replace(";", ",").split())
