import pytest

from twosource.errors import NotFoundError, UsageError
from twosource.model import (
    Change,
    Claim,
    Collation,
    Copy,
    Difference,
    Event,
    Grouping,
    Independent,
    Lineage,
    Record,
    Refusal,
    Report,
    Span,
    Standing,
    Story,
    StoryDate,
)
from twosource.run.narrowing import find_report, find_story, keep_independent, narrow_record


def make_report(at: str, name: str) -> Report:
    return Report(id=at * 32, source=f"in/{name}", name=name, content_hash="", text="Some words.")


def make_difference(first: str, second: str) -> Difference:
    return Difference(
        id=f"{first}{second}",
        first=first * 32,
        second=second * 32,
        slot="wording",
        kind="update",
        at_first=None,
        at_second=None,
        broken="neither",
        because="",
        rule="",
    )


def make_lineage(at: str, *reports: str) -> Lineage:
    ids = tuple(one * 32 for one in reports)
    return Lineage(id=at, reports=ids, editions=(), ancestors=(), edges=(), origin=None)


def make_story(at: str, lineage: str, *reports: str) -> Story:
    return Story(id=at, title=at, reports=tuple(one * 32 for one in reports), lineages=(lineage,))


def make_record() -> Record:
    """Two stories: a and b in one lineage, c alone."""
    copy = Copy(
        first="a" * 32, second="b" * 32, verdict="wholly-derived", score=1, evidence=(), rule=""
    )
    return Record(
        made_by="test",
        reports=(
            make_report("a", "one.txt"),
            make_report("b", "week/two.html"),
            make_report("c", "one.html"),
        ),
        refusals=(make_refusal("kept before"),),
        grouping=Grouping(
            copies=(copy,),
            lineages=(make_lineage("L1", "a", "b"), make_lineage("L2", "c")),
            stories=(make_story("S1", "L1", "a", "b"), make_story("S2", "L2", "c")),
        ),
        collation=Collation(
            differences=(make_difference("a", "b"),),
            story_dates=(
                StoryDate(story="S1", when=None, reports=(), warnings=()),
                StoryDate(story="S2", when=None, reports=(), warnings=()),
            ),
            events=(make_event("S1", "a"), make_event("S2", "c")),
        ),
        claims=tuple(map(make_claim, "abc")),
        changes=(make_change("ac", "b"), make_change("c", "")),
    )


def make_claim(at: str) -> Claim:
    span = Span(at * 32, 0, 4)
    return Claim(
        id=f"of {at}",
        report=at * 32,
        at=span,
        cue=span,
        act="AID",
        mode=None,
        status="happened",
        actors=(),
        recipients=(),
    )


def make_event(story: str, at: str) -> Event:
    told = f"of {at}"
    return Event(id=told, story=story, claims=(told,), act="AID", mode=None, status="happened")


def make_change(older: str, new: str) -> Change:
    return Change(
        run=2,
        kind="story-split",
        before=1,
        after=2,
        reports=tuple(one * 32 for one in older),
        brought_by=tuple(one * 32 for one in new),
        sentence="One story became two.",
    )


def make_refusal(source: str) -> Refusal:
    return Refusal(
        source=source,
        record=None,
        offset=None,
        content_hash="",
        stage="ingest",
        code="empty",
        sentence="it is empty",
    )


def test_a_record_keeps_the_stories_of_the_reports_and_all_that_belongs_to_them() -> None:
    narrowed = narrow_record(make_record(), reports=frozenset({"b" * 32}), refusals=())
    assert [one.id for one in narrowed.grouping.stories] == ["S1"]
    assert [one.name for one in narrowed.reports] == ["one.txt", "week/two.html"]
    assert [one.id for one in narrowed.grouping.lineages] == ["L1"]
    assert len(narrowed.grouping.copies) == len(narrowed.collation.differences) == 1
    assert [one.story for one in narrowed.collation.story_dates] == ["S1"]
    assert [one.id for one in narrowed.claims] == ["of a", "of b"]
    assert [one.id for one in narrowed.collation.events] == ["of a"]


def test_what_belongs_to_other_stories_is_left_out() -> None:
    narrowed = narrow_record(make_record(), reports=frozenset({"c" * 32}), refusals=())
    assert [one.name for one in narrowed.reports] == ["one.html"]
    assert not narrowed.grouping.copies
    assert not narrowed.collation.differences


def test_what_changed_is_kept_with_the_reports_that_are_there() -> None:
    pair = narrow_record(make_record(), reports=frozenset({"a" * 32}), refusals=())
    alone = narrow_record(make_record(), reports=frozenset({"c" * 32}), refusals=())
    assert pair.changes == (make_change("a", "b"),)
    assert alone.changes == (make_change("c", ""), make_change("c", ""))


def test_the_refusals_are_those_of_this_run() -> None:
    mine = (make_refusal("of this run"),)
    every = frozenset({"a" * 32, "c" * 32})
    assert narrow_record(make_record(), reports=every, refusals=mine).refusals == mine


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        ("one.txt", "one.txt"),
        ("in/one.txt", "one.txt"),
        ("two.html", "week/two.html"),
        ("two", "week/two.html"),
        ("bbbb", "week/two.html"),
    ],
)
def test_a_report_is_found_by_source_name_or_id(wanted: str, name: str) -> None:
    assert find_report(make_record(), wanted).name == name


def test_a_name_that_fits_several_reports_is_a_usage_error_with_their_ids() -> None:
    with pytest.raises(UsageError, match=r"aaaaaaaaaaaa, cccccccccccc"):
        find_report(make_record(), "one")


@pytest.mark.parametrize("wanted", ["nobody", "bb", ""])
def test_a_report_that_is_not_there_is_not_found(wanted: str) -> None:
    with pytest.raises(NotFoundError):
        find_report(make_record(), wanted)


def test_a_story_is_found_by_the_start_of_its_id() -> None:
    assert find_story(make_record(), "S2").title == "S2"
    with pytest.raises(UsageError):
        find_story(make_record(), "S")
    with pytest.raises(NotFoundError):
        find_story(make_record(), "X")


# --- by how many voices --------------------------------------------------------------------------


def make_told(low: int, high: int) -> tuple[Event, Standing]:
    at = f"{low}{high}"
    event = Event(
        id=at, story="s", claims=(f"claim {at}",), act="AID", mode=None, status="happened"
    )
    content = Independent(low=low, high=high)
    return event, Standing(event=at, documents=9, publishers=9, lineages=9, content=content)


def test_the_low_end_tells_which_events_are_kept() -> None:
    told = [make_told(1, 3), make_told(2, 2), make_told(3, 4)]
    events, standings = tuple(one for one, _ in told), tuple(one for _, one in told)
    record = Record(made_by="", collation=Collation(events=events, standings=standings))
    kept = keep_independent(record, 2).collation
    assert [one.id for one in kept.events] == ["22", "34"]
    assert [one.event for one in kept.standings] == ["22", "34"]
    assert keep_independent(record, None) is record


def test_without_standings_nothing_is_kept_or_left_out() -> None:
    event, _ = make_told(1, 1)
    with pytest.raises(UsageError, match="was not worked out"):
        keep_independent(Record(made_by="", collation=Collation(events=(event,))), 1)
