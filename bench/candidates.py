"""How fast candidates are found among many reports, how surely, and beside which peers.

Two corpora. "Planted" are the reports of `bench.corpus`: sentences of the project, filled with
other names and words; every tenth is a copy with 5 to 40 % of its words changed, sentences dropped,
merged and moved, a headline and furniture of its own. "Drawn" are words from the lexicon's table;
every hundredth is a copy with its halves turned round.
Everybody gets the same bodies: cleaned, furniture out, cut into sentences, in memory. Cleaning is
not timed. "Judged" adds the judgement on every pair that twosource proposes, in a clock of its own.
Peers are measured in the same run where they are installed; `just bench` installs them.
Run: python -m bench.candidates [REPORTS] [--folder FOLDER]
"""

import argparse
import random
import resource
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from bench.copies import SEED, load_words
from bench.corpus import FOLDER, prepare, read_reports
from tools.affairs import load_sources, plant_copies

from twosource.group.candidates import CandidateOptions, find_candidates
from twosource.group.decide import DecideOptions, decide
from twosource.group.likeness import measure_likeness
from twosource.group.profile import Profile
from twosource.model import Report
from twosource.text.runs import IS_COMPILED

SENTENCES = 15
WORDS = 20
RATES = (0.05, 0.10, 0.20, 0.30, 0.40)
EVERY = 100
# The peers are slower; a part of the corpus tells their speed.
MOST_FOR_PEERS = 10_000

Body = list[str]
Pair = tuple[int, int]


