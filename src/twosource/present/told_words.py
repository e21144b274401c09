"""An event in a few words, told from the flat row of its surest claim."""

from twosource.model.claim import Act, Status
from twosource.present.act_words import say_deed
from twosource.present.claim_words import UNNAMED, name_state
from twosource.present.dates import say_when
from twosource.store.told_events import ToldClaim, ToldEvent
from twosource.text.phrasing import join_words

__all__ = ["as_act", "as_status", "name_parties", "say_deed_of", "say_told"]


def say_told(event: ToldEvent) -> str:
    """Say who did what to whom, and when: "Niger is to give aid → Chad (20 June 2024)"."""
    one = event.lead
    who = f"{name_parties(one.actors) or UNNAMED} {say_deed_of(one)}"
    whom = name_parties(one.recipients)
    when = f" ({say_when(event.when)})" if event.when is not None else ""
    return f"{who}{f' → {whom}' if whom else ''}{when}"


def say_deed_of(claim: ToldClaim) -> str:
    """Say what was done, in the number of those who did it."""
    several = "; " in claim.actors
    return say_deed(as_act(claim.act), claim.mode, as_status(claim.status), several=several)


def name_parties(parties: str) -> str:
    """Name the states of a list of codes and names."""
    return join_words(tuple(map(name_state, parties.split("; ")))) if parties else ""


def as_act(act: str) -> Act:
    """Return an act as the store holds it."""
    return act  # type: ignore[return-value]


def as_status(status: str) -> Status:
    """Return a status as the store holds it."""
    return status  # type: ignore[return-value]
