"""How the time of grouping grows with the number of reports, a story of 5,000 copies among them.

Reports come from `tools.affairs`: 500 a day, one in twenty without a date, every tenth a copy of an
earlier one, and the copies of one wire report within a week. They are cleaned once and kept in a
folder; then each size is grouped whole (candidates, judgements, lineages, stories, alignments) in a
process of its own, so that its peak of memory is its own. The clock runs over `group_reports` only.
Run: python -m bench.growth [--sizes 25000,50000,100000,200000] [--story 5000] [--folder FOLDER]
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from math import log
from multiprocessing import get_context
from pathlib import Path
from random import Random

import msgspec
from msgspec import Struct
from tools.affairs import load_sources, plant_copies, plant_story

from twosource.clean import make_report
from twosource.group import group_reports
from twosource.model import Grouping, Item, Report

PART = 2_500
A_DAY = 500
UNDATED = 20
STORY_DAYS = 7
FIRST_DAY = date(2024, 1, 1)


class Measured(Struct, frozen=True, kw_only=True):
    """One size: the clock, the peak of memory, and counters that are equal on every machine."""

    reports: int
    seconds: float
    before_mb: int
    peak_mb: int
    compared: int
    aligned: int
    lineages: int
    stories: int
    largest: int


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure the sizes one after the other and print a line for each, then the exponent."""
    parser = argparse.ArgumentParser(prog="python -m bench.growth", description=__doc__)
    parser.add_argument("--sizes", default="25000,50000,100000,200000", help="reports, by commas")
    parser.add_argument("--story", type=int, default=5_000, help="copies of one report among them")
    parser.add_argument("--folder", type=Path, help="where cleaned reports are kept")
    parser.add_argument("--workers", type=int, default=2, help="processes that clean")
    parser.add_argument("--only", type=int, help="group this many in this process; prints JSON")
    chosen = parser.parse_args(arguments)
    folder = chosen.folder or Path(tempfile.gettempdir()) / "twosource-growth"
    if chosen.only:
        print(msgspec.json.encode(measure(folder, chosen.only, chosen.story)).decode())
        return
    sizes = [int(size) for size in chosen.sizes.split(",")]
    prepare(folder, max(sizes), chosen.story, chosen.workers)
    print(f"{'reports':>8} {'seconds':>8} {'a second':>8} {'read MB':>8} {'peak MB':>8}", end=" ")
    print(
        f"{'compared':>9} {'aligned':>8} {'lineages':>8} {'stories':>8} {'largest':>8}", flush=True
    )
    found = []
    for size in sizes:
        found.append(measure_apart(folder, size, chosen.story))
        print_line(found[-1])
    if len(found) > 1:
        print(f"growth exponent of time {fit_exponent(found):.3f}")


def prepare(folder: Path, count: int, copies: int, workers: int) -> None:
    """Make and clean what the folder does not hold yet."""
    folder.mkdir(parents=True, exist_ok=True)
    story = folder / f"story-{copies}.msgpack"
    if not story.exists():
        _write(story, _make_story(copies))
    numbers = [one for one in range(-(-count // PART)) if not _part(folder, one).exists()]
    with get_context("spawn").Pool(workers) as pool:
        for _ in pool.imap_unordered(partial(make_part, folder), numbers):
            pass


def make_part(folder: Path, number: int) -> None:
    """Make, clean and keep the reports of one part; equal in every run."""
    corpus = plant_copies(load_sources().bases, PART * (number + 1))
    reports = []
    for place in range(PART * number, PART * (number + 1)):
        day = FIRST_DAY + timedelta(days=place // A_DAY)
        dated = None if place % UNDATED == 0 else day
        reports.append(_clean(corpus.name(place), corpus.text(place), dated))
    _write(_part(folder, number), reports)


def _make_story(copies: int) -> list[Report]:
    chance = Random(copies)
    return [
        _clean(name, text, FIRST_DAY + timedelta(days=chance.randrange(STORY_DAYS)))
        for name, text in plant_story(load_sources().bases, copies)
    ]


def _clean(name: str, text: str, day: date | None) -> Report:
    return make_report(
        Item(
            source=name,
            name=name,
            media="text",
            content=text.encode(),
            charset="utf-8",
            published=day.isoformat() if day else None,
            publisher=text.partition("\n")[0],
        )
    )


def _part(folder: Path, number: int) -> Path:
    return folder / f"part-{number:04}.msgpack"


def _write(path: Path, reports: list[Report]) -> None:
    """Write at once or not at all: a run that was cut short leaves no half part."""
    unfinished = path.with_suffix(f".{os.getpid()}")
    unfinished.write_bytes(msgspec.msgpack.encode(reports))
    unfinished.replace(path)


def read_reports(folder: Path, count: int, copies: int) -> Iterator[Report]:
    """Yield `count` reports, the story first."""
    decoder = msgspec.msgpack.Decoder(list[Report])
    story = decoder.decode((folder / f"story-{copies}.msgpack").read_bytes())[:count]
    yield from story
    wanted = count - len(story)
    for number in range(-(-wanted // PART)):
        part = decoder.decode(_part(folder, number).read_bytes())
        yield from part[: wanted - number * PART]


def measure(folder: Path, count: int, copies: int) -> Measured:
    """Group so many reports in this process."""
    reports = list(read_reports(folder, count, copies))
    before = peak_mb()
    start = time.process_time()
    grouping = group_reports(reports)
    seconds = time.process_time() - start
    return Measured(
        reports=len(reports),
        seconds=round(seconds, 2),
        before_mb=before,
        peak_mb=peak_mb(),
        compared=len(grouping.copies),
        aligned=len(grouping.alignments),
        lineages=len(grouping.lineages),
        stories=len(grouping.stories),
        largest=largest_of(grouping),
    )


def measure_apart(folder: Path, count: int, copies: int) -> Measured:
    """Group so many reports in a process of their own."""
    command = [sys.executable, "-m", "bench.growth", "--folder", str(folder)]
    command += ["--only", str(count), "--story", str(copies)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return msgspec.json.decode(done.stdout, type=Measured)


def largest_of(grouping: Grouping) -> int:
    """Return how many reports the largest lineage has."""
    return max((len(lineage.reports) for lineage in grouping.lineages), default=0)


def peak_mb() -> int:
    """Return the most memory that this process has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def print_line(one: Measured) -> None:
    """Print one size."""
    print(f"{one.reports:8,} {one.seconds:8.1f} {one.reports / one.seconds:8,.0f}", end=" ")
    print(f"{one.before_mb:8,} {one.peak_mb:8,} {one.compared:9,} {one.aligned:8,}", end=" ")
    print(f"{one.lineages:8,} {one.stories:8,} {one.largest:8,}", flush=True)


def fit_exponent(found: Sequence[Measured]) -> float:
    """Return the slope of log seconds over log reports, by least squares."""
    points = [(log(one.reports), log(one.seconds)) for one in found]
    middle = sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points)
    rise = sum((x - middle[0]) * (y - middle[1]) for x, y in points)
    return rise / sum((x - middle[0]) ** 2 for x, _ in points)


if __name__ == "__main__":
    main()
