"""What a page asks of a store: one story, a page of stories, where an id lives, who is told of."""

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.unit.present.grounds import make_grounded, make_parted
from tests.unit.present.records import make_changes, make_record, make_two_stories
from tests.unit.present.tellings import make_told
from tests.unit.present.web_store import name_id, write_store

from twosource.errors import StoreError
from twosource.model import Record
from twosource.run.narrowing import keep_stories
from twosource.store import door
from twosource.store.claim_terms import Sought
from twosource.store.homes import Kind
from twosource.store.view import View, open_view

RECORDS: dict[str, Callable[[], Record]] = {
    "record": make_record,
    "two-stories": make_two_stories,
    "told": make_told,
    "grounded": make_grounded,
    "parted": make_parted,
    "changed": lambda: replace(make_record(), changes=make_changes()),
}


@pytest.mark.parametrize("name", RECORDS)
def test_the_record_of_a_story_is_what_is_of_it_in_the_whole(tmp_path: Path, name: str) -> None:
    with open_view(write_store(tmp_path / "a.db", RECORDS[name]())) as view:
        whole = view.record()
        assert whole.grouping.stories
        for story in whole.grouping.stories:
            assert view.story_record(story.id) == keep_stories(whole, (story,))


def test_a_story_that_is_not_there_is_an_empty_record(tmp_path: Path) -> None:
    with open_view(write_store(tmp_path / "a.db", make_told())) as view:
        assert view.story_record("no such id").reports == ()


@pytest.fixture
def told(tmp_path: Path) -> View:
    return open_view(write_store(tmp_path / "told.db", make_told()), shared=True)


def test_everything_is_found_by_the_start_of_its_id(told: View) -> None:
    story = name_id("visit")
    wanted: dict[Kind, str] = {
        "story": story,
        "report": name_id("post"),
        "event": name_id("event-visit-post"),
        "claim": name_id("visit-post"),
    }
    for kind, named in wanted.items():
        assert [(one.id, one.story) for one in told.homes(kind, named[:9])] == [(named, story)]
        assert told.homes(kind, "zz") == ()
    told.close()


def test_stories_come_by_date_page_by_page(tmp_path: Path) -> None:
    with open_view(write_store(tmp_path / "a.db", make_two_stories())) as view:
        lines = view.story_lines()
        ends = [one.when.end if one.when else "" for one in lines]
        assert ends == sorted(ends, reverse=True)
        assert [*view.story_lines(most=1), *view.story_lines(skip=1)] == list(lines)
        assert view.story_lines(since="9000-01-01") == ()


def test_a_line_has_the_counts_of_its_story(tmp_path: Path) -> None:
    with open_view(write_store(tmp_path / "a.db", make_record())) as view:
        record = view.record()
        for line in view.story_lines():
            part = keep_stories(
                record, tuple(x for x in record.grouping.stories if x.id == line.id)
            )
            assert line.documents == len(part.reports)
            assert line.lineages == len(part.grouping.lineages)
            corrupt = [x for x in part.collation.differences if x.kind == "corruption"]
            assert line.corruptions == len(corrupt)


def test_what_is_told_of_a_party_is_told_of_no_other(told: View) -> None:
    found = told.told(Sought())
    parties = {part for one in found.claims for part in one.actors.split("; ") if part}
    assert parties
    for party in parties:
        for one in told.told(Sought(), party=party.casefold()).claims:
            assert party in f"{one.actors}; {one.recipients}".split("; ")
    assert len({one.lead.event for one in found.events}) == len(found.events)
    told.close()


def test_a_publisher_has_its_own_share(tmp_path: Path) -> None:
    with open_view(write_store(tmp_path / "a.db", make_record())) as view:
        lines = view.publisher_lines()
        assert sum(one.documents for one in lines) == len(view.reports())
        assert any(one.own < one.documents for one in lines)
        assert all(0 <= one.own <= one.documents for one in lines)


def test_a_view_gives_up_what_takes_too_long(tmp_path: Path) -> None:
    place = write_store(tmp_path / "a.db", make_told())
    with open_view(place, limit_seconds=-1.0) as view, pytest.raises(StoreError, match="too long"):
        _ask_for_long(view)


def _ask_for_long(view: View) -> None:
    endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT max(x) FROM n"
    with door.reading(view._store) as connection:
        connection.exec_driver_sql(endless)
