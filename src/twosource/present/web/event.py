"""The page of an event: what it stands on, what stands against it, every claim."""

from twosource.errors import NotFoundError
from twosource.model import Event
from twosource.present.dossier import Focus
from twosource.present.event_rows import EventText
from twosource.present.events import shelve_events, tell_event_in_full
from twosource.present.web.answer import Answer, Redirected
from twosource.present.web.asked import Asked, find_home, name_address
from twosource.present.web.bundled import Bundled, lead_links, load_story, make_parts
from twosource.present.web.parties import lead_parties
from twosource.store.view import View

__all__ = ["focus_on", "show_event"]


def show_event(view: View, asked: Asked) -> Answer | Redirected:
    """Show one event, by the start of its id or by one that it had before."""
    led = view.redirect(asked.named)
    if led is not None:
        return Redirected(to=name_address("event", led), status=308)
    home = find_home(view, "event", asked.named)
    if home.id != asked.named:
        return Redirected(to=name_address("event", home.id))
    held = load_story(view, home.story)
    event = next(one for one in held.record.collation.events if one.id == home.id)
    page, parts = make_parts(held, focus_on(held, event))
    told = _find(page.told.events, event)
    claims = held.bundle.claims
    in_full = tell_event_in_full(shelve_events(held.record), event)
    return Answer(
        template="event",
        title=told.says,
        value=lambda: in_full,
        parts={
            **parts,
            "event": told,
            "sentence": in_full.says,
            "parties": lead_parties(claims[one] for one in event.claims if one in claims),
        },
        links=lead_links(held, page),
    )


def focus_on(held: Bundled, event: Event) -> Focus:
    """Return what is told word by word for one event: its claims, and what differs around them."""
    claims = held.bundle.claims
    reports = frozenset(claims[one].report for one in event.claims if one in claims)
    return Focus(events=frozenset({event.id}), reports=reports)


def _find(events: tuple[EventText, ...], event: Event) -> EventText:
    found = next((one for one in events if one.id == event.id), None)
    if found is None:
        raise NotFoundError("the claims of this event are of reports outside its story")
    return found
