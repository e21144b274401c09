"""What the runs changed of events is kept for good, in a file as in a database.

The reports are the invented ones of `tests.unit.store.searched`.
"""

import pytest
from msgspec.structs import replace
from tests.unit.store.searched import fill, make_report

from twosource.errors import StoreError
from twosource.lexicon.own import NOTHING_OWN, Lexicon, OwnBody, wearing
from twosource.model import EventChange, EventState, Independent, Mark, Redirect, Tally
from twosource.store.event_change_rows import EventNotes
from twosource.store.options import StoreOptions
from twosource.store.view import open_view
from twosource.store.writer import Writer, open_writer

OLD = StoreOptions(made_by="twosource 0.0.9")
COPY = make_report("copy.txt")


def tally(documents: int) -> Tally:
    voices = Independent(low=1, high=2)
    return Tally(documents=documents, lineages=1, independent=voices)


def change(event: str, run: int = 2, *, before: Tally | None = tally(1)) -> EventChange:
    return EventChange(
        run=run,
        event=event,
        kind="copies-added" if before else "event-found",
        before=before,
        after=tally(2),
        brought_by=(COPY.id,),
        sentence="2 documents instead of 1: “copy.txt” \x1b copies what was told.",
    )


def state(*claims: str) -> EventState:
    mark = Mark(kind="denial", slot="polarity", says="Chad")
    return EventState(
        claims=claims,
        status="happened",
        statuses=("happened", "planned"),
        tally=tally(2),
        voices=(("", ""), ("state:NER", "ministry")),
        marks=(mark,),
    )


def put(writer: Writer, *changes: EventChange, **states: EventState) -> None:
    """Put what is worked out anew as it is, with what that changed."""
    record = writer.view().record()
    notes = EventNotes(states=states, changes=changes)
    writer.put_joined(record.collation, record.redirects, notes=notes)


def test_changes_come_back_as_they_went_in(place: str) -> None:
    first, second = change("e"), change("f", before=None)
    with open_writer(place) as writer:
        fill(writer)
        put(writer, first, second)
    with open_view(place) as view:
        assert view.event_changes() == view.record().event_changes == (first, second)
        assert view.faults() == ()


def test_what_a_run_adds_stands_behind_what_is_there(place: str) -> None:
    told = [change("e"), change("e", 3), change("f"), change("g", 3)]
    with open_writer(place) as writer:
        fill(writer)
        put(writer, told[0], told[1])
        put(writer, told[2], told[3])  # by hand, after the run
        put(writer)
        view = writer.view()
        assert view.event_changes() == (told[0], told[2], told[1], told[3])
        assert view.last_event_changes(3) == (told[1], told[3], told[0])


def test_states_are_replaced_as_a_whole(place: str) -> None:
    with open_writer(place) as writer:
        assert not writer.has_event_states()
        fill(writer)
        put(writer, e=state("x"), f=state("y"))
        assert writer.event_states() == {"e": state("x"), "f": state("y")}
        put(writer, e=state("x", "z"), g=state("y"))
        assert writer.event_states() == {"e": state("x", "z"), "g": state("y")}
        record = writer.view().record()
        writer.put_joined(record.collation, record.redirects)
        assert writer.event_states() == {"e": state("x", "z"), "g": state("y")}


def test_what_was_worked_out_from_what_is_gone_changes_nothing(place: str) -> None:
    with open_writer(place) as writer:
        fill(writer)
        put(writer, e=state("x"))
        record, turn = writer.view().record(), writer.turn()
        put(writer, change("e"), e=state("x", "z"))  # another run is done first
        late = EventNotes(states={"e": state("y")}, changes=(change("e", 3),))
        assert not writer.put_joined(record.collation, record.redirects, turn=turn, notes=late)
        assert writer.view().event_changes() == (change("e"),)
        assert writer.event_states() == {"e": state("x", "z")}
        assert writer.put_joined(record.collation, record.redirects, turn=writer.turn(), notes=late)
        assert writer.view().event_changes() == (change("e"), change("e", 3))


def test_a_story_has_the_changes_of_its_events_and_of_the_ids_they_had(place: str) -> None:
    with open_writer(place) as writer:
        fill(writer)
        record = writer.view().record()
        event = record.collation.events[0]
        own, earlier, other = change(event.id), change("old"), change("elsewhere")
        redirect = Redirect(old="old", event=event.id, run=3)
        notes = EventNotes(states={}, changes=(own, earlier, other))
        writer.put_joined(record.collation, (redirect,), notes=notes)
        held = writer.view().story_record(event.story)
        assert held.event_changes == (own, earlier)
        assert held.redirects == (redirect,)
        told = writer.view().told_of(["old", event.id, "elsewhere"])
        assert {key: one.lead.event for key, one in told.items()} == {
            "old": event.id,
            event.id: event.id,
        }


def test_a_change_by_an_unknown_report_is_refused_with_all_else(place: str) -> None:
    with open_writer(place) as writer:
        fill(writer)
        put(writer, change("e"), e=state("x"))
        lost = replace(change("f"), brought_by=("gone",))
        with pytest.raises(StoreError, match="nothing was written"):
            put(writer, lost, f=state("y"))
        assert writer.view().event_changes() == (change("e"),)
        assert writer.event_states() == {"e": state("x")}


def test_another_lexicon_of_ones_own_is_held_to_nothing(place: str) -> None:
    own = Lexicon(bodies=(OwnBody(name="Lune Council"),))
    with open_writer(place) as writer, wearing(NOTHING_OWN):
        fill(writer)
        put(writer, change("e"), e=state("x"))
        writer.put_lexicon(NOTHING_OWN)  # it had none
        assert writer.has_event_states()
        writer.put_lexicon(own)
        assert not writer.has_event_states()
        assert writer.lacks_joined()
        assert writer.view().event_changes() == (change("e"),)


def test_another_version_keeps_what_was_told_and_is_held_to_nothing(place: str) -> None:
    with open_writer(place, options=OLD) as writer:
        fill(writer)
        put(writer, change("e"), e=state("x"))
    with open_writer(place) as newer:
        assert newer.view().event_changes() == (change("e"),)
        assert not newer.has_event_states()
