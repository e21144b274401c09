"""The record as it stood: as a run over the reports of that time alone would have left it.

The reports are invented: two versions of one visit, and a storm.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.contract.conftest import APART, ARRIVED, PLANNED
from tests.unit.store.older import find_raw

from twosource.errors import NotFoundError, UsageError
from twosource.model import Record
from twosource.run.as_of import find_moment, open_as_of
from twosource.run.pipeline import ReadOptions, read_sources
from twosource.store.search import Sought
from twosource.store.view import open_view
from twosource.store.writer import open_writer

DAYS = {"planned": "2024-06-17", "arrived": "2024-06-19", "apart": "2024-06-19"}
TEXTS = {"planned": PLANNED, "arrived": ARRIVED, "apart": APART}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store into which one report was read on one day and two more two days later."""
    folder = tmp_path_factory.mktemp("as-of")
    place = folder / "visit.db"
    for name, paragraphs in TEXTS.items():
        (folder / f"{name}.txt").write_text("\n\n".join(paragraphs), encoding="utf-8")
        read(place, folder / f"{name}.txt", day=DAYS[name])
    return place


def read(place: Path, file: Path, *, day: str) -> None:
    clock = f"{day}T12:00:00+00:00"
    with open_writer(place) as writer:
        read_sources([str(file)], writer=writer, options=ReadOptions(clock=lambda: clock))


@pytest.fixture
def fresh(store: Path, tmp_path: Path) -> Iterator[Record]:
    """What a store tells into which the first report alone was ever read."""
    place = tmp_path / "alone.db"
    read(place, store.with_name("planned.txt"), day=DAYS["planned"])
    with open_view(place) as view:
        yield view.record()


def test_a_day_is_that_of_a_store_which_saw_no_more(store: Path, fresh: Record) -> None:
    with open_as_of(str(store), find_moment("2024-06-18")) as view:
        assert view.record() == replace(fresh, changes=())


def test_later_reports_were_there_the_day_they_came(store: Path) -> None:
    with open_view(store) as view:
        whole = view.record()
    with open_as_of(str(store), find_moment("2024-06-19")) as view:
        assert view.record() == replace(whole, changes=(), event_changes=(), redirects=())


def test_a_search_finds_what_had_been_read(store: Path) -> None:
    with open_as_of(str(store), find_moment("2024-06-18")) as view:
        assert view.search(Sought(words="scheduled")).sentences == 1
        assert view.search(Sought(words="storm")).sentences == 0


def test_before_everything_there_is_nothing(store: Path) -> None:
    with (
        pytest.raises(NotFoundError, match="the first came at 2024-06-17T12"),
        open_as_of(str(store), find_moment("2024-06-16")),
    ):
        pass


def test_what_was_read_before_times_were_kept_was_always_there(store: Path, tmp_path: Path) -> None:
    place = tmp_path / "old.db"
    place.write_bytes(store.read_bytes())
    with open_writer(place) as writer:
        find_raw(writer).execute("DELETE FROM first_seen")
    with open_as_of(str(place), find_moment("1999-01-01")) as view:
        assert len(view.reports()) == 3


def test_the_store_itself_is_left_alone(store: Path) -> None:
    before = store.read_bytes()
    with open_as_of(str(store), find_moment("2024-06-18")):
        pass
    assert store.read_bytes() == before


@pytest.mark.parametrize(
    ("given", "moment"),
    [
        ("2024-06-18", "2024-06-18T23:59:59+00:00"),
        ("2024-06-18T09:30", "2024-06-18T09:30:00+00:00"),
        ("2024-06-18T09:30:00+09:00", "2024-06-18T00:30:00+00:00"),
    ],
)
def test_a_day_lasts_until_its_last_second_and_a_moment_is_itself(given: str, moment: str) -> None:
    assert find_moment(given) == moment


@pytest.mark.parametrize("given", ["", "June", "2024-13-01", "2024-06-18 noon"])
def test_what_is_no_date_is_told_with_one_that_is(given: str) -> None:
    with pytest.raises(UsageError, match="write it as 2024-06-18"):
        find_moment(given)
