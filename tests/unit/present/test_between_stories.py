"""A dispute between two stories is told at the events of both. All that is told is invented."""

import pytest
from tests.unit.present.grounds import make_parted
from tests.unit.present.test_grounds import read_part

from twosource.present.cited import ELSEWHERE
from twosource.present.claim_versions import lay_out
from twosource.present.event_rows import tell_events
from twosource.present.events import shelve_events, tell_event_in_full
from twosource.present.grounds import tell_grounds
from twosource.present.shelf import bundle_story, shelve
from twosource.present.side_by_side import compare_versions
from twosource.present.terminal import Screen
from twosource.present.terminal_against import find_beside
from twosource.present.terminal_events import tell_event
from twosource.present.verify_standing import check_standings
from twosource.run.narrowing import keep_stories


@pytest.mark.parametrize("number", [0, 1])
@pytest.mark.parametrize("alone", [False, True])
def test_a_dispute_between_two_stories_is_told_at_both_events(number: int, *, alone: bool) -> None:
    """Each story has the sentence of the other side, whether it is laid out alone or not."""
    whole = make_parted()
    story = whole.grouping.stories[number]
    record = keep_stories(whole, (story,)) if alone else whole
    bundle = bundle_story(shelve(record), story)
    told = tell_grounds(bundle, tell_events(lay_out(bundle, compare_versions(bundle))))
    dispute = next(x for one in told.values() for x in one.against if x.id == "d2")
    assert (dispute.first.value, dispute.second.value) == ("“19 dockers”", "“17 dockers”")
    quotes = [[one.quote for one in side.cited] for side in (dispute.first, dispute.second)]
    assert quotes == [
        ["Varnia shelled the port of Amsel, and 19 dockers died, Tarsk's navy said a day later."],
        ["Varnia shelled the port of Amsel, killing 17 dockers."],
    ]
    places = [one.says for side in (dispute.first, dispute.second) for one in side.cited]
    assert [place == ELSEWHERE for place in places] == [number == 0, number == 1]
    assert "Tarsk" in dispute.first.roots[0].says


def test_the_page_of_one_story_points_to_no_place_that_it_lacks() -> None:
    whole = make_parted()
    for story in whole.grouping.stories:
        words = read_part(keep_stories(whole, (story,)), "What stands against event")
        assert ELSEWHERE in words
        assert "killing 17 dockers" in words
        assert "19 dockers died" in words


def test_a_terminal_tells_the_side_of_another_story() -> None:
    whole = make_parted()
    record = keep_stories(whole, whole.grouping.stories[:1])
    shelf, event = shelve_events(record), record.collation.events[0]
    words = tell_event(
        tell_event_in_full(shelf, event), Screen(), find_beside(record, shelf, event)
    )
    assert "19 dockers died" in words


def test_what_is_kept_of_one_story_bears_itself_out() -> None:
    whole = make_parted()
    assert tuple(check_standings(whole)) == ()
    for story in whole.grouping.stories:
        assert tuple(check_standings(keep_stories(whole, (story,)))) == ()
