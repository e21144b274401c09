"""How fast the reader reads, from raw text to parses, and what it costs to start.

It reads the base reports of `tools.affairs`, which were written for this project: sentences are
found, split into words, read with all heads on, and decoded. Every sentence occurs once. The clock
is noisy where others work, so each figure is the best of some rounds, and the load is printed.
Run: python -m bench.read [PROCESSES]
"""

import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from bench.machine import describe_machine, measure_peak
from tools.affairs.sources import load_sources

from twosource.read.reader import load_reader
from twosource.text.sentences import find_sentences

__all__ = ["ROUNDS", "TOGETHER", "load_paragraphs", "read_paragraphs"]

REPORT_WORDS = 750
ROUNDS = 3
# Paragraphs that are read in one call, some 4,000 words: sentences of like length find company, and
# no more parses are held than of a handful of reports.
TOGETHER = 100
ASKED_REPORTS = 20
ASKED_WORDS = 8_000
ASKED_START = 0.5
ASKED_MEGABYTES = 150
# Run in a fresh process: seconds until the first sentence is read, and the most memory it took.
_START = """
import time
start = time.perf_counter()
from twosource.read.reader import load_reader
load_reader().read(["Norvane denied on Monday that it had sent shells."])
seconds = time.perf_counter() - start
from bench.machine import measure_peak
print(seconds, measure_peak())
"""


def load_paragraphs() -> list[str]:
    """Return the paragraphs of all base reports, each once."""
    bases = load_sources().bases
    found = (" ".join(sentences) for base in bases for sentences in base.paragraphs)
    return list(dict.fromkeys(found))


def read_paragraphs(paragraphs: Sequence[str]) -> tuple[int, float]:
    """Return how many words were read, and the seconds of processor time that it took."""
    reader = load_reader()
    reader.read(["Talks began."])
    start, words = time.process_time(), 0
    for first in range(0, len(paragraphs), TOGETHER):
        some = paragraphs[first : first + TOGETHER]
        sentences = [one[low:high] for one in some for low, high in find_sentences(one)]
        words += sum(len(parse.words) for parse in reader.read(sentences))
    return words, time.process_time() - start


def measure_start() -> tuple[float, float]:
    """Return the seconds to the first parse and the memory in MB: the best of some processes."""
    command = [sys.executable, "-c", _START]
    printed = [
        subprocess.run(command, capture_output=True, check=True).stdout.split()
        for _ in range(ROUNDS)
    ]
    seconds, megabytes = zip(*((float(one), float(two)) for one, two in printed), strict=True)
    return min(seconds), min(megabytes)


def measure_core(paragraphs: Sequence[str]) -> float:
    """Return words a second of one core: the best of some rounds."""
    rounds = [read_paragraphs(paragraphs) for _ in range(ROUNDS)]
    return max(words / seconds for words, seconds in rounds)


def _read_share(paragraphs: Sequence[str]) -> tuple[int, float]:
    words, _ = read_paragraphs(paragraphs)
    return words, measure_peak()


def measure_processes(paragraphs: Sequence[str], count: int) -> tuple[float, float]:
    """Return words a second of several processes, and the memory in MB of the largest of them.

    Taken by the clock on the wall, the best of some rounds, without the start.
    """
    shares = [list(paragraphs[part::count]) for part in range(count)]
    fastest, most = 0.0, 0.0
    with ProcessPoolExecutor(count, mp_context=get_context("spawn")) as pool:
        list(pool.map(_read_share, shares))
        for _ in range(ROUNDS):
            start = time.perf_counter()
            read = list(pool.map(_read_share, shares))
            seconds = time.perf_counter() - start
            fastest = max(fastest, sum(words for words, _ in read) / seconds)
            most = max(most, *(megabytes for _, megabytes in read))
    return fastest, most


def show(name: str, figure: float, unit: str, asked: str = "") -> None:
    """Print one row: what was measured, and what is asked of it."""
    written = f"{figure:10.2f}" if figure < 10 else f"{figure:10,.1f}"
    print(f"{name:28}{written} {unit:10}{f'asked {asked}' if asked else ''}".rstrip())


def main() -> None:
    """Print a small table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2
    paragraphs = load_paragraphs()
    print(describe_machine())
    seconds, megabytes = measure_start()
    core = measure_core(paragraphs)
    together, most = measure_processes(paragraphs, count)
    show("start to first parse", seconds, "s", f"≤ {ASKED_START:g}")
    show("memory after it", megabytes, "MB", f"≤ {ASKED_MEGABYTES}")
    show("one core", core, "words/s", f"≥ {ASKED_WORDS:,}")
    show(f"{count} processes", together, "words/s")
    reports = f"≥ {ASKED_REPORTS}" if count == 2 else ""
    show(f"  reports of {REPORT_WORDS} words", together / REPORT_WORDS, "a second", reports)
    show("  memory of the larger", most, "MB", f"≤ {ASKED_MEGABYTES}")
    print(describe_machine().rpartition("; ")[2], "at the end")


if __name__ == "__main__":
    main()
