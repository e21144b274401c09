"""How fast candidates are found among many reports, how surely, and beside which peers.

Filler reports are drawn from the lexicon's table of words; every hundredth is a copy of another
with 5 to 40 % of its words changed, sentences dropped and two halves turned round. Peers are
measured in the same run on the same texts, where they are installed: pip install datasketch rensa.
Run: python -m bench.candidates [REPORTS]
"""

import random
import resource
import sys
import time
from collections.abc import Callable, Iterator, Sequence

from bench.copies import SEED, load_words

from twosource.group.candidates import CandidateOptions, find_candidates
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
) -> None:
    """Run one way of finding pairs and print its line."""
    start = time.process_time()
    try:
        pairs = find(bodies)
    except ImportError:
        print(f"{name:24} not installed")
        return
    seconds = time.process_time() - start
    recalls = [
        sum(pair in pairs for pair, rate in planted.items() if rate == wanted)
        / max(1, sum(rate == wanted for rate in planted.values()))
        for wanted in RATES
    ]
    by_rate = "  ".join(f"{recall:6.3f}" for recall in recalls)
    false = len(pairs - planted.keys())
    print(f"{name:24} {len(bodies) / seconds:10,.0f} {false:6}   {by_rate}")


def main(count: int) -> None:
    """Measure twosource and its peers on the same reports."""
    bodies, planted = make_bodies(count)
    rates = "  ".join(f"{rate:6.0%}" for rate in RATES)
    print(
        f"{count:,} reports of {SENTENCES * WORDS} words, {len(planted)} planted copies, one core"
    )
    print(f"{'':24} {'reports/s':>10} {'false':>6}   found at {rates}")
    loop = "C loop" if IS_COMPILED else "plain loop"
    measure(f"twosource ({loop})", find_ours, bodies, planted)
    few = min(count, MOST_FOR_PEERS)
    part = {pair: rate for pair, rate in planted.items() if max(pair) < few}
    measure("datasketch", find_by_datasketch, bodies[:few], part)
    measure("rensa", find_by_rensa, bodies[:few], part)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory {peak:,.0f} MB, corpus and peers included")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 50_000)
