"""How fast the reader reads, from raw text to parses, and what it costs to start.

It reads the base reports of `tools.affairs`, which were written for this project: sentences are
found, split into words, read with all heads on, and decoded. Every sentence occurs once.
Run: python -m bench.read [PROCESSES]
"""

import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from tools.affairs.sources import load_sources

from twosource.read.reader import load_reader
from twosource.text.sentences import find_sentences

REPORT_WORDS = 750
ROUNDS = 3
# Run in a fresh process: seconds until the first sentence is read, and the most memory it took.
_START = """
import resource, time
start = time.perf_counter()
from twosource.read.reader import load_reader
load_reader().read(["Norvane denied on Monday that it had sent shells."])
seconds = time.perf_counter() - start
print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
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
    start = time.process_time()
    sentences = [
        paragraph[low:high] for paragraph in paragraphs for low, high in find_sentences(paragraph)
    ]
    words = sum(len(parse.words) for parse in reader.read(sentences))
    return words, time.process_time() - start


def measure_core(paragraphs: Sequence[str]) -> float:
    """Return words a second of one core: the best of some rounds."""
    rounds = [read_paragraphs(paragraphs) for _ in range(ROUNDS)]
    return max(words / seconds for words, seconds in rounds)


def measure_processes(paragraphs: Sequence[str], count: int) -> float:
    """Return words a second of several processes, by the clock on the wall, start left out."""
    shares = [list(paragraphs[part::count]) for part in range(count)]
    with ProcessPoolExecutor(count, mp_context=get_context("spawn")) as pool:
        list(pool.map(read_paragraphs, shares))
        start = time.perf_counter()
        words = sum(words for words, _ in pool.map(read_paragraphs, shares))
        return words / (time.perf_counter() - start)


def main() -> None:
    """Print a small table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2
    paragraphs = load_paragraphs()
    started = subprocess.run([sys.executable, "-c", _START], capture_output=True, check=True)
    seconds, megabytes = map(float, started.stdout.split())
    core = measure_core(paragraphs)
    together = measure_processes(paragraphs, count)
    print(f"start to first parse    {seconds:8.2f} s")
    print(f"memory after it         {megabytes:8.0f} MB")
    print(f"one core                {core:8.0f} words/s")
    print(f"{count} processes             {together:8.0f} words/s")
    print(f"  reports of 750 words  {together / REPORT_WORDS:8.1f} a second")


if __name__ == "__main__":
    main()
