"""What another version of the program wrote is due: readable until it is replaced."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from twosource.model import Collation, Grouping, Lineage, Reading, Report
from twosource.store.keeping import Earlier
from twosource.store.view import open_view
from twosource.store.writer import StoreOptions, Writer, open_writer
from twosource.text.hashing import hash_report

Make = Callable[..., tuple[Report, Reading]]

OLD = StoreOptions(made_by="twosource 0.0.9")
NEW = StoreOptions(made_by="twosource 0.1.0")


@pytest.fixture
def old(tmp_path: Path, make: Make) -> Path:
    """A store with two reports and a grouping, made by an earlier version."""
    place = tmp_path / "old.db"
    with open_writer(place, options=OLD) as writer:
        for number in (1, 2):
            writer.put_report(*make(number))
        ids = tuple(one.id for one in writer.reports())
        lineage = Lineage(id="l", reports=ids, editions=(), ancestors=(), edges=(), origin=None)
        writer.put_results(Grouping(lineages=(lineage,)), Collation())
    return place


@pytest.fixture
def writer(old: Path) -> Iterator[Writer]:
    with open_writer(old, options=NEW) as opened:
        yield opened


def read_otherwise(make: Make, number: int, *, source: str | None = None) -> tuple[Report, Reading]:
    """The same content as another version reads it: the text, and with it the id, differs."""
    report, _ = make(number, source=source)
    text = report.text.replace("Envoy", "The envoy")
    made = replace(
        report, id=hash_report(report.name, None, text), text=text, sentences=(), furniture=()
    )
    return made, Reading(made.id, ())


def test_the_writer_tells_who_wrote_before_and_how_much(writer: Writer) -> None:
    assert writer.earlier == Earlier(made_by="twosource 0.0.9", reports=2)


def test_the_same_version_again_finds_nothing_due(old: Path) -> None:
    with open_writer(old, options=OLD) as writer:
        assert (writer.earlier, writer.due()) == (None, frozenset())
        assert writer.view().lineages() != ()


def test_the_results_go_and_the_reports_stay_readable(writer: Writer, make: Make) -> None:
    assert writer.view().lineages() == ()
    assert writer.has_ungrouped()
    assert {one.id for one in writer.reports()} == {make(1)[0].id, make(2)[0].id}


def test_every_report_is_due_until_it_is_read_again(old: Path, make: Make) -> None:
    with open_writer(old, options=NEW) as writer:
        writer.put_report(*make(1))
    with open_writer(old, options=NEW) as writer:  # a run that was cut short goes on from there
        assert writer.due() == {make(2)[0].id}


def test_a_report_read_again_has_its_new_marks(writer: Writer, make: Make) -> None:
    writer.put_report(*make(1, paragraph=3))
    assert make(1, paragraph=3)[0] in writer.reports()


@pytest.mark.parametrize("source", ["a.txt", "z.txt"])
def test_a_report_read_again_from_another_place_keeps_the_smaller(
    writer: Writer, make: Make, source: str
) -> None:
    writer.put_report(*make(1, source=source, paragraph=3))
    expected = make(1, source=min(source, "desk/1.txt"), paragraph=3)[0]
    assert expected in writer.reports()


@pytest.mark.parametrize("source", ["a.txt", "z.txt"])
def test_a_report_whose_id_changes_stands_once(writer: Writer, make: Make, source: str) -> None:
    report, reading = read_otherwise(make, 1, source=source)
    writer.put_report(report, reading)
    kept = replace(report, source=min(source, "desk/1.txt"))
    assert set(writer.reports()) == {kept, make(2)[0]}
    assert writer.view().faults() == ()


def test_replacing_an_id_takes_the_results_that_name_it(writer: Writer, make: Make) -> None:
    ids = tuple(one.id for one in writer.reports())
    lineage = Lineage(id="l", reports=ids, editions=(), ancestors=(), edges=(), origin=None)
    writer.put_results(Grouping(lineages=(lineage,)), Collation())
    writer.put_report(*read_otherwise(make, 1))
    assert writer.view().lineages() == ()


def test_other_content_under_the_same_name_replaces_nothing(writer: Writer, make: Make) -> None:
    report, reading = read_otherwise(make, 1)
    writer.put_report(replace(report, content_hash="other"), reading)
    assert len(writer.reports()) == 3


def test_what_this_version_read_is_never_dropped(writer: Writer, make: Make) -> None:
    writer.put_report(*make(1))
    writer.put_report(*read_otherwise(make, 1))
    assert len(writer.reports()) == 3


def test_a_view_of_an_earlier_store_still_shows_its_results(old: Path) -> None:
    with open_view(old) as view:
        assert len(view.lineages()) == 1
