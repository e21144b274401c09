"""From places to sources."""

import os
from itertools import permutations
from pathlib import Path

import pytest

from twosource.ingest import PassedOver, Source, find_sources
from twosource.model import Refusal


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with reports, side files, a hidden file and a store; the program starts in it."""
    for name in (
        "reports/b.txt",
        "reports/a.html",
        "reports/deep/c.jsonl.gz",
        "reports/README.md",
        "reports/key.json",
        "reports/.hidden.txt",
        "reports/.git/config.txt",
        "reports/visit.db",
        "reports/visit.db-wal",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("A ferry left the port.", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def sources(*places: str) -> list[tuple[str, str]]:
    return [(s.source, s.name) for s in find_sources(places) if isinstance(s, Source)]


def refusals(*places: str) -> list[Refusal]:
    return [one for one in find_sources(places) if isinstance(one, Refusal)]


def passed_over(*places: str) -> list[str]:
    return [one.source for one in find_sources(places) if isinstance(one, PassedOver)]


@pytest.mark.usefixtures("folder")
def test_a_file_is_known_by_its_base_name() -> None:
    assert sources("reports/b.txt") == [("reports/b.txt", "b.txt")]


@pytest.mark.usefixtures("folder")
def test_a_folder_gives_its_reports_sorted_and_named_from_the_folder() -> None:
    assert sources("reports") == [
        ("reports/a.html", "a.html"),
        ("reports/b.txt", "b.txt"),
        ("reports/deep/c.jsonl.gz", "deep/c.jsonl.gz"),
    ]


def test_names_do_not_depend_on_where_the_program_was_started(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [name for _, name in sources("reports")]
    monkeypatch.chdir("/")
    assert [name for _, name in sources(str(folder / "reports"))] == names


@pytest.mark.usefixtures("folder")
def test_side_files_of_a_folder_are_passed_over_and_not_refused() -> None:
    assert passed_over("reports") == ["reports/README.md", "reports/key.json"]
    assert refusals("reports") == []


@pytest.mark.usefixtures("folder")
def test_a_side_file_that_is_named_itself_is_a_source() -> None:
    assert ("reports/README.md", "README.md") in sources("reports", "reports/README.md")
    assert passed_over("reports", "./reports/README.md") == ["reports/key.json"]


@pytest.mark.usefixtures("folder")
def test_a_pattern_is_expanded_and_names_start_below_its_fixed_folder() -> None:
    assert sources("reports/*.txt") == [("reports/b.txt", "b.txt")]
    assert sources("reports/*/*.gz") == [("reports/deep/c.jsonl.gz", "deep/c.jsonl.gz")]
    assert sources("*/[ab].*") == [
        ("reports/a.html", "reports/a.html"),
        ("reports/b.txt", "reports/b.txt"),
    ]


@pytest.mark.usefixtures("folder")
def test_two_stars_stand_for_any_number_of_folders() -> None:
    assert [name for _, name in sources("**/*.jsonl.gz")] == ["reports/deep/c.jsonl.gz"]
    assert [name for _, name in sources("reports/**/b.txt")] == ["b.txt"]
    assert "deep/c.jsonl.gz" in [name for _, name in sources("reports/**")]


@pytest.mark.usefixtures("folder")
def test_a_pattern_finds_no_hidden_file_and_no_store() -> None:
    assert [name for _, name in sources("reports/*")] == [
        "README.md",
        "a.html",
        "b.txt",
        "deep/c.jsonl.gz",
        "key.json",
    ]


def test_a_file_whose_name_looks_like_a_pattern_is_taken_as_it_is(folder: Path) -> None:
    (folder / "note[1].txt").write_text("x", encoding="utf-8")
    assert sources("note[1].txt") == [("note[1].txt", "note[1].txt")]


def test_dash_is_standard_input_once() -> None:
    assert list(find_sources(["-", "-"])) == [Source(source="-", name="-", path=None)]


@pytest.mark.usefixtures("folder")
def test_a_file_named_many_ways_comes_once() -> None:
    ways = ("reports/b.txt", "./reports/b.txt", "reports/../reports/b.txt", "reports/*.txt")
    assert len(sources(*ways)) == 1
    assert len(sources("reports", *ways)) == 3


@pytest.mark.usefixtures("folder")
def test_the_widest_place_names_a_file_that_two_places_hold() -> None:
    names = {name for _, name in sources("reports/deep", "reports")}
    assert names == {"a.html", "b.txt", "deep/c.jsonl.gz"}


@pytest.mark.usefixtures("folder")
def test_the_order_of_the_places_never_shows() -> None:
    places = ("reports", "reports/deep", "-", "reports/key.json", "gone.txt", "**/*.txt")
    outcomes = {tuple(map(repr, find_sources(order))) for order in permutations(places)}
    assert len(outcomes) == 1


def test_a_link_gives_way_to_the_file_it_leads_to(folder: Path) -> None:
    (folder / "reports" / "aa-latest.txt").symlink_to("b.txt")
    assert ("reports/b.txt", "b.txt") in sources("reports")
    assert len(sources("reports")) == 3


def test_loops_of_links_end(folder: Path) -> None:
    deep = folder / "reports" / "deep"
    for number in range(6):  # by paths alone these would be walked 6**40 times
        (deep / f"loop{number}").symlink_to(folder / "reports")
    (deep / "self.txt").symlink_to("self.txt")
    (deep / "self").symlink_to("self")
    assert len(sources("reports")) == 4  # self.txt is offered, and refused when opened
    assert len(sources("reports/**/*.jsonl.gz")) == 1


def test_a_link_to_a_folder_outside_is_followed(folder: Path) -> None:
    outside = folder / "outside"
    outside.mkdir()
    (outside / "d.txt").write_text("x", encoding="utf-8")
    (folder / "reports" / "more").symlink_to(outside)
    assert ("reports/more/d.txt", "more/d.txt") in sources("reports")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_in_a_folder_is_passed_over_and_not_opened(folder: Path) -> None:
    os.mkfifo(folder / "reports" / "pipe.txt")
    assert "reports/pipe.txt" in passed_over("reports")


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("wrong", "meant"),
    [
        ("reports/B.tx", "reports/b.txt"),
        ("report", "reports"),
        ("report/a.html", "reports/a.html"),
        ("reports/deep/c.jsonl", "reports/deep/c.jsonl.gz"),
    ],
)
def test_a_missing_place_is_refused_with_the_name_that_was_meant(wrong: str, meant: str) -> None:
    (refusal,) = refusals(wrong)
    assert (refusal.code, refusal.source, refusal.content_hash) == ("not-found", wrong, "")
    assert refusal.sentence.endswith(f"did you mean {meant}?")


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("place", ["", "zzzzzz", "a\0b", "x" * 5000, "none/*.txt", "reports/*.pdf"])
def test_what_is_not_there_is_refused_without_a_guess(place: str) -> None:
    (refusal,) = refusals(place)
    assert refusal.code == "not-found"
    assert "did you mean" not in refusal.sentence


def test_an_address_is_refused_with_what_to_do() -> None:
    (refusal,) = refusals("https://news.example/a")
    assert refusal.code == "unsupported"
    assert "save the page" in refusal.sentence


def test_an_empty_folder_is_refused(folder: Path) -> None:
    (folder / "bare").mkdir()
    (folder / "bare" / "visit.db").touch()
    assert [one.code for one in refusals("bare")] == ["empty"]


def test_a_folder_of_other_files_is_refused_and_they_are_named(folder: Path) -> None:
    (folder / "pictures").mkdir()
    (folder / "pictures" / "x.png").touch()
    assert [one.code for one in refusals("pictures")] == ["unsupported"]
    assert passed_over("pictures") == ["pictures/x.png"]


def test_a_folder_that_cannot_be_listed_is_refused_and_its_neighbours_live(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = os.scandir

    def refuse_deep(path: Path) -> object:
        if Path(path).name == "deep":
            raise PermissionError(13, "Permission denied")
        return listed(path)

    monkeypatch.setattr(os, "scandir", refuse_deep)
    assert [(one.source, one.code) for one in refusals("reports")] == [
        ("reports/deep", "unreadable")
    ]
    assert len(sources("reports")) == 2
    assert folder.exists()


def test_a_name_that_is_not_utf8_can_be_printed(tmp_path: Path) -> None:
    raw = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    try:
        os.close(os.open(raw, os.O_CREAT | os.O_WRONLY))
    except OSError:
        pytest.skip("this file system takes UTF-8 names alone")
    (source,) = find_sources([str(tmp_path)])
    assert isinstance(source, Source)
    assert source.name == "caf\\xe9.txt"
    assert source.path is not None
    assert source.path.exists()
