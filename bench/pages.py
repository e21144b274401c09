"""How long the pages take over a large store: start, story and search.

    python -m bench.pages [--reports 100000] [--asked 300] [--writing] [--folder FOLDER]

The store is that of `bench.large_store`, the questions are those of `bench.questions`. Pages are
asked for as the server asks them, without a network in between. The clock counts the time of the
processor, and beside it that of the wall. With --writing another process writes reports meanwhile,
each in its own transaction, into a copy of the store that goes afterwards.
"""

import argparse
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from random import Random
from urllib.parse import urlencode

from bench.drawn import draw_story
from bench.large_store import FOLDER, find_store
from bench.machine import describe_machine
from bench.questions import draw_questions
from msgspec import Struct
from starlette.testclient import TestClient

from twosource.model import Reading
from twosource.present.web import WebOptions, make_app
from twosource.store.view import open_view
from twosource.store.writer import open_writer

HOST = "127.0.0.1:1"
FIRST_WRITTEN = 10_000_000
"""The number of the first story that is written meanwhile; no store holds as many."""


class Measured(Struct, frozen=True, kw_only=True):
    """One kind of page: milliseconds of the processor and of the wall, and the largest page."""

    page: str
    processor: tuple[float, ...]
    wall: tuple[float, ...]
    bytes: int


def main(arguments: Sequence[str] | None = None) -> None:
    """Make the store where it is not there yet, ask it, and print a line for each page."""
    parser = argparse.ArgumentParser(prog="python -m bench.pages", description=__doc__)
    parser.add_argument("--reports", type=int, default=100_000)
    parser.add_argument("--asked", type=int, default=300, help="pages; of each question a sixth")
    parser.add_argument("--folder", type=Path, default=FOLDER)
    parser.add_argument("--writing", action="store_true", help="another process writes meanwhile")
    parser.add_argument("--write", type=Path, help=argparse.SUPPRESS)
    chosen = parser.parse_args(arguments)
    if chosen.write:
        write_on(chosen.write)
        return
    place = find_store(chosen.folder, chosen.reports)
    print(describe_machine())
    print("| page | processor, middle | 95th | wall, middle | 95th | bytes at most |")
    print("|---|---|---|---|---|---|")
    if not chosen.writing:
        tell_all(place, chosen.asked)
        return
    with copied(place) as copy, writing(copy):
        tell_all(copy, chosen.asked)


@contextmanager
def copied(place: Path) -> Iterator[Path]:
    """Lend a copy of a store."""
    copy = place.with_suffix(".written.db")
    shutil.copyfile(place, copy)
    try:
        yield copy
    finally:
        for path in place.parent.glob(f"{copy.name}*"):
            path.unlink()


@contextmanager
def writing(place: Path) -> Iterator[None]:
    """Let a process write into the store meanwhile."""
    writer = subprocess.Popen([sys.executable, "-m", "bench.pages", "--write", str(place)])
    try:
        yield
    finally:
        writer.kill()
        writer.wait()


def write_on(place: Path) -> None:
    """Write one report after the other, each in its own transaction, as a run does."""
    with open_writer(place) as writer:
        for number in count(FIRST_WRITTEN):
            for telling in draw_story(number).tellings:
                writer.put_report(telling.report, Reading(telling.report.id, ()))


def tell_all(place: Path, asked: int) -> None:
    """Ask for each kind of page and print it; all that is asked of search stands last."""
    searched = []
    for one in measure(place, asked):
        tell(one)
        if one.page.startswith("search"):
            searched.append(one)
    tell(
        Measured(
            page="search, all of these",
            processor=tuple(took for one in searched for took in one.processor),
            wall=tuple(took for one in searched for took in one.wall),
            bytes=max(one.bytes for one in searched),
        )
    )


def measure(place: Path, asked: int) -> Iterator[Measured]:
    """Ask each kind of page so many times, each time about something else."""
    with open_view(place) as view:
        stories = view.totals().stories
    chance = Random(7)
    pages = {
        "start": [f"/?page={1 + at % 40}" for at in range(asked)],
        "story": [f"/story/{draw_story(chance.randrange(stories)).id}" for _ in range(asked)],
    }
    for kind, questions in draw_questions(max(1, asked // 6), stories).items():
        pages[f"search: {kind}"] = [f"/search?{urlencode(one)}" for one in questions]
    app = make_app(WebOptions(store=str(place), hosts=frozenset({HOST}), secret=b"bench" * 8))
    with TestClient(app, base_url=f"http://{HOST}") as client:
        for first in pages.values():
            client.get(first[0])
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
        size = max(size, len(answer.content))
        if answer.status_code != 200:
            raise RuntimeError(f"{address} answered {answer.status_code}")
    return Measured(page=name, processor=tuple(processor), wall=tuple(wall), bytes=size)


def pick(figures: Sequence[float], share: float) -> float:
    """Return the figure below which this share of them lies."""
    return sorted(figures)[min(int(share * len(figures)), len(figures) - 1)]


def tell(one: Measured) -> None:
    """Print one page."""
    took = [
        f"{pick(some, share):.0f}" for some in (one.processor, one.wall) for share in (0.5, 0.95)
    ]
    print(f"| {one.page} | {' | '.join(took)} | {one.bytes:,} |", flush=True)


if __name__ == "__main__":
    main()
