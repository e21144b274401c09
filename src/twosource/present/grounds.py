"""All that stands behind and against an event, ready for the page."""

from collections.abc import Mapping

from msgspec import Struct

from twosource.model import Event
from twosource.present.against import DisputeText, tell_against
from twosource.present.event_rows import EventLink, EventPage, EventText
from twosource.present.flow_drawing import Flow, draw_flow, is_worth_drawing
from twosource.present.ladder import Ladder, tell_ladder
from twosource.present.series_chart import SeriesText, tell_series
from twosource.present.shelf import Bundle
from twosource.present.together import Together, tell_together
from twosource.present.what_changed import EventChangeText, tell_event_change

__all__ = ["Grounds", "find_event_homes", "tell_grounds"]


class Grounds(Struct, frozen=True, kw_only=True):
    """What an event stands on, what stands against it, and how it came to be one event.

    `flow` is None where there is but one line to draw. `changes` are what the runs changed of it,
    the latest first.
    """

    ladder: Ladder
    flow: Flow | None
    against: tuple[DisputeText, ...]
    series: tuple[SeriesText, ...]
    together: Together
    changes: tuple[EventChangeText, ...]

    @property
    def denied(self) -> bool:
        """Whether a party denies it."""
        return any(one.kind == "denial" and one.at_first for one in self.against)

    @property
    def contradicted(self) -> bool:
        """Whether lineages contradict each other in it."""
        return any(one.kind == "contradiction" for one in self.against)


def tell_grounds(bundle: Bundle, told: EventPage) -> dict[str, Grounds]:
    """Tell the grounds of every event of a page, by its id."""
    links = {one.id: _link(one) for one in told.events}
    events = {one.id: one for one in bundle.events}
    return {one.id: _tell(bundle, one, events[one.id], links) for one in told.events}


def find_event_homes(bundle: Bundle, told: EventPage) -> dict[str, EventText]:
    """Find the event on the page of every claim."""
    by_id = {one.id: one for one in told.events}
    held = (one for one in bundle.events if one.id in by_id)
    return {claim: by_id[event.id] for event in held for claim in event.claims}


def _link(event: EventText) -> EventLink:
    who = event.who[0].says if event.who else ""
    return EventLink(anchor=event.anchor, number=event.number, says=event.says, who=who)


def _tell(bundle: Bundle, event: EventText, held: Event, links: Mapping[str, EventLink]) -> Grounds:
    found = bundle.findings
    worth = is_worth_drawing(found.standings.get(event.id))
    return Grounds(
        ladder=tell_ladder(bundle, event, held.claims),
        flow=draw_flow(bundle, (event,)) if worth else None,
        against=tell_against(bundle, event.id, held.claims, links),
        series=tuple(tell_series(bundle, one) for one in found.series.get(event.id, ())),
        together=tell_together(bundle, held),
        changes=tuple(tell_event_change(bundle, one) for one in found.changes.get(event.id, ())),
    )
