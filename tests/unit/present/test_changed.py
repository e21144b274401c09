"""What a run changed, as the terminal tells it."""

from msgspec import json
from msgspec.structs import replace
from tests.unit.present.records import make_changes, make_record
from tests.unit.present.tellings import make_event_changes

from twosource.present.digest import digest_stories
from twosource.present.event_history import list_news
from twosource.present.terminal import Screen
from twosource.present.terminal_changes import MOST_CHANGES, tell_changed


def test_each_change_is_a_sentence_with_its_counts() -> None:
    assert tell_changed(make_changes()[1:], Screen()) == (
        "What changed\n"
        "  Two lineages became one since other reports were read. "
        "(lineages of these documents: 2 → 1)\n"
    )


def test_where_nothing_changed_nothing_is_told() -> None:
    assert tell_changed((), Screen()) == ""


def test_a_long_list_is_cut_short_and_says_so() -> None:
    lines = tell_changed(make_changes() * MOST_CHANGES, Screen()).splitlines()
    assert len(lines) == MOST_CHANGES + 2
    assert lines[-1] == f"  … and {MOST_CHANGES} more, which the dossiers of the stories tell"


def test_a_name_cannot_steer_the_terminal() -> None:
    steering = replace(make_changes()[0], sentence="+1 document: \x1b[2J.txt.")
    assert "\x1b" not in tell_changed((steering,), Screen())


def test_a_digest_holds_what_changed_of_its_story_the_latest_run_first() -> None:
    (digest,) = digest_stories(make_record())
    assert [one.run for one in digest.changes] == [3, 2]
    assert b'"kind":"lineages-joined","before":2,"after":1' in json.encode(digest)


def test_what_changed_of_events_stands_first_with_its_figures_the_latest_run_before() -> None:
    copied, other, denied = make_event_changes()
    told = tell_changed(make_changes(), Screen(), news=list_news([copied, other, denied], {}))
    lines = told.splitlines()
    assert lines[1] == "  Denied now by Varnia, in quay. (documents 2, lineages 1, independent 1–1)"
    assert lines[2] == lines[3]  # of events that are nowhere nobody knows whether they are alike
    assert lines[2] == (
        "  2 documents instead of 1: ledger copies what was told. "
        "(documents 1 → 2, lineages 1, independent 1–1)"
    )
    assert "lineages of these documents" in lines[-1]
