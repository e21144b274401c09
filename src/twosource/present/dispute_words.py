"""Disputes and figures over time in words: what two sides differ in, and how a figure turns."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from twosource.model import Actor, Claim, Dispute, Slot, Turn
from twosource.present.act_words import say_deed, say_status
from twosource.present.claim_words import say_amount, say_place
from twosource.present.dates import say_when
from twosource.text.phrasing import join_words

__all__ = ["NOT_READ", "TURN_WORDS", "say_sides", "say_values"]

NOT_READ = "not read: no claim stands in this sentence"
"""By whose word a sentence is, where nobody can tell."""

TURN_WORDS: Mapping[Turn, tuple[str, str]] = {
    "first": ("●", "first told"),
    "same": ("=", "the same again"),
    "raised": ("▲", "raised"),
    "lowered": ("▼", "lowered"),
    "beside": ("◆", "told beside it"),
}
"""A sign and a word for each turn of a figure."""

_BESIDE = " beside "
_OF_SENTENCES = "two sentences"

Namer = Callable[[Iterable[Actor]], str]
"""Names actors in one string, as the page or the list does."""


def say_sides(dispute: Dispute, sides: Sequence[Iterable[Claim]], name: Namer) -> tuple[str, str]:
    """Say what each side of a dispute gives; where sentences were compared, in their words.

    `sides` are the claims of both. What a sentence says may stand in none of its claims' slots.
    """
    words = tuple(dispute.because.split(_BESIDE))
    if dispute.rule.startswith(_OF_SENTENCES) and len(words) == len(("one", "other")):
        return words[0], words[1]
    first, second = (join_words(say_values(dispute.slot, side, name)) for side in sides)
    return first, second


def say_values(slot: Slot, claims: Iterable[Claim], name: Namer) -> tuple[str, ...]:
    """Say what the claims of one side give in a slot, each value once, the commonest first."""
    values = (value for claim in claims if (value := _say_value(slot, claim, name)))
    return tuple(value for value, _ in Counter(values).most_common())


def _say_value(slot: Slot, claim: Claim, name: Namer) -> str:
    if slot in ("amount", "number"):
        return "; ".join(say_amount(one) for one in claim.amounts)
    if slot == "date":
        return say_when(claim.when) if claim.when is not None else ""
    if slot == "place":
        return say_place(claim.where) if claim.where is not None else ""
    if slot in ("actor", "recipient", "name", "speaker"):
        return name(_pick_actors(slot, claim))
    if slot == "direction":
        return f"{name(claim.actors) or '?'} → {name(claim.recipients) or '?'}"
    if slot == "act":
        return say_deed(claim.act, claim.mode, claim.status)
    return say_status(claim.status).word


def _pick_actors(slot: Slot, claim: Claim) -> Sequence[Actor]:
    chosen: Mapping[str, Sequence[Actor]] = {"recipient": claim.recipients, "speaker": claim.roots}
    return chosen.get(slot, claim.actors)
