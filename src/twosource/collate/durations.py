"""A year in the one version and a stretch of years in the other: "since 2000", "in two decades"."""

import re

from twosource.collate.versions import Version
from twosource.model import Mention

__all__ = ["is_told_as_duration"]

_STRETCH = re.compile(r"([<>~]?)(\d{1,3}) (year|decade|century)")
_YEARS = {"year": 1, "decade": 10, "century": 100}


def is_told_as_duration(mention: Mention, holder: Version, other: Version) -> bool:
    """Tell whether the other report says the same span of time in the other way.

    The stretch is counted back from the latest year that either report gives.
    """
    now = max(holder.latest_year, other.latest_year)
    if mention.kind == "number":
        return any(_fits(mention.value, now - year) for year in other.years)
    if mention.kind == "date" and mention.value.isdigit():
        ago = now - int(mention.value)
        return any(kind == "number" and _fits(value, ago) for kind, value in other.values)
    return False


def _fits(stretch: str, years_ago: int) -> bool:
    found = _STRETCH.fullmatch(stretch)
    if not found:
        return False
    said = int(found.group(2)) * _YEARS[found.group(3)]
    if found.group(1) == ">":
        return said <= years_ago < 1.5 * said
    return abs(said - years_ago) <= 1
