"""What runs change of events, as every command tells it.

The reports are invented, and so are the deliveries and the denial that they tell of.
"""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.unit.store.older import take_event_changes_away

import twosource as ts
from twosource.errors import UsageError
from twosource.run.cli import twosource
from twosource.run.pipeline import ReadOptions, read_sources
from twosource.store.writer import open_writer

_WIRE = (
    "NIAMEY, June 18, 2024 (Lune Wire) - Niger sent about 300 trucks of grain to Chad on Tuesday, "
    "the Nigerien defence ministry said.",
    "The convoy crossed the border near the dry well of Tasker in the morning, and drivers waited "
    "for hours in the heat until the papers of each truck had been stamped.",
    "It is the largest delivery since the poor harvest of last autumn, after which Chad closed its "
    "border with Libya, and the grain is meant for the camps around the eastern lakes.",
    "Officials of the ministry said that a second convoy was being loaded in Zinder and would "
    "follow before the rains make the road impassable.",
)
TEXTS = {
    "wire": ("Lune Wire", *_WIRE),
    "post": ("Border Post", *_WIRE),
    "herald": ("Tasker Herald", *_WIRE[:3]),
    "own": (
        "Ndjamena Courier",
        "NDJAMENA, June 19, 2024 (Ndjamena Courier) - Grain from the west has come to the lakes: "
        "on Tuesday Niger delivered 300 truckloads to Chad, according to the United Nations.",
        "Aid workers at the eastern lakes counted the convoy from Tasker as it rolled in and said "
        "the grain would last the camps there until August.",
    ),
    "denied": (
        "Garrison Gazette",
        "NDJAMENA, June 20, 2024 (Garrison Gazette) - Chad's government denied on Thursday that "
        "Niger had delivered any grain to it this week.",
        "Its spokesman called the convoy from Tasker a story for the newspapers, and said that the "
        "camps at the eastern lakes had last been given grain in spring.",
    ),
}
RUNS = (("wire",), ("post", "herald"), ("own",), ("denied",))
ABOUT = "Niger gives arms or aid → Chad (18 June 2024)"
COPIES = (
    "3 documents instead of 1, but no more independent voices than before (1–1): "
    "herald.txt and post.txt copy what was told."
)
VOICES = "Independent voices: 1–1 before, 2–2 now: United Nations, in own.txt."
DENIED = "Denied now by government (Chad), in denied.txt."