def make_bodies(count: int) -> tuple[list[Body], dict[Pair, float]]:
    """Return the reports as sentences, and the planted pairs with their rate of changed words."""
    chance = random.Random(SEED)
    words, counts = load_words()
    common = [count**0.75 for count in counts]
    bodies: list[Body] = []
    planted: dict[Pair, float] = {}
    for number in range(count):
        fresh = chance.choices(words, common, k=SENTENCES * WORDS)
        if number % EVERY == EVERY - 1:
            source = number - chance.randrange(1, EVERY - 1)
            rate = RATES[number // EVERY % len(RATES)]
            planted[source, number] = rate
            bodies.append(edit_body(bodies[source], fresh, rate, chance))
        else:
            bodies.append([" ".join(fresh[at : at + WORDS]) for at in range(0, len(fresh), WORDS)])
    return bodies, planted


def edit_body(body: Body, fresh: Sequence[str], rate: float, chance: random.Random) -> Body:
    """Return a copy: words changed, a fifth of its sentences dropped, its halves turned round."""
    kept = [sentence for sentence in body if chance.random() >= 0.2] or body
    middle = len(kept) // 2
    spare = iter(fresh)
    return [
        " ".join(next(spare) if chance.random() < rate else word for word in sentence.split())
        for sentence in kept[middle:] + kept[:middle]
    ]


def find_ours(bodies: Sequence[Body]) -> set[Pair]:
    """Return the pairs that twosource proposes."""
    found = find_candidates(bodies, CandidateOptions())
    near = {(head, copy) for copy, head in enumerate(found.head_of.tolist()) if head != copy}
    return near | {(one, other) for one, other in found.pairs.tolist()}


def find_by_datasketch(bodies: Sequence[Body]) -> set[Pair]:
    """Return the pairs of datasketch's MinHash index at .5, over 3-word shingles."""
    from datasketch import MinHash, MinHashLSH  # noqa: PLC0415

    index = MinHashLSH(threshold=0.5, num_perm=64)
    pairs: set[Pair] = set()
    for number, body in enumerate(bodies):
        sketch = MinHash(num_perm=64)
        sketch.update_batch([run.encode() for run in iter_runs(body)])
        pairs.update((int(other), number) for other in index.query(sketch))
        index.insert(str(number), sketch)
    return pairs


def find_by_rensa(bodies: Sequence[Body]) -> set[Pair]:
    """Return the pairs of rensa's R-MinHash index at .5, over 3-word shingles."""
    from rensa import RMinHash, RMinHashLSH  # noqa: PLC0415

    index = RMinHashLSH(threshold=0.5, num_perm=64, num_bands=16)
    pairs: set[Pair] = set()
    for number, body in enumerate(bodies):
        sketch = RMinHash(num_perm=64, seed=SEED)
        sketch.update(list(iter_runs(body)))
        pairs.update((other, number) for other in index.query(sketch))
        index.insert(number, sketch)
    return pairs


def iter_runs(body: Body) -> Iterator[str]:
    """Yield the 3-word shingles of a body."""
    words = " ".join(body).split()
    return (" ".join(words[at : at + 3]) for at in range(len(words) - 2))


def measure(
    name: str,
    find: Callable[[Sequence[Body]], set[Pair]],
    bodies: Sequence[Body],
    planted: dict[Pair, float],
) -> set[Pair]:
    """Run one way of finding pairs, print its line, and return the pairs."""
    start = time.process_time()
    try:
        pairs = find(bodies)
    except ImportError:
        print(f"{name:24} not installed")
        return set()
    seconds = time.process_time() - start
    print_line(name, f"{len(bodies) / seconds:10,.0f}", pairs, planted)
    return pairs


def print_line(name: str, speed: str, pairs: set[Pair], planted: dict[Pair, float]) -> None:
    """Print how many pairs were found at each rate, in all, and how many that nobody planted."""
    recalls = [
        sum(pair in pairs for pair, rate in planted.items() if rate == wanted)
        / max(1, sum(rate == wanted for rate in planted.values()))
        for wanted in RATES
    ]
    by_rate = "  ".join(f"{recall:6.4f}" for recall in recalls)
    found = len(pairs & planted.keys()) / max(1, len(planted))
    print(
        f"{name:24} {speed:>10} {len(pairs - planted.keys()):6}  {found:6.4f}  {by_rate}",
        flush=True,
    )


def measure_judged(
    reports: Sequence[Report], proposed: set[Pair], planted: dict[Pair, float]
) -> None:
    """Judge what was proposed and print how many pairs are called derived, wholly or partly."""
    start = time.process_time()
    profiles = {number: Profile(reports[number]) for pair in proposed for number in pair}
    derived = set()
    for one, other in sorted(proposed):
        first, second = profiles[one], profiles[other]
        likeness = measure_likeness(first, second)
        verdict = decide(first, second, likeness, options=DecideOptions()).verdict
        if verdict in ("wholly-derived", "partly-derived"):
            derived.add((one, other))
    milliseconds = 1000 * (time.process_time() - start) / max(1, len(proposed))
    print_line("judged", f"{milliseconds:.1f} ms", derived, planted)


def compare(bodies: Sequence[Body], planted: dict[Pair, float], peers_take: int) -> set[Pair]:
    """Measure twosource and its peers on the same reports; return what twosource proposes."""
    rates = "  ".join(f"{rate:6.0%}" for rate in RATES)
    print(f"{'':24} {'reports/s':>10} {'false':>6}  {'found':>6}  {rates}")
    loop = "C loop" if IS_COMPILED else "plain loop"
    proposed = measure(f"twosource ({loop})", find_ours, bodies, planted)
    part = {pair: rate for pair, rate in planted.items() if max(pair) < peers_take}
    measure("datasketch", find_by_datasketch, bodies[:peers_take], part)
    measure("rensa", find_by_rensa, bodies[:peers_take], part)
    return proposed


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure both corpora."""
    parser = argparse.ArgumentParser(prog="python -m bench.candidates", description=__doc__)
    parser.add_argument("reports", type=int, nargs="?", default=50_000)
    parser.add_argument(
        "--folder", type=Path, default=FOLDER, help="where cleaned reports are kept"
    )
    chosen = parser.parse_args(arguments)
    count = chosen.reports
    prepare(chosen.folder, count, copies=0, workers=2)
    reports = list(read_reports(chosen.folder, count, copies=0))
    plants = plant_copies(load_sources().bases, count).plants
    planted = {(plant.of, plant.copy): plant.rate for plant in plants}
    bodies = [list(Profile(report).body) for report in reports]
    print(f"planted: {count:,} reports, {len(planted):,} copies, one core")
    proposed = compare(bodies, planted, min(count, MOST_FOR_PEERS))
    measure_judged(reports, proposed, planted)
    bodies, planted = make_bodies(count)
    print(
        f"drawn: {count:,} reports of {SENTENCES * WORDS} words, {len(planted):,} copies, one core"
    )
    compare(bodies, planted, min(count, MOST_FOR_PEERS))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory {peak:,.0f} MB, corpora and peers included")


if __name__ == "__main__":
    main()
