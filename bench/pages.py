"""How long the pages take over a store of generated reports: start, story and search.

Reports are those of `bench.corpus`, grouped whole; their claims are drawn by chance (six a report,
on its first sentences, between fifteen states), since to read them with the network would take
hours. Events and differences are worked out as in any run. The pages are asked as the server asks
them, without a network in between. The clock counts the time of the processor, and beside it that
of the wall; with --writing another process writes reports into the store meanwhile.
Run: python -m bench.pages [--reports 20000] [--asked 300] [--writing] [--folder FOLDER]
"""

import argparse
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from random import Random

from bench.corpus import FOLDER, prepare, read_reports
from msgspec import Struct
from starlette.testclient import TestClient

from twosource.collate import collate_claims, date_stories
from twosource.group import group_reports
from twosource.model import Actor, Claim, Collation, Reading, Record, Report, Span, When
from twosource.present.web import WebOptions, make_app
from twosource.store.view import open_view
from twosource.store.writer import open_writer
from twosource.text.hashing import hash_bytes

STATES = "RUS PRK KOR USA CHN UKR JPN IRN IND TUR FRA DEU GBR VNM POL".split()
ACTS = ("CONSULT", "AGREE", "AID", "ACCUSE", "SUPPORT", "THREATEN")
WORDS = "minister harbour talks grain trade border accord ships visit treaty".split()
CLAIMS = 6
TOGETHER = 500
HOST = "127.0.0.1:1"


class Measured(Struct, frozen=True, kw_only=True):
    """One page: milliseconds of the processor and of the wall, the middle and the 95th of 100."""

    page: str
    processor: tuple[float, float]
    wall: tuple[float, float]
    bytes: int


def main(arguments: Sequence[str] | None = None) -> None:
    """Make the store where it is not there yet, ask it, and print a line for each page."""
    parser = argparse.ArgumentParser(prog="python -m bench.pages", description=__doc__)
    parser.add_argument("--reports", type=int, default=20_000)
    parser.add_argument("--story", type=int, default=0, help="copies of one report among them")
    parser.add_argument("--asked", type=int, default=300, help="pages of each kind")
    parser.add_argument("--folder", type=Path, default=FOLDER)
    parser.add_argument("--workers", type=int, default=2, help="processes that clean")
    parser.add_argument("--writing", action="store_true", help="another process writes meanwhile")
    parser.add_argument("--write", type=Path, help=argparse.SUPPRESS)
    chosen = parser.parse_args(arguments)
    if chosen.write:
        write_on(chosen.write)
        return
    place = chosen.folder / f"pages-{chosen.reports}-{chosen.story}.db"
    if not place.exists():
        make_store(place, chosen.folder, chosen.reports, chosen.story, chosen.workers)
    writer = start_writer(place) if chosen.writing else None
    try:
        for one in measure(place, chosen.asked):
            tell(one)
    finally:
        if writer is not None:
            writer.kill()
            writer.wait()


def make_store(place: Path, folder: Path, number: int, story: int, workers: int) -> None:
    """Write a store; one that was cut short is not left behind."""
    prepare(folder, number, story, workers)
    reports = list(read_reports(folder, number, story))
    unfinished = place.with_suffix(".unfinished")
    for path in folder.glob(f"{unfinished.name}*"):
        path.unlink()
    start = time.perf_counter()
    with open_writer(unfinished) as writer:
        for report in reports:
            writer.put_report(report, Reading(report.id, ()))
        print(f"{len(reports):,} reports written, {time.perf_counter() - start:.0f} s", flush=True)
        grouping = group_reports(reports)
        by_id = {one.id: one for one in reports}
        readings = {one.id: Reading(one.id, ()) for one in reports}
        dates = date_stories(by_id, readings, grouping)
        writer.put_results(grouping, Collation(story_dates=dates))
        print(f"grouped, {time.perf_counter() - start:.0f} s", flush=True)
        claims = {one.id: list(draw_claims(one)) for one in reports}
        for part in cut(claims):
            writer.put_claims("drawn", part, days=dict.fromkeys(part, ""))
        flat = [one for some in claims.values() for one in some]
        writer.put_joined(
            collate_claims(
                Record(
                    made_by="",
                    reports=tuple(reports),
                    readings=tuple(readings.values()),
                    claims=tuple(flat),
                    grouping=grouping,
                    collation=Collation(story_dates=dates),
                )
            )
        )
        print(f"{len(flat):,} claims put together, {time.perf_counter() - start:.0f} s", flush=True)
    unfinished.rename(place)


