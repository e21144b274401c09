"""How well twosource finds what really differs between versions, on three kinds of cases.

Run: python -m tools.differences [--seeds FOLDER] [--written HAND.jsonl] [--pairs] [--count 20] [-v]
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from tools.affairs.model import Split
from tools.differences.cases import Case, Parses
from tools.differences.pairs import iter_pairs
from tools.differences.run import find_in
from tools.differences.score import score_pair, tell
from tools.differences.sources import iter_generated, iter_written, read_seeds

from twosource.lexicon.own import wearing
from twosource.run.own_lexicon import load_lexicon

INVENTED = Path(__file__).parents[1] / "affairs" / "lexicon.yaml"
"""The states of the generated affairs."""


def print_scores(name: str, cases: Iterable[Case], *, verbose: bool) -> None:
    """Print the figures of some cases, and each mistake where that is asked for."""
    total: Counter[str] = Counter()
    mistakes: list[tuple[str, str]] = []
    for case in cases:
        for pair, found in find_in(case):
            score = score_pair(case, pair, found)
            total += score.counts
            mistakes += score.mistakes
    print(f"== {name}", *tell(total), sep="\n")
    if verbose:
        for kind, said in sorted(mistakes):
            print(f"   {kind} | {' '.join(said.split())}")


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the cases, find the differences, print the tables."""
    parser = argparse.ArgumentParser(prog="python -m tools.differences", description=__doc__)
    parser.add_argument("--seeds", type=Path, help="the folder of the two seed reports")
    parser.add_argument("--written", type=Path, help="a file of affairs written by one hand")
    parser.add_argument("--pairs", action="store_true", help="the invented pairs of sentences")
    parser.add_argument("--count", type=int, default=0, help="how many affairs to generate")
    parser.add_argument("--seed", type=int, default=7, help="the first of their seeds")
    parser.add_argument("--split", choices=["fit", "test"], default="fit")
    parser.add_argument("-v", "--verbose", action="store_true", help="tell each mistake")
    chosen = parser.parse_args(arguments)
    parses = Parses()
    split: Split = chosen.split
    if chosen.seeds:
        cases = [read_seeds(chosen.seeds, parses)]
        print_scores("seeds", cases, verbose=chosen.verbose)
    if chosen.written:
        written = iter_written(chosen.written, parses)
        print_scores(str(chosen.written), written, verbose=chosen.verbose)
    if chosen.pairs:
        print_scores("pairs", iter_pairs(parses), verbose=chosen.verbose)
    if chosen.count:
        with wearing(load_lexicon(INVENTED)):
            generated = iter_generated(chosen.seed, chosen.count, split, parses)
            print_scores("generated", generated, verbose=chosen.verbose)


if __name__ == "__main__":
    main(sys.argv[1:])
