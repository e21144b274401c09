"""Headlines, datelines, bylines and credits: what a copier keeps, alters or strips."""

import re
from random import Random
from typing import Literal

from msgspec.structs import replace
from tools.affairs.draft import Draft
from tools.affairs.model import Base, Credit
from tools.affairs.words import MONTHS

__all__ = ["date_dateline", "names_origin", "origin_of", "retitle", "treat_credit"]

_DATE = re.compile(rf"(?:{'|'.join(MONTHS)}) \d{{1,2}}")
_UPDATE = re.compile(r"\AUPDATE \d-")
_LONGEST = 11
_CUTS = re.compile(
    r"(?:, (?:his|her|its|the) .{0,60} said| after | as | when | while |, which |,? according to )"
)


def origin_of(base: Base) -> tuple[str, Literal["agency", "outlet"]]:
    """Return the name that a base's lineage goes back to, and "agency" or "outlet"."""
    return (base.agency, "agency") if base.agency else (base.filed_by, "outlet")


def retitle(draft: Draft, chance: Random) -> Draft:
    """Return the draft with a headline of another kind: trimmed, turned, or made from the lead."""
    plain = _UPDATE.sub("", draft.headline)
    lead = draft.paragraphs[0][0].text
    made = _CUTS.split(lead)[0].split()[:_LONGEST]
    ways = [plain, " ".join(made).rstrip(",.;:")]
    ways.extend(f"{label}: {plain}" for label in ("Abroad", "World", "In brief"))
    return replace(draft, headline=chance.choice(ways))


def treat_credit(draft: Draft, how: Credit, base: Base, staff: str, chance: Random) -> Draft:
    """Return the draft with its credit to the base's origin kept, altered or stripped.

    Stripped: no name of the agency or outlet in dateline, byline or credit line.
    """
    name, _ = origin_of(base)
    if how == "own" or how == "kept":
        credit = draft.credit if base.agency else f"First published by {name}."
        return replace(draft, credit=credit)
    place = _place_of(draft.dateline)
    if how == "stripped":
        byline = chance.choice(["", staff])
        dateline = chance.choice([None, f"{place} -"]) if place else None
        return replace(draft, byline=byline, dateline=dateline, credit=None)
    if base.agency and place and chance.random() < 0.6:
        return replace(draft, dateline=f"{place} ({name}) -", byline="", credit=None)
    credit = chance.choice([f"Source: {name}", f"With reporting by {name}", f"Written with {name}"])
    return replace(draft, byline=staff, dateline=f"{place} -" if place else None, credit=credit)


def names_origin(draft: Draft, base: Base) -> bool:
    """Tell whether dateline, byline or credit line name the origin."""
    name, _ = origin_of(base)
    return any(name in (part or "") for part in (draft.dateline, draft.byline, draft.credit))


def date_dateline(dateline: str | None, month: str, day: int) -> str | None:
    """Return the dateline with its date replaced; one without a date stays."""
    return _DATE.sub(f"{month} {day}", dateline) if dateline else None


def _place_of(dateline: str | None) -> str:
    """Return the capitals at the head of a dateline."""
    found = re.match(r"[A-Z][A-Z' ]+[A-Z]", dateline or "")
    return found[0] if found else ""