def cut(claims: Mapping[str, list[Claim]]) -> Iterator[dict[str, list[Claim]]]:
    """Yield the claims of some reports at a time."""
    ids = list(claims)
    for start in range(0, len(ids), TOGETHER):
        yield {one: claims[one] for one in ids[start : start + TOGETHER]}


def draw_claims(report: Report) -> Iterator[Claim]:
    """Draw claims on the first sentences of a report, equal in every run."""
    chance = Random(report.id)
    day = report.dates[0].when.start if report.dates else ""
    for sentence in report.sentences[:CLAIMS]:
        at = sentence.span
        cue = Span(report.id, at.start, min(at.start + 5, at.end))
        actor, recipient = chance.sample(STATES, 2)
        act = chance.choice(ACTS)
        yield Claim(
            id=hash_bytes(f"{report.id} {at.start} {act}".encode()),
            report=report.id,
            at=at,
            cue=cue,
            act=act,  # type: ignore[arg-type]
            mode=None,
            status=chance.choice(("happened", "planned", "alleged")),
            actors=(Actor(span=cue, state=actor, name=actor, rule="drawn"),),
            recipients=(Actor(span=cue, state=recipient, name=recipient, rule="drawn"),),
            when=When(day, day, "day", "text") if day else None,
            surety=chance.random(),
            rule="drawn",
        )


def start_writer(place: Path) -> subprocess.Popen[bytes]:
    """Start a process that writes into the store until it is killed."""
    command = [sys.executable, "-m", "bench.pages", "--write", str(place)]
    return subprocess.Popen(command)


def write_on(place: Path) -> None:
    """Write one report after the other, each in its own transaction, as a run does."""
    with open_view(place) as view:
        report = view.report(view.story_record(view.story_lines(most=1)[0].id).reports[0].id)
    with open_writer(place) as writer:
        while True:
            writer.put_report(report, Reading(report.id, ()))
            writer.clear_refusals("nobody")


def measure(place: Path, asked: int) -> Iterator[Measured]:
    """Ask each kind of page so many times, each time about something else."""
    with open_view(place) as view:
        total = view.totals().stories
        chance = Random(7)
        skips = [chance.randrange(total) for _ in range(asked)]
        stories = [view.story_lines(skip=one, most=1)[0].id for one in skips]
    app = make_app(WebOptions(store=str(place), hosts=frozenset({HOST}), secret=b"bench" * 8))
    with TestClient(app, base_url=f"http://{HOST}") as client:
        pages = {
            "start": [f"/?page={1 + at % 40}" for at in range(asked)],
            "story": [f"/story/{one}" for one in stories],
            "search": [f"/search?q={WORDS[at % len(WORDS)]}" for at in range(min(asked, 100))],
            "search 2": [
                f"/search?q={WORDS[at % 10]}+{WORDS[(at * 7 + 3) % 10]}&actor={STATES[at % 15]}"
                for at in range(min(asked, 100))
            ],
        }
        client.get("/")
        client.get(f"/story/{stories[0]}")
        for name, addresses in pages.items():
            yield measure_page(client, name, addresses)


def measure_page(client: TestClient, name: str, addresses: Sequence[str]) -> Measured:
    """Ask for some addresses one after the other."""
    processor, wall, size = [], [], 0
    for address in addresses:
        used, start = time.process_time(), time.perf_counter()
        answer = client.get(address, headers={"accept": "text/html"})
        processor.append(1000 * (time.process_time() - used))
        wall.append(1000 * (time.perf_counter() - start))
        size += len(answer.content)
        if answer.status_code != 200:
            raise RuntimeError(f"{address} answered {answer.status_code}")
    return Measured(
        page=name,
        processor=(pick(processor, 0.5), pick(processor, 0.95)),
        wall=(pick(wall, 0.5), pick(wall, 0.95)),
        bytes=size // len(addresses),
    )


def pick(figures: Sequence[float], share: float) -> float:
    """Return the figure below which this share of them lies."""
    return sorted(figures)[min(int(share * len(figures)), len(figures) - 1)]


def tell(one: Measured) -> None:
    """Print one page."""
    (middle, most), (middle_wall, most_wall) = one.processor, one.wall
    print(
        f"{one.page:10} processor {middle:6.1f} ms, 95th {most:6.1f} ms · "
        f"wall {middle_wall:6.1f} ms, 95th {most_wall:6.1f} ms · {one.bytes:,} bytes",
        flush=True,
    )


if __name__ == "__main__":
    main()
