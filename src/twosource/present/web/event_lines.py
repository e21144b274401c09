"""Events as lines of a table, told from the flat rows."""

from msgspec import Struct

from twosource.model.claim import Act, Status
from twosource.present.act_words import StatusWords, say_code, say_deed, say_status
from twosource.present.claim_words import UNNAMED, name_state, say_number_of
from twosource.present.dates import say_when
from twosource.present.web.asked import name_address
from twosource.store.told_events import ToldClaim, ToldEvent
from twosource.text.phrasing import join_words

__all__ = ["EventLine", "name_parties", "say_amount_of", "tell_line"]


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
    act, status = _as_act(one.act), _as_status(one.status)
    return EventLine(
        address=name_address("event", one.event),
        when=say_when(event.when) if event.when is not None else "date not known",
        who=name_parties(one.actors) or UNNAMED,
        deed=say_deed(act, one.mode, status, several="; " in one.actors),
        code=say_code(act, one.mode),
        whom=name_parties(one.recipients),
        status=say_status(status),
        place=one.place or "",
        amount=say_amount_of(one),
        thing=one.object,
        roots=name_parties(one.roots),
        documents=one.documents,
        lineages=one.lineages,
        independent=_say_independent(one.independent),
        claim=name_address("claim", one.id),
    )


def name_parties(parties: str) -> str:
    """Name the states of a list of codes and names."""
    return join_words(tuple(map(name_state, parties.split("; ")))) if parties else ""


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


def _as_act(act: str) -> Act:
    return act  # type: ignore[return-value]


def _as_status(status: str) -> Status:
    return status  # type: ignore[return-value]
