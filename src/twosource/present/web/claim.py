"""The page of a claim: its sentence in every version, and how each value was derived."""

from typing import cast

from msgspec.structs import replace

from twosource.errors import NotFoundError
from twosource.model import Claim
from twosource.model.claim import Status
from twosource.present.act_words import say_deed, say_status
from twosource.present.claim_parts import name_actors
from twosource.present.claim_texts import PassageText
from twosource.present.claim_told import ClaimTold, ClaimValue, tell_claim_in_full
from twosource.present.claim_words import UNNAMED
from twosource.present.dossier import Focus
from twosource.present.event_rows import EventText
from twosource.present.events import shelve_events
from twosource.present.shelf import find_sentence
from twosource.present.web.answer import TEXT, Answer, Redirected
from twosource.present.web.asked import Asked, find_home, name_address
from twosource.present.web.bundled import Bundled, lead_links, load_story, make_parts
from twosource.present.web.event import focus_on
from twosource.present.web.judging import fill_form
from twosource.store.view import View

__all__ = ["show_claim"]

_VALUE_NAMES = {
    "act": "what was done", "status": "how it is told", "actor": "who did it",
    "recipient": "to whom", "amount": "how much", "object": "thing", "said by": "who says so",
    "quote": "what was said",
}  # fmt: skip


def show_claim(view: View, asked: Asked) -> Answer | Redirected:
    """Show one claim, by the start of its id."""
    home = find_home(view, "claim", asked.named)
    if home.id != asked.named:
        return Redirected(to=name_address("claim", home.id))
    held = load_story(view, home.story)
    claim = held.bundle.claims.get(home.id)
    event = next((one for one in held.record.collation.events if home.id in one.claims), None)
    if claim is None or (event is None and claim.judged != "rejected"):
        raise NotFoundError("the claim is not there any more; a run has read its report anew")
    page, parts = make_parts(held, focus_on(held, event) if event is not None else Focus())
    told = next((one for one in page.told.events if event and one.id == event.id), None)
    in_full = tell_claim_in_full(held.record, shelve_events(held.record), claim)
    return Answer(
        template="claim",
        title=told.says if told is not None else _sum_up(held, claim),
        value=lambda: in_full,
        parts={
            **parts,
            "event": told,
            "claim": claim,
            "form": fill_form(in_full),
            "passages": _find_passages(told, claim) if told is not None else (),
            "versions": in_full.versions,
            "cited": _cite(held, in_full),
            **_point(held, claim),
            "values": tuple(_name_value(one) for one in in_full.values),
            "quoted": in_full.quoted,
        },
        links=lead_links(held, page),
    )


def _name_value(one: ClaimValue) -> ClaimValue:
    """Name a value as the form beneath and the other pages do."""
    name = _VALUE_NAMES.get(one.slot, one.slot)
    value = say_status(cast("Status", one.value)).word if one.slot == "status" else one.value
    return replace(one, slot=name[:1].upper() + name[1:], value=value)


def _sum_up(held: Bundled, claim: Claim) -> str:
    """Sum up a claim that is in no event: "Rejected: Norvane sends aid → Varnia"."""
    who = name_actors(held.bundle, claim.actors) or UNNAMED
    deed = say_deed(claim.act, claim.mode, claim.status, several=len(claim.actors) > 1)
    whom = name_actors(held.bundle, claim.recipients)
    return f"Rejected: {who} {deed}{f' → {whom}' if whom else ''}"


def _find_passages(event: EventText, claim: Claim) -> tuple[PassageText, ...]:
    """Find the passage of a claim, and leave the other claims of the event out of it."""
    found = []
    for passage in event.passages:
        claims = tuple(x for x in passage.claims if any(y.claim == claim.id for y in x.homes))
        if claims:
            found.append(replace(passage, claims=claims))
    return tuple(found)


def _point(held: Bundled, claim: Claim) -> dict[str, object]:
    """Return the document of a claim, and the address of its sentence in the full text."""
    document = held.bundle.by_report[claim.report]
    number = find_sentence(document.report, claim.at.start)
    anchor = f"#{TEXT}-{number + 1}" if number is not None else ""
    return {
        "document": document,
        "number": number + 1 if number is not None else None,
        "place": f"{name_address('report', claim.report)}{anchor}",
    }


def _cite(held: Bundled, told: ClaimTold) -> str:
    """Return the sentence as one that can be copied: with the outlet, the report and the place."""
    claim, report = told.quoted.claim, held.bundle.by_report[told.quoted.claim.report].report
    where = report.url or report.name
    at = f"characters {claim.at.start}–{claim.at.end}"
    return (
        f"“{told.quoted.sentence}” ({told.quoted.outlet}, {where}, {at}; report {report.id[:12]})"
    )
