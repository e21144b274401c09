"""What is worked out from the claims goes as a whole; ids that events had, and judgements, stay."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.unit.store.older import take_other_stories_away, take_search_away
from tests.unit.store.test_events import fill, make_event

from twosource.errors import StoreError
from twosource.model import (
    Check,
    Claim,
    Collation,
    Difference,
    Dispute,
    Grouping,
    Independent,
    Judgement,
    Merge,
    Reading,
    Redirect,
    Report,
    Series,
    Standing,
)
from twosource.store.view import open_view
from twosource.store.writer import StoreOptions, Writer, open_writer

Make = Callable[..., tuple[Report, Reading]]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "a.db"


@pytest.fixture
def pair(make: Make) -> tuple[list[Report], list[Reading]]:
    read = [make(1), make(2)]
    return [report for report, _ in read], [reading for _, reading in read]


def make_all(first: Claim, second: Claim) -> Collation:
    """One of everything that is worked out from two claims."""
    merge = Merge(first=first.id, second=second.id, weight=4, because="b", rule="agreement")
    event = replace(make_event(first, second), merges=(merge,))
    one, other = sorted((first, second), key=lambda claim: claim.report)
    difference = Difference(
        id="d", first=one.report, second=other.report, slot="status", kind="update",
        at_first=one.at, at_second=other.at, broken="neither", because="b", rule="r",
        claims=(one.id, other.id),
    )  # fmt: skip
    check = Check(claim=one.id, outcome="confirmed", by=other.id, reads_as=other.at, because="")
    return Collation(
        differences=(difference,),
        checks=(check,),
        events=(event,),
        standings=(
            Standing(
                event=event.id, documents=2, publishers=2, lineages=2,
                content=Independent(low=1, high=2),
            ),
        ),
        disputes=(
            Dispute(
                id="x", story="s", kind="denial", slot="polarity", first=(one.id,),
                second=(other.id,), because="b", rule="r",
            ),
        ),
        series=(Series(id="y", story="s", of="crates", events=(event.id,), figures=()),),
    )  # fmt: skip


def judge(number: int, first: Claim, second: Claim) -> Judgement:
    ids = sorted((first.id, second.id))
    return Judgement(id=str(number), kind="apart", first=ids[0], second=ids[1], made="2033-05-05")


def read_joined(writer: Writer) -> Collation:
    return writer.view().record().collation


def test_all_of_it_goes_when_a_claim_changes(pair: tuple[list[Report], list[Reading]]) -> None:
    with open_writer(":memory:") as writer:
        first, second = fill(writer, *pair)
        joined = make_all(first, second)
        writer.put_joined(joined)
        assert read_joined(writer) == joined
        writer.put_claims("other", {first.report: []}, days={first.report: ""})
        assert read_joined(writer) == Collation()
        assert writer.view().faults() == ()


def test_all_of_it_goes_when_reports_are_grouped_otherwise(
    pair: tuple[list[Report], list[Reading]],
) -> None:
    with open_writer(":memory:") as writer:
        writer.put_joined(make_all(*fill(writer, *pair)))
        writer.put_results(Grouping(), Collation())
        assert read_joined(writer) == Collation()


def test_all_of_it_goes_when_somebody_judges(pair: tuple[list[Report], list[Reading]]) -> None:
    with open_writer(":memory:") as writer:
        first, second = fill(writer, *pair)
        writer.put_joined(make_all(first, second))
        writer.put_judgements([judge(1, first, second)])
        assert writer.lacks_joined()
        assert read_joined(writer) == Collation()
        assert writer.view().record().judgements == (judge(1, first, second),)


def test_disputes_of_an_earlier_format_are_of_one_story(
    place: Path, pair: tuple[list[Report], list[Reading]]
) -> None:
    """What was worked out stays when a store moves up."""
    with open_writer(place) as writer:
        joined = make_all(*fill(writer, *pair))
        writer.put_joined(joined)
    take_other_stories_away(place)
    with open_writer(place) as writer:
        assert read_joined(writer) == joined
        assert [one.other_story for one in read_joined(writer).disputes] == [""]


def test_a_standing_of_no_event_is_refused_and_changes_nothing(
    pair: tuple[list[Report], list[Reading]],
) -> None:
    with open_writer(":memory:") as writer:
        joined = make_all(*fill(writer, *pair))
        writer.put_joined(joined)
        lost = replace(joined.standings[0], event="gone")
        with pytest.raises(StoreError):
            writer.put_joined(replace(joined, standings=(lost,)))
        assert read_joined(writer) == joined
        assert not writer.lacks_joined()


def test_judgements_are_added_and_stay_for_good(
    place: Path, pair: tuple[list[Report], list[Reading]]
) -> None:
    with open_writer(place, options=StoreOptions(made_by="twosource 1")) as writer:
        first, second = fill(writer, *pair)
        writer.put_judgements([judge(1, first, second)])
        writer.put_judgements([judge(2, first, second)])
    with open_writer(place, options=StoreOptions(made_by="twosource 2")) as writer:
        assert [one.id for one in writer.view().record().judgements] == ["1", "2"]


def test_the_events_that_were_are_remembered_until_something_leads_on(
    pair: tuple[list[Report], list[Reading]],
) -> None:
    with open_writer(":memory:") as writer:
        first, second = fill(writer, *pair)
        event = make_event(first, second)
        writer.put_joined(Collation(events=(event,)))
        writer.put_claims("other", {first.report: []}, days={first.report: ""})
        writer.put_results(Grouping(), Collation())
        assert writer.past_events() == {event.id: event.claims}
        writer.put_joined(Collation(), [Redirect(old=event.id, event="e", run=1)])
        assert writer.past_events() == {}
        assert [one.old for one in writer.view().record().redirects] == [event.id]


def test_an_event_that_nothing_leads_on_from_stays_remembered(
    pair: tuple[list[Report], list[Reading]],
) -> None:
    with open_writer(":memory:") as writer:
        first, second = fill(writer, *pair)
        event = make_event(first)
        writer.put_joined(Collation(events=(event,)))
        writer.put_joined(Collation(events=(make_event(second),)))
        assert writer.past_events() == {
            event.id: event.claims,
            make_event(second).id: (second.id,),
        }


def test_a_run_that_stops_after_the_claims_forgets_no_event(
    place: Path, pair: tuple[list[Report], list[Reading]]
) -> None:
    with open_writer(place) as writer:
        first, _ = fill(writer, *pair)
        writer.put_joined(Collation(events=(make_event(first),)))
        writer.put_claims("other", {first.report: []}, days={first.report: ""})
    with open_writer(place) as writer:
        assert writer.past_events() == {make_event(first).id: (first.id,)}


def test_what_people_ask_for_stands_in_columns(
    place: Path, pair: tuple[list[Report], list[Reading]]
) -> None:
    """As a person finds it who opens the file with another program."""
    with open_writer(place) as writer:
        first, second = fill(writer, *pair)
        writer.put_joined(make_all(first, second))
    plain = sqlite3.connect(place)
    question = (
        "SELECT act, status, documents, content_low, content_high, because FROM events "
        "JOIN standings ON standings.event_id = events.id "
        "JOIN event_merges ON event_merges.event_id = events.id"
    )
    assert plain.execute(question).fetchall() == [("CONSULT", "happened", 2, 1, 2, "b")]
    plain.close()


def test_a_store_of_the_format_before_has_its_events_put_together_anew(
    place: Path, pair: tuple[list[Report], list[Reading]]
) -> None:
    """Its events stay until then, and their ids are remembered."""
    with open_writer(place) as writer:
        first, second = fill(writer, *pair)
        writer.put_joined(Collation(events=(make_event(first, second),)))
    _make_old(place)
    with open_writer(place) as writer:
        assert writer.lacks_joined()
        assert [one.claims for one in read_joined(writer).events] == [(first.id, second.id)]
        assert set(writer.past_events()) == {make_event(first).id}
    with open_view(place) as view:
        assert view.faults() == ()


_VIEWS_AND_INDEXES = """
SELECT type, name FROM sqlite_master
WHERE type = 'view' OR (type = 'index' AND sql IS NOT NULL AND name <> 'refusals_by_source'
                        AND name <> 'lineage_reports_by_report')
"""


def _make_old(place: Path) -> None:
    """Take back what the formats since 0006 added."""
    added = (
        "difference_claims", "checks", "event_merges", "past_events", "redirects", "judgements",
        "voice_claims", "voice_lineages", "voices", "standings", "dispute_claims", "disputes",
        "series_events", "figures", "series",
    )  # fmt: skip
    take_search_away(place)
    plain = sqlite3.connect(place)
    for kind, name in plain.execute(_VIEWS_AND_INDEXES).fetchall():
        plain.execute(f"DROP {kind} {name}")
    for table in added:
        plain.execute(f"DROP TABLE {table}")
    plain.execute("UPDATE about SET key = 'events' WHERE key = 'joined'")
    plain.execute("UPDATE alembic_version SET version_num = '0005'")
    plain.commit()
    plain.close()
