"""What ministries and ministers are for: "foreign", "defence", "interior"."""

from functools import cache

from msgspec import Struct

from twosource.lexicon.rows import read_list, read_rows
from twosource.lexicon.sectors import read_sectors
from twosource.model.actor import Sector

__all__ = ["Portfolio", "load_portfolios"]


class Portfolio(Struct, frozen=True):
    """One field of government in its wordings, and the sectors of the ministry that has it."""

    sectors: tuple[Sector, ...]
    words: tuple[str, ...]


@cache
def load_portfolios() -> tuple[Portfolio, ...]:
    """Return all portfolios in the order of the table."""
    rows = read_rows("portfolios.tsv", 2)
    return tuple(Portfolio(read_sectors(row[0]), tuple(read_list(row[1]))) for row in rows)
