"""One walk of the line, on a store in memory."""

import json
import os
from pathlib import Path

import pytest

from twosource.present.verify import verify_record
from twosource.run.pipeline import ReadOptions, ReadResult, Step, read_sources
from twosource.run.sandbox import Bounds
from twosource.store.writer import StoreOptions, Writer, open_writer

TEXT = (
    "The ferry to Telmark was late again on Monday, its captain said.\n\n"
    "Fog had closed the outer harbour for most of the morning, and two boats were turned back.\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, day in (("a", "Monday"), ("b", "Tuesday")):
        (tmp_path / f"{name}.txt").write_text(TEXT.replace("Monday", day), encoding="utf-8")
    return tmp_path


def read(writer: Writer, *places: Path, steps: list[Step] | None = None) -> ReadResult:
    watch = None if steps is None else steps.append
    options = ReadOptions(workers=1)
    return read_sources([str(one) for one in places], writer=writer, options=options, watch=watch)


def test_every_record_offered_is_accepted_or_refused(folder: Path) -> None:
    (folder / "empty.txt").write_bytes(b"")
    with open_writer(":memory:") as writer:
        result = read(writer, folder, folder / "gone.txt")
    assert (result.offered, result.accepted, len(result.refused)) == (4, 2, 2)
    assert {one.code for one in result.refused} == {"empty", "not-found"}


def test_a_file_named_twice_is_read_once(folder: Path) -> None:
    with open_writer(":memory:") as writer:
        result = read(writer, folder / "a.txt", folder / "a.txt")
    assert (result.offered, result.accepted) == (1, 1)


def test_what_the_store_holds_is_not_read_again(folder: Path) -> None:
    with open_writer(":memory:") as writer:
        first = read(writer, folder)
        steps: list[Step] = []
        again = read(writer, folder, steps=steps)
        assert (first.known, again.known, again.accepted) == (0, 2, 2)
        assert again.reports == first.reports
        assert {one.stage for one in steps} == {"reading"}


def test_what_an_earlier_version_read_is_read_again_when_offered(
    folder: Path, tmp_path: Path
) -> None:
    place = tmp_path / "old.db"
    with open_writer(place, options=StoreOptions(made_by="twosource 0.0.9")) as writer:
        first = read(writer, folder)
    with open_writer(place) as writer:
        again = read(writer, folder / "a.txt")
        assert (again.known, again.accepted) == (0, 1)
        assert len(writer.due()) == 1
        assert not writer.has_ungrouped()
        assert read(writer, folder).known == 1
        assert {one.id for one in writer.reports()} == first.reports


def test_a_changed_file_is_a_report_of_its_own(folder: Path) -> None:
    with open_writer(":memory:") as writer:
        read(writer, folder)
        (folder / "a.txt").write_text(TEXT.replace("late", "cancelled"), encoding="utf-8")
        assert read(writer, folder).known == 1
        assert len(writer.reports()) == 3


def test_equal_files_are_one_report_whose_source_does_not_depend_on_the_order(
    folder: Path,
) -> None:
    for name in ("x", "y"):
        (folder / name).mkdir()
        (folder / name / "same.txt").write_text(TEXT, encoding="utf-8")
    places = (folder / "x" / "same.txt", folder / "y" / "same.txt")
    for order in (places, places[::-1]):
        with open_writer(":memory:") as writer:
            read(writer, order[0])
            result = read(writer, order[1])
            assert len(result.reports) == 1
            assert [one.source for one in writer.reports()] == [str(places[0])]


@pytest.mark.skipif(os.sep == "\\", reason="a name cannot hold this sign here")
def test_refusals_of_one_source_with_and_without_a_record_are_sorted(folder: Path) -> None:
    (folder / "caf\\xe9.jsonl").write_bytes(b'{"title": "a"}\n{"title": "b"}\n')
    missing = folder / "caf\udce9.jsonl"  # printed, its name is that of the file
    with open_writer(":memory:") as writer:
        result = read(writer, missing, folder / "caf\\xe9.jsonl")
    assert len({one.source for one in result.refused}) == 1
    assert [one.record for one in result.refused] == [None, 1, 2]


def test_a_refusal_goes_when_its_file_is_mended(folder: Path) -> None:
    broken = folder / "broken.txt"
    broken.write_bytes(b"")
    with open_writer(":memory:") as writer:
        read(writer, folder)
        assert len(writer.view().refusals()) == 1
        broken.write_text(TEXT.replace("Monday", "Friday"), encoding="utf-8")
        read(writer, folder)
        assert writer.view().refusals() == ()


def test_a_run_that_is_cut_short_takes_no_refusal_away(folder: Path) -> None:
    """The first file is being read in a process while the second, which is known, is met."""
    (folder / "0.html").write_bytes(b"<html><body><p></p></body></html>")

    def stop(_: Step) -> None:
        raise KeyboardInterrupt

    with open_writer(":memory:") as writer:
        refused = read(writer, folder).refused
        with pytest.raises(KeyboardInterrupt):
            read_sources([str(folder)], writer=writer, options=ReadOptions(workers=1), watch=stop)
        assert writer.view().refusals() == refused != ()


def test_the_steps_tell_how_far_the_run_has_come(folder: Path) -> None:
    steps: list[Step] = []
    with open_writer(":memory:") as writer:
        read(writer, folder, steps=steps)
    stages = ["reading", "reading", "parsing", "grouping", "claiming", "comparing"]
    assert [one.stage for one in steps] == stages
    assert [one.accepted for one in steps] == [1, 2, 2, 2, 2, 2]
    assert [one.parsed for one in steps] == [
        0,
        0,
        3,
        3,
        3,
        3,
    ]  # one of four is in both
    assert [one.claimed for one in steps] == [0, 0, 0, 0, 2, 2]


def test_ten_copies_are_parsed_as_one_and_a_second_run_parses_nothing(folder: Path) -> None:
    for number in range(8):
        (folder / f"{number}.txt").write_text(TEXT, encoding="utf-8")
    with open_writer(":memory:") as writer:
        result = read(writer, folder)
        assert (len(result.reports), result.parsed, result.unread) == (10, 3, ())
        assert read(writer, folder).parsed == 0
        for report in writer.reports():
            first, second = writer.view().parses(report)
            assert first is not None
            assert second is not None
            assert ("said" in first.words, "Fog" in second.words) == (True, True)


def test_a_sentence_that_the_network_cannot_read_in_time_stops_nothing(folder: Path) -> None:
    hasty = ReadOptions(workers=1, parse_bounds=Bounds(seconds=0.001))
    with open_writer(":memory:") as writer:
        result = read_sources([str(folder / "a.txt")], writer=writer, options=hasty)
        assert {one.code for one in result.unread} == {"too-slow"}
        assert (result.parsed, len(result.unread), len(result.refused)) == (2, 2, 0)
        assert len(writer.view().lineages()) == 1


ACTS = (
    "LISSA, March 5, 2031 – Chad recalled its ambassador from Niger on Tuesday.\n\n"
    "A day earlier Niger had condemned Chad and had threatened to close the border.\n"
)


def test_claims_are_made_once_and_stand_in_the_record(tmp_path: Path) -> None:
    (tmp_path / "acts.txt").write_text(ACTS, encoding="utf-8")
    with open_writer(":memory:") as writer:
        first = read(writer, tmp_path)
        record = writer.view().record()
        again = read(writer, tmp_path)
        assert (first.claimed, first.claims, first.unclaimed) == (1, len(record.claims), ())
        assert (again.claimed, again.claims) == (0, 0)
        assert writer.view().record().claims == record.claims != ()
    assert verify_record(record) == ()


def test_neither_the_order_of_inputs_nor_the_workers_change_the_claims(tmp_path: Path) -> None:
    places = [tmp_path / f"{number}.txt" for number in range(6)]
    for number, place in enumerate(places):
        place.write_text(ACTS.replace("Tuesday", f"Tuesday with {number} aides"), "utf-8")
    records = []
    for order, workers in ((places, 1), (places[::-1], 2)):
        with open_writer(":memory:") as writer:
            for some in (order[:2], order[2:]):
                options = ReadOptions(workers=workers)
                read_sources([str(one) for one in some], writer=writer, options=options)
            records.append(writer.view().record().claims)
    assert records[0] == records[1] != ()


def test_claims_that_take_too_long_are_told_and_stop_nothing(folder: Path) -> None:
    hasty = ReadOptions(workers=1, claim_bounds=Bounds(seconds=0.001))
    with open_writer(":memory:") as writer:
        result = read_sources([str(folder)], writer=writer, options=hasty)
        assert {one.code for one in result.unclaimed} == {"too-slow"}
        assert {one.report for one in result.unclaimed} == result.reports
        assert (result.claimed, result.claims, len(result.refused)) == (2, 0, 0)


def test_other_formats_in_a_folder_are_passed_over(folder: Path) -> None:
    (folder / "picture.png").write_bytes(b"\x89PNG")
    with open_writer(":memory:") as writer:
        result = read(writer, folder)
    assert [Path(one.source).name for one in result.passed_over] == ["picture.png"]


def test_a_run_tells_what_it_changed_and_the_store_keeps_it(folder: Path) -> None:
    with open_writer(":memory:") as writer:
        first = read(writer, folder / "a.txt")
        second = read(writer, folder)
        assert (first.changes, read(writer, folder).changes) == ((), ())
        assert writer.view().changes() == second.changes
    assert [(one.run, one.kind, one.after) for one in second.changes] == [(2, "documents-added", 2)]


def test_a_run_that_was_cut_short_is_told_of_by_the_next(folder: Path) -> None:
    with open_writer(":memory:") as aside, open_writer(":memory:") as writer:
        read(aside, folder / "b.txt")
        read(writer, folder / "a.txt")
        writer.put_report(aside.reports()[0], aside.readings()[0])  # and then the power went
        (told,) = read(writer, folder / "b.txt").changes
    assert told.sentence == "+1 document in the lineage of a.txt: b.txt."


def test_what_another_version_grouped_otherwise_is_no_change(folder: Path, tmp_path: Path) -> None:
    place = tmp_path / "old.db"
    with open_writer(place, options=StoreOptions(made_by="twosource 0.0.9")) as writer:
        read(writer, folder / "a.txt")
    with open_writer(place) as writer:
        assert read(writer, folder).changes == ()


def test_a_report_whose_marks_change_on_the_way_does_not_make_a_run_forget(folder: Path) -> None:
    feed = folder / "feed.jsonl"
    with open_writer(":memory:") as writer:
        feed.write_text(json.dumps({"text": TEXT, "title": "Fog"}), encoding="utf-8")
        read(writer, feed)
        feed.write_text(json.dumps({"text": TEXT, "title": "Fog at sea"}), encoding="utf-8")
        result = read(writer, feed, folder / "b.txt")
        assert len(writer.reports()) == 2
    assert [one.run for one in result.changes] == [2]
