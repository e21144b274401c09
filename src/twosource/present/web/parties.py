"""Links from an event to all that is told of its parties, and of what they do to one another."""

from collections.abc import Iterable

from msgspec import Struct

from twosource.model import Actor, Claim
from twosource.present.claim_words import name_actor, name_state
from twosource.present.web.series import name_dyad, name_party
from twosource.store.flat_rows import find_party_key

__all__ = ["Led", "lead_parties"]

MOST_PARTIES = 6


class Led(Struct, frozen=True, kw_only=True):
    """Words that lead to a page."""

    says: str
    address: str


def lead_parties(claims: Iterable[Claim]) -> tuple[Led, ...]:
    """Lead to the parties of an event, in the order of its claims, and to the first pair of two."""
    held = tuple(claims)
    named = {key: words for one in held for key, words in _name(*one.actors, *one.recipients)}
    leads = [Led(says=words, address=name_party(key)) for key, words in named.items()]
    pairs = (
        (who, whom) for one in held for who in _name(*one.actors) for whom in _name(*one.recipients)
    )
    for (who, who_says), (whom, whom_says) in pairs:
        if who != whom and ">" not in who + whom:
            says = f"{who_says} and {whom_says}"
            return *leads[:MOST_PARTIES], Led(says=says, address=name_dyad(who, whom))
    return tuple(leads[:MOST_PARTIES])


def _name(*parties: Actor) -> list[tuple[str, str]]:
    """Return what the parties are found by, each with its name; an address has no stroke in it."""
    keys = ((find_party_key(one), one) for one in parties)
    return [
        (key, name_state(key) if one.state else name_actor(one))
        for key, one in keys
        if key and "/" not in key
    ]
