"""Events are kept with the claims they were put together from, and go when those change."""

from collections.abc import Callable
from pathlib import Path

import pytest

from twosource.errors import StoreError
from twosource.model import Claim, Collation, Event, Grouping, Reading, Report, Span, Story
from twosource.store.view import open_view
from twosource.store.writer import StoreOptions, Writer, open_writer
from twosource.text.hashing import hash_claim, hash_event

Make = Callable[..., tuple[Report, Reading]]


def make_claim(report: Report) -> Claim:
    at = report.sentences[0].span
    return Claim(
        id=hash_claim(report.id, at.start, at.start + 5, "CONSULT"),
        report=report.id,
        at=at,
        cue=Span(report.id, at.start, at.start + 5),
        act="CONSULT",
        mode=None,
        status="happened",
        actors=(),
        recipients=(),
    )


def make_event(*claims: Claim, mode: str | None = None) -> Event:
    return Event(
        id=hash_event(claims[0].id),
        story="s",
        claims=tuple(one.id for one in claims),
        act="CONSULT",
        mode=mode,
        status="happened",
    )


def fill(writer: Writer, reports: list[Report], readings: list[Reading]) -> list[Claim]:
    """Two reports of one story with a claim each."""
    for report, reading in zip(reports, readings, strict=True):
        writer.put_report(report, reading)
    ids = tuple(sorted(one.id for one in reports))
    stories = (Story(id="s", title="", reports=ids, lineages=()),)
    writer.put_results(Grouping(stories=stories), Collation())
    claims = [make_claim(one) for one in reports]
    outcomes = {one.report: [one] for one in claims}
    writer.put_claims("coder", outcomes, days=dict.fromkeys(outcomes, ""))
    return claims


@pytest.fixture
def pair(make: Make) -> tuple[list[Report], list[Reading]]:
    read = [make(1), make(2)]
    return [report for report, _ in read], [reading for _, reading in read]


def test_events_come_back_in_the_order_they_were_put_and_survive_closing(
    tmp_path: Path, pair: tuple[list[Report], list[Reading]]
) -> None:
    with open_writer(tmp_path / "a.db") as writer:
        first, second = fill(writer, *pair)
        events = (make_event(second), make_event(first, mode="visit"))
        assert writer.lacks_joined()
        writer.put_joined(Collation(events=events))
        assert not writer.lacks_joined()
        writer.put_joined(Collation(events=events[::-1]))
    with open_view(tmp_path / "a.db") as view:
        assert view.record().collation.events == events[::-1]


def test_no_events_at_all_are_events_too() -> None:
    with open_writer(":memory:") as writer:
        writer.put_joined(Collation())
        assert not writer.lacks_joined()


def test_events_go_when_a_claim_changes(pair: tuple[list[Report], list[Reading]]) -> None:
    with open_writer(":memory:") as writer:
        first, second = fill(writer, *pair)
        writer.put_joined(Collation(events=(make_event(first, second),)))
        writer.put_claims("other", {first.report: []}, days={first.report: ""})
        assert writer.view().record().collation.events == ()
        assert writer.lacks_joined()


def test_events_go_when_what_belongs_together_changes(
    pair: tuple[list[Report], list[Reading]],
) -> None:
    with open_writer(":memory:") as writer:
        first, second = fill(writer, *pair)
        writer.put_joined(Collation(events=(make_event(first, second),)))
        writer.put_results(Grouping(), Collation())
        assert writer.view().record().collation.events == ()
        assert writer.lacks_joined()


def test_another_version_of_the_program_drops_the_events(
    tmp_path: Path, pair: tuple[list[Report], list[Reading]]
) -> None:
    place = tmp_path / "a.db"
    with open_writer(place) as writer:
        writer.put_joined(Collation(events=(make_event(*fill(writer, *pair)),)))
    with open_writer(place, options=StoreOptions(made_by="twosource 9")) as writer:
        assert writer.view().record().collation.events == ()
        assert writer.lacks_joined()


def test_an_event_of_no_story_is_refused_and_changes_nothing(
    pair: tuple[list[Report], list[Reading]],
) -> None:
    with open_writer(":memory:") as writer:
        first, second = fill(writer, *pair)
        kept = (make_event(first),)
        writer.put_joined(Collation(events=kept))
        lost = Event(
            id="e", story="gone", claims=(second.id,), act="AID", mode=None, status="failed"
        )
        with pytest.raises(StoreError):
            writer.put_joined(Collation(events=(lost,)))
        assert writer.view().record().collation.events == kept
        assert not writer.lacks_joined()
