"""Every law of the events can be seen to break, in a record and in its export."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from twosource.model import Claim, Event, Record, Report, Span
from twosource.present.export_json import export_json
from twosource.present.verify import verify_export, verify_record
from twosource.text.hashing import hash_claim, hash_event

Damage = Callable[[Event], Event]


def make_claim(report: Report, start: int) -> Claim:
    at = report.sentences[-1].span
    cue = Span(report.id, at.start + start, at.start + start + 2)
    return Claim(
        id=hash_claim(report.id, cue.start, cue.end, "AID"),
        report=report.id,
        at=at,
        cue=cue,
        act="AID",
        mode=None,
        status="happened",
        actors=(),
        recipients=(),
    )


def make_event(story: str, *claims: Claim) -> Event:
    ids = tuple(one.id for one in claims)
    return Event(
        id=hash_event(ids[0]), story=story, claims=ids, act="AID", mode=None, status="happened"
    )


def add_events(record: Record, *events: Event) -> Record:
    return replace(record, collation=replace(record.collation, events=events))


@pytest.fixture
def sound(record: Record) -> Record:
    """The record with an event of two claims and one of a third, all of one story."""
    story = record.grouping.stories[0]
    report = next(one for one in record.reports if one.id in story.reports)
    claims = tuple(make_claim(report, start) for start in range(3))
    claimed = replace(record, claims=claims)
    return add_events(claimed, make_event(story.id, *claims[:2]), make_event(story.id, claims[2]))


def test_sound_events_have_nothing_unsupported(sound: Record) -> None:
    assert verify_record(sound) == ()
    assert verify_export(export_json(sound)) == ()


DAMAGES: dict[str, tuple[str, Damage]] = {
    "an id that is none": ("an event's id", lambda old: replace(old, id="0" * 32)),
    "another order": ("an event's id", lambda old: replace(old, claims=old.claims[::-1])),
    "no claim": ("an event's id", lambda old: replace(old, claims=())),
    "an unknown claim": ("every id", lambda old: replace(old, claims=(*old.claims, "0" * 32))),
    "another act": ("has the act that most", lambda old: replace(old, act="COERCE")),
}


@pytest.mark.parametrize(("law", "damage"), DAMAGES.values(), ids=list(DAMAGES))
def test_a_broken_event_is_found(sound: Record, law: str, damage: Damage) -> None:
    first, second = sound.collation.events
    broken = add_events(sound, damage(first), second)
    for found in (verify_record(broken), verify_export(export_json(broken))):
        assert found
        assert all(law in one.what for one in found), found


def test_an_event_of_no_story_is_found(sound: Record) -> None:
    first, second = sound.collation.events
    (found,) = verify_record(add_events(sound, replace(first, story="none"), second))
    assert (found.where, found.found) == ("events[0].story", "none")


def test_a_claim_of_another_story_is_found(sound: Record) -> None:
    story = sound.grouping.stories[0]
    elsewhere = replace(story, id="elsewhere", reports=())
    stories = (*sound.grouping.stories, elsewhere)
    grouped = replace(sound, grouping=replace(sound.grouping, stories=stories))
    first, second = sound.collation.events
    found = verify_record(add_events(grouped, first, replace(second, story="elsewhere")))
    assert any("reports of its story" in one.what for one in found)


def test_a_claim_in_two_events_is_found(sound: Record) -> None:
    first, second = sound.collation.events
    both = replace(second, claims=(*second.claims, first.claims[0]))
    (found,) = verify_record(add_events(sound, first, both))
    assert found.what == "a claim is in one event"


def test_an_event_that_stands_twice_is_found(sound: Record) -> None:
    first, second = sound.collation.events
    found = verify_record(add_events(sound, first, first, second))
    assert "each event stands once" in {one.what for one in found}