def call(*arguments: str | Path, code: int = 0) -> Result:
    result = CliRunner().invoke(twosource, [str(one) for one in arguments])
    assert result.exit_code == code, result.output
    return result


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a store into which four runs read, a day each."""
    folder = tmp_path_factory.mktemp("grain")
    for name, paragraphs in TEXTS.items():
        (folder / f"{name}.txt").write_text("\n\n".join(paragraphs) + "\n", encoding="utf-8")
    for day, names in enumerate(RUNS, 18):
        read(folder, "a.db", *names, day=f"2024-06-{day}")
    return folder


def read(folder: Path, place: str, *names: str, day: str = "2024-06-30") -> None:
    paths = [str(folder / f"{name}.txt") for name in names]
    options = ReadOptions(workers=1, clock=lambda: f"{day}T12:00:00+00:00")
    with open_writer(folder / place) as writer:
        read_sources(paths, writer=writer, options=options)


@pytest.fixture(autouse=True)
def desk(filled: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(filled)
    return filled


def tell(*arguments: str) -> list[str]:
    return [one.strip() for one in call("changes", *arguments).stdout.splitlines()]


def test_the_latest_run_comes_first_and_copies_without_a_voice_lead() -> None:
    lines = tell("--db", "a.db")
    assert [one for one in lines if one.startswith("Run")] == ["Run 4", "Run 3", "Run 2"]
    first = lines[lines.index("Run 2") + 1]
    assert first == (
        f"{ABOUT}: {COPIES} (documents 1 → 3, lineages 1, independent 1–1; "
        "the like of 1 other event of the story)"
    )
    figures = "(documents 3 → 4, lineages 1 → 2, independent 1–1 → 2–2)"
    assert lines[lines.index("Run 3") + 1] == f"{ABOUT}: {VOICES} {figures}"
    assert lines[1] == f"{ABOUT}: {DENIED} (documents 4, lineages 2, independent 2–2)"


def test_one_run_alone_can_be_asked_for() -> None:
    assert tell("--run", "3", "--db", "a.db")[0] == "Run 3"
    assert "is told otherwise" in call("changes", "--run", "1", "--db", "a.db", code=4).output


def test_between_two_moments_the_net_of_it_is_told() -> None:
    lines = tell("--since", "2024-06-18", "--db", "a.db")
    assert lines[0] == "Since 2024-06-18"
    net = next(one for one in lines if VOICES.partition(", in")[0] in one)
    assert net.endswith("(documents 1 → 4, lineages 1 → 2, independent 1–1 → 2–2)")
    copied = tell("--since", "2024-06-18", "--as-of", "2024-06-19", "--db", "a.db")
    assert copied[1].startswith(f"{ABOUT}: {COPIES}")
    nothing = call("changes", "--since", "2024-06-21", "--db", "a.db", code=4)
    assert "is told otherwise" in nothing.output


@pytest.mark.parametrize(
    "wrong", [("--as-of", "2024-06-19"), ("--since", "2024-06-18", "--run", "2")]
)
def test_what_makes_no_sense_together_is_refused(wrong: tuple[str, ...]) -> None:
    call("changes", *wrong, "--db", "a.db", code=2)


def find_event() -> str:
    events = json.loads(call("events", "--db", "a.db", "--json").stdout)
    return str(next(one["id"] for one in events if one["independent"] == {"low": 2, "high": 2}))


def test_the_event_itself_tells_its_history() -> None:
    told = call("event", find_event(), "--db", "a.db").stdout
    history = told[told.index("What changed") :]
    assert history.index(DENIED) < history.index(VOICES) < history.index(COPIES)
    held = json.loads(call("event", find_event(), "--db", "a.db", "--json").stdout)[0]["changes"]
    assert [one["run"] for one in held if one["sentence"] in {DENIED, VOICES, COPIES}] == [4, 3, 2]


def test_a_reading_tells_what_it_changed(tmp_path: Path) -> None:
    place = tmp_path / "b.db"
    assert "What changed" not in call("read", "wire.txt", "--db", place).stderr
    told = call("read", "post.txt", "herald.txt", "--db", place).stderr
    assert f"What changed\n  {ABOUT}: {COPIES}" in told
    again = call("read", "post.txt", "wire.txt", "--db", place).stderr
    assert "What changed" not in again
    assert f"{ABOUT}: {VOICES}" in call("own.txt", "--db", place).stdout


def export(place: str | Path) -> dict[str, list[dict[str, object]]]:
    made: dict[str, list[dict[str, object]]] = json.loads(
        call("export", "json", "--db", place).stdout
    )
    return made


def test_the_export_holds_it_and_is_verified() -> None:
    told = export("a.db")["event_changes"]
    assert next(one["sentence"] for one in told if one["kind"] == "copies-added") == COPIES
    assert {one["run"] for one in told} == {2, 3, 4}
    assert "0 unsupported" in call("doctor", "--verify", "--db", "a.db").stdout


def test_the_dossier_tells_it_by_run_and_by_event() -> None:
    page = call("dossier", "--db", "a.db", "-o", "-").stdout
    assert page.count(VOICES) == 2  # among what run 3 changed, and with the event
    assert "What changed of event" in page


def test_the_library_tells_it_too() -> None:
    with ts.open("a.db") as lib:
        changes = lib.changes()
        assert [one.run for one in changes] == sorted((one.run for one in changes), reverse=True)
        (event,) = (one for one in lib.events(min_independent=2))
        assert VOICES in [one.sentence for one in event.changes]
        net = lib.changes(since="2024-06-19")
        assert {one.run for one in net} == {0}
        assert VOICES in [one.sentence for one in net]
    with ts.open("a.db", as_of="2024-06-19") as then:
        assert COPIES in [one.sentence for one in then.changes(since="2024-06-18")]
    with ts.open() as kept, pytest.raises(UsageError, match="keeps no moments"):
        kept.changes(since="2024-06-18")


def test_order_within_a_run_never_shows(filled: Path) -> None:
    for place, order in (("c.db", ("post", "herald")), ("d.db", ("herald", "post"))):
        read(filled, place, "wire")
        read(filled, place, *order)
    assert export("c.db") == export("d.db")


def test_a_run_that_was_cut_short_loses_no_change(filled: Path) -> None:
    read(filled, "e.db", "wire")
    read(filled, "e.db", "post", "herald")
    whole = export("e.db")["event_changes"]
    read(filled, "f.db", "wire")
    with open_writer(filled / "f.db") as writer:
        options = ReadOptions(workers=1)
        paths = [str(filled / f"{name}.txt") for name in ("post", "herald")]
        writer.put_joined = _fail  # type: ignore[method-assign]
        with pytest.raises(KeyboardInterrupt):
            read_sources(paths, writer=writer, options=options)
    assert export("f.db")["event_changes"] == []
    read(filled, "f.db", "post", "herald")
    assert export("f.db")["event_changes"] == whole


def _fail(*_: object, **__: object) -> bool:
    raise KeyboardInterrupt


def test_a_store_of_the_format_before_tells_what_its_next_run_changes(filled: Path) -> None:
    read(filled, "g.db", "wire")
    take_event_changes_away(filled / "g.db")
    with closing(sqlite3.connect(filled / "g.db")) as plain:
        tables = {row[0] for row in plain.execute("SELECT name FROM sqlite_master")}
    assert "event_changes" not in tables
    read(filled, "g.db", "post", "herald")
    assert COPIES in [one["sentence"] for one in export("g.db")["event_changes"]]
