"""Two writers, two readers and the served pages on one store: a program of its own.

`python -m tests.contract.store.company 60` keeps them at it for a minute and prints the longest
waits, the largest log, and what anybody complained of.
"""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import chain, count, cycle
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import msgspec
from msgspec import Struct, field

from twosource.errors import TwosourceError
from twosource.model import Actor, Claim, Reading, Report, Sentence, Span
from twosource.run.relating import join_claims, recall_grouping, relate_reports
from twosource.store.claim_terms import Sought
from twosource.store.view import open_view
from twosource.store.writer import Writer, open_writer
from twosource.text.hashing import hash_bytes, hash_claim, hash_report

__all__ = ["Told", "keep_company"]

SENTENCES, MOST, TOGETHER = 40, 20, 10
"""How long a report is; how many a writer makes before it claims anew; after how many it joins."""
PAGES = ("", "sources", "search?q=grain", "map", "time", "ledger", "about", "export/ledger.csv")


class Told(Struct):
    """What one of them did: how often, the longest of it in seconds, what went wrong."""

    name: str
    times: int = 0
    longest: float = 0.0
    faults: list[str] = field(default_factory=list)

    def do(self, work: Callable[[], object]) -> None:
        """Do something and note how long it took; an error of ours is a fault."""
        began = time.monotonic()
        try:
            work()
        except (TwosourceError, AssertionError) as error:
            self.faults.append(f"{type(error).__name__}: {error}")
        self.times += 1
        self.longest = max(self.longest, time.monotonic() - began)


def make_report(number: int) -> Report:
    """A report that its number alone decides."""
    words = Random(number)
    lines = [
        f"Niger sent grain past {' '.join(_make_word(words) for _ in range(9))} to Chad."
        for _ in range(SENTENCES)
    ]
    text = " ".join(lines)
    report = hash_report(f"{number}.txt", None, text)
    starts = [sum(len(line) + 1 for line in lines[:at]) for at in range(SENTENCES)]
    return Report(
        id=report,
        source=f"{number}.txt",
        name=f"{number}.txt",
        content_hash=hash_bytes(text.encode()),
        text=text,
        publisher=f"Lissa Post {number % 3}",
        sentences=tuple(
            Sentence(Span(report, start, start + len(line)), 0)
            for start, line in zip(starts, lines, strict=True)
        ),
    )


def _make_word(random: Random) -> str:
    return "".join(random.choices("abdefgiklmnoprstu", k=7))


def make_claims(report: Report) -> list[Claim]:
    """A claim of each tenth sentence of a report."""
    return [_make_claim(report, one.span) for one in report.sentences[::10]]


def _make_claim(report: Report, at: Span) -> Claim:
    cue = Span(report.id, at.start + 6, at.start + 10)
    giver = Actor(span=Span(report.id, at.start, at.start + 5), state="NER", name="Niger")
    taker = Actor(span=Span(report.id, at.end - 5, at.end - 1), state="TCD", name="Chad")
    return Claim(
        id=hash_claim(report.id, cue.start, cue.end, "AID"),
        report=report.id,
        at=at,
        cue=cue,
        act="AID",
        mode=None,
        status="happened",
        actors=(giver,),
        recipients=(taker,),
    )


def write(place: str, first: int, seconds: float) -> list[Told]:
    """Write reports and claims, and join all there is from time to time."""
    put, joined = Told(f"writer from {first}"), Told("its joining of all there is")
    until = time.monotonic() + seconds
    with open_writer(place) as writer:
        for at in count():
            if time.monotonic() > until:
                break
            report = make_report(first + at % MOST)
            claims = {report.id: make_claims(report)}
            put.do(partial(writer.put_report, report, Reading(report.id, ())))
            put.do(partial(writer.put_claims, "c", claims, days={report.id: ""}))
            if at % TOGETHER == TOGETHER - 1:
                joined.do(partial(relate, writer))
    return [put, joined]


def relate(writer: Writer) -> None:
    relate_reports(writer, before=recall_grouping(writer), tell=lambda _: None)
    join_claims(writer, tell=lambda _: None)


def read(place: str, seconds: float) -> list[Told]:
    """Look at the whole of a store again and again; what is there is whole."""
    told, until = Told("reader"), time.monotonic() + seconds
    while time.monotonic() < until:
        told.do(partial(look, place))
    return [told]


def look(place: str) -> None:
    with open_view(place) as view:
        record = view.record()
        found = view.search(Sought(words="grain", actor="NER"))
    assert all(len(one.sentences) == SENTENCES for one in record.reports)
    assert not record.claims or found.sentences > 0
    if record.collation.events:
        held = {one for event in record.collation.events for one in event.claims}
        stories = {one for story in record.grouping.stories for one in story.reports}
        assert held == {one.id for one in record.claims if one.report in stories}


@contextmanager
def serving(place: Path) -> Iterator[str]:
    command = [sys.executable, "-m", "twosource", "serve", "--port", "0", "--db", str(place)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield process.stdout.readline().strip()
        finally:
            process.kill()


def ask(address: str) -> None:
    try:
        with urlopen(Request(address), timeout=60) as answer:
            answer.read()
    except HTTPError as error:
        raise AssertionError(f"{error.code} of {address}: {error.read()[-500:]!r}") from error


def keep_company(place: Path, seconds: float) -> tuple[list[Told], int]:
    """Have all of them at one store for so long; return what they tell, and the largest log."""
    with open_writer(place) as writer:
        report = make_report(0)
        writer.put_report(report, Reading(report.id, ()))
        relate(writer)
    log, largest, pages = Path(f"{place}-wal"), 0, Told("pages")
    roles = [("write", 0), ("write", 1000), ("read", 0), ("read", 0)]
    with serving(place) as address:
        ask(address)
        others = [start(role, place, first, seconds) for role, first in roles]
        for page in cycle(PAGES):
            if all(other.poll() is not None for other in others):
                break
            pages.do(partial(ask, address + page))
            largest = max(largest, log.stat().st_size if log.exists() else 0)
        said = [other.communicate()[0] for other in others]
    told = chain.from_iterable(msgspec.json.decode(one, type=list[Told]) for one in said)
    return [pages, *told], largest


def start(role: str, place: Path, first: int, until: float) -> subprocess.Popen[str]:
    command = [
        sys.executable,
        "-m",
        "tests.contract.store.company",
        role,
        str(place),
        str(first),
        str(until),
    ]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def main(seconds: float) -> None:
    """Keep company for so long, and print what came of it."""
    with TemporaryDirectory() as folder:
        told, largest = keep_company(Path(folder) / "store.db", seconds)
    for one in told:
        sys.stdout.write(f"{one.name}: {one.times} times, the longest {one.longest:.2f} s\n")
    faults = [fault for one in told for fault in one.faults]
    sys.stdout.write(f"largest log {largest / (1 << 20):.1f} MB; {len(faults)} faults {faults}\n")


if __name__ == "__main__":
    if sys.argv[1] in ("write", "read"):
        role, place, first, seconds = sys.argv[1:]
        work = partial(write, place, int(first)) if role == "write" else partial(read, place)
        done = work(float(seconds))
        sys.stdout.buffer.write(msgspec.json.encode(done))
    else:
        main(float(sys.argv[1]))
