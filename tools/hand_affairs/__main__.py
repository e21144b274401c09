"""Print what is right of some labelled affairs.

Run: python -m tools.hand_affairs [--each] FILE…
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tools.hand_affairs.model import load_affairs
from tools.hand_affairs.reading import read_affair
from tools.hand_affairs.scores import Share, Tally, score_affair

__all__ = ["add_up", "main", "score_files"]


def score_files(paths: list[Path], *, each: bool = False) -> Tally:
    """Return the counts over all affairs of some files; `each` prints those of one affair too."""
    total: Tally = {}
    with TemporaryDirectory() as folder:
        for path in paths:
            for affair in load_affairs(path):
                tally = score_affair(read_affair(affair, Path(folder)))
                total = add_up(total, tally)
                if each:
                    print(f"{affair.id}  {affair.title}")
                    _print(tally)
    return total


def add_up(one: Tally, other: Tally) -> Tally:
    """Return the counts of two tallies together."""
    return {name: one.get(name, Share()) + share for name, share in other.items()}


def main(arguments: list[str]) -> None:
    """Print the table."""
    paths = [Path(one) for one in arguments if not one.startswith("--")]
    _print(score_files(paths, each="--each" in arguments))


def _print(tally: Tally) -> None:
    for name, share in tally.items():
        print(
            f"{name:42} {share.right:7.1f} of {share.found:5.0f} found, {share.there:5.0f} there: "
            f"P {share.precision:.3f}  R {share.recall:.3f}  F {share.f1:.3f}"
        )


if __name__ == "__main__":
    main(sys.argv[1:])
