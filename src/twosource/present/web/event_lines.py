"""Events as lines of a table, told from the flat rows."""

from msgspec import Struct

from twosource.present.act_words import StatusWords, say_code, say_status
from twosource.present.claim_words import UNNAMED, say_number_of
from twosource.present.dates import say_when
from twosource.present.told_words import as_act, as_status, name_parties, say_deed_of
from twosource.present.web.asked import name_address
from twosource.store.told_events import ToldClaim, ToldEvent

__all__ = ["EventLine", "say_amount_of", "tell_line"]


class EventLine(Struct, frozen=True, kw_only=True):
    """One row: the event, or of a ledger the claim, in words."""

    address: str
    when: str
    who: str
    deed: str
    code: str
    whom: str
    status: StatusWords
    place: str
    amount: str
    thing: str
    roots: str
    documents: int | None
    lineages: int | None
    independent: str
    claim: str


def tell_line(event: ToldEvent) -> EventLine:
    """Tell an event by its surest claim."""
    one = event.lead
    return EventLine(
        address=name_address("event", one.event),
        when=say_when(event.when) if event.when is not None else "date not known",
        who=name_parties(one.actors) or UNNAMED,
        deed=say_deed_of(one),
        code=say_code(as_act(one.act), one.mode),
        whom=name_parties(one.recipients),
        status=say_status(as_status(one.status)),
        place=one.place or "",
        amount=say_amount_of(one),
        thing=one.object,
        roots=name_parties(one.roots),
        documents=one.documents,
        lineages=one.lineages,
        independent=_say_independent(one.independent),
        claim=name_address("claim", one.id),
    )


def say_amount_of(claim: ToldClaim) -> str:
    """Say the first amount of a claim: "6,700 containers"."""
    if claim.amount is None:
        return ""
    return say_number_of(claim.amount, claim.unit or "")


def _say_independent(interval: tuple[int, int] | None) -> str:
    if interval is None:
        return "not worked out"
    low, high = interval
    return str(low) if low == high else f"{low}–{high}"
