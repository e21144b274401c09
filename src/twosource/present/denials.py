"""The denials of each claim: those that its own report links to it, and those found across one."""

from collections import defaultdict

from twosource.model import Claim, Record
from twosource.text.voices import find_denials

__all__ = ["list_denials"]


def list_denials(record: Record) -> dict[str, tuple[Claim, ...]]:
    """Return the denials of each claim that is denied, under its id, each once."""
    found: defaultdict[str, dict[str, Claim]] = defaultdict(dict)
    for denied, some in find_denials(record.claims).items():
        found[denied] |= {one.id: one for one in some}
    claims = {one.id: one for one in record.claims}
    for dispute in record.collation.disputes:
        if dispute.kind == "denial":
            denials = {one: claims[one] for one in dispute.second if one in claims}
            for denied in dispute.first:
                found[denied] |= denials
    return {denied: tuple(some.values()) for denied, some in found.items()}
