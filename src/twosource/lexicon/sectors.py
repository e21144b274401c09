"""Sectors of PLOVER 2.0: what part of a society an actor belongs to."""

from collections.abc import Sequence
from typing import get_args

from twosource.model.actor import Sector

__all__ = ["SECTORS", "Sector", "is_society", "join_sectors", "read_sectors"]

SECTORS: tuple[Sector, ...] = get_args(Sector)

_OF_STATES: frozenset[Sector] = frozenset({"COP", "GOV", "JUD", "LEG", "MIL", "PRM", "SPY"})

_BY_CODE: dict[str, Sector] = {sector: sector for sector in SECTORS}


def is_society(sectors: Sequence[str]) -> bool:
    """Tell whether sectors are those of a state's people and not of the state itself."""
    return bool(sectors) and not _OF_STATES.intersection(sectors)


def read_sectors(listed: str) -> tuple[Sector, ...]:
    """Return the sectors of a list parted by "|"; an unknown code is a KeyError."""
    return tuple(_BY_CODE[code] for code in listed.split("|") if code)


def join_sectors(*many: tuple[Sector, ...]) -> tuple[Sector, ...]:
    """Return the sectors of all, each once, the first the most telling."""
    return tuple(dict.fromkeys(sector for sectors in many for sector in sectors))
