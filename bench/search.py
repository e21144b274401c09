"""Search on a large store: how long the processor takes for each kind of question.

    python -m bench.search [--reports 100000] [--asked 50] [--folder FOLDER]

The store is that of `bench.large_store`, the questions are those of `bench.questions`. The same are
asked of the server by `bench.pages`.
"""

import argparse
import time
from collections.abc import Sequence
from pathlib import Path

from bench.large_store import FOLDER, find_store
from bench.questions import draw_questions

from twosource.present.web.asked import Asked
from twosource.present.web.sought import read_sought
from twosource.store.view import open_view


def main(arguments: Sequence[str] | None = None) -> None:
    """Make the store when it is not there, ask it, print figures."""
    parser = argparse.ArgumentParser(prog="python -m bench.search", description=__doc__)
    parser.add_argument("--reports", type=int, default=100_000)
    parser.add_argument("--asked", type=int, default=50, help="questions of each kind")
    parser.add_argument("--folder", type=Path, default=FOLDER)
    parser.add_argument("--kind", help="ask this kind alone, and tell each question")
    chosen = parser.parse_args(arguments)
    with open_view(find_store(chosen.folder, chosen.reports)) as view:
        questions = draw_questions(chosen.asked, view.totals().stories)
        for kind in [chosen.kind] if chosen.kind else questions:
            took = []
            for question in questions[kind]:
                sought = read_sought(Asked(path="/search", facets=question), limit=20)
                start = time.process_time()
                found = view.search(sought)
                took.append(1000 * (time.process_time() - start))
                if chosen.kind:
                    more = "" if found.is_all else "+"
                    print(f"{took[-1]:6.0f} ms  {found.sentences}{more}  {question}")
            took.sort()
            middle, most = took[len(took) // 2], took[int(0.95 * len(took))]
            print(f"{kind:26} {middle:6.0f} ms, 95th {most:6.0f} ms, most {took[-1]:6.0f} ms")


if __name__ == "__main__":
    main()
