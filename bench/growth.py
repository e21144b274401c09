"""How the time of grouping grows with the number of reports, a story of 5,000 copies among them.

Reports are those of `bench.corpus`, cleaned once and kept in a folder. Each size is grouped whole
(candidates, judgements, lineages, stories, alignments) in a process of its own, so that its peak of
memory is its own. The clock runs over `group_reports` only, and counts the time of the processor.
Run: python -m bench.growth [--sizes 25000,50000,100000,200000] [--story 5000] [--folder FOLDER]
"""

import argparse
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from math import log
from pathlib import Path

import msgspec
from bench.corpus import FOLDER, prepare, read_reports
from msgspec import Struct

from twosource.group import group_reports
from twosource.model import Grouping


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
    parser.add_argument(
        "--folder", type=Path, default=FOLDER, help="where cleaned reports are kept"
    )
    parser.add_argument("--workers", type=int, default=2, help="processes that clean")
    parser.add_argument("--only", type=int, help="group this many in this process; prints JSON")
    chosen = parser.parse_args(arguments)
    folder: Path = chosen.folder
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
